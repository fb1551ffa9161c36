"""View-states of the first start, and of the test of microphone and loudspeaker. All texts are ready."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from simulator.screen.views import LanguageChoice, Notice

Tone = Literal["plain", "good", "middle", "bad"]
"""How a sentence is meant."""


@dataclass(frozen=True, slots=True)
class WelcomeView:
    """Who sits here, and in which language."""

    step: str
    """Which step of how many, in words."""
    languages: tuple[LanguageChoice, ...]
    language: str
    trainee: str
    """Empty: not named yet."""
    text_percent: int
    notice: Notice | None = None


@dataclass(frozen=True, slots=True)
class AgreementView:
    """What is recorded, kept, and who sees it."""

    step: str
    """Empty: it is asked before a call, or read in the settings."""
    parts: tuple[tuple[str, str, str], ...]
    """Icon, heading and text of each part."""
    agreed: str
    """When it was agreed to, in words; empty: not yet."""
    first: bool
    """It belongs to the first start."""
    notice: Notice | None = None


@dataclass(frozen=True, slots=True)
class SoundPage:
    """All of the test of sound but what changes in every frame."""

    microphones: tuple[tuple[str, str], ...]
    """Device and name as shown; the device is empty for the system's choice."""
    microphone: str
    speakers: tuple[tuple[str, str], ...]
    speaker: str
    heard: str
    """How the microphone hears, in words."""
    heard_tone: Tone
    listening: bool
    may_listen: bool
    """The trainee has agreed: the microphone may be opened."""
    voice: str
    """How the loudspeaker does, in words; empty: nothing to say."""
    voice_tone: Tone
    playing: bool
    leak: str
    """What of the loudspeaker comes into the microphone, in words."""
    leak_tone: Tone


@dataclass(frozen=True, slots=True)
class Loudness:
    """The microphone at this moment."""

    level: float = 0.0
    """0 to 1."""
    speech: bool = False
    ear_works: bool = True


@dataclass(frozen=True, slots=True)
class SoundCheckView:
    """The test of sound as a step of the first start."""

    step: str
    page: SoundPage
    live: Loudness
    notice: Notice | None = None


__all__ = ["AgreementView", "Loudness", "SoundCheckView", "SoundPage", "Tone", "WelcomeView"]
