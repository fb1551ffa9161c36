"""A try of microphone and recogniser: some seconds are heard; what was understood, how late and how fast is told."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Final, Literal

from simulator.call.ports import EarLost, Message, SoundBlock
from simulator.speech.capture import open_capture
from simulator.speech.ears import START_SECONDS, EarEngine, plain_reason
from simulator.speech.engine_process import EngineProcess
from simulator.speech.frames import Head
from simulator.speech.health import EarHealth
from simulator.speech.level import Heard, InputQuality, clipped, judge
from simulator.speech.microphone import Microphone, Open
from simulator.speech.samples import SILENCE_DB, Samples, to_int16
from simulator.speech.vad import BLOCK, RATE, SpeechDetector

SECONDS: Final = 5.0
"""Length of a try."""
ANSWER_SECONDS: Final = 60.0
"""A recogniser that needs longer than this for a try cannot be used in a call."""
OPEN_SECONDS: Final = 10.0
"""A microphone delivers by then."""
TrialState = Literal["opening", "listening", "recognising", "done", "failed"]


@dataclass(frozen=True, slots=True)
class TrialResult:
    """What a try showed."""

    text: str
    """The words; empty where nothing was understood."""
    failed: str | None
    """Why nothing was understood, one sentence."""
    seconds: float
    """Length of what was heard."""
    delay: float
    """Seconds from the end of the sound to the words."""
    real_time_factor: float | None
    """Seconds of work for a second of sound; None where the work is done elsewhere."""
    quality: InputQuality
    """How well the microphone heard."""


class Trial:
    """One try; it begins when it is made, its properties may be read at any time, and it never raises."""

    def __init__(
        self, engine: EarEngine, *, device: str | None = None, seconds: float = SECONDS, opener: Open = open_capture,
        detector: SpeechDetector | None = None,
    ) -> None:  # fmt: skip
        """`device` is a name of `input_devices()`, None the system's choice."""
        self._engine = engine
        self._seconds = seconds
        self._wanted = round(seconds * RATE / BLOCK)
        self._news = threading.Condition()
        self._answers: list[Head] = []
        self._figures: list[Heard] = []
        self._blocks: list[Samples] = []
        self._state: TrialState = "opening"
        self._partial = ""
        self._problem: str | None = None
        self._result: TrialResult | None = None
        self._closed = False
        self._process: EngineProcess | None = None
        health = EarHealth(self._take, time.monotonic)
        self._microphone = Microphone(
            self._take, time.monotonic, health, device=device, detector=detector, opener=opener
        )
        self._microphone.tap(self._hear, preroll=False)
        self._thread = threading.Thread(target=self._run, name="trial", daemon=True)
        self._thread.start()

    @property
    def state(self) -> TrialState:
        """How far it is."""
        return self._state

    @property
    def level_db(self) -> float:
        """Level of the last block, dBFS."""
        with self._news:
            return self._figures[-1].level_db if self._figures else SILENCE_DB

    @property
    def left(self) -> float:
        """Seconds that will still be heard."""
        with self._news:
            return (self._wanted - len(self._blocks)) * BLOCK / RATE

    @property
    def partial(self) -> str:
        """Words so far, of recognisers that give them."""
        return self._partial

    @property
    def problem(self) -> str | None:
        """Why it failed, one sentence."""
        return self._problem

    @property
    def result(self) -> TrialResult | None:
        """What it showed, once it is done."""
        return self._result

    def wait(self, seconds: float | None = None) -> None:
        """Wait until it is done or failed."""
        self._thread.join(seconds)

    def close(self) -> None:
        """End it where it runs still, and free microphone and process."""
        with self._news:
            self._closed = True
            self._news.notify_all()
        self._thread.join(timeout=5.0)

    # --- the thread ------------------------------------------------------------------------------------------

    def _run(self) -> None:
        try:
            self._try()
        except _TrialError as error:
            with self._news:
                self._problem, self._state = str(error), "failed"
        finally:
            self._microphone.close()
            if self._process is not None:
                self._process.kill()

    def _try(self) -> None:
        try:
            self._process = EngineProcess(
                self._engine.module, self._engine.arguments, lambda head, _: self._heard(head),
                lambda reason: self._heard({"type": "gone", "reason": reason}),
            )  # fmt: skip
        except OSError as error:
            raise _TrialError(f"The recogniser cannot be started: {error}.") from error
        self._answer("ready", START_SECONDS, "The recogniser did not start in time.")
        self._microphone.open()
        self._process.send({"type": "begin", "utterance": 1})
        self._wait(lambda: bool(self._blocks), OPEN_SECONDS, "The microphone delivers no sound.")
        self._state = "listening"
        wanted = self._wanted
        self._wait(lambda: len(self._blocks) >= wanted, self._seconds + OPEN_SECONDS, "The microphone went silent.")
        with self._news:
            self._state = "recognising"
            blocks, figures = self._blocks[:wanted], list(self._figures)
        ended = time.monotonic()
        final = self._finished(1)
        delay = time.monotonic() - ended
        factor = None if self._engine.remote else self._again(blocks)
        text = str(final["text"])
        with self._news:
            self._result = TrialResult(
                text, final.get("failed"), len(blocks) * BLOCK / RATE, delay, factor, judge(figures)
            )
            self._state = "done"

    def _again(self, blocks: list[Samples]) -> float:
        """Recognise the whole once more, as fast as it goes; seconds of work for a second of sound."""
        assert self._process is not None
        began = time.monotonic()
        self._process.send({"type": "begin", "utterance": 2})
        for block in blocks:
            self._process.send({"type": "sound", "utterance": 2}, to_int16(block).tobytes())
        self._finished(2)
        return (time.monotonic() - began) / (len(blocks) * BLOCK / RATE)

    def _finished(self, utterance: int) -> Head:
        assert self._process is not None
        self._process.send({"type": "finish", "utterance": utterance})
        return self._answer("final", ANSWER_SECONDS, "The recogniser did not answer in time.")

    def _answer(self, kind: str, seconds: float, late: str) -> Head:
        self._wait(lambda: any(head["type"] == kind for head in self._answers), seconds, late)
        with self._news:
            place = next(place for place, head in enumerate(self._answers) if head["type"] == kind)
            return self._answers.pop(place)

    def _wait(self, until: Callable[[], bool], seconds: float, late: str) -> None:
        with self._news:
            self._news.wait_for(lambda: self._closed or self._problem is not None or until(), seconds)
            if self._problem is not None:
                raise _TrialError(self._problem)
            if self._closed:
                raise _TrialError("The try was ended.")
            if not until():
                raise _TrialError(late)

    # --- what comes in ---------------------------------------------------------------------------------------

    def _heard(self, head: dict[str, Any]) -> None:
        with self._news:
            match head["type"]:
                case "partial" if head["utterance"] == 1:
                    self._partial = str(head["text"])
                case "gone":
                    self._problem = f"The recogniser cannot be used: {plain_reason(str(head['reason']))}"
                case "ready" | "final":
                    self._answers.append(head)
            self._news.notify_all()

    def _take(self, message: Message) -> None:
        with self._news:
            match message:
                case SoundBlock():
                    self._figures.append(Heard(message.level_db, False, message.speech))
                case EarLost() if len(self._blocks) < self._wanted:
                    self._problem = message.reason
            self._news.notify_all()

    def _hear(self, at: float, block: Samples) -> None:
        del at
        with self._news:
            if self._figures and clipped(block):
                last = self._figures[-1]  # the message of a block comes before its samples
                self._figures[-1] = Heard(last.level_db, True, last.speech)
            if len(self._blocks) < self._wanted:
                self._blocks.append(block)
                if self._process is not None:
                    self._process.send({"type": "sound", "utterance": 1}, to_int16(block).tobytes())
            self._news.notify_all()


class _TrialError(Exception):
    """The try cannot go on; the message is one sentence."""


__all__ = ["SECONDS", "Trial", "TrialResult", "TrialState"]
