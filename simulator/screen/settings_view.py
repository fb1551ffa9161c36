"""View-state of the settings: tabs of things that can be chosen, each change counts at once. All texts are ready."""

from __future__ import annotations

from dataclasses import dataclass

from simulator.screen.sound_view import STILL, Loudness, SoundPage, Tone
from simulator.screen.views import Notice


@dataclass(frozen=True, slots=True)
class HeadItem:
    """A heading between things that belong together."""

    text: str


@dataclass(frozen=True, slots=True)
class TextItem:
    """A sentence."""

    text: str
    tone: Tone = "plain"


@dataclass(frozen=True, slots=True)
class ChoiceItem:
    """One of several."""

    key: str
    """Name of the setting."""
    label: str
    options: tuple[tuple[str, str], ...]
    """Value and text."""
    chosen: str
    about: str = ""
    """What it does, one sentence."""


@dataclass(frozen=True, slots=True)
class NumberItem:
    """A number that is changed by steps."""

    key: str
    label: str
    about: str
    value: str
    """With its unit."""
    less: float | None
    """The next smaller value; None: there is none."""
    more: float | None
    changed: bool
    """It is not what the program came with."""


@dataclass(frozen=True, slots=True)
class FieldItem:
    """A text."""

    key: str
    label: str
    value: str
    hint: str = ""


@dataclass(frozen=True, slots=True)
class ActionItem:
    """Something that is done by a button with a key of its own."""

    name: str
    text: str
    key: str
    """Id of the action whose key it has."""
    image: str = ""
    enabled: bool = True


@dataclass(frozen=True, slots=True)
class PickItem:
    """One of several that need a line each."""

    key: str
    options: tuple[tuple[str, str, str], ...]
    """Value, title, and what is to be known of it."""
    chosen: str


@dataclass(frozen=True, slots=True)
class ProgressItem:
    """How far something is."""

    text: str
    share: float | None
    """0 to 1; None: not known."""


@dataclass(frozen=True, slots=True)
class KeyItem:
    """An action and its key."""

    action: str
    """Id of the action (`simulator.keys`)."""
    title: str
    key: str
    """Name of its key."""
    default: str
    """Name of the key that the program came with."""
    problem: str = ""
    """Why the key that was pressed cannot be its key."""


SettingsItem = (
    HeadItem | TextItem | ChoiceItem | NumberItem | FieldItem | ActionItem | PickItem | ProgressItem | KeyItem
)


@dataclass(frozen=True, slots=True)
class ModelsStepView:
    """A step of the first start: the recognition model that is offered."""

    step: str
    title: str
    items: tuple[SettingsItem, ...]
    notice: Notice | None = None


@dataclass(frozen=True, slots=True)
class SettingsView:
    """The settings."""

    tabs: tuple[tuple[str, str], ...]
    """Name and title."""
    tab: str
    items: tuple[SettingsItem, ...]
    sound: SoundPage | None = None
    """The test of sound, on its tab."""
    live: Loudness = STILL
    notice: Notice | None = None


__all__ = [
    "ActionItem", "ChoiceItem", "FieldItem", "HeadItem", "KeyItem", "ModelsStepView", "NumberItem", "PickItem",
    "ProgressItem", "SettingsItem", "SettingsView", "TextItem",
]  # fmt: skip
