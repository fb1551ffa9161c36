"""What the robot of benchmarks/voice.py says: turns of an agent with a pause of one second in each, and noise."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final, Literal

import numpy as np

from simulator.call.ports import VoiceStyle
from simulator.speech.rendering import VoiceRenderer
from simulator.speech.samples import Samples, gain_of, resampled
from simulator.speech.vad import RATE

DATA: Final = Path(__file__).parent / "data" / "voice"
LANGUAGES: Final = ("en", "zh")
PAUSE: Final = 1.0
"""Length of every pause, seconds."""
SPEECH_DB: Final = -20.0
"""Level of the robot's speech, dBFS RMS of its voiced parts (what the renderer gives)."""
LOUD: Final = 0.02
"""Amplitude above which the robot's clean speech counts as heard."""
Break = Literal["act", "clause"]


@dataclass(frozen=True, slots=True)
class Text:
    """A turn in two parts."""

    where: Break
    """Where the pause stands: after a complete act, or inside a clause."""
    first: str
    second: str


@dataclass(frozen=True, slots=True)
class Sound:
    """A turn as samples at RATE, clean. Times are seconds from the first sample."""

    where: Break | None
    """None: spoken without a pause."""
    samples: Samples
    begins: float
    breaks: float
    """End of the first part."""
    goes_on: float
    """Beginning of the second part."""
    ends: float


def texts(language: str) -> tuple[Text, ...]:
    """The turns of a language, act and clause in turn."""
    found = []
    for line in (DATA / f"turns.{language}.txt").read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            where, _, words = line.partition(" ")
            first, _, second = words.partition("|")
            found.append(Text("act" if where == "act" else "clause", first.strip(), second.strip()))
    return tuple(found)


class Robot:
    """Renders what an agent says, in two voices by turns."""

    def __init__(self, language: str) -> None:
        self.language = language
        self._renderer = VoiceRenderer()

    def say(self, text: str, place: int = 0) -> Samples:
        """A text as samples at RATE."""
        spoken = self._renderer.render(text, self.language, VoiceStyle(("male", "female")[place % 2]))
        return np.asarray(resampled(spoken.samples, spoken.rate, RATE), np.float32)

    def turn(self, text: Text, place: int, *, pause: bool) -> Sound:
        """A turn with its pause, or the same words without."""
        joint = " " if self.language == "en" else ""
        if not pause:
            whole = _cut(self.say(f"{text.first}{joint}{text.second}", place))
            return Sound(None, whole, 0.0, 0.0, 0.0, whole.size / RATE)
        first, second = _cut(self.say(text.first, place)), _cut(self.say(text.second, place))
        between = np.zeros(round(PAUSE * RATE), np.float32)
        whole = np.concatenate([first, between, second])
        breaks = first.size / RATE
        return Sound(text.where, whole, 0.0, breaks, breaks + PAUSE, whole.size / RATE)

    def close(self) -> None:
        """End the voice's process."""
        self._renderer.close()


def sounds(robot: Robot, count: int) -> Iterator[Sound]:
    """`count` turns, all with a pause."""
    known = texts(robot.language)
    for place in range(count):
        yield robot.turn(known[place % len(known)], place, pause=True)


def _cut(samples: Samples) -> Samples:
    """Without what is not heard at both ends."""
    loud = np.flatnonzero(np.abs(samples) > LOUD)
    return samples[int(loud[0]) : int(loud[-1]) + 1]


def pink(seconds: float, level: float, seed: int = 1) -> Samples:
    """Pink noise of a level, dBFS RMS."""
    count = round(seconds * RATE)
    spectrum = np.fft.rfft(np.random.default_rng(seed).standard_normal(count))
    frequencies = np.maximum(np.fft.rfftfreq(count, 1 / RATE), 20.0)
    noise = np.fft.irfft(spectrum / np.sqrt(frequencies), count)
    return np.asarray(noise / np.sqrt(np.mean(noise**2)) * gain_of(level), np.float32)


def cough(seed: int = 1) -> Samples:
    """A cough: two bursts of noise that die away, 0.35 s."""
    rng = np.random.default_rng(seed)
    burst = np.exp(-np.arange(round(0.17 * RATE)) / (0.035 * RATE))
    sound = np.concatenate([rng.standard_normal(burst.size) * burst, 0.6 * rng.standard_normal(burst.size) * burst])
    return np.asarray(0.35 * sound / np.max(np.abs(sound)), np.float32)


def click() -> Samples:
    """A click of a mouse or a pen: 8 ms."""
    fade = np.exp(-np.arange(round(0.008 * RATE)) / (0.0015 * RATE))
    return np.asarray(0.5 * fade * np.sign(np.sin(np.arange(fade.size))), np.float32)


__all__ = [
    "LANGUAGES", "LOUD", "PAUSE", "SPEECH_DB", "Break", "Robot", "Sound", "Text", "click", "cough", "pink", "sounds",
    "texts",
]  # fmt: skip
