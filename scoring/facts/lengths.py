"""How long something is to take, so that a wish for six months is none for a year."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Final

from scoring.language.numbers import find_numbers

_DAYS: Final = (
    ("year", 360), ("quarter", 90), ("month", 30), ("fortnight", 14), ("week", 7), ("day", 1),
    ("年", 360), ("季", 90), ("月", 30), ("周", 7), ("星期", 7), ("礼拜", 7), ("天", 1), ("日", 1),
)  # fmt: skip
_TERM_BEFORE: Final = re.compile(
    r"\b(?:within|in|after|takes?|every|each|last|past|first|by|about|than)(?: (?:the|a|about|some))?(?: next)? $|"
    r"[每过满近第前]$"
)
"""Before a length that is a term, a rule or a distance from today."""
_WHOLE: Final = re.compile(r"\b(?:whole|full|entire) |整(?=[一两半])")
_TERM_AFTER: Final = re.compile("(?:之|以)?[内后前]|左右|(?:个)?工作日| (?:ago|old|later|of grace)|, each")


@lru_cache(maxsize=512)
def _lengths(words: str, language: str) -> tuple[tuple[int, int, float], ...]:
    return tuple(_told(words, language))


def _told(words: str, language: str) -> Iterator[tuple[int, int, float]]:
    for number in find_numbers(words, language):
        if number.kind == "span":
            count, _, unit = number.value.partition(" ")
            half = count == "half"
            many = 0.5 if half else 1.0 if count in ("a", "an", "one") else _number(count)
            days = next((days for name, days in _DAYS if name in unit), 0)
            if many and days:
                yield number.start, number.end, many * days


def _number(count: str) -> float:
    try:
        return float(count)
    except ValueError:
        return 0.0


def other_length(wanted: str, said: str, language: str) -> bool:
    """Whether another length is told than the one that is wanted, and not that one."""
    mine = {days for _, _, days in _lengths(wanted, language)}
    if not mine:
        return False
    said = _WHOLE.sub("", said)
    told = {
        days
        for start, end, days in _lengths(said, language)
        if not _TERM_BEFORE.search(said[max(0, start - 24) : start]) and not _TERM_AFTER.match(said, end)
    }
    return bool(told) and not mine & told


__all__ = ["other_length"]
