"""A spoken call on virtual time: blocks of sound in, events in order out."""

from __future__ import annotations

from pathlib import Path

import pytest

from scoring.acts import load_detector
from scoring.record.codec import Record, encode
from scoring.record.events import (
    BargeIn,
    Corrected,
    CustomerSaid,
    Event,
    Header,
    HungUp,
    LineCut,
    LineFinished,
    MoodChanged,
    NotUnderstood,
    Reference,
    SilencePassed,
    TraineeSaid,
    TurnReopened,
    Understood,
)
from simulator.call.conductor import Conductor
from simulator.call.header import header_of
from simulator.call.ports import (
    CorrectWords,
    EarBack,
    EarLost,
    LiftReceiver,
    Message,
    NotFinished,
    PartialWords,
    PutDown,
    SoundBlock,
    TypedReply,
    UseDesk,
)
from simulator.call.replay import replay
from simulator.settings import TurnSettings
from tests.calls import OPENING, ListRecorder, TypedCall, casting_of
from tests.fakes import ScriptedEar, SlowVoice

DATA = Path(__file__).parent / "data"
LOST_LETTER = DATA / "lost-letter"
BLOCK = 0.032
PAUSE = TurnSettings().normal + 3 * BLOCK
"""Silence that ends a turn of which the words say nothing."""


class SpokenCall:
    """A call with a slow voice and a scripted ear, block by block."""

    def __init__(self, scenario: str = "lost-letter") -> None:
        casting = casting_of(DATA / scenario)
        detector = load_detector(casting.scenario.language)
        header = header_of(
            casting, call="test", standard=Reference(hash="sha256:0"), detector=detector.version, trainee="test",
            mode="practise", engines={}, started="2026-11-23T10:00:00+08:00",
        )  # fmt: skip
        self.casting, self.detector = casting, detector
        self.recorder = ListRecorder()
        self.shown: list[Event] = []
        self.voice = SlowVoice(self._put)
        self.ear = ScriptedEar(self._put)
        self.conductor = Conductor(
            casting, header, detector, self.recorder, voice=self.voice, ear=self.ear, view=self._show
        )
        self.now = 0.0
        self.conductor.start()

    def _put(self, message: Message) -> None:
        self.conductor.put(message)

    def _show(self, event: Event) -> None:
        # Whatever is shown is on disk already.
        assert self.recorder.lines[-1] is event
        self.shown.append(event)

    def play(self, voiced: bool, seconds: float) -> None:
        """Let a stretch of speech or silence pass."""
        for _ in range(round(seconds / BLOCK)):
            self.now += BLOCK
            self.voice.run(self.now)
            self.ear.run(self.now)
            self.conductor.put(SoundBlock(self.now, BLOCK, 0.9 if voiced else 0.02, -30.0))
            self.conductor.step(self.now)

    def say(self, text: str, seconds: float = 2.0) -> None:
        """The trainee speaks and pauses until the turn is over."""
        self.ear.texts.append(text)
        self.play(True, seconds)
        self.play(False, PAUSE + 0.1)

    def names(self) -> list[str]:
        """The kinds of the events in order."""
        return [type(event).__name__ for event in self.shown]

    def last(self, kind: type[Event]) -> Event:
        """The last event of a kind."""
        return next(event for event in reversed(self.shown) if isinstance(event, kind))


@pytest.fixture
def call() -> SpokenCall:
    spoken = SpokenCall()
    spoken.play(False, 6.0)
    spoken.conductor.put(LiftReceiver(spoken.now))
    spoken.play(False, 0.2)
    return spoken


def test_a_spoken_turn_becomes_an_answer(call: SpokenCall) -> None:
    call.say(OPENING)
    said = call.last(TraineeSaid)
    assert isinstance(said, TraineeSaid)
    assert said.text == OPENING
    assert not said.typed
    assert said.sound is not None
    assert said.until - said.from_ == pytest.approx(2.0, abs=0.1)
    line = call.last(CustomerSaid)
    assert line.at - said.at == pytest.approx(0.1, abs=0.05)
    assert call.voice.rings == 2
    assert "opening/1" in call.voice.prepared


def test_the_line_ends_when_its_sound_ends(call: SpokenCall) -> None:
    call.say(OPENING)
    call.play(False, 3.5)
    assert call.names()[-3:] == ["CustomerSaid", "MoodChanged", "LineFinished"]


def test_what_cannot_be_made_out_is_asked_for_again(call: SpokenCall) -> None:
    call.say(OPENING)
    call.play(False, 3.5)
    call.say("")
    assert isinstance(call.last(NotUnderstood), NotUnderstood)
    line = call.last(CustomerSaid)
    assert isinstance(line, CustomerSaid)
    assert line.line == "self/not_heard"


def test_what_was_not_made_out_can_be_told_later(call: SpokenCall) -> None:
    call.say(OPENING)
    call.play(False, 3.5)
    call.say("")
    lost = call.last(NotUnderstood)
    assert isinstance(lost, NotUnderstood)
    call.conductor.put(CorrectWords(call.now, lost.turn, "请问您的保单号是多少？"))
    call.conductor.put(CorrectWords(call.now, lost.turn, "请问您的保单号是多少？"))
    call.conductor.put(CorrectWords(call.now, 1, OPENING))
    call.play(False, 0.1)
    told = [event for event in call.shown if isinstance(event, Corrected)]
    assert [(event.turn, event.text, event.was) for event in told] == [(lost.turn, "请问您的保单号是多少？", "")]
    known = call.last(Understood)
    assert isinstance(known, Understood)
    assert (known.turn, known.asked) == (lost.turn, ("policy_no",))
    assert replayed(call)


def test_a_murmur_ducks_and_lets_swell_back(call: SpokenCall) -> None:
    call.say(OPENING)
    call.play(False, 0.7)
    call.play(True, 0.25)
    call.play(False, 0.5)
    assert call.voice.ducked == [True, False]
    assert call.ear.cancelled
    barge = call.last(BargeIn)
    assert isinstance(barge, BargeIn)
    assert not barge.kept
    assert call.voice.line is not None


def test_lasting_speech_interrupts(call: SpokenCall) -> None:
    call.say(OPENING)
    call.play(False, 0.7)
    call.say("请问您的保单号是多少？")
    names = call.names()
    start = names.index("BargeIn")
    assert names[start : start + 3] == ["BargeIn", "LineFinished", "MoodChanged"]
    finished = call.last(LineFinished)
    said = call.last(TraineeSaid)
    assert isinstance(finished, LineFinished)
    assert isinstance(said, TraineeSaid)
    assert said.text == "请问您的保单号是多少？"
    assert said.from_ < finished.at


def test_going_on_joins_the_parts_into_one_turn(call: SpokenCall) -> None:
    call.say(OPENING)
    call.play(False, 4.0)
    call.ear.texts += ["请问您的保单号", "是多少呢？"]
    call.play(True, 1.0)
    call.play(False, PAUSE)
    call.play(True, 1.0)
    call.play(False, 1.3)
    turns = [event for event in call.shown if isinstance(event, TraineeSaid) and event.turn == 2]
    assert isinstance(call.last(TurnReopened), TurnReopened)
    assert [turn.text for turn in turns] == ["请问您的保单号", "请问您的保单号是多少呢？"]
    assert turns[0].from_ == turns[1].from_
    withdrawn = [event for event in call.shown if isinstance(event, LineFinished) and event.heard == "withdrawn"]
    assert len(withdrawn) <= 1


def test_going_on_before_the_words_have_come(call: SpokenCall) -> None:
    call.say(OPENING)
    call.play(False, 4.0)
    call.ear.delay = 0.5
    call.ear.texts += ["请问您的保单号", "是多少呢？"]
    call.play(True, 1.0)
    call.play(False, PAUSE)
    call.play(True, 1.0)
    call.play(False, PAUSE + 0.5)
    turns = [event.text for event in call.shown if isinstance(event, TraineeSaid) and event.turn == 2]
    assert turns == ["请问您的保单号是多少呢？"]


def test_a_customer_cuts_in_on_who_talks_on(call: SpokenCall) -> None:
    call.say(OPENING)
    call.play(False, 4.0)
    call.ear.texts.append("我们公司的保单是这样寄的")
    call.play(True, 8.6)
    call.play(False, 4.0)
    lines = [event.line for event in call.shown if isinstance(event, CustomerSaid)]
    assert lines[1] == "opening/interrupts"
    barge = call.last(BargeIn)
    assert isinstance(barge, BargeIn)
    assert (barge.by, barge.kept) == ("customer", True)
    assert barge.seconds == pytest.approx(0.4, abs=0.2)
    said = [event.turn for event in call.shown if isinstance(event, TraineeSaid)]
    assert said == [1, 2]
    moved = [event.cause for event in call.shown if isinstance(event, MoodChanged)]
    assert "cut_in" in moved
    assert replayed(call)


def test_an_awaited_act_ends_the_turn_quickly(call: SpokenCall) -> None:
    call.say(OPENING)
    call.play(False, 4.0)
    call.ear.texts.append("等了这么久换了谁都着急我理解您的心情")
    call.play(True, 1.5)
    call.conductor.put(PartialWords(call.now, call.ear.begun[-1], "等了这么久换了谁都着急我理解您的心情"))
    call.play(False, 0.6)
    said = call.last(TraineeSaid)
    assert isinstance(said, TraineeSaid)
    assert said.turn == 2


def test_a_voice_that_fails_is_read_and_the_call_goes_on(call: SpokenCall) -> None:
    call.voice.fail = "The voice engine did not answer within 3 s."
    call.say(OPENING)
    call.play(False, 12.0)
    assert call.conductor.live.voice == "The voice engine did not answer within 3 s."
    assert "LineFinished" in call.names()


def test_without_an_ear_the_call_goes_on_typed(call: SpokenCall) -> None:
    call.conductor.put(EarLost(call.now, "The microphone was pulled out."))
    call.play(False, 0.1)
    assert call.conductor.live.ear == "The microphone was pulled out."
    call.conductor.put(TypedReply(call.now, OPENING))
    call.play(False, 0.5)
    said = call.last(TraineeSaid)
    assert isinstance(said, TraineeSaid)
    assert said.typed
    call.conductor.put(EarBack(call.now))
    call.play(False, 0.1)
    assert call.conductor.live.ear is None


def test_a_typed_answer_skips_the_rest_of_a_line_that_was_read(call: SpokenCall) -> None:
    call.say(OPENING)
    call.play(False, 0.5)
    call.conductor.put(TypedReply(call.now, "请问您的保单号是多少？"))
    call.play(False, 0.5)
    finished = call.last(LineFinished)
    assert isinstance(finished, LineFinished)
    assert finished.heard == "whole"
    assert not any(isinstance(event, BargeIn) for event in call.shown)


def test_mute_reaches_the_microphone(call: SpokenCall) -> None:
    call.conductor.put(UseDesk(call.now, "mute"))
    call.play(False, 0.1)
    assert call.ear.muted


def test_a_control_that_does_not_exist_is_said_and_changes_nothing(call: SpokenCall) -> None:
    before = len(call.shown)
    call.conductor.put(UseDesk(call.now, "presence", "nobody"))
    call.play(False, 0.1)
    assert call.conductor.live.problem == "There is no colleague 'nobody' in this call."
    assert len(call.shown) == before


def test_a_control_pressed_as_the_line_closes_is_said_and_harms_nothing(call: SpokenCall) -> None:
    call.conductor.put(PutDown(call.now))
    call.conductor.put(UseDesk(call.now, "hold"))
    call.play(False, 0.1)
    assert call.conductor.over
    assert call.conductor.live.problem is not None
    assert "hold" in call.conductor.live.problem


def test_speech_over_the_end_of_a_line_becomes_a_turn(call: SpokenCall) -> None:
    call.say(OPENING)
    call.play(False, 2.65)
    call.ear.texts.append("请问您的保单号是多少？")
    call.play(True, 2.0)
    assert call.voice.ducked == [True, False]
    barge = call.last(BargeIn)
    assert isinstance(barge, BargeIn)
    assert not barge.kept
    assert call.names()[-2:] == ["BargeIn", "LineFinished"]
    call.play(False, PAUSE)
    said = call.last(TraineeSaid)
    assert isinstance(said, TraineeSaid)
    assert said.text == "请问您的保单号是多少？"
    assert said.from_ < barge.at
    assert replayed(call)


def test_a_token_over_the_end_of_a_line_is_forgotten(call: SpokenCall) -> None:
    call.say(OPENING)
    call.play(False, 2.5)
    call.play(True, 0.3)
    call.play(False, 1.5)
    assert call.voice.ducked == [True, False]
    assert call.ear.cancelled == [call.ear.begun[-1]]
    assert sum(isinstance(event, TraineeSaid) for event in call.shown) == 1
    call.say("请问您的保单号是多少？")
    said = call.last(TraineeSaid)
    assert isinstance(said, TraineeSaid)
    assert said.until - said.from_ == pytest.approx(2.0, abs=0.1)


def test_going_on_after_what_was_not_understood_is_one_turn(call: SpokenCall) -> None:
    call.say(OPENING)
    call.play(False, 4.0)
    call.ear.texts += ["", "请问您的保单号是多少呢？"]
    call.play(True, 1.0)
    call.play(False, PAUSE)
    assert isinstance(call.shown[-1], NotUnderstood)
    call.play(True, 1.0)
    call.play(False, PAUSE)
    said = call.last(TraineeSaid)
    assert isinstance(said, TraineeSaid)
    assert (said.turn, said.text) == (2, "请问您的保单号是多少呢？")
    assert isinstance(call.last(TurnReopened), TurnReopened)
    assert said.until - said.from_ > 2.5
    assert replayed(call)


def test_the_key_takes_a_turn_up_again_while_the_answer_sounds(call: SpokenCall) -> None:
    call.say(OPENING)
    call.play(False, 4.0)
    call.say("请问您的保单号")
    call.play(False, 1.5)
    assert call.voice.line is not None
    call.conductor.put(NotFinished(call.now))
    call.ear.texts.append("是多少呢？")
    call.play(False, 0.1)
    assert call.voice.line is None
    assert isinstance(call.last(TurnReopened), TurnReopened)
    call.play(True, 1.0)
    call.play(False, PAUSE)
    said = call.last(TraineeSaid)
    assert isinstance(said, TraineeSaid)
    assert said.text == "请问您的保单号是多少呢？"
    assert replayed(call)


def test_a_line_that_is_still_rendered_is_not_the_trainees_silence(call: SpokenCall) -> None:
    call.say(OPENING)
    call.play(False, 4.0)
    call.voice.delay = 20.0
    call.play(False, 15.0)
    assert sum(isinstance(event, SilencePassed) for event in call.shown) == 1


def test_long_words_of_a_script_are_no_silence() -> None:
    call = TypedCall(casting_of(LOST_LETTER))
    call.answer()
    call.say(OPENING)
    call.conductor.put(TypedReply(call.now + 20.0, "请问您的保单号是多少？", call.now + 1.0, spoken=True))
    for _ in range(20):
        call.wait(1.0)
    call.hear()
    assert not call.all(SilencePassed)
    said = call.last(TraineeSaid)
    assert said.at - said.from_ == pytest.approx(19.0)


def test_what_was_being_said_when_the_microphone_was_lost_leaves_nothing(call: SpokenCall) -> None:
    call.play(True, 1.0)
    call.conductor.put(EarLost(call.now, "The microphone was pulled out."))
    call.play(False, 3.0)
    call.conductor.put(EarBack(call.now))
    call.say(OPENING)
    said = call.last(TraineeSaid)
    assert isinstance(said, TraineeSaid)
    assert said.until - said.from_ == pytest.approx(2.0, abs=0.1)


def test_the_first_part_of_a_turn_outlives_the_microphone(call: SpokenCall) -> None:
    call.say(OPENING)
    call.play(False, 4.0)
    call.ear.texts.append("请问您的保单号")
    call.play(True, 1.0)
    call.play(False, PAUSE)
    call.play(True, 0.3)
    assert isinstance(call.last(TurnReopened), TurnReopened)
    call.conductor.put(EarLost(call.now, "The microphone was pulled out."))
    call.play(False, 0.5)
    said = [(event.turn, event.text) for event in call.shown if isinstance(event, TraineeSaid)]
    assert said[1:] == [(2, "请问您的保单号"), (2, "请问您的保单号")]
    assert isinstance(call.last(CustomerSaid), CustomerSaid)
    assert replayed(call)


def test_words_after_the_line_was_closed_are_nobodys(call: SpokenCall) -> None:
    call.say(OPENING)
    call.play(False, 4.0)
    call.conductor.put(PutDown(call.now))
    call.play(True, 1.0)
    call.play(False, 1.0)
    call.play(True, 1.0)
    call.conductor.put(NotFinished(call.now))
    call.play(False, 1.0)
    assert isinstance(call.shown[-1], HungUp)


def test_the_header_is_written_when_the_telephone_rings() -> None:
    call = TypedCall(casting_of(LOST_LETTER), wall=lambda: "2026-11-23T10:05:00+08:00")
    header = call.recorder.lines[0]
    assert isinstance(header, Header)
    assert header.started == "2026-11-23T10:05:00+08:00"
    assert call.conductor.header == header


def test_the_microphone_is_open_again_after_ringing_back() -> None:
    call = SpokenCall("stray-charge")
    call.play(False, 6.0)
    call.conductor.put(LiftReceiver(call.now))
    call.say("Good morning, Serene Life, this is Lily, how may I help you?")
    call.play(False, 4.0)
    call.say("I'll call you back by four this afternoon.")
    call.play(False, 4.0)
    assert isinstance(call.last(LineCut), LineCut)
    assert call.ear.muted
    call.conductor.put(UseDesk(call.now, "ring_back"))
    call.play(False, 4.0)
    assert not call.ear.muted
    call.say("Hello, I'm sorry, we were cut off.")
    assert isinstance(call.last(TraineeSaid), TraineeSaid)


def replayed(call: SpokenCall) -> bool:
    """Whether the record so far gives itself again, byte for byte."""
    header, *events = call.recorder.lines
    assert isinstance(header, Header)
    record = Record(header, tuple(event for event in events if not isinstance(event, Header)))
    again = replay(record, call.casting, call.detector)
    assert again.difference is None
    return encode(again.record) == encode(record)


def test_times_never_fall_and_the_record_replays(call: SpokenCall) -> None:
    call.say(OPENING)
    call.play(False, 4.0)
    call.say("您自己没看合同吧")
    call.play(False, 0.6)
    call.say("对不起，请问您贵姓？")
    call.play(False, 4.0)
    call.conductor.put(PutDown(call.now))
    call.play(False, 0.1)
    assert isinstance(call.last(HungUp), HungUp)
    times = [event.at for event in call.shown]
    assert times == sorted(times)
    assert replayed(call)
    assert any(isinstance(event, MoodChanged) for event in call.shown)


def test_going_on_right_after_a_short_answer_joins_the_parts(call: SpokenCall) -> None:
    call.say(OPENING)
    call.play(False, 4.0)
    call.voice.seconds = 0.2
    call.ear.texts += ["请问您的保单号", "是多少呢？"]
    call.play(True, 1.0)
    call.play(False, PAUSE + 0.4)
    assert call.last(LineFinished).at > call.last(TraineeSaid).at
    call.play(True, 1.0)
    call.play(False, PAUSE + 0.1)
    turns = [event.text for event in call.shown if isinstance(event, TraineeSaid) and event.turn == 2]
    assert turns == ["请问您的保单号", "请问您的保单号是多少呢？"]
    assert [event.turn for event in call.shown if isinstance(event, TurnReopened)] == [2]
    assert replayed(call)
