"""What every widget is: a place, a look, paint, and what it makes of keys and clicks."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from dataclasses import dataclass, field

import pygame

from simulator.screen.intentions import Intentions
from simulator.screen.keymap import Key, Keymap
from simulator.screen.text import Type
from simulator.screen.theme import GAP, Style
from simulator.screen.words import Words

Action = Callable[[], Intentions]
"""What happens on use; also used for changes within the screen, which lead to no intention."""


@dataclass(frozen=True, slots=True)
class Kit:
    """What widgets paint with."""

    type: Type
    words: Words
    space: float
    """Pixels a point for everything but text."""
    motion: bool = True
    """Things may move."""
    stars: bool = True
    """Stars are shown."""
    keys: Keymap = field(default_factory=Keymap)
    """The key of each action."""

    def px(self, points: float) -> int:
        """Points of the design as pixels, for distances."""
        return round(points * self.space)

    @property
    def gap(self) -> int:
        """One step of the spacing grid, pixels."""
        return self.px(GAP)

    def sink(self, style: Style) -> int:
        """How far the middle of letters lies below the middle of their line: what stands beside them does, too."""
        return round(self.line(style) * 0.05)

    def line(self, style: Style) -> int:
        """Height of a line of text, pixels."""
        return self.type.height(style)


@dataclass(frozen=True, slots=True)
class Brush:
    """What a widget paints with, and in which state."""

    surface: pygame.Surface
    """Clipped to where the widget may be seen."""
    kit: Kit
    focused: bool
    """The keyboard is on it."""
    hovered: bool
    """The pointer is on it."""


class Widget:
    """A rectangle of the screen. Subclasses say how it looks and what it does."""

    focusable: bool = False
    key: Key | None = None
    on_deep: bool = False
    """Stands on the dark top bar."""

    def __init__(self, name: str, rect: pygame.Rect) -> None:
        """`name` is stable from one building of the screen to the next."""
        self.name = name
        self.rect = rect
        self.clip: pygame.Rect | None = None
        """Where it may be seen; None: everywhere."""
        self.area = ""
        """Name of the scroll area that it lies in."""
        self.group = ""
        """Widgets of a group are one stop of the Tab key; arrows move within it."""
        self.enabled = True
        self.tip = ""
        """What it is for, in a sentence: shown beside it after a moment. Empty: nothing that is not on it."""

    def look(self) -> Hashable:
        """All that decides its pixels, but for place, focus and pointer."""
        return ()

    def paint(self, brush: Brush) -> None:
        """Draw it."""

    def focus_gained(self) -> Intentions:
        """The keyboard came here."""
        return ()

    def press(self) -> Intentions | None:
        """Use by pointer; None: it does nothing."""
        return None

    def press_at(self, position: tuple[int, int]) -> Intentions | None:  # noqa: ARG002 - most do not mind where
        """Use by pointer at a place, pixels."""
        return self.press()

    def type_key(self, event: pygame.event.Event) -> Intentions | None:  # noqa: ARG002 - most take no keys
        """Take a key event while focused; None: not meant for it."""
        return None

    def advance(self, seconds: float) -> None:
        """Time passed: animated widgets move on."""

    @property
    def seen(self) -> pygame.Rect:
        """The part of it that can be seen."""
        return self.rect if self.clip is None else self.rect.clip(self.clip)


__all__ = ["Action", "Brush", "Kit", "Widget"]
