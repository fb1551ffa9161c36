"""Voices, recognisers and models that can be chosen, and one that is being fetched: what the desk asks of them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Literal, Protocol

from simulator.speech.level import InputQuality

if TYPE_CHECKING:
    from simulator.settings import Settings
    from simulator.sound_choices import Engine, ModelRow, VoiceRow

TrialState = Literal["opening", "listening", "recognising", "done", "failed"]
NOT_HEARD: Final = InputQuality("waiting")
Stage = Literal["download", "copy", "unpack", "prove"]


@dataclass(frozen=True, slots=True)
class Fetching:
    """How far the fetching of a model is."""

    name: str
    stage: Stage
    share: float | None
    """0 to 1 of the stage; None: not known."""


@dataclass(frozen=True, slots=True)
class Fetched:
    """How the fetching of a model ended."""

    name: str
    problem: str | None
    """Why it failed, one sentence; None: it is there."""
    settings: Settings | None
    """Settings that use it."""


@dataclass(frozen=True, slots=True)
class Tried:
    """A try of microphone and recogniser, as far as it is."""

    state: TrialState
    left: float = 0.0
    """Seconds that will still be heard."""
    text: str = ""
    """The words so far; in the end all of them."""
    delay: float = 0.0
    """Seconds from the end of the sound to the words."""
    factor: float | None = None
    """Seconds of work for a second of sound; None: it is not done here."""
    quality: InputQuality = NOT_HEARD
    """How well the microphone heard."""
    problem: str | None = None
    """Why it failed, or why nothing was understood; one sentence."""


class Shelf(Protocol):
    """What there is to choose; its methods return at once and never raise."""

    def voices(self) -> tuple[VoiceRow, ...] | None:
        """All voices of this machine; None while they are being listed."""

    def models(self) -> tuple[ModelRow, ...]:
        """The models of the catalogue and those that are installed."""

    def engines(self) -> tuple[Engine, ...]:
        """All engines."""

    def fetch(self, name: str) -> None:
        """Fetch a model of the catalogue, prove it and put it in place; one at a time."""

    def stop(self) -> None:
        """Fetch no more; what has come so far is kept for the next try."""

    def try_ear(self, language: str) -> None:
        """Hear some seconds and recognise them; never without the trainee's agreement."""

    def end_try(self) -> None:
        """Hear no more."""

    @property
    def tried(self) -> Tried | None:
        """The try that goes on, or went on last."""

    @property
    def fetching(self) -> Fetching | None:
        """What is being fetched."""

    def fetched(self) -> Fetched | None:
        """What was fetched, or failed, since this was asked last."""


__all__ = ["Fetched", "Fetching", "Shelf", "Stage", "Tried"]
