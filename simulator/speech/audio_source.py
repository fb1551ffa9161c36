"""The microphone as an `AudioSource` of SpeechRecognition, for engines that are used through that library."""

from __future__ import annotations

import queue
from types import TracebackType
from typing import Final, Self

import speech_recognition

from simulator.speech.microphone import Microphone
from simulator.speech.samples import Samples, to_int16
from simulator.speech.vad import BLOCK, RATE

PATIENCE: Final = 2.0
"""Seconds without a block after which the stream counts as ended."""


class MicrophoneStream:
    """What SpeechRecognition reads from: 16-bit samples, `b""` once the microphone is gone."""

    def __init__(self) -> None:
        self._blocks: queue.SimpleQueue[bytes] = queue.SimpleQueue()
        self._rest = b""

    def take(self, _at: float, block: Samples) -> None:
        """A tap of the microphone."""
        self._blocks.put(to_int16(block).tobytes())

    def read(self, size: int) -> bytes:
        """The next `size` samples; waits for them."""
        wanted = size * 2
        while len(self._rest) < wanted:
            try:
                self._rest += self._blocks.get(timeout=PATIENCE)
            except queue.Empty:
                break
        data, self._rest = self._rest[:wanted], self._rest[wanted:]
        return data


class MicrophoneSource(speech_recognition.AudioSource):  # type: ignore[misc] # untyped
    """A context manager that listens to an open microphone."""

    SAMPLE_RATE = RATE
    SAMPLE_WIDTH = 2
    CHUNK = BLOCK

    def __init__(self, microphone: Microphone) -> None:
        """The microphone goes on serving everybody else, too."""
        self._microphone = microphone
        self.stream: MicrophoneStream | None = None

    def __enter__(self) -> Self:
        self.stream = MicrophoneStream()
        self._microphone.tap(self.stream.take, preroll=True)
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self.stream is not None:
            self._microphone.untap(self.stream.take)
        self.stream = None


__all__ = ["MicrophoneSource", "MicrophoneStream"]
