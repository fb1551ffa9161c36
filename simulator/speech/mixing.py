"""A finished call as one recording: the sounds of both sides laid at their seconds, one channel a side."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final, Literal

import numpy as np
import soundfile

from simulator.errors import SpeechError
from simulator.speech.rendered import Rendering
from simulator.speech.samples import resampled

RATE: Final = 22050
"""Hz of the recording."""
PEAK: Final = 0.97


@dataclass(frozen=True, slots=True)
class Placed:
    """A sound at its place."""

    side: Literal["customer", "trainee"]
    at: float
    """Seconds since the first ring."""
    sound: Rendering
    until: float | None = None
    """The sound is cut here, or repeated up to here with `repeat`."""
    repeat: bool = False


def mixed(placed: Sequence[Placed]) -> np.ndarray[tuple[int, int], np.dtype[np.float32]]:
    """All sounds on two channels (customer, trainee): float32 samples of shape (n, 2) at RATE."""
    pieces = [(item, _piece(item)) for item in placed]
    length = max((round(item.at * RATE) + piece.size for item, piece in pieces), default=0)
    sound = np.zeros((length, 2), dtype=np.float32)
    for item, piece in pieces:
        start = round(item.at * RATE)
        sound[start : start + piece.size, 0 if item.side == "customer" else 1] += piece
    peak = float(np.max(np.abs(sound))) if length else 0.0
    return sound if peak <= PEAK else np.asarray(sound * np.float32(PEAK / peak))


def write_mixed(placed: Sequence[Placed], path: Path) -> float:
    """Write the mixed recording as FLAC and return its seconds. Raises SpeechError when it cannot be written."""
    sound = mixed(placed)
    try:
        soundfile.write(str(path), sound, RATE, format="FLAC", subtype="PCM_16")
    except (OSError, RuntimeError) as error:
        raise SpeechError(f"The recording {path} cannot be written ({error}).") from error
    return float(sound.shape[0] / RATE)


def _piece(item: Placed) -> np.ndarray[tuple[int], np.dtype[np.float32]]:
    samples = resampled(item.sound.samples, item.sound.rate, RATE)
    if item.until is None:
        return samples
    wanted = max(0, round((item.until - item.at) * RATE))
    if item.repeat and samples.size:
        samples = np.tile(samples, wanted // samples.size + 1)
    return samples[:wanted]


__all__ = ["RATE", "Placed", "mixed", "write_mixed"]
