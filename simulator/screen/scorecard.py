"""The scorecard: total and dimensions at the left, three fixes and every finding at the right."""

from __future__ import annotations

from collections.abc import Hashable, Mapping
from typing import Final

import pygame

from simulator.screen.chrome import ESCAPE, BarButton, function_key, roomy, top_bar
from simulator.screen.icons import icon
from simulator.screen.intentions import Again, ToLobby
from simulator.screen.page import Page
from simulator.screen.paint import arc, disc
from simulator.screen.score_view import DimensionView, FindingView, ScoreView, VerdictName
from simulator.screen.theme import (
    ACCENT,
    ASIDE,
    ASIDE_SOFT,
    BAD,
    BAD_SOFT,
    BODY_BOLD,
    CARD,
    DISPLAY,
    GOOD,
    GOOD_SOFT,
    INK,
    LEAD_BOLD,
    LINE,
    MIDDLE,
    MIDDLE_SOFT,
    QUIET,
    SMALL,
    SMALL_BOLD,
    SUNK,
    TINY,
    TINY_BOLD,
    TITLE,
    Colour,
    mix,
)
from simulator.screen.widgets.button import Button
from simulator.screen.widgets.label import Bar, Card, Chip, Rule, Stars
from simulator.screen.widgets.widget import Brush, Widget

VERDICTS: Final[Mapping[VerdictName, tuple[Colour, Colour, str]]] = {
    "met": (GOOD, GOOD_SOFT, "check"),
    "partly": (MIDDLE, MIDDLE_SOFT, "half"),
    "not_met": (BAD, BAD_SOFT, "cross"),
    "not_applicable": (QUIET, SUNK, "dash"),
    "cannot_tell": (ASIDE, ASIDE_SOFT, "question"),
}
"""Colour, ground and icon of each verdict: never the colour alone."""


class ScorecardScreen(Page[ScoreView]):
    """What was done well, what was not, and what would gain most."""

    first_focus = "again"
    main_area = "findings"

    def build(self, view: ScoreView) -> None:
        t = self.kit.words
        lobby = BarButton("lobby", t("Lobby"), lambda: (ToLobby(),), ESCAPE, "home")
        room = top_bar(self, f"{t('Scorecard')} · {view.title}", [lobby], view.notice)
        gap = self.kit.px(20)
        if roomy(self):
            left = pygame.Rect(room.x, room.y, round((room.width - gap) * 0.34), room.height)
            right = pygame.Rect(left.right + gap, room.y, room.right - left.right - gap, room.height)
            self._summary_card(view, left)
            self._findings_area(view, right, with_summary=False)
        else:
            self._findings_area(view, room, with_summary=True)

    # --- left -------------------------------------------------------------------------------------------------

    def _summary_card(self, view: ScoreView, rect: pygame.Rect) -> None:
        kit = self.kit
        self.add(Card("summary", rect))
        pad = kit.px(24)
        again = Button.height(kit) + kit.px(8)
        area = pygame.Rect(
            rect.x + pad, rect.y + kit.px(12), rect.width - 2 * pad + kit.px(14), rect.height - again - kit.px(40)
        )
        y = self.open_area("summary", area) + kit.px(4)
        y = self._total(view, rect.x + pad, y, rect.width - 2 * pad)
        y = self._dimensions(view, rect.x + pad, y + kit.px(14), rect.width - 2 * pad)
        self.close_area(y)
        self._again(pygame.Rect(rect.x + pad, rect.bottom - again - kit.px(16), rect.width - 2 * pad, again))

    def _again(self, rect: pygame.Rect) -> None:
        text = self.kit.words("Once more")
        self.add(Button("again", rect, text, lambda: (Again(),), "main", key=function_key(5), image="again"))

    def _total(self, view: ScoreView, x: int, y: int, width: int) -> int:
        kit = self.kit
        size = min(round(132 * kit.type.scale), width // 2)
        colour = GOOD if view.passed else BAD
        self.add(Gauge("total", pygame.Rect(x, y, size, size), view.total, colour))
        left = x + size + kit.px(18)
        room = width - size - kit.px(18)
        star = kit.px(28)
        lines = self.text_height(room, view.verdict, LEAD_BOLD)
        top = y + max(0, (size - star - lines - kit.line(TINY) - kit.px(14)) // 2)
        self.add(Stars("stars", pygame.Rect(left, top, round(star * 3.4), star), view.stars))
        below = self.text(left, top + star + kit.px(8), room, view.verdict, LEAD_BOLD, colour=colour)
        below = self.text(left, below, room, view.standard, TINY, colour=QUIET, most=2)
        y = max(y + size, below)
        if view.cap:
            high = self.text_height(width - kit.px(24), view.cap, SMALL) + kit.px(16)
            self.add(Card("cap", pygame.Rect(x, y + kit.px(12), width, high), BAD_SOFT, None, 8))
            self.text(x + kit.px(12), y + kit.px(20), width - kit.px(24), view.cap, SMALL)
            y += high + kit.px(12)
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

    # --- right ------------------------------------------------------------------------------------------------

    def _findings_area(self, view: ScoreView, rect: pygame.Rect, with_summary: bool) -> None:
        kit, t = self.kit, self.kit.words
        bottom = 0
        if with_summary:
            bottom = Button.height(kit) + kit.px(12)
            self._again(pygame.Rect(rect.x, rect.bottom - bottom + kit.px(8), rect.width, bottom - kit.px(8)))
        y = self.open_area("findings", pygame.Rect(rect.x, rect.y, rect.width, rect.height - bottom))
        x, width = rect.x, rect.width - kit.px(18)
        if with_summary:
            pad = kit.px(20)
            card = Card("summary", pygame.Rect(x, y, width, 0))
            self.add(card)
            below = self._total(view, x + pad, y + pad, width - 2 * pad)
            below = self._dimensions(view, x + pad, below + kit.px(14), width - 2 * pad)
            card.rect.height = below + pad - y
            y = below + pad + kit.px(16)
        if view.fixes:
            y = self.text(x, y, width, view.fixes_title, TITLE) + kit.px(8)
            for number, finding in enumerate(view.fixes, start=1):
                y = self._finding(finding, x, y, width, f"fix{number}", number=number) + kit.px(10)
            y += kit.px(10)
        else:
            y = self.text(x, y, width, t("Nothing to fix: every rule that counted was met."), LEAD_BOLD, colour=GOOD)
            y += kit.px(12)
        y = self.text(x, y, width, t("Everything that was looked at"), TITLE) + kit.px(8)
        for finding in view.findings:
            y = self._finding(finding, x, y, width, f"finding.{finding.id}", number=0) + kit.px(8)
        self.close_area(y)

    def _finding(self, one: FindingView, x: int, y: int, width: int, name: str, *, number: int) -> int:
        kit = self.kit
        colour, ground, image = VERDICTS[one.verdict]
        card = Card(name, pygame.Rect(x, y, width, 0))
        self.add(card)
        pad = kit.px(16)
        mark = kit.px(30)
        self.add(
            Mark(
                f"{name}.mark",
                pygame.Rect(x + pad, y + kit.px(14), mark, mark),
                image,
                colour,
                str(number) if number else "",
            )
        )
        left = x + pad + mark + kit.px(14)
        room = x + width - pad - left
        chip, _ = Chip.size(kit, one.verdict_word)
        points = kit.type.width(one.points, SMALL_BOLD)
        top = y + kit.px(12)
        self.text(left, top, room, one.points, SMALL_BOLD, colour=QUIET, align="right", most=1)
        chip_x = x + width - pad - points - (kit.px(10) if one.points else 0) - chip
        self.chip(chip_x, top, one.verdict_word, colour, ground)
        y = self.text(left, top, max(kit.px(120), chip_x - left - kit.px(10)), one.title, BODY_BOLD)
        about = " · ".join(part for part in (one.dimension, one.clause, one.grade) if part)
        y = self.text(left, y, room, about, TINY, colour=QUIET)
        for quote in one.quotes:
            y = self._quote(quote.text, quote.at, left, y + kit.px(4), room, colour=colour)
        if one.missing:
            y = self.text(left, y + kit.px(4), room, one.missing, SMALL, colour=INK)
        if one.follows:
            y = self.text(left, y + kit.px(4), room, one.follows, TINY, colour=QUIET)
        if one.model:
            high = self.text_height(room - kit.px(44), one.model, SMALL) + kit.px(14)
            self.add(Card(f"{name}.model", pygame.Rect(left, y + kit.px(6), room, high), GOOD_SOFT, None, 8))
            self.text(
                left + kit.px(10), y + kit.px(13), room - kit.px(20), one.model, SMALL, colour=INK, image="consult"
            )
            y += high + kit.px(6)
        card.rect.height = max(y, card.rect.y + kit.px(14) + mark) + kit.px(12) - card.rect.y
        return card.rect.bottom

    def _quote(self, text: str, at: str, x: int, y: int, width: int, *, colour: Colour) -> int:
        kit = self.kit
        wide = kit.type.width(at, TINY_BOLD) + kit.px(8)
        self.text(x, y + (kit.line(SMALL) - kit.line(TINY_BOLD)) // 2, wide, at, TINY_BOLD, colour=colour, most=1)
        return self.text(x + wide, y, width - wide, text, SMALL, colour=QUIET)


class Gauge(Widget):
    """The total in a ring."""

    def __init__(self, name: str, rect: pygame.Rect, total: int, colour: Colour) -> None:
        """`total` from 0 to 100."""
        super().__init__(name, rect)
        self._total, self._colour = total, colour

    def look(self) -> Hashable:
        return self._total, self._colour

    def paint(self, brush: Brush) -> None:
        surface, kit = brush.surface, brush.kit
        size = self.rect.width
        surface.blit(arc(size, max(8, size // 11), self._total / 100, self._colour, mix(LINE, CARD, 0.3)), self.rect)
        number = kit.type.image(str(self._total), DISPLAY, INK)
        surface.blit(
            number,
            (self.rect.centerx - number.get_width() // 2, self.rect.centery - number.get_height() // 2 - kit.px(5)),
        )
        of = kit.type.image("/ 100", TINY, QUIET)
        surface.blit(
            of, (self.rect.centerx - of.get_width() // 2, self.rect.centery + number.get_height() // 2 - kit.px(12))
        )


class Mark(Widget):
    """A verdict as a symbol on a disc, or a number on one."""

    def __init__(self, name: str, rect: pygame.Rect, image: str, colour: Colour, text: str) -> None:
        """`text` replaces the symbol."""
        super().__init__(name, rect)
        self._image, self._colour, self._text = image, colour, text

    def look(self) -> Hashable:
        return self._image, self._colour, self._text

    def paint(self, brush: Brush) -> None:
        surface, kit = brush.surface, brush.kit
        radius = self.rect.width // 2
        surface.blit(disc(radius, self._colour), self.rect)
        if self._text:
            number = kit.type.image(self._text, SMALL_BOLD, CARD)
            surface.blit(
                number, (self.rect.centerx - number.get_width() // 2, self.rect.centery - number.get_height() // 2)
            )
            return
        size = round(radius * 1.3)
        surface.blit(icon(self._image, size, CARD), (self.rect.centerx - size // 2, self.rect.centery - size // 2))


def share_colour(share: float | None) -> Colour:
    """Colour of a share of points."""
    if share is None:
        return LINE
    return GOOD if share >= 0.8 else ACCENT if share >= 0.6 else STRONG_MIDDLE if share >= 0.35 else BAD


STRONG_MIDDLE: Final[Colour] = mix(MIDDLE, (255, 176, 32), 0.35)

__all__ = ["VERDICTS", "Gauge", "Mark", "ScorecardScreen", "share_colour"]
