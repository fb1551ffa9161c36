"""The history: past calls at the left; what to train next, strengths and trends at the right."""

from __future__ import annotations

from collections.abc import Hashable

import pygame

from simulator.screen.chrome import BarButton, roomy, top_bar
from simulator.screen.history_view import Direction, HistoryView, PastView, TrendView
from simulator.screen.intentions import ChoosePast, Intentions, OpenCall, OpenPast, OpenTrainer, ToLobby
from simulator.screen.page import Page
from simulator.screen.paint import disc
from simulator.screen.score_parts import share_colour
from simulator.screen.theme import (
    ACCENT,
    ACCENT_SOFT,
    BAD,
    BODY_BOLD,
    GOOD,
    INK,
    LEAD_BOLD,
    LINE,
    QUIET,
    SMALL,
    SMALL_BOLD,
    Colour,
)
from simulator.screen.widgets.button import Button
from simulator.screen.widgets.label import Card
from simulator.screen.widgets.row import Row, RowText
from simulator.screen.widgets.widget import Brush, Widget

CHANGES: dict[Direction, Colour] = {"up": GOOD, "down": BAD, "same": QUIET}


class HistoryScreen(Page[HistoryView]):
    """Past calls and what they tell."""

    first_focus = "open"
    main_list = "calls"
    main_area = "calls"

    def build(self, view: HistoryView) -> None:
        t = self.kit.words
        lobby = BarButton("lobby", t("Lobby"), lambda: (ToLobby(),), self.keys["back"], "home")
        trainer = BarButton(
            "trainer", t("For trainers"), lambda: (OpenTrainer(),), self.keys["lobby.trainer"], "people"
        )
        title = f"{t('My results')} · {view.trainee}" if view.trainee else t("My results")
        room = top_bar(self, title, [trainer, lobby], view.notice)
        if view.empty:
            self._nothing(view, room)
            return
        gap = self.kit.px(20)
        if roomy(self):
            left = pygame.Rect(room.x, room.y, round((room.width - gap) * 0.48), room.height)
            right = pygame.Rect(left.right + gap, room.y, room.right - left.right - gap, room.height)
        else:
            left = pygame.Rect(room.x, room.y, room.width, round((room.height - gap) * 0.5))
            right = pygame.Rect(room.x, left.bottom + gap, room.width, room.bottom - left.bottom - gap)
        self._calls(view, left)
        self._progress(view, right)

    def _nothing(self, view: HistoryView, rect: pygame.Rect) -> None:
        kit = self.kit
        self.add(Card("empty", rect))
        width = min(rect.width - kit.px(40), round(640 * kit.type.scale))
        x = rect.centerx - width // 2
        y = rect.y + rect.height // 3
        self.text(x, y, width, view.empty, LEAD_BOLD, colour=QUIET, align="middle")

    # --- past calls -------------------------------------------------------------------------------------------

    def _calls(self, view: HistoryView, rect: pygame.Rect) -> None:
        kit, t = self.kit, self.kit.words
        self.add(Card("list", rect))
        pad = kit.px(16)
        button = Button.height(kit) + kit.px(4)
        inner = pygame.Rect(rect.x + pad, rect.y + kit.px(10), rect.width - 2 * pad, rect.height - button - kit.px(32))
        y = self.open_area("calls", self.with_bar(inner)) + kit.px(2)
        for one in view.calls:
            y = self._row(view, one, pygame.Rect(inner.x, y, inner.width - kit.px(6), Row.height(kit))) + kit.px(4)
        self.close_area(y)
        place = pygame.Rect(inner.x, rect.bottom - button - kit.px(14), inner.width, button)
        self.add(
            Button(
                "open",
                place,
                t("Open the scorecard"),
                lambda: self._open_chosen(view),
                "main",
                key=self.keys["main"],
            )
        )

    @staticmethod
    def _open_chosen(view: HistoryView) -> Intentions:
        return (OpenPast(view.chosen),) if view.chosen else ()

    def _row(self, view: HistoryView, one: PastView, rect: pygame.Rect) -> int:
        row = Row(
            f"call.{one.id}", rect, RowText(one.title, one.detail, stars=one.stars), one.id == view.chosen,
            lambda: (ChoosePast(one.id),), use=lambda: (OpenPast(one.id),),
        )  # fmt: skip
        row.group = "calls"
        self.add(row)
        return rect.bottom

    # --- what they tell ---------------------------------------------------------------------------------------

    def _progress(self, view: HistoryView, rect: pygame.Rect) -> None:
        kit, t = self.kit, self.kit.words
        self.add(Card("progress", rect))
        pad = kit.px(20)
        inner = pygame.Rect(rect.x + pad, rect.y + kit.px(12), rect.width - 2 * pad, rect.height - kit.px(24))
        y = self.open_area("progress", self.with_bar(inner)) + kit.px(2)
        x, width = inner.x, inner.width - kit.px(6)
        if view.next_title:
            y = self._next(view, x, y, width) + kit.px(16)
        for label, text in ((t("Strongest"), view.strongest), (t("Weakest"), view.weakest)):
            if text:
                y = self.text(x, y, width, label, SMALL_BOLD, colour=QUIET, most=1)
                y = self.text(x, y, width, text, SMALL) + kit.px(8)
        if view.uncounted:
            y = self.text(x, y, width, view.uncounted, SMALL, colour=INK)
        for label, trends in (
            (t("Dimensions from call to call"), view.trends),
            (t("Rules from call to call, the weakest first"), view.rules),
        ):
            if trends:
                y = self.text(x, y + kit.px(4), width, label, SMALL_BOLD, colour=QUIET, most=1)
            for trend in trends:
                y = self._trend(trend, x, y + kit.px(8), width)
            y += kit.px(12)
        self.close_area(y)

    def _next(self, view: HistoryView, x: int, y: int, width: int) -> int:
        kit, t = self.kit, self.kit.words
        card = Card("next", pygame.Rect(x, y, width, 0), ACCENT_SOFT, None, 8)
        self.add(card)
        pad = kit.px(14)
        room = width - 2 * pad
        y = self.text(x + pad, y + kit.px(10), room, t("Train this next"), SMALL_BOLD, colour=ACCENT, most=1)
        y = self.text(x + pad, y, room, view.next_title, BODY_BOLD)
        y = self.text(x + pad, y + kit.px(4), room, view.next_why, SMALL, colour=INK) + kit.px(8)
        if view.next_call:
            text, key = t("Take this call again"), self.keys["results.again"]
            wide = min(room, Button.width(kit, text, key, "phone"))
            self.button(
                "train", x + pad, y, text, lambda: (OpenCall(view.next_call),), key=key, image="phone", width=wide
            )  # fmt: skip
            y += Button.height(kit) + kit.px(8)
        card.rect.height = y + kit.px(4) - card.rect.y
        return card.rect.bottom

    def _trend(self, one: TrendView, x: int, y: int, width: int) -> int:
        kit = self.kit
        line = kit.line(SMALL)
        change = kit.type.width(one.change, SMALL_BOLD)
        if one.change:
            self.text(x, y, width, one.change, SMALL_BOLD, colour=CHANGES[one.direction], align="right", most=1)
        now = kit.type.width(one.now, SMALL)
        left = x + width - now - (change + kit.px(10) if one.change else 0)
        self.text(left, y, now + kit.px(2), one.now, SMALL, colour=QUIET, most=1)
        self.text(x, y, left - x - kit.px(8), one.title, SMALL, most=1)
        y += line + kit.px(2)
        high = kit.px(34)
        self.add(Spark(f"trend.{one.id}", pygame.Rect(x, y, width, high), one.shares))
        return y + high


class Spark(Widget):
    """Shares from call to call as a line of dots."""

    def __init__(self, name: str, rect: pygame.Rect, shares: tuple[float, ...]) -> None:
        """`shares` from 0 to 1, the oldest first."""
        super().__init__(name, rect)
        self._shares = shares

    def look(self) -> Hashable:
        return self._shares

    def paint(self, brush: Brush) -> None:
        surface, kit = brush.surface, brush.kit
        dot = max(3, kit.px(4))
        room = self.rect.inflate(-2 * dot, -2 * dot)
        for share in (0.0, 1.0):
            surface.fill(LINE, (self.rect.x, room.bottom - round(room.height * share), self.rect.width, 1))
        step = room.width / max(1, len(self._shares) - 1)
        points = [(room.x + round(n * step), room.bottom - round(room.height * s)) for n, s in enumerate(self._shares)]
        if len(points) > 1:
            pygame.draw.aalines(surface, QUIET, False, points)
        for (x, y), share in zip(points, self._shares, strict=True):
            surface.blit(disc(dot, share_colour(share)), (x - dot, y - dot))


__all__ = ["CHANGES", "HistoryScreen", "Spark"]
