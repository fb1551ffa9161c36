"""The ways of taking a call, and what their results count for."""

from __future__ import annotations

from typing import Final, Literal

Mode = Literal["hear", "shadow", "learn", "practise", "test", "demo", "rehearse"]
"""As `simulator.settings.CallMode`; `demo` and `rehearse` are taken by the program for itself."""
SHOWN: Final = ("hear", "shadow")
"""A robot takes these calls, or says them first: they tell nothing of the trainee."""
_UNCOUNTED: Final = (*SHOWN, "demo", "rehearse")


def counts(mode: str) -> bool:
    """Whether results of this mode tell how a trainee gets on."""
    return mode not in _UNCOUNTED


def earns_stars(mode: str) -> bool:
    """Whether the best result may be one of this mode: not where the sentences were shown."""
    return counts(mode) and mode != "learn"


__all__ = ["SHOWN", "Mode", "counts", "earns_stars"]
