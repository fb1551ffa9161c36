"""Text, cards and chips: what only shows."""

from __future__ import annotations

from collections.abc import Hashable
from typing import Literal

import pygame

from simulator.screen.icons import icon
from simulator.screen.paint import box, framed, star
from simulator.screen.theme import (
    CARD,
    INK,
    LINE,
    RADIUS,
    STAR,
    STAR_EMPTY,
    TINY_BOLD,
    Colour,
    Style,
    mix,
)
from simulator.screen.widgets.widget import Brush, Kit, Widget

Align = Literal["left", "middle", "right"]


class Card(Widget):
    """A quiet box that other widgets stand on."""

    def __init__(
        self, name: str, rect: pygame.Rect, ground: Colour = CARD, border: Colour | None = LINE, radius: int = RADIUS
    ) -> None:
        """`border` None: no line around it."""
        super().__init__(name, rect)
        self._ground, self._border, self._radius = ground, border, radius

    def look(self) -> Hashable:
        return self._ground, self._border, self._radius

    def paint(self, brush: Brush) -> None:
        surface, kit = brush.surface, brush.kit
        radius = kit.px(self._radius)
        if self._border is None:
            box(surface, self.rect, radius, self._ground)
            return
        framed(surface, self.rect, radius, self._ground, self._border)


class Label(Widget):
    """Lines of text in one style."""

    def __init__(
        self,
        name: str,
        rect: pygame.Rect,
        lines: tuple[str, ...],
        style: Style,
        colour: Colour = INK,
        *,
        align: Align = "left",
        image: str = "",
    ) -> None:
        """`lines` are broken already; `image` names an icon that stands before the first one."""
        super().__init__(name, rect)
        self._lines, self._style, self._colour, self._align, self._image = lines, style, colour, align, image

    def look(self) -> Hashable:
        return self._lines, self._style, self._colour, self._align, self._image

    @property
    def text(self) -> str:
        """The text, for tests and readers."""
        return "".join(self._lines)

    def paint(self, brush: Brush) -> None:
        surface, kit = brush.surface, brush.kit
        line = kit.line(self._style)
        left = self.rect.x
        if self._image:
            size = round(line * 0.78)
            surface.blit(
                icon(self._image, size, self._colour), (left, self.rect.y + (line - size) // 2 + kit.sink(self._style))
            )
            left += size + kit.px(6)
        for index, text in enumerate(self._lines):
            if not text:
                continue
            image = kit.type.image(text, self._style, self._colour)
            x = left
            if self._align == "middle":
                x = self.rect.centerx - image.get_width() // 2
            elif self._align == "right":
                x = self.rect.right - image.get_width()
            surface.blit(image, (x, self.rect.y + index * line))


class Chip(Widget):
    """A short word on a coloured ground."""

    def __init__(
        self, name: str, rect: pygame.Rect, text: str, colour: Colour, ground: Colour, *, image: str = ""
    ) -> None:
        """`image` names an icon before the word."""
        super().__init__(name, rect)
        self._text, self._colour, self._ground, self._image = text, colour, ground, image

    @staticmethod
    def size(kit: Kit, text: str, image: str = "") -> tuple[int, int]:
        """Width and height that a chip needs."""
        line = kit.line(TINY_BOLD)
        return kit.type.width(text, TINY_BOLD) + kit.px(16) + (line if image else 0), line + kit.px(6)

    def look(self) -> Hashable:
        return self._text, self._colour, self._ground, self._image

    def paint(self, brush: Brush) -> None:
        surface, kit = brush.surface, brush.kit
        box(surface, self.rect, self.rect.height // 2, self._ground)
        line = kit.line(TINY_BOLD)
        x = self.rect.x + kit.px(8)
        if self._image:
            size = round(line * 0.85)
            surface.blit(
                icon(self._image, size, self._colour), (x, self.rect.centery - size // 2 + kit.sink(TINY_BOLD))
            )
            x += line
        surface.blit(
            kit.type.image(self._text, TINY_BOLD, self._colour), (x, self.rect.y + (self.rect.height - line) // 2)
        )


class Stars(Widget):
    """Three stars, some of them full."""

    def __init__(self, name: str, rect: pygame.Rect, full: int, of: int = 3) -> None:
        """The height of `rect` is the size of a star; `full` -1: none is shown."""
        super().__init__(name, rect)
        self._full, self._of = full, of

    def look(self) -> Hashable:
        return self._full, self._of

    def paint(self, brush: Brush) -> None:
        surface = brush.surface
        size = self.rect.height
        for index in range(self._of if brush.kit.stars and self._full >= 0 else 0):
            tint = STAR if index < self._full else STAR_EMPTY
            surface.blit(star(size, tint), (self.rect.x + index * round(size * 1.12), self.rect.y))


class Dots(Widget):
    """Difficulty as dots."""

    def __init__(self, name: str, rect: pygame.Rect, full: int, of: int, colour: Colour) -> None:
        """The height of `rect` is the size of a dot."""
        super().__init__(name, rect)
        self._full, self._of, self._colour = full, of, colour

    def look(self) -> Hashable:
        return self._full, self._of, self._colour

    def paint(self, brush: Brush) -> None:
        surface = brush.surface
        size = self.rect.height
        for index in range(self._of):
            tint = self._colour if index < self._full else LINE
            box(surface, pygame.Rect(self.rect.x + index * round(size * 1.6), self.rect.y, size, size), size // 2, tint)


class Bar(Widget):
    """A share as a horizontal bar."""

    def __init__(self, name: str, rect: pygame.Rect, share: float | None, colour: Colour) -> None:
        """`share` from 0 to 1; None: nothing to show."""
        super().__init__(name, rect)
        self._share, self._colour = share, colour

    def look(self) -> Hashable:
        return self._share, self._colour

    def paint(self, brush: Brush) -> None:
        surface = brush.surface
        radius = self.rect.height // 2
        box(surface, self.rect, radius, mix(LINE, CARD, 0.35))
        if self._share:
            width = max(self.rect.height, round(self.rect.width * min(1.0, self._share)))
            box(surface, pygame.Rect(self.rect.x, self.rect.y, width, self.rect.height), radius, self._colour)


class Rule(Widget):
    """A hairline."""

    def paint(self, brush: Brush) -> None:
        surface = brush.surface
        surface.fill(LINE, self.rect)


__all__ = ["Align", "Bar", "Card", "Chip", "Dots", "Label", "Rule", "Stars"]
