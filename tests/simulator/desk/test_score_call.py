"""The call behind a scorecard: cited words, places to be heard, the timeline, what advice says."""

from __future__ import annotations

from typing import Any

import pytest

from scoring.advice import Advice, Edit, advise
from scoring.record.codec import Record
from scoring.record.events import Reference
from scoring.scorecard import Verdict
from scoring.standard import shipped_standard
from simulator.call.header import header_of
from simulator.desk.call_desk import CallDesk
from simulator.desk.gallery import rehearsed_call
from simulator.desk.review import Judged, judged_view
from simulator.desk.score_call import AFTER, BEFORE, ScoredCall
from simulator.desk.score_desk import score_view
from simulator.library import default_library
from simulator.screen.words import words_for
from tests.simulator.desk.recorded_call import recorded, recorded_header, recorded_scorecard

T = words_for("zh")
CASTING, EVENTS = recorded()
RECORD = Record(recorded_header(), EVENTS)


def scored(card: dict[str, Any] | None = None, *advice: Advice) -> ScoredCall:
    model = CallDesk(CASTING, T, typed=True).model(EVENTS)
    return ScoredCall(RECORD, card or recorded_scorecard(), advice, T, model.happenings)


def test_cited_words_are_those_of_the_evidence() -> None:
    lines = {line.event: line for line in scored().lines()}
    found = 0
    for finding in recorded_scorecard()["findings"]:
        for item in finding["evidence"]:
            if item["start"] is not None:
                spans = [s for s in lines[item["event"]].spans if s.criterion == finding["criterion"]]
                texts = [lines[item["event"]].text[span.start : span.end] for span in spans]
                assert item["quote"] in texts
                found += 1
    assert found > 5


def test_every_place_of_a_finding_is_in_the_call() -> None:
    call = scored()
    for finding in recorded_scorecard()["findings"]:
        for place in call.places(finding):
            assert 0 < place.event <= len(EVENTS)
            assert 0.0 <= place.start < place.until


def test_what_is_missing_is_heard_where_it_was_due() -> None:
    missing = {"after_event": 5, "due": "in the call", "why": "no word of help"}
    (place,) = scored().places({"evidence": [], "missing": missing})
    at = EVENTS[4].at
    assert (place.event, place.start, place.until) == (5, max(0.0, at - BEFORE), at + AFTER)
    assert scored().places({"evidence": [], "missing": {**missing, "after_event": 0}}) == ()


def test_times_are_those_of_the_telephones_clock() -> None:
    view = scored().timeline()
    assert view.marks[0][1] == "0:00"
    assert view.marks[0][0] > 0.0, "it rang before"
    for bar in (*view.customer, *view.trainee, *view.holds):
        assert 0.0 <= bar.x <= 1.0
    assert view.holds, "the caller was on hold in this call"
    assert all(0.0 <= mood <= 1.0 for _, mood in view.mood)


def test_advice_says_what_to_say_and_what_it_wins() -> None:
    edit = Edit("insert", 7, "这件事我来帮您跟进到底。")
    advice = Advice("empathy.reassure", Verdict.MET, (edit,), 10, 84, 84)
    call = scored(None, advice)
    assert [(one.how, one.text) for one in call.edits("empathy.reassure")] == [("在此处说", edit.text)]
    assert call.gain("empathy.reassure") == "加 10 分，总分 84"
    assert call.gain("closing.thanks") == ""


def test_under_a_cap_the_gain_is_told_without_it() -> None:
    card = {**recorded_scorecard(), "total": 59, "before_cap": 70, "cap": 59}
    call = scored(card, Advice("empathy.reassure", Verdict.MET, (Edit("insert", 7, "好。"),), 0, 76, 59))
    assert call.gain("empathy.reassure") == "不计封顶可多得 6 分，达到 76 分"


def test_fixes_stand_in_the_order_of_what_advice_wins() -> None:
    card = {**recorded_scorecard()}
    lost = [
        {**one, "verdict": "not_met", "points": 0, "of": 2} if number < 3 else one
        for number, one in enumerate(card["findings"])
    ]
    card["findings"] = lost
    names = [one["criterion"] for one in lost[:3]]
    worth = dict(zip(names, (2, 9, 5), strict=True))
    before = card["before_cap"]
    advice = [Advice(name, Verdict.MET, (), gain, before + gain, before + gain) for name, gain in worth.items()]
    desk = CallDesk(CASTING, T, typed=True)
    standard = shipped_standard("guangdong-phone")
    view = score_view(card, standard, T, "t", desk.model(EVENTS), call=scored(card, *advice))
    assert [fix.id for fix in view.fixes] == [names[1], names[2], names[0]]


@pytest.mark.parametrize("language", ["zh", "en"])
def test_a_call_to_learn_from_tells_what_would_have_won(language: str) -> None:
    call = rehearsed_call(default_library(), language, "mixed")
    standard = Reference(id=call.standard.id, version=call.standard.version, hash=call.standard.hash)
    header = header_of(
        call.casting, call="x", standard=standard, detector="", trainee="", mode="practise", engines={}, started=""
    )
    record = Record(header, tuple(call.events))
    advice = advise(record, call.standard, None, call.casting.spoken)
    judged = Judged("x", call.casting, call.standard, record, call.scorecard, advice)
    view = judged_view(judged, words_for(language))
    assert len(view.fixes) == 3
    assert all(fix.edits and fix.gain and fix.places for fix in view.fixes)
