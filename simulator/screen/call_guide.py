"""What helps beside a call: the model sentence with its reasons, hints, what was achieved, the growing scorecard."""

from __future__ import annotations

from typing import Final

import pygame

from simulator.screen.call_customer import CustomerColumn
from simulator.screen.call_view import CallPage, GrowingView, GuideView
from simulator.screen.chrome import control_key
from simulator.screen.intentions import AskHint, HearModel, Intention, LeaveOut, ShowCaptions, TakeFact
from simulator.screen.score_parts import share_colour
from simulator.screen.theme import (
    ACCENT,
    ACCENT_SOFT,
    BODY,
    GOOD,
    LEAD_BOLD,
    MIDDLE,
    MIDDLE_SOFT,
    QUIET,
    SMALL,
    SMALL_BOLD,
    Style,
)
from simulator.screen.widgets.button import Button
from simulator.screen.widgets.label import Bar, Card
from simulator.screen.widgets.marked import MarkedText, Marking
from simulator.screen.widgets.widget import Action, Key

HINT: Final = control_key("h")
FACT: Final = control_key("f")
MODEL: Final = control_key("m")
LEAVE_OUT: Final = control_key("g")
CAPTIONS: Final = control_key("s")
KEY_STYLE: Final = Style(SMALL.size)
MOST_LINES: Final = 4
"""Lines of a model sentence beyond which the panel does not grow; the rest scrolls."""


class CallGuide(CustomerColumn):
    """The panel between the words of a call and the answer."""

    # --- the panel --------------------------------------------------------------------------------------------

    def guide_height(self, page: CallPage, width: int) -> int:
        """Height of the panel; 0: there is nothing to show."""
        guide, kit = page.guide, self.kit
        if guide is None or page.ended or not (self._keys(guide, page) or _words(guide) or page.watching):
            return 0
        inner = width - 2 * kit.px(12)
        return self._head_height() + self._body_height(guide, inner) + kit.px(14)

    def _head_height(self) -> int:
        return Button.height(self.kit, KEY_STYLE) - self.kit.px(4)

    def _body_height(self, guide: GuideView, width: int) -> int:
        kit, high = self.kit, 0
        if guide.text:
            lines = len(kit.type.spans(guide.text, BODY, width))
            high += min(lines, MOST_LINES) * kit.line(BODY) + kit.px(2)
        high += sum(self.text_height(width, reason, SMALL, 2) for reason in guide.reasons)
        if guide.remark:
            high += self.text_height(width, guide.remark, SMALL)
        if guide.text and guide.marks:
            high += len(guide.marks) * kit.line(SMALL)
        return high + (kit.px(4) if high else 0)

    def guide(self, page: CallPage, rect: pygame.Rect) -> None:
        """The panel."""
        guide, kit = page.guide, self.kit
        if guide is None:
            return
        self.add(Card("guide", rect, ACCENT_SOFT, None))
        x, width = rect.x + kit.px(12), rect.width - 2 * kit.px(12)
        y = rect.y + kit.px(6)
        head = self._head_height()
        left = self._keys_row(page, guide, pygame.Rect(x, y, width, head))
        line = kit.line(SMALL_BOLD)
        middle = y + (head - line) // 2
        if guide.title:
            self.text(x, middle, left - x, guide.title, SMALL_BOLD, colour=ACCENT, most=1)
        elif guide.marks:
            self._marks(guide.marks[:1], x, middle, left - x)
        y += head + kit.px(2)
        if guide.text:
            y = self._sentence(guide, pygame.Rect(x, y, width, 0)) + kit.px(2)
        for reason in guide.reasons:
            y = self.text(x, y, width, reason, SMALL, colour=QUIET, most=2)
        if guide.remark:
            y = self.text(x, y, width, guide.remark, SMALL, colour=GOOD if guide.good else MIDDLE)
        if guide.text and guide.marks:
            self._marks(guide.marks, x, y, width)

    def _sentence(self, guide: GuideView, rect: pygame.Rect) -> int:
        kit = self.kit
        marks = tuple(Marking(start, end, MIDDLE_SOFT, MIDDLE) for start, end in guide.missed)
        high = MarkedText.height(kit, guide.text, BODY, rect.width)
        shown = min(high, MOST_LINES * kit.line(BODY))
        if shown == high:
            self.add(MarkedText("guide.text", pygame.Rect(rect.x, rect.y, rect.width, high), guide.text, BODY, marks))
            return rect.y + high
        area = pygame.Rect(rect.x, rect.y, rect.width, shown)
        y = self.open_area("guide", area)
        room = rect.width - kit.px(14)
        high = MarkedText.height(kit, guide.text, BODY, room)
        self.add(MarkedText("guide.text", pygame.Rect(rect.x, y, room, high), guide.text, BODY, marks))
        self.close_area(y + high)
        return area.bottom

    def _marks(self, marks: tuple[str, ...], x: int, y: int, width: int) -> int:
        for mark in marks:
            y = self.text(x, y, width, mark, SMALL, colour=GOOD, image="check", most=1)
        return y

    # --- keys -------------------------------------------------------------------------------------------------

    def _keys(self, guide: GuideView, page: CallPage) -> list[tuple[str, str, Key, Intention]]:
        """Name, text, key, and what it wants."""
        t = self.kit.words
        found: list[tuple[str, str, Key, Intention]] = []
        if guide.hear:
            found.append(("model", t("Hear it"), MODEL, HearModel()))
        if guide.leave_out:
            found.append(("leave_out", t("Leave it out"), LEAVE_OUT, LeaveOut()))
        if guide.fact:
            found.append(("fact", t("Note: {fact}", fact=guide.fact), FACT, TakeFact()))
        if guide.hint:
            found.append(("hint", guide.hint, HINT, AskHint()))
        if page.watching and page.captions_free:
            found.append(self.captions_key(page))
        return found

    def captions_key(self, page: CallPage) -> tuple[str, str, Key, Intention]:
        """The key that shows or hides the others' words."""
        t, on = self.kit.words, page.captions_on
        return "captions_key", t("Hide captions") if on else t("Show captions"), CAPTIONS, ShowCaptions(not on)

    def _keys_row(self, page: CallPage, guide: GuideView, rect: pygame.Rect) -> int:
        """The keys from the right; returns where they begin."""
        kit, right = self.kit, rect.right
        for name, text, key, wanted in reversed(self._keys(guide, page)):
            most = max(kit.px(120), right - rect.x - kit.px(8))
            wide = min(Button.width(kit, text, key, style=KEY_STYLE), most)
            place = pygame.Rect(right - wide, rect.y, wide, rect.height)
            self.add(Button(name, place, text, _wanting(wanted), "plain", key=key, style=KEY_STYLE))
            right -= wide + kit.px(6)
        return right

    # --- the growing scorecard --------------------------------------------------------------------------------

    def growing(self, view: GrowingView, rect: pygame.Rect) -> None:
        """The scorecard beside a call that is heard."""
        kit, t = self.kit, self.kit.words
        self.add(Card("growing", rect))
        pad = kit.px(14)
        inner = pygame.Rect(rect.x + pad, rect.y + pad, rect.width - 2 * pad, rect.height - 2 * pad)
        x, width = inner.x, inner.width
        y = self.text(x, inner.y, width, t("Scorecard so far: {total}", total=view.total), LEAD_BOLD, most=1)
        y += kit.px(8)
        high = kit.px(8)
        for number, one in enumerate(view.dimensions):
            points = kit.type.width(one.points, SMALL)
            self.text(x, y, width - points - kit.px(8), one.title, SMALL, most=1)
            self.text(x, y, width, one.points, SMALL, colour=QUIET, align="right", most=1)
            y += kit.line(SMALL) + kit.px(2)
            self.add(Bar(f"growing{number}", pygame.Rect(x, y, width, high), one.share, share_colour(one.share)))
            y += high + kit.px(6)
        y = self.text(x, y + kit.px(4), width, t("Achieved"), SMALL_BOLD) + kit.px(2)
        area = pygame.Rect(x, y, width, max(kit.line(SMALL), inner.bottom - y))
        y = self.open_area("met", self.with_bar(area))
        if not view.met:
            y = self.text(x, y, width, t("Nothing yet."), SMALL, colour=QUIET)
        for met in view.met:
            y = self.text(x, y, width, met, SMALL, colour=GOOD, image="check") + kit.px(2)
        self.close_area(y)


def _wanting(wanted: Intention) -> Action:
    return lambda: (wanted,)


def _words(guide: GuideView) -> bool:
    return bool(guide.text or guide.remark or guide.marks or guide.reasons)


__all__ = ["CAPTIONS", "FACT", "HINT", "LEAVE_OUT", "MODEL", "CallGuide"]
