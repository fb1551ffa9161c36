"""Whether words tell what a knowledge page holds: the one measure for checks and for the caller's reactions."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import Final

from scoring.checks.wording import Wording

FEW: Final = 3
"""A page needs so many content words of its own to be known by them."""


_NEXT_DAY: Final = frozenset(("次日", "明天", "第二天"))


def tells(wording: Wording, pages: Mapping[str, str], page: str, said: Iterable[str], share: float) -> bool:
    """Whether the words tell what is special to a page among `pages`, a length of time that it states included.

    `share` of the page's own content is enough, 0 to 1. Only turns that share a content word or a value with the page
    count, so that chance syllables of a long call do not.
    """
    text = pages[page]
    values = wording.values(text)
    words = [turn for turn in said if wording.shared(text, turn) or values & wording.values(turn)]
    others = "\n".join(other for name, other in pages.items() if name != page)
    units = wording.letters(text)
    own = units - wording.letters(others)
    own = own if len(own) >= FEW else units
    told = frozenset().union(*map(wording.letters, words))
    met = sum(unit in told or _day_told(unit, told) for unit in own)
    if met < share * len(own):
        return False
    stated = {value for value in values if value[0] != "number"}
    spans = {value for value in stated if value[0] == "span"}
    return not spans or spans != stated or any(spans & wording.values(turn) for turn in words)


def _day_told(unit: str, told: frozenset[str]) -> bool:
    """Whether a date of a page was told by its day or month and day alone, or the next day by another word for it."""
    if unit in _NEXT_DAY:
        return bool(_NEXT_DAY & told)
    return unit[:1].isdigit() and any(unit[place + 1 :] in told for place, sign in enumerate(unit) if sign == "-")


def takes_from_pages(
    wording: Wording, pages: Mapping[str, str], said: str, known: Iterable[str] = (), *, least: int
) -> bool:
    """Whether words take at least so many content words and values from one page.

    What stands in `known` as well, such as the question, is no news and does not count.
    """
    units = _units(wording, said)
    found = [shared for text in pages.values() if len(shared := units & _units(wording, text)) >= least]
    if not found:
        return False
    old: frozenset[str | tuple[str, str]] = frozenset().union(*(_units(wording, text) for text in known))
    return any(len(shared - old) >= least for shared in found)


@lru_cache(maxsize=1024)
def _units(wording: Wording, text: str) -> frozenset[str | tuple[str, str]]:
    """Content words and values of a text."""
    return frozenset((*wording.content(text), *wording.values(text)))


__all__ = ["FEW", "takes_from_pages", "tells"]
