"""What one said value says of one fact: rank and state."""

from __future__ import annotations

from typing import Final

from scoring.record.events import FactState

Judged = tuple[int, FactState]
"""Rank (the lowest of several counts) and state."""
RIGHT: Final[Judged] = (0, "right")
PARTLY: Final[Judged] = (2, "partly")
WRONG: Final[Judged] = (3, "wrong")
TAIL: Final[Judged] = (4, "right")
"""A tail that fits stands for the number, but not beside a wrong reading of the whole."""
HEAD: Final[Judged] = (5, "partly")

__all__ = ["HEAD", "PARTLY", "RIGHT", "TAIL", "WRONG", "Judged"]
