"""The trainee's words: keeps the sound of every open utterance and has it recognised in the engine's process.

The engine hears while the trainee speaks. Its crash or hang loses nothing: a new process is started and gets the whole
sound again, once; only then is the utterance given up as not understood.
"""

from __future__ import annotations

import contextlib
import itertools
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, Final

from scoring.record.events import Word
from simulator.call.ports import FinalWords, Message, PartialWords
from simulator.speech.engine_process import EngineProcess
from simulator.speech.frames import Head
from simulator.speech.health import EarHealth
from simulator.speech.microphone import Microphone
from simulator.speech.samples import Samples, to_int16
from simulator.speech.vad import BLOCK, RATE

ANSWER_SECONDS: Final = 4.0
"""A finished utterance must be answered within this …"""
ANSWER_SHARE: Final = 0.6
"""… and this share of its length: the slowest model that is worth using."""
PATIENCE_SECONDS: Final = 30.0
"""An engine that shows that it works, on a busy machine, is given this much longer."""
START_SECONDS: Final = 60.0
"""A large model on a slow disk is loaded within this."""
START_AGAIN_SECONDS: Final = 10.0
"""Pause before an engine that could not start is tried again."""
MOST_TRIES: Final = 2
"""How often the sound of one utterance is given to an engine."""
WATCH_SECONDS: Final = 0.1
LONGEST_SECONDS: Final = 120.0
"""Sound of one utterance beyond this is not kept."""


@dataclass(frozen=True, slots=True)
class EarEngine:
    """How a recogniser is started."""

    name: str
    """For the record's header, as `pocketsphinx/three-rings-en`."""
    module: str
    """Module that is run as the engine's process."""
    arguments: tuple[str, ...] = ()
    remote: bool = False
    """Whether it sends the trainee's sound to another company's computers."""


@dataclass(slots=True)
class _Utterance:
    number: int
    blocks: list[bytes] = field(default_factory=list)
    starts: float | None = None
    """Time of its first sample."""
    finished: float | None = None
    """Monotonic time at which its end was decided."""
    tries: int = 1
    tap: Callable[[float, Samples], None] | None = None

    @property
    def seconds(self) -> float:
        return sum(len(block) for block in self.blocks) / 2 / RATE


class ListeningEar:
    """The `Ear` port on a microphone and a recogniser's process. Its methods never block."""

    def __init__(
        self,
        emit: Callable[[Message], None],
        clock: Callable[[], float],
        health: EarHealth,
        microphone: Microphone,
        engine: EarEngine,
    ) -> None:
        """Starts the engine and opens the microphone; failures are told through `health`."""
        self._emit = emit
        self._clock = clock
        self._health = health
        self._microphone = microphone
        self._engine = engine
        self._lock = threading.RLock()
        self._open: dict[int, _Utterance] = {}
        self._process: EngineProcess | None = None
        self._runs = itertools.count(1)
        self._run = 0
        self._ready = threading.Event()
        self._started = 0.0
        self._alive = 0.0
        """Monotonic time of the process's last message."""
        self._failed_start: tuple[float, str] | None = None
        self._closed = threading.Event()
        with self._lock:
            self._start()
        threading.Thread(target=self._watch, name="ear watch", daemon=True).start()
        microphone.open()

    @property
    def pid(self) -> int | None:
        """Id of the recogniser's process, None while there is none."""
        process = self._process
        return process.pid if process is not None and process.alive else None

    def wait_ready(self, seconds: float = START_SECONDS) -> bool:
        """Wait until the recogniser can work, at most `seconds`; for the doctor and the lobby."""
        return self._ready.wait(seconds)

    def begin(self, utterance: int) -> None:
        """Speech began: decode from a little before now."""
        with self._lock:
            if self._closed.is_set() or utterance in self._open:
                return
            if self._process is None and self._may_start_again():
                self._start()
            entry = _Utterance(utterance)
            self._open[utterance] = entry
            self._send({"type": "begin", "utterance": utterance})

            def take(at: float, block: Samples) -> None:
                self._hear(entry, at, block)

            entry.tap = take
        self._microphone.tap(take, preroll=True)

    def finish(self, utterance: int) -> None:
        """The turn ended: FinalWords follows."""
        with self._lock:
            entry = self._open.get(utterance)
            if entry is None or entry.finished is not None:
                return
        self._untap(entry)
        with self._lock:
            entry.finished = time.monotonic()
            if self._process is None:
                self._give_up(entry, self._failed_start[1] if self._failed_start else "The recogniser is not running.")
            else:
                self._send({"type": "finish", "utterance": utterance})

    def cancel(self, utterance: int) -> None:
        """Forget the utterance."""
        with self._lock:
            entry = self._open.pop(utterance, None)
            if entry is not None:
                self._send({"type": "cancel", "utterance": utterance})
        if entry is not None:
            self._untap(entry)

    def mute(self, on: bool) -> None:
        """Stop or resume listening."""
        self._microphone.mute(on)

    def close(self) -> None:
        """Free the microphone and end the recogniser's process."""
        self._closed.set()
        self._microphone.close()
        with self._lock:
            process, self._process = self._process, None
            self._open.clear()
        if process is not None:
            process.close()

    # --- the sound -----------------------------------------------------------------------------------------

    def _hear(self, entry: _Utterance, at: float, block: Samples) -> None:
        data = to_int16(block).tobytes()
        with self._lock:
            if entry.finished is not None or self._open.get(entry.number) is not entry:
                return
            if entry.starts is None:
                entry.starts = at - block.size / RATE
            if len(entry.blocks) * BLOCK < LONGEST_SECONDS * RATE:
                entry.blocks.append(data)
                self._send({"type": "sound", "utterance": entry.number}, data)

    def _untap(self, entry: _Utterance) -> None:
        if entry.tap is not None:
            self._microphone.untap(entry.tap)

    # --- the engine ----------------------------------------------------------------------------------------

    def _send(self, head: dict[str, Any], body: bytes = b"") -> None:
        if self._process is not None:
            self._process.send(head, body)

    def _start(self) -> None:
        """Start a process and give it all that is still open; called with the lock held."""
        run = next(self._runs)
        self._run = run
        self._ready.clear()
        self._started = time.monotonic()
        try:
            self._process = EngineProcess(
                self._engine.module,
                self._engine.arguments,
                lambda head, _: self._heard(run, head),
                lambda reason: self._ended(run, reason),
            )
        except OSError as error:
            self._refuse(f"The recogniser cannot be started: {error}.")
            return
        for entry in self._open.values():
            self._send({"type": "begin", "utterance": entry.number})
            if entry.blocks:
                self._send({"type": "sound", "utterance": entry.number}, b"".join(entry.blocks))
            if entry.finished is not None:
                entry.finished = time.monotonic()
                self._send({"type": "finish", "utterance": entry.number})

    def _may_start_again(self) -> bool:
        return self._failed_start is None or time.monotonic() - self._failed_start[0] > START_AGAIN_SECONDS

    def _refuse(self, sentence: str) -> None:
        """The engine cannot be used at all; called with the lock held."""
        self._process = None
        self._failed_start = (time.monotonic(), sentence)
        for entry in list(self._open.values()):
            if entry.finished is not None:
                self._give_up(entry, sentence)
        self._health.lost("recogniser", sentence)

    def _heard(self, run: int, head: Head) -> None:
        with self._lock:
            if run != self._run or self._closed.is_set():
                return
            self._alive = time.monotonic()
            if head["type"] == "working":
                return
            if head["type"] == "ready":
                self._failed_start = None
                self._ready.set()
                for entry in self._open.values():
                    if entry.finished is not None:
                        entry.finished = time.monotonic()  # the loading was not its fault
                self._health.well("recogniser")
                return
            entry_or_none = self._open.get(head["utterance"])
            if entry_or_none is None:
                return
            entry = entry_or_none
            if head["type"] == "partial":
                self._emit(PartialWords(self._clock(), entry.number, str(head["text"])))
            elif head["type"] == "final":
                del self._open[entry.number]
                self._emit(self._final(entry, head))

    def _final(self, entry: _Utterance, head: Head) -> FinalWords:
        starts = entry.starts or 0.0
        words = tuple(
            Word(str(word["text"]), starts + word["from"], starts + word["until"], word.get("confidence"))
            for word in head.get("words", ())
        )
        return FinalWords(
            self._clock(), entry.number, str(head["text"]), words, head.get("confidence"), head.get("failed")
        )

    def _ended(self, run: int, reason: str) -> None:
        with self._lock:
            if run != self._run or self._closed.is_set():
                return
            if not self._ready.is_set():
                self._refuse(f"The recogniser cannot be used: {plain_reason(reason)}")
                return
            self._again(f"The recogniser crashed: {plain_reason(reason)}")

    def _again(self, why: str) -> None:
        """Replace a process that crashed or hangs; called with the lock held."""
        self._process = None
        for entry in list(self._open.values()):
            entry.tries += 1
            if entry.tries > MOST_TRIES:
                self._give_up(entry, why)
        self._start()

    def _give_up(self, entry: _Utterance, why: str) -> None:
        self._open.pop(entry.number, None)
        if entry.tap is not None:
            threading.Thread(target=self._untap, args=(entry,), daemon=True).start()  # its lock comes before ours
        self._emit(FinalWords(self._clock(), entry.number, "", (), None, why))

    def _is_late(self, entry: _Utterance, now: float) -> bool:
        if entry.finished is None:
            return False
        allowed = ANSWER_SECONDS + ANSWER_SHARE * entry.seconds
        return now - max(entry.finished, self._alive) > allowed or now - entry.finished > allowed + PATIENCE_SECONDS

    def _watch(self) -> None:
        while not self._closed.wait(WATCH_SECONDS):
            with self._lock, contextlib.suppress(OSError):
                now = time.monotonic()
                process = self._process
                if process is None:
                    continue
                if not self._ready.is_set():
                    if now - self._started > START_SECONDS:
                        process.kill()
                        self._refuse(f"The recogniser did not start within {START_SECONDS:.0f} seconds.")
                    continue
                if any(self._is_late(entry, now) for entry in self._open.values()):
                    process.kill()
                    self._again("The recogniser did not answer in time.")


def plain_reason(reason: str) -> str:
    """Why an engine's process ended, as the end of a sentence: without the name of an exception."""
    text = reason.split(": ", 1)[1] if reason.split(": ", 1)[0].isidentifier() and ": " in reason else reason
    return text if text.endswith((".", ")")) else f"{text}."


__all__ = ["EarEngine", "ListeningEar", "plain_reason"]
