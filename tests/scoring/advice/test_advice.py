"""Advice promises nothing that was not scored: the gain is what the same rulebook gives for the edited record."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from scoring.advice import advise, apply
from scoring.advice.candidates import PLANS
from scoring.advice.edits import Edit
from scoring.advice.sentences import SENTENCES, Sentences
from scoring.checks import Call
from scoring.engine import score
from scoring.record.codec import Record
from scoring.record.events import Noted, TraineeSaid, Understood
from scoring.scorecard import EARNED, Verdict
from scoring.standard import CHECKS, shipped_standard
from scoring.transcripts import read_transcript
from tests.scoring.call_files import CALLS, call_file

STANDARD = shipped_standard("guangdong-phone")
NAMES = sorted(path.stem for path in CALLS.glob("*.txt"))
TRANSCRIPTS = (Path(__file__).parents[1] / "transcripts" / "sample.jsonl").read_text(encoding="utf-8").splitlines()


def texts(record: Record) -> list[str]:
    return [event.text for event in record.events if isinstance(event, TraineeSaid)]


def promises_hold(record: Record) -> None:
    card = score(record, STANDARD)
    for advice in advise(record, STANDARD):
        after = score(apply(record, advice.edits), STANDARD)
        assert after.total - card.total == advice.gain >= 0
        assert (after.total, after.before_cap) == (advice.total, advice.before_cap)
        assert after.verdicts[advice.criterion] is advice.verdict
        assert EARNED[advice.verdict] > EARNED[card.verdicts[advice.criterion]]
        assert advice.edits


@pytest.mark.parametrize("name", NAMES)
def test_the_promised_gain_is_the_gain_of_the_edited_record(name: str) -> None:
    promises_hold(call_file(name).record)


@pytest.mark.parametrize("line", TRANSCRIPTS)
def test_transcripts_get_advice_that_holds(line: str) -> None:
    promises_hold(read_transcript(line))


def test_nearly_every_loss_has_an_advice_and_a_perfect_call_none() -> None:
    lost = won = 0
    for name in NAMES:
        record = call_file(name).record
        lost += sum(finding.lost > 0 for finding in score(record, STANDARD).findings)
        won += len(advise(record, STANDARD))
    assert won >= 0.95 * lost
    good = call_file("good-complaint").record
    assert [one.criterion for one in advise(good, STANDARD)] == [
        finding.criterion for finding in score(good, STANDARD).findings if finding.lost > 0
    ]


def test_the_advice_against_a_quarrel_is_to_leave_the_words_out() -> None:
    record = call_file("mockery").record
    advice = next(one for one in advise(record, STANDARD) if one.criterion == "calm.no_arguing")
    assert [edit.kind for edit in advice.edits] == ["cut"]
    assert advice.verdict is Verdict.MET
    assert "再这样我挂了。" not in texts(apply(record, advice.edits))


def test_model_sentences_use_the_callers_own_matter_and_facts() -> None:
    record = call_file("stuffed-with-phrases").record
    words = {one.criterion: one.edits[0].text for one in advise(record, STANDARD)}
    assert words["readback.issue"] == "您要的是查清理赔进度，知道哪天到账，对吗？"
    assert words["readback.facts"] == "我跟您核对一下：20418836，对吗？"
    assert "一个月都没有到账" in words["empathy.acknowledge"]


def test_slots_that_the_record_does_not_carry_are_handed_in_or_stay() -> None:
    call = Call(call_file("good-complaint").record)
    assert Sentences(call, {}).say("welcome").startswith("您好，<company><department>")
    known = {"company": "安宁人寿", "department": "客户服务部", "agent": "八零一二"}
    assert Sentences(call, known).say("welcome") == "您好，安宁人寿客户服务部，工号八零一二，请问有什么可以帮您？"
    assert all(len(pair) == 2 and all(pair) for pair in SENTENCES.values())


@pytest.mark.parametrize("name", NAMES)
def test_no_model_sentence_shows_a_slot_that_the_call_leaves_open(name: str) -> None:
    call = Call(call_file(name).record)
    language = "en" if call.language == "en" else "zh"
    say = Sentences(call, {"company": "安宁人寿", "department": "客户服务部", "agent": "八零一二"})
    models = [criterion.model.get(language, "") for criterion in STANDARD.criteria.values()]
    for text in (*map(say.say, SENTENCES), *map(say.fill, models)):
        assert "<" not in text
        assert "：，" not in text


def test_the_callers_trouble_is_told_back_in_the_agents_words() -> None:
    told = Sentences(Call(call_file("grief").record), {}).say("empathy")
    assert told == "您爸的理赔拖了三个月，换了谁都会着急。"


def test_every_kind_of_check_has_a_plan() -> None:
    assert set(PLANS) == set(CHECKS)


def test_edits_change_what_they_name_and_nothing_else() -> None:
    record = call_file("vague").record
    said = [n for n, event in enumerate(record.events, start=1) if isinstance(event, TraineeSaid)]
    first, second = said[0], said[1]
    inserted = apply(record, [Edit("insert", first + 1, "我来帮您。", acts=("reassure",))])
    assert texts(inserted) == [texts(record)[0], "我来帮您。", *texts(record)[1:]]
    assert len(inserted.events) == len(record.events) + 2
    cut = apply(record, [Edit("cut", second)])
    assert texts(cut) == [texts(record)[0], *texts(record)[2:]]
    assert len(cut.events) == len(record.events) - 2
    replaced = apply(record, [Edit("replace", second, "好的。", acts=("backchannel",))])
    assert texts(replaced)[1] == "好的。"
    known = [event for event in replaced.events if isinstance(event, Understood)]
    assert known[1].acts == ("backchannel",)
    added = apply(record, [Edit("add", 0, new=Noted(0.0, "x"))])
    assert added.events[0] == Noted(0.0, "x")
    dropped = apply(record, [Edit("drop", 1)])
    assert dropped.events == record.events[1:]
    with pytest.raises(IndexError):
        apply(record, [Edit("drop", 10_000)])


@given(st.sampled_from(NAMES), st.data())
@settings(max_examples=40, deadline=None)
def test_advice_on_any_part_of_a_record_holds_too(name: str, data: st.DataObject) -> None:
    record = call_file(name).record
    places = data.draw(st.lists(st.integers(0, len(record.events) - 1), max_size=25))
    promises_hold(Record(record.header, tuple(record.events[place] for place in places)))
