"""What a control is for, in a small box beside it: after a moment under the pointer, or under the keyboard."""

from __future__ import annotations

from collections.abc import Hashable
from typing import Final

import pygame

from simulator.screen.keymap import CTRL
from simulator.screen.paint import framed
from simulator.screen.theme import ACCENT_DEEP, ON_ACCENT, ON_DEEP_QUIET, SMALL, SMALL_RADIUS
from simulator.screen.widgets.button import cap_size, paint_cap
from simulator.screen.widgets.widget import Brush, Kit, Widget

POINTER: Final = 0.5
"""Seconds that the pointer rests on a control before its tip appears …"""
KEYBOARD: Final = 0.8
"""… and that the keyboard rests on it after it was led there."""
LEADING: Final = frozenset({pygame.K_TAB, pygame.K_UP, pygame.K_DOWN, pygame.K_LEFT, pygame.K_RIGHT})
"""Keys that lead the keyboard from one control to the next."""
WIDEST: Final = 360
"""Points."""


class Tooltip(Widget):
    """The tip of one control; it is never in the way of pointer or keyboard."""

    def __init__(self, rect: pygame.Rect, lines: tuple[str, ...], of: Widget) -> None:
        """`lines` are broken already."""
        super().__init__("tooltip", rect)
        self.lines, self._key = lines, of.key
        self.about = of.name
        """Name of the control."""

    @property
    def text(self) -> str:
        """The text, for tests and readers."""
        return "".join(self.lines)

    def look(self) -> Hashable:
        return self.lines, self._key

    def paint(self, brush: Brush) -> None:
        surface, kit = brush.surface, brush.kit
        framed(surface, self.rect, kit.px(SMALL_RADIUS), ACCENT_DEEP, ACCENT_DEEP)
        y = self.rect.y + kit.px(6)
        for line in self.lines:
            surface.blit(kit.type.image(line, SMALL, ON_ACCENT), (self.rect.x + kit.px(10), y))
            y += kit.line(SMALL)
        if self._key is not None:
            paint_cap(
                surface, kit, self._key, self.rect.right - kit.px(8), self.rect.y + kit.px(6) + kit.line(SMALL) // 2,
                colour=ON_DEEP_QUIET, ground=ACCENT_DEEP,
            )  # fmt: skip


def tooltip(kit: Kit, of: Widget, size: tuple[int, int]) -> Tooltip | None:
    """The tip of a control, beside it and within a window of this size; None where there is nothing to tell or see."""
    if not of.tip or not of.seen.size[1]:
        return None
    cap = cap_size(kit, of.key)[0] + kit.px(8) if of.key is not None else 0
    pad = kit.px(10)
    lines = kit.type.lines(of.tip, SMALL, min(kit.px(WIDEST), size[0] // 2) - 2 * pad - cap)
    wide = max(kit.type.width(line, SMALL) for line in lines) + 2 * pad + cap
    high = max(len(lines) * kit.line(SMALL), cap_size(kit, of.key)[1] if of.key is not None else 0) + kit.px(12)
    gap = kit.px(8)
    seen = of.seen
    x = max(gap, min(seen.centerx - wide // 2, size[0] - wide - gap))
    below = seen.bottom + gap
    y = below if below + high <= size[1] - gap else seen.top - gap - high
    return Tooltip(pygame.Rect(x, max(gap, y), wide, high), lines, of)


class Tips:
    """Knows which tip is to be seen."""

    def __init__(self) -> None:
        """Nothing was pointed at yet."""
        self._by_keyboard = self._unwanted = False
        self._over = ""
        self._waited = 0.0

    def take(self, event: pygame.event.Event) -> None:
        """A key, or the pointer: which of the two leads now. Whoever uses or writes something wants no tip."""
        if event.type == pygame.KEYDOWN:
            self._by_keyboard = event.key in LEADING and not event.mod & CTRL
            self._unwanted, self._over = not self._by_keyboard, ""
        elif event.type == pygame.MOUSEMOTION:
            self._by_keyboard = self._unwanted = False
        elif event.type == pygame.MOUSEBUTTONDOWN:
            self._unwanted = True

    def due(self, hover: str, focus: str, seconds: float) -> str:
        """The control whose tip is to be seen, `seconds` after the last time; empty: none."""
        over = "" if self._unwanted else focus if self._by_keyboard else hover
        if over != self._over:
            self._over, self._waited = over, 0.0
        self._waited += seconds
        return over if self._waited >= (KEYBOARD if self._by_keyboard else POINTER) else ""


__all__ = ["KEYBOARD", "POINTER", "Tips", "Tooltip", "tooltip"]
