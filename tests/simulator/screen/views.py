"""View-states of every screen in both languages, from the recorded call: what tests of screens look at."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from functools import cache
from typing import Any

from scoring.advice import Advice, Edit
from scoring.record.codec import Record
from scoring.record.events import BargeIn, DeskUsed, LineCut, NotUnderstood, Rang
from scoring.reviewed import reviewed
from scoring.scorecard import Verdict
from scoring.standard import shipped_standard
from simulator.call.live import Live
from simulator.desk.call_desk import CallDesk
from simulator.desk.gallery import FinishedCall, gallery
from simulator.desk.history_desk import history_view
from simulator.desk.review import stages_of
from simulator.desk.score_call import ScoredCall
from simulator.desk.score_desk import score_view
from simulator.desk.score_standing import overrules_of, with_standing
from simulator.desk.services import PastCall
from simulator.desk.sound_bench import heard_before
from simulator.results.entries import JournalEntry
from simulator.results.standing import standing
from simulator.screen.call_view import CallView
from simulator.screen.history_view import HistoryView
from simulator.screen.score_view import ScoreView
from simulator.screen.screens import AnyView
from simulator.screen.sound_view import Loudness
from simulator.screen.views import BriefView, LobbyView, Notice
from simulator.screen.words import words_for
from simulator.settings import EarSettings, Leak, Settings
from simulator.speech.level import InputQuality
from tests.simulator.desk.recorded_call import DeskOfRecords, recorded, recorded_header, recorded_scorecard

LONG = {
    "zh": "记录文件写不进去：磁盘已满。请腾出空间后重新开始；到目前为止的通话已经保存，成绩可以稍后再算。",
    "en": "The record cannot be written because the disk is full. "
    "Make room and start again; what was said so far is kept.",
}


@cache
def views(language: str) -> dict[str, AnyView]:
    """By name, in the order of a session."""
    casting, events = recorded()
    call = FinishedCall(casting, shipped_standard("guangdong-phone"), events, recorded_scorecard(), typed=False)
    return gallery(call, DeskOfRecords(), words_for(language))


@cache
def rare_views(language: str) -> dict[str, AnyView]:
    """What is seen seldom: problems, a broken line, a late answer, a call that failed."""
    casting, events = recorded()
    t = words_for(language)
    lobby = views(language)["1-lobby"]
    assert isinstance(lobby, LobbyView)
    ringing = CallDesk(casting, t, typed=True)
    ringing.take(tuple(Rang(5.0 * ring, ring + 1) for ring in range(6)))
    start = events[:20]
    consult = (*start, DeskUsed(60.0, "hold"), DeskUsed(61.0, "consult", target="claims", result="ready"))
    wrong = (DeskUsed(62.0, "identity", target="id_tail", result="mismatch"), NotUnderstood(63.0, 62.0, 63.0, 9, "low"))
    muted = (DeskUsed(64.0, "mute"), BargeIn(65.0, "trainee", 0.6, True))
    live = Live(
        seconds=70.0,
        level_db=-20.0,
        speech=0.9,
        floor="trainee",
        speaking=True,
        partial="陈女士，我现在就去问理赔部，" * 6,
    )
    broken = Live(seconds=70.0, problem=LONG[language])
    failed = _long_card(language)
    return {
        "brief-spoken": _before(language),
        "lobby-error": replace(lobby, chosen="torn", notice=Notice(LONG[language], grave=True)),
        "ringing-late": ringing.ringing(Live(problem=LONG[language])),
        "consult-call-directory": _talk(CallDesk(casting, t, False).view((*consult, *wrong, *muted), live, over=False)),
        "consult-call-customer": _talk(
            CallDesk(casting, t, False).view((*consult, *wrong, *muted), broken, over=False)
        ),
        "cut-call-words": CallDesk(casting, t, False).view((*start, LineCut(70.0)), broken, over=False),
        "over-call-callback": CallDesk(casting, t, True).view(events[:-1], live, over=True),
        "scorecard-failed": failed,
        "failed-scorecard-why": failed,
        "failed-scorecard-words": failed,
        "sounding-scorecard-why": replace(failed, no_sound="", playing=True, from_history=True),
        "disputed-scorecard-why": talked_over(failed, language),
        "disputed-scorecard-words": talked_over(failed, language),
        "disputed-scorecard": talked_over(failed, language),
        "trainer-scorecard-why": replace(
            talked_over(failed, language), from_trainer=True, submission="none", submission_word=""
        ),
        "trainer-scorecard-words": replace(
            talked_over(failed, language), from_trainer=True, submission="none", submission_word=""
        ),
        "history-long": _history(language),
    }


def _long_card(language: str) -> ScoreView:
    """A failed call without a recording, with advice that is long."""
    casting, events = recorded()
    t, card = words_for(language), _failed()
    model = CallDesk(casting, t, True).model(events)
    edits = (Edit("insert", 7, LONG[language]), Edit("replace", 7, LONG[language]))
    advice = tuple(Advice(one["criterion"], Verdict.MET, edits, 0, 34, 59) for one in card["findings"] if one["of"])
    call = ScoredCall(Record(recorded_header(), events), card, advice, t, model.happenings)
    view = score_view(card, shipped_standard("guangdong-phone"), t, "title", model, call=call)
    return replace(view, no_sound=t("There is no recording of this call."), notice=Notice(LONG[language]))


def talked_over(view: ScoreView, language: str) -> ScoreView:
    """A scorecard with a dispute that was answered, an overrule, comments and the result after review."""
    first, text, made = view.fixes[0].id, LONG[language], "2026-03-02T10:00:00+08:00"
    at = view.lines[4].event
    standing_of = standing([
        JournalEntry(1, made, "林", "dispute", "x", text, first),
        JournalEntry(2, made, "周老师", "answer", "x", text, answers=1),
        JournalEntry(3, made, "周老师", "overrule", "x", text, first, "partly"),
        JournalEntry(4, made, "周老师", "comment", "x", text, event=at),
        JournalEntry(5, made, "周老师", "comment", "x", text, event=at + 1),
        JournalEntry(6, made, "林", "dispute", "x", text, view.fixes[1].id),
        JournalEntry(7, made, "林", "submit", "x", ""),
    ])  # fmt: skip
    t, standard = words_for(language), shipped_standard("guangdong-phone")
    after = reviewed(_failed(), standard, overrules_of(standing_of))
    fixes = tuple(replace(one, can_cap=True) for one in view.fixes)
    findings = tuple(replace(one, can_cap=True) for one in view.findings)
    view = replace(view, fixes=fixes, findings=findings)
    view = with_standing(replace(view, notice=None), standing_of, t, after=after)
    return replace(
        view, stages=stages_of(standard, t), has_report=True, can_dispute=True, can_retry=True, language="zh",
        beside=("2026-03-01: 64", *view.beside),
    )  # fmt: skip


def _history(language: str) -> HistoryView:
    """Many calls, some of a scenario that is gone."""
    past = [
        PastCall(f"call-{n}", "late-claim" if n % 2 else "gone", f"2026-03-{n:02d}T09:30:00", _failed())
        for n in range(30, 0, -1)
    ]  # fmt: skip
    standard, entries = shipped_standard("guangdong-phone"), DeskOfRecords().entries()
    return history_view(past, entries, standard, words_for(language), trainee="林", chosen="call-12")


def _before(language: str) -> BriefView:
    """Before a call that is to be spoken, with a microphone that hears badly and is closed while the caller speaks."""
    view, t = views(language)["2-brief"], words_for(language)
    assert isinstance(view, BriefView)
    leaky = Settings(ear=EarSettings(leak=Leak(-6.0)))
    return replace(view, heard=heard_before(leaky, t, InputQuality("clipped", -9.0, -55.0)), live=Loudness(0.9, True))


def _talk(view: CallView) -> CallView:
    """With a microphone that is opened by hand."""
    return replace(view, page=replace(view.page, push_to_talk=True))


def _failed() -> Mapping[str, Any]:
    """A scorecard on which every criterion that counted failed, some for one cause."""
    card = dict(recorded_scorecard())
    missing = {"after_event": 3, "due": "within 3 agent turns", "why": "missing: greet, state_company, state_name"}
    findings = []
    for one in card["findings"]:
        failed = {**one, "verdict": "not_met", "points": 0, "missing": missing} if one["of"] else one
        findings.append(
            {**failed, "follows_from": "readback.issue", "of": 0} if "transfer" in one["criterion"] else failed
        )
    card.update(
        findings=findings, verdicts={one["criterion"]: one["verdict"] for one in findings}, total=12,
        before_cap=23, cap=59, passed=False, stars=0, auto_fail=["escalation.no_overpromise", "calm.no_arguing"],
        dimensions={name: {"points": "3.25", "of": value["of"]} for name, value in card["dimensions"].items()},
    )  # fmt: skip
    return card


__all__ = ["rare_views", "views"]
