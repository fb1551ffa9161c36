"""How long somebody has been heard by now, and how loud the trainee usually is."""

from __future__ import annotations

from typing import Final

from simulator.call.ports import SoundBlock
from simulator.settings import TurnSettings

LOUDNESS_SECONDS: Final = 3.0
"""How much of the trainee's latest speech says how loud it usually is."""


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
        self._power = 0.0  # mean of the trainee's own speech, 0 while unknown
        self._known = 0.0  # of how many seconds

    def hear(self, block: SoundBlock, *, own: bool, over: bool) -> bool:
        """Take in a block; whether it is voiced.

        `own`: the trainee is known to be speaking, so this is how loud speech is. `over`: the customer speaks as well,
        and what is much softer than the trainee's speech is the customer's voice from a loudspeaker.
        """
        voiced = block.speech >= self._settings.speech_probability and not (over and self._leaks(block))
        if voiced:
            self.run += block.seconds
            self.spoken += 0.0 if block.hum else block.seconds
            self.dip = 0.0
            if own:
                self._known = min(self._known + block.seconds, LOUDNESS_SECONDS)
                self._power += block.seconds / self._known * (power_of(block.level_db) - self._power)
        else:
            self.dip += block.seconds
            if self.dip > self._settings.gap:
                self.forget()
        return voiced

    def forget(self) -> None:
        """The stretch is over."""
        self.run = self.spoken = 0.0

    def _leaks(self, block: SoundBlock) -> bool:
        return self._power > 0.0 and power_of(block.level_db + self._settings.leak) < self._power


def power_of(decibels: float) -> float:
    """Power of a level."""
    return float(10.0 ** (decibels / 10.0))


__all__ = ["Voicing", "power_of"]
