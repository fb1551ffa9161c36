"""The short sounds of the game, made by formula: a mark, stars, the end of a call, rounds of a drill."""

from __future__ import annotations

import threading
from collections.abc import Mapping, Sequence
from contextlib import suppress
from typing import Final, Literal

import numpy as np

from simulator.errors import SpeechError
from simulator.speech.samples import Samples
from simulator.speech.speaker import Speaker

Chime = Literal["mark", "one star", "two stars", "three stars", "call over", "hit", "miss"]
RATE: Final = 22050
CHANNEL: Final = 5
"""Channel of the loudspeaker that nothing else uses."""
LOUD: Final = 0.07
"""Peak of a note: half a ring, well below a voice."""
Note = tuple[float, float, float]
"""Pitch in Hz, when it begins, and how long it rings, in seconds."""
CHIMES: Final[Mapping[Chime, Sequence[Note]]] = {
    "mark": ((784.0, 0.0, 0.3),),
    "one star": ((523.25, 0.0, 0.5),),
    "two stars": ((523.25, 0.0, 0.3), (659.26, 0.16, 0.5)),
    "three stars": ((523.25, 0.0, 0.3), (659.26, 0.16, 0.3), (783.99, 0.32, 0.7)),
    "call over": ((659.26, 0.0, 0.25), (523.25, 0.14, 0.4)),
    "hit": ((880.0, 0.0, 0.12), (1174.66, 0.07, 0.2)),
    "miss": ((220.0, 0.0, 0.22),),
}


def chime(name: Chime) -> Samples:
    """The samples of a sound."""
    notes = CHIMES[name]
    sound = np.zeros(round(RATE * max(begin + length for _, begin, length in notes)), dtype=np.float32)
    for pitch, begin, length in notes:
        note = _note(pitch, length)
        first = round(begin * RATE)
        sound[first : first + note.size] += note[: sound.size - first]
    return sound


def _note(pitch: float, length: float) -> Samples:
    """A soft bell: it dies away, with no click at either end."""
    seconds = np.arange(round(length * RATE)) / RATE
    ends = np.minimum(1.0, np.minimum(seconds / 0.006, (length - seconds) / 0.03))
    shape = ends * np.exp(-5.0 * seconds / length)
    tone = np.sin(2 * np.pi * pitch * seconds) + 0.25 * np.sin(4 * np.pi * pitch * seconds)
    return np.asarray(LOUD / 1.25 * shape * tone, dtype=np.float32)


class Chimes:
    """Plays one of them at a time. Where there is no loudspeaker nothing sounds: the settings and the lobby say so."""

    def __init__(self, speaker: Speaker) -> None:
        """The loudspeaker is opened when something is played."""
        self._speaker = speaker

    def play(self, name: Chime) -> None:
        """Play it; returns at once, for opening a loudspeaker may take long."""
        threading.Thread(target=self._play, args=(name,), name="chime", daemon=True).start()

    def _play(self, name: Chime) -> None:
        with suppress(SpeechError):
            self._speaker.play(CHANNEL, chime(name), RATE)


__all__ = ["CHANNEL", "CHIMES", "LOUD", "RATE", "Chime", "Chimes", "chime"]
