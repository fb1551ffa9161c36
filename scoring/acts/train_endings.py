"""Learns where sentences end from the utterances in the repository: `python -m scoring.acts.train_endings [zh|en …]`.

Needs scikit-learn (a development dependency). Each sentence gives one example of an end and some of places inside it;
commas are neither. All of it is also learnt as a recogniser might have heard it. Prints how well held-out utterances
are told. Same data, same bytes.
"""

from __future__ import annotations

import json
import random
import re
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Final

import numpy as np
from sklearn.feature_extraction.text import CountVectorizer
from sklearn.linear_model import LogisticRegression

from scoring.acts.endings import Endings, features, units
from scoring.language.misheard import mishear

DATA: Final = Path(__file__).parent / "data"
INSIDE: Final = 4
"""Places inside a sentence that are learnt, at most."""
NOISE: Final = (0.0, 0.1, 0.25)
"""Error rates at which each utterance is learnt."""
LAST: Final = {"zh": 29, "en": 19}
"""The last numbered file of utterances that is learnt. Later ones hold many short turns of one sentence, by which a
whole sentence at the head of a longer turn (我理解您的心情) was taken for a hanging clause."""
LEAST: Final = 6
"""A feature that fewer examples show is left out."""
SMALLEST: Final = 0.05
"""A weight below this is left out."""
HELD_OUT: Final = 5
"""Every fifth utterance is held out for the figures."""
_SENTENCE: Final = re.compile(r"[。？！?!；;\n]|\.(?=\s|$)")
_COMMA: Final = re.compile(r"[，,、：:—…]")
Example = tuple[list[str], bool]


def texts(language: str) -> list[str]:
    """The utterances of a language that are learnt, each once, in a fixed order."""
    paths = [DATA / f"corpus.{language}.jsonl", *sorted(DATA.glob(f"utterances.{language}.*.jsonl"))]
    learnt = (
        path for path in paths if not (number := path.suffixes[-2][1:]).isdigit() or int(number) <= LAST[language]
    )
    found = (json.loads(line)["text"] for path in learnt for line in path.read_text(encoding="utf-8").splitlines())
    return list(dict.fromkeys(found))


def examples(text: str, language: str, chance: random.Random) -> Iterator[Example]:
    """Words up to each end of a sentence (True) and up to places inside it (False)."""
    before: list[str] = []
    for sentence in _SENTENCE.split(text):
        words = units(sentence, language)
        if not words:
            continue
        commas, place = set(), 0
        for part in _COMMA.split(sentence)[:-1]:
            place += len(units(part, language))
            commas.add(place)
        inside = [place for place in range(1, len(words)) if place not in commas]
        yield [*before, *words], True
        for place in sorted(chance.sample(inside, min(INSIDE, len(inside)))):
            yield [*before, *words[:place]], False
        before = [*before, *words]


def learn(said: Sequence[str], language: str) -> Endings:
    """Fit the regression."""
    chance = random.Random(1)  # noqa: S311 - a fixed order, no secret
    found: list[Example] = []
    for rate in NOISE:
        for number, text in enumerate(said):
            heard = mishear(text, language, rate, number) if rate else text
            found += examples(heard, language, chance)
    counter = CountVectorizer(analyzer=lambda words: features(words, language), min_df=LEAST)
    x = counter.fit_transform([words for words, _ in found])
    model = LogisticRegression(C=1.0, max_iter=500).fit(x, [ends for _, ends in found])
    weights = zip(counter.get_feature_names_out(), model.coef_[0], strict=True)
    kept = {str(name): round(float(weight), 2) for name, weight in weights if abs(weight) >= SMALLEST}
    return Endings(round(float(model.intercept_[0]), 3), dict(sorted(kept.items())))


def show(said: Sequence[str], language: str) -> None:
    """Print how well utterances are told that were not learnt."""
    chance = random.Random(2)  # noqa: S311 - a fixed order, no secret
    model = learn([text for place, text in enumerate(said) if place % HELD_OUT], language)
    held = [one for text in said[::HELD_OUT] for one in examples(text, language, chance)]
    scores = np.array([model.finished(" ".join(words), language) for words, _ in held])
    ends = np.array([end for _, end in held])
    for limit in (0.15, 0.3, 0.45, 0.6):
        found, wrong = (scores[ends] >= limit).mean(), (scores[~ends] >= limit).mean()
        print(f"{language}: from {limit:.2f} on {found:.3f} of the ends, {wrong:.3f} of the places inside")


def main(languages: Sequence[str]) -> None:
    """Learn and store."""
    for language in languages or ("zh", "en"):
        said = texts(language)
        show(said, language)
        model = learn(said, language)
        stored = json.dumps({"bias": model.bias, "weights": model.weights}, ensure_ascii=False, indent=0)
        (DATA / f"endings.{language}.json").write_text(stored + "\n", encoding="utf-8")


if __name__ == "__main__":
    main(sys.argv[1:])
