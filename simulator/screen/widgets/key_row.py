"""A line of the settings with an action and its key: Enter asks for another key, Delete brings back the first one."""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from typing import Final

import pygame

from simulator.screen.intentions import Intentions
from simulator.screen.keymap import CTRL, Key
from simulator.screen.paint import box, framed
from simulator.screen.theme import ACCENT, ACCENT_SOFT, BODY, CARD, HOVER, INK, QUIET, SMALL_BOLD, SMALL_RADIUS
from simulator.screen.widgets.button import cap_size, paint_cap
from simulator.screen.widgets.widget import Action, Brush, Kit, Widget

PAD: Final = 12
"""Points between the line's edge and what stands in it."""


class KeyRow(Widget):
    """What is done at the left, the key at the right."""

    focusable = True

    def __init__(
        self, name: str, rect: pygame.Rect, lines: Sequence[str], key: Key, *, changed: bool, waiting: str,
        ask: Action, restore: Action,
    ) -> None:  # fmt: skip
        """`waiting`: what stands in the place of the key while a new one is asked for; empty: none is."""
        super().__init__(name, rect)
        self.lines, self.shown, self._changed, self.waiting = tuple(lines), key, changed, waiting
        self._ask, self._restore = ask, restore

    @staticmethod
    def room(kit: Kit, width: int, key: Key, waiting: str) -> int:
        """Width that is left for the words."""
        right = kit.type.width(waiting, SMALL_BOLD) if waiting else cap_size(kit, key)[0]
        return max(kit.px(60), width - right - kit.px(3 * PAD))

    @staticmethod
    def height(kit: Kit, lines: int) -> int:
        """Height of a row with so many lines of words."""
        return lines * kit.line(BODY) + kit.px(10)

    def look(self) -> Hashable:
        return self.lines, self.shown, self._changed, self.waiting

    def press(self) -> Intentions | None:
        return self._ask()

    def type_key(self, event: pygame.event.Event) -> Intentions | None:
        if event.type != pygame.KEYDOWN or event.mod & CTRL:
            return None
        if event.key in (pygame.K_RETURN, pygame.K_KP_ENTER, pygame.K_SPACE):
            return self._ask()
        return self._restore() if event.key in (pygame.K_DELETE, pygame.K_BACKSPACE) else None

    def paint(self, brush: Brush) -> None:
        surface, kit = brush.surface, brush.kit
        ground = ACCENT_SOFT if self.waiting else HOVER if brush.hovered else CARD
        if self.waiting:
            framed(surface, self.rect, kit.px(SMALL_RADIUS), ground, ACCENT)
        else:
            box(surface, self.rect, kit.px(SMALL_RADIUS), ground)
        y = self.rect.centery - len(self.lines) * kit.line(BODY) // 2
        for line in self.lines:
            surface.blit(kit.type.image(line, BODY, INK), (self.rect.x + kit.px(PAD), y))
            y += kit.line(BODY)
        right = self.rect.right - kit.px(PAD)
        if self.waiting:
            text = kit.type.image(self.waiting, SMALL_BOLD, ACCENT)
            surface.blit(text, (right - text.get_width(), self.rect.centery - text.get_height() // 2))
        else:
            colour = ACCENT if self._changed else QUIET
            paint_cap(surface, kit, self.shown, right, self.rect.centery, colour=colour, ground=ground)


__all__ = ["KeyRow"]
