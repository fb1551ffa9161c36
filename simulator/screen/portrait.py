"""The customer's portrait: head and shoulders in flat shapes, drawn enlarged and scaled down."""

from __future__ import annotations

import math
from collections.abc import Hashable, Sequence
from functools import lru_cache
from typing import Final

import pygame

from scoring.record.events import Feeling
from simulator.screen.expression import Expression, blend, face_for, ground, near, stepped, talking
from simulator.screen.paint import Point, curve, fine, stroke
from simulator.screen.portrait_look import PortraitLook
from simulator.screen.theme import Colour
from simulator.screen.widgets.widget import Brush, Widget

ENLARGED: Final = 3
"""The portrait is drawn this many times larger."""
ZOOM: Final = 1.2
"""The figure is drawn this much larger than its own measures."""
SKIN: Final[tuple[Colour, ...]] = ((249, 220, 193), (242, 207, 176), (231, 190, 155), (252, 228, 206))
HAIR: Final[tuple[Colour, ...]] = ((34, 32, 38), (52, 40, 38), (86, 60, 44), (132, 130, 134), (198, 198, 202))
CLOTHES: Final[tuple[Colour, ...]] = (
    (46, 94, 121), (150, 76, 88), (72, 112, 88), (101, 88, 138), (196, 132, 70), (62, 74, 92),
)  # fmt: skip
WHITE: Final[Colour] = (250, 250, 248)
DARK: Final[Colour] = (38, 34, 40)


class Artist:
    """Draws shapes given on a square of 200 × 200; those of the head move with it."""

    def __init__(self, surface: pygame.Surface, look: PortraitLook, face: Expression) -> None:
        """The surface is square."""
        self.surface = surface
        self.look = look
        self.k = surface.get_width() / 200
        self.face = face
        angle = math.radians(face.tilt)
        self._cos, self._sin = math.cos(angle), math.sin(angle)

    def head(self, point: Point) -> Point:
        """A point of the head where the head is held: turned about the neck, lowered."""
        x, y = point[0] - 100, point[1] - 136
        return (100 + x * self._cos - y * self._sin, 136 + x * self._sin + y * self._cos + self.face.drop)

    def _at(self, point: Point, head: bool) -> Point:
        """A point on the surface: the figure fills the disc."""
        x, y = self.head(point) if head else point
        return ((x - 100) * ZOOM + 100) * self.k, ((y - 100) * ZOOM + 106) * self.k

    def shape(self, points: Sequence[Point], colour: Colour, head: bool = True) -> None:
        """A full polygon."""
        pygame.draw.polygon(self.surface, colour, [self._at(point, head) for point in points])

    def round(self, middle: Point, radius: float, colour: Colour, head: bool = True) -> None:
        """A full circle."""
        pygame.draw.circle(self.surface, colour, self._at(middle, head), radius * self.k * ZOOM)

    def oval(self, middle: Point, width: float, height: float, colour: Colour, head: bool = True) -> None:
        """A full ellipse; width and height are half axes."""
        steps = 40
        points = [
            (
                middle[0] + width * math.cos(2 * math.pi * i / steps),
                middle[1] + height * math.sin(2 * math.pi * i / steps),
            )
            for i in range(steps)
        ]
        self.shape(points, colour, head)

    def line(self, points: Sequence[Point], thick: float, colour: Colour, head: bool = True) -> None:
        """A stroke with round ends."""
        stroke(self.surface, [self._at(point, head) for point in points], thick * self.k * ZOOM, colour)


def mirrored(points: Sequence[Point]) -> list[Point]:
    """An outline closed by its mirror image: points of the right half from top to bottom."""
    return [*points, *((200 - x, y) for x, y in reversed(points))]


def turned(points: list[Point], side: int) -> list[Point]:
    """An outline as it stands (side > 0), or mirrored."""
    return points if side > 0 else [(200 - x, y) for x, y in points]


def head_outline(look: PortraitLook) -> list[Point]:
    """The face from the top of the forehead to the chin."""
    jaw = 25.0 if look.sex == "female" else 27.5
    chin = 134.0 if look.sex == "female" else 136.0
    right = curve((100, 50), (122, 50), (133, 66), (133, 88))
    right += curve((133, 88), (133, 106), (100 + jaw, 117), (100 + jaw * 0.62, 127))[1:]
    right += curve((100 + jaw * 0.62, 127), (110, 132.5), (105, chin), (100, chin))[1:]
    return mirrored(right)


@lru_cache(maxsize=32)
def portrait(look: PortraitLook, face: Expression, size: int) -> pygame.Surface:
    """A portrait in a disc, `size` pixels square, transparent around it."""
    # The parts import what is above.
    from simulator.screen.portrait_parts import paint_all  # noqa: PLC0415

    large = size * ENLARGED
    surface = pygame.Surface((large, large))
    surface.fill(ground(face.warmth))
    paint_all(Artist(surface, look, face), look)
    image = pygame.Surface((size, size), pygame.SRCALPHA)
    image.blit(pygame.transform.smoothscale(surface, (size, size)), (0, 0))
    image.blit(_mask(size), (0, 0), special_flags=pygame.BLEND_RGBA_MULT)
    return image


@lru_cache(maxsize=8)
def _mask(size: int) -> pygame.Surface:
    white = (255, 255, 255)
    return fine(
        (size, size), white, lambda surface, k: pygame.draw.circle(surface, white, (size * k / 2,) * 2, size * k / 2)
    )


class Portrait(Widget):
    """A portrait that changes its expression smoothly, blinks and moves its mouth."""

    SMOOTH: Final = 5.0
    """Share of the way to the new expression per second, as an exponential rate."""
    BLINK_EVERY: Final = 4.3
    BLINK_FOR: Final = 0.13

    def __init__(self, name: str, rect: pygame.Rect, look: PortraitLook, motion: bool) -> None:
        """`rect` is square."""
        super().__init__(name, rect)
        self.person = look
        self._motion = motion
        self._target = face_for("neutral", 0.0)
        self._face: Expression | None = None
        self._speaking = False
        self._time = 0.0

    def feel(self, feeling: Feeling, mood: float, speaking: bool) -> None:
        """What the face is to show from now on."""
        self._target = face_for(feeling, mood)
        self._speaking = speaking
        if self._face is None or not self._motion:
            self._face = self._target

    def advance(self, seconds: float) -> None:
        if not self._motion or self._face is None:
            return
        self._time += seconds
        if self._face is not self._target:
            self._face = blend(self._face, self._target, 1 - math.exp(-self.SMOOTH * seconds))
            if near(self._face, self._target):
                self._face = self._target

    def shown(self) -> Expression:
        """The expression of this moment."""
        face = stepped(self._face or self._target)
        if not self._motion:
            return face
        if self._speaking:
            opened = talking(math.floor(self._time * 14) / 14)
            face = Expression(**{**_plain(face), "mouth_open": max(face.mouth_open, 0.65 * opened)})
        if self._time % self.BLINK_EVERY < self.BLINK_FOR and self._time > 1.0:
            face = Expression(**{**_plain(face), "eye_open": 0.08})
        return face

    def look(self) -> Hashable:
        return self.person, self.shown()

    def paint(self, brush: Brush) -> None:
        surface = brush.surface
        surface.blit(portrait(self.person, self.shown(), self.rect.width), self.rect)


def _plain(face: Expression) -> dict[str, float]:
    return {name: getattr(face, name) for name in Expression.__dataclass_fields__}


__all__ = [
    "CLOTHES",
    "DARK",
    "ENLARGED",
    "HAIR",
    "SKIN",
    "WHITE",
    "Artist",
    "Portrait",
    "head_outline",
    "mirrored",
    "portrait",
    "turned",
]
