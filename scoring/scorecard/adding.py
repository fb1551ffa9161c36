"""Adds verdicts up to a scorecard: integers and decimals, so that the same verdicts always give the same bytes."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from decimal import ROUND_HALF_UP, Decimal
from typing import Final, Protocol

from scoring.scorecard.model import (
    EARNED,
    Dispute,
    Finding,
    Judgement,
    Points,
    Scorecard,
    StandardReference,
    Verdict,
)

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


__all__ = ["PROGRAM", "Rulebook", "add_up"]
