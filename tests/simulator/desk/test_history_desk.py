"""The history's presenter."""

from __future__ import annotations

import copy
from dataclasses import replace

from scoring.standard import shipped_standard
from simulator.desk.history_desk import history_view
from simulator.desk.services import PastCall
from simulator.screen.history_view import HistoryView
from simulator.screen.words import words_for
from tests.simulator.desk.recorded_call import DeskOfRecords, recorded_scorecard

STANDARD = shipped_standard("guangdong-phone")


def past(number: int, lost: str = "", scenario: str = "late-claim") -> PastCall:
    """A call of the recorded scorecard; `lost` names a criterion that was not met."""
    card = copy.deepcopy(dict(recorded_scorecard()))
    for finding in card["findings"]:
        if finding["criterion"] == lost:
            finding.update(verdict="not_met", points=0, of=3)
    return PastCall(f"call-{number}", scenario, f"2026-03-0{number}T09:30:00+08:00", card)


def shown(*calls: PastCall, language: str = "zh", chosen: str = "") -> HistoryView:
    entries = DeskOfRecords().entries()
    return history_view(calls, entries, STANDARD, words_for(language), trainee="林", chosen=chosen)


def test_without_calls_it_says_what_will_stand_here() -> None:
    view = shown()
    assert view.empty == "还没有评过分的通话。接一通电话，成绩就会出现在这里。"
    assert (view.calls, view.trends, view.next_title) == ((), (), "")


def test_a_past_call_has_title_date_total_result_and_stars() -> None:
    card = recorded_scorecard()
    view = shown(past(2), past(1))
    assert [call.id for call in view.calls] == ["call-2", "call-1"]
    first = view.calls[0]
    assert (first.title, first.stars) == ("理赔款一个月没到账", card["stars"])
    assert first.detail == f"2026-03-02 09:30 · {card['total']} 分 · 通过"
    assert view.chosen == "call-2"
    assert shown(past(2), past(1), chosen="call-1").chosen == "call-1"


def test_what_to_train_next_has_a_reason_and_a_call() -> None:
    view = shown(past(3), past(2, "readback.issue"), past(1, "readback.issue"), language="en")
    assert view.next_title == STANDARD.criteria["readback.issue"].text["en"]
    assert "missed in 2 of the 3 calls" in view.next_why
    assert "A claim payment a month late" in view.next_why
    assert view.next_call == "late-claim"
    assert view.weakest.startswith(view.next_title)


def test_a_call_that_is_gone_is_told_but_not_offered() -> None:
    view = shown(past(1, "readback.issue", scenario="torn"))
    assert view.next_title
    assert view.next_call == "", "it cannot be played"


def test_trends_stand_in_words() -> None:
    view = shown(past(2), past(1))
    assert {trend.change for trend in view.trends} == {"没有变化"}
    assert all(trend.now.endswith("%") and len(trend.shares) == 2 for trend in view.trends)


def test_one_call_is_compared_with_nothing() -> None:
    assert {trend.change for trend in shown(past(1)).trends} == {""}


def test_calls_that_were_learnt_are_listed_and_count_for_nothing() -> None:
    learnt = replace(past(3, "readback.issue"), mode="learn")
    view = shown(learnt, past(2), past(1))
    first, second = view.calls[:2]
    assert (first.stars, "学" in first.detail) == (-1, True)
    assert (second.stars >= 0, "学" in second.detail) == (True, False)
    without = shown(past(2), past(1))
    assert (view.trends, view.rules, view.weakest, view.strongest) == (
        without.trends, without.rules, without.weakest, without.strongest,
    )  # fmt: skip


def test_whoever_only_learnt_is_told_where_progress_comes_from() -> None:
    view = shown(replace(past(1), mode="learn"))
    assert len(view.calls) == 1
    assert (view.trends, view.rules, view.next_title, view.weakest) == ((), (), "", "")
    assert "练" in view.uncounted


def test_every_rule_has_a_trend_the_weakest_first() -> None:
    view = shown(past(3, "readback.issue"), past(2, "readback.issue"), past(1), language="en")
    assert view.rules[0].title == STANDARD.criteria["readback.issue"].text["en"]
    assert (view.rules[0].shares[-2:], view.rules[0].now) == ((0.0, 0.0), "0 %")
    assert len(view.rules) > 10
    means = [sum(one.shares[-3:]) / len(one.shares[-3:]) for one in view.rules]
    assert means == sorted(means)


def test_a_retry_is_told_as_one_and_leaves_the_trends_alone() -> None:
    retry = replace(past(3, "readback.issue"), parent="call-2")
    view = shown(retry, past(2), past(1))
    assert "重练" in view.calls[0].detail
    assert not any("重练" in call.detail for call in view.calls[1:])
    assert (view.trends, view.weakest) == (shown(past(2), past(1)).trends, shown(past(2), past(1)).weakest)
