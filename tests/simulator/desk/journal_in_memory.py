"""The journal and the trainer's side of a desk without a database: mirrors simulator.desk_after_call."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from scoring.record.codec import Record
from scoring.standard import Standard
from simulator.desk.after_call import ReviewedCall
from simulator.errors import ThreeRingsError
from simulator.results.entries import CallEntry, JournalEntry
from simulator.results.standing import Standing, standing
from simulator.settings import Settings


class JournalInMemory:
    """What tests look at stands in `journal`, `said` and `reports`."""

    settings: Settings

    def __init__(self) -> None:
        self.journal: list[JournalEntry] = []
        self.said: list[tuple[str, str]] = []
        self.reports: list[str | None] = []
        """Stage of each report that was opened."""
        self.reviewed: list[tuple[CallEntry, Mapping[str, Any]]] = []
        """Scored calls of all trainees."""
        self.others: list[CallEntry] = []
        """Calls that stand beside the one that is looked at."""
        self.mode = "practise"
        self.passphrase: str | None = None
        self.retried: list[tuple[str, int]] = []
        """Call and event of each retry."""
        self.refused: ThreeRingsError | None = None
        """What the next entry fails with."""

    def standing(self, call: str) -> Standing:
        """Told from the journal."""
        return standing([entry for entry in self.journal if entry.call == call])

    def entry(self, call: str) -> CallEntry:
        """The call as if it had just been scored."""
        known = next((entry for entry, _ in self.reviewed if entry.id == call), None)
        return known or CallEntry(
            call, self.settings.trainee, "late-claim", "2026-03-01T09:30:00+08:00", self.mode, "zh", "finished",
            Path(f"{call}.jsonl"), None, 64, False, 0,
        )  # fmt: skip

    def related(self, call: str) -> Sequence[CallEntry]:
        """What was put there."""
        return self.others

    def enter(self, kind: Any, call: str, *, who: str = "", text: str = "", **about: Any) -> None:
        """Append."""
        if self.refused is not None:
            raise self.refused
        number = len(self.journal) + 1
        made = f"2026-03-02T10:{number:02d}:00+08:00"
        self.journal.append(JournalEntry(number, made, who or self.settings.trainee, kind, call, text, **about))

    def say(self, text: str, language: str) -> None:
        """Note it."""
        self.said.append((text, language))

    def open_report(
        self, record: Record, card: Mapping[str, Any], standard: Standard, slots: Mapping[str, str]
    ) -> Path:
        """Note the stage."""
        self.reports.append(card.get("stage"))
        return Path("/reports/call.html")

    def reviewed_calls(self) -> Sequence[ReviewedCall]:
        """What was handed in, and tests."""
        found = [ReviewedCall(entry, card, self.standing(entry.id)) for entry, card in self.reviewed]
        return [one for one in found if one.standing.submitted or one.entry.mode == "test"]

    def has_passphrase(self) -> bool:
        """Whether one was set."""
        return self.passphrase is not None

    def opens(self, passphrase: str) -> bool:
        """Compare."""
        return passphrase == self.passphrase

    def set_passphrase(self, passphrase: str, who: str) -> None:
        """Keep it."""
        self.passphrase = passphrase


__all__ = ["JournalInMemory"]
