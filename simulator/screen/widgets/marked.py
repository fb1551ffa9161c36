"""Words of which some are marked, and the picture of a whole call."""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from dataclasses import dataclass

import pygame

from simulator.screen.intentions import Intentions
from simulator.screen.keymap import CTRL
from simulator.screen.paint import box
from simulator.screen.score_view import BarView, TimelineView
from simulator.screen.theme import (
    ACCENT,
    ACCENT_SOFT,
    ASIDE,
    ASIDE_SOFT,
    CARD,
    HOVER,
    INK,
    LINE,
    MIDDLE,
    QUIET,
    SMALL_RADIUS,
    SUNK,
    Colour,
    Style,
    mix,
    shown,
)
from simulator.screen.widgets.widget import Action, Brush, Kit, Widget


@dataclass(frozen=True, slots=True)
class Marking:
    """A stretch of text on a coloured ground with a line below it."""

    start: int
    """First code point."""
    end: int
    ground: Colour
    line: Colour


class MarkedText(Widget):
    """A text broken into lines, with stretches of it marked."""

    def __init__(self, name: str, rect: pygame.Rect, text: str, style: Style, marks: tuple[Marking, ...]) -> None:
        """The height of `rect` is `height`; of marks upon each other the later one is seen."""
        super().__init__(name, rect)
        self._text, self._style, self._marks = text, style, marks

    @staticmethod
    def height(kit: Kit, text: str, style: Style, width: int) -> int:
        """Height that a text needs."""
        return len(kit.type.spans(text, style, width)) * kit.line(style)

    @property
    def text(self) -> str:
        """The text, for tests and readers."""
        return self._text

    @property
    def marked(self) -> tuple[str, ...]:
        """The marked words, for tests and readers."""
        return tuple(self._text[mark.start : mark.end] for mark in self._marks)

    def look(self) -> Hashable:
        return self._text, self._style, self._marks

    def paint(self, brush: Brush) -> None:
        surface, kit = brush.surface, brush.kit
        line = kit.line(self._style)
        for index, (start, end) in enumerate(kit.type.spans(self._text, self._style, self.rect.width)):
            y = self.rect.y + index * line
            for mark in self._marks:
                first, last = max(start, mark.start), min(end, mark.end)
                if first < last:
                    self._mark(brush, mark, self._text[start:first], self._text[first:last].rstrip(" "), y)
            words = self._text[start:end].rstrip(" ")
            if words:
                surface.blit(kit.type.image(words, self._style, INK), (self.rect.x, y))

    def _mark(self, brush: Brush, mark: Marking, before: str, words: str, y: int) -> None:
        kit = brush.kit
        x = self.rect.x + (kit.type.width(before, self._style) if before else 0)
        width, line = kit.type.width(words, self._style), kit.line(self._style)
        thick = max(2, kit.px(2))
        brush.surface.fill(shown(mark.ground), (x, y + line // 10, width, line - line // 10))
        brush.surface.fill(shown(mark.line), (x, y + line - thick, width, thick))


class LinePlace(Widget):
    """The ground of a line of a transcript: the keyboard and the pointer choose it, Enter plays it."""

    focusable = True

    def __init__(self, name: str, rect: pygame.Rect, chosen: bool, choose: Action, use: Action) -> None:
        """What stands on it is added after it."""
        super().__init__(name, rect)
        self.chosen = chosen
        self._choose, self._use = choose, use

    def look(self) -> Hashable:
        return self.chosen

    def focus_gained(self) -> Intentions:
        return () if self.chosen else self._choose()

    def press(self) -> Intentions | None:
        return self._choose()

    def type_key(self, event: pygame.event.Event) -> Intentions | None:
        if event.type == pygame.KEYDOWN and not event.mod & CTRL and event.key in (pygame.K_RETURN, pygame.K_KP_ENTER):
            return self._use()
        return None

    def paint(self, brush: Brush) -> None:
        if self.chosen or brush.hovered:
            kit = brush.kit
            box(brush.surface, self.rect, kit.px(SMALL_RADIUS), ACCENT_SOFT if self.chosen else HOVER)


class TimelinePicture(Widget):
    """Mood, the words of both parties, and the desk, on the time of the call."""

    def __init__(self, name: str, rect: pygame.Rect, view: TimelineView, lanes: Sequence[tuple[int, int]]) -> None:
        """`lanes`: top and height of mood, customer, trainee and desk, in pixels of the window."""
        super().__init__(name, rect)
        self._view, self._lanes = view, tuple(lanes)

    def look(self) -> Hashable:
        return self._view, self._lanes, self.rect.width

    def _x(self, share: float) -> int:
        return self.rect.x + round(self.rect.width * max(0.0, min(1.0, share)))

    def paint(self, brush: Brush) -> None:
        surface, kit = brush.surface, brush.kit
        top, bottom = self._lanes[0][0], self._lanes[-1][0] + self._lanes[-1][1]
        for hold in self._view.holds:
            self._bar(brush, hold, (top, bottom - top), ASIDE_SOFT, flat=True)
        mood_top, mood_high = self._lanes[0]
        surface.fill(LINE, (self.rect.x, mood_top + mood_high // 2, self.rect.width, 1))
        points = [(self._x(x), mood_top + round((1 - mood) * mood_high)) for x, mood in self._view.mood]
        if len(points) > 1:
            pygame.draw.lines(surface, ACCENT, False, points, max(2, kit.px(2)))
        for bars, lane, colour in (
            (self._view.customer, 1, mix(INK, CARD, 0.45)), (self._view.trainee, 2, ACCENT),
            (self._view.inside, 2, mix(ASIDE, CARD, 0.35)),
        ):  # fmt: skip
            for bar in bars:
                self._bar(brush, bar, self._lanes[lane], colour)
        wide = max(3, kit.px(3))
        for at in self._view.overlaps:
            place = self._lanes[1][0]
            surface.fill(shown(MIDDLE), (self._x(at) - wide // 2, place, wide, sum(self._lanes[2]) - place))
        desk_top, desk_high = self._lanes[3]
        surface.fill(SUNK, (self.rect.x, desk_top + desk_high // 2, self.rect.width, 1))
        for at in self._view.desk:
            box(surface, pygame.Rect(self._x(at) - wide, desk_top, 2 * wide, desk_high), wide, QUIET)
        surface.fill(LINE, (self.rect.x, bottom + kit.px(4), self.rect.width, 1))
        for at, _ in self._view.marks:
            surface.fill(QUIET, (self._x(at), bottom + kit.px(2), 1, kit.px(5)))

    def _bar(self, brush: Brush, bar: BarView, lane: tuple[int, int], colour: Colour, *, flat: bool = False) -> None:
        left = self._x(bar.x)
        rect = pygame.Rect(left, lane[0], max(3, self._x(bar.x + bar.width) - left), lane[1])
        if flat:
            brush.surface.fill(shown(colour), rect)
        else:
            box(brush.surface, rect, min(brush.kit.px(3), rect.width // 2), colour)


__all__ = ["LinePlace", "MarkedText", "Marking", "TimelinePicture"]
