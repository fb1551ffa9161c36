"""Whether what the trainee wrote down is the value on file, however it is spelled: in digits, in words, as a date."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from datetime import date
from itertools import chain
from typing import Final

from scoring.language.numbers import Number, find_numbers
from simulator.scenario.fields import is_date

_PARTS: Final = re.compile(r"\d+")
_ZH_DIGITS: Final = str.maketrans("零〇一二三四五六七八九幺", "001234567891")
_LANGUAGES: Final = ("zh", "en")


def same_value(due: str, given: str) -> bool:
    """Whether two spellings mean the same. `due` is the value on file: digits, `YYYY-MM-DD`, or other text."""
    given = unicodedata.normalize("NFKC", given).casefold().strip()
    if len(due) == len("YYYY-MM-DD") and is_date(due):
        wanted = date.fromisoformat(due)
        return any(_means(wanted, parts) for parts in _dates(given))
    if due.isdigit():
        return due in _digits(given)
    return bool(given) and _letters(due) == _letters(given)


def _letters(text: str) -> str:
    plain = unicodedata.normalize("NFKC", text).casefold().translate(_ZH_DIGITS)
    return "".join(c for c in plain if c.isalnum())


def _digits(given: str) -> Iterator[str]:
    """The run of digits that is written or said, in each reading; whatever else was counted in it stays in it."""
    yield "".join(c for c in given.translate(_ZH_DIGITS) if c.isdecimal())
    for language in _LANGUAGES:
        yield "".join(n.value for n in find_numbers(given, language) if n.kind in ("digits", "number"))


def _dates(given: str) -> Iterator[tuple[str, ...]]:
    """The parts of a date in the order in which they stand, in each reading."""
    readings = [tuple(_PARTS.findall(given))]
    for language in _LANGUAGES:
        readings.append(tuple(chain.from_iterable(map(_parts_of, find_numbers(given, language)))))
    for parts in readings:
        if len(parts) == 1 and len(parts[0]) in (6, 8):
            whole = parts[0]
            yield whole[:-4], whole[-4:-2], whole[-2:]
        elif len(parts) == 3:
            yield parts


def _parts_of(number: Number) -> list[str]:
    return _PARTS.findall(number.value) if number.kind in ("date", "digits", "number", "span") else []


def _means(wanted: date, parts: tuple[str, ...]) -> bool:
    """Year first, or year last with day and month in either order; a year may have two digits."""
    first, middle, last = (int(part) for part in parts)
    day_month = {(wanted.day, wanted.month), (wanted.month, wanted.day)}
    return (_is_year(parts[0], wanted) and (middle, last) == (wanted.month, wanted.day)) or (
        _is_year(parts[2], wanted) and (first, middle) in day_month
    )


def _is_year(part: str, wanted: date) -> bool:
    return int(part) == (wanted.year if len(part) == 4 else wanted.year % 100) and len(part) in (2, 4)


__all__ = ["same_value"]
