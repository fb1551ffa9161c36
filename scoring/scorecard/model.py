"""Verdicts, what they rest on, and the scorecard that they make."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from typing import Final


class Verdict(StrEnum):
    """The five verdicts on a criterion."""

    MET = "met"
    PARTLY = "partly"
    NOT_MET = "not_met"
    NOT_APPLICABLE = "not_applicable"
    CANNOT_TELL = "cannot_tell"


EARNED: Final[Mapping[Verdict, Decimal]] = {
    Verdict.MET: Decimal(1), Verdict.PARTLY: Decimal("0.5"), Verdict.NOT_MET: Decimal(0),
}  # fmt: skip
"""Share of the weight that a verdict earns; verdicts that are not here leave both sums."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """An utterance or event that a verdict rests on."""

    event: int
    """Number of the event in the record."""
    turn: int | None
    """Turn of the trainee; None for events and the customer's words."""
    at: float
    """Seconds since the first ring."""
    until: float | None
    quote: str
    """The words; for an event what happened."""
    start: int | None
    """First code point of the quote in its utterance."""
    end: int | None


@dataclass(frozen=True, slots=True)
class Missing:
    """What was due and did not come, and where it was looked for."""

    after_event: int
    """Number of the event after which it was due."""
    due: str
    """Where it was due."""
    why: str
    """What is missing or why the verdict is not better."""


@dataclass(frozen=True, slots=True)
class Judgement:
    """What a check returns: a verdict on one criterion with what it rests on."""

    verdict: Verdict
    evidence: tuple[Evidence, ...] = ()
    missing: Missing | None = None
    critical: bool = False
    """Whether this failure caps the whole call."""
    root: str | None = None
    """Root cause of a failure; failures of one root are charged once."""
    lacking: bool = False
    """Whether the verdict rests on something that was looked for and not found."""
    bars: bool = False
    """Whether the call cannot pass with this failure, though nothing critical was said."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One criterion's verdict with its points and evidence."""

    criterion: str
    verdict: Verdict
    class_: str
    clause: str
    points: Decimal
    """Points of the criterion's weight earned."""
    of: int
    """The criterion's weight; 0 where the finding leaves both sums."""
    root: str | None
    follows_from: str | None
    """The criterion that is charged for the same cause."""
    evidence: tuple[Evidence, ...]
    missing: Missing | None
    disputed: bool = False
    """Whether it rests on words that the trainee has corrected."""

    @property
    def lost(self) -> Decimal:
        """Points of the weight that were not earned."""
        return self.of - self.points


@dataclass(frozen=True, slots=True)
class Points:
    """Points of a dimension."""

    points: Decimal
    """Two decimals, half up."""
    of: int


@dataclass(frozen=True, slots=True)
class Dispute:
    """A turn that is scored by what the trainee says was said, against the recogniser."""

    event: int
    """Number of the event in which it was heard."""
    turn: int
    was: str
    """What the recogniser wrote; empty where it had understood nothing."""
    text: str
    """The trainee's correction, which counts."""


@dataclass(frozen=True, slots=True)
class StandardReference:
    """The rulebook that a scorecard was made with."""

    id: str
    version: str
    hash: str


@dataclass(frozen=True, slots=True)
class Scorecard:
    """The result of a call."""

    id: str
    """Id of the call."""
    program: str
    standard: StandardReference
    stage: str | None
    """Set of criteria by week of training; None when all are scored."""
    unfinished: str | None
    """Why the record is no whole call, in words; what would have come later counts as missing. None for a whole one."""
    total: int
    """0 to 100, after the cap."""
    before_cap: int
    cap: int | None
    """The most that the call can reach for a failure in `auto_fail` or `barred`; None without one."""
    passed: bool
    stars: int
    auto_fail: tuple[str, ...]
    """Criteria that failed critically."""
    barred: tuple[str, ...]
    """Criteria whose failure keeps the call below the pass mark without being critical."""
    dimensions: Mapping[str, Points]
    """Dimensions with at least one judged criterion, in the rulebook's order."""
    verdicts: Mapping[str, Verdict]
    """In the rulebook's order."""
    findings: tuple[Finding, ...]
    """The most valuable fixes first, then the rest in the rulebook's order."""
    disputed: tuple[Dispute, ...] = ()
    """The turns that the trainee has corrected, in the order of the call."""

    def fixes(self, most: int = 3) -> tuple[Finding, ...]:
        """The findings that cost most, the dearest first; what follows from another is not among them."""
        return tuple(finding for finding in self.findings if finding.lost > 0)[:most]


__all__ = [
    "EARNED", "Dispute", "Evidence", "Finding", "Judgement", "Missing", "Points", "Scorecard", "StandardReference",
    "Verdict",
]  # fmt: skip
