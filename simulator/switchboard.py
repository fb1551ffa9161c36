"""Opens calls: casts the scenario, chooses voice, ear and recorder, and hands them to a conductor."""

from __future__ import annotations

import secrets
import time
from collections.abc import Callable
from contextlib import ExitStack
from dataclasses import dataclass, field, replace
from datetime import datetime
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING, Any, cast

from scoring.record.events import Event, Header, Parent, Reference
from scoring.standard import Standard
from simulator.call.conductor import Conductor
from simulator.call.header import header_of
from simulator.call.modes import SHOWN, Mode
from simulator.call.ports import Message, SoundBlock, SpokenLine
from simulator.call.turns import Turns
from simulator.errors import RetryError
from simulator.guided import guide, model_of
from simulator.library import Library, LoadedScenario
from simulator.results.recorder import FileRecorder
from simulator.rulebooks import open_standard, standard_text
from simulator.running_call import CallClock, CallSound, Clock, Emit, Engines, RunningCall, Silent
from simulator.scenario.casting import cast_call
from simulator.scenario.model import Casting
from simulator.settings import Settings

if TYPE_CHECKING:
    from simulator.call.retry import Beginning
    from simulator.results.store import Store
    from simulator.scenario.walkthroughs import Walkthrough


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


__all__ = ["CallClock", "CallSound", "Clock", "Emit", "Engines", "Mode", "RunningCall", "Silent", "Switchboard"]
