"""The screens of a shift: between two calls, and its summary."""

from __future__ import annotations

from collections.abc import Sequence

import pygame

from simulator.screen.chrome import BarButton, top_bar
from simulator.screen.intentions import CallBack, ChoosePast, EndShift, Intentions, NextCall, OpenPast, ToLobby
from simulator.screen.page import Page
from simulator.screen.shift_view import BreakView, CallBackView, ShiftCallView, ShiftOverView
from simulator.screen.theme import (
    ACCENT,
    BAD,
    BODY,
    BODY_BOLD,
    GOOD,
    INK,
    LEAD_BOLD,
    QUIET,
    SMALL,
    SMALL_BOLD,
    TITLE,
)
from simulator.screen.widgets.button import Button
from simulator.screen.widgets.field import Field
from simulator.screen.widgets.label import Card, Stars
from simulator.screen.widgets.live import LiveText
from simulator.screen.widgets.row import Row, RowText


class BreakScreen(Page[BreakView]):
    """What was done, what is due, when the next call comes."""

    first_focus = "next"

    def same(self, old: BreakView, new: BreakView) -> bool:
        return (old.calls, old.callbacks, old.waiting, old.last, old.notice, old.title) == (
            new.calls, new.callbacks, new.waiting, new.last, new.notice, new.title,
        )  # fmt: skip

    def build(self, view: BreakView) -> None:
        kit, t = self.kit, self.kit.words
        asked, end = self.asking_first("end", (EndShift(),))
        text = t("Really end the shift?") if asked else t("End the shift")
        bar = [BarButton("end", text, end, self.keys["back"], "home", "bad" if asked else "bar")]
        room = top_bar(self, view.title, bar, view.notice)
        width = min(room.width, round(900 * kit.type.scale))
        x = room.centerx - width // 2
        line = pygame.Rect(x, room.y, width, kit.line(TITLE))
        self.add(LiveText("left", line, lambda: (self._now.left, INK), TITLE))
        line = pygame.Rect(x, line.bottom, width, kit.line(BODY))
        self.add(LiveText("word", line, lambda: (self._now.waiting or self._now.next_word, QUIET), BODY))
        button = Button.height(kit) + kit.px(6)
        rect = pygame.Rect(x, line.bottom + kit.px(12), width, room.bottom - line.bottom - button - kit.px(26))
        self.add(Card("shift.card", rect))
        pad = kit.px(20)
        inner = rect.inflate(-2 * pad, -2 * kit.px(12))
        y = self.open_area("shift", self.with_bar(inner))
        y = self._callbacks(view.callbacks, inner.x, y, inner.width)
        y = calls_so_far(self, view.calls, inner.x, y, inner.width)
        self.close_area(y)
        text = t("To the summary") if view.last else t("Take the next call now")
        place = pygame.Rect(x, room.bottom - button, width, button)
        image = "check" if view.last else "phone"
        self.add(Button("next", place, text, lambda: (NextCall(),), "main", key=self.keys["main"], image=image))

    @property
    def _now(self) -> BreakView:
        assert self.view is not None
        return self.view

    def _callbacks(self, backs: Sequence[CallBackView], x: int, y: int, width: int) -> int:
        kit, t = self.kit, self.kit.words
        if not backs:
            return y
        y = self.text(x, y, width, t("Promised call-backs"), SMALL_BOLD, colour=QUIET, most=1) + kit.px(4)
        due = [one for one in backs if one.due]
        for one in backs:
            y = callback_line(self, one, x, y, width)
            if due and one is due[0]:  # one after the other, as one telephones
                y = self._make_it(one, x, y, width)
            y += kit.px(8)
        return y + kit.px(8)

    def _make_it(self, one: CallBackView, x: int, y: int, width: int) -> int:
        kit, t = self.kit, self.kit.words
        text = t("Call back")
        key = self.keys["shift.make"]
        wide = Button.width(kit, text, key, "phone")
        name = f"back{one.number}"

        def made() -> Intentions:
            said = self.filled(name)
            return (CallBack(one.number, said),) if said else self.move_focus(name)

        field = pygame.Rect(x, y + kit.px(4), width - wide - kit.px(8), Field.height(kit, 1))
        self.field(name, field, t("What do you tell the caller now?"), made)
        place = pygame.Rect(x + width - wide, field.y, wide, field.height)
        self.add(Button(f"{name}.made", place, text, made, "plain", key=key, image="phone"))
        return field.bottom + kit.px(4)


class ShiftOverScreen(Page[ShiftOverView]):
    """The summary."""

    first_focus = "lobby.main"
    main_list = "calls"
    main_area = "summary"

    def build(self, view: ShiftOverView) -> None:
        kit, t = self.kit, self.kit.words
        lobby = BarButton("lobby", t("Lobby"), lambda: (ToLobby(),), self.keys["back"], "home")
        room = top_bar(self, view.title, [lobby], view.notice)
        width = min(room.width, round(900 * kit.type.scale))
        x = room.centerx - width // 2
        y = self.text(x, room.y, width, view.headline if not view.empty else view.empty, TITLE)
        for sentence in view.sentences:
            y = self.text(x, y, width, sentence, BODY, colour=QUIET)
        y += kit.px(12)
        button = Button.height(kit) + kit.px(6)
        rect = pygame.Rect(x, y, width, room.bottom - y - button - kit.px(14))
        self.add(Card("summary.card", rect))
        pad = kit.px(20)
        inner = rect.inflate(-2 * pad, -2 * kit.px(12))
        y = self.open_area("summary", self.with_bar(inner))
        if view.callbacks:
            y = self.text(inner.x, y, inner.width, t("Promised call-backs"), SMALL_BOLD, colour=QUIET) + kit.px(4)
            for one in view.callbacks:
                y = callback_line(self, one, inner.x, y, inner.width) + kit.px(8)
            y += kit.px(8)
        if view.calls:
            y = self.text(inner.x, y, inner.width, t("Calls of this shift"), SMALL_BOLD, colour=QUIET) + kit.px(4)
        for number, call in enumerate(view.calls):
            y = self._row(view, call, number, pygame.Rect(inner.x, y, inner.width, Row.height(kit))) + kit.px(4)
        self.close_area(y)
        self._buttons(view, pygame.Rect(x, room.bottom - button, width, button))

    def _buttons(self, view: ShiftOverView, rect: pygame.Rect) -> None:
        kit, t = self.kit, self.kit.words
        text = t("Open the scorecard")
        wide = Button.width(kit, text, self.keys["shift.open"], "flag") if view.chosen else 0
        if view.chosen:
            place = pygame.Rect(rect.x, rect.y, wide, rect.height)
            chosen = view.chosen
            self.add(
                Button(
                    "open",
                    place,
                    text,
                    lambda: (OpenPast(chosen),),
                    "plain",
                    key=self.keys["shift.open"],
                    image="flag",
                )
            )
        left = rect.x + (wide + kit.px(8) if wide else 0)
        place = pygame.Rect(left, rect.y, rect.right - left, rect.height)
        self.add(
            Button(
                "lobby.main",
                place,
                t("Back to the lobby"),
                lambda: (ToLobby(),),
                "main",
                key=self.keys["main"],
                image="home",
            )
        )

    def _row(self, view: ShiftOverView, call: ShiftCallView, number: int, rect: pygame.Rect) -> int:
        row = Row(
            f"call.{number}", rect, RowText(call.title, call.detail, stars=call.stars, dim=not call.id),
            bool(call.id) and call.id == view.chosen,
            lambda: (ChoosePast(call.id),) if call.id else (),
            use=(lambda: (OpenPast(call.id),)) if call.id else None,
        )  # fmt: skip
        row.group = "calls"
        self.add(row)
        return rect.bottom


def calls_so_far(page: BreakScreen, calls: Sequence[ShiftCallView], x: int, y: int, width: int) -> int:
    """The calls that were taken, one below the other; returns the y below them."""
    kit = page.kit
    if not calls:
        return page.text(x, y, width, kit.words("The first call is being scored."), LEAD_BOLD, colour=QUIET)
    y = page.text(x, y, width, kit.words("Calls of this shift"), SMALL_BOLD, colour=QUIET, most=1) + kit.px(4)
    size = kit.px(18)
    for number, call in enumerate(calls):
        stars = round(size * 3.4)
        place = pygame.Rect(x + width - stars, y + kit.px(4), stars, size)
        page.add(Stars(f"call{number}.stars", place, call.stars))
        y = page.text(x, y, width - stars - kit.px(10), call.title, BODY_BOLD, most=1)
        y = page.text(x, y, width - stars - kit.px(10), call.detail, SMALL, colour=QUIET, most=1) + kit.px(8)
    return y


def callback_line(page: BreakScreen | ShiftOverScreen, one: CallBackView, x: int, y: int, width: int) -> int:
    """A promised call-back and how it stands; returns the y below it."""
    kit = page.kit
    colour = GOOD if one.kept else ACCENT if one.due else QUIET if one.state == kit.words("Later") else BAD
    chip = kit.type.width(one.state, SMALL_BOLD) + kit.px(16)
    page.text(x + width - chip, y, chip, one.state, SMALL_BOLD, colour=colour, align="right", most=1)
    y = page.text(x, y, width - chip - kit.px(8), one.title, BODY_BOLD, most=1, image="phone")
    return page.text(x, y, width - kit.px(8), one.detail, SMALL, colour=QUIET, most=2)


__all__ = ["BreakScreen", "ShiftOverScreen", "callback_line", "calls_so_far"]
