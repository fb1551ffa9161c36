"""The loudness of the caller's voice and of the own, beside each other or one below the other."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import pygame

from simulator.screen.builder import Builder
from simulator.screen.call_view import LiveView
from simulator.screen.theme import QUIET, TINY
from simulator.screen.widgets.label import Label
from simulator.screen.widgets.live import Loud, Meter


@dataclass(frozen=True, slots=True)
class Level:
    """One of the two."""

    name: str
    image: str


@dataclass(frozen=True, slots=True)
class _Voice:
    """The loudness of the customer's voice."""

    level: float
    speech: bool = True
    ear_works: bool = True


VOICE: Final = Level("voice", "headset")
OWN: Final = Level("meter", "microphone")


class CallLevels(Builder):
    """Builds them, each with the picture of what it is of."""

    def live_now(self) -> LiveView:
        """The values of this frame."""
        raise NotImplementedError

    def _loud(self, level: Level) -> Loud:
        live = self.live_now()
        return _Voice(live.voice_level) if level is VOICE else live

    def level(self, level: Level, rect: pygame.Rect) -> None:
        """One of them, as wide as `rect`."""
        kit = self.kit
        self._picture(level, pygame.Rect(rect.x, rect.y, rect.height, rect.height))
        left = rect.height + kit.px(6)
        high = kit.px(12)
        place = pygame.Rect(rect.x + left, rect.centery - high // 2, rect.width - left, high)
        self.add(Meter(level.name, place, lambda: self._loud(level)))

    def levels(self, typed: bool, rect: pygame.Rect) -> int:
        """Both upright from the left of `rect` on, in a typed call the caller's alone; returns the x after them."""
        kit = self.kit
        size = round(kit.line(TINY) * 0.78)
        x, wide = rect.x, max(kit.px(8), size // 2)
        for level in (VOICE,) if typed else (VOICE, OWN):
            foot = pygame.Rect(x, rect.bottom - kit.line(TINY), size, kit.line(TINY))
            self._picture(level, foot)
            bar = pygame.Rect(x + (size - wide) // 2, rect.y, wide, foot.y - rect.y)
            self.add(Meter(level.name, bar, lambda level=level: self._loud(level)))  # type: ignore[misc]
            x += size + kit.px(6)
        return x + kit.px(4)

    def _picture(self, level: Level, rect: pygame.Rect) -> None:
        self.add(Label(f"{level.name}.image", rect, ("",), TINY, QUIET, image=level.image))


__all__ = ["OWN", "VOICE", "CallLevels", "Level"]
