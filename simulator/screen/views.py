"""View-states of the quiet screens: lobby, brief, waiting, ringing, record, settings. All texts are ready."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from simulator.screen.sound_view import STILL, HeardView, Loudness
from simulator.settings import CallMode

LobbyTab = Literal["calls", "drills", "shift"]
"""What the lobby offers: single calls, drills of two minutes, shifts of several calls."""


@dataclass(frozen=True, slots=True)
class Notice:
    """The message bar: a problem in one sentence."""

    text: str
    grave: bool = False
    """Something was lost, not merely missing."""


@dataclass(frozen=True, slots=True)
class LanguageChoice:
    """A language of the interface."""

    code: str
    name: str
    """In that language itself."""


@dataclass(frozen=True, slots=True)
class EntryView:
    """One scenario in the lobby."""

    id: str
    title: str
    language: str
    """Name of the call's language."""
    difficulty: int
    """1 to 5."""
    best: str
    """Best result in words, empty: none yet."""
    stars: int
    """Stars of the best result, 0 to 3."""
    error: str
    """Why it cannot be played; empty: it can."""
    summary: str = ""
    """What the trainee reads before the call."""


@dataclass(frozen=True, slots=True)
class TabView:
    """A part of what the lobby offers."""

    id: LobbyTab
    name: str


@dataclass(frozen=True, slots=True)
class FamilyView:
    """Scenarios of one kind."""

    title: str
    entries: tuple[EntryView, ...]


@dataclass(frozen=True, slots=True)
class LobbyView:
    """The lobby."""

    families: tuple[FamilyView, ...]
    chosen: str
    """Id of the chosen scenario; empty: there is none."""
    typed: bool
    """Answers are typed."""
    voice_possible: bool
    sentences: tuple[str, ...]
    """What the trainee should know about voice and recogniser."""
    languages: tuple[LanguageChoice, ...]
    language: str
    trainee: str
    notice: Notice | None = None
    tabs: tuple[TabView, ...] = ()
    tab: LobbyTab = "calls"
    """Which part is shown."""
    searched: bool = False
    """Only what fits the words of the search is shown."""
    standing: str = ""
    """Streak and level of the trainee in words; empty: not shown."""


@dataclass(frozen=True, slots=True)
class ModeChoice:
    """A way of taking a call."""

    mode: CallMode
    name: str
    possible: bool = True


@dataclass(frozen=True, slots=True)
class ModesView:
    """The ways of taking a call."""

    choices: tuple[ModeChoice, ...]
    chosen: CallMode
    sentence: str
    """What the chosen one is."""
    problem: str = ""
    """Why the call cannot be taken in the chosen way; empty: it can."""


@dataclass(frozen=True, slots=True)
class BriefView:
    """What the trainee reads before the call."""

    title: str
    text: str
    company: str
    """Company and department on whose behalf the trainee answers."""
    facts: tuple[tuple[str, str], ...]
    """Further lines: label and text."""
    rights: str
    """What the first ring means for the clock, in words."""
    notice: Notice | None = None
    modes: ModesView | None = None
    """None: there is nothing to choose."""
    heard: HeardView | None = None
    """None: the call is not to be spoken."""
    live: Loudness = STILL


@dataclass(frozen=True, slots=True)
class WaitView:
    """Something takes a moment."""

    text: str


@dataclass(frozen=True, slots=True)
class RingingView:
    """The telephone rings."""

    title: str
    ring: int
    """Rings so far."""
    at_most: int
    """Rings within which the standard asks to answer."""
    number: str
    """The caller's number on the display; empty: withheld."""
    sentence: str
    notice: Notice | None = None
    watching: bool = False
    """A robot answers."""


@dataclass(frozen=True, slots=True)
class TranscriptLine:
    """Words of a finished call."""

    who: str
    text: str
    at: str
    kind: str
    """`customer`, `trainee`, `colleague` or `event`."""


@dataclass(frozen=True, slots=True)
class RecordView:
    """After-call work."""

    title: str
    ended: str
    """How the call ended, in words."""
    caller: str
    transcript: tuple[TranscriptLine, ...]
    notes: tuple[str, ...]
    booked: tuple[str, ...]
    """Call-backs that stand in the record already."""
    owners: tuple[tuple[str, str], ...]
    """Who may own a task: id and name."""
    clock: str = ""
    """Time since the line closed, in words."""
    notice: Notice | None = None


__all__ = [
    "BriefView", "EntryView", "FamilyView", "LanguageChoice", "LobbyTab", "LobbyView", "ModeChoice", "ModesView",
    "Notice", "RecordView", "RingingView", "TabView", "TranscriptLine", "WaitView",
]  # fmt: skip
