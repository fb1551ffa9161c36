"""Whether a turn tells another figure than the page: a sum, share, number, length of time, or a day of another year.

A figure counts against the page when neither a page nor the caller names it, nothing on the page and in the caller's
words reckons up to it, and the page has one of the same kind for the same thing that is told nowhere in the call.
Examples that are reckoned through, figures beside the page's own and what was heard badly are no contradiction.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Final

from scoring.checks.call import Call, Turn
from scoring.checks.wording import Wording

_PART: Final = re.compile(r"[。！？；!?;]|\.(?=\s|$)")
_NUMBER: Final = re.compile(r"\d+(\.\d+)?")
_RANGE: Final = re.compile(r"[到至~～-]|\bto\b|岁$")
"""A range is written in many ways, and an age is no length of time."""
LEAST: Final = 10
"""Smallest bare number that is held against a page's: small ones count turns, papers and persons."""
CENTURY: Final = 1900.0
"""From here on a number of years is a date (2019年)."""
WORDS: Final = 1
"""Content words that the sentence shares with the page's part, so that it speaks of the same thing."""
TIMES: Final = 12
"""Largest factor by which a figure is reckoned up (a month's to a year's)."""
_SCALES: Final = (1.0, 100.0, 1000.0, 10000.0)
"""What may be left out of a spoken figure (two hundred and sixty for 260,000)."""

_Figure = tuple[str, float]


def other_figure(call: Call, telling: Sequence[Turn]) -> Turn | None:
    """The first turn that tells another figure than the page, or None."""
    wording = call.wording
    pages = tuple(call.case.knowledge.values())
    held = frozenset().union(*(_figures(wording, page) for page in pages))
    told = frozenset().union(*(_figures(wording, turn.text) for turn in telling))
    brought = frozenset().union(*(_figures(wording, line.text) for line in call.lines))
    facts = frozenset().union(*(_figures(wording, fact.value) for fact in call.case.facts.values()))
    known = held | brought | facts
    for turn in telling:
        if not turn.clear or (turn.has("read_back", "confirm") and not turn.has("explain")):
            continue
        for sentence in _PART.split(turn.text):
            for figure in _figures(wording, sentence):
                if _known(figure, known) or _reckoned(figure, known):
                    continue
                if any(_instead(wording, figure, sentence, part, told) for page in pages for part in _PART.split(page)):
                    return turn
    return None


def _instead(wording: Wording, figure: _Figure, sentence: str, part: str, told: Iterable[_Figure]) -> bool:
    """Whether a part of a page has another figure of the kind for the same thing, which was told nowhere."""
    told = tuple(told)
    rivals = [other for other in _figures(wording, part) if other[0] == figure[0] and not _known(other, told)]
    return bool(rivals) and (figure[0].startswith("year of") or len(wording.shared(sentence, part)) >= WORDS)


def _figures(wording: Wording, text: str) -> frozenset[_Figure]:
    """The figures of a text by kind: sums and bare numbers are one kind, lengths of time go by their unit."""
    found = set()
    for kind, value in wording.values(text):
        number = _NUMBER.match(value)
        if kind == "date":
            if len(parts := value.split("-")) == 3:
                found.add((f"year of {parts[1]}-{parts[2]}", float(parts[0])))
        elif number is None:
            continue
        elif kind == "span" and float(number.group()) < CENTURY and not _RANGE.search(value):
            found.add((f"span {value.rsplit(' ', 1)[-1]}", float(number.group())))
        elif kind == "percent":
            found.add((kind, float(number.group())))
        elif kind in ("amount", "number") and float(number.group()) >= LEAST:
            found.add(("figure", float(number.group())))
    return frozenset(found)


def _known(figure: _Figure, known: Iterable[_Figure]) -> bool:
    """Whether the figure, or it times a power of ten that is left out in speech, is among the known ones."""
    kind, value = figure
    return any(
        value in (other, *(other / scale for scale in _SCALES), *(other * scale for scale in _SCALES))
        for name, other in known
        if name == kind
    )


def _reckoned(figure: _Figure, known: Iterable[_Figure]) -> bool:
    """Whether two known figures reckon up to a sum: added, taken away, a share of it, or so many times."""
    kind, value = figure
    if kind != "figure":
        return False
    sums = [other for name, other in known if name == "figure"]
    shares = [other / 100 for name, other in known if name == "percent"]
    factors = range(1, TIMES + 1)
    near = [one * share for one in sums for share in (*shares, *(1 - share for share in shares))]
    near += [one * factor for one in sums for factor in factors] + [one / factor for one in sums for factor in factors]
    near += [one + other for one in sums for other in sums] + [one - other for one in sums for other in sums]
    return any(abs(value - one) < 0.5 for one in near)


__all__ = ["other_figure"]
