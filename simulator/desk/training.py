"""What drills and shifts need from outside; the app gives it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from simulator.desk.services import Entry, RunningCall
    from simulator.results.practice import Kind, Practice
    from simulator.scenario.walkthroughs import Walkthroughs


class Training(Protocol):
    """Drills of the library, and what the trainee has practised."""

    def drills(self) -> Sequence[Entry]:
        """All drills, those with errors included."""

    def today(self) -> str:
        """The date on the wall, ISO 8601."""

    def open(self, drill: str, typed: bool) -> tuple[RunningCall, Walkthroughs | None]:
        """Make a drill ready; nothing of its sound or words is kept. Raises ThreeRingsError."""

    def practised(self) -> Sequence[Practice]:
        """What the trainee has practised, the oldest first. May take a moment. Raises ThreeRingsError."""

    def keep(self, kind: Kind, name: str, hits: int, rounds: int, seconds: float) -> None:
        """Keep what was practised just now. Raises ThreeRingsError."""


__all__ = ["Training"]
