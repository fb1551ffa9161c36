"""Short parts of a recording as a sound file of their own, for a report that plays without anything beside it."""

from __future__ import annotations

import io
from pathlib import Path

from simulator.errors import SpeechError

LONGEST = 12.0
"""Seconds of a part at most, so that a report stays small."""
AROUND = 0.2
"""Seconds before and after the words, so that no sound is clipped."""


def excerpt(path: Path, start: float, until: float, channel: int) -> bytes:
    """A part of one channel (0 customer, 1 trainee) as FLAC; `start` and `until` are seconds of the recording.

    Nothing where the part lies outside. Raises SpeechError where the recording cannot be read.
    """
    import soundfile  # noqa: PLC0415 - only reports of recorded calls need it

    try:
        with soundfile.SoundFile(path) as sound:
            first = max(0, int((start - AROUND) * sound.samplerate))
            last = min(len(sound), int((min(until, start + LONGEST) + AROUND) * sound.samplerate))
            if last <= first:
                return b""
            sound.seek(first)
            frames = sound.read(last - first, dtype="int16", always_2d=True)
            rate = sound.samplerate
    except (soundfile.LibsndfileError, OSError) as error:
        raise SpeechError(f"The recording {path} cannot be read ({error}).") from error
    part = io.BytesIO()
    soundfile.write(part, frames[:, min(channel, frames.shape[1] - 1)], rate, format="FLAC")
    return part.getvalue()


__all__ = ["AROUND", "LONGEST", "excerpt"]
