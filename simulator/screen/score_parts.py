"""What the scorecard is drawn with: the total in a ring, verdicts as symbols, colours of verdicts and shares."""

from __future__ import annotations

from collections.abc import Hashable, Mapping
from typing import Final

import pygame

from simulator.screen.icons import icon
from simulator.screen.paint import arc, disc
from simulator.screen.score_view import VerdictName
from simulator.screen.theme import (
    ACCENT,
    ASIDE,
    ASIDE_SOFT,
    BAD,
    BAD_SOFT,
    CARD,
    DISPLAY,
    GOOD,
    GOOD_SOFT,
    INK,
    LINE,
    MIDDLE,
    MIDDLE_SOFT,
    MIDDLE_STRONG,
    QUIET,
    SMALL_BOLD,
    SUNK,
    TINY,
    Colour,
    mix,
)
from simulator.screen.widgets.widget import Brush, Widget

VERDICTS: Final[Mapping[VerdictName, tuple[Colour, Colour, str]]] = {
    "met": (GOOD, GOOD_SOFT, "check"),
    "partly": (MIDDLE, MIDDLE_SOFT, "half"),
    "not_met": (BAD, BAD_SOFT, "cross"),
    "not_applicable": (QUIET, SUNK, "dash"),
    "cannot_tell": (ASIDE, ASIDE_SOFT, "question"),
}
"""Colour, ground and icon of each verdict: never the colour alone."""


class Gauge(Widget):
    """The total in a ring."""

    def __init__(self, name: str, rect: pygame.Rect, total: int, colour: Colour) -> None:
        """`total` from 0 to 100."""
        super().__init__(name, rect)
        self._total, self._colour = total, colour

    def look(self) -> Hashable:
        return self._total, self._colour

    def paint(self, brush: Brush) -> None:
        surface, kit = brush.surface, brush.kit
        size = self.rect.width
        surface.blit(arc(size, max(8, size // 11), self._total / 100, self._colour, mix(LINE, CARD, 0.3)), self.rect)
        number = kit.type.image(str(self._total), DISPLAY, INK)
        surface.blit(
            number,
            (self.rect.centerx - number.get_width() // 2, self.rect.centery - number.get_height() // 2 - kit.px(5)),
        )
        of = kit.type.image("/ 100", TINY, QUIET)
        surface.blit(
            of, (self.rect.centerx - of.get_width() // 2, self.rect.centery + number.get_height() // 2 - kit.px(12))
        )


class Mark(Widget):
    """A verdict as a symbol on a disc, or a number on one."""

    def __init__(self, name: str, rect: pygame.Rect, image: str, colour: Colour, text: str) -> None:
        """`text` replaces the symbol."""
        super().__init__(name, rect)
        self._image, self._colour, self._text = image, colour, text

    def look(self) -> Hashable:
        return self._image, self._colour, self._text

    def paint(self, brush: Brush) -> None:
        surface, kit = brush.surface, brush.kit
        radius = self.rect.width // 2
        surface.blit(disc(radius, self._colour), self.rect)
        if self._text:
            number = kit.type.image(self._text, SMALL_BOLD, CARD)
            surface.blit(
                number, (self.rect.centerx - number.get_width() // 2, self.rect.centery - number.get_height() // 2)
            )
            return
        size = round(radius * 1.3)
        surface.blit(icon(self._image, size, CARD), (self.rect.centerx - size // 2, self.rect.centery - size // 2))


def share_colour(share: float | None) -> Colour:
    """Colour of a share of points."""
    if share is None:
        return LINE
    return GOOD if share >= 0.8 else ACCENT if share >= 0.6 else MIDDLE_STRONG if share >= 0.35 else BAD


__all__ = ["VERDICTS", "Gauge", "Mark", "share_colour"]
