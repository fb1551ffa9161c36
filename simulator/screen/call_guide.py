"""What helps beside a call: the model sentence with its reasons, hints, what was achieved, the growing scorecard."""

from __future__ import annotations

from typing import Final

import pygame

from simulator.screen.call_customer import CustomerColumn
from simulator.screen.call_view import CallPage, GrowingView, GuideView
from simulator.screen.chrome import BarButton
from simulator.screen.intentions import AskHint, HearModel, Intention, LeaveOut, ShowCaptions, TakeFact
from simulator.screen.keymap import Key
from simulator.screen.theme import (
    ACCENT,
    ACCENT_SOFT,
    BODY,
    GOOD,
    INK,
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
from simulator.screen.widgets.widget import Action

KEY_STYLE: Final = Style(SMALL.size)


class CallGuide(CustomerColumn):
    """The panel between the words of a call and the answer."""

    # --- the panel --------------------------------------------------------------------------------------------

    def guide_height(self, page: CallPage, width: int, most: int) -> int:
        """Height of the panel, `most` at the most: then it scrolls; 0: there is nothing to show."""
        guide, kit = page.guide, self.kit
        if guide is None or page.ended or not (self._keys(guide) or _words(guide) or page.watching):
            return 0
        needed = self._head_height() + self._body_height(guide, width - 2 * kit.px(12)) + kit.px(14)
        return min(needed, max(most, self._head_height() + kit.line(BODY) + kit.px(16)))

    def _head_height(self) -> int:
        return Button.height(self.kit, KEY_STYLE) - self.kit.px(4)

    def _body_height(self, guide: GuideView, width: int) -> int:
        kit, high = self.kit, 0
        if guide.text:
            high += MarkedText.height(kit, guide.text, BODY, width) + kit.px(2)
        if guide.fact:
            high += self._head_height() + kit.px(6)
        if guide.before:
            high += self.text_height(width, guide.before, SMALL, 2)
        if guide.remark:
            high += self.text_height(width, guide.remark, SMALL)
        high += sum(self.text_height(width, reason, SMALL, 2) for reason in guide.reasons)
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
        left = self._keys_row(guide, pygame.Rect(x, y, width, head))
        middle = y + (head - kit.line(SMALL_BOLD)) // 2
        if guide.title:
            self.text(x, middle, left - x, guide.title, SMALL_BOLD, colour=ACCENT, most=1)
        elif guide.marks:
            self._marks(guide.marks[:1], x, middle, left - x)
        y += head + kit.px(2)
        area = pygame.Rect(x, y, width, rect.bottom - kit.px(4) - y)
        if self._body_height(guide, width) <= area.height + kit.px(4):
            self._body(guide, area)
        elif area.height > 0:
            y = self.open_area("guide", area)
            self.close_area(self._body(guide, pygame.Rect(x, y, width - kit.px(14), area.height)))

    def _body(self, guide: GuideView, rect: pygame.Rect) -> int:
        """Sentence, fact, remark, rules and what was achieved; returns the y below."""
        kit, x, y, width = self.kit, rect.x, rect.y, rect.width
        if guide.before:
            y = self.text(x, y, width, guide.before, SMALL, colour=INK, most=2)
        if guide.text:
            marks = tuple(Marking(start, end, MIDDLE_SOFT, MIDDLE) for start, end in guide.missed)
            place = pygame.Rect(x, y, width, MarkedText.height(kit, guide.text, BODY, width))
            self.add(MarkedText("guide.text", place, guide.text, BODY, marks))
            y = place.bottom + kit.px(2)
        if guide.fact:
            self._fact(guide.fact, pygame.Rect(x, y + kit.px(2), width, self._head_height()))
            y += self._head_height() + kit.px(6)
        if guide.remark:
            y = self.text(x, y, width, guide.remark, SMALL, colour=GOOD if guide.good else MIDDLE)
        for reason in guide.reasons:
            y = self.text(x, y, width, reason, SMALL, colour=QUIET, most=2)
        return self._marks(guide.marks, x, y, width) if guide.text else y

    def _fact(self, fact: str, rect: pygame.Rect) -> None:
        """The key that takes a fact into the notes, as wide as it needs."""
        text, key = self.kit.words("Note: {fact}", fact=fact), self.keys["call.fact"]
        rect.width = min(rect.width, Button.width(self.kit, text, key, "notes", KEY_STYLE))
        use = _wanting(TakeFact())
        self.add(Button("fact", rect, text, use, "plain", key=key, image="notes", style=KEY_STYLE))

    def _marks(self, marks: tuple[str, ...], x: int, y: int, width: int) -> int:
        for mark in marks:
            y = self.text(x, y, width, mark, SMALL, colour=GOOD, image="check", most=1)
        return y

    # --- keys -------------------------------------------------------------------------------------------------

    def _keys(self, guide: GuideView) -> list[tuple[str, str, Key, Intention]]:
        """Name, text, key, and what it wants."""
        t, keys = self.kit.words, self.kit.keys
        found: list[tuple[str, str, Key, Intention]] = []
        if guide.hear:
            found.append(("model", t("Hear it"), keys["call.model"], HearModel()))
        if guide.leave_out:
            found.append(("leave_out", t("Leave it out"), keys["call.leave_out"], LeaveOut()))
        if guide.hint:
            found.append(("hint", guide.hint, keys["call.hint"], AskHint()))
        return found

    def captions_button(self, page: CallPage) -> BarButton:
        """The key that shows or hides the others' words."""
        t, on = self.kit.words, page.captions_on
        text = t("Hide captions") if on else t("Show captions")
        return BarButton("captions_key", text, lambda: (ShowCaptions(not on),), self.keys["call.captions"])

    def _keys_row(self, guide: GuideView, rect: pygame.Rect) -> int:
        """The keys from the right; returns where they begin."""
        kit, right = self.kit, rect.right
        for name, text, key, wanted in reversed(self._keys(guide)):
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
            self.add(Bar(f"growing{number}", pygame.Rect(x, y, width, high), one.share, ACCENT))
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


__all__ = ["CallGuide"]
