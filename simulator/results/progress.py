"""How a trainee gets on: the trend of each dimension, the strongest and the weakest clause, what to train next and why.

Pure: scorecards in, values out.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from scoring.scorecard import EARNED

LATELY: Final = 10
"""Calls back from the newest that strengths and weaknesses are drawn from."""
HALF: Final = 3
"""Calls on either side of a comparison: the newest against those before them."""
SAME: Final = 0.03
"""A difference of shares below this is no change."""
LEAST: Final = 2
"""Judgements that a strength rests on at least; one may be chance."""
COUNTED: Final = frozenset(verdict.value for verdict in EARNED)


@dataclass(frozen=True, slots=True)
class Past:
    """A scored call."""

    id: str
    scenario: str
    card: Mapping[str, Any]
    """The scorecard's JSON values."""


@dataclass(frozen=True, slots=True)
class Trend:
    """How a dimension or a criterion went from call to call."""

    name: str
    """Id of the dimension or criterion."""
    shares: tuple[float, ...]
    """Share of its points in each call that judged it, 0 to 1, the oldest first."""
    change: float
    """Mean of the newest calls less the mean of those before them; 0 where there are too few."""


@dataclass(frozen=True, slots=True)
class Clause:
    """How a criterion went lately."""

    criterion: str
    share: float
    """Share of its weight that was earned, 0 to 1."""
    judged: int
    """Calls that judged it."""
    missed: int
    """Calls in which it was not met, or only partly."""
    lost: float
    """Points of its weight that were lost."""
    scenarios: tuple[str, ...]
    """Scenarios of the calls that lost something in it, the newest first."""


@dataclass(frozen=True, slots=True)
class Progress:
    """All that the history tells."""

    trends: tuple[Trend, ...]
    strongest: Clause | None
    weakest: Clause | None
    """What to train next: what cost most lately. None where nothing was lost."""
    rules: tuple[Trend, ...]
    """Every criterion that was judged and counted, the one first that was missed most lately."""
    calls: int
    """Calls that strengths and weaknesses are drawn from."""


def progress(past: Sequence[Past]) -> Progress:
    """The progress over calls, the newest first."""
    lately = past[:LATELY]
    clauses = _clauses(lately)
    strong = [one for one in clauses if one.judged >= LEAST and one.missed == 0]
    weak = [one for one in clauses if one.lost > 0]
    return Progress(
        trends=_trends(past),
        strongest=max(strong, key=lambda one: one.judged, default=None),
        weakest=max(weak, key=lambda one: (one.lost, 1 - one.share), default=None),
        rules=_rules(past),
        calls=len(lately),
    )  # fmt: skip


def _trends(past: Sequence[Past]) -> tuple[Trend, ...]:
    shares: dict[str, list[float]] = {}
    for one in reversed(past):
        for name, earned in one.card["dimensions"].items():
            shares.setdefault(name, []).append(float(earned["points"]) / earned["of"])
    return tuple(Trend(name, tuple(values), _change(values)) for name, values in shares.items())


def _rules(past: Sequence[Past]) -> tuple[Trend, ...]:
    shares: dict[str, list[float]] = {}
    for one in reversed(past):
        for finding in _counted(one):
            shares.setdefault(finding["criterion"], []).append(float(finding["points"]) / finding["of"])
    found = [Trend(name, tuple(values), _change(values)) for name, values in shares.items()]
    return tuple(sorted(found, key=lambda one: sum(one.shares[-HALF:]) / len(one.shares[-HALF:])))


def _counted(past: Past) -> list[Mapping[str, Any]]:
    return [one for one in past.card["findings"] if one["of"] and one["verdict"] in COUNTED]


def _change(shares: Sequence[float]) -> float:
    new, old = shares[-HALF:], shares[-2 * HALF : -HALF]
    if not old:
        new, old = shares[-1:], shares[:-1]
    if not old:
        return 0.0
    change = sum(new) / len(new) - sum(old) / len(old)
    return change if abs(change) >= SAME else 0.0


def _clauses(past: Sequence[Past]) -> list[Clause]:
    """Every criterion that was judged and counted, in the order in which the newest scorecards name them."""
    found: dict[str, list[tuple[str, float, float]]] = {}
    for one in past:
        for finding in _counted(one):
            found.setdefault(finding["criterion"], []).append((one.scenario, finding["points"], finding["of"]))
    return [_clause(criterion, judged) for criterion, judged in found.items()]


def _clause(criterion: str, judged: Sequence[tuple[str, float, float]]) -> Clause:
    points, of = sum(points for _, points, _ in judged), sum(of for _, _, of in judged)
    missed = [scenario for scenario, points, of in judged if points < of]
    return Clause(criterion, points / of, len(judged), len(missed), of - points, tuple(dict.fromkeys(missed)))


__all__ = ["LATELY", "Clause", "Past", "Progress", "Trend", "progress"]
