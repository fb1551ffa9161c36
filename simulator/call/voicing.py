"""How long somebody has been heard by now, and how loud the trainee and the room usually are."""

from __future__ import annotations

import math
from typing import Final

from simulator.call.ports import SoundBlock
from simulator.settings import TurnSettings

LOUDNESS_SECONDS: Final = 3.0
"""How much of the trainee's latest speech says how loud it usually is."""
FADED_DB: Final = 20.0
"""What is softer than the trainee's speech by this is its echo, which a detector of speech goes on hearing."""
ABOVE_ROOM_DB: Final = 4.0
"""Speech is louder than the room by this, where …"""
CLEAR_DB: Final = 8.0
"""… the two are this far apart."""
STIRRING: Final = 0.15
"""Probability of speech from which on a block may be the soft onset of a word, which a detector hears late."""
ROOM_RISES: Final = 1.0
"""How fast the level taken for the room's rises, dB a second; it falls at once."""


class Voicing:
    """The present stretch of voiced sound, block by block."""

    def __init__(self, settings: TurnSettings) -> None:
        self._settings = settings
        self.run = 0.0
        """Voiced seconds of the present stretch, dips left out; 0 when there is none."""
        self.dip = 0.0
        """Unvoiced seconds since its last voiced block."""
        self.spoken = 0.0
        """Voiced seconds of the stretch that are more than a hum."""
        self.sounding = False
        """Whether the latest block is voiced and no mere echo of speech."""
        self.stirring = False
        """Whether the latest block may be the onset of a word."""
        self._room = math.inf  # level of the room, dBFS
        self._power = 0.0  # mean of the trainee's own speech, 0 while unknown
        self._known = 0.0  # of how many seconds

    def hear(self, block: SoundBlock, *, own: bool, over: bool) -> bool:
        """Take in a block; whether it is voiced.

        `own`: the trainee is known to be speaking, so this is how loud speech is. `over`: the customer speaks as well,
        and what is much softer than the trainee's speech is the customer's voice from a loudspeaker.
        """
        voiced = block.speech >= self._settings.speech_probability and not (over and self._leaks(block))
        self.sounding = voiced and not self._faded(block.level_db)
        self.stirring = block.speech >= STIRRING and not self._faded(block.level_db)
        if voiced:
            self.run += block.seconds
            self.spoken += 0.0 if block.hum else block.seconds
            self.dip = 0.0
            if own:
                self._known = min(self._known + block.seconds, LOUDNESS_SECONDS)
                self._power += block.seconds / self._known * (power_of(block.level_db) - self._power)
        else:
            self._room = min(block.level_db, self._room + ROOM_RISES * block.seconds)
            self.dip += block.seconds
            if self.dip > self._settings.gap:
                self.forget()
        return voiced

    def forget(self) -> None:
        """The stretch is over."""
        self.run = self.spoken = 0.0

    def _faded(self, level: float) -> bool:
        usual = level_of(self._power)
        return usual - self._room >= CLEAR_DB and level < max(usual - FADED_DB, self._room + ABOVE_ROOM_DB)

    def _leaks(self, block: SoundBlock) -> bool:
        return self._power > 0.0 and power_of(block.level_db + self._settings.leak) < self._power


def power_of(decibels: float) -> float:
    """Power of a level."""
    return float(10.0 ** (decibels / 10.0))


def level_of(power: float) -> float:
    """Level of a power, dB."""
    return 10.0 * math.log10(power) if power > 0.0 else -math.inf


__all__ = ["Voicing", "level_of", "power_of"]
