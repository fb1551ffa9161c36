"""The customer's mood: one number moved by rules, from -5 (furious) over 0 to +5 (delighted).

A scenario moves it by its replies; the rules here are what every customer shares. Each move is multiplied by the
persona's `swing` and recorded with its cause.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

LOWEST: Final = -5.0
HIGHEST: Final = 5.0

RULES: Final[Mapping[str, float]] = {
    "interrupted": -0.5,  # cut off in the middle of a line, where the beat states nothing of its own
    "silence": -0.5,  # had to ask whether anybody is there
    "long hold": -0.5,  # for every full minute on hold
    "unreachable": -0.5,  # connected to somebody who does not answer
}
"""Moves that no scenario has to state. Values are ours; a scenario's own reply goes before them."""

LONG_HOLD: Final = 60.0
"""Seconds on hold that a caller takes without ill feeling (ours)."""
LONGEST_HOLD: Final = 45.0
"""A caller hangs up after so many times the seconds of silence that the persona bears (ours: 4½ minutes for 6 s)."""


def moved(mood: float, change: float, swing: float) -> float:
    """The mood after a rule's change, within its bounds, rounded to hundredths so that sums stay exact in writing."""
    return round(min(HIGHEST, max(LOWEST, mood + change * swing)), 2)


__all__ = ["HIGHEST", "LONGEST_HOLD", "LONG_HOLD", "LOWEST", "RULES", "moved"]
