"""Walkthroughs played through the conductor, and what is said when a call is not as its author expects."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from scoring.record.codec import decode, encode
from scoring.record.events import (
    Answered,
    BargeIn,
    ColleagueAccepted,
    CustomerSaid,
    DeskUsed,
    Event,
    Noted,
    RecordCompleted,
    TraineeSaid,
)
from simulator.rehearse.walkthroughs import Played

Play = Callable[..., Played]
SORRY = "      - say: 真的对不起，我来查。\n"


def of(played: Played, kind: type[Event]) -> list[Event]:
    return [event for event in played.record.events if isinstance(event, kind)]


def test_call_that_goes_as_planned_has_no_failure(play: Play) -> None:
    played = play()
    assert played.failures == ()
    assert played.end == "promised"
    assert played.beats == {"opening", "waiting"}
    assert played.replies == {("opening", 3), ("waiting", 1)}


def test_same_files_give_the_same_call(play: Play) -> None:
    first = encode(play().record)
    assert encode(play().record) == first
    assert decode(first).note is None


def test_words_last_as_long_as_they_take_to_say(play: Play) -> None:
    said = of(play(), TraineeSaid)[0]
    assert isinstance(said, TraineeSaid)
    # 20 characters and no punctuation, at 240 a minute
    assert said.until - said.from_ == pytest.approx(5.0)
    assert not said.typed


def test_receiver_is_lifted_when_the_plan_says(play: Play) -> None:
    answered = of(play(("at: 7.0", "at: 12.5")), Answered)
    assert [event.at for event in answered] == [12.5]


def test_colleague_is_consulted_on_hold(play: Play) -> None:
    played = play()
    used = [event for event in of(played, DeskUsed) if isinstance(event, DeskUsed)]
    assert [event.action for event in used] == ["hold", "consult", "resume"]
    assert used[2].at - used[0].at == pytest.approx(40.0, abs=2.0)
    accepted = of(played, ColleagueAccepted)
    assert [(event.by, event.when) for event in accepted if isinstance(event, ColleagueAccepted)] == [
        ("claims", "17:00")
    ]


def test_slots_are_spoken_by_the_trainee_and_written_at_the_desk(play: Play) -> None:
    steps = (
        "      - say: 保单号<policy_no>，对吗？\n"
        '      - desk: {note: "<policy_no>"}\n'
        '      - desk: {identity: {id_tail: "<id_tail>", birthday: "1999-01-01"}}\n'
        '      - desk: {callback: {when: "17:00", phone: "<phone>", owner: self}}\n'
    )
    played = play((SORRY, steps))
    facts = played.record.header.case.facts
    said = [event.text for event in of(played, TraineeSaid) if isinstance(event, TraineeSaid)]
    assert said[1] == f"保单号{facts['policy_no'].spoken}，对吗？"
    assert [event.text for event in of(played, Noted) if isinstance(event, Noted)] == [facts["policy_no"].value]
    used = [event for event in of(played, DeskUsed) if isinstance(event, DeskUsed)]
    checks = [(event.target, event.result) for event in used if event.action == "identity"]
    assert checks == [("id_tail", "match"), ("birthday", "mismatch")]
    assert [event.phone for event in used if event.action == "callback"] == [facts["phone"].value]


def test_record_is_completed_from_notes_and_booked_tasks(play: Play) -> None:
    steps = SORRY + '      - desk: {note: 催款}\n      - desk: {callback: {when: "17:00", owner: self}}\n'
    done = of(play((SORRY, steps)), RecordCompleted)[0]
    assert isinstance(done, RecordCompleted)
    assert done.fields == {"matter": "催款", "result": "催款", "next": "17:00 self"}
    assert [(task.when, task.owner) for task in done.tasks] == [("17:00", "self")]


def test_record_is_completed_as_written(play: Play) -> None:
    step = "      - desk: {complete: {matter: 理赔, result: 已问理赔部, next: 五点前回电}}\n    ends: promised"
    done = of(play(("    ends: promised", step)), RecordCompleted)
    assert [event.fields for event in done if isinstance(event, RecordCompleted)] == [
        {"matter": "理赔", "result": "已问理赔部", "next": "五点前回电"}
    ]


def test_token_of_listening_falls_into_the_line_that_sounds(play: Play) -> None:
    played = play(("      - expect: {beat: opening}\n", "      - expect: {beat: opening}\n      - during: 嗯\n"))
    assert played.failures == ()
    barge = next(event for event in of(played, BargeIn) if isinstance(event, BargeIn))
    assert (barge.by, barge.kept) == ("trainee", False)
    line = of(played, CustomerSaid)[0]
    words = of(played, TraineeSaid)
    assert line.at < barge.at < words[1].at


def test_silence_makes_the_customer_speak_up(play: Play) -> None:
    played = play((SORRY, "      - silence: 6.0\n"))
    lines = [event.line for event in of(played, CustomerSaid) if isinstance(event, CustomerSaid)]
    assert lines[:2] == ["opening/1", "self/hello"]


# --- what is not as planned --------------------------------------------------------------------------------


def test_wrong_beat_is_named_with_the_turn_and_what_was_said(play: Play) -> None:
    played = play(("expect: {beat: opening}", "expect: {beat: waiting}"))
    failure = played.failures[0]
    assert failure.turn == 1
    assert failure.place.line == 10
    assert failure.message.startswith("The customer should be at 'waiting', but is at 'opening', and said '我的")


def test_only_the_first_wrong_turn_is_named(play: Play) -> None:
    played = play(
        ("expect: {beat: opening}", "expect: {beat: waiting, mood_at_least: 3}"),
        ("ends: promised", "ends: left_angry"),
        ("calm.no_arguing: met", "calm.no_arguing: not_met"),
    )
    assert {failure.turn for failure in played.failures} == {1}
    assert all(failure.place.line == 10 for failure in played.failures)


def test_call_that_ends_too_early_is_named(play: Play) -> None:
    more = "      - say: 今天下午五点前给您电话。\n      - say: 还有别的吗？\n"
    failures = play(("      - say: 今天下午五点前给您电话。\n", more)).failures
    assert [failure.message for failure in failures] == ["The call was over (promised) before this step could be done."]


@pytest.mark.parametrize(
    ("change", "message"),
    [
        (("{beat: opening}", "{says: 谢谢}"), "The customer should say '谢谢', and said '我的"),
        (("{beat: opening}", "{mood_at_least: 1}"), "The mood should be at least 1, but is -2."),
        (("{beat: opening}", "{mood_at_most: -3}"), "The mood should be at most -3, but is -2."),
        (("{beat: opening}", "{end: promised}"), "The call should end as 'promised', but it did not end."),
        (("ends: promised", "ends: left_angry"), "The call should end as 'left_angry', but it ended as 'promised'."),
        (("{at_least: 20}", "{at_most: 3}"), "The total should be 0 to 3, but is "),
        (("no_arguing: met", "no_arguing: partly"), "The verdict on 'calm.no_arguing' should be partly, but is met"),
    ],
)
def test_each_expectation_can_fail(play: Play, change: tuple[str, str], message: str) -> None:
    failures = play(change).failures
    assert len(failures) == 1
    assert failures[0].message.startswith(message)


def test_expectation_holds_where_it_should(play: Play) -> None:
    assert play(("{beat: opening}", "{says: 怎么还没到, mood_at_least: -2, mood_at_most: -2}")).failures == ()
