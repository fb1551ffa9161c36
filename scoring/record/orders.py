"""What the session asks for: orders to the telephone, the voice and the ear.

Orders are never stored. Each leads to an event (`Say` to `CustomerSaid`, `HangUp` to `HungUp`), and a replay
compares the orders that it computes with the events that they led to.
"""

from __future__ import annotations

from dataclasses import dataclass

from scoring.record.events import Addressee, ColleagueSaid, CustomerSaid


@dataclass(frozen=True, slots=True)
class StartRinging:
    """Ring until answered."""

    interval: float
    """Seconds from one ring to the next."""


@dataclass(frozen=True, slots=True)
class StopRinging:
    """The receiver was lifted."""


@dataclass(frozen=True, slots=True)
class Say:
    """Speak a line of the customer; when its sound starts, `said` is recorded with that time."""

    said: CustomerSaid
    mood: float
    """-5 … +5: shapes the voice."""
    recording: str | None = None
    """Sound file of the scenario's folder that replaces the synthetic voice."""
    slow: bool = False
    """The trainee asked to speak slower."""


@dataclass(frozen=True, slots=True)
class SayColleague:
    """Speak a line of a colleague on the internal line."""

    said: ColleagueSaid
    sex: str


@dataclass(frozen=True, slots=True)
class StopSpeaking:
    """Silence the line that sounds; it counts as cut or withdrawn."""

    line: str


@dataclass(frozen=True, slots=True)
class Prepare:
    """Render these lines ahead: one of them may be next."""

    lines: tuple[Say, ...]


@dataclass(frozen=True, slots=True)
class Listen:
    """The trainee has the floor."""

    turn: int
    """Number of the turn that is awaited."""
    to: Addressee
    awaits: tuple[str, ...]
    """Acts that some reply of the beat waits for: when one is complete, the turn may end quickly."""
    silences: tuple[float, ...]
    """Seconds of silence to be reported as SilencePassed, ascending."""
    cut_in: float | None = None
    """Seconds of speech after which the turn ends because the customer cuts in; None: it does not."""


@dataclass(frozen=True, slots=True)
class HoldTone:
    """Music for the caller on hold, on or off."""

    on: bool
    patience: float = 0.0
    """With `on`: seconds after which the wait is to be reported as SilencePassed."""


@dataclass(frozen=True, slots=True)
class Finish:
    """The line is closed; after-call work begins."""

    end: str | None


ORDER_TYPES = (StartRinging, StopRinging, Say, SayColleague, StopSpeaking, Prepare, Listen, HoldTone, Finish)
Order = StartRinging | StopRinging | Say | SayColleague | StopSpeaking | Prepare | Listen | HoldTone | Finish

__all__ = [
    "ORDER_TYPES", "Finish", "HoldTone", "Listen", "Order", "Prepare", "Say", "SayColleague", "StartRinging",
    "StopRinging", "StopSpeaking",
]  # fmt: skip
