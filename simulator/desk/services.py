"""What the desk needs from outside: the library, the running call, results and settings. The app gives it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal, Protocol, TypeVar

from simulator.desk.after_call import AfterCall

if TYPE_CHECKING:
    from concurrent.futures import Future

    from scoring.record.codec import Record
    from scoring.record.events import Event
    from scoring.standard import Standard
    from simulator.call.modes import Mode
    from simulator.call.ports import Message
    from simulator.desk.sound_bench import Bench
    from simulator.desk.sound_shelf import Shelf
    from simulator.desk.training import Training
    from simulator.errors import ThreeRingsError
    from simulator.guided import Guided
    from simulator.kept_calls import KeptCall
    from simulator.scenario.model import Casting
    from simulator.settings import Settings
    from simulator.speech.chimes import Chime
    from simulator.speech.level import Figures

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Entry:
    """A scenario that the lobby offers, in the languages of its files."""

    id: str
    title: Mapping[str, str]
    """By language code."""
    family: str
    language: str
    """Language of the call: `zh`, `yue`, `en`."""
    difficulty: int
    """1 to 5."""
    brief: Mapping[str, str]
    """What the trainee reads before the call, by language code."""
    error: str | None = None
    """Why it cannot be played, in one sentence."""


@dataclass(frozen=True, slots=True)
class Best:
    """The best result of the trainee in a scenario."""

    total: int
    """0 to 100."""
    stars: int


@dataclass(frozen=True, slots=True)
class Sentence:
    """How a part of the program does, in one sentence."""

    part: Literal["voice", "ear", "microphone", "speaker", "other"]
    text: str
    works: bool
    language: str = ""
    """Language of the calls that it is about; empty: all."""


@dataclass(frozen=True, slots=True)
class Status:
    """What voice and recogniser can do here, by language of the call."""

    voice_possible: frozenset[str]
    """Languages in which answers can be spoken."""
    sentences: tuple[Sentence, ...]


@dataclass(frozen=True, slots=True)
class PastCall:
    """A scored call among the results."""

    id: str
    scenario: str
    started: str
    """Wall clock of the first ring, ISO 8601."""
    card: Mapping[str, Any]
    """The scorecard as JSON values; its stars are those that hints have left."""
    mode: Mode = "practise"
    typed: bool = False
    """The answers were typed."""
    parent: str | None = None
    """Id of the call that this one takes up again."""


class LiveValues(Protocol):
    """What changes too fast to be an event (`simulator.call.conductor.Live`)."""

    seconds: float
    """Seconds since the first ring."""
    level_db: float
    """Loudness of the microphone, dBFS."""
    speech: float
    """Probability of speech, 0 to 1."""
    voice_db: float
    """Loudness of the others' voice, dBFS."""
    partial: str
    floor: Literal["nobody", "customer", "trainee"]
    """Whose turn it is; `nobody` between two turns."""
    speaking: bool
    """The trainee is heard speaking."""
    ear: str | None
    """Why answers have to be typed; None: the ear works or was not wanted."""
    voice: str | None
    """Why a line is shown as text only; None: the voice works."""
    problem: str | None
    """What could not be done just now."""
    unsent: str | None
    """Words that were handed in when the line had closed."""


class RunningCall(Protocol):
    """One call from the brief to the scorecard."""

    @property
    def id(self) -> str:
        """Id of the call among the results."""

    @property
    def casting(self) -> Casting:
        """Who calls, and about what."""

    @property
    def standard(self) -> Standard:
        """The rulebook that judges the call."""

    @property
    def events(self) -> Sequence[Event]:
        """What happened so far; only grows."""

    @property
    def live(self) -> LiveValues:
        """The values of this moment."""

    @property
    def typed(self) -> bool:
        """Answers are typed."""

    @property
    def guided(self) -> Guided:
        """How the call is taken, and what helps there."""

    @property
    def push_to_talk(self) -> bool:
        """The microphone listens only while the talk key is held."""

    @property
    def figures(self) -> Figures | None:
        """How the microphone hears; None: nobody is heard."""

    @property
    def over(self) -> bool:
        """The line is closed: after-call work begins."""

    @property
    def measuring(self) -> bool:
        """The record was handed in and waits for the measures of the voice."""

    @property
    def finished(self) -> bool:
        """The record is complete: the call can be scored."""

    def start(self) -> None:
        """The trainee is ready: let it ring."""

    def put(self, message: Message) -> None:
        """Hand in what the trainee did."""

    def step(self, now: float) -> None:
        """Do what is due; `now` is a reading of the desk's `clock()`."""

    def record(self) -> Record:
        """The record so far."""

    def scorecard(self) -> Mapping[str, Any]:
        """The scorecard as JSON values; only once the call is finished."""

    def keep_result(self) -> None:
        """Keep the scorecard among the results. Raises ThreeRingsError."""

    def close(self) -> None:
        """Free sound and recogniser; an unfinished call stays in its record as it is."""


class Services(AfterCall, Protocol):
    """What the app gives to the desk."""

    @property
    def settings(self) -> Settings:
        """The settings in force."""

    def save_settings(self, settings: Settings) -> None:
        """Keep changed settings. Raises ThreeRingsError."""

    @property
    def shelf(self) -> Shelf:
        """What there is to choose for speaking and listening."""

    @property
    def bench(self) -> Bench:
        """Where microphone, loudspeaker and voice are tried."""

    @property
    def training(self) -> Training:
        """Drills, and what was practised beside calls."""

    def entries(self) -> Sequence[Entry]:
        """All scenarios, those with errors included."""

    def best(self, scenario: str) -> Best | None:
        """The trainee's best result in a scenario; None: there is none, or results have not been read yet."""

    def days(self) -> Sequence[str]:
        """When the trainee took calls, ISO 8601; nothing while results have not been read."""

    def news(self) -> bool:
        """Whether more is known about results than when they were last asked for."""

    def status(self, wait: bool = False) -> Status:
        """How voice and recogniser do; the same value until that changes. Without `wait` perhaps not known yet."""

    def open_call(self, scenario: str, language: str, typed: bool, mode: Mode = "practise") -> RunningCall:
        """Make a call ready; `language` is that of the interface. May take a moment. Raises ThreeRingsError."""

    def work(self, task: Callable[[], T]) -> Future[T]:
        """Do something that takes a moment beside the window; the desk looks for its result in every frame."""

    def past_calls(self) -> Sequence[PastCall]:
        """The trainee's scored calls, the newest first. May take a moment. Raises ThreeRingsError."""

    def standard(self) -> Standard:
        """The rulebook that the history is told by. Raises ThreeRingsError."""

    def kept_call(self, call: str) -> KeptCall:
        """A past call, to be looked at again. May take a moment. Raises ThreeRingsError."""

    def recorded(self, call: str) -> bool:
        """Whether the sound of a call was kept."""

    def play(self, call: str, start: float, until: float) -> None:
        """Play a moment of a kept recording, seconds since the first ring; returns at once."""

    def stop(self) -> None:
        """Play no more."""

    @property
    def playing(self) -> bool:
        """Whether a moment sounds."""

    def chime(self, name: Chime) -> None:
        """Let a short sound be heard, unless the settings say otherwise; returns at once."""

    def trouble(self) -> ThreeRingsError | None:
        """Why the last moment could not be played; told once."""

    def clock(self) -> float:
        """Seconds of a clock that never goes back."""


__all__ = [
    "Best", "Entry", "LiveValues", "PastCall", "RunningCall", "Sentence", "Services", "Status",
]  # fmt: skip
