"""View-state of the scorecard. All texts are ready to be shown."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from simulator.screen.views import Notice

VerdictName = Literal["met", "partly", "not_met", "not_applicable", "cannot_tell"]


@dataclass(frozen=True, slots=True)
class DimensionView:
    """One dimension of the score."""

    id: str
    title: str
    points: str
    """`12.5 / 15`, or a dash where nothing was judged."""
    share: float | None
    """0 to 1; None: nothing was judged."""
    headline: bool


@dataclass(frozen=True, slots=True)
class PlaceView:
    """A place in the call: where a verdict was earned or lost."""

    event: int
    """Number of the event in the record."""
    at: str
    """Time of the call, m:ss."""
    start: float
    """Seconds since the first ring at which its sound begins."""
    until: float


@dataclass(frozen=True, slots=True)
class QuoteView:
    """Words or an event that a verdict rests on."""

    text: str
    at: str
    """Time of the call, m:ss."""


@dataclass(frozen=True, slots=True)
class EditView:
    """What would have won the points: what to do, and the words."""

    how: str
    text: str


@dataclass(frozen=True, slots=True)
class FindingView:
    """The verdict on one criterion."""

    id: str
    title: str
    clause: str
    dimension: str
    verdict: VerdictName
    verdict_word: str
    grade: str
    """Class of the criterion in words: critical, important, style."""
    points: str
    quotes: tuple[QuoteView, ...]
    missing: str
    """What was missing and where it was due; empty: nothing."""
    model: str
    """A sentence that would have gained the points; empty: none is known."""
    follows: str
    """Title of the criterion that it follows from and is charged under; empty: it is charged itself."""
    edits: tuple[EditView, ...] = ()
    """The smallest change that wins it, found by scoring the call anew with it."""
    gain: str = ""
    """What that change brings, in words; empty: nothing is known."""
    places: tuple[PlaceView, ...] = ()
    """Where it can be read and heard in the call."""


@dataclass(frozen=True, slots=True)
class SpanView:
    """Cited words of a line."""

    start: int
    """First code point."""
    end: int
    criterion: str
    verdict: VerdictName


@dataclass(frozen=True, slots=True)
class LineView:
    """A line of the transcript."""

    event: int
    """Number of the event in the record."""
    who: Literal["customer", "trainee", "inside", "event"]
    name: str
    at: str
    text: str
    spans: tuple[SpanView, ...] = ()


@dataclass(frozen=True, slots=True)
class BarView:
    """Something that lasted: shares of the call's length from 0 to 1."""

    x: float
    width: float


@dataclass(frozen=True, slots=True)
class TimelineView:
    """The call as a picture; all places are shares of its length, from 0 to 1."""

    customer: tuple[BarView, ...]
    trainee: tuple[BarView, ...]
    inside: tuple[BarView, ...]
    """Words on the internal line."""
    holds: tuple[BarView, ...]
    desk: tuple[float, ...]
    """Where the desk was used."""
    overlaps: tuple[float, ...]
    """Where one party stopped the other's words."""
    mood: tuple[tuple[float, float], ...]
    """Place, and mood from 0 (worst) to 1 (best)."""
    marks: tuple[tuple[float, str], ...]
    """Places of the axis with their time."""


@dataclass(frozen=True, slots=True)
class ScoreView:
    """The scorecard."""

    title: str
    total: int
    stars: int
    passed: bool
    verdict: str
    """Passed or not, in words."""
    cap: str
    """Why the total was capped, with the total before it; empty: it was not."""
    dimensions: tuple[DimensionView, ...]
    fixes: tuple[FindingView, ...]
    """The most valuable ones first, at most three."""
    fixes_title: str
    findings: tuple[FindingView, ...]
    standard: str
    """Name and version of the rulebook."""
    lines: tuple[LineView, ...] = ()
    """The transcript."""
    timeline: TimelineView | None = None
    no_sound: str = ""
    """Why no moment can be played; empty: it can."""
    playing: bool = False
    """A moment sounds."""
    from_history: bool = False
    """It was opened from the history, and leads back there."""
    notice: Notice | None = None


__all__ = [
    "BarView", "DimensionView", "EditView", "FindingView", "LineView", "PlaceView", "QuoteView", "ScoreView",
    "SpanView", "TimelineView", "VerdictName",
]  # fmt: skip
