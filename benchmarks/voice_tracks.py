"""What can be heard at the virtual microphone and loudspeaker, sample by sample on the clock of this process."""

from __future__ import annotations

import os
import subprocess
import threading
import time
from collections.abc import Mapping
from typing import Final

import numpy as np
from numpy.typing import NDArray

from simulator.memory import give_back
from simulator.speech.samples import SILENCE_DB, Samples, from_int16
from simulator.speech.vad import RATE

STEP: Final = 0.01
"""Length of a stretch whose level is told, seconds."""
BLOCK: Final = round(STEP * RATE)


class Track:
    """A recording of one monitor of the sound server, at RATE, that knows when each sample sounded.

    A block arrives some time after it sounded; the one that came soonest after its turn tells the offset between the
    samples and the clock.
    """

    def __init__(self, environment: Mapping[str, str], device: str) -> None:
        self._process = subprocess.Popen(
            ["parec", "--raw", "-d", device, f"--rate={RATE}", "--channels=1", "--format=s16le", "--latency-msec=10"],
            stdout=subprocess.PIPE, env={**os.environ, **environment},
        )  # fmt: skip
        self._blocks: list[NDArray[np.int16]] = []
        self._arrived: list[float] = []
        self._begun = threading.Event()
        threading.Thread(target=self._read, daemon=True).start()
        if not self._begun.wait(10):
            raise RuntimeError(f"the monitor '{device}' delivers nothing")

    def _read(self) -> None:
        pipe = self._process.stdout
        while pipe is not None and len(data := pipe.read(2 * BLOCK)) == 2 * BLOCK:
            self._blocks.append(np.frombuffer(data, np.int16))
            self._arrived.append(time.monotonic())
            self._begun.set()

    def _origin(self, last: int) -> float:
        """When the first sample would have sounded, by the blocks of the last half minute before `last`."""
        first = max(0, last - round(30 / STEP))
        arrived = np.array(self._arrived[first:last])
        return float(np.min(arrived - STEP * (1 + np.arange(first, last))))

    def between(self, start: float, until: float) -> tuple[float, Samples]:
        """The samples between two readings of the monotonic clock, and when the first of them sounded."""
        count = len(self._arrived)
        origin = self._origin(count)
        first = min(count, max(0, int((start - origin) / STEP)))
        last = min(count, max(first, int((until - origin) / STEP) + 1))
        found = self._blocks[first:last]
        return origin + first * STEP, from_int16(np.concatenate(found)) if found else np.zeros(0, np.float32)

    def levels(self, start: float, until: float) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
        """End of each stretch of STEP seconds, and its RMS level in dBFS."""
        began, samples = self.between(start, until)
        rows = samples[: samples.size // BLOCK * BLOCK].reshape(-1, BLOCK).astype(np.float64)
        power = np.maximum(np.mean(np.square(rows), axis=1), 10.0 ** (SILENCE_DB / 10))
        return np.asarray(began + STEP * (1 + np.arange(rows.shape[0]))), np.asarray(10 * np.log10(power))

    def place_of(self, sound: Samples, start: float, until: float) -> float:
        """When the first sample of a known sound was heard between two readings of the clock."""
        began, heard = self.between(start, until)
        size = 1 << (heard.size + sound.size).bit_length()
        product = np.fft.rfft(heard, size) * np.conj(np.fft.rfft(sound, size))
        fit = np.fft.irfft(product, size)[: max(1, heard.size)]
        return began + int(np.argmax(fit)) / RATE

    def stop(self) -> None:
        """End the recording."""
        self._process.kill()
        self._process.wait()


def memory() -> tuple[int, int]:
    """Memory of this process and all below it (PSS, bytes), and how many processes there are below it.

    What earlier calls left in circles is thrown away first, as the program does whenever a call is closed.
    """
    give_back()
    total, below = 0, descendants(os.getpid())
    for pid in (os.getpid(), *below):
        try:
            with open(f"/proc/{pid}/smaps_rollup", encoding="ascii") as lines:
                total += sum(int(line.split()[1]) * 1024 for line in lines if line.startswith("Pss:"))
        except OSError:
            continue  # it ended meanwhile
    return total, len(below)


def descendants(pid: int) -> list[int]:
    """The processes below one."""
    found: list[int] = []
    for task in os.listdir(f"/proc/{pid}/task"):
        try:
            with open(f"/proc/{pid}/task/{task}/children", encoding="ascii") as file:
                children = [int(child) for child in file.read().split()]
        except OSError:
            continue
        for child in children:
            found += [child, *descendants(child)] if os.path.isdir(f"/proc/{child}/task") else [child]
    return found


__all__ = ["STEP", "Track", "descendants", "memory"]
