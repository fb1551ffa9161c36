"""How far verdicts agree with labels: exact agreement, Cohen's kappa and confusion, per criterion and over all."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from scoring.scorecard import Verdict

LABELS: Final[Mapping[str, Verdict]] = {
    "pass": Verdict.MET,
    "partial": Verdict.PARTLY,
    "fail": Verdict.NOT_MET,
    "na": Verdict.NOT_APPLICABLE,
}
"""Labels of the corpus as verdicts."""


@dataclass(frozen=True, slots=True)
class Pair:
    """One criterion of one call: its label and our verdict."""

    call: str
    criterion: str
    label: Verdict
    verdict: Verdict


@dataclass(frozen=True, slots=True)
class Agreement:
    """Agreement over a set of pairs."""

    cases: int
    """Pairs whose label is not `na`."""
    exact: float | None
    """Share of them whose verdict is the label; `cannot_tell` and a wrong `not_applicable` count against it."""
    kappa_cases: int
    """Pairs labelled pass or fail."""
    kappa: float | None
    """Cohen's kappa of met against not met over them; None without a pair."""
    not_applicable: int
    """Pairs labelled `na`."""
    not_applicable_found: float | None
    """Share of them that were found."""
    cannot_tell: float | None
    """Share of all pairs that went to review."""
    confusion: Mapping[tuple[Verdict, Verdict], int]
    """Number of pairs by label and verdict."""


def cohens_kappa(pairs: Iterable[tuple[bool, bool]]) -> float | None:
    """Cohen's kappa of two raters over yes/no pairs; 1.0 where both never differ, None without a pair.

    Source: J. Cohen, A coefficient of agreement for nominal scales, 1960: (p_o - p_e) / (1 - p_e).
    """
    counts = Counter(pairs)
    total = sum(counts.values())
    if not total:
        return None
    agreed = counts[True, True] + counts[False, False]
    first, second = counts[True, True] + counts[True, False], counts[True, True] + counts[False, True]
    # Whole numbers until the last step, so that the order of the pairs cannot matter.
    expected = first * second + (total - first) * (total - second)
    if expected == total * total:
        return 1.0
    return (agreed * total - expected) / (total * total - expected)


def agreement(pairs: Sequence[Pair]) -> Agreement:
    """Agreement over pairs, as the design defines it.

    Kappa takes the pairs labelled pass or fail; any other verdict there counts as the opposite of the label.
    """
    judged = [pair for pair in pairs if pair.label is not Verdict.NOT_APPLICABLE]
    clear = [pair for pair in pairs if pair.label in (Verdict.MET, Verdict.NOT_MET)]
    rest = [pair for pair in pairs if pair.label is Verdict.NOT_APPLICABLE]
    return Agreement(
        cases=len(judged),
        exact=_share(sum(pair.verdict is pair.label for pair in judged), len(judged)),
        kappa_cases=len(clear),
        kappa=cohens_kappa(_binary(pair) for pair in clear),
        not_applicable=len(rest),
        not_applicable_found=_share(sum(pair.verdict is Verdict.NOT_APPLICABLE for pair in rest), len(rest)),
        cannot_tell=_share(sum(pair.verdict is Verdict.CANNOT_TELL for pair in pairs), len(pairs)),
        confusion=dict(sorted(Counter((pair.label, pair.verdict) for pair in pairs).items())),
    )


def by_criterion(pairs: Iterable[Pair]) -> dict[str, Agreement]:
    """Agreement of each criterion, in the order of first appearance."""
    groups: dict[str, list[Pair]] = {}
    for pair in pairs:
        groups.setdefault(pair.criterion, []).append(pair)
    return {criterion: agreement(group) for criterion, group in groups.items()}


def pairs_of(call: str, labels: Mapping[str, str], verdicts: Mapping[str, Verdict]) -> list[Pair]:
    """The pairs of one call; criteria that the rulebook does not judge are left out.

    Raises ValueError for a label that is none of pass, partial, fail, na.
    """
    unknown = next((label for label in labels.values() if label not in LABELS), None)
    if unknown is not None:
        raise ValueError(f"The label '{unknown}' of call '{call}' is none of {', '.join(LABELS)}.")
    return [
        Pair(call, criterion, LABELS[label], verdicts[criterion])
        for criterion, label in labels.items()
        if criterion in verdicts
    ]


def _binary(pair: Pair) -> tuple[bool, bool]:
    label = pair.label is Verdict.MET
    return label, label if pair.verdict is pair.label else not label


def _share(part: int, whole: int) -> float | None:
    return part / whole if whole else None


__all__ = ["LABELS", "Agreement", "Pair", "agreement", "by_criterion", "cohens_kappa", "pairs_of"]
