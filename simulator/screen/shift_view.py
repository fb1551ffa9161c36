"""View-states of a shift: between two calls, and at its end. All texts are ready to be shown."""

from __future__ import annotations

from dataclasses import dataclass

from simulator.screen.views import Notice


@dataclass(frozen=True, slots=True)
class ShiftCallView:
    """A call of the shift."""

    id: str
    """Id among the results; empty: it was given up and has no scorecard."""
    title: str
    detail: str
    stars: int
    """-1: it counts for none."""


@dataclass(frozen=True, slots=True)
class CallBackView:
    """A call-back that was promised in the shift."""

    number: int
    title: str
    """Whom to ring, and when."""
    detail: str
    """In which call it was promised, and what was noted there."""
    state: str
    """How it stands, in words."""
    kept: bool
    due: bool
    """It is to be made now."""


@dataclass(frozen=True, slots=True)
class BreakView:
    """Between two calls."""

    title: str
    left: str
    """Time that is left, in words."""
    next_word: str
    """When the next call comes, or that something has to be done before."""
    waiting: str
    """What is being worked out; empty: nothing."""
    calls: tuple[ShiftCallView, ...]
    callbacks: tuple[CallBackView, ...]
    last: bool
    """The time is up: what follows is the summary."""
    notice: Notice | None = None


@dataclass(frozen=True, slots=True)
class ShiftOverView:
    """The summary of a shift."""

    title: str
    headline: str
    sentences: tuple[str, ...]
    calls: tuple[ShiftCallView, ...]
    chosen: str
    callbacks: tuple[CallBackView, ...]
    empty: str
    """What to say where no call was taken; empty: there was one."""
    notice: Notice | None = None


__all__ = ["BreakView", "CallBackView", "ShiftCallView", "ShiftOverView"]
