"""What the trainee wants at the first start and in the settings; joined to the others in `intentions`."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True, slots=True)
class Introduce:
    """Who sits here, and in which language and size the screens are shown."""

    language: str
    """Code of the interface's language."""
    trainee: str
    """Name under which calls are kept; empty: as it was."""
    text_percent: int
    """Size of text, 100 to 200."""
    done: bool
    """Go on to the next step."""


@dataclass(frozen=True, slots=True)
class NextStep:
    """Go on to the next step of the first start."""


@dataclass(frozen=True, slots=True)
class StepBack:
    """Go back to the step before."""


@dataclass(frozen=True, slots=True)
class SkipSetup:
    """Leave the first start as it is and answer calls by keyboard."""

    trainee: str = ""
    """Name as written so far; empty: as it was."""


@dataclass(frozen=True, slots=True)
class Agree:
    """Agree to recordings, or not: then calls are typed."""

    yes: bool


@dataclass(frozen=True, slots=True)
class ChooseDevice:
    """Use another microphone or loudspeaker from now on."""

    kind: Literal["microphone", "speaker"]
    name: str
    """Empty: the system's choice."""


@dataclass(frozen=True, slots=True)
class TryMicrophone:
    """Open the microphone for a test, or close it."""

    on: bool


@dataclass(frozen=True, slots=True)
class PlaySample:
    """Hear how callers sound, or no more of it."""

    on: bool


@dataclass(frozen=True, slots=True)
class ChooseTab:
    """Look at another tab of the settings."""

    name: str


@dataclass(frozen=True, slots=True)
class ChangeSetting:
    """Change one setting; it counts at once."""

    key: str
    """Name of the setting, as `turns.quick`."""
    value: str | float


@dataclass(frozen=True, slots=True)
class DoSetting:
    """Do what a button of the settings says."""

    name: str


@dataclass(frozen=True, slots=True)
class ChangeKey:
    """Give an action another key."""

    action: str
    """Id of the action."""
    key: str
    """Name of the key that was pressed."""


SetupIntention = (
    Introduce | NextStep | StepBack | SkipSetup | Agree | ChooseDevice | TryMicrophone | PlaySample | ChooseTab
    | ChangeSetting | ChangeKey | DoSetting
)  # fmt: skip

__all__ = [
    "Agree", "ChangeKey", "ChangeSetting", "ChooseDevice", "ChooseTab", "DoSetting", "Introduce", "NextStep",
    "PlaySample", "SetupIntention", "SkipSetup", "StepBack", "TryMicrophone",
]  # fmt: skip
