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
class QuoteView:
    """Words or an event that a verdict rests on."""

    text: str
    at: str
    """Time of the call, m:ss."""


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
    notice: Notice | None = None


__all__ = ["DimensionView", "FindingView", "QuoteView", "ScoreView", "VerdictName"]
