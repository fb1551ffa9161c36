"""Trends, strengths, weaknesses and what to train next."""

from __future__ import annotations

from typing import Any

import pytest

from simulator.results.progress import Past, progress


def finding(criterion: str, points: float, of: int, verdict: str = "") -> dict[str, Any]:
    verdict = verdict or ("met" if points == of else "partly" if points else "not_met")
    return {"criterion": criterion, "verdict": verdict, "points": points, "of": of}


def past(number: int, share: int, *findings: dict[str, Any], scenario: str = "late-claim") -> Past:
    """A call with one dimension of 20 points."""
    return Past(f"call-{number}", scenario, {
        "dimensions": {"empathy": {"points": str(20 * share / 100), "of": 20}}, "findings": list(findings),
    })  # fmt: skip


def test_a_trend_tells_the_oldest_first_and_compares_the_newest_calls_with_those_before() -> None:
    found = progress([past(n, share) for n, share in enumerate((90, 80, 70, 50, 40, 30))])
    trend = found.trends[0]
    assert trend.shares == (0.3, 0.4, 0.5, 0.7, 0.8, 0.9)
    assert trend.change == pytest.approx(0.4)


@pytest.mark.parametrize(("shares", "change"), [((80,), 0.0), ((80, 60), 0.2), ((61, 60), 0.0)])
def test_few_calls_and_small_differences(shares: tuple[int, ...], change: float) -> None:
    trend = progress([past(n, share) for n, share in enumerate(shares)]).trends[0]
    assert trend.change == pytest.approx(change)


def test_the_weakest_is_what_cost_most_and_the_strongest_was_always_met() -> None:
    found = progress([
        past(3, 50, finding("closing.thanks", 0, 1), finding("readback.issue", 3, 3), finding("answer.rings", 2, 2)),
        past(2, 50, finding("readback.issue", 0, 3), finding("answer.rings", 2, 2), scenario="double-charge"),
        past(1, 50, finding("closing.thanks", 0, 1), finding("readback.issue", 1.5, 3), finding("answer.rings", 2, 2)),
    ])  # fmt: skip
    assert found.weakest is not None
    assert (found.weakest.criterion, found.weakest.missed, found.weakest.judged) == ("readback.issue", 2, 3)
    assert found.weakest.scenarios == ("double-charge", "late-claim"), "those that lost something in it"
    assert found.weakest.share == pytest.approx(0.5)
    assert found.strongest is not None
    assert (found.strongest.criterion, found.strongest.judged) == ("answer.rings", 3)


def test_one_met_rule_is_no_strength_and_what_was_not_judged_is_nothing() -> None:
    found = progress([
        past(1, 50, finding("answer.rings", 2, 2), finding("a", 0, 0), finding("b", 0, 2, "cannot_tell")),
    ])  # fmt: skip
    assert (found.strongest, found.weakest) == (None, None)


def test_old_failures_are_forgotten() -> None:
    old = [past(n, 50, finding("readback.issue", 0, 3)) for n in range(5)]
    new = [past(n, 50, finding("readback.issue", 3, 3)) for n in range(10)]
    assert progress([*new, *old]).weakest is None
