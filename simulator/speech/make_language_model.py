"""Makes the English language model of pocketsphinx from the project's own sentences (development; run it by hand).

    python -m simulator.speech.make_language_model

It reads the patterns of `data/english_phrases.txt`, the labelled English utterances of `scoring/acts/data` and all
English lines of `scenarios`, leaves out every sentence that tests speak, and writes `data/english.lm` (ARPA trigrams,
interpolated Kneser-Ney: Kneser and Ney 1995, Chen and Goodman 1999) and `data/english.dict` (the pronunciations of its
words). The same sources give the same bytes.
"""

from __future__ import annotations

import json
import math
import random
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Final

from scoring.authored import Entries, Findings, Items, Scalar, read
from simulator.speech.spoken_english import normalised

ROOT: Final = Path(__file__).parents[2]
DATA: Final = Path(__file__).parent / "data"
HELD_OUT: Final = "tests/**/spoken*.en.txt"
"""Files of sentences, one a line, that must stay unknown to the model."""
DRAWS: Final = 100
"""Sentences drawn from each pattern, at most."""
DISCOUNT: Final = 0.75
"""Taken from each count for the shorter histories; between 0.7 and 0.9 the perplexity hardly moves."""
BACKGROUND_WORDS: Final = 3000
"""Common words of English that stand in no sentence here but may be said; ranked by pocketsphinx's own model."""
BACKGROUND_SHARE: Final = 0.02
"""Share of the unigrams that is given by how common a word is in English at large."""
UNSEEN: Final = 1e-9
"""Probability below which pocketsphinx's model does not know a word."""
COARSE: Final = re.compile(
    r"fuck|shit|bitch|cunt|bastard|whore|slut|nigg|fag|cock|dick|piss|porn|rape|sex|nazi|damn|bloody|pussy|asshole|wank"
)
"""Words that noise must never turn into; nobody is judged by words that a recogniser made up."""
START, END = "<s>", "</s>"
Gram = tuple[str, ...]


# --- the sentences ------------------------------------------------------------------------------------------


def pattern_sentences(text: str, draws: int, seed: str = "english") -> Iterator[str]:
    """Sentences drawn from patterns: (a|b) one of them, [a] perhaps, {name} one of the entries of @name."""
    slots: dict[str, list[str]] = {}
    for number, raw in enumerate(text.splitlines()):
        line = raw.strip()
        if not line or line.startswith("#"):
            continue
        if line.startswith("@"):
            name, _, entries = line[1:].partition(":")
            slots[name.strip()] = [entry.strip() for entry in entries.split("|")]
            continue
        chance = random.Random(f"{seed}/{number}")  # noqa: S311 - a seeded draw, no secret
        yield from sorted({_drawn(line, slots, chance) for _ in range(draws)})


def _drawn(pattern: str, slots: Mapping[str, list[str]], chance: random.Random) -> str:
    text = pattern
    while True:
        inner = re.search(r"\(([^()\[\]]*)\)|\[([^()\[\]]*)\]|\{(\w+)\}", text)
        if inner is None:
            return " ".join(text.split())
        choice, perhaps, slot = inner.groups()
        if slot is not None:
            piece = chance.choice(slots[slot])
        elif choice is not None:
            piece = chance.choice(choice.split("|"))
        else:
            piece = chance.choice([*perhaps.split("|"), ""]) if "|" in perhaps else chance.choice([perhaps, ""])
        text = text[: inner.start()] + piece + text[inner.end() :]


def utterances() -> Iterator[str]:
    """The labelled English utterances of the act detector."""
    for path in sorted((ROOT / "scoring" / "acts" / "data").glob("*.en*.jsonl")):
        for line in path.read_text("utf-8").splitlines():
            if line.strip():
                yield str(json.loads(line)["text"])


def scenario_lines() -> Iterator[str]:
    """Every English line of the scenarios, whoever says it."""
    for path in sorted((ROOT / "scenarios").rglob("*.yaml")):
        findings = Findings()
        tree = read(path.read_text("utf-8"), path.name, findings)
        if tree is not None:
            yield from (text for text in _texts(tree) if _is_english(text))


def _texts(node: Entries | Items | Scalar) -> Iterator[str]:
    if isinstance(node, Scalar):
        yield node.text
    elif isinstance(node, Items):
        for item in node.items:
            yield from _texts(item)
    else:
        for _, value in node.entries:
            yield from _texts(value)


def _is_english(text: str) -> bool:
    return text.isascii() and len(re.findall(r"[A-Za-z]{2,}", text)) >= 3


def held_out() -> frozenset[Gram]:
    """The sentences that tests speak, normalised."""
    found: set[Gram] = set()
    for path in sorted(ROOT.glob(HELD_OUT)):
        for line in path.read_text("utf-8").splitlines():
            if line.strip() and not line.startswith("#"):
                found.update(normalised(line))
    return frozenset(found)


# --- the model ----------------------------------------------------------------------------------------------


class Trigrams:
    """Interpolated Kneser-Ney trigrams: shorter histories count in how many ways a word goes on, not how often."""

    def __init__(self, vocabulary: Sequence[str], background: Mapping[str, float]) -> None:
        """`background` gives the probability of words before anything was counted; it sums to one."""
        self.vocabulary = frozenset(vocabulary)
        self._background = background
        self._counts: dict[Gram, Counter[str]] = defaultdict(Counter)
        self._totals: dict[Gram, int] = {}

    def learn(self, sentences: Iterable[Sequence[str]]) -> None:
        """Count sentences; a word outside the vocabulary breaks a sentence in two. To be called once."""
        for sentence in sentences:
            words = [START, *sentence, END]
            for place in range(1, len(words)):
                history = tuple(words[max(0, place - 2) : place])
                if self._known(words[place]) and all(self._known(word) for word in history):
                    self._counts[history][words[place]] += 1
        for length in (2, 1):
            for history in [history for history in self._counts if len(history) == length]:
                for word in self._counts[history]:
                    self._counts[history[1:]][word] += 1
        self._totals = {history: sum(counts.values()) for history, counts in self._counts.items()}

    def _known(self, word: str) -> bool:
        return word in self.vocabulary or word in (START, END)

    def _left(self, history: Gram) -> float:
        """Share that goes to the shorter history."""
        if history not in self._totals:
            return 1.0
        return sum(min(DISCOUNT, count) for count in self._counts[history].values()) / self._totals[history]

    def probability(self, history: Gram, word: str) -> float:
        """Of a word after at most two others."""
        if not history:
            own = self._counts[()][word] / self._totals[()]
            return (1.0 - BACKGROUND_SHARE) * own + BACKGROUND_SHARE * self._background.get(word, 0.0)
        shorter = self.probability(history[1:], word)
        if history not in self._totals:
            return shorter
        own = max(self._counts[history][word] - DISCOUNT, 0.0) / self._totals[history]
        return own + self._left(history) * shorter

    def arpa(self) -> str:
        """The model as ARPA text."""
        orders: list[list[tuple[Gram, float, float | None]]] = [[], [], []]
        for word in sorted({*self.vocabulary, END}):
            orders[0].append(((word,), self.probability((), word), self._left((word,))))
        orders[0].append(((START,), 0.0, self._left((START,))))
        for history in sorted(self._counts):
            if history:
                for word in sorted(self._counts[history]):
                    gram = (*history, word)
                    left = self._left(gram) if len(gram) == 2 else None
                    orders[len(gram) - 1].append((gram, self.probability(history, word), left))
        lines = ["\\data\\", *(f"ngram {n}={len(grams)}" for n, grams in enumerate(orders, 1)), ""]
        for n, grams in enumerate(orders, 1):
            lines.append(f"\\{n}-grams:")
            for gram, probability, left in sorted(grams):
                tail = f" {_log(left)}" if left is not None and left < 1.0 else ""
                lines.append(f"{_log(probability)} {' '.join(gram)}{tail}")
            lines.append("")
        return "\n".join([*lines, "\\end\\", ""])


def _log(probability: float) -> str:
    return "-99" if probability <= 0 else f"{math.log10(probability):.3f}"


def pronunciations() -> dict[str, list[str]]:
    """All words that can be recognised: phones by word, alternatives in order."""
    import pocketsphinx  # noqa: PLC0415

    found: dict[str, list[str]] = defaultdict(list)
    stock = Path(pocketsphinx.get_model_path("en-us/cmudict-en-us.dict"))
    for path in (stock, DATA / "extra_words.txt"):
        for line in path.read_text("utf-8").splitlines():
            if line.strip() and not line.startswith("#"):
                word, phones = line.split(maxsplit=1)
                base = re.sub(r"\(\d+\)$", "", word)
                if phones not in found[base]:
                    found[base].append(phones)
    return found


def background(known: Iterable[str]) -> dict[str, float]:
    """How common words are in English at large: unigrams of the model that pocketsphinx brings."""
    import pocketsphinx  # noqa: PLC0415

    logarithms = pocketsphinx.LogMath()
    stock = pocketsphinx.NGramModel(
        pocketsphinx.Config(), logarithms, pocketsphinx.get_model_path("en-us/en-us.lm.bin")
    )
    shares = {word: math.exp(logarithms.log_to_ln(stock.prob([word]))) for word in known}
    return {word: share for word, share in shares.items() if share > UNSEEN}


def taught(figures: Counter[str]) -> list[Gram]:
    """All sentences the model learns; `figures` counts them by source."""
    spoken = held_out()
    sentences: list[Gram] = []
    sources = (
        ("patterns", pattern_sentences((DATA / "english_phrases.txt").read_text("utf-8"), DRAWS)),
        ("utterances", utterances()),
        ("scenarios", scenario_lines()),
    )
    for name, texts in sources:
        for text in texts:
            for sentence in normalised(text):
                left_out = sentence in spoken
                figures["left out" if left_out else name] += 1
                if not left_out:
                    sentences.append(sentence)
    return sentences


def build() -> tuple[str, str, dict[str, int]]:
    """Language model, dictionary, and figures for the report."""
    figures: Counter[str] = Counter()
    sentences = taught(figures)
    known = pronunciations()
    counted = Counter(word for sentence in sentences for word in sentence)
    own = {word for word in counted if word in known}
    common = background(word for word in known if word.isalpha() or word in counted)
    ranked = sorted(common, key=lambda word: (-common[word], word))
    others = [word for word in ranked if word not in own and len(word) > 2 and not COARSE.search(word)][
        :BACKGROUND_WORDS
    ]
    vocabulary = sorted({*own, *others})
    total = sum(common.get(word, 0.0) for word in vocabulary)
    figures["words"] = len(vocabulary)
    figures["words without pronunciation"] = len(counted) - len(own)
    model = Trigrams(vocabulary, {word: common.get(word, 0.0) / total for word in vocabulary})
    model.learn(sentences)
    dictionary = [
        f"{word}{f'({number})' if number > 1 else ''} {phones}"
        for word in vocabulary
        for number, phones in enumerate(known[word], 1)
    ]
    return model.arpa(), "\n".join([*dictionary, ""]), dict(figures)


def main() -> None:
    """Write the model and print what it was made of."""
    model, dictionary, figures = build()
    (DATA / "english.lm").write_text(model, "utf-8", newline="\n")
    (DATA / "english.dict").write_text(dictionary, "utf-8", newline="\n")
    print(json.dumps({**figures, "model_bytes": len(model), "dictionary_bytes": len(dictionary)}))


if __name__ == "__main__":
    main()
