"""View-states of the trainer's view: its door, and the list of submitted calls. All texts are ready to be shown."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from simulator.screen.intentions import FilterCalls
from simulator.screen.views import Notice

DoorKind = Literal["first", "enter", "change"]
"""first: nobody has set a passphrase yet."""


@dataclass(frozen=True, slots=True)
class DoorView:
    """What stands before the trainer's view."""

    kind: DoorKind
    name: str
    """The trainer's name, as far as it is known."""
    sentence: str
    """What is asked for, and why."""
    problem: str = ""
    """What was wrong with the last try; empty: nothing."""
    notice: Notice | None = None


@dataclass(frozen=True, slots=True)
class SubmittedView:
    """A call that a trainer may see."""

    id: str
    title: str
    """Trainee and scenario."""
    detail: str
    stars: int
    """-1: it counts for none."""
    unseen: bool
    """Nobody has opened it yet."""
    disputed: bool
    """A dispute waits for an answer."""


@dataclass(frozen=True, slots=True)
class TrainerView:
    """The submitted calls."""

    trainer: str
    calls: tuple[SubmittedView, ...]
    """Those that the filter lets through, the newest first."""
    chosen: str
    """Id of the chosen call; empty: there is none."""
    filter: FilterCalls
    count: str
    """How many there are, in words."""
    empty: str
    """What to say where there is none; empty: there are some."""
    notice: Notice | None = None


__all__ = ["DoorKind", "DoorView", "SubmittedView", "TrainerView"]
