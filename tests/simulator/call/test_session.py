"""The rules of the call, one after another, on a small scenario with the real detector."""

from __future__ import annotations

from pathlib import Path

import pytest

from scoring.record.codec import Record, decode, encode
from scoring.record.events import (
    Answered,
    BargeIn,
    ColleagueAccepted,
    ColleagueSaid,
    CustomerSaid,
    DeskUsed,
    Ended,
    HungUp,
    LineFinished,
    MoodChanged,
    NotUnderstood,
    Rang,
    Ready,
    SilencePassed,
    TraineeSaid,
    TurnReopened,
)
from simulator.call.ports import LiftReceiver, Murmur, PutDown
from simulator.call.replay import replay
from simulator.call.session import CallSession, IllegalEventError
from tests.calls import OPENING, TypedCall, casting_of

LOST_LETTER = Path(__file__).parent / "data" / "lost-letter"


@pytest.fixture
def call() -> TypedCall:
    return TypedCall(casting_of(LOST_LETTER))


@pytest.fixture
def talking(call: TypedCall) -> TypedCall:
    """A call after the customer's first line."""
    call.answer()
    call.say(OPENING)
    return call


def test_the_telephone_rings_until_answered(call: TypedCall) -> None:
    call.answer(11.0)
    call.wait(10.0)
    assert [(rang.at, rang.ring) for rang in call.all(Rang)] == [(0.0, 1), (5.0, 2), (10.0, 3)]
    assert call.last(Answered).at == 11.0


def test_the_first_line_answers_the_first_turn_whatever_it_was(call: TypedCall) -> None:
    call.answer()
    assert call.say("您自己没看合同怪谁") == ("你好，我的保单十月十号就讲寄了，到现在都没收到，怎么回事啊？",)
    assert call.conductor.session.state.mood == -2.0


def test_the_first_line_also_answers_silence(call: TypedCall) -> None:
    call.answer()
    call.wait(6.5)
    assert call.last(CustomerSaid).beat == "opening"
    assert call.last(SilencePassed).seconds == 6.0


def test_a_fitting_reply_moves_the_mood_and_the_story(talking: TypedCall) -> None:
    (line,) = talking.say("等了一个月都没收到，换了谁都会着急，我理解您的心情。")
    assert line in ("那几时能收到？", "要等几天啊？")
    assert talking.last(MoodChanged).cause == "opening/reply-4"
    assert talking.last(MoodChanged).to == pytest.approx(-2.0 + 1.0 * 1.2)


def test_variants_are_not_repeated_before_all_were_said(talking: TypedCall) -> None:
    talking.say("等了一个月都没收到，换了谁都会着急，我理解您的心情。")
    talking.say("嗯")
    lines = [e.text for e in talking.all(CustomerSaid) if e.beat == "waiting"]
    assert sorted(lines) == sorted(["那几时能收到？", "要等几天啊？"])


@pytest.mark.parametrize(
    ("question", "answer"),
    [
        ("请问您的保单号是多少？", "二零四一八八三六"),
        ("请问您贵姓？", "陈"),
        ("请问您住在哪里？", "东莞长安镇"),
        ("不好意思，我没听清，麻烦您再说一遍。", "十月十号就讲寄了"),
        ("请问您贵姓，是哪个字？", "耳东陈"),
        ("请您说慢一点好吗？", "十月十号就讲寄了"),
        ("请问您的联系电话是多少？", "八零零"),
    ],
)
def test_the_customer_answers_what_it_knows_at_no_cost(talking: TypedCall, question: str, answer: str) -> None:
    mood = talking.conductor.session.state.mood
    said = "".join(talking.say(question))
    assert answer in said
    assert talking.conductor.session.state.mood == mood
    assert talking.conductor.session.state.beat == "opening"


def test_a_called_piece_returns_and_the_same_words_are_judged_there(talking: TypedCall) -> None:
    talking.say("我先跟您核对一下身份，请报一下身份证后四位和出生日期。")
    assert talking.conductor.session.state.beat == "identity-given"
    talking.say("谢谢您，保单号二零四一八八三六，对吗？")
    assert talking.conductor.session.state.beat == "waiting"


def test_a_wrong_restatement_is_put_right_and_costs_nothing(talking: TypedCall) -> None:
    talking.say("请问您的保单号是多少？")
    mood = talking.conductor.session.state.mood
    said = talking.say("您的保单号是二零四一八八三五，对吗？")
    assert "二零四一八八三六" in said[0]
    assert "denies" in talking.last(CustomerSaid).does
    assert talking.conductor.session.state.mood == mood


def test_a_right_restatement_is_confirmed(talking: TypedCall) -> None:
    talking.say("请问您的保单号是多少？")
    said = talking.say("您的保单号是二零四一八八三六，对吗？")
    assert len(said) == 2
    lines = talking.all(CustomerSaid)
    assert "affirms" in lines[-2].does
    assert lines[-1].beat == "waiting"


def test_the_customer_objects_after_a_provocation(talking: TypedCall) -> None:
    talking.say("您自己没看合同，这怪谁？")
    assert "objects" in talking.last(CustomerSaid).does
    assert talking.conductor.session.state.mood < -2.0


def test_a_limit_hands_on_to_the_next_reply(talking: TypedCall) -> None:
    talking.say("今天天气不错。")
    talking.say("今天天气不错。")
    talking.say("今天天气不错。")
    assert talking.last(Ended).end == "left"
    assert talking.last(HungUp).by == "customer"


def test_four_silences_end_the_call(talking: TypedCall) -> None:
    talking.wait(60.0)
    assert [e.text for e in talking.all(CustomerSaid)][-1] == "没人讲话，我挂了。"
    assert talking.last(Ended).end == "gave_up"
    assert talking.last(HungUp).by == "customer"


def test_what_was_not_understood_is_asked_for_again_and_costs_nothing(talking: TypedCall) -> None:
    session = talking.conductor.session
    mood = session.state.mood
    talking.conductor._happen(NotUnderstood(talking.now, talking.now, talking.now, 2, "low confidence"))
    talking.hear()
    assert talking.last(CustomerSaid).line == "self/not_heard"
    assert session.state.mood == mood


def test_a_consult_is_a_conversation_of_its_own(talking: TypedCall) -> None:
    talking.say("等了一个月都没收到，换了谁都会着急，我理解您的心情。")
    talking.use("consult", target="post")
    talking.hear()
    assert talking.last(ColleagueSaid).text == "你好，寄送组，请讲。"
    talking.say("有位陈女士的保单十月十号寄出后被退回，麻烦您安排重寄。")
    assert talking.last(ColleagueAccepted).when == "10:00"
    assert talking.last(TraineeSaid).to == "colleague"
    talking.use("resume")
    talking.say("谢谢您等候，寄送组明天上午十点重新寄出，我十点前给您回电话。")
    assert talking.last(Ended).end == "promised"
    assert [e.action for e in talking.all(DeskUsed)] == ["hold", "consult", "resume"]


def test_a_transfer_to_somebody_busy_brings_the_customer_back(talking: TypedCall) -> None:
    mood = talking.conductor.session.state.mood
    talking.use("transfer", target="wang")
    talking.hear()
    assert talking.last(CustomerSaid).line == "self/unreachable"
    assert talking.conductor.session.state.mood < mood


def test_a_transfer_that_connects_ends_the_trainees_part(talking: TypedCall) -> None:
    talking.use("transfer", target="supervisor")
    assert talking.last(Ended).end == "transferred"
    assert talking.conductor.over


def test_an_interruption_cuts_the_line_and_is_taken_up(call: TypedCall) -> None:
    call.answer()
    call.hear()
    call.conductor.put(Murmur(call.now, "嗯"))
    call.wait(6.1)
    call.wait(1.0)
    call.conductor._happen(BargeIn(call.now, "trainee", 0.5, kept=True))
    assert call.last(LineFinished).heard == "cut"
    assert call.last(MoodChanged).cause == "interrupted"
    said = call.say("请问您的保单号是多少？")
    assert said[0] == "你让我讲完嘛。"


def cut_off(call: TypedCall, after: float) -> None:
    """Let the customer be cut off in its first line."""
    call.answer()
    call.wait(6.0)
    assert call.conductor.session.state.sounding
    call.wait(after)
    call.conductor._happen(BargeIn(call.now, "trainee", 0.5, kept=True))


@pytest.mark.parametrize("words", ["好的", "嗯，是的。", "号带", None])
def test_a_customer_cut_off_by_a_sign_of_listening_goes_on_with_the_sentence(
    call: TypedCall, words: str | None
) -> None:
    cut_off(call, 1.0)
    first = call.last(CustomerSaid)
    turn, at = call.conductor.session.state.turn + 1, call.now + 0.3
    said = TraineeSaid(at, at - 0.5, at, turn, "customer", words or "", typed=False)
    call.conductor._happen(said if words else NotUnderstood(at, at - 0.5, at, turn, "no words were recognised"))
    call.hear()
    assert [line.text for line in call.all(CustomerSaid)] == [first.text, first.text]
    assert call.last(MoodChanged).cause == "listened"
    assert call.conductor.session.state.mood == -2.0
    assert replay(call.record(), call.casting, call.detector).difference is None
    assert call.say("请问您的保单号是多少？")[0] != "你让我讲完嘛。"


def test_a_customer_cut_off_by_a_sound_goes_on_after_silence(call: TypedCall) -> None:
    cut_off(call, 1.0)
    call.wait(6.1)
    assert len(call.all(CustomerSaid)) == 2
    assert call.all(CustomerSaid)[0].text == call.all(CustomerSaid)[1].text


def test_a_token_of_listening_is_no_interruption(call: TypedCall) -> None:
    call.answer()
    call.wait(6.1)
    call.put(Murmur(call.now + 1.0, "嗯"))
    call.hear()
    assert not call.last(BargeIn).kept
    assert call.last(LineFinished).heard == "whole"


def test_a_reopened_turn_undoes_what_followed(talking: TypedCall) -> None:
    mood = talking.conductor.session.state.mood
    talking.wait(1.0)
    talking.conductor._said("您自己没看合同吧", (), (talking.now - 1, talking.now), talking.now, typed=False)
    assert talking.conductor.session.state.mood < mood
    talking.conductor._happen(TurnReopened(talking.now + 0.3, 2))
    assert talking.last(LineFinished).heard == "withdrawn"
    assert talking.last(MoodChanged).cause == "reopened"
    assert talking.conductor.session.state.mood == mood


def test_the_trainee_may_hang_up(talking: TypedCall) -> None:
    talking.put(PutDown(talking.now))
    assert talking.last(HungUp).by == "agent"
    assert talking.conductor.over


def test_a_second_lift_changes_nothing(talking: TypedCall) -> None:
    before = len(talking.events)
    talking.put(LiftReceiver(talking.now))
    assert len(talking.events) == before


def test_an_event_out_of_place_is_refused_and_changes_nothing(call: TypedCall) -> None:
    session = CallSession(call.casting, call.detector)
    with pytest.raises(IllegalEventError, match="Answered cannot happen while the call is 'idle'"):
        session.handle(Answered(1.0))
    session.handle(Ready(0.0))
    with pytest.raises(IllegalEventError):
        session.handle(Ready(0.0))
    assert session.state.phase == "ringing"


def played(seed: int = 11) -> Record:
    call = TypedCall(casting_of(LOST_LETTER, seed))
    call.answer()
    call.say(OPENING)
    call.say("您自己没看合同，这怪谁？")
    call.say("对不起，等了这么久换了谁都着急，请问您贵姓？")
    call.use("hold")
    call.wait(80.0)
    call.use("consult", target="post")
    call.say("有位陈女士的保单被退回，麻烦您安排重寄。")
    call.use("resume")
    call.say("谢谢您等候，我明天上午十点前给您回电话。")
    call.say("再见。")
    return call.complete()


def test_a_record_replays_to_the_byte() -> None:
    record = played()
    text = encode(record)
    casting = casting_of(LOST_LETTER)
    again = replay(decode(text), casting, TypedCall(casting).detector)
    assert again.difference is None
    assert encode(again.record) == text


def test_a_replay_takes_the_words_from_the_record_of_another_detector() -> None:
    record = played()
    header = record.header
    other = Record(
        type(header)(**{**{k: getattr(header, k) for k in header.__slots__}, "detector": "zh-0"}), record.events
    )
    casting = casting_of(LOST_LETTER)

    class Deaf:
        version = "zh-1"

        def understand(self, utterance: object) -> object:
            raise AssertionError("the record's Understood must be read")

    assert replay(other, casting, Deaf()).difference is None  # type: ignore[arg-type]


def test_a_changed_call_is_found_by_its_replay() -> None:
    record = played()
    lines = [e for e in record.events if not isinstance(e, MoodChanged)]
    casting = casting_of(LOST_LETTER)
    difference = replay(Record(record.header, tuple(lines)), casting, TypedCall(casting).detector).difference
    assert difference is not None
    assert "MoodChanged" in difference


def test_the_same_seed_gives_the_same_call() -> None:
    assert encode(played()) == encode(played())
