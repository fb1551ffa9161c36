"""What trainees want of the ways to take a call, as the screens report it; a part of `simulator.screen.intentions`."""

from __future__ import annotations

from dataclasses import dataclass

from simulator.settings import CallMode


@dataclass(frozen=True, slots=True)
class ChooseMode:
    """Take calls in another way."""

    mode: CallMode


@dataclass(frozen=True, slots=True)
class ShowCaptions:
    """Show the others' words, or hide them."""

    on: bool


@dataclass(frozen=True, slots=True)
class AskHint:
    """See what could be said now, for a star."""


@dataclass(frozen=True, slots=True)
class TakeFact:
    """Take what the caller told last into the notes."""


@dataclass(frozen=True, slots=True)
class HearModel:
    """Hear the model sentence."""


@dataclass(frozen=True, slots=True)
class LeaveOut:
    """Leave the sentence to the robot and go on."""


OfModes = ChooseMode | ShowCaptions | AskHint | TakeFact | HearModel | LeaveOut

__all__ = ["AskHint", "ChooseMode", "HearModel", "LeaveOut", "OfModes", "ShowCaptions", "TakeFact"]
