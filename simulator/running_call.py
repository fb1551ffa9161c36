"""A call with its adapters: its clock, what makes voices and ears for it, and the running call itself."""

from __future__ import annotations

import json
import time
from collections.abc import Callable, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, Literal, Protocol, cast

from scoring.record.codec import Record
from scoring.record.events import Event, VoiceMeasured
from scoring.scorecard import Scorecard, scorecard_json
from scoring.standard import Standard
from simulator.call.conductor import Conductor
from simulator.call.hints import hints_taken, stars_left
from simulator.call.live import Live
from simulator.call.ports import CompleteRecord, Ear, Measured, Message, Voice
from simulator.guided import Guided, Prompting
from simulator.library import LoadedScenario
from simulator.memory import give_back
from simulator.results.recorder import FileRecorder
from simulator.scenario.model import Casting

if TYPE_CHECKING:
    from simulator.call.retry import Beginning
    from simulator.results.store import Store
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
        """Free the adapters. A call that was left open stays among the results as unfinished, unless it never rang.

        The memory of earlier calls is given back here, where nobody waits for a frame.
        """
        self.conductor.hasten(self.clock())
        if self._completion is not None:
            self.conductor.put(self._completion)
            self.conductor.step(max(self.clock(), self._completion.at))
        self._closers.close()
        if not self.events:
            self._recorder.path.unlink(missing_ok=True)
        give_back()


__all__ = [
    "SOUND", "CallClock", "CallSound", "Clock", "Emit", "Engines", "RunningCall", "Silent",
]  # fmt: skip
