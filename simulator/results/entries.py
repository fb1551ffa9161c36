"""What the store speaks: calls, scorecards and documents as values, free of any database."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Literal

CallState = Literal["running", "finished", "interrupted"]
"""interrupted: the program ended before the call was completed; it can still be read and scored."""
DocumentKind = Literal["scenario", "persona", "centre", "standard"]
JournalKind = Literal["submit", "withdraw", "open", "dispute", "answer", "overrule", "comment", "delete", "passphrase"]
"""The trainee hands a call in or takes it back, and disputes a verdict; a trainer opens the call, answers, overrules,
comments; a call is deleted; the passphrase of the trainer's view is set, changed or forgotten."""


@dataclass(frozen=True, slots=True)
class CallEntry:
    """One call in the list of results, with its newest scorecard."""

    id: str
    trainee: str
    scenario: str
    started: str
    """Wall clock of the first ring, ISO 8601 with offset."""
    mode: str
    language: str
    state: CallState
    record: Path
    parent: str | None
    """Id of the call that this one retries."""
    total: int | None
    """0 to 100; None while there is no scorecard."""
    passed: bool | None
    stars: int | None
    """After what hints took of them."""
    typed: bool = False
    """The answers were typed from the start."""


@dataclass(frozen=True, slots=True)
class Document:
    """A text that calls rest on, kept once by its hash so that every call can be replayed and scored anew."""

    hash: str
    """`sha256:` and the hex digest of the text."""
    kind: DocumentKind
    name: str
    text: str


@dataclass(frozen=True, slots=True)
class JournalEntry:
    """Something that was done with a scored call; entries are added and never changed."""

    id: int
    """Rises from entry to entry."""
    made: str
    """Wall clock, ISO 8601 with offset."""
    who: str
    kind: JournalKind
    call: str
    """Id of the call; empty where the entry is about no call."""
    text: str
    """The comment, the reason or the answer; may be empty."""
    criterion: str | None = None
    verdict: str | None = None
    """What an overrule sets; None there: the automatic verdict counts again."""
    event: int | None = None
    """Number of the event of the record that a comment is pinned to."""
    answers: int | None = None
    """Id of the dispute that is answered."""


__all__ = ["CallEntry", "CallState", "Document", "DocumentKind", "JournalEntry", "JournalKind"]
