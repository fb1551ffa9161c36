"""A line made audible, and the files that it is kept in."""

from __future__ import annotations

import contextlib
import os
import threading
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import numpy as np
import soundfile

from simulator.errors import SpeechError
from simulator.speech.samples import Samples, to_int16

CACHE_BYTES: Final = 300_000_000
"""Size of the cache above which the files unused for longest go."""


class VoiceError(SpeechError):
    """A text could not be rendered; the message is one sentence for the trainee."""


@dataclass(frozen=True, slots=True)
class Rendering:
    """A line made audible."""

    samples: Samples
    rate: int
    """Hz."""

    @property
    def seconds(self) -> float:
        """Length in seconds."""
        return self.samples.size / self.rate


def read_rendering(path: Path) -> Rendering | None:
    """The sound of a file, mono; None where it is missing, empty or damaged."""
    try:
        samples, rate = soundfile.read(path, dtype="float32", always_2d=True)
    except (OSError, soundfile.SoundFileError):
        return None
    if not samples.size or not rate:
        return None
    return Rendering(np.ascontiguousarray(samples.mean(axis=1), dtype=np.float32), int(rate))


def write_rendering(path: Path, rendering: Rendering) -> None:
    """Write a sound file (16-bit WAV). Raises VoiceError."""
    try:
        soundfile.write(path, to_int16(rendering.samples), rendering.rate, subtype="PCM_16", format="WAV")
    except (OSError, soundfile.SoundFileError) as error:
        raise VoiceError(f"{path} cannot be written: {str(error).rstrip('.')}.") from error


def keep_rendering(path: Path, rendering: Rendering) -> None:
    """Write into the cache by way of a name of its own, so that a half-written file is never taken."""
    half = path.with_name(f".{os.getpid()}-{threading.get_ident()}-{path.name}")
    try:
        soundfile.write(half, to_int16(rendering.samples), rendering.rate, subtype="PCM_16", format="WAV")
        half.chmod(0o600)
        half.replace(path)
    except (OSError, soundfile.SoundFileError):
        half.unlink(missing_ok=True)  # a full disk costs only the cache


def prune(folder: Path) -> None:
    """Delete from the cache's folder what was unused for longest, down to CACHE_BYTES."""
    with contextlib.suppress(OSError):
        files = sorted((stat.st_mtime, stat.st_size, path) for path in folder.glob("*.wav") for stat in (path.stat(),))
        total = sum(size for _, size, _ in files)
        for _, size, path in files:
            if total <= CACHE_BYTES:
                break
            path.unlink(missing_ok=True)
            total -= size


__all__ = ["Rendering", "VoiceError", "keep_rendering", "prune", "read_rendering", "write_rendering"]
