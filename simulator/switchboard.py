"""Opens calls: casts the scenario, chooses voice, ear and recorder, and hands them to a conductor."""

from __future__ import annotations

import json
import secrets
import time
from collections.abc import Callable, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, field, replace
from datetime import datetime
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING, Any, Final, Literal, Protocol, cast

from scoring.record.codec import Record
from scoring.record.events import Event, Header, Parent, Reference, VoiceMeasured
from scoring.scorecard import Scorecard, scorecard_json
from scoring.standard import Standard
from simulator.call.conductor import Conductor
from simulator.call.header import header_of
from simulator.call.hints import hints_taken, stars_left
from simulator.call.live import Live
from simulator.call.modes import SHOWN, Mode
from simulator.call.ports import CompleteRecord, Ear, Measured, Message, SoundBlock, SpokenLine, Voice
from simulator.call.turns import Turns
from simulator.errors import RetryError
from simulator.guided import Guided, Prompting, guide, model_of
from simulator.library import Library, LoadedScenario
from simulator.results.recorder import FileRecorder
from simulator.rulebooks import open_standard, standard_text
from simulator.scenario.casting import cast_call
from simulator.scenario.model import Casting
from simulator.settings import Settings

if TYPE_CHECKING:
    from simulator.call.retry import Beginning
    from simulator.results.store import Store
    from simulator.scenario.walkthroughs import Walkthrough
    from simulator.speech.level import Figures

SOUND: Final = ".wav"
"""End of the name of a call's sound, beside its record."""
Emit = Callable[[Message], None]
Clock = Callable[[], float]


class CallClock:
    """Seconds since the first ring; 0 before it."""

    def __init__(self, read: Callable[[], float] = time.monotonic) -> None:
        """`read` gives seconds of a clock that never goes back."""
        self._read = read
        self._start: float | None = None

    @property
    def started(self) -> bool:
        """Whether the telephone has begun to ring."""
        return self._start is not None

    def start(self, at: float = 0.0) -> None:
        """The first ring; `at`: it was that many seconds ago."""
        self._start = self._read() - at

    def seconds_at(self, now: float) -> float:
        """The call's seconds at a reading of the clock."""
        return 0.0 if self._start is None else max(0.0, now - self._start)

    def __call__(self) -> float:
        return self.seconds_at(self._read())


class CallSound(Protocol):
    """The sound of a running call."""

    def end(self, language: str, events: Sequence[Event], done: Callable[[tuple[VoiceMeasured, ...]], None]) -> None:
        """Nobody is heard any more: measure the voice; returns at once. `done` is called once, on any thread."""

    def close(self) -> None:
        """Give up measuring; when this returns, the kept sound is whole on disk."""


class Engines(Prompting, Protocol):
    """What makes voices and ears for a call; None where there is none, with the reason said elsewhere."""

    def voice(self, emit: Emit, clock: Clock, casting: Casting) -> tuple[Voice | None, str]:
        """The customer's voice and its name for the record."""

    def ear(self, emit: Emit, clock: Clock, casting: Casting) -> tuple[Ear | None, str]:
        """The recogniser and its name for the record."""

    def record(self, path: Path, clock: Clock) -> CallSound | None:
        """Begin to keep the sound of the call, in that file where it is to stay; None where there is none."""

    @property
    def figures(self) -> Figures | None:
        """How the microphone hears; None where there is none."""


class _Inbox:
    """Keeps what voice and ear tell, from their threads, until there is a conductor to be told."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._early: list[Message] = []
        self._to: Emit | None = None

    def put(self, message: Message) -> None:
        """Hand a message on, or keep it."""
        with self._lock:
            if self._to is None:
                self._early.append(message)
            else:
                self._to(message)

    def connect(self, to: Emit) -> None:
        """Hand on what was kept, and from now on everything."""
        with self._lock:
            for message in self._early:
                to(message)
            self._to = to


class Silent:
    """Engines of a typed call without sound."""

    def voice(self, emit: Emit, clock: Clock, casting: Casting) -> tuple[Voice | None, str]:
        """No voice: lines are read."""
        del emit, clock, casting
        return None, "none"

    def ear(self, emit: Emit, clock: Clock, casting: Casting) -> tuple[Ear | None, str]:
        """No ear: answers are typed."""
        del emit, clock, casting
        return None, "typed"

    def prompter(self, emit: Emit, clock: Clock, *, robot: bool) -> None:
        """No voice: model sentences are read."""
        del emit, clock, robot

    def record(self, path: Path, clock: Clock) -> None:
        """There is no sound to keep."""
        del path, clock

    figures: None = None


@dataclass(slots=True)
class RunningCall:
    """A call with its adapters, from the first ring to the scorecard in the store."""

    loaded: LoadedScenario
    casting: Casting
    conductor: Conductor
    standard: Standard
    typed: bool
    """Answers are typed."""
    push_to_talk: bool
    """The microphone listens only while the talk key is held."""
    clock: CallClock
    _recorder: FileRecorder
    _store: Store | None
    """None: nothing of the call belongs among the results."""
    _engines: Engines
    _closers: ExitStack
    """Frees voice, ear and file."""
    guided: Guided = field(default_factory=Guided)
    """How the call is taken, and what helps there."""
    earlier: Beginning | None = None
    """What is taken over from the call that this one retries."""
    _card: Scorecard | None = None
    _sound: CallSound | None = None
    _voice: Literal["unmeasured", "being measured", "measured"] = "measured"
    _completion: CompleteRecord | None = None
    """Handed in while the voice is still being measured: scoring waits for that."""

    @property
    def id(self) -> str:
        """Id of the call in the store and in file names."""
        return self.conductor.header.call

    @property
    def events(self) -> Sequence[Event]:
        """Everything that happened so far; all of it is on disk."""
        return self.conductor.events

    @property
    def live(self) -> Live:
        """What changes too fast to be recorded."""
        return self.conductor.live

    @property
    def figures(self) -> Figures | None:
        """How the microphone hears; None: nobody is heard."""
        return None if self.typed else self._engines.figures

    @property
    def over(self) -> bool:
        """Whether the line is closed."""
        return self.conductor.over

    @property
    def measuring(self) -> bool:
        """Whether the record was handed in and waits for the measures of the voice."""
        return self._completion is not None and self._voice != "measured"

    @property
    def finished(self) -> bool:
        """Whether the record is complete."""
        return self.conductor.completed

    def start(self) -> None:
        """The trainee is ready: let it ring. Raises StoreError where the call cannot be entered among the results."""
        earlier = self.earlier
        if earlier is None:
            self.clock.start()
            self.conductor.start()
            self._keep_sound()
        else:
            self.clock.start(earlier.until)
            self._keep_sound()  # whoever spoke last speaks at once
            self._voice = "unmeasured" if earlier.measures else self._voice
            self.conductor.take_over(earlier.events, earlier.known)

    def _keep_sound(self) -> None:
        self._sound = self._engines.record(self._recorder.path.with_suffix(SOUND), self.clock)
        if self._sound is not None:
            self._closers.callback(self._sound.close)
            self._voice = "unmeasured"

    def put(self, message: Message) -> None:
        """Lay a message of the trainee's hands on the call's queue."""
        if isinstance(message, CompleteRecord) and self.conductor.session.state.phase in ("after_call", "cut"):
            self._measure()
            self._completion = message
        else:
            self.conductor.put(message)

    def step(self, now: float) -> None:
        """Do what is due up to `now`, a reading of the switchboard's clock."""
        if self._completion is not None and self._voice == "measured":
            self.conductor.put(self._completion)
            self._completion = None
        self.conductor.step(self.clock.seconds_at(now))
        if self.guided.performer is not None:
            self.guided.performer.step(self.clock.seconds_at(now))
        if self.over:
            self._measure()  # nobody is heard while the record is written

    def _measure(self) -> None:
        if self._voice != "unmeasured":
            return
        self._voice = "being measured"
        if self._sound is None:
            self._measured(())
        else:
            taken_over = len(self.earlier.events) if self.earlier is not None else 0  # their sound lies elsewhere
            self._sound.end(self.casting.scenario.language, tuple(self.events[taken_over:]), self._measured)

    def _measured(self, measures: tuple[VoiceMeasured, ...]) -> None:
        before = self.earlier.measures if self.earlier is not None else ()
        self.conductor.put(Measured(self.clock(), (*before, *measures)))
        self._voice = "measured"

    def record(self) -> Record:
        """The record so far."""
        return Record(self.conductor.header, tuple(self.conductor.events))

    def score(self) -> Scorecard:
        """The scorecard of the completed record."""
        from scoring.engine import score

        if self._card is None:
            self._card = score(self.record(), self.standard)
        return self._card

    def keep_result(self) -> None:
        """Keep the scorecard among the results. Raises StoreError; the record is on disk whatever happens here."""
        if self._store is not None:
            stars = stars_left(self.score().stars, hints_taken(self.events))
            self._store.keep_scorecard(self.score(), self.conductor.header.detector, stars)
            self._store.set_state(self.id, "finished")

    def scorecard(self) -> dict[str, Any]:
        """The scorecard as plain values, the shape of its JSON document."""
        return cast(dict[str, Any], json.loads(scorecard_json(self.score())))

    def close(self) -> None:
        """Free the adapters. A call that was left open stays among the results as unfinished, unless it never rang."""
        if self._completion is not None:
            self.conductor.put(self._completion)
            self.conductor.step(max(self.clock(), self._completion.at))
        self._closers.close()
        if not self.events:
            self._recorder.path.unlink(missing_ok=True)


@dataclass(frozen=True, slots=True)
class _Entering:
    """A recorder that enters the call among the results when it begins."""

    store: Store
    recorder: FileRecorder

    def write(self, event: Header | Event) -> None:
        """Append one event; the header is the call's beginning."""
        if isinstance(event, Header):
            self.store.begin_call(event, self.recorder.path)
        self.recorder.write(event)

    def close(self) -> None:
        """Close the file."""
        self.recorder.close()


@dataclass(slots=True)
class Switchboard:
    """Opens calls for one user."""

    library: Library
    _open_store: Callable[[], Store]
    settings: Settings
    reads: Callable[[], float] = time.monotonic
    """Seconds of a clock that never goes back."""
    _store: Store | None = field(default=None, init=False)
    _opening: Lock = field(default_factory=Lock, init=False)

    @property
    def store(self) -> Store:
        """The results, opened when they are first needed, by any thread: the window does not wait for a database.

        Raises StoreError.
        """
        with self._opening:
            if self._store is None:
                self._store = self._open_store()
            return self._store

    def open_call(
        self, scenario: str, *, engines: Engines | None = None, mode: Mode = "practise", seed: int | None = None,
        view: Callable[[Event], None] | None = None, typed: bool = False,
        length: Callable[[SpokenLine], float] | None = None, out: Path | None = None,
    ) -> RunningCall:  # fmt: skip
        """Cast a scenario and make everything ready; `start` lets the telephone ring.

        With `typed` no ear is opened. `length` gives a line's seconds where there is no voice. With `out` that file is
        the record, and nothing of the call is kept among the results. To be heard or shadowed, a call is that of the
        excellent walkthrough.
        Raises LibraryError, AuthoringError or StoreError.
        """
        loaded = self.library.open(scenario)
        model = model_of(loaded, mode)
        if seed is None:
            seed = model.seed if model is not None and mode in SHOWN else secrets.randbelow(1_000_000)
        casting = cast_call(loaded.scenario, loaded.persona, loaded.centre, seed)
        rulebook = self.settings.standard or loaded.scenario.standard
        standard = open_standard(rulebook)
        if out is None:
            self._keep(loaded, rulebook, standard)
        return self._ready(
            loaded, casting, standard, engines=engines, mode=mode, view=view, typed=typed, length=length, out=out,
            model=model,
        )  # fmt: skip

    def open_retry(
        self, call: str, event: int, *, engines: Engines | None = None, view: Callable[[Event], None] | None = None,
        typed: bool = False, length: Callable[[SpokenLine], float] | None = None,
    ) -> RunningCall:  # fmt: skip
        """Make a past call ready to be taken up again before the turn at an event; `start` lets it go on there.

        It is a call of its own, for practice. Raises RetryError where that call cannot go on there, and as `open_call`.
        """
        from scoring.acts import load_detector
        from simulator.call.retry import beginning
        from simulator.kept_calls import kept_call, kept_scenario

        kept = kept_call(self.store, self.library, call, self.settings.standard)
        header = kept.record.header
        loaded = kept_scenario(self.store, self.library, header)
        casting = cast_call(loaded.scenario, loaded.persona, loaded.centre, header.seed)
        earlier = beginning(kept.record, casting, load_detector(loaded.scenario.language), event)
        if earlier is None or casting.case != header.case:
            raise RetryError(
                f"The call {call} cannot be taken up again there: it did not get so far, or another version of the "
                "program or of the scenario recorded it. Take the whole call once more."
            )
        return self._ready(
            loaded, casting, kept.standard, engines=engines, mode="practise", view=view, typed=typed, length=length,
            model=model_of(loaded, "practise"), earlier=earlier,
        )  # fmt: skip

    def _ready(
        self, loaded: LoadedScenario, casting: Casting, standard: Standard, *, engines: Engines | None, mode: Mode,
        view: Callable[[Event], None] | None, typed: bool, length: Callable[[SpokenLine], float] | None,
        model: Walkthrough | None, out: Path | None = None, earlier: Beginning | None = None,
    ) -> RunningCall:  # fmt: skip
        """A call with its adapters."""
        from scoring.acts import load_detector
        from simulator.speech.leak import turn_settings

        detector = load_detector(loaded.scenario.language)
        ticking = CallClock(self.reads)
        inbox = _Inbox()

        def emit(message: Message) -> None:
            # Before the first ring only what is lost or back matters; the microphone's blocks would pile up.
            if ticking.started or not isinstance(message, SoundBlock):
                inbox.put(message)

        now = datetime.now().astimezone()
        with ExitStack() as closers:
            # Whatever fails below, a voice or an ear that was opened is closed again.
            chosen = engines or Silent()
            voice, voice_name = chosen.voice(emit, ticking, casting)
            if voice is not None:
                closers.callback(voice.close)
            guided = guide(mode, model, casting, chosen, clock=ticking, closers=closers)
            performer = guided.performer
            if mode == "hear":
                ear, ear_name = None, "none"  # nobody speaks or types
            else:
                ear, ear_name = (None, "typed") if typed else chosen.ear(emit, ticking, casting)
            if ear is not None:
                closers.callback(ear.close)
            header = header_of(
                casting, call=f"{now:%Y%m%d-%H%M%S}-{secrets.token_hex(3)}", detector=detector.version,
                standard=Reference(id=standard.id, version=standard.version, hash=standard.hash),
                trainee=self.settings.trainee, mode=mode, engines={"voice": voice_name, "ear": ear_name},
                started=now.isoformat(timespec="seconds"),
            )  # fmt: skip
            if earlier is not None:
                header = replace(header, parent=Parent(earlier.call, len(earlier.events)))
            recorder = FileRecorder(out or self.store.record_path(header.call))
            closers.callback(recorder.close)
            conductor = Conductor(
                casting, header, detector, recorder if out is not None else _Entering(self.store, recorder),
                voice=voice, ear=ear, view=view, folder=loaded.folder, length=length,
                turns=Turns(turn_settings(self.settings), push_to_talk=self.settings.ear.push_to_talk),
                wall=lambda: datetime.now().astimezone().isoformat(timespec="seconds"),
                takes=performer.take if performer is not None and performer.repeated else None,
            )  # fmt: skip
            inbox.connect(conductor.put)
            call = RunningCall(
                loaded, casting, conductor, standard, ear is None, self.settings.ear.push_to_talk, ticking, recorder,
                self.store if out is None else None, chosen, closers.pop_all(), guided,
                earlier,
            )  # fmt: skip
            if performer is not None:
                performer.attend(conductor, call.put)
            return call

    def _keep(self, loaded: LoadedScenario, name: str | None, standard: Standard) -> None:
        scenario = loaded.scenario
        for hash_, text in loaded.documents.items():
            kind = {
                scenario.hash: "scenario", loaded.persona.hash: "persona", loaded.centre.hash: "centre",
            }.get(hash_, "scenario")  # fmt: skip
            self.store.keep_document(cast(Any, kind), scenario.id, text)
        self.store.keep_document("standard", standard.id, standard_text(name))


__all__ = ["CallClock", "Engines", "Mode", "RunningCall", "Silent", "Switchboard"]
