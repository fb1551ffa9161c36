"""Short parts of a recording: as a file of their own for a report, as samples for the loudspeaker."""

from __future__ import annotations

import io
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from simulator.errors import SpeechError
from simulator.speech.samples import Samples

LONGEST = 12.0
"""Seconds of a part at most, so that a report stays small and a moment a moment."""
AROUND = 0.2
"""Seconds before and after the words, so that no sound is clipped."""


def excerpt(path: Path, start: float, until: float, channel: int) -> bytes:
    """A part of one channel (0 customer, 1 trainee) as FLAC; `start` and `until` are seconds of the recording.

    Nothing where the part lies outside. Raises SpeechError where the recording cannot be read.
    """
    import soundfile  # noqa: PLC0415 - only reports of recorded calls need it

    frames, rate = _frames(path, start, until)
    if not frames.shape[0]:
        return b""
    part = io.BytesIO()
    soundfile.write(part, frames[:, min(channel, frames.shape[1] - 1)], rate, format="FLAC")
    return part.getvalue()


def both_parties(path: Path, start: float, until: float) -> tuple[Samples, int]:
    """A part of a recording with all who are heard in it, and its rate; no samples where the part lies outside.

    Raises SpeechError where the recording cannot be read.
    """
    frames, rate = _frames(path, start, until)
    return np.clip(frames.astype(np.float32).sum(axis=1) / 32768.0, -1.0, 1.0).astype(np.float32), rate


def _frames(path: Path, start: float, until: float) -> tuple[NDArray[np.int16], int]:
    import soundfile  # noqa: PLC0415

    try:
        with soundfile.SoundFile(path) as sound:
            first = max(0, int((start - AROUND) * sound.samplerate))
            last = min(len(sound), int((min(until, start + LONGEST) + AROUND) * sound.samplerate))
            if last <= first:
                return np.zeros((0, sound.channels), dtype=np.int16), int(sound.samplerate)
            sound.seek(first)
            return sound.read(last - first, dtype="int16", always_2d=True), int(sound.samplerate)
    except (soundfile.LibsndfileError, OSError) as error:
        raise SpeechError(f"The recording {path} cannot be read ({error}).") from error


__all__ = ["AROUND", "LONGEST", "both_parties", "excerpt"]
