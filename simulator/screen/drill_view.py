"""View-state of a drill: rounds of one sentence each, and what came of them. All texts are ready to be shown."""

from __future__ import annotations

from dataclasses import dataclass

from simulator.screen.views import Notice


@dataclass(frozen=True, slots=True)
class RoundView:
    """A round that was answered."""

    number: int
    prompt: str
    answer: str
    """What the trainee said; empty: nothing."""
    hit: bool
    model: str
    """What might have been said."""


@dataclass(frozen=True, slots=True)
class DrillPage:
    """What stands on the screen until the next event."""

    title: str
    task: str
    """What is to be done in every round."""
    prompt: str
    """What the caller says in this round; empty: it has not begun."""
    number: int
    """Of the round, from 1."""
    rounds: int
    done: tuple[RoundView, ...]
    typed: bool
    push_to_talk: bool
    notice: Notice | None = None


@dataclass(frozen=True, slots=True)
class DrillLive:
    """What changes in every frame."""

    clock: str
    """Time that is left."""
    urgent: bool
    """Little time is left."""
    partial: str
    word: str
    """Whose turn it is."""
    level: float
    """0 to 1."""
    speech: bool
    ear_works: bool


@dataclass(frozen=True, slots=True)
class DrillView:
    """A drill that is going on."""

    page: DrillPage
    live: DrillLive


@dataclass(frozen=True, slots=True)
class DrilledView:
    """What came of a drill."""

    title: str
    result: str
    """Hits and rounds in words."""
    best: str
    """How that compares with earlier ones; empty: there were none."""
    stars: int
    """0 to 3."""
    done: tuple[RoundView, ...]
    notice: Notice | None = None


__all__ = ["DrillLive", "DrillPage", "DrillView", "DrilledView", "RoundView"]
