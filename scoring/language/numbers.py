"""Numbers as they are spoken or written: where they stand, of what kind they are, and their plain value.

`find_numbers` gives non-overlapping spans in order. Values: `digits` and `number` a string of digits (decimals with a
point), `amount` the sum in the main unit, `percent` the number, `date` `YYYY-MM-DD`, `MM-DD` or `DD`, `day` a weekday
or a relative day in the words used, `time` `HH:MM` on the 24-hour clock where the part of the day was said, `span` a
length of time such as `3 day`. Words that merely hold a numeral (一起, 万一, 第三次, 一下) are no numbers.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

NumberKind = Literal["digits", "number", "amount", "percent", "date", "day", "time", "span"]


@dataclass(frozen=True, slots=True)
class Number:
    """A number found in a text."""

    start: int
    """First code point."""
    end: int
    """Code point after the last one."""
    kind: NumberKind
    value: str
    """Plain value, by kind (see the module)."""


Patterns = Sequence[tuple[NumberKind, re.Pattern[str]]]


def longest_number(
    text: str, at: int, patterns: Patterns, value_of: Callable[[NumberKind, re.Match[str]], str | None]
) -> Number | None:
    """The longest number that begins at a place, the first of equals; what `value_of` gives no value is none."""
    best: Number | None = None
    for kind, pattern in patterns:
        match = pattern.match(text, at)
        if match and match.end() > (best.end if best is not None else at):
            value = value_of(kind, match)
            if value is not None:
                best = Number(at, match.end(), kind, value)
    return best


@lru_cache(maxsize=1024)
def find_numbers(text: str, language: str) -> tuple[Number, ...]:
    """All numbers of a text, in order, not overlapping. `text` in normal letters (see `scoring.language.text`)."""
    if language == "en":
        from scoring.language.numbers_en import find_english  # noqa: PLC0415 - that module needs Number

        return find_english(text)
    from scoring.language.numbers_zh import find_mandarin  # noqa: PLC0415 - the same

    return find_mandarin(text)


__all__ = ["Number", "NumberKind", "find_numbers"]
