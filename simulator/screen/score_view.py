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
class DisputeView:
    """A disputed verdict."""

    id: int
    """Id in the journal."""
    state: str
    """Open or answered, and by whom and when, in words."""
    text: str
    """The trainee's comment."""
    answer: str
    """The trainer's answer; empty: it is open."""


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
    why: str = ""
    """Why the verdict is as it is and what would win it, where nothing is to be mended; empty: `missing` says it."""
    hear: str = ""
    """A sentence that would have won it, to be heard; empty: none."""
    can_cap: bool = False
    """Its failure may be critical, and then caps the call."""
    dispute: DisputeView | None = None
    """What the trainee disputes of it."""
    overruled: str = ""
    """Who put another verdict in its place, and why; `verdict` and `points` stay the automatic ones."""


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
    start: float = 0.0
    """Seconds since the first ring at which its sound begins."""
    until: float = 0.0
    comments: tuple[str, ...] = ()
    """What a trainer wrote beside it, with the name."""


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


Submission = Literal["none", "possible", "handed_in", "seen"]
"""none: it is not for the trainer; handed_in: it can be taken back, seen: it cannot any more."""


@dataclass(frozen=True, slots=True)
class ScoreView:
    """The scorecard."""

    title: str
    total: int
    stars: int
    """-1: the result counts for none."""
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
    from_trainer: bool = False
    """It is reviewed by a trainer, and leads back to the trainer's list."""
    language: str = "zh"
    """Language of the call."""
    stages: tuple[tuple[str, str], ...] = ()
    """Stages of training by id and name; the empty id stands for all rules."""
    stage: str = ""
    """The stage whose rules are shown."""
    counts: str = ""
    """The result that counts, where only the rules of a stage are shown."""
    beside: tuple[str, ...] = ()
    """Results of the same call before or after a retry, and after review, in words."""
    wrap_up: str = ""
    """How long after-call work took, in words; empty: it was not done."""
    has_report: bool = False
    can_dispute: bool = False
    """Its verdicts can be disputed."""
    can_retry: bool = False
    """The call can be taken again from any of its turns."""
    submission: Submission = "none"
    submission_word: str = ""
    """Who can see the call, in words."""
    notice: Notice | None = None


__all__ = [
    "BarView", "DimensionView", "DisputeView", "EditView", "FindingView", "LineView", "PlaceView", "QuoteView",
    "ScoreView", "SpanView", "Submission", "TimelineView", "VerdictName",
]  # fmt: skip
