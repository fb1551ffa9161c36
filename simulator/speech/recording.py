"""The running call's sound on disk: customer left, trainee right, on the call's clock, written as it happens."""

from __future__ import annotations

import os
import queue
import struct
import tempfile
import threading
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO, Final, Literal, cast

import numpy as np
from numpy.typing import NDArray

from simulator.errors import SpeechError
from simulator.speech.rendered import Rendering
from simulator.speech.samples import Samples, resampled, to_int16
from simulator.speech.vad import RATE

Side = Literal["customer", "trainee"]
CHANNELS: Final[dict[Side, int]] = {"customer": 0, "trainee": 1}
HEADER: Final = struct.Struct("<4sI4s4sIHHIIHH4sI")
FRAME: Final = 4
"""Bytes of both channels' samples at one time."""
DELAY_SECONDS: Final = 1.0
"""Sound may come this much after its time; then it is written."""
DRIFT_SECONDS: Final = 0.1
"""A block that lies further than this from the end of the one before it is put where its time says."""


Span = tuple[float, float]
"""Begin and end, seconds of the call's clock."""


@dataclass(frozen=True, slots=True)
class Part:
    """A stretch of a recording."""

    at: float
    """Time of its first sample, seconds of the call's clock."""
    frames: NDArray[np.int16]
    """A row a sample: customer, trainee."""


class CallRecording:
    """Writes a 16-bit WAV of 16 kHz. The header is brought up to date each second: a killed program leaves a file that
    plays. Its methods may be called from any thread and never wait for the disk.
    """

    def __init__(self, path: Path | None, clock: Callable[[], float]) -> None:
        """Begin at the present time of `clock`; raises SpeechError where the file cannot be made.

        Without a path the file has no name (on Windows one of its own): it is gone when it is closed or the program
        ends, however that ends.
        """
        try:
            self._file = _opened(path)
        except OSError as error:
            raise SpeechError(f"The recording {path or ''} cannot be written ({error.strerror}).") from error
        self._clock = clock
        self._began = clock()
        self._lock = threading.Lock()
        self._pending = np.zeros((0, 2), dtype=np.float32)
        self._written = 0
        self._ends: dict[Side, int] = {"customer": 0, "trainee": 0}
        self._wake: queue.SimpleQueue[None] = queue.SimpleQueue()
        self._closed = threading.Event()
        self.failed: str | None = None
        """Why nothing more is written, one sentence; None while all is well."""
        self._file.write(self._header())
        self._thread = threading.Thread(target=self._run, name="recording", daemon=True)
        self._thread.start()

    def trainee(self, at: float, block: Samples) -> None:
        """A tap of the microphone: a block at RATE that ended at `at`."""
        self._add("trainee", at - block.size / RATE, block, joined=True)

    def customer(self, at: float, rendering: Rendering) -> None:
        """A line that began to sound at `at`."""
        self._add("customer", at, resampled(rendering.samples, rendering.rate, RATE), joined=False)

    def cut(self, at: float) -> None:
        """The customer's line was stopped at `at`."""
        with self._lock:
            place = max(0, round((at - self._began) * RATE) - self._written)
            self._pending[place:, CHANNELS["customer"]] = 0.0

    def close(self, wanted: Sequence[Span] = ()) -> tuple[Part, ...]:
        """Write what is left, close the file, and hand out the wanted spans of it; a second call does nothing."""
        if self._closed.is_set():
            return ()
        self._closed.set()
        self._wake.put(None)
        self._thread.join()
        self._write(self._clock() + DELAY_SECONDS)
        try:
            return tuple(self._part(*span) for span in wanted)
        finally:
            self._file.close()

    def _part(self, from_: float, until: float) -> Part:
        first = min(self._written, max(0, round((from_ - self._began) * RATE)))
        last = min(self._written, max(first, round((until - self._began) * RATE)))
        self._file.seek(HEADER.size + first * FRAME)
        frames = np.frombuffer(self._file.read((last - first) * FRAME), dtype="<i2").reshape(-1, 2)
        return Part(self._began + first / RATE, np.asarray(frames, dtype=np.int16))

    def _add(self, side: Side, at: float, samples: Samples, *, joined: bool) -> None:
        with self._lock:
            place = round((at - self._began) * RATE)
            if joined and abs(place - self._ends[side]) < DRIFT_SECONDS * RATE:
                place = self._ends[side]  # blocks follow each other without a seam although their times waver
            self._ends[side] = place + samples.size
            first = place - self._written
            if first < 0:  # too late for its place: what is already on disk stays
                samples, first = samples[-first:], 0
            lacking = first + samples.size - self._pending.shape[0]
            if lacking > 0:
                self._pending = np.concatenate([self._pending, np.zeros((lacking, 2), dtype=np.float32)])
            self._pending[first : first + samples.size, CHANNELS[side]] += samples

    def _run(self) -> None:
        while not self._closed.is_set():
            try:
                self._wake.get(timeout=DELAY_SECONDS)
            except queue.Empty:
                self._write(self._clock())

    def _write(self, now: float) -> None:
        with self._lock:
            due = round((now - DELAY_SECONDS - self._began) * RATE) - self._written
            if due <= 0 or self.failed:
                return
            ready, self._pending = self._pending[:due], self._pending[due:]
            ready = np.concatenate([ready, np.zeros((due - ready.shape[0], 2), dtype=np.float32)])
            self._written += due
        frames: NDArray[np.int16] = to_int16(ready.reshape(-1))
        try:
            self._file.seek(0, os.SEEK_END)
            self._file.write(frames.astype("<i2").tobytes())
            self._file.seek(0)
            self._file.write(self._header())
            self._file.flush()
        except OSError as error:
            self.failed = f"The recording stopped: {error.strerror}."

    def _header(self) -> bytes:
        size = self._written * FRAME
        return HEADER.pack(b"RIFF", 36 + size, b"WAVE", b"fmt ", 16, 1, 2, RATE, RATE * FRAME, FRAME, 16, b"data", size)


def _opened(path: Path | None) -> BinaryIO:
    if path is None:
        return cast(BinaryIO, tempfile.TemporaryFile("w+b"))  # owner only
    return os.fdopen(os.open(path, os.O_RDWR | os.O_CREAT | os.O_TRUNC, 0o600), "r+b")


__all__ = ["CallRecording", "Part", "Span"]
