"""The desk's own icons: strokes and shapes on a grid of 24, tinted, smoothed and kept."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from functools import lru_cache
from typing import Final

import pygame

from simulator.screen.paint import Point, curve, fine, stroke
from simulator.screen.theme import Colour, shown

THICK: Final = 2.0
"""Width of a stroke on the grid of 24."""


class Pen:
    """Draws on the grid of 24, enlarged."""

    def __init__(self, surface: pygame.Surface, scale: float, colour: Colour) -> None:
        """`scale` is pixels a grid unit."""
        self._surface, self._scale, self._colour = surface, scale, colour

    def line(self, *points: Point, thick: float = THICK) -> None:
        """A stroke through points."""
        stroke(
            self._surface, [(x * self._scale, y * self._scale) for x, y in points], thick * self._scale, self._colour
        )

    def bend(self, a: Point, b: Point, c: Point, d: Point, thick: float = THICK) -> None:
        """A stroke along a Bézier curve."""
        self.line(*curve(a, b, c, d), thick=thick)

    def ring(self, middle: Point, radius: float, thick: float = THICK, share: float = 1.0, start: float = 0.0) -> None:
        """A circle's line; `share` of it from `start` (turns, clockwise from the top)."""
        steps = 40
        turns = [start + share * step / steps - 0.25 for step in range(steps + 1)]
        self.line(
            *(
                (middle[0] + radius * math.cos(2 * math.pi * t), middle[1] + radius * math.sin(2 * math.pi * t))
                for t in turns
            ),
            thick=thick,
        )

    def dot(self, middle: Point, radius: float) -> None:
        """A full circle."""
        pygame.draw.circle(
            self._surface, self._colour, (middle[0] * self._scale, middle[1] * self._scale), radius * self._scale
        )

    def block(self, x: float, y: float, width: float, height: float, radius: float = 1.5, *, full: bool = True) -> None:
        """A box with round corners, full or as a line."""
        k = self._scale
        rect = pygame.Rect(round(x * k), round(y * k), round(width * k), round(height * k))
        thick = 0 if full else round(THICK * k)
        pygame.draw.rect(self._surface, self._colour, rect, thick, border_radius=round(radius * k))


def _receiver(pen: Pen, turn: float) -> None:
    """A telephone receiver, turned clockwise by `turn` degrees."""
    angle = math.radians(turn)

    def at(x: float, y: float) -> Point:
        return (12 + x * math.cos(angle) - y * math.sin(angle), 12 + x * math.sin(angle) + y * math.cos(angle))

    pen.bend(at(-8, 3.2), at(-7, -4.6), at(7, -4.6), at(8, 3.2), thick=4.2)
    pen.line(at(-8.2, 2.4), at(-8.2, 3.6), thick=5.6)
    pen.line(at(8.2, 2.4), at(8.2, 3.6), thick=5.6)


def _phone(pen: Pen) -> None:
    _receiver(pen, -135)


def _hang_up(pen: Pen) -> None:
    _receiver(pen, 0)


def _pause(pen: Pen) -> None:
    pen.block(6, 5, 4, 14, 1.6)
    pen.block(14, 5, 4, 14, 1.6)


def _play(pen: Pen) -> None:
    pen.line((8, 5.5), (18, 12), (8, 18.5), (8, 5.5))
    pen.line((9.5, 8.5), (15, 12), (9.5, 15.5), (10, 12), thick=3.4)


def _microphone(pen: Pen) -> None:
    pen.block(9, 3, 6, 11, 3)
    pen.bend((5.5, 11), (5.5, 19.6), (18.5, 19.6), (18.5, 11))
    pen.line((12, 17.6), (12, 21))
    pen.line((8.6, 21), (15.4, 21))


def _muted(pen: Pen) -> None:
    _microphone(pen)
    pen.line((4, 4), (20, 20))


def _people(pen: Pen) -> None:
    pen.dot((9, 8), 3.6)
    pen.bend((2.6, 19.6), (3, 12.6), (15, 12.6), (15.4, 19.6), thick=2.4)
    pen.ring((16.6, 8), 2.9, share=0.62, start=0.94)
    pen.bend((17, 13.4), (20, 13.8), (21.2, 16), (21.4, 19.6))


def _transfer(pen: Pen) -> None:
    pen.line((3, 12), (20, 12))
    pen.line((14, 6), (20, 12), (14, 18))


def _escalate(pen: Pen) -> None:
    pen.line((12, 21), (12, 4))
    pen.line((6, 10), (12, 4), (18, 10))


def _consult(pen: Pen) -> None:
    pen.block(3, 4, 18, 12.6, 3.4, full=False)
    pen.line((8, 16), (8, 20.5), (12.6, 16.2))
    for x in (8, 12, 16):
        pen.dot((x, 10.3), 1.25)


def _clock(pen: Pen) -> None:
    pen.ring((12, 12), 9)
    pen.line((12, 7), (12, 12), (15.6, 14.2))


def _calendar(pen: Pen) -> None:
    pen.block(3, 5, 18, 16, 3, full=False)
    pen.line((4, 10), (20, 10))
    pen.line((8, 3), (8, 6.6))
    pen.line((16, 3), (16, 6.6))
    pen.line((8.4, 15.2), (11, 17.6), (15.6, 13), thick=1.8)


def _card(pen: Pen) -> None:
    pen.block(2, 5, 20, 14.5, 3, full=False)
    pen.dot((8, 10.6), 2.1)
    pen.bend((4.8, 16.2), (5.2, 12.8), (10.8, 12.8), (11.2, 16.2))
    pen.line((14.2, 10.2), (18.4, 10.2))
    pen.line((14.2, 14.2), (18.4, 14.2))


def _notes(pen: Pen) -> None:
    pen.line((4, 20), (5, 15.5), (15.8, 4.7), (19.3, 8.2), (8.5, 19), (4, 20))
    pen.line((13.2, 7.3), (16.7, 10.8))


def _book(pen: Pen) -> None:
    pen.bend((12, 6.6), (9.6, 4.6), (6.4, 4.4), (3, 4.9))
    pen.bend((12, 6.6), (14.4, 4.6), (17.6, 4.4), (21, 4.9))
    pen.line((3, 4.9), (3, 18.5))
    pen.line((21, 4.9), (21, 18.5))
    pen.bend((12, 20.2), (9.6, 18.2), (6.4, 18), (3, 18.5))
    pen.bend((12, 20.2), (14.4, 18.2), (17.6, 18), (21, 18.5))
    pen.line((12, 6.8), (12, 20))


def _check(pen: Pen) -> None:
    pen.line((5, 12.6), (10, 17.4), (19, 7), thick=2.6)


def _cross(pen: Pen) -> None:
    pen.line((6.4, 6.4), (17.6, 17.6), thick=2.6)
    pen.line((17.6, 6.4), (6.4, 17.6), thick=2.6)


def _half(pen: Pen) -> None:
    pen.bend((4.6, 13.4), (8, 7.4), (13, 18.2), (19.4, 10.6), thick=2.6)


def _dash(pen: Pen) -> None:
    pen.line((6, 12), (18, 12), thick=2.6)


def _question(pen: Pen) -> None:
    pen.bend((7.6, 8.6), (8, 2.6), (17, 3), (16.2, 9), thick=2.4)
    pen.bend((16.2, 9), (15.6, 11.6), (12.2, 11.6), (12, 15), thick=2.4)
    pen.dot((12, 19.6), 1.6)


def _gear(pen: Pen) -> None:
    pen.ring((12, 12), 6, thick=2.2)
    pen.dot((12, 12), 2)
    for step in range(8):
        angle = step * math.pi / 4
        pen.line(
            (12 + 7 * math.cos(angle), 12 + 7 * math.sin(angle)),
            (12 + 9.6 * math.cos(angle), 12 + 9.6 * math.sin(angle)),
            thick=2.6,
        )


def _globe(pen: Pen) -> None:
    pen.ring((12, 12), 9)
    pen.line((3.2, 12), (20.8, 12), thick=1.7)
    pen.bend((12, 3), (6.6, 8), (6.6, 16), (12, 21), thick=1.7)
    pen.bend((12, 3), (17.4, 8), (17.4, 16), (12, 21), thick=1.7)


def _keyboard(pen: Pen) -> None:
    pen.block(2, 6, 20, 13, 2.6, full=False)
    for x in (6, 10, 14, 18):
        pen.dot((x, 10.4), 1.1)
    pen.line((8, 15), (16, 15), thick=1.8)


def _headset(pen: Pen) -> None:
    pen.bend((4.4, 14), (3.4, 1.4), (20.6, 1.4), (19.6, 14))
    pen.block(3, 12.4, 4.4, 7, 2)
    pen.block(16.6, 12.4, 4.4, 7, 2)
    pen.bend((18.8, 19), (18.4, 21.4), (16.4, 21.6), (13.4, 21.5), thick=1.8)


def _again(pen: Pen) -> None:
    pen.ring((12, 12.4), 7.8, share=0.78, start=0.13)
    pen.line((12.6, 1.6), (17, 5.2), (12.4, 8.4), thick=2.2)


def _home(pen: Pen) -> None:
    pen.line((3.4, 11.6), (12, 4), (20.6, 11.6))
    pen.line((6, 10.4), (6, 20), (18, 20), (18, 10.4))


def _send(pen: Pen) -> None:
    pen.line((4, 11.4), (20, 4), (14, 20), (11, 13.4), (4, 11.4))
    pen.line((11, 13.4), (20, 4))


def _warning(pen: Pen) -> None:
    pen.line((12, 4), (21, 19.6), (3, 19.6), (12, 4))
    pen.line((12, 9.6), (12, 13.6), thick=2.2)
    pen.dot((12, 16.6), 1.2)


def _bell(pen: Pen) -> None:
    pen.bend((5, 17), (8, 14), (4.6, 4.4), (12, 4.4))
    pen.bend((19, 17), (16, 14), (19.4, 4.4), (12, 4.4))
    pen.line((4.4, 17.2), (19.6, 17.2))
    pen.line((10.6, 20.6), (13.4, 20.6))


def _lock(pen: Pen) -> None:
    pen.block(5, 10.6, 14, 10, 2.4)
    pen.bend((8, 11), (7.4, 2.4), (16.6, 2.4), (16, 11), thick=2.2)


def _flag(pen: Pen) -> None:
    pen.line((5.4, 21), (5.4, 4))
    pen.line((5.4, 4.6), (18.6, 4.6), (15.4, 9), (18.6, 13.4), (5.4, 13.4))


ICONS: Final[Mapping[str, Callable[[Pen], None]]] = {
    "again": _again, "bell": _bell, "book": _book, "calendar": _calendar, "card": _card, "check": _check,
    "clock": _clock, "consult": _consult, "cross": _cross, "dash": _dash, "escalate": _escalate, "flag": _flag,
    "gear": _gear, "globe": _globe, "half": _half, "hang_up": _hang_up, "headset": _headset, "home": _home,
    "keyboard": _keyboard, "lock": _lock, "microphone": _microphone, "muted": _muted, "notes": _notes, "pause": _pause,
    "people": _people, "phone": _phone, "play": _play, "question": _question, "send": _send, "transfer": _transfer,
    "warning": _warning,
}  # fmt: skip


def icon(name: str, size: int, colour: Colour) -> pygame.Surface:
    """An icon as a square image of `size` pixels."""
    return _icon(name, size, shown(colour))


@lru_cache(maxsize=200)
def _icon(name: str, size: int, colour: Colour) -> pygame.Surface:
    return fine((size, size), colour, lambda surface, k: ICONS[name](Pen(surface, size * k / 24, colour)))


__all__ = ["ICONS", "Pen", "icon"]
