"""View-states of the first start, and of the test of microphone and loudspeaker. All texts are ready."""

from __future__ import annotations

from dataclasses import dataclass

from simulator.screen.sound_view import Loudness, SoundPage
from simulator.screen.views import LanguageChoice, Notice


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
class SoundCheckView:
    """The test of sound as a step of the first start."""

    step: str
    page: SoundPage
    live: Loudness
    notice: Notice | None = None


__all__ = ["AgreementView", "SoundCheckView", "WelcomeView"]
