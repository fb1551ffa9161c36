"""Verdicts, what they rest on, and how they add up to a scorecard.

Checks judge and know nothing of points; this module adds up and knows nothing of calls. All sums are integers or
decimals, so the same verdicts always give the same bytes.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from enum import StrEnum
from typing import Any, Final, Protocol

FORMAT: Final = 1
"""Version of the scorecard's JSON."""
PROGRAM: Final = "0.1.0"
"""Version of the program that scored; the release's own number."""
HUNDRED: Final = Decimal(100)


class Weighed(Protocol):
    """What adding up needs to know of a criterion of the rulebook."""

    @property
    def id(self) -> str: ...
    @property
    def dimension(self) -> str: ...
    @property
    def class_(self) -> str: ...
    @property
    def weight(self) -> int: ...
    @property
    def clause(self) -> str: ...


class Share(Protocol):
    """What adding up needs to know of a dimension."""

    @property
    def weight(self) -> int: ...


class Rulebook(Protocol):
    """What adding up needs to know of a rulebook."""

    @property
    def id(self) -> str: ...
    @property
    def version(self) -> str: ...
    @property
    def hash(self) -> str: ...
    @property
    def pass_mark(self) -> int: ...
    @property
    def critical_cap(self) -> int: ...
    @property
    def stars(self) -> Mapping[int, int]: ...
    @property
    def dimensions(self) -> Mapping[str, Share]: ...
    @property
    def criteria(self) -> Mapping[str, Weighed]: ...


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


def add_up(
    call: str,
    standard: Rulebook,
    judgements: Mapping[str, Judgement],
    stage: str | None = None,
    unfinished: str | None = None,
    *,
    disputed: tuple[Dispute, ...] = (),
) -> Scorecard:
    """Turn judgements into a scorecard.

    `judgements` holds one entry for each criterion that was judged, by id. A criterion earns its weight when met, half
    when partly, nothing when not met. Dimension points are weight × earned / possible, two decimals, half up; the total
    is 100 × Σ points / Σ of, half up to an integer; a critical failure caps it, and one that bars passing caps it just
    below the pass mark. `disputed` are the turns that the trainee has corrected; findings that rest on them are marked.
    """
    order = [criterion for criterion in standard.criteria.values() if criterion.id in judgements]
    causes = _causes(order, judgements)
    turns = frozenset(dispute.turn for dispute in disputed)
    found = {criterion.id: _finding(criterion, judgements[criterion.id], causes, turns) for criterion in order}
    dimensions: dict[str, Points] = {}
    values: dict[str, Decimal] = {}
    for name, dimension in standard.dimensions.items():
        members = [found[criterion.id] for criterion in order if criterion.dimension == name]
        possible = sum(finding.of for finding in members)
        if possible == 0:
            continue
        earned = sum((finding.points for finding in members), Decimal(0))
        points = _half_up(dimension.weight * earned / possible, "0.01")
        dimensions[name] = Points(points, dimension.weight)
        for finding in members:
            values[finding.criterion] = dimension.weight * finding.lost / possible
    of = sum(points.of for points in dimensions.values())
    reached = sum((points.points for points in dimensions.values()), Decimal(0))
    before = int(_half_up(HUNDRED * reached / of, "1")) if of else 0
    auto_fail = tuple(criterion.id for criterion in order if _critical(criterion, judgements[criterion.id]))
    barred = tuple(criterion.id for criterion in order if _bars(criterion, judgements[criterion.id]))
    caps = [*([standard.critical_cap] if auto_fail else []), *([standard.pass_mark - 1] if barred else [])]
    total = min((before, *caps))
    passed = total >= standard.pass_mark and not auto_fail
    stars = max((star for star, least in standard.stars.items() if passed and total >= least), default=0)
    place = {criterion.id: index for index, criterion in enumerate(order)}
    findings = sorted(found.values(), key=lambda item: (-values.get(item.criterion, 0), place[item.criterion]))
    return Scorecard(
        id=call, program=PROGRAM, standard=StandardReference(standard.id, standard.version, standard.hash), stage=stage,
        unfinished=unfinished,
        total=total, before_cap=before, cap=min(caps, default=None), passed=passed, stars=stars,
        auto_fail=auto_fail, barred=barred, dimensions=dimensions,
        verdicts={criterion.id: judgements[criterion.id].verdict for criterion in order}, findings=tuple(findings),
        disputed=disputed,
    )  # fmt: skip


def _half_up(value: Decimal, unit: str) -> Decimal:
    return value.quantize(Decimal(unit), ROUND_HALF_UP)


def _critical(criterion: Weighed, judgement: Judgement) -> bool:
    return criterion.class_ == "critical" and judgement.critical and judgement.verdict is Verdict.NOT_MET


def _bars(criterion: Weighed, judgement: Judgement) -> bool:
    return criterion.class_ != "review" and judgement.bars and judgement.verdict is Verdict.NOT_MET


def _failed(judgement: Judgement) -> bool:
    return judgement.verdict in (Verdict.PARTLY, Verdict.NOT_MET)


def _causes(order: Iterable[Weighed], judgements: Mapping[str, Judgement]) -> dict[str, str]:
    """For each root cause the criterion that is charged: the first of the rulebook that failed for it."""
    causes: dict[str, str] = {}
    for criterion in order:
        judgement = judgements[criterion.id]
        if _failed(judgement) and judgement.root is not None and criterion.class_ != "review":
            causes.setdefault(judgement.root, criterion.id)
    return causes


def _finding(criterion: Weighed, judgement: Judgement, causes: Mapping[str, str], disputed: frozenset[int]) -> Finding:
    root = judgement.root if _failed(judgement) else None
    cause = causes.get(root) if root is not None else None
    follows_from = cause if cause != criterion.id else None
    share = EARNED.get(judgement.verdict)
    counted = share is not None and criterion.class_ != "review" and follows_from is None
    return Finding(
        criterion=criterion.id, verdict=judgement.verdict, class_=criterion.class_, clause=criterion.clause,
        points=criterion.weight * share if counted and share is not None else Decimal(0),
        of=criterion.weight if counted else 0, root=root, follows_from=follows_from,
        evidence=judgement.evidence, missing=judgement.missing,
        disputed=any(item.turn in disputed for item in judgement.evidence),
    )  # fmt: skip


def _number(value: Decimal) -> int | float:
    return int(value) if value == value.to_integral_value() else float(value)


def scorecard_plain(card: Scorecard) -> dict[str, Any]:
    """The scorecard as JSON values, keys in the order of the format."""
    standard = {"id": card.standard.id, "version": card.standard.version, "hash": card.standard.hash}
    return {
        "id": card.id, "format": FORMAT, "program": card.program, "standard": standard,
        **({"stage": card.stage} if card.stage is not None else {}),
        **({"unfinished": card.unfinished} if card.unfinished is not None else {}),
        "total": card.total, "before_cap": card.before_cap, "cap": card.cap, "passed": card.passed,
        "stars": card.stars, "auto_fail": list(card.auto_fail),
        **({"barred": list(card.barred)} if card.barred else {}),
        "dimensions": {name: {"points": str(item.points), "of": item.of} for name, item in card.dimensions.items()},
        "verdicts": {criterion: verdict.value for criterion, verdict in card.verdicts.items()},
        "findings": [_finding_plain(finding) for finding in card.findings],
        **({"disputed": [
            {"event": item.event, "turn": item.turn, "was": item.was, "text": item.text} for item in card.disputed
        ]} if card.disputed else {}),
    }  # fmt: skip


def _finding_plain(finding: Finding) -> dict[str, Any]:
    missing = finding.missing
    return {
        "criterion": finding.criterion, "verdict": finding.verdict.value, "class": finding.class_,
        "clause": finding.clause, "points": _number(finding.points), "of": finding.of, "root": finding.root,
        "follows_from": finding.follows_from,
        "evidence": [
            {
                "event": item.event, "turn": item.turn, "at": item.at, "until": item.until, "quote": item.quote,
                "start": item.start, "end": item.end,
            }
            for item in finding.evidence
        ],
        "missing": None if missing is None else {
            "after_event": missing.after_event, "due": missing.due, "why": missing.why,
        },
        **({"disputed": True} if finding.disputed else {}),
    }  # fmt: skip


def scorecard_json(card: Scorecard) -> str:
    """The scorecard as JSON text: the same bytes for the same record, rulebook and program version."""
    return json.dumps(scorecard_plain(card), ensure_ascii=False, indent=1, allow_nan=False)


__all__ = [
    "EARNED", "PROGRAM", "Dispute", "Evidence", "Finding", "Judgement", "Missing", "Points", "Scorecard",
    "StandardReference", "Verdict", "add_up", "scorecard_json", "scorecard_plain",
]  # fmt: skip
