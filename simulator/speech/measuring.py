"""Measures the trainee's voice once the line is closed: the sound of the spoken turns goes to a process of its own.

Nothing here can hold up the window or harm the call: what cannot be measured, or not in time, is not measured.
"""

from __future__ import annotations

import queue
import threading
from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any, Final

from scoring.record.codec import from_plain, to_plain
from scoring.record.events import Corrected, Event, TraineeSaid, VoiceMeasured
from simulator.speech.engine_process import EngineProcess
from simulator.speech.frames import Head
from simulator.speech.recording import Part, Span
from simulator.speech.tape import Tape
from simulator.speech.vad import RATE

MODULE: Final = "simulator.speech.measure_worker"
BEFORE_SECONDS: Final = 0.5
"""Sound of the room that is taken along before a turn …"""
AFTER_SECONDS: Final = 0.3
"""… and after it."""
PATIENCE_SECONDS: Final = 30.0
"""A busy machine loads the libraries within this; the measuring itself takes a share of the turns' length."""
PATIENCE_SHARE: Final = 0.2

Measures = tuple[VoiceMeasured, ...]


class VoiceMeasuring:
    """The sound of one call from its first ring until it has been measured. Its methods never wait but for `close`."""

    def __init__(self, tape: Tape, module: str = MODULE) -> None:
        """`tape` is kept already; `module` is run as the measuring process."""
        self._tape = tape
        self._module = module
        self._thread: threading.Thread | None = None
        self._given_up = threading.Event()
        self._answers: queue.SimpleQueue[Head] = queue.SimpleQueue()

    def end(self, language: str, events: Sequence[Event], done: Callable[[Measures], None]) -> None:
        """Keep no more sound and measure the spoken turns.

        `done` is called once, on a thread of this object: with nothing where nobody spoke or the measuring failed.
        """
        turns = spoken_turns(events)

        def run() -> None:
            found: Measures = ()
            try:
                parts = self._tape.end([_around(turn) for turn in turns])
                if parts:
                    found = self._measure(language, turns, parts)
            finally:
                done(found)

        self._thread = threading.Thread(target=run, name="voice measures", daemon=True)
        self._thread.start()

    def close(self) -> None:
        """Give up measuring; when this returns, the kept sound is whole on disk."""
        self._given_up.set()
        self._answers.put({"type": "gone"})
        if self._thread is not None:
            self._thread.join()
        self._tape.end()

    def _measure(self, language: str, turns: Sequence[TraineeSaid], parts: Sequence[Part]) -> Measures:
        def ended(_reason: str) -> None:
            self._answers.put({"type": "gone"})

        try:
            process = EngineProcess(self._module, (), lambda head, _: self._answers.put(head), ended)
        except OSError:
            return ()
        try:
            for turn, part in zip(turns, parts, strict=True):
                process.send(_head(language, turn, part), part.frames.astype("<i2").tobytes())
            process.send({"type": "measure"})
            seconds = sum(part.frames.shape[0] for part in parts) / RATE
            answer = self._answer(PATIENCE_SECONDS + PATIENCE_SHARE * seconds)
        finally:
            process.kill()
        return tuple(from_plain(VoiceMeasured, event, "measure") for event in answer.get("events", ()))

    def _answer(self, seconds: float) -> Head:
        """What the process answers; an empty one where it is gone or slow, or the measuring was given up."""
        try:
            head = self._answers.get(timeout=seconds)
            while head["type"] == "ready" and not self._given_up.is_set():
                head = self._answers.get(timeout=seconds)
        except queue.Empty:
            return {}
        return head


def spoken_turns(events: Sequence[Event]) -> tuple[TraineeSaid, ...]:
    """The turns whose sound was kept, in their latest form; corrected words have no times."""
    turns: dict[int, TraineeSaid] = {}
    for event in events:
        if isinstance(event, TraineeSaid):
            turns[event.turn] = event
        elif isinstance(event, Corrected) and (said := turns.get(event.turn)) is not None:
            turns[event.turn] = replace(said, text=event.text, words=())
    return tuple(turn for turn in turns.values() if turn.sound is not None and not turn.typed)


def _around(turn: TraineeSaid) -> Span:
    return turn.from_ - BEFORE_SECONDS, turn.until + AFTER_SECONDS


def _head(language: str, turn: TraineeSaid, part: Part) -> dict[str, Any]:
    return {
        "type": "turn", "turn": turn.turn, "language": language, "text": turn.text, "at": part.at,
        "from": turn.from_, "until": turn.until, "words": [to_plain(word) for word in turn.words],
    }  # fmt: skip


__all__ = ["AFTER_SECONDS", "BEFORE_SECONDS", "VoiceMeasuring", "spoken_turns"]
