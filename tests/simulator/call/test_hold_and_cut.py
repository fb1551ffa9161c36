"""Waiting on hold, lines that a hold or a broken connection cuts, and turns that are taken up again."""

from __future__ import annotations

from pathlib import Path

import pytest

from scoring.acts import Understanding, Utterance
from scoring.record.codec import decode, encode
from scoring.record.events import (
    ColleagueAccepted,
    Corrected,
    CustomerSaid,
    Ended,
    HungUp,
    LineCut,
    LineFinished,
    MoodChanged,
    NotUnderstood,
    SilencePassed,
    TraineeSaid,
    TurnReopened,
)
from simulator.call.ports import CorrectWords, PutDown, TypedReply
from simulator.call.replay import replay
from simulator.call.session import IllegalEventError
from simulator.call.understanding import Detector
from tests.calls import OPENING, TypedCall, casting_of

DATA = Path(__file__).parent / "data"


@pytest.fixture
def talking() -> TypedCall:
    """A call after the customer's first line."""
    call = TypedCall(casting_of(DATA / "lost-letter"))
    call.answer()
    call.say(OPENING)
    return call


@pytest.fixture
def english() -> TypedCall:
    call = TypedCall(casting_of(DATA / "stray-charge"))
    call.answer()
    call.say("Good morning, Serene Life, this is Lily, how may I help you?")
    return call


def replays(call: TypedCall) -> bool:
    """Whether the record so far gives itself again, byte for byte."""
    record = call.record()
    again = replay(decode(encode(record)), call.casting, call.detector)
    assert again.difference is None
    return encode(again.record) == encode(record)


# --- hold ---------------------------------------------------------------------------------------------------


def test_on_hold_nobody_minds_silence_for_a_while(talking: TypedCall) -> None:
    talking.use("hold")
    talking.wait(100.0)
    assert not talking.all(SilencePassed)
    assert not talking.conductor.over


def test_the_patience_on_hold_runs_out(talking: TypedCall) -> None:
    talking.use("hold")
    talking.wait(280.0)
    assert talking.last(SilencePassed).seconds == 270.0
    assert talking.last(Ended).end == "gave_up"
    assert talking.last(HungUp).by == "customer"
    assert replays(talking)


def test_a_consult_does_not_stop_the_clock_of_the_hold(talking: TypedCall) -> None:
    talking.use("hold")
    talking.wait(100.0)
    talking.use("consult", target="post")
    talking.say("有位陈女士的保单被退回，麻烦您安排重寄。")
    talking.wait(180.0)
    assert talking.last(HungUp).by == "customer"
    assert replays(talking)


def test_a_second_hold_changes_nothing(talking: TypedCall) -> None:
    talking.use("hold")
    talking.wait(50.0)
    talking.use("hold")
    talking.wait(30.0)
    talking.use("resume")
    assert talking.last(MoodChanged).cause == "long hold"
    talking.use("hold")
    talking.wait(260.0)
    talking.use("hold")
    talking.wait(11.0)
    assert talking.last(HungUp).by == "customer"


def test_after_a_long_hold_the_customer_asks_what_came_of_it(talking: TypedCall) -> None:
    talking.use("hold")
    talking.wait(80.0)
    talking.use("resume")
    mood = talking.conductor.session.state.mood
    talking.wait(2.1)
    assert talking.last(CustomerSaid).line == "self/waited"
    assert talking.conductor.session.state.mood == mood
    assert replays(talking)


def test_who_speaks_to_the_customer_after_a_long_hold_is_not_asked(talking: TypedCall) -> None:
    talking.use("hold")
    talking.wait(80.0)
    talking.use("resume")
    talking.say("谢谢您等候，我查到了。")
    assert all(line.line != "self/waited" for line in talking.all(CustomerSaid))


def test_a_line_that_a_hold_cut_is_said_when_the_customer_is_back() -> None:
    call = TypedCall(casting_of(DATA / "lost-letter"))
    call.answer()
    call.put(TypedReply(call.now, OPENING))
    call.wait(1.0)
    call.use("hold")
    assert call.last(LineFinished).heard == "cut"
    call.wait(10.0)
    call.use("resume")
    call.hear()
    assert [line.line for line in call.all(CustomerSaid)] == ["opening/1", "opening/1"]
    assert call.last(LineFinished).heard == "whole"
    assert "request" in call.conductor.session.state.told
    assert replays(call)


def test_leaving_a_consult_that_is_not_there_cuts_nobody_off() -> None:
    call = TypedCall(casting_of(DATA / "lost-letter"))
    call.answer()
    call.put(TypedReply(call.now, OPENING))
    call.wait(1.0)
    call.use("leave_consult")
    call.hear()
    assert call.last(LineFinished).heard == "whole"


# --- turns taken up again -----------------------------------------------------------------------------------


def said(call: TypedCall, text: str) -> None:
    """Speak, as a recogniser would hand it in."""
    call.wait(1.0)
    call.conductor._said(text, (), (call.now - 1, call.now), call.now, typed=False)


def test_what_was_done_at_the_desk_stays_done_when_a_turn_is_reopened(talking: TypedCall) -> None:
    said(talking, "您自己没看合同吧")
    talking.use("presence", target="wang")
    talking.use("callback", when="10:00", owner="self")
    talking.conductor._happen(TurnReopened(talking.now + 0.3, 2))
    state = talking.conductor.session.state
    assert state.mood == -2.0
    assert state.desk.presence_checked == {"wang"}
    assert state.desk.callback_owners == {"self"}
    assert replays(talking)


def test_a_hold_outlasts_a_turn_that_is_reopened(talking: TypedCall) -> None:
    said(talking, "我看一下")
    talking.use("hold")
    talking.conductor._happen(TurnReopened(talking.now + 0.3, 2))
    assert talking.conductor.session.state.held_since is not None
    talking.use("resume")
    assert replays(talking)


def test_what_was_not_understood_can_be_taken_up_again(talking: TypedCall) -> None:
    talking.conductor._happen(NotUnderstood(talking.now, talking.now, talking.now, 2, "low confidence"))
    talking.wait(0.2)
    talking.conductor._happen(TurnReopened(talking.now, 2))
    assert talking.last(LineFinished).heard == "withdrawn"
    talking.say("请问您的保单号是多少？")
    assert talking.last(TraineeSaid).turn == 2
    assert replays(talking)


def test_no_turn_is_reopened_when_the_line_is_closed(talking: TypedCall) -> None:
    said(talking, "您自己没看合同吧")
    talking.put(PutDown(talking.now))
    with pytest.raises(IllegalEventError):
        talking.conductor._happen(TurnReopened(talking.now + 0.3, 2))


# --- corrections --------------------------------------------------------------------------------------------


class Listening:
    """A detector that keeps to whom and after which words it was asked."""

    def __init__(self, detector: Detector) -> None:
        self.detector = detector
        self.version = detector.version
        self.places: list[tuple[str, str | None]] = []

    def understand(self, utterance: Utterance) -> Understanding:
        """Note the place."""
        self.places.append((utterance.to, utterance.before))
        return self.detector.understand(utterance)


def test_a_correction_is_understood_where_the_words_were_said(talking: TypedCall) -> None:
    listening = Listening(talking.detector)
    talking.conductor.session._detector = listening
    talking.use("consult", target="post")
    talking.say("有位陈女士的保单被退回，麻烦您安排重寄。")
    talking.use("resume")
    talking.say("谢谢您等候。")
    talking.put(CorrectWords(talking.now, 2, "有位陈女士的保单被退回了，请重寄。"))
    talking.put(CorrectWords(talking.now, 1, "您好，安宁人寿。"))
    first = talking.all(CustomerSaid)[0].text
    assert listening.places == [("colleague", first), ("customer", first), ("colleague", first), ("customer", None)]


def test_a_correction_is_written_down(talking: TypedCall) -> None:
    talking.put(CorrectWords(talking.now, 1, "您好。"))
    assert talking.last(Corrected).was == OPENING
    assert replays(talking)


# --- a line that is cut -------------------------------------------------------------------------------------


def test_a_scenario_may_cut_the_line(english: TypedCall) -> None:
    assert english.say("I'll call you back by four this afternoon.") == ("Good, and who --",)
    assert isinstance(english.last(LineCut), LineCut)
    assert not english.all(Ended)
    assert not english.conductor.over
    english.put(TypedReply(english.now, "Hello?"))
    assert english.conductor.live.unsent == "Hello?"


def test_ringing_back_takes_the_call_up_again(english: TypedCall) -> None:
    english.say("I'll call you back by four this afternoon.")
    english.wait(5.0)
    english.use("ring_back")
    english.hear()
    assert english.last(CustomerSaid).line == "self/back_again"
    english.say("I'm so sorry for the trouble.")
    assert english.conductor.session.state.beat == "settled"
    english.say("I'll call you back by four this afternoon.")
    assert english.last(Ended).end == "promised"
    english.complete()
    assert replays(english)


def test_a_cut_line_may_be_the_end(english: TypedCall) -> None:
    english.say("I'll call you back by four this afternoon.")
    assert english.conductor.session.state.end == "cut"
    english.complete()
    assert english.conductor.completed
    assert replays(english)


def test_a_colleague_who_accepted_stays_with_it(talking: TypedCall) -> None:
    talking.use("consult", target="post")
    talking.hear()
    said(talking, "有位陈女士的保单被退回，麻烦您安排重寄。")
    assert talking.all(ColleagueAccepted)
    talking.conductor._happen(TurnReopened(talking.now + 0.3, 2))
    assert talking.conductor.session.state.desk.consulted == {"post"}
    assert replays(talking)
