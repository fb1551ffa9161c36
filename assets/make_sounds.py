"""Make the telephone's sounds: ring, hold tone, busy tone and the click of the receiver, computed from plain tones.

Frequencies and cadence follow ITU-T E.180 as used in mainland China (450 Hz; busy 0.35 s on, 0.35 s off); the ring is
our own two-tone bell of one second, the hold tone an own melody of eight notes. Mono, 16 bit, 22,050 Hz.
"""

from __future__ import annotations

import math
import struct
import wave
from collections.abc import Callable, Sequence
from pathlib import Path

SOUNDS = Path(__file__).parent / "sounds"
RATE = 22_050
Wave = Callable[[float], float]


def bell(seconds: float, low: float, high: float) -> list[float]:
    """A warbling two-tone bell that swells quickly and dies away."""

    def at(time: float) -> float:
        pitch = low if int(time * 24) % 2 == 0 else high
        swell = min(1.0, time / 0.02) * min(1.0, (seconds - time) / 0.12)
        return swell * 0.5 * (math.sin(2 * math.pi * pitch * time) + 0.35 * math.sin(4 * math.pi * pitch * time)) / 1.35

    return [at(index / RATE) for index in range(int(seconds * RATE))]


def tone(seconds: float, pitch: float, loud: float = 0.35) -> list[float]:
    """A steady tone with short fades, so that it does not click."""
    count = int(seconds * RATE)
    edge = max(1, int(0.008 * RATE))
    return [
        loud * math.sin(2 * math.pi * pitch * index / RATE) * min(1.0, index / edge, (count - index) / edge)
        for index in range(count)
    ]


def silence(seconds: float) -> list[float]:
    """Nothing."""
    return [0.0] * int(seconds * RATE)


def note(seconds: float, pitch: float) -> list[float]:
    """A soft plucked note."""
    return [
        0.22
        * math.exp(-2.6 * index / RATE)
        * min(1.0, index / (0.006 * RATE))
        * (math.sin(2 * math.pi * pitch * index / RATE) + 0.3 * math.sin(4 * math.pi * pitch * index / RATE))
        for index in range(int(seconds * RATE))
    ]


def hold_melody() -> list[float]:
    """Eight slow notes of a pentatonic scale; loops without a seam."""
    samples: list[float] = []
    for pitch in (523.25, 659.25, 783.99, 659.25, 587.33, 440.0, 523.25, 392.0):
        samples += note(0.75, pitch)
    return samples


def write(name: str, samples: Sequence[float]) -> None:
    """One mono file of 16 bit."""
    with wave.open(str(SOUNDS / name), "wb") as sound:
        sound.setnchannels(1)
        sound.setsampwidth(2)
        sound.setframerate(RATE)
        sound.writeframes(b"".join(struct.pack("<h", round(32_000 * max(-1.0, min(1.0, one)))) for one in samples))


def main() -> None:
    """Write every sound."""
    write("ring.wav", bell(1.0, 988.0, 1319.0))
    write("hold.wav", hold_melody())
    write("busy.wav", (tone(0.35, 450.0) + silence(0.35)) * 3)
    write("receiver.wav", tone(0.025, 180.0, 0.5) + silence(0.03) + tone(0.02, 120.0, 0.3))


if __name__ == "__main__":
    main()
