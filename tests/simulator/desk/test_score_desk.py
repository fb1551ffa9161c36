"""The scorecard's presenter."""

from __future__ import annotations

import copy
import json
from typing import Any

from scoring.standard import shipped_standard
from simulator.desk.call_desk import CallDesk
from simulator.desk.score_desk import Model, score_view
from simulator.screen.score_view import ScoreView
from simulator.screen.words import words_for
from tests.simulator.desk.recorded_call import recorded, recorded_scorecard

STANDARD = shipped_standard("guangdong-phone")
FAILED: dict[str, Any] = {
    "criterion": "empathy.acknowledge", "verdict": "not_met", "class": "important", "clause": "五(一) 亲切",
    "points": 0, "of": 3, "root": "empathy", "follows_from": None,
    "evidence": [
        {"event": 3, "turn": 1, "at": 26.4, "until": 29.0, "quote": "我理解您的心情", "start": 0, "end": 7},
    ],
    "missing": {"after_event": 7, "due": "within 3 agent turns", "why": "the feeling was not taken up"},
}  # fmt: skip


def card(**changes: Any) -> dict[str, Any]:
    plain = copy.deepcopy(dict(recorded_scorecard()))
    plain.update(changes)
    return plain


def shown(plain: dict[str, Any], language: str = "zh", **slots: str) -> ScoreView:
    return score_view(plain, STANDARD, words_for(language), "title", Model("zh", slots, {2: "您接起电话"}))


def test_the_recorded_call_has_its_total_and_all_dimensions() -> None:
    view = shown(card())
    assert view.total == card()["total"]
    assert view.verdict == "通过"
    assert view.stars == card()["stars"]
    assert [one.title for one in view.dimensions if one.headline] == [
        "迎语",
        "同理心",
        "复述确认",
        "不争执",
        "正确升级",
    ]
    assert {finding.id for finding in view.findings} == set(card()["verdicts"])


def test_a_dimension_nobody_could_judge_says_so() -> None:
    plain = card()
    del plain["dimensions"]["answer"]
    answer = next(one for one in shown(plain).dimensions if one.id == "answer")
    assert (answer.points, answer.share) == ("未评判", None)


def test_points_are_shown_without_needless_zeros() -> None:
    plain = card(dimensions={"greeting": {"points": "12.50", "of": 15}, "empathy": {"points": "20.00", "of": 20}})
    points = {one.id: one.points for one in shown(plain).dimensions}
    assert (points["greeting"], points["empathy"]) == ("12.5 / 15", "20 / 20")


def test_a_failure_shows_words_second_and_what_was_missing() -> None:
    view = shown(card(findings=[FAILED]), surname="陈", title="女士")
    fix = view.fixes[0]
    assert fix.title == STANDARD.criteria["empathy.acknowledge"].text["zh"]
    assert (fix.verdict, fix.verdict_word, fix.points) == ("not_met", "未达到", "0 / 3")
    assert [(quote.text, quote.at) for quote in fix.quotes] == [("“我理解您的心情”", "0:26")]
    assert fix.missing == "没有回应来电人的情绪（您的前 3 句之内）"
    assert fix.clause == "条款 五(一) 亲切"
    assert fix.model.startswith("陈女士")


def test_an_event_is_told_in_words_not_in_the_format() -> None:
    evidence = [{"event": 2, "turn": None, "at": 7.0, "until": None, "quote": "Answered", "start": None, "end": None}]
    view = shown(card(findings=[{**FAILED, "evidence": evidence}]))
    assert [quote.text for quote in view.fixes[0].quotes] == ["您接起电话"]


def test_at_most_three_fixes_the_dearest_first() -> None:
    findings = [
        {**FAILED, "criterion": name}
        for name in ("readback.issue", "greeting.opening", "closing.thanks", "empathy.reassure")
    ]
    view = shown(card(findings=findings))
    assert [fix.id for fix in view.fixes] == ["readback.issue", "greeting.opening", "closing.thanks"]
    assert view.fixes_title == "最值得改的三处"


def test_what_follows_from_another_failure_is_counted_once() -> None:
    follower = {**FAILED, "criterion": "transfer.handover", "of": 0, "follows_from": "transfer.take_number"}
    finding = next(one for one in shown(card(findings=[follower])).findings if one.id == "transfer.handover")
    assert finding.follows == "同一原因只扣一次，计在：" + STANDARD.criteria["transfer.take_number"].text["zh"]
    assert finding.points == ""


def test_a_cap_names_its_rule_and_the_total_before_it() -> None:
    view = shown(card(total=59, before_cap=72, cap=59, passed=False, stars=0, auto_fail=["escalation.no_overpromise"]))
    assert view.verdict == "未通过"
    assert "不作超越权限的承诺" in view.cap
    assert "72" in view.cap


def test_below_the_pass_mark_the_mark_is_named() -> None:
    assert shown(card(total=70, passed=False)).verdict == "未通过，需要 80 分"


def test_lists_of_missing_acts_are_told_by_name() -> None:
    missing = {"after_event": 1, "due": "before the caller's first words", "why": "missing: greet, state_company"}
    view = shown(card(findings=[{**FAILED, "missing": missing}]))
    assert view.fixes[0].missing == "欠缺：问候、报公司或部门（来电人开口之前）"
    english = shown(card(findings=[{**FAILED, "missing": missing}]), "en")
    assert english.fixes[0].missing == "missing: greeting, company or department (before the caller's first words)"


def test_model_sentences_speak_the_language_of_the_call_with_its_values() -> None:
    casting, events = recorded()
    presenter = CallDesk(casting, words_for("en"), typed=True)
    presenter.take(events)
    opening = {**FAILED, "criterion": "greeting.opening"}
    view = score_view(card(findings=[opening]), STANDARD, words_for("en"), "t", presenter.model(events))
    assert view.fixes[0].model.startswith("您好，安宁人寿客户服务部")
    assert "<" not in json.dumps([finding.model for finding in view.findings], ensure_ascii=False)


def test_facts_are_told_by_their_value_not_by_their_id() -> None:
    missing = {"after_event": 1, "due": "before the end", "why": "not restated rightly: papers_date, policy_no"}
    slots = {"papers_date": "十月九号", "policy_no": "二零三六八五二零"}
    view = shown(card(findings=[{**FAILED, "missing": missing}]), **slots)
    assert "十月九号、二零三六八五二零" in view.fixes[0].missing
    acts = {**missing, "why": "missing: greet"}
    assert "问候" in shown(card(findings=[{**FAILED, "missing": acts}]), greet="x").fixes[0].missing
