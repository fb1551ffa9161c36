"""The trainee's microphone: blocks with level and probability of speech, a memory of the last moments, a watchdog."""

from __future__ import annotations

import contextlib
import queue
import threading
import time
from collections import deque
from collections.abc import Callable
from typing import Final

import numpy as np

from simulator.call.ports import Message, SoundBlock
from simulator.speech.capture import Capture, CaptureError, Deliver, Lost, open_capture, rescan
from simulator.speech.health import EarHealth
from simulator.speech.samples import SILENCE_DB, Samples, is_hum, level_db
from simulator.speech.vad import BLOCK, RATE, SpeechDetector, best_detector

PREROLL_SECONDS: Final = 0.4
"""Sound kept from before the onset of speech was noticed."""
DEAD_SECONDS: Final = 1.0
"""A device that delivers nothing for this long is lost."""
OPEN_AGAIN_SECONDS: Final = 1.0
"""Pause between attempts to open a lost device."""
ZERO_SECONDS: Final = 8.0
"""A device that delivers nothing but digital zeros for this long is muted or forbidden to us."""
GONE_SECONDS: Final = 1.2
"""The same where the device had been heard all the time before: where a headset is pulled out, the sound system goes on
with a device that is not there."""
ALIVE_SECONDS: Final = 1.0
"""A device that was heard for this long without a break has a noise of its own."""
BREAK_SECONDS: Final = 0.2
"""So many zeros are a break: devices that cut noise off deliver them in every pause."""

Open = Callable[[str | None, Deliver, Lost], Capture]
Tap = Callable[[float, Samples], None]
"""Called with the time of a block's end and its samples."""


class Microphone:
    """Opens the device by itself, opens it again after it was lost, and never raises: EarHealth says what is wrong."""

    def __init__(
        self,
        emit: Callable[[Message], None],
        clock: Callable[[], float],
        health: EarHealth,
        *,
        device: str | None = None,
        detector: SpeechDetector | None = None,
        opener: Open = open_capture,
    ) -> None:
        """`device` is a name of `input_devices()`, None the system's own choice; `opener` opens it."""
        self._emit = emit
        self._clock = clock
        self._health = health
        self._device = device
        self._detector = detector
        self._opener = opener
        self._incoming: queue.SimpleQueue[tuple[float, Samples] | str] = queue.SimpleQueue()
        self._capture: Capture | None = None
        self._lock = threading.Lock()
        self._recent: deque[tuple[float, Samples]] = deque(maxlen=round(PREROLL_SECONDS * RATE / BLOCK))
        self._taps: list[Tap] = []
        self._muted = False
        self._closed = threading.Event()
        self._thread = threading.Thread(target=self._listen, name="microphone", daemon=True)

    def open(self) -> None:
        """Begin to listen; returns at once."""
        self._thread.start()

    def tap(self, tap: Tap, *, preroll: bool) -> None:
        """Hand every further block to `tap`; with `preroll` first the last PREROLL_SECONDS, without a gap."""
        with self._lock:
            if preroll:
                for at, block in self._recent:
                    tap(at, block)
            self._taps.append(tap)

    def untap(self, tap: Tap) -> None:
        """Hand no further block to `tap`."""
        with self._lock, contextlib.suppress(ValueError):
            self._taps.remove(tap)

    def mute(self, on: bool) -> None:
        """While muted, blocks are silence: nobody hears the trainee, no recording keeps a sound."""
        self._muted = on

    def close(self) -> None:
        """Stop listening and let the device go."""
        self._closed.set()
        self._incoming.put("closed")
        if self._thread.is_alive():
            self._thread.join(timeout=2.0)

    # --- the thread ----------------------------------------------------------------------------------------

    def _listen(self) -> None:
        if self._detector is None:
            self._detector = best_detector()
        first = True
        while not self._closed.is_set():
            if not first:
                rescan()
            try:
                self._capture = self._opener(self._device, self._deliver, self._incoming.put)
            except CaptureError as error:
                self._health.lost("microphone", str(error))
            else:
                reason = self._take_blocks(self._detector)
                self._capture.close()
                self._capture = None
                if reason:
                    self._health.lost("microphone", reason)
            first = False
            self._closed.wait(OPEN_AGAIN_SECONDS)
            self._drain()

    def _deliver(self, samples: Samples) -> None:
        self._incoming.put((self._clock(), samples))

    def _take_blocks(self, detector: SpeechDetector) -> str | None:
        """Pass blocks on until the device is lost (returns why) or the microphone is closed (returns None)."""
        detector.reset()
        rest = np.zeros(0, dtype=np.float32)
        zeros = _Zeros()
        heard = False
        waited_until = time.monotonic() + 2 * DEAD_SECONDS  # some devices take a moment to wake
        while not self._closed.is_set():
            try:
                entry = self._incoming.get(timeout=max(0.01, waited_until - time.monotonic()))
            except queue.Empty:
                return "The microphone delivers no sound any more."
            if isinstance(entry, str):
                return None if self._closed.is_set() else entry
            waited_until = time.monotonic() + DEAD_SECONDS
            at, samples = entry
            zeros.take(samples)
            if zeros.too_long:
                self._health.lost(
                    "microphone", "The microphone delivers only silence; is it muted, or is its use not allowed?"
                )
            elif not zeros.seconds or not heard:
                self._health.well("microphone")
            heard = True
            rest = np.concatenate([rest, samples])
            while rest.size >= BLOCK:
                block, rest = rest[:BLOCK], rest[BLOCK:]
                self._pass_on(at - rest.size / RATE, block, detector)
        return None

    def _pass_on(self, at: float, block: Samples, detector: SpeechDetector) -> None:
        if self._muted:
            block = np.zeros_like(block)
            self._emit(SoundBlock(at, BLOCK / RATE, 0.0, SILENCE_DB))
        else:
            speech = detector.probability(block)
            self._emit(SoundBlock(at, BLOCK / RATE, speech, level_db(block), hum=speech > 0.0 and is_hum(block, RATE)))
        with self._lock:
            self._recent.append((at, block))
            for tap in self._taps:
                tap(at, block)

    def _drain(self) -> None:
        with contextlib.suppress(queue.Empty):
            while True:
                self._incoming.get_nowait()
        if self._closed.is_set():
            self._incoming.put("closed")


class _Zeros:
    """How long a device has delivered digital zeros, and whether it does so in every pause."""

    def __init__(self) -> None:
        self.seconds = 0.0
        """Of the present run of zeros."""
        self._alive = 0.0  # seconds of sound without a break
        self._breaks = False  # it went on after a break

    def take(self, samples: Samples) -> None:
        """The next samples."""
        seconds = samples.size / RATE
        if not samples.any():
            self.seconds += seconds
            return
        self._breaks = self._breaks or (self._alive > 0.0 and self.seconds >= BREAK_SECONDS)
        self._alive = seconds if self.seconds >= BREAK_SECONDS else self._alive + seconds
        self.seconds = 0.0

    @property
    def too_long(self) -> bool:
        """Whether nothing can be heard any more."""
        gone = self._alive >= ALIVE_SECONDS and not self._breaks
        return self.seconds > (GONE_SECONDS if gone else ZERO_SECONDS)


__all__ = ["PREROLL_SECONDS", "Microphone", "Open", "Tap"]
