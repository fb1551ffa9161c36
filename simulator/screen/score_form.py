"""Comments on a scorecard: a field below what they are about, and the row of buttons that opens it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final

import pygame

from simulator.screen.intentions import Intentions
from simulator.screen.keymap import Key
from simulator.screen.page import Page
from simulator.screen.score_view import ScoreView
from simulator.screen.theme import INK, QUIET, SMALL_BOLD, TINY
from simulator.screen.widgets.button import Button, Kind
from simulator.screen.widgets.field import Field
from simulator.screen.widgets.label import Card
from simulator.screen.widgets.widget import Action, Kit

LINES: Final = 2
"""Lines of a comment's field."""


@dataclass(frozen=True, slots=True)
class BarItem:
    """A button below a finding or a transcript."""

    name: str
    text: str
    action: Action
    key: Key
    image: str = ""
    enabled: bool = True
    kind: Kind = "plain"


@dataclass(frozen=True, slots=True)
class Form:
    """A comment being written."""

    name: str
    """Names the field: what was written there stays until it is sent."""
    title: str
    note: str
    """Who reads it."""
    send: str
    done: Callable[[str], Intentions]
    """What it means that this text is sent."""
    choices: tuple[tuple[str, str], ...] = ()
    """What has to be chosen with it, id and text."""


class CommentPart(Page[ScoreView]):
    """Draws rows of buttons that wrap, and one form at a time in their place."""

    def __init__(self, kit: Kit, size: tuple[int, int]) -> None:
        """See Page."""
        super().__init__(kit, size)
        self._form: Form | None = None
        self._sent = ""
        """Name of the field whose text was sent."""
        self.form_choice = ""
        """What is chosen in the open form."""

    @property
    def writing(self) -> bool:
        """A form is open."""
        return self._form is not None

    def open_form(self, form: Form, chosen: str = "") -> Intentions:
        """Write a comment; the keyboard goes to it."""
        self._form, self.form_choice = form, chosen
        if self.view is not None:
            self._rebuild(self.view)
        return self.move_focus(f"form.{form.name}")

    def close_form(self) -> Intentions:
        """Write no more; what was written stays for the next time."""
        self._form = None
        self.stale = True
        return ()

    def buttons_below(self, items: Sequence[BarItem], rect: pygame.Rect) -> int:
        """Buttons at the bottom of `rect`, in as many rows as they need; returns the y of their top."""
        rows = self._rows(items, rect.width)
        gap, height = self.kit.px(8), Button.height(self.kit)
        top = rect.bottom - len(rows) * height - (len(rows) - 1) * gap
        self._place_rows(rows, rect.x, top)
        return top

    def _rows(self, items: Sequence[BarItem], width: int) -> list[list[tuple[BarItem, int]]]:
        """Buttons with their widths, broken into rows."""
        rows: list[list[tuple[BarItem, int]]] = [[]]
        left = 0
        for item in items:
            wide = min(width, Button.width(self.kit, item.text, item.key, item.image))
            if rows[-1] and left + wide > width:
                rows.append([])
                left = 0
            rows[-1].append((item, wide))
            left += wide + self.kit.px(8)
        return rows

    def _place_rows(self, rows: Sequence[Sequence[tuple[BarItem, int]]], left: int, y: int) -> int:
        gap, height = self.kit.px(8), Button.height(self.kit)
        for row in rows:
            x = left
            for item, wide in row:
                self.button(
                    item.name, x, y, item.text, item.action, key=item.key, image=item.image, enabled=item.enabled,
                    kind=item.kind, width=wide,
                )  # fmt: skip
                x += wide + gap
            y += height + gap
        return y - gap

    def form_below(self, rect: pygame.Rect) -> int:
        """The open form at the bottom of `rect`, as high as it needs; returns the y of its top."""
        pad = self.kit.px(14)
        mark = len(self.widgets)
        high = self._draw_form(rect.x + pad, 0, rect.width - 2 * pad) + 2 * pad  # only to see how high it is
        del self.widgets[mark:]
        card = pygame.Rect(rect.x, max(rect.y, rect.bottom - high), rect.width, min(high, rect.height))
        self.add(Card("form", card))
        inner = pygame.Rect(card.x + pad, card.y + pad, card.width - 2 * pad, card.height - 2 * pad)
        y = self.open_area("form", self.with_bar(inner))
        self.close_area(self._draw_form(inner.x, y, inner.width))
        return card.y

    def _draw_form(self, x: int, y: int, width: int) -> int:
        form, kit, t = self._form, self.kit, self.kit.words
        assert form is not None
        y = self.text(x, y, width, form.title, SMALL_BOLD, colour=INK)
        if form.note:
            y = self.text(x, y, width, form.note, TINY, colour=QUIET)
        if form.choices:
            y = self.choices(
                "form.choice", x, y + kit.px(6), width, form.choices, chosen=self.form_choice, choose=self._choose,
                key=kit.keys["score.verdict"],
            )  # fmt: skip
        tall = Field.height(kit, LINES)
        self.field(f"form.{form.name}", pygame.Rect(x, y + kit.px(6), width, tall), submit=self._send)
        items = [
            BarItem("send", form.send, self._send, kit.keys["finish"], "send", kind="main"),
            BarItem("cancel", t("Cancel"), self.close_form, kit.keys["back"]),
        ]
        return self._place_rows(self._rows(items, width), x, y + kit.px(14) + tall)

    def _choose(self, ident: str) -> Intentions:
        self.form_choice = ident
        self.stale = True
        return ()

    def _send(self) -> Intentions:
        form = self._form
        if form is None:
            return ()
        name = f"form.{form.name}"
        text = self.filled(name)
        if not text:
            return self.move_focus(name)
        self._sent = name
        self.close_form()
        return form.done(text)

    def update(self, view: ScoreView, seconds: float) -> None:
        """What was sent leaves its field once it is known that it was kept."""
        if self._sent and view is not self.view:
            if view.notice is None or not view.notice.grave:
                self.fields[self._sent].clear()
            self._sent = ""
        super().update(view, seconds)


__all__ = ["BarItem", "CommentPart", "Form"]
