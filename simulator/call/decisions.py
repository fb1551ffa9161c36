"""What turn-taking decides: who has begun, ended, gone on or spoken over whom."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Hint = Literal["plain", "complete", "settled", "open", "token"]
"""What the words so far say of the turn: nothing; what was awaited is said; a sentence has ended; it goes on; it is a
mere token of listening."""


@dataclass(frozen=True, slots=True)
class SpeechBegan:
    """The trainee began to speak: start recognising."""

    at: float
    from_: float


@dataclass(frozen=True, slots=True)
class TurnEnded:
    """The trainee's turn is over."""

    at: float
    from_: float
    until: float


@dataclass(frozen=True, slots=True)
class Reopened:
    """The trainee goes on: the turn that had been ended is open again."""

    at: float
    from_: float


@dataclass(frozen=True, slots=True)
class Duck:
    """Lower the customer's voice."""

    at: float


@dataclass(frozen=True, slots=True)
class SwellBack:
    """It was nothing: the customer's voice comes back."""

    at: float
    seconds: float
    """How long the trainee was heard; 0 for a sound too short to be a voice."""


@dataclass(frozen=True, slots=True)
class Overlapped:
    """The customer's line ended by itself while the trainee was speaking: it swells back, what follows is open."""

    at: float
    seconds: float


@dataclass(frozen=True, slots=True)
class Nothing:
    """What was said over the end of a line did not last: it is no turn."""

    at: float


@dataclass(frozen=True, slots=True)
class Interrupted:
    """The trainee speaks over the customer and means it."""

    at: float
    seconds: float


@dataclass(frozen=True, slots=True)
class CutIn:
    """The customer has cut in on the trainee."""

    at: float
    seconds: float
    """How long both were heard."""
    kept: bool
    """Whether the trainee has fallen silent over it."""


@dataclass(frozen=True, slots=True)
class SilenceLasted:
    """The trainee has had the floor for this long without a sound, or kept the caller on hold for this long."""

    at: float
    seconds: float


Decision = (
    SpeechBegan | TurnEnded | Reopened | Duck | SwellBack | Overlapped | Nothing | Interrupted | CutIn
    | SilenceLasted
)  # fmt: skip

__all__ = [
    "CutIn", "Decision", "Duck", "Hint", "Interrupted", "Nothing", "Overlapped", "Reopened", "SilenceLasted",
    "SpeechBegan", "SwellBack", "TurnEnded",
]  # fmt: skip
