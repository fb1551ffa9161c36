"""Adding up: decimals half up, what leaves the sums, root causes charged once, the cap and the stars."""

from __future__ import annotations

import json
from dataclasses import dataclass
from decimal import Decimal
from types import SimpleNamespace
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from scoring.scorecard import Judgement, Verdict, add_up, scorecard_json

MET, PARTLY, NOT_MET = Judgement(Verdict.MET), Judgement(Verdict.PARTLY), Judgement(Verdict.NOT_MET)
NA, UNSURE = Judgement(Verdict.NOT_APPLICABLE), Judgement(Verdict.CANNOT_TELL)


@dataclass(frozen=True)
class Criterion:
    """A criterion with nothing but its weight."""

    id: str
    dimension: str
    weight: int = 1
    class_: str = "important"
    clause: str = "1"


def rulebook(*criteria: Criterion, **shares: int) -> Any:
    """A rulebook with these criteria and weights of dimensions."""
    return SimpleNamespace(
        id="r", version="1", hash="sha256:0", pass_mark=80, critical_cap=59, stars={1: 80, 2: 88, 3: 95},
        dimensions={name: SimpleNamespace(weight=weight) for name, weight in shares.items()},
        criteria={criterion.id: criterion for criterion in criteria},
    )  # fmt: skip


def test_points_are_rounded_half_up_to_two_decimals_and_the_total_to_an_integer() -> None:
    rules = rulebook(Criterion("a", "x", 1), Criterion("b", "x", 7), x=15)
    card = add_up("c", rules, {"a": MET, "b": NOT_MET})
    assert card.dimensions["x"].points == Decimal("1.88")  # 15 / 8 = 1.875
    assert card.total == 13  # 100 × 1.88 / 15 = 12.53
    half = rulebook(Criterion("a", "x", 1), Criterion("b", "y", 1), x=1, y=199)
    assert add_up("c", half, {"a": MET, "b": NOT_MET}).total == 1  # 0.5 goes up, not to the even 0


def test_a_partly_earns_half_and_what_is_not_judged_leaves_both_sums() -> None:
    review = Criterion("r", "x", 5, "review")
    rules = rulebook(Criterion("a", "x", 3), Criterion("b", "x", 2), Criterion("n", "x", 9), review, x=60, y=40)
    card = add_up("c", rules, {"a": PARTLY, "b": MET, "n": UNSURE, "r": NOT_MET})
    assert card.dimensions["x"].points == Decimal("42.00")
    assert "y" not in card.dimensions
    assert card.total == 70
    assert card.verdicts["r"] is Verdict.NOT_MET


def test_failures_of_one_root_are_charged_once() -> None:
    rules = rulebook(Criterion("a", "x", 2), Criterion("b", "x", 2), Criterion("c", "x", 2), x=100)
    judged = {
        "a": Judgement(Verdict.NOT_MET, root="number"), "b": Judgement(Verdict.NOT_MET, root="number"), "c": MET,
    }  # fmt: skip
    card = add_up("c", rules, judged)
    findings = {finding.criterion: finding for finding in card.findings}
    assert findings["a"].follows_from is None
    assert findings["b"].follows_from == "a"
    assert findings["b"].of == 0
    assert card.total == 50
    assert [finding.criterion for finding in card.fixes()] == ["a"]


def test_a_met_criterion_is_never_the_cause_of_another() -> None:
    rules = rulebook(Criterion("a", "x"), Criterion("b", "x"), x=100)
    card = add_up("c", rules, {"a": Judgement(Verdict.MET, root="r"), "b": Judgement(Verdict.NOT_MET, root="r")})
    assert card.total == 50
    assert card.auto_fail == ()


def test_a_critical_failure_caps_the_total_and_the_total_before_it_stays() -> None:
    rules = rulebook(Criterion("a", "x", 1, "critical"), Criterion("b", "x", 19), x=100)
    card = add_up("c", rules, {"a": Judgement(Verdict.NOT_MET, critical=True), "b": MET})
    assert (card.before_cap, card.total, card.cap, card.passed, card.stars) == (95, 59, 59, False, 0)
    assert card.auto_fail == ("a",)
    mild = add_up("c", rules, {"a": NOT_MET, "b": MET})
    assert (mild.total, mild.cap, mild.passed, mild.stars) == (95, None, True, 3)


def test_a_grave_failure_of_a_criterion_that_is_not_critical_caps_nothing() -> None:
    rules = rulebook(Criterion("a", "x", 1, "important"), Criterion("b", "x", 19), x=100)
    assert add_up("c", rules, {"a": Judgement(Verdict.NOT_MET, critical=True), "b": MET}).cap is None


def test_the_dearest_fix_stands_first() -> None:
    rules = rulebook(Criterion("a", "x"), Criterion("b", "y"), Criterion("c", "y"), x=20, y=80)
    card = add_up("c", rules, {"a": NOT_MET, "b": PARTLY, "c": NOT_MET})
    assert [finding.criterion for finding in card.findings] == ["c", "a", "b"]


def test_nothing_judged_is_no_division_by_zero() -> None:
    card = add_up("c", rulebook(Criterion("a", "x"), x=100), {"a": NA})
    assert (card.total, card.dimensions) == (0, {})


def test_the_json_has_the_shape_of_the_format() -> None:
    rules = rulebook(Criterion("a", "x", 3), x=20)
    plain = json.loads(scorecard_json(add_up("call", rules, {"a": PARTLY})))
    assert list(plain) == [
        "id", "format", "program", "standard", "total", "before_cap", "cap", "passed", "stars", "auto_fail",
        "dimensions", "verdicts", "findings",
    ]  # fmt: skip
    assert plain["dimensions"] == {"x": {"points": "10.00", "of": 20}}
    assert list(plain["findings"][0]) == [
        "criterion", "verdict", "class", "clause", "points", "of", "root", "follows_from", "evidence", "missing",
    ]  # fmt: skip
    assert plain["findings"][0]["points"] == 1.5


@given(
    st.lists(
        st.tuples(st.integers(1, 9), st.sampled_from(Verdict), st.sampled_from([None, "r", "s"])),
        min_size=1,
        max_size=12,
    )
)
def test_totals_stay_in_their_limits_and_do_not_depend_on_the_order_of_judging(
    items: list[tuple[int, Verdict, str | None]],
) -> None:
    criteria = [Criterion(f"c{index}", "xy"[index % 2], weight) for index, (weight, _, _) in enumerate(items)]
    judged = {f"c{index}": Judgement(verdict, root=root) for index, (_, verdict, root) in enumerate(items)}
    rules = rulebook(*criteria, x=30, y=70)
    card = add_up("c", rules, judged)
    assert 0 <= card.total <= 100
    assert scorecard_json(card) == scorecard_json(add_up("c", rules, dict(reversed(judged.items()))))
    for name, points in card.dimensions.items():
        members = [finding for finding in card.findings if rules.criteria[finding.criterion].dimension == name]
        earned, possible = sum(finding.points for finding in members), sum(finding.of for finding in members)
        assert abs(points.points - points.of * earned / possible) <= Decimal("0.005")


def test_a_failure_that_bars_passing_caps_just_below_the_mark_and_is_no_critical_one() -> None:
    rules = rulebook(Criterion("a", "x", 9), Criterion("b", "x", 1), x=100)
    card = add_up("c", rules, {"a": MET, "b": Judgement(Verdict.NOT_MET, bars=True)})
    assert (card.before_cap, card.total, card.cap, card.passed, card.auto_fail) == (90, 79, 79, False, ())
    assert card.barred == ("b",)
    assert json.loads(scorecard_json(card))["barred"] == ["b"]
    both = add_up("c", rules, {"a": Judgement(Verdict.NOT_MET, critical=True), "b": Judgement(Verdict.MET, bars=True)})
    assert both.barred == ()


def test_an_unfinished_record_is_named_in_the_scorecard() -> None:
    rules = rulebook(Criterion("a", "x"), x=100)
    card = add_up("c", rules, {"a": MET}, unfinished="the call has not ended")
    assert json.loads(scorecard_json(card))["unfinished"] == "the call has not ended"
    assert "unfinished" not in json.loads(scorecard_json(add_up("c", rules, {"a": MET})))
