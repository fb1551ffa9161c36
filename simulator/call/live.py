"""What the view shows of a call beside the events: it changes too fast, or matters too little, to be recorded."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal


@dataclass(slots=True)
class Live:
    """The present moment of a call."""

    seconds: float = 0.0
    """Seconds since the first ring."""
    level_db: float = -120.0
    speech: float = 0.0
    voice_db: float = -120.0
    """Loudness of the others' voice, dBFS."""
    partial: str = ""
    floor: Literal["nobody", "customer", "trainee"] = "nobody"
    speaking: bool = False
    """Whether the trainee is heard speaking."""
    ear: str | None = None
    """Why the call is typed, in one sentence; None while the ear works or was not wanted."""
    voice: str | None = None
    """Why a line is shown as text only; None while the voice works."""
    problem: str | None = None
    """What could not be done just now, in one sentence."""
    unsent: str | None = None
    """Words that were handed in when the line had closed; nobody heard them."""


__all__ = ["Live"]
