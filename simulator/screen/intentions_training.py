"""Intentions of the lobby's training beside single calls: searching, drills, shifts."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True, slots=True)
class Search:
    """Show only the calls that fit some words; empty: all."""

    text: str


@dataclass(frozen=True, slots=True)
class ChooseTab:
    """Show the calls or the drills."""

    tab: Literal["calls", "drills", "shift"]


@dataclass(frozen=True, slots=True)
class OpenDrill:
    """Begin a drill."""

    id: str


@dataclass(frozen=True, slots=True)
class OpenShift:
    """Begin a shift of so many minutes."""

    minutes: int


@dataclass(frozen=True, slots=True)
class NextCall:
    """The shift goes on."""


@dataclass(frozen=True, slots=True)
class CallBack:
    """A promised call-back was made: what was said."""

    number: int
    text: str


@dataclass(frozen=True, slots=True)
class EndShift:
    """The shift ends before its time."""


OfTraining = Search | ChooseTab | OpenDrill | OpenShift | NextCall | CallBack | EndShift

__all__ = ["CallBack", "ChooseTab", "EndShift", "NextCall", "OfTraining", "OpenDrill", "OpenShift", "Search"]
