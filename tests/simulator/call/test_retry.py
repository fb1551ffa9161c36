"""A call that is taken up again from one of its turns: another conductor goes on where the record stood."""

from __future__ import annotations

from dataclasses import replace

import pytest

from scoring.record.events import Answered, CustomerSaid, LineFinished, TraineeSaid, VoiceMeasured
from simulator.call.conductor import Conductor
from simulator.call.ports import LiftReceiver, PutDown
from simulator.call.replay import replay
from simulator.call.retry import Beginning, beginning
from tests.calls import OPENING, ListRecorder, TypedCall

SORRY = "真对不起，让您久等了。请问您贵姓？"


@pytest.fixture
def said(letter: TypedCall) -> TypedCall:
    """Four turns, each answered by the caller."""
    for words in (SORRY, "好的，请您讲。", "我马上帮您查。"):
        letter.say(words)
    return letter


def turn(call: TypedCall, number: int) -> int:
    """The number of the event of a turn."""
    return next(n for n, e in enumerate(call.events, start=1) if isinstance(e, TraineeSaid) and e.turn == number)


def taken_up(call: TypedCall, start: Beginning) -> TypedCall:
    """The same desk, going on from the cut."""
    again = TypedCall.__new__(TypedCall)
    again.casting, again.detector, again.recorder, again.now = call.casting, call.detector, ListRecorder(), start.until
    again.conductor = Conductor(
        call.casting, replace(call.conductor.header, call="again"), call.detector, again.recorder
    )
    again.conductor.take_over(start.events, start.known)
    again.conductor.step(again.now)
    return again


def begun(call: TypedCall, event: int) -> Beginning:
    found = beginning(call.record(), call.casting, call.detector, event)
    assert found is not None
    return found


def test_the_callers_last_line_is_said_again_and_then_it_is_the_trainees_turn(said: TypedCall) -> None:
    place = turn(said, 3)
    start = begun(said, place)
    asked = said.events[len(start.events)]
    assert isinstance(asked, CustomerSaid)
    again = taken_up(said, start)
    assert again.events[: len(start.events)] == list(start.events)
    again.hear()
    assert again.last(CustomerSaid).line == asked.line
    again.say("好的，请您讲。")
    for then, now in zip(said.events[len(start.events) :], again.events[len(start.events) :], strict=False):
        assert type(then) is type(now), "the same words lead to the same call"
    assert replay(again.record(), again.casting, again.detector).difference is None


def test_other_words_lead_elsewhere_and_the_old_record_stays(said: TypedCall) -> None:
    before = said.record()
    again = taken_up(said, begun(said, turn(said, 2)))
    again.say("您别激动，这不关我的事。")
    assert again.conductor.session.state.mood < said.conductor.session.state.mood
    assert said.record() == before
    assert [e.turn for e in again.all(TraineeSaid)] == [1, 2]


def test_the_first_turn_begins_with_the_receiver_lifted(said: TypedCall) -> None:
    start = begun(said, turn(said, 1))
    assert isinstance(start.events[-1], Answered)
    again = taken_up(said, start)
    again.say(OPENING)
    assert replay(again.record(), again.casting, again.detector).difference is None


def test_the_place_of_an_event_is_the_turn_that_follows_it(said: TypedCall) -> None:
    finished = next(n for n, e in enumerate(said.events, start=1) if isinstance(e, LineFinished))
    assert begun(said, finished) == begun(said, turn(said, 2))
    assert begun(said, len(said.events)) == begun(said, turn(said, 4)), "after the last turn it is that one"


def test_what_was_done_on_hold_is_done_anew(said: TypedCall) -> None:
    said.say("请您稍等，不要挂机。")
    held = len(said.events)
    said.use("hold")
    said.wait(5.0)
    said.use("resume")
    said.say("让您久等了。")
    start = begun(said, turn(said, 6))
    assert len(start.events) <= held
    again = taken_up(said, start)
    assert again.conductor.session.state.held_since is None


def test_a_hold_stands_where_the_trainee_spoke_to_a_colleague(said: TypedCall) -> None:
    said.use("hold")
    colleague = next(iter(said.casting.case.colleagues))
    said.use("consult", target=colleague)
    said.say("有一位客户问起她的信。")
    said.say("您看几点能答复？")
    again = taken_up(said, begun(said, turn(said, 6)))
    assert again.conductor.session.state.held_since is not None
    assert again.conductor.session.state.consulting == colleague


def test_a_call_that_nobody_answered_cannot_be_taken_up(letter: TypedCall) -> None:
    silent = TypedCall(letter.casting)
    silent.put(LiftReceiver(0.0))
    silent.put(PutDown(0.0))
    assert beginning(silent.record(), silent.casting, silent.detector, 1) is None


def test_a_record_that_this_program_would_not_make_is_not_taken_up(said: TypedCall) -> None:
    events = [replace(e, text="……") if isinstance(e, CustomerSaid) else e for e in said.events]
    record = replace(said.record(), events=tuple(events))
    assert beginning(record, said.casting, said.detector, turn(said, 4)) is None


def test_measures_of_the_voice_come_along_for_the_turns_that_are_taken_over(said: TypedCall) -> None:
    record = said.record()
    measured = tuple(VoiceMeasured(said.now, number, "rate/1", 1.0) for number in (1, 2, 3, 4))
    whole = replace(record, events=(*record.events, *measured))
    start = beginning(whole, said.casting, said.detector, turn(said, 3))
    assert start is not None
    assert start.measures == measured[:2]
