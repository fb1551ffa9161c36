"""Plays a moment of a recording, or a sentence; the window never waits for the file or the loudspeaker."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from pathlib import Path
from typing import Final

from simulator.errors import SpeechError
from simulator.speech.excerpt import both_parties
from simulator.speech.samples import Samples
from simulator.speech.speaker import Speaker

CHANNEL: Final = 7
"""Channel of the loudspeaker that no call uses."""


class Playback:
    """One moment at a time: a new one takes the place of what sounds. Its methods return at once."""

    def __init__(self, speaker: Speaker) -> None:
        """The loudspeaker is opened when something is played."""
        self._speaker = speaker
        self._lock = threading.Lock()
        self._number = 0
        self._until = 0.0
        self._problem: SpeechError | None = None

    def play(self, path: Path, start: float, until: float) -> None:
        """Play from `start` to `until`, seconds of the recording; `trouble` says later what went wrong."""
        self.sound(lambda: both_parties(path, start, until), (until - start) + 1.0)

    def sound(self, make: Callable[[], tuple[Samples, int]], patience: float) -> None:
        """Play what `make` gives, samples and their rate; it is called beside the window, and may raise SpeechError.

        For `patience` seconds it counts as about to sound.
        """
        with self._lock:
            self._number += 1
            number = self._number
            self._problem, self._until = None, time.monotonic() + patience
        threading.Thread(target=self._run, args=(number, make), name="playback", daemon=True).start()

    def stop(self) -> None:
        """Be silent."""
        with self._lock:
            self._number += 1
            self._until = 0.0
        self._speaker.stop(CHANNEL)

    @property
    def playing(self) -> bool:
        """Whether a moment sounds or is about to."""
        return time.monotonic() < self._until

    def trouble(self) -> SpeechError | None:
        """Why the last moment could not be played, told once."""
        with self._lock:
            problem, self._problem = self._problem, None
        return problem

    def _run(self, number: int, make: Callable[[], tuple[Samples, int]]) -> None:
        try:
            samples, rate = make()
            if number != self._number:  # something else was asked for meanwhile
                return
            if self._speaker.lost:
                self._speaker.reopen()
            self._speaker.play(CHANNEL, samples, rate)  # opening the device may take long: nobody is made to wait
            with self._lock:
                if number == self._number:
                    self._until = time.monotonic() + samples.size / rate
                elif not self._until:
                    self._speaker.stop(CHANNEL)
        except SpeechError as error:
            with self._lock:
                if number == self._number:
                    self._problem, self._until = error, 0.0


__all__ = ["CHANNEL", "Playback"]
