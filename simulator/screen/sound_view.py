"""View-states of sound: the test of microphone and loudspeaker, the microphone before a call. All texts are ready."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, Literal

Tone = Literal["plain", "good", "middle", "bad"]
"""How a sentence is meant."""


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


STILL: Final = Loudness()
"""No microphone is open."""


@dataclass(frozen=True, slots=True)
class HeardView:
    """How the microphone hears, before a call that is to be spoken."""

    text: str
    tone: Tone
    closed: str
    """When the microphone is closed, and why, in words; empty: it is open all the time."""


__all__ = ["STILL", "HeardView", "Loudness", "SoundPage", "Tone"]
