"""What the store speaks: calls, scorecards and documents as values, free of any database."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Literal

CallState = Literal["running", "finished", "interrupted"]
"""interrupted: the program ended before the call was completed; it can still be read and scored."""
DocumentKind = Literal["scenario", "persona", "centre", "standard"]


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


@dataclass(frozen=True, slots=True)
class Document:
    """A text that calls rest on, kept once by its hash so that every call can be replayed and scored anew."""

    hash: str
    """`sha256:` and the hex digest of the text."""
    kind: DocumentKind
    name: str
    text: str


__all__ = ["CallEntry", "CallState", "Document", "DocumentKind"]
