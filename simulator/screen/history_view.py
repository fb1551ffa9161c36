"""View-state of the history: past calls, trends, what to train next. All texts are ready to be shown."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from simulator.screen.views import Notice

Direction = Literal["up", "down", "same"]


@dataclass(frozen=True, slots=True)
class PastView:
    """A past call."""

    id: str
    title: str
    detail: str
    """Date, total, and whether it was passed."""
    stars: int
    """-1: it counts for none."""


@dataclass(frozen=True, slots=True)
class TrendView:
    """A dimension or a rule over the calls."""

    id: str
    title: str
    shares: tuple[float, ...]
    """0 to 1, the oldest first; at most as many as fit."""
    now: str
    """The newest value in words."""
    direction: Direction
    change: str
    """The change in words; empty: there is nothing to compare with."""


@dataclass(frozen=True, slots=True)
class HistoryView:
    """The history of one trainee."""

    trainee: str
    calls: tuple[PastView, ...]
    """The newest first."""
    chosen: str
    """Id of the chosen call; empty: there is none."""
    empty: str
    """What to say where there is no call yet; empty: there are some."""
    trends: tuple[TrendView, ...] = ()
    rules: tuple[TrendView, ...] = ()
    """The one first that was missed most lately."""
    uncounted: str = ""
    """Why nothing is told of progress although there are calls; empty: it is."""
    strongest: str = ""
    """The clause that is kept best, with its reason."""
    weakest: str = ""
    """The clause that costs most, with its reason."""
    next_title: str = ""
    """What to train next; empty: nothing is known."""
    next_why: str = ""
    next_call: str = ""
    """Id of the scenario to take for it; empty: none."""
    notice: Notice | None = None


__all__ = ["Direction", "HistoryView", "PastView", "TrendView"]
