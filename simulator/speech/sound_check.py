"""Tries microphone and loudspeaker before a call: level, quality, a sample, and what leaks from one into the other."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from typing import Final

import numpy as np

from simulator.call.ports import EarLost, Message, SoundBlock
from simulator.errors import SpeechError
from simulator.speech.capture import open_capture
from simulator.speech.health import EarHealth
from simulator.speech.leak import LATEST, leak_db
from simulator.speech.level import Figures, Heard, InputQuality
from simulator.speech.microphone import Microphone, Open
from simulator.speech.rendered import Rendering
from simulator.speech.samples import SILENCE_DB, Samples, gain_of, resampled
from simulator.speech.speaker import Speaker
from simulator.speech.vad import RATE, SpeechDetector

CHANNEL: Final = 6
"""Channel of the loudspeaker that neither calls nor moments of recordings use."""
POLL_SECONDS: Final = 0.02
DELIVERS_SECONDS: Final = 4.0
"""A microphone that was taken away delivers again within this."""


class SoundCheck:
    """One microphone and one sample at a time. Its methods return at once and never raise.

    Of the microphone only figures are kept; sound is held in memory while a sample plays, until its leak was measured.
    """

    def __init__(
        self, *, clock: Callable[[], float] = time.monotonic, opener: Open = open_capture,
        detector: SpeechDetector | None = None,
    ) -> None:  # fmt: skip
        """Nothing is opened yet."""
        self._clock, self._opener, self._detector = clock, opener, detector
        self._lock = threading.Lock()
        self._microphone: Microphone | None = None
        self._device: str | None = None
        self._figures = Figures()
        self._heard: list[Samples] | None = None
        """Blocks that came in since the sample began; None: nothing is kept."""
        self._lost: str | None = None
        self._number = 0
        self._playing = False
        self._problem: str | None = None
        self._leak: float | None = None
        self._speaker: Speaker | None = None

    # --- the microphone ---------------------------------------------------------------------------------------

    def listen(self, device: str | None) -> None:
        """Open a microphone, a name of `input_devices()` or None, in place of the one that is open."""
        if self._microphone is not None and device == self._device:
            return
        self.deafen()
        health = EarHealth(self._take, self._clock)
        microphone = Microphone(
            self._take, self._clock, health, device=device, detector=self._detector, opener=self._opener
        )
        microphone.tap(self._block, preroll=False)
        self._microphone, self._device = microphone, device
        microphone.open()

    def deafen(self) -> None:
        """Close the microphone."""
        microphone, self._microphone = self._microphone, None
        if microphone is not None:
            microphone.close()
        self._figures.forget()
        with self._lock:
            self._lost = self._heard = None

    @property
    def listening(self) -> bool:
        """Whether a microphone is open or is to be."""
        return self._microphone is not None

    @property
    def lost(self) -> str | None:
        """Why nothing can be heard, one sentence; None while all works."""
        return self._lost

    @property
    def now(self) -> Heard:
        """The figures of the last block."""
        return self._figures.now

    def quality(self) -> InputQuality:
        """How well the microphone hears, by the last seconds."""
        return self._figures.quality()

    def _take(self, message: Message) -> None:
        """Called on the microphone's thread."""
        match message:
            case SoundBlock():
                self._lost = None
                self._figures.take(message.level_db, message.speech)
            case EarLost():
                self._lost = message.reason
                self._figures.forget()

    def _block(self, at: float, block: Samples) -> None:
        del at
        self._figures.samples(block)  # the message of a block comes before its samples
        with self._lock:
            if self._heard is not None:
                self._heard.append(block)

    # --- the loudspeaker --------------------------------------------------------------------------------------

    def play(self, make: Callable[[], Rendering], device: str | None, volume: float) -> None:
        """Play a sample on a loudspeaker; a microphone that is open tells what of it comes back (`leak`)."""
        self.hush()
        with self._lock:
            self._number += 1
            self._playing, self._problem, self._leak = True, None, None
            number = self._number
        threading.Thread(target=self._run, args=(number, make, device, volume), name="sample", daemon=True).start()

    def hush(self) -> None:
        """Play no more."""
        with self._lock:
            self._number += 1
            self._playing, self._heard = False, None
            speaker = self._speaker
        if speaker is not None:
            speaker.stop(CHANNEL)

    @property
    def playing(self) -> bool:
        """Whether a sample sounds, or is about to."""
        return self._playing

    @property
    def problem(self) -> str | None:
        """Why the last sample could not be heard, one sentence."""
        return self._problem

    @property
    def leak(self) -> float | None:
        """What of the last sample came into the microphone, dB below what was played; None: it was not measured."""
        return self._leak

    def close(self) -> None:
        """Let microphone and loudspeaker go."""
        self.hush()
        self.deafen()
        speaker, self._speaker = self._speaker, None
        if speaker is not None:
            speaker.close()

    def _run(self, number: int, make: Callable[[], Rendering], device: str | None, volume: float) -> None:
        problem = None
        try:
            rendering = make()
            speaker = Speaker(device, volume)
            speaker.reopen()  # the device may be another one than that which is open
            heard = self._hears(number)
            with self._lock:
                if number != self._number:
                    return
                self._speaker = speaker
                self._heard = [] if heard else None
            speaker.play(CHANNEL, rendering.samples, rendering.rate)
            self._follow(number, speaker, rendering, volume)
        except SpeechError as error:
            problem = str(error)
        with self._lock:
            if number == self._number:
                self._playing, self._problem, self._heard = False, problem, None

    def _hears(self, number: int) -> bool:
        """Whether the microphone delivers; opening a loudspeaker may take it away for a moment (SDL has one switch)."""
        with self._lock:
            if self._microphone is None or self._lost is not None:
                return False
            self._heard = []
        deadline = time.monotonic() + DELIVERS_SECONDS
        while self._count(number) == 0 and time.monotonic() < deadline:
            time.sleep(POLL_SECONDS)
        return bool(self._count(number))

    def _follow(self, number: int, speaker: Speaker, rendering: Rendering, volume: float) -> None:
        """Wait until the sample was heard, then measure the leak."""
        begun = time.monotonic()
        while speaker.busy(CHANNEL) and time.monotonic() - begun < rendering.seconds + 5.0:
            if number != self._number:
                return
            time.sleep(POLL_SECONDS)
        wanted = round((rendering.seconds + LATEST) * RATE)
        deadline = time.monotonic() + LATEST + 1.0
        while (count := self._count(number)) is not None and count < wanted and time.monotonic() < deadline:
            time.sleep(POLL_SECONDS)
        with self._lock:
            blocks = self._heard if number == self._number else None
            self._heard = None
        if blocks:
            played = resampled(rendering.samples, rendering.rate, RATE) * np.float32(volume or gain_of(SILENCE_DB))
            leak = leak_db(played, np.concatenate(blocks), RATE)
            with self._lock:
                if number == self._number:
                    self._leak = leak

    def _count(self, number: int) -> int | None:
        """Samples that came in so far; None where they are not wanted."""
        with self._lock:
            if number != self._number or self._heard is None:
                return None
            return sum(block.size for block in self._heard)


__all__ = ["CHANNEL", "SoundCheck"]
