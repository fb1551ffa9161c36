"""A robot takes a call in the call's own time, or prompts a trainee who says its sentences after it."""

from __future__ import annotations

from dataclasses import dataclass

import pytest

from scoring.acts import load_detector
from scoring.engine import score
from scoring.record.codec import Record
from scoring.record.events import DeskUsed, Reference, SilencePassed, TraineeSaid
from simulator.call.conductor import Conductor
from simulator.call.header import header_of
from simulator.call.ports import LiftReceiver, LineEnded, LineStarted, TypedReply, VoiceStyle
from simulator.call.prompter import Prompter
from simulator.library import default_library
from simulator.rehearse.performer import Performer
from simulator.rulebooks import open_standard
from simulator.scenario.casting import cast_call, fill
from simulator.scenario.walkthroughs import Speak
from tests.calls import ListRecorder
from tests.fakes import SlowVoice

FRAME = 0.25
LONGEST = 900.0


@dataclass
class Time:
    now: float = 0.0

    def __call__(self) -> float:
        return self.now


class Show:
    """A call that a performer takes part in."""

    def __init__(self, scenario: str, repeated: bool = False) -> None:
        loaded = default_library().open(scenario)
        assert loaded.walkthroughs is not None
        model = loaded.walkthroughs.first_excellent()
        assert model is not None
        casting = cast_call(loaded.scenario, loaded.persona, loaded.centre, model.seed)
        detector = load_detector(casting.scenario.language)
        self.standard = open_standard(loaded.scenario.standard)
        reference = Reference(id=self.standard.id, version=self.standard.version, hash=self.standard.hash)
        header = header_of(
            casting, call="show", standard=reference, detector=detector.version, trainee="t", mode="hear", engines={},
            started="2026-11-23T10:00:00+08:00",
        )  # fmt: skip
        self.clock = Time()
        self.prompter = Prompter(self.clock, casting.scenario.language, VoiceStyle("male"))
        self.performer = Performer(model, self.prompter, repeated=repeated)
        self.call = Conductor(
            casting, header, detector, ListRecorder(), takes=self.performer.take if repeated else None
        )
        self.sentences = [fill(one.text, casting.spoken) for one in model.steps if isinstance(one, Speak)]
        self.call.start()
        self.performer.attend(self.call, self.call.put)

    def frame(self) -> None:
        self.clock.now += FRAME
        self.call.step(self.clock.now)
        self.performer.step(self.clock.now)

    def until_yours(self) -> str:
        """The sentence that is to be said after it."""
        while self.performer.part != "yours" and not self.performer.done:
            self.frame()
        return self.performer.line

    def say(self, text: str) -> None:
        self.call.put(TypedReply(self.clock.now, text))
        self.frame()

    def total(self) -> int:
        return score(Record(self.call.header, tuple(self.call.events)), self.standard).total


@pytest.mark.parametrize("scenario", ["late-claim", "warm-transfer", "double-charge", "cut-in-transfer"])
def test_a_robot_takes_the_call_as_the_walkthrough_does(scenario: str) -> None:
    show = Show(scenario)
    while not show.performer.done and show.clock.now < LONGEST:
        show.frame()
    assert show.call.completed
    said = [event for event in show.call.events if isinstance(event, TraineeSaid)]
    assert {event.text for event in said} >= set(show.sentences[:3])
    assert not any(event.typed for event in said)
    assert show.total() >= 88
    held = [e for e in show.call.events if isinstance(e, DeskUsed) and e.action in ("hold", "resume")]
    assert all(after.at - before.at < 60 for before, after in zip(held[::2], held[1::2], strict=False))


def test_a_trainee_says_the_sentences_after_the_robot() -> None:
    show = Show("late-claim", repeated=True)
    show.call.put(LiftReceiver(0.0))
    said = []
    while line := show.until_yours():
        said.append(line)
        show.say(line)
    assert [line for line in said if line in show.sentences] == show.sentences
    assert show.call.completed
    assert show.total() >= 88


def test_a_sentence_that_is_far_from_its_model_is_asked_for_once_more() -> None:
    show = Show("late-claim", repeated=True)
    show.call.put(LiftReceiver(0.0))
    line = show.until_yours()
    show.say("喂？")
    assert show.performer.part == "yours"
    assert show.performer.likeness is not None
    assert not show.performer.likeness.enough
    assert not any(isinstance(event, TraineeSaid) for event in show.call.events)
    show.say("喂？")
    turns = [event for event in show.call.events if isinstance(event, TraineeSaid)]
    assert [turn.text for turn in turns] == [line], "the call goes on, with the words of the model"


def test_a_sentence_can_be_left_out_and_nobody_loses_patience() -> None:
    show = Show("late-claim", repeated=True)
    show.call.put(LiftReceiver(0.0))
    first = show.until_yours()
    for _ in range(240):
        show.frame()
    assert not any(isinstance(event, SilencePassed) for event in show.call.events)
    show.performer.go_on()
    show.frame()
    assert any(isinstance(event, TraineeSaid) and event.text == first for event in show.call.events)


def test_sentences_are_rendered_one_ahead() -> None:
    show = Show("double-charge", repeated=True)
    voice = SlowVoice(show.prompter.take)
    prepared: list[str] = []
    voice.prepare = lambda lines: prepared.extend(line.text for line in lines)  # type: ignore[method-assign]
    show.prompter.use(voice)
    show.performer.attend(show.call, show.call.put)
    assert prepared == show.sentences[:1]
    show.call.put(LiftReceiver(0.0))
    show.frame()
    show.frame()
    assert voice.line is not None
    assert voice.line.text == show.sentences[0]
    assert prepared == show.sentences[:2]


def test_a_sentence_lasts_as_long_as_its_voice() -> None:
    clock = Time()
    prompter = Prompter(clock, "zh", VoiceStyle("male"))
    voice = SlowVoice(prompter.take, delay=0.5, seconds=4.0)
    prompter.use(voice)
    prompter.say("您好")
    assert voice.line is not None
    name = voice.line.line
    clock.now = 100.0
    prompter.take(LineStarted(0.5, name))
    assert prompter.sounding
    prompter.take(LineEnded(4.5, "opening/1"))
    assert prompter.sounding, "a line of the customer is none of its own"
    prompter.take(LineEnded(4.5, name))
    assert not prompter.sounding
