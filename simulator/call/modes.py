"""The ways of taking a call, and what their results count for."""

from __future__ import annotations

from typing import Final, Literal

Mode = Literal["hear", "shadow", "learn", "practise", "test", "demo", "rehearse"]
"""As `simulator.settings.CallMode`; `demo` and `rehearse` are taken by the program for itself."""
SHOWN: Final = ("hear", "shadow")
"""A robot takes these calls, or says them first: they tell nothing of the trainee."""
_NOBODYS: Final = (*SHOWN, "demo", "rehearse")


def own(mode: str) -> bool:
    """Whether a call of this mode is the trainee's own: it is kept among the results and can be handed in."""
    return mode not in _NOBODYS


def counts(mode: str) -> bool:
    """Whether a result of this mode tells how a trainee gets on: stars, best result, trends.

    Not where each sentence was shown before it was said.
    """
    return own(mode) and mode != "learn"


__all__ = ["SHOWN", "Mode", "counts", "own"]
