"""The inside of a recogniser that reads an utterance only when it is over: whisper, and services elsewhere.

While it works it shows so, up to a deadline; after that the program replaces it, and the sound is not lost.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any, Final

from simulator.speech.engine_worker import Answer
from simulator.speech.ghosts import reason_to_drop
from simulator.speech.vad import RATE

SIGN_SECONDS: Final = 1.0
"""How often it shows that it works."""
SHORTEST_SECONDS: Final = 0.1
"""Shorter sounds hold no word."""
NOTHING: Final = "Speech was heard, but no words were understood."


@dataclass(frozen=True, slots=True)
class Reading:
    """What was read in an utterance."""

    text: str
    words: tuple[dict[str, Any], ...] = ()
    """`text`, `from`, `until` (seconds) and `confidence` of each."""
    confidence: float | None = None
    failed: str | None = None
    """Why nothing could be read, one sentence."""


Read = Callable[[bytes], Reading]
"""Reads a whole utterance of 16-bit samples at RATE."""


class WholeWorker:
    """Keeps the sound of one utterance after the other, and has it read when it is over."""

    def __init__(self, answer: Answer, language: str, read: Read) -> None:
        self._answer, self._language, self._read = answer, language, read
        self._utterance: int | None = None
        self._sound = bytearray()

    def handle(self, head: Mapping[str, Any], body: bytes, _waiting: int) -> None:
        """`begin`, `sound` (16-bit samples), `finish` and `cancel` of one utterance after the other."""
        kind, utterance = head["type"], int(head["utterance"])
        if kind == "begin":
            self._utterance, self._sound = utterance, bytearray()
        elif utterance != self._utterance:
            return
        elif kind == "sound":
            self._sound += body
        elif kind == "finish":
            self._answer(self._final(utterance))
            self._utterance = None
        elif kind == "cancel":
            self._utterance = None

    def _final(self, utterance: int) -> dict[str, Any]:
        seconds = len(self._sound) / 2 / RATE
        if seconds < SHORTEST_SECONDS:
            reading = Reading("", failed=NOTHING)
        else:
            with self._signs():
                reading = self._read(bytes(self._sound))
        text = reading.text.strip()
        failed = reading.failed or reason_to_drop(text, self._language, seconds, reading.confidence)
        return {
            "type": "final", "utterance": utterance, "text": "" if failed else text,
            "words": [] if failed else list(reading.words), "confidence": None if failed else reading.confidence,
            "failed": failed,
        }  # fmt: skip

    @contextmanager
    def _signs(self) -> Iterator[None]:
        """Show that the work goes on."""
        done = threading.Event()

        def sign() -> None:
            while not done.wait(SIGN_SECONDS):
                self._answer({"type": "working"})

        thread = threading.Thread(target=sign, name="signs", daemon=True)
        thread.start()
        try:
            yield
        finally:
            done.set()
            thread.join()


__all__ = ["NOTHING", "Read", "Reading", "WholeWorker"]
