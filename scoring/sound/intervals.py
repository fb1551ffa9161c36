"""Where somebody speaks within a stretch of sound: the level over time, the sounding intervals, the pauses.

Method `pauses/1`: the level of Kaiser windows of 64 ms every 10 ms; sounding is what lies less than 25 dB below the
level that one window in a hundred exceeds, and 6 dB above the noise of the room; a sound of less than 0.1 s by itself
is a click; then a gap of 0.25 s and more is a pause, a shorter one belongs to the words.
Sources: N. H. de Jong and T. Wempe, Praat script to detect syllable nuclei and measure speech rate automatically,
Behavior Research Methods 41 (2009) 385-390 (the threshold); N. H. de Jong and H. R. Bosker, Choosing a threshold for
silent pauses to measure second language fluency, DiSS 2013 (0.25 s). The margin over the noise is ours.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import Final

import numpy as np
from numpy.typing import NDArray

Samples = NDArray[np.float32]
Interval = tuple[float, float]
"""Begin and end, seconds."""

METHOD: Final = "pauses/1"
WINDOW_SECONDS: Final = 0.064
KAISER: Final = 20.24
"""Shape of the window, as Praat's intensity has it."""
STEP_SECONDS: Final = 0.01
BELOW_PEAK_DB: Final = 25.0
PEAK_SHARE: Final = 0.99
ABOVE_NOISE_DB: Final = 6.0
PAUSE_SECONDS: Final = 0.25
SOUND_SECONDS: Final = 0.1
SILENCE_DB: Final = -120.0
"""Level of digital silence, dBFS."""
QUIETEST_DB: Final = -65.0
"""Nothing below this is speech: the noise of a microphone that nobody speaks into, dBFS."""


def levels(samples: Samples, rate: int) -> NDArray[np.float64]:
    """Level of the windows in dBFS (RMS; full-scale square wave = 0); window n is centred on n steps of 10 ms."""
    if not samples.size:
        return np.zeros(0)
    window = np.kaiser(round(WINDOW_SECONDS * rate) | 1, KAISER)
    step, half = round(STEP_SECONDS * rate), window.size // 2
    padded = np.pad(np.square(samples, dtype=np.float64), (half, half + step))
    frames = np.lib.stride_tricks.sliding_window_view(padded, window.size)[: samples.size : step]
    power = np.maximum(frames @ window / window.sum(), 10 ** (SILENCE_DB / 10))
    return np.asarray(10.0 * np.log10(power))


def sounding(samples: Samples, rate: int, noise_db: float = SILENCE_DB) -> tuple[Interval, ...]:
    """The intervals in which there is speech, seconds from the first sample; `noise_db` is the room's level, dBFS."""
    level = levels(samples, rate)
    if not level.size:
        return ()
    peak = float(np.quantile(level, PEAK_SHARE))
    threshold = max(peak - BELOW_PEAK_DB, noise_db + ABOVE_NOISE_DB, QUIETEST_DB)
    loud = np.concatenate(([False], level > threshold, [False]))
    step = round(STEP_SECONDS * rate) / rate
    edges = [(edge - 0.5) * step for edge in np.flatnonzero(loud[1:] != loud[:-1]).tolist()]
    length = samples.size / rate
    found = [(max(0.0, begin), min(length, end)) for begin, end in zip(edges[::2], edges[1::2], strict=True)]
    found = [(begin, end) for begin, end in found if end - begin >= SOUND_SECONDS]
    joined: list[Interval] = []
    for begin, end in found:
        if joined and begin - joined[-1][1] < PAUSE_SECONDS:
            joined[-1] = (joined[-1][0], end)
        else:
            joined.append((begin, end))
    return tuple(joined)


def pauses(intervals: Sequence[Interval]) -> tuple[Interval, ...]:
    """The gaps between sounding intervals."""
    return tuple((one[1], other[0]) for one, other in pairwise(intervals))


def shared(ones: Sequence[Interval], others: Sequence[Interval]) -> float:
    """Seconds that lie in an interval of both."""
    return sum((max(0.0, min(a[1], b[1]) - max(a[0], b[0])) for a in ones for b in others), 0.0)


def total(intervals: Sequence[Interval]) -> float:
    """Seconds of all intervals together."""
    return sum((end - begin for begin, end in intervals), 0.0)


__all__ = [
    "METHOD", "PAUSE_SECONDS", "SILENCE_DB", "Interval", "Samples", "levels", "pauses", "shared", "sounding", "total",
]  # fmt: skip
