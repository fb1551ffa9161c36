"""Rows of a list: a title, a quieter line, something at the right end."""

from __future__ import annotations

from collections.abc import Hashable
from dataclasses import dataclass

import pygame

from simulator.screen.icons import icon
from simulator.screen.intentions import Intentions
from simulator.screen.keymap import CTRL
from simulator.screen.paint import box, framed, star
from simulator.screen.theme import (
    ACCENT,
    ACCENT_SOFT,
    BODY_BOLD,
    CARD,
    HOVER,
    INK,
    QUIET,
    SMALL,
    SMALL_RADIUS,
    STAR,
    STAR_EMPTY,
    Colour,
    mix,
)
from simulator.screen.widgets.widget import Action, Brush, Kit, Widget


@dataclass(frozen=True, slots=True)
class RowText:
    """What stands in a row."""

    title: str
    detail: str = ""
    image: str = ""
    """Icon at the left end."""
    dot: Colour | None = None
    """Colour of a dot at the left end."""
    stars: int = -1
    """Stars at the right end; -1: none are shown."""
    colour: Colour = INK
    dim: bool = False


class Row(Widget):
    """A line of a list; getting the focus chooses it, Enter uses it."""

    focusable = True

    def __init__(
        self, name: str, rect: pygame.Rect, text: RowText, chosen: bool, choose: Action, *, use: Action | None = None
    ) -> None:
        """`choose` is called when the row gets the focus or a click, `use` on Enter."""
        super().__init__(name, rect)
        self.text, self.chosen = text, chosen
        self._choose, self._use = choose, use

    @staticmethod
    def height(kit: Kit, detail: bool = True) -> int:
        """Height of a row."""
        return kit.line(BODY_BOLD) + (kit.line(SMALL) if detail else 0) + kit.px(14)

    def look(self) -> Hashable:
        return self.text, self.chosen

    def focus_gained(self) -> Intentions:
        """The keyboard came here."""
        return () if self.chosen else self._choose()

    def press(self) -> Intentions | None:
        return self._choose()

    def type_key(self, event: pygame.event.Event) -> Intentions | None:
        if event.type == pygame.KEYDOWN and not event.mod & CTRL and event.key in (pygame.K_RETURN, pygame.K_KP_ENTER):
            return self._use() if self._use else None
        return None

    def paint(self, brush: Brush) -> None:
        surface, kit = brush.surface, brush.kit
        text = self.text
        ground = ACCENT_SOFT if self.chosen else HOVER if brush.hovered else CARD
        if self.chosen:
            framed(surface, self.rect, kit.px(SMALL_RADIUS), ground, mix(ACCENT, ACCENT_SOFT, 0.45))
        else:
            box(surface, self.rect, kit.px(SMALL_RADIUS), ground)
        x = self.rect.x + kit.px(12)
        if text.dot is not None:
            size = kit.px(10)
            box(surface, pygame.Rect(x, self.rect.centery - size // 2, size, size), size // 2, text.dot)
            x += size + kit.px(10)
        if text.image:
            size = kit.line(BODY_BOLD)
            surface.blit(icon(text.image, size, QUIET), (x, self.rect.centery - size // 2))
            x += size + kit.px(10)
        right = self.rect.right - kit.px(12)
        if text.stars >= 0 and kit.stars:
            size = round(kit.line(BODY_BOLD) * 0.8)
            for index in range(3):
                tint = STAR if index < text.stars else mix(STAR_EMPTY, QUIET, 0.12)
                surface.blit(star(size, tint), (right - (3 - index) * round(size * 1.1), self.rect.centery - size // 2))
            right -= round(size * 3.3) + kit.px(8)
        room = right - x
        title_line = kit.line(BODY_BOLD)
        top = self.rect.y + (self.rect.height - title_line - (kit.line(SMALL) if text.detail else 0)) // 2
        tint = mix(QUIET, ground, 0.0) if text.dim else text.colour
        words = kit.type.shorten(text.title, BODY_BOLD, room)
        surface.blit(kit.type.image(words, BODY_BOLD, tint), (x, top))
        if text.detail:
            words = kit.type.shorten(text.detail, SMALL, room)
            surface.blit(kit.type.image(words, SMALL, QUIET), (x, top + title_line))


__all__ = ["Row", "RowText"]
