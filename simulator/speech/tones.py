"""The sounds of the telephone itself, made by formula: the ring and the music for a caller on hold."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

import numpy as np

from simulator.speech.rendered import Rendering

RATE: Final = 22050
RING_SECONDS: Final = 1.6
"""Length of one ring."""
RING_PAIR: Final = (950.0, 1400.0)
"""The two tones of an electronic telephone, Hz, alternating."""
RING_PACE: Final = 16.0
"""Changes of tone a second."""
HOLD_NOTES: Final[Sequence[float]] = (392.0, 440.0, 523.25, 587.33, 659.26, 587.33, 523.25, 440.0)
"""One bar in a pentatonic scale, Hz."""
NOTE_SECONDS: Final = 0.5


def ring() -> Rendering:
    """One ring."""
    seconds = np.arange(int(RING_SECONDS * RATE)) / RATE
    high = (np.floor(seconds * RING_PACE) % 2).astype(bool)
    phase = 2 * np.pi * np.cumsum(np.where(high, RING_PAIR[1], RING_PAIR[0])) / RATE
    swell = np.minimum(1.0, np.minimum(seconds, RING_SECONDS - seconds) / 0.03)
    return Rendering(np.asarray(0.16 * swell * np.sin(phase), dtype=np.float32), RATE)


def hold_music() -> Rendering:
    """A quiet bar that can be repeated without a click."""
    count = int(NOTE_SECONDS * RATE)
    seconds = np.arange(count) / RATE
    shape = np.minimum(1.0, seconds / 0.01) * np.exp(-4.0 * seconds) * np.minimum(1.0, (NOTE_SECONDS - seconds) / 0.02)
    notes = [shape * (np.sin(2 * np.pi * f * seconds) + 0.3 * np.sin(4 * np.pi * f * seconds)) for f in HOLD_NOTES]
    return Rendering(np.asarray(0.1 * np.concatenate(notes), dtype=np.float32), RATE)


__all__ = ["hold_music", "ring"]
