"""How a call stands between trainee and trainer, told from its journal."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from simulator.results.entries import JournalEntry


@dataclass(frozen=True, slots=True)
class DisputeState:
    """A verdict that the trainee disputes."""

    id: int
    """Id of the dispute in the journal."""
    criterion: str
    by: str
    made: str
    text: str
    answer: JournalEntry | None
    """The trainer's newest answer; None: it is open."""


@dataclass(frozen=True, slots=True)
class Standing:
    """What was done with a call."""

    submitted: bool = False
    """The trainee has handed it in and not taken it back."""
    seen: bool = False
    """A trainer has opened it since it was handed in."""
    disputes: tuple[DisputeState, ...] = ()
    overrules: Mapping[str, JournalEntry] = field(default_factory=dict)
    """By criterion: the newest overrule that counts."""
    comments: tuple[JournalEntry, ...] = ()
    """Of trainers, pinned to an event or about the whole call."""

    @property
    def open_disputes(self) -> int:
        """How many disputes wait for an answer."""
        return sum(one.answer is None for one in self.disputes)

    def dispute_of(self, criterion: str) -> DisputeState | None:
        """The newest dispute about a criterion."""
        return next((one for one in reversed(self.disputes) if one.criterion == criterion), None)


def standing(entries: Sequence[JournalEntry]) -> Standing:
    """Tell it from the entries of one call, in the order in which they were made."""
    submitted = seen = False
    overrules: dict[str, JournalEntry] = {}
    answers: dict[int, JournalEntry] = {}
    for entry in entries:
        match entry.kind:
            case "submit":
                submitted = True
            case "withdraw" if not seen:
                submitted = False
            case "open":
                seen = True
            case "answer" if entry.answers is not None:
                answers[entry.answers] = entry
            case "overrule" if entry.criterion is not None:
                overrules.pop(entry.criterion, None)
                if entry.verdict is not None:
                    overrules[entry.criterion] = entry
    disputes = tuple(
        DisputeState(entry.id, entry.criterion or "", entry.who, entry.made, entry.text, answers.get(entry.id))
        for entry in entries
        if entry.kind == "dispute"
    )
    comments = tuple(entry for entry in entries if entry.kind == "comment")
    return Standing(submitted, seen, disputes, overrules, comments)


__all__ = ["DisputeState", "Standing", "standing"]
