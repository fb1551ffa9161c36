"""Whether a turn tells another figure than the page: a sum, share, number, length of time, or a day of another year.

A figure counts against the page when neither a page nor the caller names it, nothing on the page and in the caller's
words reckons up to it, and the page has one of the same kind for the same thing that is told nowhere in the call.
Examples that are reckoned through, round figures, the agent's own time, figures beside the page's own and what was
heard badly are no contradiction.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from itertools import repeat
from typing import Final

from scoring.checks.call import Call, Turn
from scoring.checks.wording import Wording

_PART: Final = re.compile(r"[。！？；!?;]|\.(?=\s|$)")
_NUMBER: Final = re.compile(r"\d+(\.\d+)?")
_RANGE: Final = re.compile(r"[到至~～-]|\bto\b|(岁|分钟|小时|秒)$")
"""A range is written in many ways, an age is no length of time, and half an hour is thirty minutes."""
_EVERY_YEAR: Final = re.compile(
    r"每年|周年|逐年|\b(every|each|per) year\b|\b(yearly|annual\w*|anniversary)\b", re.IGNORECASE
)
"""A day that comes again."""
_OWN_TIME: Final = re.compile(
    r"我[^，。！？]{0,10}(打|回|联系|给[您你]|查|问|催)|稍等|请[您你]?等|"
    r"\b(i'll|i will|hold|wait|bear with|moment|call you|ring you)\b",
    re.IGNORECASE,
)
"""Words of the agent's own doing, whose time stands on no page."""
_ABOUT: Final = re.compile(
    r"左右|不到|差不多|上下|大约|大概|将近|接近|多(?=[元块天年个，。]|$)|出头|"
    r"\b(about|nearly|almost|roughly|around|just (under|over))\b",
    re.IGNORECASE,
)
"""Words of a round figure."""
_PERIOD: Final = re.compile(r"月|季|半年|期|\b(month|quarter|instal\w+)", re.IGNORECASE)
"""Words of a part of the year, by which a sum is told in parts or all together."""
LEAST: Final = 10
"""Smallest bare number that is held against a page's: small ones count turns, papers and persons."""
CENTURY: Final = 1900.0
"""From here on a number of years is a date (2019年)."""
WORDS: Final = 1
"""Content words that the sentence shares with the page's part, so that it speaks of the same thing."""
NEAR: Final = 0.1
"""Share by which a round figure may miss the page's."""
COUNTED: Final = 31.0
"""Largest number that counts units or days."""
PARTS: Final = (2, 3, 4, 12)
"""Parts of a year."""
MOST: Final = 40
"""Known figures that are reckoned with, so that a text full of figures costs no time."""
_LEFT_OUT: Final = (1000.0, 10000.0)
"""What may be left out of a spoken figure without a unit (two hundred and sixty for 260,000)."""


@dataclass(frozen=True, slots=True)
class _Figure:
    """A figure of one kind; lengths of time are of a kind with their unit, sums with bare numbers."""

    kind: str
    value: float
    bare: bool = False
    """Without a unit."""


def other_figure(call: Call, telling: Sequence[Turn]) -> Turn | None:
    """The first turn that tells another figure than the page, or None."""
    wording = call.wording
    parts = [part for page in call.case.knowledge.values() for part in _PART.split(page) if _figures(wording, part)]
    if not parts:
        return None
    told = _all(wording, [turn.text for turn in telling])
    facts = [fact.value for fact in call.case.facts.values()]
    held = [*call.case.knowledge.values(), *facts]
    for turn in telling:
        if not turn.clear or turn.has("ask_hold") or (turn.has("read_back", "confirm") and not turn.has("explain")):
            continue
        if not any(map(_figures, repeat(wording), _PART.split(turn.text))):
            continue
        texts = [*held, *(line.text for line in call.between(0, turn.event))]
        known = _all(wording, texts)
        reckoned = _reckoned(known) | _days_between(wording, texts)
        for sentence in _PART.split(turn.text):
            for figure in _figures(wording, sentence):
                if _is_known(figure, known, sentence) or _near(figure, reckoned):
                    continue
                if figure.kind == "figure" and _multiplied(figure, known, _counts(wording, [sentence, *texts])):
                    continue
                if any(_instead(wording, figure, sentence, part, told) for part in parts):
                    return turn
    return None


def _instead(wording: Wording, figure: _Figure, sentence: str, part: str, told: Collection[_Figure]) -> bool:
    """Whether a part of a page has another figure of the kind for the same thing, which was told nowhere."""
    if figure.kind.startswith("year of") and _EVERY_YEAR.search(part):
        return False
    rivals = [other for other in _figures(wording, part) if other.kind == figure.kind]
    rivals = [other for other in rivals if not _is_known(other, told, sentence)]
    if not rivals or len(wording.shared(sentence, part)) < WORDS:
        return False
    return not (_ABOUT.search(sentence) and any(abs(figure.value - o.value) <= NEAR * o.value for o in rivals))


def _all(wording: Wording, texts: Sequence[str]) -> frozenset[_Figure]:
    return frozenset().union(*(_figures(wording, text) for text in texts))


def _figures(wording: Wording, text: str) -> frozenset[_Figure]:
    """The figures of a text; of the agent's own time and of a hundred per cent, which vouches for something, none."""
    found = set()
    own = _OWN_TIME.search(text) is not None
    for kind, value in wording.values(text):
        number = _NUMBER.match(value)
        if kind == "date":
            if len(parts := value.split("-")) == 3:
                found.add(_Figure(f"year of {parts[1]}-{parts[2]}", float(parts[0])))
        elif number is None:
            continue
        elif kind == "span" and float(number.group()) < CENTURY and not _RANGE.search(value) and not own:
            found.add(_Figure(f"span {value.rsplit(' ', 1)[-1]}", float(number.group())))
        elif kind == "percent" and value != "100":
            found.add(_Figure(kind, float(number.group())))
        elif kind in ("amount", "number") and float(number.group()) >= LEAST:
            found.add(_Figure("figure", float(number.group()), bare=kind == "number"))
    return frozenset(found)


def _is_known(figure: _Figure, known: Collection[_Figure], sentence: str) -> bool:
    """Whether the figure is among the known ones, spoken shortly or told for a part of the year."""
    scales = [1.0, *(_LEFT_OUT if figure.bare else ())]
    if figure.kind == "figure" and _PERIOD.search(sentence):
        scales += [scale for part in PARTS for scale in (float(part), 1.0 / part)]
    return any(
        other.kind == figure.kind and any(abs(figure.value * scale - other.value) < 0.5 for scale in scales)
        for other in known
    )


def _near(figure: _Figure, reckoned: Collection[_Figure]) -> bool:
    return any(other.kind == figure.kind and abs(other.value - figure.value) < 0.5 for other in reckoned)


def _counts(wording: Wording, texts: Sequence[str]) -> frozenset[float]:
    """Small numbers that are spoken of: two units, six days."""
    found = {
        float(number.group())
        for text in texts
        for kind, value in wording.values(text)
        if kind in ("span", "number") and (number := _NUMBER.match(value)) is not None
    }
    return frozenset(count for count in found if 2 <= count <= COUNTED)


def _multiplied(figure: _Figure, known: Collection[_Figure], counts: Collection[float]) -> bool:
    """Whether a known sum times one or two of the counts makes the figure (two units of 150 for six days)."""
    times = {1.0, *counts, *(one * other for one in counts for other in counts)}
    return any(other.kind == "figure" and other.value * n == figure.value for other in known for n in times)


def _days_between(wording: Wording, texts: Sequence[str]) -> frozenset[_Figure]:
    """The days from one known date to another of the same month."""
    dates = {value for text in texts for kind, value in wording.values(text) if kind == "date" and "-" in value}
    pairs = {tuple(date.split("-")[-2:]) for date in dates}
    return frozenset(
        _Figure(f"span {days}", float(int(late) - int(early)))
        for days in ("天", "days")
        for month, early in pairs
        for other, late in pairs
        if month == other and early.isdigit() and late.isdigit() and late > early
    )


def _reckoned(known: Collection[_Figure]) -> frozenset[_Figure]:
    """What known figures reckon up to: sums and differences of a kind, shares of sums, what is left of a share."""
    some = sorted(known, key=lambda figure: (figure.kind, figure.value))[:MOST]
    found = {
        _Figure(one.kind, value)
        for one in some
        for other in some
        if one is not other and one.kind == other.kind and one.kind != "percent"
        for value in (one.value + other.value, one.value - other.value)
    }
    shares = [figure.value / 100 for figure in some if figure.kind == "percent"]
    found |= {_Figure("percent", 100 * (1 - share)) for share in shares}
    sums = [figure.value for figure in some if figure.kind == "figure"]
    sums += [figure.value for figure in found if figure.kind == "figure"]
    found |= {_Figure("figure", one * part) for one in sums for share in shares for part in (share, 1 - share)}
    return frozenset(found)


__all__ = ["other_figure"]
