"""A field for text: caret, clipboard, lines that break, and the composition of an input method."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from dataclasses import dataclass
from typing import Final

import pygame

from simulator.screen.intentions import Intentions
from simulator.screen.keymap import CTRL
from simulator.screen.paint import framed
from simulator.screen.theme import ACCENT, ACCENT_SOFT, BODY, CARD, EDGE, INK, QUIET, SMALL_RADIUS, SUNK, mix
from simulator.screen.widgets.widget import Action, Brush, Kit, Widget

BLINK = 0.53
"""Seconds that the caret is on, and off."""
LONGEST = 2_000
"""Characters that a field takes."""


@dataclass(slots=True)
class FieldState:
    """What stands in a field; outlives the building of the screen."""

    text: str = ""
    caret: int = 0
    composing: str = ""
    """Text that the input method has not settled yet."""
    first: int = 0
    """First line that is shown."""
    anchor: int | None = None
    """Where the selection began; it goes to the caret. None: nothing is selected."""

    @property
    def selection(self) -> tuple[int, int]:
        """Begin and end of what is selected; equal where nothing is."""
        here = self.caret if self.anchor is None else self.anchor
        return min(here, self.caret), max(here, self.caret)

    def put(self, text: str) -> None:
        """Insert at the caret, in the place of what is selected."""
        self.remove()
        text = text[: max(0, LONGEST - len(self.text))]
        self.text = self.text[: self.caret] + text + self.text[self.caret :]
        self.caret += len(text)

    def remove(self) -> bool:
        """Take the selection away; whether there was one."""
        start, end = self.selection
        self.text = self.text[:start] + self.text[end:]
        self.caret, self.anchor = start, None
        return end > start

    def move(self, caret: int, select: bool = False) -> None:
        """Put the caret elsewhere; with `select` what lies between is selected."""
        if not select:
            self.anchor = None
        elif self.anchor is None:
            self.anchor = self.caret
        self.caret = max(0, min(caret, len(self.text)))

    def clear(self) -> None:
        """Empty it."""
        self.text, self.caret, self.composing, self.first, self.anchor = "", 0, "", 0, None


DOT: Final = "•"
"""What stands for each character of a secret."""


class Field(Widget):
    """Text that the trainee writes. Enter hands it in."""

    focusable = True

    def __init__(
        self,
        name: str,
        rect: pygame.Rect,
        state: FieldState,
        kit: Kit,
        hint: str = "",
        *,
        submit: Action | None = None,
        changed: Callable[[], Intentions] | None = None,
        enabled: bool = True,
        secret: bool = False,
    ) -> None:
        """`hint` stands in the empty field; `changed` is called after every edit; what is `secret` shows as dots."""
        super().__init__(name, rect)
        self.state, self._kit, self._hint = state, kit, hint
        self._submit, self._changed, self.enabled, self._secret = submit, changed, enabled, secret
        self._blink = 0.0
        self._focused = False

    @staticmethod
    def height(kit: Kit, lines: int = 1) -> int:
        """Height of a field that shows so many lines."""
        return lines * kit.line(BODY) + kit.px(14)

    def look(self) -> Hashable:
        state = self.state
        shown = self._blink < BLINK or not self._focused
        return (
            state.text, state.caret, state.anchor, state.composing, state.first, self._hint, self.enabled, shown
        )  # fmt: skip

    def advance(self, seconds: float) -> None:
        if self._kit.motion:
            self._blink = (self._blink + seconds) % (2 * BLINK)

    def type_key(self, event: pygame.event.Event) -> Intentions | None:
        if not self.enabled:
            return None
        if event.type == pygame.TEXTEDITING:
            if event.text:
                self.state.remove()
            self.state.composing = event.text
            self._blink = 0.0
            return self._edited()
        if event.type == pygame.TEXTINPUT:
            self.state.composing = ""
            self.state.put("".join(c for c in event.text if c.isprintable()))
            return self._edited()
        if event.type != pygame.KEYDOWN or self.state.composing:
            return () if self.state.composing else None
        self._blink = 0.0
        return self._command(event) if event.mod & CTRL else self._plain(event)

    def _plain(self, event: pygame.event.Event) -> Intentions | None:
        state = self.state
        select = bool(event.mod & pygame.KMOD_SHIFT)
        match event.key:
            case pygame.K_RETURN | pygame.K_KP_ENTER:
                return self._submit() if self._submit else None
            case pygame.K_BACKSPACE | pygame.K_DELETE:
                return self._erase(event.key == pygame.K_BACKSPACE)
            case pygame.K_LEFT | pygame.K_RIGHT if state.anchor is not None and not select:
                state.move(state.selection[0] if event.key == pygame.K_LEFT else state.selection[1])
            case pygame.K_LEFT:
                state.move(state.caret - 1, select)
            case pygame.K_RIGHT:
                state.move(state.caret + 1, select)
            case pygame.K_HOME:
                state.move(0, select)
            case pygame.K_END:
                state.move(len(state.text), select)
            case pygame.K_UP | pygame.K_DOWN if len(self._lines()) > 1:
                return self._vertical(-1 if event.key == pygame.K_UP else 1, select)
            case _:
                return None
        return ()

    def _erase(self, before: bool) -> Intentions:
        """Take away what is selected, else the character before or after the caret."""
        state = self.state
        if state.anchor is None:
            state.move(state.caret + (-1 if before else 1), select=True)
        return self._edited() if state.remove() else ()

    def _command(self, event: pygame.event.Event) -> Intentions | None:
        state = self.state
        if event.key == pygame.K_a:
            state.anchor, state.caret = 0, len(state.text)
            return ()
        if event.key == pygame.K_v:
            state.put(" ".join(_clipboard().split()))
            return self._edited()
        if event.key in (pygame.K_c, pygame.K_x) and self._secret:
            return ()
        if event.key in (pygame.K_c, pygame.K_x):
            start, end = state.selection if state.anchor is not None else (0, len(state.text))  # all where none is
            if start == end:
                return ()  # what was copied before is not lost for nothing
            _to_clipboard(state.text[start:end])
            if event.key == pygame.K_x:
                state.anchor, state.caret = start, end
                return self._edited() if state.remove() else ()
            return ()
        if event.key == pygame.K_u:
            state.clear()
            return self._edited()
        return None

    def _vertical(self, step: int, select: bool) -> Intentions | None:
        lines = self._lines()
        row = self._row(lines)
        target = row + step
        if not 0 <= target < len(lines):
            return None
        column = self.state.caret - lines[row][0]
        start, end = lines[target]
        self.state.move(min(start + column, end if target == len(lines) - 1 else max(start, end - 1)), select)
        return ()

    def press_at(self, position: tuple[int, int]) -> Intentions | None:
        lines = self._lines()
        pad = self._kit.px(10)
        row = (position[1] - self.rect.y - self._kit.px(7)) // self._kit.line(BODY) + self.state.first
        start, end = lines[max(0, min(row, len(lines) - 1))]
        best = start
        for index in range(start, end + 1):
            if self._kit.type.width(self._shown()[start:index], BODY) <= position[0] - self.rect.x - pad:
                best = index
        self.state.move(best)
        self._blink = 0.0
        return ()

    def _edited(self) -> Intentions:
        self._blink = 0.0
        return self._changed() if self._changed else ()

    def _shown(self) -> str:
        state = self.state
        shown = state.text[: state.caret] + state.composing + state.text[state.caret :]
        return DOT * len(shown) if self._secret else shown

    def _lines(self) -> list[tuple[int, int]]:
        return self._kit.type.spans(self._shown(), BODY, self.rect.width - 2 * self._kit.px(10))

    def _row(self, lines: list[tuple[int, int]]) -> int:
        caret = self.state.caret + len(self.state.composing)
        return next((row for row, (_, end) in enumerate(lines) if caret < end), len(lines) - 1)

    def caret_rect(self) -> pygame.Rect:
        """Where the caret stands: the input method shows its candidates there."""
        lines = self._lines()
        row = self._row(lines)
        line = self._kit.line(BODY)
        caret = self.state.caret + len(self.state.composing)
        x = self.rect.x + self._kit.px(10) + self._kit.type.width(self._shown()[lines[row][0] : caret], BODY)
        return pygame.Rect(x, self.rect.y + self._kit.px(7) + (row - self.state.first) * line, 2, line)

    def paint(self, brush: Brush) -> None:
        surface, kit = brush.surface, brush.kit
        self._focused = brush.focused
        state = self.state
        ground = CARD if brush.focused else SUNK
        framed(
            surface,
            self.rect,
            kit.px(SMALL_RADIUS),
            ground,
            ACCENT if brush.focused else EDGE if self.enabled else SUNK,
        )
        lines, line, pad = self._lines(), kit.line(BODY), kit.px(10)
        room = max(1, (self.rect.height - kit.px(12)) // line)
        row = self._row(lines)
        state.first = max(0, min(state.first, row, len(lines) - 1), row - room + 1)
        shown = self._shown()
        if not shown and self._hint:
            hint = kit.type.shorten(self._hint, BODY, self.rect.width - 2 * pad)
            beside = kit.px(4) if brush.focused else 0  # the caret
            surface.blit(kit.type.image(hint, BODY, QUIET), (self.rect.x + pad + beside, self.rect.y + kit.px(7)))
        for index, (start, end) in enumerate(lines[state.first : state.first + room]):
            y = self.rect.y + kit.px(7) + index * line
            self._paint_marked(surface, kit, start, end, y)
            if shown[start:end].strip():
                tint = INK if self.enabled else mix(QUIET, SUNK, 0.2)
                surface.blit(kit.type.image(shown[start:end], BODY, tint), (self.rect.x + pad, y))
        if brush.focused and self._blink < BLINK:
            caret = self.caret_rect()
            surface.fill(ACCENT, (caret.x, caret.y + kit.px(3), max(2, kit.px(2)), line - kit.px(6)))

    def _paint_marked(self, surface: pygame.Surface, kit: Kit, start: int, end: int, y: int) -> None:
        """The ground of what is selected or composed; what is composed is underlined, too."""
        state = self.state
        first, last = (state.caret, state.caret + len(state.composing)) if state.composing else state.selection
        first, last = max(start, first), min(end, last)
        if first >= last:
            return
        shown = self._shown()
        x = self.rect.x + kit.px(10) + kit.type.width(shown[start:first], BODY)
        width = kit.type.width(shown[first:last], BODY)
        line = kit.line(BODY)
        surface.fill(ACCENT_SOFT, (x, y + kit.px(2), width, line - kit.px(4)))
        if state.composing:
            surface.fill(ACCENT, (x, y + line - kit.px(3), width, max(1, kit.px(2))))


def _clipboard() -> str:
    try:
        if not pygame.scrap.get_init():
            pygame.scrap.init()
        raw = pygame.scrap.get("text/plain;charset=utf-8") or pygame.scrap.get(pygame.SCRAP_TEXT)
    except pygame.error:
        return ""  # no clipboard here: nothing to paste
    return raw.decode("utf-8", "replace").replace("\x00", "") if raw else ""


def _to_clipboard(text: str) -> None:
    try:
        if not pygame.scrap.get_init():
            pygame.scrap.init()
        for kind in ("text/plain;charset=utf-8", pygame.SCRAP_TEXT):
            pygame.scrap.put(kind, text.encode("utf-8"))
    except pygame.error:
        return  # no clipboard here: nothing to copy to


__all__ = ["BLINK", "LONGEST", "Field", "FieldState"]
