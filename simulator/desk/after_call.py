"""What the desk needs from outside once a call is scored: its journal, its report, sentences to hear, the trainer."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

if TYPE_CHECKING:
    from scoring.record.codec import Record
    from scoring.standard import Standard
    from simulator.desk.services import RunningCall
    from simulator.results.entries import CallEntry, JournalKind
    from simulator.results.standing import Standing


@dataclass(frozen=True, slots=True)
class ReviewedCall:
    """A scored call as a trainer's list has it."""

    entry: CallEntry
    card: Mapping[str, Any]
    """The scorecard as JSON values."""
    standing: Standing


class AfterCall(Protocol):
    """What the app gives to the desk for scored calls. Whatever may take a moment is done beside the window."""

    def standing(self, call: str) -> Standing:
        """What was done with a call. Raises ThreeRingsError."""

    def entry(self, call: str) -> CallEntry:
        """A call among the results. Raises ThreeRingsError."""

    def related(self, call: str) -> Sequence[CallEntry]:
        """The call that this one retries, and the scored retries of this one, the oldest first."""

    def enter(
        self, kind: JournalKind, call: str, *, who: str = "", text: str = "", criterion: str | None = None,
        verdict: str | None = None, event: int | None = None, answers: int | None = None,
    ) -> None:  # fmt: skip
        """Append to the journal of a call; `who` empty: the trainee of now. Raises ThreeRingsError."""

    def open_retry(self, call: str, event: int, typed: bool) -> RunningCall:
        """Make a past call ready to be taken up again before the turn at an event. Raises ThreeRingsError."""

    def say(self, text: str, language: str) -> None:
        """Let a sentence be heard; returns at once."""

    def open_report(
        self, record: Record, card: Mapping[str, Any], standard: Standard, slots: Mapping[str, str]
    ) -> Path:
        """Write the report of a call in the language of the interface and show it. Raises ThreeRingsError."""

    def reviewed_calls(self) -> Sequence[ReviewedCall]:
        """The calls that a trainer may see, of all trainees, the newest first. May take a moment."""

    def has_passphrase(self) -> bool:
        """Whether the trainer's view has a passphrase. Raises ThreeRingsError."""

    def opens(self, passphrase: str) -> bool:
        """Whether it is the passphrase. Takes a moment. Raises ThreeRingsError."""

    def set_passphrase(self, passphrase: str, who: str) -> None:
        """Set the first passphrase, or another one. Takes a moment. Raises ThreeRingsError."""


__all__ = ["AfterCall", "ReviewedCall"]
