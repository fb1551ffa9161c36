"""Buttons, tabs and choices: what is pressed. Each shows its key."""

from __future__ import annotations

from collections.abc import Hashable, Mapping
from dataclasses import dataclass
from typing import Final, Literal

import pygame

from simulator.screen.icons import icon
from simulator.screen.intentions import Intentions
from simulator.screen.keymap import CTRL, Key
from simulator.screen.paint import box, framed
from simulator.screen.theme import (
    ACCENT,
    ACCENT_DEEP,
    ACCENT_SOFT,
    BAD,
    BAD_DEEP,
    BODY,
    BODY_BOLD,
    CARD,
    EDGE,
    GOOD,
    GOOD_DEEP,
    HOVER,
    INK,
    LINE,
    MIDDLE,
    MIDDLE_SOFT,
    ON_ACCENT,
    ON_DEEP_QUIET,
    QUIET,
    SMALL_RADIUS,
    SUNK,
    TINY_BOLD,
    Colour,
    Style,
    mix,
)
from simulator.screen.widgets.widget import Action, Brush, Kit, Widget

Kind = Literal["main", "plain", "quiet", "bar", "good", "bad", "on"]
"""`main`: the next step; `quiet`: without a frame; `bar`: on the dark top bar; `on`: a switch that is on."""


@dataclass(frozen=True, slots=True)
class _Paint:
    ground: Colour
    over: Colour
    text: Colour
    quiet: Colour
    border: Colour


_PAINT: Final[Mapping[Kind, _Paint]] = {
    "main": _Paint(ACCENT, ACCENT_DEEP, ON_ACCENT, ON_DEEP_QUIET, ACCENT),
    "plain": _Paint(CARD, HOVER, INK, QUIET, EDGE),
    "quiet": _Paint(CARD, HOVER, ACCENT, QUIET, CARD),
    "bar": _Paint(ACCENT_DEEP, ACCENT, ON_ACCENT, ON_DEEP_QUIET, ACCENT_DEEP),
    "good": _Paint(GOOD, GOOD_DEEP, ON_ACCENT, ON_ACCENT, GOOD),
    "bad": _Paint(BAD, BAD_DEEP, ON_ACCENT, ON_ACCENT, BAD),
    "on": _Paint(MIDDLE_SOFT, MIDDLE_SOFT, MIDDLE, MIDDLE, MIDDLE),
}


def cap_size(kit: Kit, key: Key) -> tuple[int, int]:
    """Width and height of a key's cap."""
    line = kit.line(TINY_BOLD)
    return max(line, kit.type.width(key.name, TINY_BOLD) + kit.px(10)), line + kit.px(2)


def paint_cap(
    surface: pygame.Surface, kit: Kit, key: Key, right: int, middle: int, *, colour: Colour, ground: Colour
) -> None:
    """The cap of a key, its right edge and its middle given."""
    width, height = cap_size(kit, key)
    rect = pygame.Rect(right - width, middle - height // 2, width, height)
    framed(surface, rect, kit.px(4), ground, mix(colour, ground, 0.55))
    text = kit.type.image(key.name, TINY_BOLD, colour)
    surface.blit(text, (rect.centerx - text.get_width() // 2, rect.centery - text.get_height() // 2))


class _Pressed(Widget):
    """What is pressed with the mouse, Return or the space bar."""

    focusable = True
    _action: Action

    def press(self) -> Intentions | None:
        return self.use()

    def use(self) -> Intentions | None:
        """Do it; None while it is disabled."""
        return self._action() if self.enabled else None

    def type_key(self, event: pygame.event.Event) -> Intentions | None:
        if (
            event.type == pygame.KEYDOWN
            and not event.mod & CTRL
            and event.key in (pygame.K_RETURN, pygame.K_KP_ENTER, pygame.K_SPACE)
        ):
            return self.use() or ()
        return None


class Button(_Pressed):
    """Something to press, with its key."""

    def __init__(
        self,
        name: str,
        rect: pygame.Rect,
        text: str,
        action: Action,
        kind: Kind = "plain",
        *,
        key: Key | None = None,
        image: str = "",
        enabled: bool = True,
        style: Style = BODY_BOLD,
        tip: str = "",
    ) -> None:
        """`image` names an icon, `tip` tells what it is for."""
        super().__init__(name, rect)
        self.tip = tip
        self._text, self._action, self._kind, self._image = text, action, kind, image
        self.key = key
        self.enabled = enabled
        self.on_deep = kind == "bar"
        self._style = style

    @staticmethod
    def width(kit: Kit, text: str, key: Key | None = None, image: str = "", style: Style = BODY_BOLD) -> int:
        """Width that a button needs."""
        wide = kit.type.width(text, style) + kit.px(32)
        if image:
            wide += kit.line(style) + kit.px(2)
        if key is not None:
            wide += cap_size(kit, key)[0] + kit.px(12)
        return wide

    @staticmethod
    def height(kit: Kit, style: Style = BODY_BOLD) -> int:
        """Height of a button."""
        return kit.line(style) + kit.px(14)

    @property
    def text(self) -> str:
        """What stands on it."""
        return self._text

    def look(self) -> Hashable:
        return self._text, self._kind, self._image, self.key, self.enabled, self._style

    def paint(self, brush: Brush) -> None:
        surface, kit = brush.surface, brush.kit
        tints = _PAINT[self._kind]
        ground = tints.over if brush.hovered and self.enabled else tints.ground
        text, quiet, border = tints.text, tints.quiet, tints.border
        if not self.enabled:
            ground, text, quiet, border = SUNK, mix(QUIET, SUNK, 0.25), mix(QUIET, SUNK, 0.25), LINE
        framed(surface, self.rect, kit.px(SMALL_RADIUS), ground, border)
        line = kit.line(self._style)
        needed = kit.type.width(self._text, self._style) + (line + kit.px(2) if self._image else 0)
        room = self.rect.width - kit.px(24) - (cap_size(kit, self.key)[0] + kit.px(8) if self.key else 0)
        x = self.rect.x + kit.px(12) + max(0, (room - needed) // 2)
        if self._image:
            size = round(line * 0.84)
            surface.blit(icon(self._image, size, text), (x, self.rect.centery - size // 2 + kit.sink(self._style)))
            x += line + kit.px(2)
        words = kit.type.shorten(self._text, self._style, room - (line + kit.px(2) if self._image else 0))
        surface.blit(kit.type.image(words, self._style, text), (x, self.rect.centery - line // 2))
        if self.key is not None:
            paint_cap(
                surface, kit, self.key, self.rect.right - kit.px(10), self.rect.centery, colour=quiet, ground=ground
            )


class Choice(_Pressed):
    """One of several that exclude each other: a tab, or a piece of a switch."""

    def __init__(
        self,
        name: str,
        rect: pygame.Rect,
        text: str,
        action: Action,
        chosen: bool,
        *,
        key: Key | None = None,
        image: str = "",
        enabled: bool = True,
        tab: bool = False,
        style: Style = BODY,
        tip: str = "",
    ) -> None:
        """`tab`: marked by a line below instead of a ground; `tip` tells what it is for."""
        super().__init__(name, rect)
        self.tip = tip
        self._text, self._action, self._chosen, self._image = text, action, chosen, image
        self.key, self.enabled, self._tab, self._style = key, enabled, tab, style

    @property
    def text(self) -> str:
        """What stands on it."""
        return self._text

    @property
    def chosen(self) -> bool:
        """Whether it is the one."""
        return self._chosen

    def look(self) -> Hashable:
        return self._text, self._chosen, self._image, self.key, self.enabled, self._tab

    def paint(self, brush: Brush) -> None:
        surface, kit = brush.surface, brush.kit
        style = Style(self._style.size, bold=self._chosen)
        colour = ACCENT if self._chosen else INK if self.enabled else mix(QUIET, CARD, 0.25)
        ground = HOVER if brush.hovered and self.enabled else CARD
        if self._tab:
            if brush.hovered and not self._chosen:
                box(surface, self.rect.inflate(0, -kit.px(6)), kit.px(6), ground)
            if self._chosen:
                thick = kit.px(3)
                mark = pygame.Rect(
                    self.rect.x + kit.px(6), self.rect.bottom - thick, self.rect.width - kit.px(12), thick
                )
                box(surface, mark, thick // 2, ACCENT)
        else:
            ground = ACCENT_SOFT if self._chosen else ground
            framed(surface, self.rect, kit.px(SMALL_RADIUS), ground, ACCENT if self._chosen else LINE)
        self._paint_text(surface, kit, style, colour, ground)

    def _paint_text(self, surface: pygame.Surface, kit: Kit, style: Style, colour: Colour, ground: Colour) -> None:
        line = kit.line(style)
        pad = kit.px(6 if self._tab else 8)
        cap = cap_size(kit, self.key)[0] + kit.px(6) if self.key else 0
        image = line if self._image else 0
        words = kit.type.shorten(self._text, style, self.rect.width - 2 * pad - cap - image)
        needed = kit.type.width(words, style) + image + cap
        x = self.rect.x + max(pad, (self.rect.width - needed) // 2)
        if self._image:
            size = round(line * 0.8)
            surface.blit(icon(self._image, size, colour), (x, self.rect.centery - size // 2 + kit.sink(style)))
            x += image
        surface.blit(kit.type.image(words, style, colour), (x, self.rect.centery - line // 2))
        if self.key is not None:
            right = x + kit.type.width(words, style) + cap
            paint_cap(
                surface, kit, self.key, right, self.rect.centery, colour=QUIET, ground=ground if not self._tab else CARD
            )


__all__ = ["Button", "Choice", "Kind", "cap_size", "paint_cap"]
