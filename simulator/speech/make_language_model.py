"""Makes the English language model of pocketsphinx from the project's own sentences (development; run it by hand).

    python -m simulator.speech.make_language_model

It reads the patterns of `data/english_phrases.txt`, the labelled English utterances of `scoring/acts/data` and all
English lines of `scenarios`, leaves out every sentence that tests speak, and writes `data/english.lm` (ARPA trigrams,
Witten-Bell smoothing: Witten and Bell 1991, as interpolation) and `data/english.dict` (the words' pronunciations).
The same sources give the same bytes.
"""

from __future__ import annotations

import json
import math
import random
import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Final

from scoring.authored import Entries, Findings, Items, Scalar, read
from simulator.speech.spoken_english import normalised

ROOT: Final = Path(__file__).parents[2]
DATA: Final = Path(__file__).parent / "data"
HELD_OUT: Final = "tests/**/spoken*.en.txt"
"""Files of sentences, one a line, that must stay unknown to the model."""
DRAWS: Final = 60
"""Sentences drawn from each pattern, at most."""
PATTERN_WEIGHT: Final = 1.0
UTTERANCE_WEIGHT: Final = 2.0
"""Weight of a labelled utterance against one drawn sentence."""
SCENARIO_WEIGHT: Final = 2.0
BACKGROUND_SHARE: Final = 0.05
"""Share of the unigrams that goes to the background words."""
START, END, UNKNOWN = "<s>", "</s>", "<unk>"
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
    """Interpolated trigrams of weighted sentences."""

    def __init__(self, vocabulary: Sequence[str], background: Mapping[str, float]) -> None:
        """`background` gives the probability of words before anything was counted; it sums to one."""
        self.vocabulary = frozenset(vocabulary)
        self._background = background
        self._counts: dict[Gram, Counter[str]] = defaultdict(Counter)

    def add(self, sentence: Sequence[str], weight: float) -> None:
        """Count one sentence; words outside the vocabulary break it in two."""
        words = [START, *sentence, END]
        for place in range(1, len(words)):
            word = words[place]
            if word != END and word not in self.vocabulary:
                continue
            for order in range(3):
                history = tuple(words[max(0, place - order) : place])
                if len(history) < order or any(w != START and w not in self.vocabulary for w in history):
                    break
                self._counts[history][word] += weight

    def _share(self, history: Gram) -> float:
        """What Witten-Bell leaves to the counts of this history; the rest goes to the shorter one."""
        counts = self._counts.get(history)
        if not counts:
            return 0.0
        total = sum(counts.values())
        return total / (total + len(counts))

    def probability(self, history: Gram, word: str) -> float:
        """Of a word after at most two others."""
        if not history:
            share = 1.0 - BACKGROUND_SHARE
            total = sum(self._counts[()].values())
            return share * self._counts[()][word] / total + (1.0 - share) * self._background.get(word, 0.0)
        share = self._share(history)
        counts = self._counts.get(history)
        own = counts[word] / sum(counts.values()) if counts else 0.0
        return share * own + (1.0 - share) * self.probability(history[1:], word)

    def arpa(self) -> str:
        """The model as ARPA text."""
        orders: list[list[tuple[Gram, float, float | None]]] = [[], [], []]
        for word in sorted({*self.vocabulary, END}):
            orders[0].append(((word,), self.probability((), word), 1.0 - self._share((word,))))
        orders[0].append(((START,), 0.0, 1.0 - self._share((START,))))
        for history in sorted(self._counts):
            if history:
                for word in sorted(self._counts[history]):
                    gram = (*history, word)
                    left = 1.0 - self._share(gram) if len(gram) == 2 else None
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


def build() -> tuple[str, str, dict[str, int]]:
    """Language model, dictionary, and figures for the report."""
    spoken = held_out()
    weighted: list[tuple[Gram, float]] = []
    figures: Counter[str] = Counter()
    sources = (
        ("patterns", PATTERN_WEIGHT, pattern_sentences((DATA / "english_phrases.txt").read_text("utf-8"), DRAWS)),
        ("utterances", UTTERANCE_WEIGHT, utterances()),
        ("scenarios", SCENARIO_WEIGHT, scenario_lines()),
    )
    for name, weight, texts in sources:
        for text in texts:
            for sentence in normalised(text):
                if sentence in spoken:
                    figures["left out"] += 1
                    continue
                figures[name] += 1
                weighted.append((sentence, weight))
    known = pronunciations()
    counts = Counter(word for sentence, _ in weighted for word in sentence)
    vocabulary = sorted(word for word in counts if word in known)
    figures["words"] = len(vocabulary)
    figures["words without pronunciation"] = len(counts) - len(vocabulary)
    model = Trigrams(vocabulary, {word: 1.0 / len(vocabulary) for word in vocabulary})
    for sentence, weight in weighted:
        model.add(sentence, weight)
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
