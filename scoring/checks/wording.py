"""What two texts have in common: content words by sound, numbers by value, so that wording does not matter much."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import Final

from scoring.language.text import Normal, normalise

_STOP_ZH: Final = frozenset(
    "的了是我您你他她它们这那个吗呢吧啊在有就也都不没要会能可以和跟给到把被让请问嗯哦好对还再很太真先又才只很一二两三四五六七八九十说讲想看"
    "什么怎样为而且但因所从向于与之其里上下来去过着得地里边些点次件事情时候现谢麻烦贵姓先生女士小姐太叔阿姨哎呀喂唉"
)
_STOP_EN: Final = frozenset(
    [
        "a",
        "an",
        "the",
        "of",
        "to",
        "in",
        "on",
        "at",
        "for",
        "from",
        "by",
        "with",
        "and",
        "or",
        "but",
        "so",
        "if",
        "is",
        "are",
        "was",
        "were",
        "be",
        "been",
        "am",
        "do",
        "does",
        "did",
        "have",
        "has",
        "had",
        "will",
        "would",
        "can",
        "could",
        "may",
        "might",
        "i",
        "you",
        "he",
        "she",
        "it",
        "we",
        "they",
        "me",
        "him",
        "her",
        "us",
        "them",
        "my",
        "your",
        "his",
        "its",
        "our",
        "their",
        "this",
        "that",
        "these",
        "those",
        "there",
        "here",
        "what",
        "which",
        "who",
        "when",
        "where",
        "why",
        "how",
        "not",
        "no",
        "yes",
        "please",
        "thank",
        "thanks",
        "sorry",
        "okay",
        "ok",
        "right",
        "well",
        "now",
        "just",
        "then",
        "than",
        "as",
        "about",
        "into",
        "out",
        "up",
        "down",
        "over",
        "again",
        "all",
        "any",
        "some",
        "one",
        "more",
        "mister",
        "missus",
        "miss",
        "'s",
        "get",
        "got",
        "go",
        "going",
        "come",
        "let",
        "tell",
        "know",
        "see",
        "look",
        "want",
        "need",
        "like",
        "very",
        "really",
        "still",
    ]
)
_SUFFIXES: Final = ("ations", "ation", "ments", "ment", "ings", "ing", "ied", "ies", "ed", "es", "s", "al")


def _stem(word: str) -> str:
    """The word without its ending: decide, decides, decided and deciding are one; so are cancel and cancelled."""
    for suffix in _SUFFIXES:
        if word.endswith(suffix) and len(word) - len(suffix) >= 3:
            stem = word[: -len(suffix)]
            doubled = suffix in ("ed", "ing", "ings") and stem[-1] == stem[-2] and stem[-1] not in "aeious"
            return stem[:-1] if doubled and len(stem) > 3 else stem.rstrip("e")
    return word.rstrip("e") if len(word) > 3 else word


_MARKS: Final = frozenset("，。！？；：,.!?;:\n、…—")
_ENDS: Final = frozenset("。！？!?.")
_SENTENCE_ENDS: Final = re.compile(r"[。！？!?；;\n]|(?<=[a-z])\.(?=\s|$)")
LONGEST: Final = 60
"""Code points by which a part is widened at most where no mark ends the clause."""


def whole_clauses(text: str, start: int, end: int) -> tuple[int, int]:
    """A part of a text widened to the clauses in which it stands; to whole words where marks are far away."""
    first = start
    while first > 0 and text[first - 1] not in _MARKS and start - first < LONGEST:
        first -= 1
    last = end
    while last < len(text) and text[last] not in _MARKS and last - end < LONGEST:
        last += 1
    if last < len(text) and text[last] in _ENDS and text[last - 1] not in _MARKS:
        last += 1
    first = _on_word(text, first, -1)
    last = _on_word(text, last, 1)
    while first < start and text[first].isspace():
        first += 1
    while last > end and text[last - 1].isspace():
        last -= 1
    return first, last


def _on_word(text: str, place: int, step: int) -> int:
    """The place moved to the edge of the Latin word in which it stands."""
    while 0 < place < len(text) and text[place - 1 : place + 1].isascii() and text[place - 1 : place + 1].isalnum():
        place += step
    return place


LONG: Final = 3
"""Digits from which on a number is known without its unit (six thousand for 6000 yuan)."""
KEPT: Final = 512
"""Texts that are kept, a few kilobytes each."""


class Wording:
    """Content of texts in one language; what was read last is kept: many checks, and calls, ask for the same texts.

    Take it from `wording_of`, so that the calls of a rehearsal share it.
    """

    def __init__(self, language: str) -> None:
        self.language = language
        self.normal = lru_cache(maxsize=KEPT)(self._normal)
        self.content = lru_cache(maxsize=KEPT)(self._content)
        self.letters = lru_cache(maxsize=KEPT)(self._letters)
        self.values = lru_cache(maxsize=KEPT)(self._values)
        self.clauses = lru_cache(maxsize=KEPT)(self._clauses)

    def _normal(self, text: str) -> Normal:
        return normalise(text, self.language)

    def _values(self, text: str) -> frozenset[tuple[str, str]]:
        """The numbers of a text by kind and value."""
        return frozenset((number.kind, number.value) for _, number in self.normal(text).numbers)

    def figures(self, text: str) -> frozenset[str]:
        """The numbers of a text that are long enough to be known without their unit; the others with their kind."""
        return frozenset(value if len(value) >= LONG else f"{kind} {value}" for kind, value in self.values(text))

    def _letters(self, text: str) -> frozenset[str]:
        """Single content units: syllables of content characters, stems of content words, values of numbers."""
        normal = self.normal(text)
        values = {index: number.value for index, number in normal.numbers}
        found = set()
        for index, key in enumerate(normal.keys):
            if index in values:
                found.add(values[index])
            elif self.language == "en":
                if key not in _STOP_EN:
                    found.add(_stem(key))
            elif key not in _STOP_ZH:
                found.add(normal.sounds[index])
        return frozenset(found)

    def _content(self, text: str) -> frozenset[str]:
        """Content words: pairs of neighbouring content characters, or the stems of an English text."""
        if self.language == "en":
            return frozenset(unit for unit in self.letters(text) if not unit[:1].isdigit())
        normal = self.normal(text)
        found = set()
        for index in range(len(normal.keys) - 1):
            one, two = normal.keys[index], normal.keys[index + 1]
            if (
                normal.breaks[index + 1] == 0
                and one not in _STOP_ZH
                and two not in _STOP_ZH
                and "<" not in (one[0], two[0])
            ):
                found.add(f"{normal.sounds[index]} {normal.sounds[index + 1]}")
        return frozenset(found)

    def shared(self, one: str, other: str) -> frozenset[str]:
        """Content words that two texts have in common."""
        return self.content(one) & self.content(other)

    def share(self, wanted: str, text: str) -> float:
        """Share of the wanted text's content units that another text takes up, 0 to 1."""
        units = self.letters(wanted)
        return len(units & self.letters(text)) / len(units) if units else 0.0

    def size(self, text: str) -> int:
        """Length in the language's own unit: characters in Mandarin, words in English."""
        return len(self.normal(text))

    def _clauses(self, text: str) -> tuple[str, ...]:
        """Sentences of a text, as far as marks show them."""
        return tuple(part for piece in _SENTENCE_ENDS.split(text) if (part := piece.strip()))


@cache
def wording_of(language: str) -> Wording:
    """The content of texts in `zh` or `en`."""
    return Wording(language)


__all__ = ["Wording", "whole_clauses", "wording_of"]
