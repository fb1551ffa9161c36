"""The timeline of a call as numbers for a picture: who spoke when, what happened at the desk, how the mood moved."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Final

from scoring.checks.call import Call, Line
from scoring.record.events import Answered, BargeIn, DeskUsed, Ended, HungUp, LineCut, MoodChanged, Noted, Rang

WIDTH: Final = 1000.0
"""Units from the left to the right edge of the time axis."""
LEAST: Final = 3.0
"""Width of the shortest bar, so that it can be seen and clicked."""
MOODS: Final = {"angry": -4.0, "sad": -3.0, "worried": -2.0, "impatient": -2.0, "neutral": 0.0, "happy": 3.0}
"""Mood by the feeling of a line where the record of a transcript tells no moves of the mood."""
BACK: Final = ("resume", "transfer", "escalate")
"""What ends a hold."""
TOP, BOTTOM = 8.0, 68.0
"""Heights of the best (+5) and the worst mood (−5)."""


@dataclass(frozen=True, slots=True)
class Bar:
    """An utterance on its lane."""

    event: int
    x: float
    width: float
    lane: str
    """customer, trainee or inside."""
    feeling: str
    text: str


@dataclass(frozen=True, slots=True)
class Tick:
    """Something that happened at one moment."""

    event: int
    x: float
    kind: str
    text: str


@dataclass(frozen=True, slots=True)
class Timeline:
    """All that the picture shows."""

    bars: tuple[Bar, ...]
    ticks: tuple[Tick, ...]
    mood: tuple[tuple[float, float], ...]
    """Points of the mood's line: x, and the height that TOP and BOTTOM bound."""
    holds: tuple[tuple[float, float], ...]
    """Where the caller was on hold: x and width."""
    overlaps: tuple[float, ...]
    """Where one party stopped the other's words."""
    marks: tuple[tuple[float, str], ...]
    """Places of the axis with their time."""
    seconds: float


def timeline(call: Call) -> Timeline:
    """The picture of a call."""
    ends = [event.at for event in call.events] + [item.until for item in call.spoken]
    seconds = max(ends, default=0.0) or 1.0

    def x(at: float) -> float:
        return round(WIDTH * min(at, seconds) / seconds, 1)

    bars = []
    for item in call.spoken:
        customer = isinstance(item, Line)
        lane = "customer" if customer else "trainee" if item.to == "customer" else "inside"  # type: ignore[union-attr]
        feeling = item.feeling if isinstance(item, Line) else ""
        width = round(max(LEAST, x(item.until) - x(item.at)), 1)
        bars.append(Bar(item.event, x(item.at), width, lane, feeling, item.text))
    ticks = tuple(Tick(n, x(at), kind, text) for n, at, kind, text in _happenings(call))
    holds = tuple((x(start), round(max(LEAST, x(end) - x(start)), 1)) for start, end in _holds(call, seconds))
    overlaps = tuple(x(event.at) for event in call.events if isinstance(event, BargeIn) and event.kept)
    return Timeline(
        tuple(bars), ticks, tuple(_mood(call, x)), holds, overlaps, tuple(_axis(call, seconds, x)), seconds
    )  # fmt: skip


def _holds(call: Call, end: float) -> Iterator[tuple[float, float]]:
    since: float | None = None
    for event in call.events:
        if isinstance(event, DeskUsed) and event.action == "hold" and since is None:
            since = event.at
        elif since is not None and (
            isinstance(event, HungUp | LineCut) or (isinstance(event, DeskUsed) and event.action in BACK)
        ):
            yield since, event.at
            since = None
    if since is not None:
        yield since, end


def _happenings(call: Call) -> Iterator[tuple[int, float, str, str]]:
    for n, event in call.numbered():
        match event:
            case Rang() | Answered() | LineCut() | Noted() | HungUp():
                yield n, event.at, type(event).__name__, getattr(event, "text", "")
            case DeskUsed():
                yield n, event.at, event.action, event.target or event.when or ""


def _mood(call: Call, place: Callable[[float], float]) -> Iterator[tuple[float, float]]:
    moved = [(event.at, event.to) for event in call.events if isinstance(event, MoodChanged)]
    first = [(event.at, event.from_) for event in call.events if isinstance(event, MoodChanged)][:1]
    points = [(0.0, first[0][1]), *moved] if moved else [(line.at, MOODS[line.feeling]) for line in call.lines]
    end = max((event.at for event in call.events if isinstance(event, Ended | HungUp | LineCut)), default=0.0)
    last: float | None = None
    for at, mood in [*points, *([(end, points[-1][1])] if points else [])]:
        height = round(TOP + (5.0 - mood) * (BOTTOM - TOP) / 10.0, 1)
        if last is not None and last != height:
            yield place(at), last
        yield place(at), height
        last = height


def _axis(call: Call, seconds: float, place: Callable[[float], float]) -> Iterator[tuple[float, str]]:
    """Times as everywhere: since the receiver was lifted."""
    start = next((event.at for event in call.events if isinstance(event, Answered)), 0.0)
    seconds -= start
    step = next((step for step in (10, 15, 30, 60, 120, 300, 600) if seconds / step <= 12), 1800)
    for at in range(0, int(seconds) + 1, step):
        yield place(start + at), f"{at // 60}:{at % 60:02d}"


__all__ = ["BOTTOM", "TOP", "WIDTH", "Bar", "Tick", "Timeline", "timeline"]
