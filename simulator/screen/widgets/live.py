"""What moves with every frame: clock, level, floor, words as they are recognised; and captions."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from typing import Protocol

import pygame

from simulator.screen.call_view import CaptionView, LiveView
from simulator.screen.icons import icon
from simulator.screen.paint import box, framed
from simulator.screen.theme import (
    ACCENT,
    ACCENT_SOFT,
    ASIDE,
    ASIDE_SOFT,
    BAD_SOFT,
    BODY,
    CARD,
    GOOD,
    GOOD_SOFT,
    INK,
    LINE,
    MIDDLE,
    MIDDLE_SOFT,
    QUIET,
    RADIUS,
    SMALL,
    TINY,
    TINY_BOLD,
    Colour,
    Style,
    mix,
)
from simulator.screen.widgets.widget import Brush, Kit, Widget

Live = Callable[[], LiveView]
CELLS = 22
"""Steps of the level meter."""


class Loud(Protocol):
    """How loud the own voice is at this moment."""

    @property
    def level(self) -> float:
        """0 to 1."""

    @property
    def speech(self) -> bool:
        """It is a voice."""

    @property
    def ear_works(self) -> bool:
        """It can be heard at all."""


class LiveText(Widget):
    """A line of text that is asked for anew in every frame."""

    def __init__(
        self,
        name: str,
        rect: pygame.Rect,
        get: Callable[[], tuple[str, Colour]],
        style: Style,
        image: str = "",
        *,
        from_end: bool = False,
    ) -> None:
        """`get` gives text and colour; `from_end`: where it is too long, its end is shown."""
        super().__init__(name, rect)
        self._get, self._style, self._image, self._from_end = get, style, image, from_end

    def look(self) -> Hashable:
        return self._get()

    def paint(self, brush: Brush) -> None:
        surface, kit = brush.surface, brush.kit
        text, colour = self._get()
        if not text:
            return
        line = kit.line(self._style)
        x = self.rect.x
        if self._image:
            size = round(line * 0.8)
            surface.blit(icon(self._image, size, colour), (x, self.rect.centery - size // 2 + kit.sink(self._style)))
            x += line
        room = self.rect.right - x
        while self._from_end and len(text) > 1 and kit.type.width("…" + text, self._style) > room:
            text = text[max(1, len(text) // 12) :]
        if self._from_end and text != self._get()[0]:
            text = "…" + text
        words = kit.type.shorten(text, self._style, room)
        surface.blit(kit.type.image(words, self._style, colour), (x, self.rect.centery - line // 2))


class Meter(Widget):
    """Loudness in steps, from left to right or, where it is higher than wide, upwards; green while it is speech."""

    def __init__(self, name: str, rect: pygame.Rect, live: Callable[[], Loud]) -> None:
        """`live` gives the values of the moment."""
        super().__init__(name, rect)
        self._live = live

    def look(self) -> Hashable:
        live = self._live()
        return round(max(0.0, min(1.0, live.level)) * CELLS), live.speech, live.ear_works

    def paint(self, brush: Brush) -> None:
        surface = brush.surface
        live = self._live()
        full = round(max(0.0, min(1.0, live.level)) * CELLS)
        upright = self.rect.height > self.rect.width
        step = max(self.rect.size) / CELLS
        thick = max(2, round(step * 0.66))
        for cell in range(CELLS):
            tint = (GOOD if live.speech else mix(ACCENT, CARD, 0.35)) if cell < full else LINE
            at = round(cell * step)
            place = pygame.Rect(self.rect.x + at, self.rect.y, thick, self.rect.height)
            if upright:
                place = pygame.Rect(self.rect.x, self.rect.bottom - at - thick, self.rect.width, thick)
            box(surface, place, thick // 2, tint)


class MoodScale(Widget):
    """The customer's mood on a line from furious to delighted."""

    def __init__(self, name: str, rect: pygame.Rect, mood: float, colour: Colour) -> None:
        """`mood` from -5 to +5; `colour` of its dot."""
        super().__init__(name, rect)
        self._colour = colour
        self._mood = max(-5.0, min(5.0, mood))

    def look(self) -> Hashable:
        return self._mood, self._colour

    def paint(self, brush: Brush) -> None:
        surface, kit = brush.surface, brush.kit
        radius = self.rect.height // 2
        box(surface, self.rect, radius, mix(LINE, CARD, 0.3))
        third = self.rect.width // 3
        for index, tint in enumerate((BAD_SOFT, MIDDLE_SOFT, GOOD_SOFT)):
            surface.fill(
                mix(tint, LINE, 0.25),
                (self.rect.x + radius + index * third, self.rect.y, third - radius, self.rect.height),
            )
        size = self.rect.height + kit.px(6)
        x = self.rect.x + round((self.rect.width - size) * (self._mood + 5) / 10)
        framed(
            surface,
            pygame.Rect(x, self.rect.centery - size // 2, size, size),
            size // 2,
            self._colour,
            CARD,
            thick=max(1, kit.px(2)),
        )


class Bubble(Widget):
    """What one party said, with name and time."""

    def __init__(self, name: str, rect: pygame.Rect, caption: CaptionView, lines: tuple[str, ...]) -> None:
        """`lines` are the words, broken."""
        super().__init__(name, rect)
        self.caption, self._lines = caption, lines

    @staticmethod
    def measure(kit: Kit, caption: CaptionView, width: int) -> tuple[int, int, tuple[str, ...]]:
        """Width, height and lines of a bubble that has `width` pixels to stand in."""
        pad = kit.px(12)
        if caption.speaker == "event":
            lines = kit.type.lines(caption.text, TINY, width - 2 * pad)
            return width, len(lines) * kit.line(TINY) + kit.px(4), lines
        lines = kit.type.lines(caption.text, BODY, width - 2 * pad)
        head = kit.type.width(_head(caption), TINY_BOLD) + kit.type.width(_tail(caption), TINY) + kit.px(10)
        wide = max(head, *(kit.type.width(line, BODY) for line in lines)) + 2 * pad + kit.px(2)
        return min(width, wide), kit.line(TINY) + len(lines) * kit.line(BODY) + kit.px(14), lines

    def look(self) -> Hashable:
        return self.caption, self._lines

    def paint(self, brush: Brush) -> None:
        surface, kit = brush.surface, brush.kit
        caption = self.caption
        pad = kit.px(12)
        if caption.speaker == "event":
            for index, text in enumerate(self._lines):
                image = kit.type.image(text, TINY, QUIET)
                surface.blit(
                    image,
                    (self.rect.centerx - image.get_width() // 2, self.rect.y + kit.px(2) + index * kit.line(TINY)),
                )
            return
        ground, name = {
            "customer": (CARD, INK), "trainee": (ACCENT_SOFT, ACCENT), "colleague": (ASIDE_SOFT, ASIDE),
        }[caption.speaker]  # fmt: skip
        border = ACCENT if caption.sounding else LINE if caption.speaker == "customer" else ground
        framed(surface, self.rect, kit.px(RADIUS), ground, border)
        x, y = self.rect.x + pad, self.rect.y + kit.px(6)
        head = kit.type.image(_head(caption), TINY_BOLD, name)
        surface.blit(head, (x, y))
        room = self.rect.right - pad - x - head.get_width() - kit.px(8)
        tail = kit.type.shorten(_tail(caption), TINY, room)
        if tail:
            surface.blit(kit.type.image(tail, TINY, QUIET), (x + head.get_width() + kit.px(8), y))
        y += kit.line(TINY)
        for index, text in enumerate(self._lines):
            if text:
                surface.blit(kit.type.image(text, BODY, INK), (x, y + index * kit.line(BODY)))


def _head(caption: CaptionView) -> str:
    return caption.name


def _tail(caption: CaptionView) -> str:
    return " · ".join(part for part in (caption.at, caption.mark) if part)


class FloorMark(Widget):
    """Who holds the floor."""

    def __init__(self, name: str, rect: pygame.Rect, live: Live) -> None:
        """`live` gives the values of the moment."""
        super().__init__(name, rect)
        self._live = live

    def look(self) -> Hashable:
        live = self._live()
        return live.floor, live.floor_word

    def paint(self, brush: Brush) -> None:
        surface, kit = brush.surface, brush.kit
        live = self._live()
        colour, ground = {
            "customer": (MIDDLE, MIDDLE_SOFT),
            "trainee": (ACCENT, ACCENT_SOFT),
            "nobody": (QUIET, mix(LINE, CARD, 0.5)),
        }[live.floor]
        box(surface, self.rect, self.rect.height // 2, ground)
        text = kit.type.shorten(live.floor_word, SMALL, self.rect.width - kit.px(16))
        image = kit.type.image(text, SMALL, INK if live.floor == "nobody" else colour)
        surface.blit(image, (self.rect.centerx - image.get_width() // 2, self.rect.centery - image.get_height() // 2))


__all__ = ["Bubble", "FloorMark", "Live", "LiveText", "Meter", "MoodScale"]
