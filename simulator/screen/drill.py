"""A drill on the screen: one sentence of a caller at a time, the clock, the answer, and what the last one was worth."""

from __future__ import annotations

import pygame

from simulator.screen.chrome import BarButton, leave_button, roomy, top_bar
from simulator.screen.drill_view import DrilledView, DrillLive, DrillPage, DrillView, RoundView
from simulator.screen.intentions import Again, Intentions, NotFinished, ReplyChanged, SendReply, TalkKey, ToLobby
from simulator.screen.page import Page
from simulator.screen.theme import (
    ACCENT,
    BAD,
    BAD_SOFT,
    BODY,
    BODY_BOLD,
    GOOD,
    GOOD_SOFT,
    INK,
    LEAD,
    LEAD_BOLD,
    LINE,
    QUIET,
    SMALL,
    SMALL_BOLD,
    TITLE,
    Colour,
)
from simulator.screen.widgets.button import Button
from simulator.screen.widgets.field import Field
from simulator.screen.widgets.label import Card, Stars
from simulator.screen.widgets.live import LiveText, Meter


class DrillScreen(Page[DrillView]):
    """The round that is going on."""

    first_focus = "reply"
    text_home = "reply"
    _talking = False

    def same(self, old: DrillView, new: DrillView) -> bool:
        return old.page == new.page

    def handle(self, event: pygame.event.Event) -> Intentions:
        """The talk key is held, and without push-to-talk means "I am not finished"."""
        page = self.view.page if self.view else None
        if page and not page.typed and self.keys["call.floor"].turned(event):
            down = event.type == pygame.KEYDOWN
            if not page.push_to_talk:
                return (NotFinished(),) if down else ()
            changed, self._talking = down != self._talking, down
            return (TalkKey(down),) if changed else ()
        return super().handle(event)

    @property
    def _live(self) -> DrillLive:
        assert self.view is not None
        return self.view.live

    def build(self, view: DrillView) -> None:
        kit, page = self.kit, view.page
        room = top_bar(self, page.title, [leave_button(self)], page.notice)
        width = min(room.width, round(900 * kit.type.scale))
        x = room.centerx - width // 2
        y = self._head(page, x, room.y, width) + kit.px(14)
        below = self._below()
        self._round(page, pygame.Rect(x, y, width, room.bottom - below - y - kit.px(14)))
        self._reply(page, pygame.Rect(x, room.bottom - below, width, below))

    def _head(self, page: DrillPage, x: int, y: int, width: int) -> int:
        kit, t = self.kit, self.kit.words
        clock = kit.type.width("0:00", LEAD_BOLD) + kit.px(8)
        place = pygame.Rect(x + width - clock, y, clock, kit.line(LEAD_BOLD))
        self.add(LiveText("clock", place, lambda: (self._live.clock, BAD if self._live.urgent else INK), LEAD_BOLD))
        count = t("Round {number} of {rounds}", number=page.number, rounds=page.rounds)
        y = self.text(x, y, width - clock - kit.px(12), count, LEAD_BOLD, most=1)
        y = self.text(x, y, width - clock - kit.px(12), page.task, SMALL, colour=QUIET) + kit.px(8)
        gap, high = kit.px(4), kit.px(8)
        wide = (width - gap * (page.rounds - 1)) // page.rounds
        for index in range(page.rounds):
            done = page.done[index].hit if index < len(page.done) else None
            colour = (GOOD if done else BAD) if done is not None else ACCENT if index + 1 == page.number else LINE
            self.add(Card(f"step{index}", pygame.Rect(x + index * (wide + gap), y, wide, high), colour, None, 3))
        return y + high

    def _round(self, page: DrillPage, rect: pygame.Rect) -> None:
        kit, t = self.kit, self.kit.words
        self.add(Card("round", rect))
        pad = kit.px(24)
        inner = rect.inflate(-2 * pad, -2 * kit.px(16))
        y = self.open_area("round", self.with_bar(inner))
        label = t("The caller says") if page.prompt else t("The first caller is coming …")
        y = self.text(inner.x, y, inner.width, label, SMALL_BOLD, colour=QUIET, most=1) + kit.px(4)
        y = self.text(inner.x, y, inner.width, page.prompt, TITLE if roomy(self) else LEAD_BOLD) + kit.px(20)
        if page.done:
            y = judged(self, page.done[-1], inner.x, y, inner.width)
        self.close_area(y)

    def _below(self) -> int:
        return Field.height(self.kit, 1) + self.kit.line(SMALL) + self.kit.px(30)

    def _reply(self, page: DrillPage, rect: pygame.Rect) -> None:
        kit, t = self.kit, self.kit.words
        self.add(Card("reply.card", rect))
        pad = kit.px(12)
        x, y, width = rect.x + pad, rect.y + kit.px(8), rect.width - 2 * pad
        status = kit.line(SMALL)
        meter = 0 if page.typed else min(kit.px(180), width // 3)
        self.add(LiveText("partial", pygame.Rect(x, y, width - meter - kit.px(12), status), self._partial, SMALL,
                          "consult", from_end=True))  # fmt: skip
        if meter:
            self.add(Meter("level", pygame.Rect(x + width - meter, y, meter, status), lambda: self._live))
        send = t("Send")
        wide = Button.width(kit, send, kit.keys["main"], "send")
        field = pygame.Rect(x, y + status + kit.px(6), width - wide - kit.px(8), Field.height(kit, 1))
        hint = t("Type your answer …") if page.typed else t("Speak, or type your answer …")
        self.field("reply", field, hint, self._send)
        button = pygame.Rect(x + width - wide, field.y, wide, field.height)
        self.add(Button("send", button, send, self._send, "main", key=kit.keys["main"], image="send"))

    def _partial(self) -> tuple[str, Colour]:
        return (self._live.partial, ACCENT) if self._live.partial else (self._live.word, QUIET)

    def written(self) -> Intentions:
        state = self.fields["reply"]
        return (ReplyChanged(not state.text and not state.composing),)

    def _send(self) -> Intentions:
        state = self.fields["reply"]
        text = state.text.strip()
        if not text:
            return ()
        state.clear()
        return (SendReply(text), *self.move_focus("reply"))


def judged(page: DrillScreen | DrilledScreen, one: RoundView, x: int, y: int, width: int) -> int:
    """A round that was answered, with what it was worth; returns the y below it."""
    kit, t = page.kit, page.kit.words
    card = page.add(
        Card(f"judged{one.number}", pygame.Rect(x, y, width, 0), GOOD_SOFT if one.hit else BAD_SOFT, None, 8)
    )
    pad = kit.px(14)
    room = width - 2 * pad
    colour, image = (GOOD, "check") if one.hit else (BAD, "cross")
    y = page.text(
        x + pad, y + kit.px(10), room, one.answer or t("(nothing was said)"), BODY_BOLD, colour=colour, image=image
    )  # fmt: skip
    if not one.hit:
        y = page.text(x + pad, y + kit.px(4), room, t("For example: {text}", text=one.model), BODY)
    card.rect.height = y + kit.px(10) - card.rect.y
    return card.rect.bottom


class DrilledScreen(Page[DrilledView]):
    """What came of a drill."""

    first_focus = "again"
    main_area = "rounds"

    def build(self, view: DrilledView) -> None:
        kit, t = self.kit, self.kit.words
        lobby = BarButton("lobby", t("Lobby"), lambda: (ToLobby(),), kit.keys["back"], "home")
        room = top_bar(self, view.title, [lobby], view.notice)
        width = min(room.width, round(900 * kit.type.scale))
        x = room.centerx - width // 2
        size = kit.px(28)
        self.add(
            Stars("stars", pygame.Rect(x + width - round(size * 3.4), room.y, round(size * 3.4), size), view.stars)
        )
        y = self.text(x, room.y, width - size * 4, view.result, TITLE)
        y = self.text(x, y, width, view.best, SMALL, colour=QUIET, most=1) + kit.px(10)
        button = Button.height(kit) + kit.px(6)
        rect = pygame.Rect(x, y, width, room.bottom - y - button - kit.px(14))
        self.add(Card("rounds.card", rect))
        pad = kit.px(18)
        inner = rect.inflate(-2 * pad, -2 * kit.px(12))
        y = self.open_area("rounds", self.with_bar(inner))
        for one in view.done:
            y = self.text(inner.x, y, inner.width, f"{one.number}  {one.prompt}", LEAD if roomy(self) else BODY)
            y = judged(self, one, inner.x, y + kit.px(4), inner.width) + kit.px(14)
        self.close_area(y)
        place = pygame.Rect(x, room.bottom - button, width, button)
        self.add(
            Button("again", place, t("Once more"), lambda: (Again(),), "main", key=kit.keys["main"], image="again")
        )


__all__ = ["DrillScreen", "DrilledScreen", "judged"]
