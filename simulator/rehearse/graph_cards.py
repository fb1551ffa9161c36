"""The cards of a call's picture: what stands on them, in lines that fit, and how high they are."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final, Literal

from simulator.rehearse.coverage import Reached
from simulator.rehearse.graph_words import Texts, condition_words, feeling_words
from simulator.scenario.model import RETURN, Beat, End, Reply, Scenario

WIDE: Final = 306
"""Width of a card, pixels."""
ASIDE: Final = 18
"""Space between a card's edge and its text, pixels."""
LINE: Final = 18
"""Height of a line of text, pixels."""
HEAD: Final = 34
"""Height of a card's head, pixels."""
ROW: Final = 6
"""Space around a row, pixels."""
FULL: Final = 40
"""Length of a line of text in a card; a Chinese character counts 2."""
SAID_LINES: Final = 3
CONDITION_LINES: Final = 2
LETTER: Final = 7.2
"""Width of what counts 1, at the size of text in rows, pixels."""

Kind = Literal["go", "end", "stay", "return"]
"""What a reply does: goes to a beat, comes to an end, stays, or goes back to the beat that called."""


@dataclass(frozen=True, slots=True)
class Row:
    """A reply on its card."""

    y: float
    """Upper edge, pixels from the card's."""
    high: float
    label: tuple[str, ...]
    hint: str
    """The whole condition and what the customer says, to be read under the pointer."""
    mood: str
    kind: Kind
    target: str
    tone: str
    """Colour of the end; empty for other kinds."""
    missed: bool


@dataclass(frozen=True, slots=True)
class Card:
    """A beat."""

    id: str
    feeling: str
    """Feeling's code, for the colour."""
    feels: str
    """Feeling in a word."""
    said: tuple[str, ...]
    hint: str
    """All that can be said here."""
    rows: tuple[Row, ...]
    high: float
    rule: float
    """Where the rows begin, pixels from the card's upper edge."""
    start: bool
    missed: bool


@dataclass(frozen=True, slots=True)
class Ending:
    """An end, in the list of ends."""

    id: str
    tone: str
    said: str
    ways: int
    """How many replies come to it."""
    missed: bool


def card_of(beat: Beat, scenario: Scenario, t: Texts, reached: Reached | None) -> Card:
    said = _wrapped(beat.say[0] if beat.say else "", FULL, SAID_LINES)
    rule = HEAD + len(said) * LINE + ROW
    rows: list[Row] = []
    y = float(rule)
    for number, reply in enumerate(beat.replies, start=1):
        missed = reached is not None and (beat.id, number) not in reached.replies
        rows.append(_row(reply, y, scenario, t, missed=missed))
        y += rows[-1].high
    return Card(
        id=beat.id,
        feeling=beat.feeling,
        feels=feeling_words(beat.feeling, t),
        said=said,
        hint="\n".join(beat.say),
        rows=tuple(rows),
        high=y + ROW,
        rule=rule,
        start=beat.id == scenario.start,
        missed=reached is not None and beat.id not in reached.beats,
    )


def _row(reply: Reply, y: float, scenario: Scenario, t: Texts, *, missed: bool) -> Row:
    whole = condition_words(reply.when, scenario, t)
    label = _wrapped(whole, FULL - 5, CONDITION_LINES)
    kind: Kind = "end" if reply.end else "stay" if reply.stay else "return" if reply.go == RETURN else "go"
    said = [f"“{line}”" for line in reply.say]
    times = [t("at most {count} times", count=reply.limit)] if reply.limit else []
    target = reply.end or reply.go or ""
    return Row(
        y=y,
        high=len(label) * LINE + ROW,
        label=label,
        hint="\n".join((whole, *times, *said)),
        mood=f"{reply.mood:+g}" if reply.mood else "",
        kind=kind,
        target=target,
        tone=_tone(scenario.ends[target], scenario) if kind == "end" and target in scenario.ends else "",
        missed=missed,
    )


def _tone(end: End, scenario: Scenario) -> str:
    return end.tone or scenario.tone


def ending_of(end: End, scenario: Scenario, reached: Reached | None) -> Ending:
    ways = sum(reply.end == end.id for beat in scenario.beats.values() for reply in beat.replies)
    said = _wrapped(end.say[0] if end.say else "", FULL, 1)
    missed = reached is not None and end.id not in reached.ends
    return Ending(end.id, _tone(end, scenario), said[0] if said else "", ways, missed)


def length(text: str) -> int:
    """How long a text is on the picture; a Chinese character counts 2."""
    return sum(2 if unicodedata.east_asian_width(one) in "WF" else 1 for one in text)


def _wrapped(text: str, full: int, most: int) -> tuple[str, ...]:
    """The text in lines, cut off with … where it does not fit into the most lines."""
    lines = [""]
    for word in _words(text, full):
        if length(lines[-1] + word.rstrip()) > full and lines[-1]:
            lines.append("")
        lines[-1] += word
    lines = [line.strip() for line in lines]
    if len(lines) > most:
        last = lines[most - 1]
        while length(last) > full - 2:
            last = last[:-1]
        lines = [*lines[: most - 1], f"{last}…"]
    return tuple(line for line in lines if line)


def _words(text: str, full: int) -> Iterable[str]:
    """Pieces that a line may be broken between: words, and where one is too long its Chinese characters."""
    for word in _SPACED.findall(text):
        if length(word) <= full // 2:
            yield word
        else:
            yield from _SIGNED.findall(word)


_SPACED: Final = re.compile(r"\S+\s*")
_SIGNED: Final = re.compile(
    r"(?:[\u2e80-\u9fff\uf900-\ufaff]|<[^>]*>|[^\u2e80-\u9fff\uf900-\ufaff\W]+|.)[，。？！、；：”）…]*\s*"
)


def pill(target: str) -> float:
    """Width of the sign that names an end, pixels."""
    return length(target) * LETTER + 18


__all__ = ["HEAD", "Card", "Ending", "Row", "card_of", "ending_of", "length", "pill"]
