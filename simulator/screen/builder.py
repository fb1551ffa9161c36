"""Puts a screen together: places widgets one below the other, in areas that scroll where they must."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TypeVar

import pygame

from simulator.screen.intentions import Intentions
from simulator.screen.keymap import Key, Keymap
from simulator.screen.theme import BODY, BODY_BOLD, INK, SMALL, Colour, Style
from simulator.screen.widgets.button import Button, Choice, Kind, cap_size
from simulator.screen.widgets.field import Field, FieldState
from simulator.screen.widgets.label import Align, Chip, Label
from simulator.screen.widgets.scroll import ScrollBar, ScrollState
from simulator.screen.widgets.widget import Action, Kit, Widget

W = TypeVar("W", bound=Widget)


class Builder:
    """The widgets of a screen, and what outlives their building: fields, scroll areas, choices."""

    def __init__(self, kit: Kit, size: tuple[int, int]) -> None:
        """`size` of the window in pixels."""
        self.kit = kit
        self.size = size
        self.widgets: list[Widget] = []
        self.fields: dict[str, FieldState] = {}
        self.scrolls: dict[str, ScrollState] = {}
        self.stale = True
        self.inputs = 0
        """Keys and clicks so far."""
        self._asked = ("", -1)
        """Name of the button that asked to be pressed again, and what `inputs` was then."""
        self._open: tuple[str, int, bool] | None = None
        self._count = 0

    @property
    def keys(self) -> Keymap:
        """The key of each action."""
        return self.kit.keys

    def begin(self) -> None:
        """Start building anew."""
        self.widgets = []
        self._open, self._count = None, 0

    def add(self, widget: W) -> W:
        """Put a widget on the screen."""
        if self._open is not None:
            widget.area = self._open[0]
            widget.clip = self.scrolls[self._open[0]].rect
        self.widgets.append(widget)
        return widget

    def fresh(self, kind: str) -> str:
        """A name for a widget that nothing refers to."""
        self._count += 1
        return f"{kind}#{self._count}"

    # --- text -------------------------------------------------------------------------------------------------

    def text(
        self,
        x: int,
        y: int,
        width: int,
        text: str,
        style: Style = BODY,
        *,
        colour: Colour = INK,
        most: int = 0,
        align: Align = "left",
        image: str = "",
        name: str = "",
    ) -> int:
        """A text broken into lines; returns the y below it."""
        indent = round(self.kit.line(style) * 0.78) + self.kit.px(6) if image else 0
        lines = self.kit.type.lines(text, style, max(1, width - indent), most)
        rect = pygame.Rect(x, y, width, len(lines) * self.kit.line(style))
        self.add(Label(name or self.fresh("text"), rect, lines, style, colour, align=align, image=image))
        return rect.bottom

    def text_height(self, width: int, text: str, style: Style = BODY, most: int = 0) -> int:
        """Height of a text when broken into lines."""
        return len(self.kit.type.lines(text, style, max(1, width), most)) * self.kit.line(style)

    def chip(self, x: int, y: int, text: str, colour: Colour, ground: Colour, *, image: str = "") -> pygame.Rect:
        """A short word on a coloured ground, its top left corner given."""
        rect = pygame.Rect((x, y), Chip.size(self.kit, text, image))
        self.add(Chip(self.fresh("chip"), rect, text, colour, ground, image=image))
        return rect

    def asking_first(self, name: str, then: Intentions) -> tuple[bool, Action]:
        """What a button does whose use cannot be taken back: it asks, and the very next key or click may confirm.

        Returns whether it asks now, and what it does when it is used.
        """

        def use() -> Intentions:
            if self._asked == (name, self.inputs - 1):
                return then
            self._asked = (name, self.inputs)
            self.outdate()
            return ()

        return self._asked == (name, self.inputs), use

    # --- what is used -----------------------------------------------------------------------------------------

    def button(
        self,
        name: str,
        x: int,
        y: int,
        text: str,
        action: Action,
        *,
        kind: Kind = "plain",
        key: Key | None = None,
        image: str = "",
        enabled: bool = True,
        width: int = 0,
        right: bool = False,
    ) -> Button:
        """A button; `width` 0: as wide as it needs, `right`: x is its right edge."""
        width = width or Button.width(self.kit, text, key, image)
        rect = pygame.Rect(x - width if right else x, y, width, Button.height(self.kit))
        return self.add(Button(name, rect, text, action, kind, key=key, image=image, enabled=enabled))

    def choices(
        self,
        name: str,
        x: int,
        y: int,
        width: int,
        options: Sequence[tuple[str, str]],
        *,
        chosen: str,
        choose: Callable[[str], Intentions],
        key: Key | None = None,
        enabled: Callable[[str], bool] = lambda _: True,
    ) -> int:
        """A switch with one piece for each option (id, text); wraps where it has to; returns the y below it.

        `key` moves on to the next piece; it stands on that piece.
        """
        height = Button.height(self.kit, BODY)
        gap = self.kit.gap
        wide = max(self.kit.type.width(text, BODY_BOLD) for _, text in options) + self.kit.px(28)
        if key is not None:
            wide += cap_size(self.kit, key)[0] + self.kit.px(6)
        columns = max(1, min(len(options), (width + gap) // (wide + gap)))
        wide = (
            (width - (columns - 1) * gap) // columns
            if columns < len(options) or columns * (wide + gap) > width
            else wide
        )
        usable = [ident for ident, _ in options if enabled(ident)]
        following = usable[(usable.index(chosen) + 1) % len(usable)] if chosen in usable and len(usable) > 1 else ""
        for index, (ident, text) in enumerate(options):
            rect = pygame.Rect(
                x + (index % columns) * (wide + gap), y + (index // columns) * (height + gap), wide, height
            )

            def use(ident: str = ident) -> Intentions:
                return choose(ident)

            cap = key if ident == following else None
            piece = Choice(f"{name}.{ident}", rect, text, use, ident == chosen, key=cap, enabled=enabled(ident))
            piece.group = name
            self.add(piece)
        rows = -(-len(options) // columns)
        return y + rows * height + (rows - 1) * gap

    def field(
        self,
        name: str,
        rect: pygame.Rect,
        hint: str = "",
        submit: Action | None = None,
        *,
        enabled: bool = True,
        secret: bool = False,
    ) -> Field:
        """A field for text whose content is kept under its name."""
        state = self.fields.setdefault(name, FieldState())
        return self.add(Field(
            name, rect, state, self.kit, hint, submit=submit, changed=self.written, enabled=enabled, secret=secret
        ))  # fmt: skip

    def written(self) -> Intentions:
        """What it means that the text of a field was changed."""
        return ()

    def labelled(
        self,
        name: str,
        x: int,
        y: int,
        width: int,
        label: str,
        *,
        hint: str = "",
        lines: int = 1,
        submit: Action | None = None,
        secret: bool = False,
    ) -> int:
        """A field with its label above; returns the y below it."""
        y = self.text(x, y, width, label, SMALL, colour=INK) + self.kit.px(4)
        rect = pygame.Rect(x, y, width, Field.height(self.kit, lines))
        self.field(name, rect, hint, submit, secret=secret)
        return rect.bottom

    def filled(self, name: str) -> str:
        """What stands in a field, without spaces around it."""
        state = self.fields.get(name)
        return state.text.strip() if state else ""

    def prefill(self, name: str, text: str) -> None:
        """Put a text into a field that was not there before."""
        if name not in self.fields:
            self.fields[name] = FieldState(text, len(text))

    # --- scrolling --------------------------------------------------------------------------------------------

    def open_area(self, name: str, rect: pygame.Rect, follow: bool = False) -> int:
        """Begin an area that scrolls; returns the y at which its content begins. Areas do not nest."""
        assert self._open is None
        state = self.scrolls.get(name)
        if state is None:
            state = self.scrolls[name] = ScrollState(follow=follow)
        at_end = state.offset >= state.most - 2
        state.rect = rect
        self._open = (name, len(self.widgets), follow and at_end)
        return rect.y - state.offset

    def with_bar(self, rect: pygame.Rect) -> pygame.Rect:
        """The place of a scroll area whose content is as wide as `rect`: its bar stands in the margin at the right."""
        return pygame.Rect(rect.x, rect.y, rect.width + self.kit.px(14), rect.height)

    def close_area(self, bottom: int) -> None:
        """End the area whose content goes down to `bottom`."""
        assert self._open is not None
        name, first, follow = self._open
        state = self.scrolls[name]
        state.height = bottom - (state.rect.y - state.offset)
        offset = state.most if follow else min(state.offset, state.most)
        if offset != state.offset:
            for widget in self.widgets[first:]:
                widget.rect = widget.rect.move(0, state.offset - offset)
            state.offset = offset
        self._open = None
        if state.most:
            width = self.kit.px(10)
            rect = pygame.Rect(state.rect.right - width, state.rect.y, width, state.rect.height)
            step = 3 * self.kit.line(BODY)
            self.add(ScrollBar(f"{name}.bar", rect, state, step, self.outdate))

    def outdate(self) -> None:
        """Build anew before the next painting."""
        self.stale = True

    def reveal(self, widget: Widget) -> None:
        """Scroll so that a widget of an area can be seen whole."""
        state = self.scrolls.get(widget.area)
        if state is None:
            return
        margin = self.kit.gap
        if widget.rect.top < state.rect.top + margin:
            state.move(widget.rect.top - state.rect.top - margin)
        elif widget.rect.bottom > state.rect.bottom - margin:
            state.move(min(widget.rect.bottom - state.rect.bottom + margin, widget.rect.top - state.rect.top - margin))
        self.stale = True


__all__ = ["Builder"]
