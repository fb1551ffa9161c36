"""Whole turns on virtual time: sound from an array, the real detector of speech, turn-taking, recogniser and customer.

The recogniser works in this process; the time that it takes is measured and passes on the call's clock as well, so
that late words come late. The loudspeaker is a stand-in that starts a line 50 ms after it was asked for.
"""

from __future__ import annotations

import json
import time
from collections import deque
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final, Protocol

import numpy as np

from benchmarks.voice_material import LANGUAGES, SPEECH_DB, Robot, Sound, pink, sounds
from scoring.acts import load_detector
from scoring.record.events import LineFinished, NotUnderstood, Reference, TraineeSaid
from simulator.call.conductor import Conductor
from simulator.call.decisions import Decision
from simulator.call.header import header_of
from simulator.call.ports import Ear, FinalWords, LiftReceiver, Message, PartialWords, SoundBlock
from simulator.call.turns import Turns
from simulator.speech.ear_pocketsphinx import PocketsphinxWorker, pocketsphinx_engine
from simulator.speech.ear_sherpa import SherpaWorker
from simulator.speech.ears import EarEngine
from simulator.speech.engine_worker import Worker
from simulator.speech.microphone import PREROLL_SECONDS
from simulator.speech.samples import Samples, is_hum, level_db, to_int16
from simulator.speech.vad import BLOCK, RATE, SpeechDetector, best_detector
from tests.calls import ListRecorder, casting_of
from tests.fakes import SlowVoice

SCENARIOS: Final[Mapping[str, str]] = {"en": "endless", "zh": "endless-zh"}
STEP: Final = BLOCK / RATE
LINE_SECONDS: Final = 1.2
START_SECONDS: Final = 0.05
LEAD_IN: Final = 1.0
MOST_WAIT: Final = 8.0
"""A turn that has no answer by then counts as never ended, seconds."""
GIVEN_UP: Final = 2.5
"""The next turn begins this long after the answer to the last one began."""


class VirtualEar(Ear, Protocol):
    """An ear that is handed the sound and told the time."""

    def hear(self, block: Samples) -> None:
        """The next block of the microphone."""

    def run(self, now: float) -> None:
        """Let time pass."""


class WorkerEar:
    """The recogniser's own worker behind the `Ear` port, on the call's clock."""

    def __init__(self, emit: Callable[[Message], None], engine: EarEngine) -> None:
        self._emit = emit
        self._said: list[dict[str, Any]] = []
        self._worker = worker_of(engine, self._answer)
        self._recent: deque[Samples] = deque(maxlen=round(PREROLL_SECONDS / STEP))
        self._open: int | None = None
        self._now = self._busy = 0.0
        self._due: list[tuple[float, dict[str, Any]]] = []

    def _answer(self, head: Mapping[str, Any], body: bytes = b"") -> None:
        del body
        self._said.append(dict(head))

    def _ask(self, head: dict[str, Any], body: bytes = b"") -> None:
        start = max(self._now, self._busy)
        began = time.perf_counter()
        self._worker.handle(head, body, int((start - self._now) / STEP))
        self._busy = start + time.perf_counter() - began
        self._due += [(self._busy, said) for said in self._said]
        self._said.clear()

    def hear(self, block: Samples) -> None:
        """The next block of the microphone."""
        self._recent.append(block)
        if self._open is not None:
            self._ask({"type": "sound", "utterance": self._open}, to_int16(block).tobytes())

    def run(self, now: float) -> None:
        """Let time pass."""
        self._now = now
        while self._due and self._due[0][0] <= now:
            at, head = self._due.pop(0)
            if head["type"] == "partial":
                self._emit(PartialWords(at, head["utterance"], head["text"]))
            elif head["type"] == "final":
                self._emit(FinalWords(at, head["utterance"], head["text"], (), head["confidence"], head["failed"]))

    def begin(self, utterance: int) -> None:
        """Decode from a little before now."""
        self._open = utterance
        self._ask({"type": "begin", "utterance": utterance})
        self._ask({"type": "sound", "utterance": utterance}, to_int16(np.concatenate(list(self._recent))).tobytes())

    def finish(self, utterance: int) -> None:
        """The words follow."""
        self._open = None
        self._ask({"type": "finish", "utterance": utterance})

    def cancel(self, utterance: int) -> None:
        """It was nothing."""
        self._open = None
        self._ask({"type": "cancel", "utterance": utterance})

    def mute(self, on: bool) -> None:
        """The robot never mutes."""

    def close(self) -> None:
        """Nothing to free."""


def worker_of(engine: EarEngine, answer: Callable[..., None]) -> Worker:
    """The worker that an engine's process runs."""
    if engine.name.startswith("pocketsphinx"):
        return PocketsphinxWorker(answer, *engine.arguments)
    return SherpaWorker(answer, json.loads(engine.arguments[0]))


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of one turn."""

    where: str | None
    split: bool
    ended: bool
    audible_in_pause: bool
    loud_after: bool
    """Whether the customer sounded later than 0.15 s after the trainee went on."""
    reply: float | None
    """Seconds from the end of speech to the first sound of the customer."""
    partial: float | None
    """Seconds from the onset of speech to the first words."""


class CountedTurns(Turns):
    """Turn-taking that counts what it judges."""

    def __init__(self, call: VirtualCall) -> None:
        super().__init__()
        self._call = call

    def block(self, block: SoundBlock) -> tuple[Decision, ...]:
        """Judge one block of the microphone."""
        self._call.taken += 1
        return super().block(block)


class VirtualCall:
    """A call with the endless customer; `play` lets sound pass through the microphone."""

    def __init__(
        self, language: str, engine: EarEngine | None, ear: Callable[[VirtualCall], VirtualEar] | None = None
    ) -> None:
        """With an engine its worker listens, else what `ear` makes."""
        casting = casting_of(Path(__file__).parent / "data" / SCENARIOS[language])
        detector = load_detector(casting.scenario.language)
        header = header_of(
            casting, call="benchmark", standard=Reference(hash="sha256:0"), detector=detector.version,
            trainee="robot", mode="practise", engines={}, started="2026-11-23T10:00:00+08:00",
        )  # fmt: skip
        self.voice = SlowVoice(self._put, START_SECONDS, LINE_SECONDS)
        self.ear = ear(self) if ear is not None else WorkerEar(self._put, engine or pocketsphinx_engine())
        self._vad: SpeechDetector = best_detector()
        self.conductor = Conductor(
            casting, header, detector, ListRecorder(), voice=self.voice, ear=self.ear, turns=CountedTurns(self)
        )
        self.now = 0.0
        self.blocks = self.taken = 0
        """Blocks of sound that were given, and those of them that turn-taking has judged."""
        self.sounding: list[float] = []
        """Times at which the customer was heard, one for each block."""
        self.partials: list[float] = []
        self.conductor.start()
        self.conductor.step(0.0)
        self.conductor.put(LiftReceiver(0.0))
        self.conductor.step(0.0)

    def _put(self, message: Message) -> None:
        if isinstance(message, PartialWords):
            self.partials.append(message.at)
        self.conductor.put(message)

    def play(self, samples: Samples) -> None:
        """Let sound pass, block by block."""
        for start in range(0, samples.size - BLOCK + 1, BLOCK):
            block = samples[start : start + BLOCK]
            self.now += STEP
            self.blocks += 1
            self.ear.hear(block)
            self.conductor.put(
                SoundBlock(self.now, STEP, self._vad.probability(block), level_db(block), hum=is_hum(block, RATE))
            )
            for part in range(1, 5):  # the program looks at its queue more often than blocks come
                now = self.now - STEP + part * STEP / 4
                self.voice.run(now)
                self.ear.run(now)
                self.conductor.step(now)
            if self.voice.sounding:
                self.sounding.append(self.now)

    def turn(self, sound: Sound, noise: Callable[[float], Samples]) -> Outcome:
        """Speak a turn into noise and wait for the answer."""
        self.play(noise(LEAD_IN))
        start, known = self.now, len(self.conductor.events)
        length = sound.samples.size // BLOCK * BLOCK
        self.play(sound.samples[:length] + noise(length / RATE)[:length])
        tail = np.zeros(BLOCK, np.float32)
        tail[: sound.samples.size - length] = sound.samples[length:]
        self.play(tail + noise(STEP)[:BLOCK])
        end = start + sound.ends
        answer = None
        while self.now < end + MOST_WAIT and (answer is None or self.now < answer + GIVEN_UP):
            self.play(noise(STEP))
            answer = answer or next((at for at in self.sounding if at > end), None)
        while self.voice.line is not None:
            self.play(noise(STEP))
        return self._outcome(sound, start, known, answer)

    def _outcome(self, sound: Sound, start: float, known: int, answer: float | None) -> Outcome:
        events = self.conductor.events[known:]
        turns = {event.turn for event in events if isinstance(event, (TraineeSaid, NotUnderstood))}
        breaks, goes_on, end = start + sound.breaks, start + sound.goes_on, start + sound.ends
        heard = [event.heard for event in events if isinstance(event, LineFinished)]
        partial = next((at for at in self.partials if at > start), None)
        return Outcome(
            sound.where,
            split=len(turns) > 1 or (sound.where is not None and "cut" in heard),
            ended=answer is not None,
            audible_in_pause=any(breaks < at <= goes_on for at in self.sounding),
            loud_after=any(goes_on + 0.15 + STEP < at < end for at in self.sounding),
            reply=None if answer is None else answer - end,
            partial=None if partial is None else partial - start,
        )


def grid(
    engines: Mapping[str, EarEngine], count: int, ratios: tuple[float, ...], tell: Callable[[str], None]
) -> dict[str, list[Outcome]]:
    """Turns with pauses in every language at every ratio of speech to noise, dB."""
    found = {}
    for language in LANGUAGES:
        robot = Robot(language)
        material = list(sounds(robot, count))
        robot.close()
        for ratio in ratios:
            tell(f"turns on virtual time, {language}, {ratio:g} dB")
            call, noise = VirtualCall(language, engines[language]), Noise(SPEECH_DB - ratio)
            found[f"{language}/{ratio:g} dB"] = [call.turn(sound, noise) for sound in material]
    return found


class Noise:
    """Ten seconds of pink noise, round and round."""

    def __init__(self, level: float) -> None:
        self._sound = pink(10.0, level)
        self._place = 0

    def __call__(self, seconds: float) -> Samples:
        """The next stretch of it."""
        count = round(seconds * RATE)
        places = (self._place + np.arange(count)) % self._sound.size
        self._place += count
        return self._sound[places]


__all__ = ["Outcome", "VirtualCall", "WorkerEar", "grid", "worker_of"]
