"""The normal form of an utterance: comparable units, their sounds, the numbers in them, and spans back to the input.

Mandarin and Cantonese-flavoured writing is split into characters, English into words with contractions opened. A number
becomes one unit (`<date>`, `<time>`, …). Offsets are code points of the input, always.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Final, Literal

from scoring.language.forms import CANTONESE, CONTRACTIONS
from scoring.language.numbers import Number, find_numbers
from scoring.language.phonetics import merged_syllable, sound_key

Break = Literal[0, 1, 2]

_CANTONESE_WORD: Final = re.compile("|".join(sorted(CANTONESE, key=len, reverse=True)))

_HESITATIONS: Final = re.compile(
    r"\b(?:um+|uh+|uhm|erm?)\b|(?<=,) ?(?:you know|you see|i mean|basically|like|sort of|kind of|sort of thing)(?=,)"
)
"""English sounds and phrases that say nothing, and that would part words that belong together."""

_STRONG: Final = frozenset("。！？!?；;\n")
_WEAK: Final = frozenset("，,、：:…—~")
_QUESTION: Final = frozenset("？?")


@dataclass(frozen=True, slots=True)
class Normal:
    """An utterance in normal form. All tuples run in step, one entry a unit."""

    text: str
    """The input."""
    language: str
    keys: tuple[str, ...]
    """Character, word or `<kind>` of a number."""
    sounds: tuple[str, ...]
    """Merged syllable, sound key of a word, or the key itself."""
    starts: tuple[int, ...]
    ends: tuple[int, ...]
    breaks: tuple[Break, ...]
    """What stands before the unit: 0 nothing, 1 comma, 2 full stop or the like."""
    asks: tuple[bool, ...]
    """Whether a question mark closes the clause that the unit stands in last."""
    numbers: tuple[tuple[int, Number], ...]
    """Unit index and number, spans in code points of the input."""

    def __len__(self) -> int:
        return len(self.keys)


@cache
def _simplifier():  # type: ignore[no-untyped-def]
    from opencc import OpenCC  # noqa: PLC0415 - only traditional text needs it

    return OpenCC("t2s")


@lru_cache(maxsize=1024)
def plain_letters(text: str) -> tuple[str, Sequence[int]]:
    """Half-width, simplified, lower-case text with the input's code point of each character.

    The converter is only asked where a character is outside the simplified set, so that ordinary text pays nothing.
    """
    if text.isascii():
        return text.lower(), range(len(text))
    pieces = [char if "\u4e00" <= char <= "\u9fff" else unicodedata.normalize("NFKC", char).lower() for char in text]
    plain = "".join(pieces)
    origin: Sequence[int] = range(len(text))
    if len(plain) > len(text) or not all(pieces):
        origin = tuple(i for i, piece in enumerate(pieces) for _ in piece)
    plain = plain.replace("’", "'").replace("‘", "'")
    try:
        plain.encode("gb2312")
    except UnicodeEncodeError:
        simple = str(_simplifier().convert(plain))
        if len(simple) == len(plain):
            plain = simple
    return plain, origin


def _cantonese(plain: str, origin: Sequence[int]) -> tuple[str, Sequence[int]]:
    words = tuple(_CANTONESE_WORD.finditer(plain))
    if not words:
        return plain, origin
    chars: list[str] = []
    places: list[int] = []
    at = 0
    for word in words:
        chars.extend(plain[at : word.start()])
        places.extend(origin[at : word.start()])
        said = CANTONESE[word[0]]
        chars.extend(said)
        places.extend(origin[min(word.start() + i, word.end() - 1)] for i in range(len(said)))
        at = word.end()
    chars.extend(plain[at:])
    places.extend(origin[at:])
    return "".join(chars), places


@lru_cache(maxsize=4096)
def normalise(text: str, language: str) -> Normal:
    """The normal form of `text`; `language` is `zh`, `yue` or `en`."""
    return _english(text) if language == "en" else _mandarin(text, language)


class _Units:
    """Collects units in order."""

    def __init__(self) -> None:
        self.keys: list[str] = []
        self.sounds: list[str] = []
        self.starts: list[int] = []
        self.ends: list[int] = []
        self.breaks: list[Break] = []
        self.asks: list[bool] = []
        self.numbers: list[tuple[int, Number]] = []
        self.pending: Break = 0
        self.clause = 0

    def add(self, key: str, sound: str, start: int, end: int) -> None:
        self.keys.append(key)
        self.sounds.append(sound)
        self.starts.append(start)
        self.ends.append(end)
        self.breaks.append(self.pending if len(self.keys) > 1 else 2)
        self.asks.append(False)
        self.pending = 0

    def add_number(self, number: Number, origin: Sequence[int]) -> int:
        """Add a number of the plain text as one unit; gives where the text goes on."""
        start, end = origin[number.start], origin[number.end - 1] + 1
        self.numbers.append((len(self.keys), Number(start, end, number.kind, number.value)))
        self.add(f"<{number.kind}>", f"<{number.kind}>", start, end)
        return number.end

    def mark(self, char: str) -> None:
        if char in _QUESTION:
            for i in range(self.clause, len(self.asks)):
                self.asks[i] = True
        if char in _STRONG:
            self.pending, self.clause = 2, len(self.keys)
        elif char in _WEAK and self.pending == 0:
            self.pending = 1

    def done(self, text: str, language: str) -> Normal:
        return Normal(
            text, language, tuple(self.keys), tuple(self.sounds), tuple(self.starts), tuple(self.ends),
            tuple(self.breaks), tuple(self.asks), tuple(self.numbers),
        )  # fmt: skip


def _mandarin(text: str, language: str) -> Normal:
    plain, origin = plain_letters(text)
    plain, origin = _cantonese(plain, origin)
    units = _Units()
    numbers = {n.start: n for n in find_numbers(plain, "zh")}
    at, size = 0, len(plain)
    while at < size:
        number = numbers.get(at)
        if number is not None:
            at = units.add_number(number, origin)
            continue
        char = plain[at]
        if char.isascii() and char.isalnum():
            end = at + 1
            while end < size and plain[end].isascii() and plain[end].isalnum() and end not in numbers:
                end += 1
            units.add(plain[at:end], plain[at:end], origin[at], origin[end - 1] + 1)
            at = end
            continue
        if char.isalnum():
            units.add(char, merged_syllable(char), origin[at], origin[at] + 1)
        else:
            units.mark(char)
        at += 1
    return units.done(text, language)


def _english(text: str) -> Normal:
    plain, origin = plain_letters(text)
    units = _Units()
    numbers = {n.start: n for n in find_numbers(plain, "en")}
    hesitations = {found.start(): found.end() for found in _HESITATIONS.finditer(plain)}
    at, size = 0, len(plain)
    while at < size:
        number = numbers.get(at)
        if number is not None:
            at = units.add_number(number, origin)
            continue
        if at in hesitations:
            at = hesitations[at]
            continue
        if not plain[at].isalnum():
            if plain[at] != "." or not (at + 1 < size and plain[at + 1].isalnum()):
                units.mark("。" if plain[at] == "." else plain[at])
            at += 1
            continue
        end = at + 1
        while end < size and (
            plain[end].isalnum() or (plain[end] == "'" and end + 1 < size and plain[end + 1].isalnum())
        ):
            end += 1
        start, stop = origin[at], origin[end - 1] + 1
        word = plain[at:end]
        if word.endswith("'s") and word not in CONTRACTIONS:
            word = word[:-2] + " 's"
        for piece in CONTRACTIONS.get(word, word).split(" "):
            units.add(piece, sound_key(piece), start, stop)
        at = end
    return units.done(text, "en")


__all__ = ["Break", "Normal", "normalise", "plain_letters"]
