"""The loudness of a voice.

Method `loudness/1`: K-weighted, gated loudness of blocks of 0.4 s that overlap by three quarters, in LUFS; its spread
is the range of the middle half of the blocks that pass both gates, in LU.
Source: Recommendation ITU-R BS.1770-4 (2015), by way of pyloudnorm; the spread is ours.
"""

from __future__ import annotations

import math
import warnings
from typing import Final

import numpy as np
import pyloudnorm

from scoring.sound.intervals import Samples

METHOD: Final = "loudness/1"
BLOCK_SECONDS: Final = 0.4
ABSOLUTE_GATE: Final = -70.0
"""LUFS."""
RELATIVE_GATE: Final = 10.0
"""LU below the loudness of what passes the absolute gate."""


def loudness(samples: Samples, rate: int) -> tuple[float, float] | None:
    """Loudness (LUFS) and its spread (LU); None for what is silent or shorter than a block."""
    if samples.size < BLOCK_SECONDS * rate:
        return None
    meter = pyloudnorm.Meter(rate, block_size=BLOCK_SECONDS)
    with warnings.catch_warnings(), np.errstate(all="ignore"):
        warnings.simplefilter("ignore", RuntimeWarning)  # of silence, which is met below
        whole = float(meter.integrated_loudness(np.asarray(samples, dtype=np.float64)))
    if not math.isfinite(whole) or whole < ABSOLUTE_GATE:
        return None
    blocks = np.asarray(meter.blockwise_loudness)
    passed = blocks[blocks >= ABSOLUTE_GATE]
    gate = 10.0 * math.log10(float(np.mean(10.0 ** (passed / 10.0)))) - RELATIVE_GATE
    low, high = np.quantile(passed[passed > gate], (0.25, 0.75))
    return whole, float(high - low)


__all__ = ["BLOCK_SECONDS", "METHOD", "loudness"]
