"""A number that is changed by steps: Left and Right, or a click on its ends."""

from __future__ import annotations

from collections.abc import Callable, Hashable

import pygame

from simulator.screen.intentions import Intentions
from simulator.screen.paint import framed
from simulator.screen.theme import ACCENT, BODY_BOLD, CARD, EDGE, HOVER, INK, LINE, QUIET, SMALL_RADIUS, mix
from simulator.screen.widgets.widget import Brush, Kit, Widget


class Stepper(Widget):
    """A value between two arrows."""

    focusable = True

    def __init__(
        self, name: str, rect: pygame.Rect, text: str, less: float | None, more: float | None, *,
        change: Callable[[float], Intentions], moved: bool,
    ) -> None:  # fmt: skip
        """`less` and `more` are the next values, None at the end; `moved`: it is not what it was at first."""
        super().__init__(name, rect)
        self.text, self._less, self._more, self._change, self._moved = text, less, more, change, moved

    @staticmethod
    def width(kit: Kit, text: str) -> int:
        """Width that it needs."""
        return kit.type.width(text, BODY_BOLD) + 2 * (kit.line(BODY_BOLD) + kit.px(20))

    def look(self) -> Hashable:
        return self.text, self._less is None, self._more is None, self._moved

    def _to(self, value: float | None) -> Intentions:
        return () if value is None else self._change(value)

    def type_key(self, event: pygame.event.Event) -> Intentions | None:
        if event.type != pygame.KEYDOWN or event.key not in (pygame.K_LEFT, pygame.K_RIGHT):
            return None
        return self._to(self._less if event.key == pygame.K_LEFT else self._more)

    def press_at(self, position: tuple[int, int]) -> Intentions | None:
        return self._to(self._less if position[0] < self.rect.centerx else self._more)

    def paint(self, brush: Brush) -> None:
        surface, kit = brush.surface, brush.kit
        ground = HOVER if brush.hovered else CARD
        framed(surface, self.rect, kit.px(SMALL_RADIUS), ground, EDGE)
        faint = mix(QUIET, LINE, 0.75)
        self._arrow(surface, kit, self.rect.x + kit.px(16), -1, INK if self._less is not None else faint)
        self._arrow(surface, kit, self.rect.right - kit.px(16), 1, INK if self._more is not None else faint)
        text = kit.type.image(self.text, BODY_BOLD, ACCENT if self._moved else INK)
        surface.blit(text, (self.rect.centerx - text.get_width() // 2, self.rect.centery - text.get_height() // 2))

    def _arrow(self, surface: pygame.Surface, kit: Kit, x: int, side: int, colour: tuple[int, int, int]) -> None:
        half, wide = kit.px(5), kit.px(6)
        tip = (x + side * wide // 2, self.rect.centery)
        back = x - side * wide // 2
        pygame.draw.polygon(surface, colour, [tip, (back, self.rect.centery - half), (back, self.rect.centery + half)])


__all__ = ["Stepper"]
