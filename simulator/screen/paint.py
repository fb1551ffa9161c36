"""Anti-aliased shapes: rounded boxes, discs, rings, strokes. Drawn large once, scaled down, kept."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from functools import lru_cache
from itertools import pairwise
from typing import Final

import pygame

from simulator.screen.theme import Colour, shown

FINE: Final = 4
"""Shapes are drawn this many times larger and scaled down."""
Point = tuple[float, float]


def fine(size: tuple[int, int], colour: Colour, draw: Callable[[pygame.Surface, int], object]) -> pygame.Surface:
    """An image of one colour: `draw(surface, factor)` paints it enlarged."""
    large = pygame.Surface((size[0] * FINE, size[1] * FINE), pygame.SRCALPHA)
    large.fill((*colour, 0))  # scaling mixes the colours of transparent points in: they have to be the same
    draw(large, FINE)
    return pygame.transform.smoothscale(large, size)


def disc(radius: int, colour: Colour) -> pygame.Surface:
    """A full circle in a square of 2 × radius."""
    return _disc(radius, shown(colour))


@lru_cache(maxsize=256)
def _disc(radius: int, colour: Colour) -> pygame.Surface:
    return fine(
        (2 * radius, 2 * radius),
        colour,
        lambda surface, k: pygame.draw.circle(surface, colour, (radius * k, radius * k), radius * k),
    )


def box(surface: pygame.Surface, rect: pygame.Rect, radius: int, colour: Colour) -> None:
    """A filled box with round corners."""
    colour = shown(colour)
    radius = min(radius, rect.width // 2, rect.height // 2)
    if radius <= 0:
        surface.fill(colour, rect)
        return
    surface.fill(colour, (rect.x + radius, rect.y, rect.width - 2 * radius, rect.height))
    surface.fill(colour, (rect.x, rect.y + radius, radius, rect.height - 2 * radius))
    surface.fill(colour, (rect.right - radius, rect.y + radius, radius, rect.height - 2 * radius))
    round_ = disc(radius, colour)
    surface.blit(round_, rect.topleft, (0, 0, radius, radius))
    surface.blit(round_, (rect.right - radius, rect.y), (radius, 0, radius, radius))
    surface.blit(round_, (rect.x, rect.bottom - radius), (0, radius, radius, radius))
    surface.blit(round_, (rect.right - radius, rect.bottom - radius), (radius, radius, radius, radius))


def framed(
    surface: pygame.Surface, rect: pygame.Rect, radius: int, ground: Colour, border: Colour, *, thick: int = 1
) -> None:
    """A filled box with round corners and a border inside its edge."""
    box(surface, rect, radius, border)
    box(surface, rect.inflate(-2 * thick, -2 * thick), max(0, radius - thick), ground)


@lru_cache(maxsize=64)
def _outline_corner(radius: int, thick: int, colour: Colour) -> pygame.Surface:
    def draw(surface: pygame.Surface, k: int) -> None:
        pygame.draw.circle(surface, colour, (radius * k, radius * k), radius * k)
        pygame.draw.circle(surface, (*colour, 0), (radius * k, radius * k), (radius - thick) * k)

    return fine((2 * radius, 2 * radius), colour, draw)


def outline(surface: pygame.Surface, rect: pygame.Rect, radius: int, colour: Colour, thick: int = 2) -> None:
    """The border of a box with round corners, nothing inside."""
    colour = shown(colour)
    radius = max(thick + 1, min(radius, rect.width // 2, rect.height // 2))
    corner = _outline_corner(radius, thick, colour)
    surface.fill(colour, (rect.x + radius, rect.y, rect.width - 2 * radius, thick))
    surface.fill(colour, (rect.x + radius, rect.bottom - thick, rect.width - 2 * radius, thick))
    surface.fill(colour, (rect.x, rect.y + radius, thick, rect.height - 2 * radius))
    surface.fill(colour, (rect.right - thick, rect.y + radius, thick, rect.height - 2 * radius))
    surface.blit(corner, rect.topleft, (0, 0, radius, radius))
    surface.blit(corner, (rect.right - radius, rect.y), (radius, 0, radius, radius))
    surface.blit(corner, (rect.x, rect.bottom - radius), (0, radius, radius, radius))
    surface.blit(corner, (rect.right - radius, rect.bottom - radius), (radius, radius, radius, radius))


def arc(size: int, thick: int, share: float, colour: Colour, ground: Colour) -> pygame.Surface:
    """A ring in a square of `size`; `share` (0 to 1) of it, clockwise from the top, in colour, the rest as ground."""
    return _arc(size, thick, share, shown(colour), shown(ground))


@lru_cache(maxsize=32)
def _arc(size: int, thick: int, share: float, colour: Colour, ground: Colour) -> pygame.Surface:

    def ring(part: float, tint: Colour) -> pygame.Surface:
        def draw(surface: pygame.Surface, k: int) -> None:
            centre, outer, inner = size * k / 2, size * k / 2, (size / 2 - thick) * k
            steps = max(2, round(180 * part))
            angles = [-math.pi / 2 + 2 * math.pi * part * i / steps for i in range(steps + 1)]
            points = [(centre + outer * math.cos(a), centre + outer * math.sin(a)) for a in angles]
            points += [(centre + inner * math.cos(a), centre + inner * math.sin(a)) for a in reversed(angles)]
            pygame.draw.polygon(surface, tint, points)
            middle = (outer + inner) / 2
            for angle in (angles[0], angles[-1]):
                at = (centre + middle * math.cos(angle), centre + middle * math.sin(angle))
                pygame.draw.circle(surface, tint, at, thick * k / 2)

        return fine((size, size), tint, draw)

    image = ring(1.0, ground)
    if share > 0.004:
        image.blit(ring(min(1.0, share), colour), (0, 0))
    return image


@lru_cache(maxsize=64)
def star(size: int, colour: Colour) -> pygame.Surface:
    """A five-pointed star with soft points."""

    def draw(surface: pygame.Surface, k: int) -> None:
        middle, outer, inner = size * k / 2, size * k * 0.47, size * k * 0.215
        points = [
            (middle + radius * math.sin(i * math.pi / 5), middle * 1.04 - radius * math.cos(i * math.pi / 5))
            for i, radius in ((i, outer if i % 2 == 0 else inner) for i in range(10))
        ]
        pygame.draw.polygon(surface, colour, points)
        stroke(surface, [*points, points[0]], size * k * 0.05, colour)

    return fine((size, size), colour, draw)


def stroke(surface: pygame.Surface, points: Sequence[Point], thick: float, colour: Colour) -> None:
    """A thick line through points with round ends and joints (not smoothed: draw it enlarged)."""
    half = thick / 2
    for start, end in pairwise(points):
        length = math.hypot(end[0] - start[0], end[1] - start[1])
        if length > 0:
            x, y = (end[1] - start[1]) / length * half, (start[0] - end[0]) / length * half
            corners = [
                (start[0] + x, start[1] + y), (end[0] + x, end[1] + y),
                (end[0] - x, end[1] - y), (start[0] - x, start[1] - y),
            ]  # fmt: skip
            pygame.draw.polygon(surface, colour, corners)
    for point in points:
        pygame.draw.circle(surface, colour, point, half)


def curve(start: Point, first: Point, second: Point, end: Point, steps: int = 16) -> list[Point]:
    """Points on a cubic Bézier curve."""
    points = []
    for step in range(steps + 1):
        t = step / steps
        a, b, c, d = (1 - t) ** 3, 3 * t * (1 - t) ** 2, 3 * t * t * (1 - t), t**3
        points.append((
            a * start[0] + b * first[0] + c * second[0] + d * end[0],
            a * start[1] + b * first[1] + c * second[1] + d * end[1],
        ))  # fmt: skip
    return points


__all__ = ["FINE", "Point", "arc", "box", "curve", "disc", "fine", "framed", "outline", "star", "stroke"]
