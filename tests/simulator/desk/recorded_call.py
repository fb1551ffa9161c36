"""A call that happened before, played back to whoever sits at the desk: mirrors simulator.switchboard.RunningCall.

The customer's side comes from a record; what the trainee does now takes the place of what was done then. Controls of
the desk get their results from the same rules as in a running call.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import Future
from dataclasses import replace
from pathlib import Path
from typing import Any, TypeVar

from scoring.record.codec import Record, decode
from scoring.record.events import (
    Answered,
    DeskUsed,
    Event,
    Header,
    HungUp,
    Noted,
    Rang,
    RecordCompleted,
    TraineeSaid,
)
from scoring.standard import Standard, shipped_standard
from simulator.call.desk_rules import outcome
from simulator.call.live import Live
from simulator.call.modes import Mode
from simulator.call.ports import CompleteRecord, LiftReceiver, Message, PutDown, TakeNote, TypedReply, UseDesk
from simulator.desk.services import Best, Entry, PastCall, RunningCall, Sentence, Status
from simulator.desk.sound_bench import Devices
from simulator.desk.sound_shelf import Fetched, Fetching, Tried
from simulator.errors import LibraryError, ThreeRingsError
from simulator.guided import Guided
from simulator.kept_calls import KeptCall
from simulator.library import default_library
from simulator.results.practice import Kind, Practice
from simulator.scenario.casting import cast_call
from simulator.scenario.model import Casting
from simulator.scenario.walkthroughs import Walkthroughs
from simulator.settings import Settings
from simulator.sound_choices import Engine, ModelRow, VoiceRow, engines, list_models
from simulator.speech.chimes import Chime
from simulator.speech.level import Figures, Heard, InputQuality
from tests.simulator.desk.journal_in_memory import JournalInMemory

T = TypeVar("T")
DATA = Path(__file__).parent / "data"
TITLE = {"zh": "理赔款一个月没到账", "en": "A claim payment a month late"}
BRIEF = {"zh": "您在理赔咨询组，可以查进度、登记投诉，不能决定赔付。", "en": "You sit on the claims enquiry desk."}
OWN = (TraineeSaid, DeskUsed, Noted, RecordCompleted)
"""Events that the trainee causes."""


def recorded(name: str = "late-claim") -> tuple[Casting, tuple[Event, ...]]:
    """The casting and the events of a record."""
    record = decode((DATA / f"{name}.jsonl").read_text(encoding="utf-8"))
    loaded = default_library().open(name)
    casting = cast_call(loaded.scenario, loaded.persona, loaded.centre, record.header.seed)
    return replace(casting, case=record.header.case), record.events


def recorded_header(name: str = "late-claim") -> Header:
    """The header of a record."""
    return decode((DATA / f"{name}.jsonl").read_text(encoding="utf-8")).header


def recorded_scorecard(name: str = "late-claim") -> Mapping[str, Any]:
    """The scorecard of a record."""
    card: Mapping[str, Any] = json.loads((DATA / f"{name}.scorecard.json").read_text(encoding="utf-8"))
    return card


class RecordedCall:
    """Gives the record's events out as the trainee goes on."""

    push_to_talk = False
    measuring = False
    figures: Figures | None = None

    def __init__(self, typed: bool = True, mode: Mode = "practise") -> None:
        self.casting, recorded_events = recorded()
        self.guided = Guided(mode)
        self.standard: Standard = shipped_standard("guangdong-phone")
        self.typed = typed
        self.events: list[Event] = []
        self.messages: list[Message] = []
        self.live = Live()
        self.closed = self.kept = False
        self._left = list(recorded_events)
        self._started: float | None = None

    @property
    def over(self) -> bool:
        """Somebody has hung up."""
        return any(isinstance(event, HungUp) for event in self.events)

    @property
    def finished(self) -> bool:
        """The record is complete."""
        return any(isinstance(event, RecordCompleted) for event in self.events)

    def start(self) -> None:
        """Let it ring."""
        self._give(Rang)

    def put(self, message: Message) -> None:
        """Answer a message of the trainee's hands."""
        self.messages.append(message)
        at = self.events[-1].at if self.events else 0.0
        match message:
            case LiftReceiver():
                self._give(Answered)
            case TypedReply():
                self._reply(message)
            case UseDesk():
                self.events.append(outcome(self.casting, message, at))
            case TakeNote():
                self.events.append(Noted(at, message.text))
            case PutDown():
                self.events.append(HungUp(at, "agent"))
            case CompleteRecord():
                fields = {"matter": message.matter, "result": message.result, "next": message.next}
                self.events.append(RecordCompleted(at, fields, message.tasks))
            case _:
                return

    def step(self, now: float) -> None:
        """The clock of the call follows the desk's."""
        if self._started is None:
            self._started = now
        self.live.seconds = now - self._started

    id = "recorded"

    def record(self) -> Record:
        """The recorded call: what is understood belongs to its words, and the scorecard is of it, too."""
        return Record(recorded_header(), recorded()[1])

    def scorecard(self) -> Mapping[str, Any]:
        """The scorecard of the recorded call."""
        return recorded_scorecard()

    def keep_result(self) -> None:
        """Note it."""
        self.kept = True

    def close(self) -> None:
        """Note it."""
        self.closed = True

    def _give(self, last: type) -> None:
        while self._left:
            event = self._left.pop(0)
            self.events.append(event)
            if isinstance(event, last):
                return

    def _reply(self, message: TypedReply) -> None:
        """The customer answers as then; the trainee's words are those of now."""
        said = False
        while self._left and not (said and isinstance(self._left[0], OWN)):
            event = self._left.pop(0)
            if isinstance(event, TraineeSaid):
                self.events.append(replace(event, text=message.text, typed=self.typed, sound=None))
                said = True
            elif not isinstance(event, OWN):
                self.events.append(event)


STATUS = Status(
    frozenset({"en"}),
    (
        Sentence("ear", "这里没有普通话识别模型，请打字回答。", works=False, language="zh"),
        Sentence("voice", "The customer's voice is ready.", works=True),
    ),
)


class ScriptedBench:
    """Devices that do as the test says; mirrors simulator.desk_devices.DeviceBench."""

    def __init__(self, settings: Callable[[], Settings]) -> None:
        self._settings = settings
        self.listening = self.playing = False
        self.now = Heard(-35.0, False, 0.9)
        self.state = InputQuality("good", -25.0, -60.0)
        self.lost: str | None = None
        self.problem: str | None = None
        self.leak: float | None = None
        self.said: list[tuple[str, str]] = []
        self.opened: list[str | None] = []

    def devices(self) -> Devices:
        """Two of each."""
        return Devices(("Headset", "Webcam"), ("Headset", "Loudspeaker"))

    def look_again(self) -> None:
        """They stay the same."""

    def listen(self, on: bool) -> None:
        """Note it."""
        self.listening = on
        if on:
            self.opened.append(self._settings().ear.microphone)

    def play(self, on: bool, text: str, language: str) -> None:
        """Note it."""
        self.playing = on
        if on:
            self.said.append((language, text))

    def quality(self) -> InputQuality:
        """As the test wants it."""
        return self.state

    def close(self) -> None:
        """Silence."""
        self.listening = self.playing = False


class TrainingInMemory:
    """No drill can be opened; mirrors simulator.desk_training.DeskTraining."""

    def __init__(self) -> None:
        self.done: list[Practice] = []

    def drills(self) -> Sequence[Entry]:
        """One, and an English one."""
        return (
            Entry(
                "digits-zh",
                {"zh": "复述数字", "en": "Digits"},
                "enquiry",
                "zh",
                1,
                {"zh": "请逐字复述。", "en": "Read back."},
            ),
            Entry(
                "digits-en",
                {"zh": "英语数字", "en": "English digits"},
                "enquiry",
                "en",
                1,
                {"zh": "复述。", "en": "Read back."},
            ),
        )

    def today(self) -> str:
        """A day of no other test."""
        return "2026-03-02"

    def open(self, drill: str, typed: bool) -> tuple[RunningCall, Walkthroughs | None]:
        """There is no voice for it."""
        raise LibraryError(f"{drill} cannot be opened here.")

    def practised(self) -> Sequence[Practice]:
        """What was kept."""
        return tuple(self.done)

    def keep(self, kind: Kind, name: str, hits: int, rounds: int, seconds: float) -> None:
        """Keep it."""
        self.done.append(Practice("2026-03-02T12:00:00+08:00", "林", kind, name, hits, rounds, seconds))


class ScriptedShelf:
    """Voices and models as the test says; mirrors simulator.desk_shelf.SpeechShelf."""

    def __init__(self, settings: Callable[[], Settings]) -> None:
        self._settings = settings
        self.listed: tuple[VoiceRow, ...] | None = (
            VoiceRow("cmn", "Chinese (Mandarin)", "zh", "", "pyttsx3", robotic=True),
            VoiceRow("vits-xiao", "vits-xiao", "zh", "female", "sherpa-onnx", robotic=False),
            VoiceRow("en-us", "English (America)", "en", "male", "pyttsx3", robotic=True),
        )
        self.fetching: Fetching | None = None
        self.ended: Fetched | None = None
        self.asked: list[str] = []

    def voices(self) -> tuple[VoiceRow, ...] | None:
        """As the test wants it."""
        return self.listed

    def models(self) -> tuple[ModelRow, ...]:
        """The catalogue."""
        return list_models(self._settings())

    def engines(self) -> tuple[Engine, ...]:
        """Those of the program."""
        return engines()

    def fetch(self, name: str) -> None:
        """Begin."""
        self.asked.append(name)
        self.fetching = Fetching(name, "download", 0.25)

    def stop(self) -> None:
        """End."""
        self.fetching = None

    tried: Tried | None = None

    def try_ear(self, language: str) -> None:
        """Begin."""
        self.asked.append(language)
        self.tried = Tried("listening", 4.0)

    def end_try(self) -> None:
        """End."""
        self.tried = None

    def fetched(self) -> Fetched | None:
        """Once."""
        ended, self.ended = self.ended, None
        return ended


class DeskOfRecords(JournalInMemory):
    """Services whose only calls are recorded ones; mirrors simulator.desk_services.DeskServices."""

    def __init__(self, settings: Settings | None = None) -> None:
        super().__init__()
        self.settings = settings or Settings(trainee="林")
        self.now = 0.0
        self.calls: list[RecordedCall] = []
        self.results: dict[str, Best] = {}
        self.past: list[PastCall] = []
        self.with_sound = True
        self.played: list[tuple[str, float, float]] = []
        self.playing = False
        self.problem: ThreeRingsError | None = None
        self.bench = ScriptedBench(lambda: self.settings)
        self.shelf = ScriptedShelf(lambda: self.settings)
        self.training = TrainingInMemory()

    def save_settings(self, settings: Settings) -> None:
        """Keep them."""
        self.settings = settings

    def entries(self) -> Sequence[Entry]:
        """The recorded call, an English one, and a broken one."""
        return (
            Entry("late-claim", TITLE, "complaint", "zh", 2, BRIEF),
            Entry("double-charge", {"en": "Charged twice", "zh": "扣了两次"}, "complaint", "en", 2, {"en": "Refunds."}),
            Entry(
                "torn",
                {"zh": "torn"},
                "enquiry",
                "zh",
                1,
                {},
                "torn/scenario.yaml:3:1: S001 the key 'title' is missing.",
            ),
        )

    def best(self, scenario: str) -> Best | None:
        """What was put there."""
        return self.results.get(scenario)

    def days(self) -> Sequence[str]:
        """None."""
        return ()

    def news(self) -> bool:
        """Everything is known from the start."""
        return False

    def status(self, wait: bool = False) -> Status:
        """English can be spoken, Mandarin not."""
        return STATUS

    def open_call(self, scenario: str, language: str, typed: bool, mode: Mode = "practise") -> RecordedCall:
        """A recorded call, whatever is asked for."""
        call = RecordedCall(typed, mode)
        self.calls.append(call)
        return call

    def open_retry(self, call: str, event: int, typed: bool) -> RecordedCall:
        """The recorded call from its beginning, whatever is asked for."""
        self.retried.append((call, event))
        return self.open_call("late-claim", "zh", typed)

    def work(self, task: Callable[[], T]) -> Future[T]:
        """Done at once: the next frame finds it."""
        future: Future[T] = Future()
        try:
            future.set_result(task())
        except ThreeRingsError as error:
            future.set_exception(error)
        return future

    def past_calls(self) -> Sequence[PastCall]:
        """What was put there."""
        return self.past

    def standard(self) -> Standard:
        """The default."""
        return shipped_standard("guangdong-phone")

    def kept_call(self, call: str) -> KeptCall:
        """The recorded call, whichever is asked for."""
        if self.problem is not None:
            raise self.problem
        casting, events = recorded()
        return KeptCall(casting, self.standard(), Record(recorded_header(), events), recorded_scorecard())

    def recorded(self, call: str) -> bool:
        """As the test wants it."""
        return self.with_sound

    def play(self, call: str, start: float, until: float) -> None:
        """Note it; it sounds until it is stopped."""
        self.played.append((call, start, until))
        self.playing = True

    def chime(self, name: Chime) -> None:
        """Nobody listens."""

    def stop(self) -> None:
        """Silence."""
        self.playing = False

    def trouble(self) -> ThreeRingsError | None:
        """None ever."""
        return None

    def clock(self) -> float:
        """Virtual seconds: the test moves them."""
        return self.now


__all__ = ["DeskOfRecords", "RecordedCall", "recorded", "recorded_header", "recorded_scorecard"]
