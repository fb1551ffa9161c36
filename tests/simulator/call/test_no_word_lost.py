"""Whatever the trainee says, when the customer says what: every word that was recognised stands in the record once."""

from __future__ import annotations

from dataclasses import replace
from random import Random

import pytest

from scoring.record.events import BargeIn, CustomerSaid, DeskUsed, Event, HungUp, Noted, TraineeSaid, TurnReopened
from simulator.call.ports import LiftReceiver, NotFinished, PushToTalk, PutDown, TakeNote, UseDesk
from tests.simulator.call.test_conductor import OPENING, SpokenCall, replayed

WORDS = "第{}句，请问您的保单号是多少？"


def standing(call: SpokenCall) -> str:
    """The words of all turns that were not taken up again."""
    turns: dict[int, str] = {}
    for event in call.shown:
        if isinstance(event, TraineeSaid):
            turns[event.turn] = event.text
        elif isinstance(event, TurnReopened):
            turns.pop(event.turn, None)
    return "\n".join(turns.values())


@pytest.mark.parametrize("seed", range(24))
def test_no_recognised_word_is_lost_or_stands_twice(seed: int) -> None:
    chance = Random(seed)
    call = SpokenCall()
    call.play(False, 6.0)
    call.conductor.put(LiftReceiver(call.now))
    call.say(OPENING)
    call.ear.texts = [WORDS.format(number) for number in range(100, 300)]
    before = list(call.ear.texts)
    for _ in range(30):
        call.ear.delay = chance.choice((0.05, 0.3, 1.0, 2.0))
        call.voice.delay, call.voice.seconds = chance.uniform(0.05, 0.8), chance.uniform(0.4, 3.0)
        call.play(True, chance.choice((0.1, 0.3, 0.5, 0.8, 2.0)))
        call.play(False, chance.choice((0.2, 0.5, 0.9, 1.3, 1.7, 2.5)))
        if chance.random() < 0.1:
            call.conductor.put(NotFinished(call.now))
        if call.conductor.over:
            break
    call.play(False, 4.0)
    recognised = before[: len(before) - len(call.ear.texts)]
    assert recognised
    said = standing(call)
    assert {text: said.count(text) for text in recognised} == dict.fromkeys(recognised, 1)


@pytest.fixture
def heard() -> SpokenCall:
    """A call in which the customer has just finished and the recogniser takes half a second."""
    call = SpokenCall()
    call.play(False, 6.0)
    call.conductor.put(LiftReceiver(call.now))
    call.say(OPENING)
    call.play(False, 3.5)
    call.ear.delay = 0.5
    return call


def after(call: SpokenCall, pause: float, text: str, *messages: PutDown | UseDesk) -> list[Event]:
    """What happens when the trainee speaks and uses its hands after so long a pause."""
    before = len(call.shown)
    call.ear.texts.append(text)
    call.play(True, 1.5)
    call.play(False, pause)
    for message in messages:
        call.conductor.put(replace(message, at=call.now + message.at))
    call.play(False, 3.0)
    assert replayed(call)
    return call.shown[before:]


@pytest.mark.parametrize("pause", [0.0, 0.3, 1.3])
def test_a_farewell_is_heard_though_the_receiver_is_put_down_at_once(heard: SpokenCall, pause: float) -> None:
    events = after(heard, pause, "感谢您的来电，再见。", PutDown(0.0))
    assert [type(e) for e in events if isinstance(e, (TraineeSaid, HungUp))] == [TraineeSaid, HungUp]


def test_what_waits_for_words_is_done_when_the_program_closes(heard: SpokenCall) -> None:
    heard.ear.delay = 60.0
    heard.ear.texts.append("感谢您的来电，再见。")
    heard.play(True, 1.5)
    heard.conductor.put(PutDown(heard.now))
    heard.conductor.put(TakeNote(heard.now, "已查寄送记录"))
    heard.play(False, 0.3)
    assert not any(isinstance(event, (HungUp, Noted)) for event in heard.shown)
    heard.conductor.hasten(heard.now)
    assert [type(e) for e in heard.shown if isinstance(e, (HungUp, Noted))] == [HungUp, Noted]
    assert replayed(heard)


@pytest.mark.parametrize("pause", [0.0, 0.3, 1.3])
@pytest.mark.parametrize("use", [UseDesk(0.0, "hold"), UseDesk(0.0, "consult", "post")])
def test_who_asks_to_wait_and_presses_the_key_at_once_has_asked_before(
    heard: SpokenCall, pause: float, use: UseDesk
) -> None:
    events = after(heard, pause, "请您稍等一下，我帮您查。", use)
    said, used = (next(n for n, e in enumerate(events) if isinstance(e, kind)) for kind in (TraineeSaid, DeskUsed))
    assert said < used
    assert not any(isinstance(e, (BargeIn, CustomerSaid)) for e in events)
    heard.conductor.put(UseDesk(heard.now, "resume"))
    heard.play(False, 1.0)
    assert not any(isinstance(e, CustomerSaid) for e in heard.shown[-3:])


def test_words_to_a_colleague_are_no_words_to_the_caller_though_the_caller_is_back_at_once(heard: SpokenCall) -> None:
    heard.conductor.put(UseDesk(heard.now, "consult", "post"))
    heard.play(False, 4.0)
    after(heard, 0.3, "有位陈女士的保单被退回，麻烦您安排重寄。", UseDesk(0.0, "resume"), UseDesk(0.1, "resume"))
    said = heard.last(TraineeSaid)
    assert isinstance(said, TraineeSaid)
    assert said.to == "colleague"
    assert [e.action for e in heard.shown if isinstance(e, DeskUsed)] == ["hold", "consult", "resume"]


def test_a_key_pressed_in_the_middle_of_a_sentence_cuts_nothing_off_it(heard: SpokenCall) -> None:
    heard.ear.texts += ["请您稍等一下，我帮您查。", "谢谢您等候。"]
    heard.play(True, 0.8)
    heard.conductor.put(UseDesk(heard.now, "hold"))
    heard.play(True, 0.8)
    heard.play(False, 3.0)
    said = heard.last(TraineeSaid)
    assert isinstance(said, TraineeSaid)
    assert said.until - said.from_ == pytest.approx(1.6, abs=0.1)
    assert isinstance(heard.shown[-1], DeskUsed)
    heard.play(True, 0.8)
    heard.conductor.put(UseDesk(heard.now, "resume"))
    heard.play(True, 0.8)
    heard.play(False, 3.0)
    said = heard.last(TraineeSaid)
    assert isinstance(said, TraineeSaid)
    assert said.text == "谢谢您等候。"
    used = heard.last(DeskUsed)
    assert said.at > used.at > said.from_
    assert isinstance(heard.last(CustomerSaid), CustomerSaid)
    assert heard.last(CustomerSaid).at > said.at
    assert replayed(heard)


def test_a_key_pressed_as_the_trainee_begins_to_speak_over_the_caller_waits_for_the_words(heard: SpokenCall) -> None:
    heard.say("今天天气不错。")
    heard.play(False, 1.2)
    assert heard.voice.sounding
    heard.ear.texts.append("请您稍等一下，我帮您查。")
    heard.play(True, 0.25)
    heard.conductor.put(UseDesk(heard.now, "consult", "post"))
    heard.play(True, 1.2)
    heard.play(False, 4.0)
    said = heard.last(TraineeSaid)
    assert isinstance(said, TraineeSaid)
    assert said.to == "customer"
    barge = heard.last(BargeIn)
    assert isinstance(barge, BargeIn)
    assert barge.kept
    assert [type(e) for e in heard.shown if isinstance(e, (TraineeSaid, DeskUsed))][-2:] == [DeskUsed, DeskUsed]
    assert replayed(heard)


def test_words_to_a_colleague_stay_so_when_the_trainee_goes_on_to_the_caller_at_once(heard: SpokenCall) -> None:
    heard.ear.delay = 0.05
    heard.say("今天天气不错。")
    heard.play(False, 1.0)
    heard.conductor.put(UseDesk(heard.now, "consult", "post"))
    heard.play(False, 4.0)
    heard.voice.delay = 1.0
    heard.ear.texts += ["有位陈女士的保单被退回，麻烦您安排重寄。", "谢谢您等候。"]
    heard.play(True, 1.5)
    heard.play(False, 1.25)
    heard.conductor.put(UseDesk(heard.now, "resume"))
    heard.play(False, 0.1)
    heard.play(True, 1.5)
    heard.play(False, 2.5)
    said = [(e.to, e.text) for e in heard.shown if isinstance(e, TraineeSaid)]
    assert said[2:] == [("colleague", "有位陈女士的保单被退回，麻烦您安排重寄。"), ("customer", "谢谢您等候。")]
    assert replayed(heard)


def test_a_key_pressed_while_the_talk_key_is_held_waits_for_its_release(heard: SpokenCall) -> None:
    heard.conductor._turns.push_to_talk = True
    heard.ear.texts.append("请您稍等一下，我帮您查。")
    heard.conductor.put(PushToTalk(heard.now, True))
    heard.play(True, 1.0)
    heard.conductor.put(UseDesk(heard.now, "hold"))
    heard.play(True, 0.5)
    heard.conductor.put(PushToTalk(heard.now, False))
    heard.play(False, 1.0)
    said, used = heard.last(TraineeSaid), heard.last(DeskUsed)
    assert isinstance(said, TraineeSaid)
    assert said.until - said.from_ == pytest.approx(1.5, abs=0.1)
    assert used.at >= said.at
    assert heard.shown[-1] is used


def test_the_hands_wait_for_no_recogniser_that_hangs(heard: SpokenCall) -> None:
    heard.ear.delay = 60.0
    events = after(heard, 0.3, "请您稍等。", UseDesk(0.0, "hold"))
    held = next(e for e in events if isinstance(e, DeskUsed))
    assert held.at == pytest.approx(heard.now - 1.0, abs=0.3)


def test_a_farewell_over_the_end_of_the_customers_is_heard_before_the_line_closes(heard: SpokenCall) -> None:
    heard.say("您好，等了这么久换了谁都着急，我很理解您的心情。")
    heard.play(False, 3.5)
    heard.conductor.put(UseDesk(heard.now, "consult", "post"))
    heard.play(False, 4.0)
    heard.say("有位陈女士的保单被退回，麻烦您安排重寄。")
    heard.play(False, 4.0)
    heard.conductor.put(UseDesk(heard.now, "resume"))
    heard.say("谢谢您等候，寄送组明天上午十点重新寄出，我十点前给您回电话。")
    heard.voice.seconds = 1.2
    heard.play(False, 1.5)
    assert isinstance(heard.shown[-1], CustomerSaid)
    events = after(heard, 1.3, "感谢您的来电，再见。")
    assert [type(e) for e in events if isinstance(e, (TraineeSaid, HungUp))] == [TraineeSaid, HungUp]
