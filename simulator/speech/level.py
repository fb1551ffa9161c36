"""Whether a microphone hears well: judged from figures of its blocks, of which no sound can be made again."""

from __future__ import annotations

import threading
from collections import deque
from collections.abc import Sequence
from dataclasses import dataclass, replace
from statistics import median
from typing import Final, Literal

import numpy as np

from simulator.speech.samples import SILENCE_DB, Samples, level_db
from simulator.speech.vad import BLOCK, RATE

InputState = Literal["waiting", "good", "quiet", "clipped", "noisy", "silent"]
"""`waiting`: nothing is wrong so far, but not enough speech was heard yet; `silent`: digital zeros only."""
SPEECH_SECONDS: Final = 0.8
"""Speech needed before it is judged."""
GROUND_SECONDS: Final = 0.5
"""Sound without speech needed before the noise is judged."""
SPEECH_FROM: Final = 0.5
"""Probability of speech from which a block is the voice."""
GROUND_UP_TO: Final = 0.2
"""Probability of speech up to which a block is the room (ours)."""
QUIET_DB: Final = -46.0
"""A voice below this is too quiet, dBFS: 26 dB below the level of the caller's voice (ours)."""
CLIPPED_SHARE: Final = 0.03
"""A voice with more than this share of clipped blocks is too loud (ours)."""
FULL_SCALE: Final = 0.985
"""Samples from here on are cut off, share of full scale."""
CLIPPED_SAMPLES: Final = 3
"""So many of them make a block clipped: a single one may be a peak."""
NOISE_DB: Final = -38.0
"""A room louder than this is too noisy whatever the voice, dBFS (ours)."""
SPEECH_OVER_NOISE_DB: Final = 12.0
"""A voice less than this above the room is hard to understand (recognisers err twice as often from about 10 dB)."""
JUDGED_SECONDS: Final = 10.0
"""The quality is judged by the figures of this much time."""
SILENCE_SECONDS: Final = 2.0
"""Digital zeros for this long mean that the microphone is muted or forbidden to us."""


@dataclass(frozen=True, slots=True)
class Heard:
    """What is known of one block of the microphone."""

    level_db: float
    """RMS, dBFS."""
    clipped: bool
    speech: float
    """Probability of speech, 0 to 1."""


@dataclass(frozen=True, slots=True)
class InputQuality:
    """How well a microphone hears."""

    state: InputState
    speech_db: float | None = None
    """Level of the voice, dBFS; None: not heard yet."""
    noise_db: float | None = None
    """Level of the room without it; None: not heard yet."""


def clipped(block: Samples) -> bool:
    """Whether a block was cut off at full scale."""
    return int(np.count_nonzero(np.abs(block) >= FULL_SCALE)) >= CLIPPED_SAMPLES


def heard(block: Samples, speech: float) -> Heard:
    """The figures of a block; `speech` is its probability of being speech."""
    return Heard(level_db(block), clipped(block), speech)


def judge(blocks: Sequence[Heard]) -> InputQuality:
    """Judge a microphone by its blocks of `BLOCK` samples at `RATE`, the oldest first."""
    seconds = BLOCK / RATE
    voice = [one for one in blocks if one.speech >= SPEECH_FROM]
    ground = [one.level_db for one in blocks if one.speech <= GROUND_UP_TO]
    noise = median(ground) if len(ground) * seconds >= GROUND_SECONDS else None
    last = blocks[-round(SILENCE_SECONDS / seconds) :]
    if len(last) * seconds >= SILENCE_SECONDS * 0.95 and all(one.level_db <= SILENCE_DB for one in last):
        return InputQuality("silent")
    if len(voice) * seconds < SPEECH_SECONDS:
        return InputQuality("noisy" if noise is not None and noise > NOISE_DB else "waiting", None, noise)
    level = 10.0 * float(np.log10(np.mean([10.0 ** (one.level_db / 10.0) for one in voice])))
    state: InputState = "good"
    if sum(one.clipped for one in voice) > CLIPPED_SHARE * len(voice):
        state = "clipped"
    elif level < QUIET_DB:
        state = "quiet"
    elif noise is not None and (noise > NOISE_DB or level - noise < SPEECH_OVER_NOISE_DB):
        state = "noisy"
    return InputQuality(state, level, noise)


class Figures:
    """The figures of the last seconds of a microphone; its methods may be called from any thread."""

    def __init__(self) -> None:
        """Nothing was heard yet."""
        self._lock = threading.Lock()
        self._blocks: deque[Heard] = deque(maxlen=round(JUDGED_SECONDS * RATE / BLOCK))

    def take(self, level: float, speech: float) -> None:
        """A block came: its level (dBFS) and its probability of being speech."""
        with self._lock:
            self._blocks.append(Heard(level, False, speech))

    def samples(self, block: Samples) -> None:
        """The samples of the block that was taken last; only whether they are cut off is kept."""
        if clipped(block):
            with self._lock:
                if self._blocks:
                    self._blocks[-1] = replace(self._blocks[-1], clipped=True)

    def forget(self) -> None:
        """What was heard belongs to another microphone."""
        with self._lock:
            self._blocks.clear()

    @property
    def now(self) -> Heard:
        """The last block."""
        with self._lock:
            return self._blocks[-1] if self._blocks else Heard(SILENCE_DB, False, 0.0)

    def quality(self) -> InputQuality:
        """How well the microphone hears."""
        with self._lock:
            blocks = tuple(self._blocks)
        return judge(blocks)


__all__ = ["Figures", "Heard", "InputQuality", "InputState", "clipped", "heard", "judge"]
