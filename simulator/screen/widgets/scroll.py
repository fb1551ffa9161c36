"""A part of the screen that shows a piece of something longer."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from dataclasses import dataclass, field

import pygame

from simulator.screen.intentions import Intentions
from simulator.screen.paint import box
from simulator.screen.theme import ACCENT, EDGE, LINE, mix
from simulator.screen.widgets.widget import Brush, Widget


@dataclass(slots=True)
class ScrollState:
    """How far an area is scrolled; outlives the building of the screen."""

    rect: pygame.Rect = field(default_factory=lambda: pygame.Rect(0, 0, 0, 0))
    offset: int = 0
    """Pixels above the visible part."""
    height: int = 0
    """Pixels of the whole content."""
    follow: bool = False
    """Stays at the end while content is added."""

    @property
    def most(self) -> int:
        """Largest offset."""
        return max(0, self.height - self.rect.height)

    def move(self, pixels: int) -> None:
        """Scroll; at the end an area that follows keeps following."""
        self.offset = max(0, min(self.most, self.offset + pixels))


class ScrollBar(Widget):
    """The bar at the right edge of an area; with the focus, arrows scroll."""

    focusable = True

    def __init__(self, name: str, rect: pygame.Rect, state: ScrollState, step: int, moved: Callable[[], None]) -> None:
        """`step` is what an arrow key scrolls, pixels; `moved` is called afterwards."""
        super().__init__(name, rect)
        self._state, self._step, self._moved = state, step, moved

    def look(self) -> Hashable:
        return self._state.offset, self._state.height

    def type_key(self, event: pygame.event.Event) -> Intentions | None:
        if event.type != pygame.KEYDOWN:
            return None
        page = self._state.rect.height - self._step
        moves = {
            pygame.K_UP: -self._step, pygame.K_DOWN: self._step, pygame.K_PAGEUP: -page, pygame.K_PAGEDOWN: page,
            pygame.K_HOME: -self._state.height, pygame.K_END: self._state.height,
        }  # fmt: skip
        if event.key not in moves:
            return None
        self._state.move(moves[event.key])
        self._moved()
        return ()

    def press_at(self, position: tuple[int, int]) -> Intentions | None:
        share = (position[1] - self.rect.y) / max(1, self.rect.height)
        self._state.offset = round(max(0.0, min(1.0, share)) * self._state.most)
        self._moved()
        return ()

    def paint(self, brush: Brush) -> None:
        surface, kit = brush.surface, brush.kit
        state = self._state
        width = kit.px(6)
        track = pygame.Rect(self.rect.right - width, self.rect.y, width, self.rect.height)
        box(surface, track, width // 2, mix(LINE, (255, 255, 255), 0.5))
        length = max(kit.px(24), round(track.height * state.rect.height / max(1, state.height)))
        top = track.y + round((track.height - length) * (state.offset / state.most if state.most else 0))
        box(
            surface,
            pygame.Rect(track.x, top, width, length),
            width // 2,
            ACCENT if brush.focused or brush.hovered else EDGE,
        )


__all__ = ["ScrollBar", "ScrollState"]
