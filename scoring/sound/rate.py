"""How fast somebody speaks: characters (Mandarin, Cantonese) or words (English) per minute of voiced time.

Method `rate/1`: what is spoken, without digit runs, over the time of the words without pauses and without digit runs. A
digit run is four digits and more said one by one: telephone and policy numbers are spoken slowly on purpose. Where the
words have no times of their own the run takes its share of the time by its length, and with more than a fifth of it in
runs nothing is measured. A turn of less than a second, or of fewer than eight characters or four words, has no rate.
Source: articulation rate as in N. H. de Jong and T. Wempe (2009), see `intervals`; characters are syllables. The limits
and the digit runs are ours.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from scoring.language.numbers import Number, find_numbers
from scoring.language.text import plain_letters
from scoring.record.events import Word
from scoring.sound.intervals import Interval, shared, total

METHOD: Final = "rate/1"
RUN_DIGITS: Final = 4
MOST_DIGITS: Final = 0.2
"""Largest share of untimed words that may be digit runs."""
LEAST_SECONDS: Final = 1.0
LEAST: Final = {"en": 4}
LEAST_CHARACTERS: Final = 8

_WORDS = re.compile(r"[^\W_]+(?:'[^\W_]+)*")
_CHARACTERS = re.compile(r"[\u3400-\u9fff\d]|[a-z]+")
_VOWELS = re.compile(r"[aeiouy]+")


def units(text: str, language: str) -> int:
    """Words of an English text; characters of a Chinese one, where a digit counts one and a foreign word its vowels."""
    plain, _ = plain_letters(text)
    if language == "en":
        return len(_WORDS.findall(plain))
    return sum(
        max(1, len(_VOWELS.findall(piece))) if piece.isascii() and piece.isalpha() else 1
        for piece in _CHARACTERS.findall(plain)
    )


def digit_runs(text: str, language: str) -> tuple[Number, ...]:
    """The digit runs, spans in code points of the text."""
    plain, origin = plain_letters(text)
    return tuple(
        replace(number, start=origin[number.start], end=origin[number.end - 1] + 1)
        for number in find_numbers(plain, "en" if language == "en" else "zh")
        if number.kind == "digits" and len(number.value) >= RUN_DIGITS
    )


def rate(text: str, words: Sequence[Word], language: str, voiced: Sequence[Interval]) -> float | None:
    """Units per minute; None where too little was said.

    `words` are those of `text` with their times on the clock of the `voiced` intervals; none where they are not known.
    """
    if words:
        text = (" " if language == "en" else "").join(word.text for word in words)
    runs = digit_runs(text, language)
    spoken, seconds = units(_without(text, runs), language), total(voiced)
    digits = sum(len(run.value) for run in runs)
    if words:
        seconds -= shared(_times(words, runs, 1 if language == "en" else 0), voiced)
    elif digits > MOST_DIGITS * (spoken + digits):
        return None
    else:
        spoken += digits
    if seconds < LEAST_SECONDS or spoken < LEAST.get(language, LEAST_CHARACTERS):
        return None
    return 60.0 * spoken / seconds


def _without(text: str, runs: Sequence[Number]) -> str:
    for run in reversed(runs):
        text = f"{text[: run.start]} {text[run.end :]}"
    return text


def _times(words: Sequence[Word], runs: Sequence[Number], joint: int) -> list[Interval]:
    """When the runs are spoken, from the first to the last of their words."""
    found = []
    for run in runs:
        at, inside = 0, []
        for word in words:
            if at < run.end and at + len(word.text) > run.start:
                inside.append(word)
            at += len(word.text) + joint
        if inside:
            found.append((inside[0].at, inside[-1].until))
    return found


__all__ = ["METHOD", "digit_runs", "rate", "units"]
