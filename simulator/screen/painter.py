"""Paints only what changed: compares what each widget shows with what was painted before."""

from __future__ import annotations

from collections.abc import Hashable, Sequence

import pygame

from simulator.screen.paint import outline
from simulator.screen.theme import FOCUS, FOCUS_ON_DEEP, PAGE, SMALL_RADIUS
from simulator.screen.widgets.widget import Brush, Kit, Widget

_Print = tuple[tuple[int, int, int, int], Hashable, bool, bool]
_WHOLE = 0.6
"""From this share of the window on everything is painted at once."""


class Painter:
    """Remembers what stands on one surface."""

    def __init__(self) -> None:
        """Nothing has been painted yet."""
        self._prints: dict[str, _Print] = {}
        self._size = (0, 0)

    def forget(self) -> None:
        """Paint everything next time."""
        self._size = (0, 0)

    def paint(
        self, surface: pygame.Surface, kit: Kit, widgets: Sequence[Widget], focus: str, hover: str
    ) -> list[pygame.Rect]:
        """Bring the surface up to date; returns the parts that changed."""
        margin = kit.px(5)
        prints: dict[str, _Print] = {}
        for widget in widgets:
            seen = widget.seen
            if seen.width > 0 and seen.height > 0:
                shown = (seen.x, seen.y, seen.width, seen.height)
                prints[widget.name] = (
                    shown,
                    (tuple(widget.rect), widget.look()),
                    widget.name == focus,
                    widget.name == hover,
                )
        if surface.get_size() != self._size:
            dirty = [surface.get_rect()]
            self._size = surface.get_size()
        else:
            dirty = self._changed(prints, margin, surface.get_rect())
        self._prints = prints
        for region in dirty:
            surface.set_clip(region)
            surface.fill(PAGE, region)
            for widget in widgets:
                if widget.name in prints and widget.seen.inflate(2 * margin, 2 * margin).colliderect(region):
                    _paint_one(surface, kit, widget, region, widget.name == focus, hovered=widget.name == hover)
        surface.set_clip(None)
        return dirty

    def _changed(self, prints: dict[str, _Print], margin: int, whole: pygame.Rect) -> list[pygame.Rect]:
        found: list[pygame.Rect] = []
        for name in self._prints.keys() | prints.keys():
            old, new = self._prints.get(name), prints.get(name)
            if old == new:
                continue
            found += [pygame.Rect(one[0]).inflate(2 * margin, 2 * margin).clip(whole) for one in (old, new) if one]
        merged = _merge(found)
        if sum(rect.width * rect.height for rect in merged) > _WHOLE * whole.width * whole.height:
            return [whole]
        return merged


def _paint_one(
    surface: pygame.Surface, kit: Kit, widget: Widget, region: pygame.Rect, focused: bool, *, hovered: bool
) -> None:
    clip = region if widget.clip is None else region.clip(widget.clip.inflate(kit.px(8), 0))
    if clip.width <= 0 or clip.height <= 0:
        return
    surface.set_clip(clip)
    widget.paint(Brush(surface, kit, focused, hovered))
    if focused:
        around = widget.rect.inflate(kit.px(6), kit.px(6))
        outline(
            surface, around, kit.px(SMALL_RADIUS + 3), FOCUS_ON_DEEP if widget.on_deep else FOCUS, max(2, kit.px(2))
        )
    surface.set_clip(region)


def _merge(rects: list[pygame.Rect]) -> list[pygame.Rect]:
    """Join rectangles that touch, until none does."""
    merged: list[pygame.Rect] = []
    for rect in rects:
        if rect.width <= 0 or rect.height <= 0:
            continue
        joined = rect.copy()
        while (hit := joined.collidelist(merged)) >= 0:
            joined.union_ip(merged.pop(hit))
        merged.append(joined)
    return merged


__all__ = ["Painter"]
