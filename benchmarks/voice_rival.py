"""SpeechRecognition's own `listen` with its defaults on the same turns: when it takes them to be over."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, Self

import numpy as np
import speech_recognition

from benchmarks.voice_material import SPEECH_DB, Robot, Sound, pink, sounds, texts
from simulator.speech.samples import Samples, to_int16
from simulator.speech.vad import RATE

LEAD_IN: Final = 2.0
TAIL: Final = 6.0


@dataclass(frozen=True, slots=True)
class Listened:
    """What `listen` made of one turn."""

    split: bool
    """It took the pause for the end."""
    ended: bool
    delay: float | None
    """From the end of speech to the end of listening, seconds."""


class ArraySource(speech_recognition.AudioSource):  # type: ignore[misc] # untyped
    """A microphone that plays an array."""

    SAMPLE_RATE = RATE
    SAMPLE_WIDTH = 2
    CHUNK = 1024

    def __init__(self, samples: Samples) -> None:
        self._data = to_int16(samples).tobytes()
        self.place = 0
        self.stream: ArraySource | None = None

    def read(self, size: int) -> bytes:
        """The next samples."""
        data = self._data[self.place * 2 : (self.place + size) * 2]
        self.place += size
        return data

    @property
    def over(self) -> bool:
        """Whether all was read."""
        return self.place * 2 >= len(self._data)

    def __enter__(self) -> Self:
        self.stream = self
        return self

    def __exit__(self, *_: object) -> None:
        self.stream = None


def listen(sound: Sound, ratio: float) -> Listened:
    """One turn in noise, by a new recogniser as a program that calls `listen` once a turn would make it."""
    noise = pink(LEAD_IN + sound.ends + TAIL, SPEECH_DB - ratio)
    start = round(LEAD_IN * RATE)
    noise[start : start + sound.samples.size] += sound.samples
    source = ArraySource(np.asarray(noise, np.float32))
    with source:
        speech_recognition.Recognizer().listen(source)
    ended = source.place / RATE - LEAD_IN
    if source.over:
        return Listened(False, False, None)
    split = sound.where is not None and ended < sound.goes_on + 0.2
    return Listened(split, True, ended - sound.ends if ended > sound.ends else None)


def rival(language: str, count: int, ratio: float) -> tuple[list[Listened], list[Listened]]:
    """Turns with a pause of a second each, and the same words without."""
    robot = Robot(language)
    known = texts(language)
    try:
        whole = [robot.turn(known[place % len(known)], place, pause=False) for place in range(count)]
        return [listen(sound, ratio) for sound in sounds(robot, count)], [listen(sound, ratio) for sound in whole]
    finally:
        robot.close()


__all__ = ["Listened", "listen", "rival"]
