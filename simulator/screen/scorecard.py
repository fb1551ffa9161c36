"""The scorecard: total and dimensions at the left, fixes, rules and the call at the right."""

from __future__ import annotations

import pygame

from simulator.screen.chrome import BarButton, roomy, top_bar
from simulator.screen.intentions import Again, ChooseStage, OpenReport, SubmitCall, ToLobby
from simulator.screen.keymap import Key
from simulator.screen.score_pages import FindingPages
from simulator.screen.score_parts import Gauge, share_colour
from simulator.screen.score_view import DimensionView, ScoreView
from simulator.screen.theme import (
    BAD,
    BAD_SOFT,
    GOOD,
    INK,
    LEAD_BOLD,
    QUIET,
    SMALL,
    SMALL_BOLD,
    TINY,
)
from simulator.screen.widgets.button import Button
from simulator.screen.widgets.label import Bar, Card, Rule, Stars


class ScorecardScreen(FindingPages):
    """What was done well, what was not, and what would gain most."""

    first_focus = "again"

    def home(self) -> str:
        """A trainer takes no call again, but hears its moments."""
        return "play" if self.view is not None and self.view.from_trainer else self.first_focus

    def build(self, view: ScoreView) -> None:
        t = self.kit.words
        away = t("Submitted calls") if view.from_trainer else t("My results") if view.from_history else t("Lobby")
        inner = self.opened is not None or self.writing
        key = self.keys["score.away" if inner else "back"]  # Escape closes the finding or the comment first
        bar = [*self._bar_buttons(view), BarButton("lobby", away, lambda: (ToLobby(),), key, "home")]
        title = t("Review") if view.from_trainer else t("Scorecard")
        title = f"{title} · {view.title}" if roomy(self) else ""  # the buttons need the room
        room = top_bar(self, title, bar, view.notice)
        gap = self.kit.px(20)
        if roomy(self):
            left = pygame.Rect(room.x, room.y, round((room.width - gap) * 0.34), room.height)
            right = pygame.Rect(left.right + gap, room.y, room.right - left.right - gap, room.height)
            self._summary_card(view, left)
            self.pages(view, right)
            return
        height = Button.height(self.kit) + self.kit.px(8)
        if view.from_trainer:
            self.pages(view, room)
            return
        self._again(pygame.Rect(room.x, room.bottom - height, room.width, height))
        self.pages(view, pygame.Rect(room.x, room.y, room.width, room.height - height - self.kit.px(10)))

    def tabs(self, view: ScoreView) -> list[tuple[str, str, Key]]:
        """Where the window is narrow the result is a tab, too."""
        found = super().tabs(view)
        return found if roomy(self) else [("result", self.kit.words("Result"), self.keys["score.result"]), *found]

    def other_tab(self, view: ScoreView, rect: pygame.Rect) -> None:
        kit = self.kit
        self.add(Card("summary", rect))
        pad = kit.px(20)
        area = pygame.Rect(rect.x + pad, rect.y + kit.px(10), rect.width - 2 * pad, rect.height - kit.px(20))
        y = self.open_area("result", self.with_bar(area)) + kit.px(4)
        y = self._total(view, area.x, y, area.width - kit.px(8))
        y = self._dimensions(view, area.x, y + kit.px(14), area.width - kit.px(8))
        self.close_area(self._more(view, area.x, y + kit.px(14), area.width - kit.px(8)))

    # --- left -------------------------------------------------------------------------------------------------

    def _summary_card(self, view: ScoreView, rect: pygame.Rect) -> None:
        kit = self.kit
        self.add(Card("summary", rect))
        pad = kit.px(24)
        again = 0 if view.from_trainer else Button.height(kit) + kit.px(8)
        area = pygame.Rect(
            rect.x + pad, rect.y + kit.px(12), rect.width - 2 * pad + kit.px(14), rect.height - again - kit.px(40)
        )
        y = self.open_area("summary", area) + kit.px(4)
        y = self._total(view, rect.x + pad, y, rect.width - 2 * pad)
        y = self._dimensions(view, rect.x + pad, y + kit.px(14), rect.width - 2 * pad)
        self.close_area(self._more(view, rect.x + pad, y + kit.px(14), rect.width - 2 * pad))
        if not view.from_trainer:
            self._again(pygame.Rect(rect.x + pad, rect.bottom - again - kit.px(16), rect.width - 2 * pad, again))

    def _again(self, rect: pygame.Rect) -> None:
        text = self.kit.words("Once more")
        self.add(Button("again", rect, text, lambda: (Again(),), "main", key=self.keys["score.again"], image="again"))

    def _total(self, view: ScoreView, x: int, y: int, width: int) -> int:
        kit = self.kit
        size = min(round(132 * kit.type.scale), width // 2)
        colour = GOOD if view.passed else BAD
        self.add(Gauge("total", pygame.Rect(x, y, size, size), view.total, colour))
        left = x + size + kit.px(18)
        room = width - size - kit.px(18)
        shown = kit.stars and view.stars >= 0
        star = kit.px(28) if shown else 0
        gap = kit.px(8) if shown else 0
        lines = self.text_height(room, view.verdict, LEAD_BOLD)
        top = y + max(0, (size - star - lines - kit.line(TINY) - kit.px(14)) // 2)
        if shown:
            self.add(Stars("stars", pygame.Rect(left, top, round(star * 3.4), star), view.stars))
        below = self.text(left, top + star + gap, room, view.verdict, LEAD_BOLD, colour=colour)
        below = self.text(left, below, room, view.standard, TINY, colour=QUIET, most=2)
        y = max(y + size, below)
        if view.cap:
            high = self.text_height(width - kit.px(24), view.cap, SMALL) + kit.px(16)
            self.add(Card("cap", pygame.Rect(x, y + kit.px(12), width, high), BAD_SOFT, None, 8))
            self.text(x + kit.px(12), y + kit.px(20), width - kit.px(24), view.cap, SMALL)
            y += high + kit.px(12)
        for line in view.beside:
            y = self.text(x, y + kit.px(8), width, line, SMALL, colour=INK, image="flag")
        return y

    def _bar_buttons(self, view: ScoreView) -> list[BarButton]:
        """The report, and what hands the call in or takes it back."""
        t, keys = self.kit.words, self.kit.keys
        buttons = []
        if view.has_report:
            buttons.append(BarButton("report", t("Report"), lambda: (OpenReport(),), keys["score.report"], "book"))
        if view.submission in ("possible", "handed_in"):
            on = view.submission == "possible"
            text = t("Hand in") if on else t("Take back")
            buttons.append(BarButton("submit", text, lambda: (SubmitCall(on),), keys["score.submit"], "send"))
        return buttons

    def _more(self, view: ScoreView, x: int, y: int, width: int) -> int:
        """Who can see the call, and whose rules count."""
        kit, t = self.kit, self.kit.words
        if view.wrap_up:
            y = self.text(x, y, width, view.wrap_up, TINY, colour=QUIET, image="clock") + kit.px(2)
        if view.submission_word:
            y = self.text(x, y, width, view.submission_word, TINY, colour=QUIET, image="lock") + kit.px(6)
        if len(view.stages) > 1:
            ids = [ident for ident, _ in view.stages]
            following = ids[(ids.index(view.stage) + 1) % len(ids)]
            text = t("Rules: {stage}", stage=dict(view.stages)[view.stage])
            button = self.button("stage", x, y, text, lambda: (ChooseStage(following),), key=kit.keys["score.stage"])
            y = button.rect.bottom
        if view.counts:
            y = self.text(x, y + kit.px(4), width, view.counts, TINY, colour=QUIET)
        return y

    def _dimensions(self, view: ScoreView, x: int, y: int, width: int) -> int:
        kit = self.kit
        heads = [d for d in view.dimensions if d.headline]
        others = [d for d in view.dimensions if not d.headline]
        for dimension in heads:
            y = self._dimension(dimension, x, y, width, large=True) + kit.px(10)
        if others:
            self.add(Rule("others.rule", pygame.Rect(x, y, width, 1)))
            y += kit.px(8)
        for dimension in others:
            y = self._dimension(dimension, x, y, width, large=False) + kit.px(6)
        return y

    def _dimension(self, one: DimensionView, x: int, y: int, width: int, large: bool) -> int:
        kit = self.kit
        style = SMALL_BOLD if large else SMALL
        wide = kit.type.width(one.points, SMALL)
        self.text(x, y, width - wide - kit.px(8), one.title, style, colour=INK, most=1)
        self.text(x, y, width, one.points, SMALL, colour=QUIET, align="right", most=1)
        y += kit.line(style) + kit.px(2)
        high = kit.px(9 if large else 5)
        self.add(Bar(f"bar.{one.id}", pygame.Rect(x, y, width, high), one.share, share_colour(one.share)))
        return y + high


__all__ = ["ScorecardScreen"]
