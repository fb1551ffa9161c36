"""What the trainee fills in during a call: identity check, notes, call-back."""

from __future__ import annotations

import pygame

from simulator.screen.call_view import CallPage, CallView, IdentityView, PageView
from simulator.screen.chrome import roomy
from simulator.screen.intentions import (
    BookCallback,
    CheckIdentity,
    Intentions,
    OpenKnowledge,
    WriteNote,
)
from simulator.screen.page import Page
from simulator.screen.theme import (
    BAD,
    BAD_SOFT,
    GOOD,
    GOOD_SOFT,
    INK,
    MIDDLE,
    QUIET,
    SMALL,
    SMALL_BOLD,
    SUNK,
)
from simulator.screen.widgets.button import Button
from simulator.screen.widgets.field import Field
from simulator.screen.widgets.label import Card, Chip, Rule
from simulator.screen.widgets.row import Row, RowText
from simulator.screen.widgets.widget import Kit


class CallForms(Page[CallView]):
    """The forms beside a call."""

    def __init__(self, kit: Kit, size: tuple[int, int]) -> None:
        """See Page."""
        super().__init__(kit, size)
        self._page = ""
        self._owner = "self"

    # --- customer ---------------------------------------------------------------------------------------------

    def customer_card(self, page: CallPage, rect: pygame.Rect) -> None:
        kit, t = self.kit, self.kit.words
        y = self.open_area("card", self.with_bar(rect))
        x, width = rect.x, rect.width
        y = self.text(x, y, width, t("Identity check"), SMALL_BOLD) + kit.px(2)
        y = self.text(x, y, width, page.identity_sentence, SMALL, colour=GOOD if page.verified else QUIET) + kit.px(8)
        for item in page.identity:
            y = self._identity_item(page, item, x, y, width)
        y += kit.px(4)
        self.add(Rule("card.rule", pygame.Rect(x, y, width, 1)))
        locked = bool(page.identity) and not page.verified
        title = t("Customer card") if page.identity else t("Knowledge base")
        y = self.text(x, y + kit.px(10), width, title, SMALL_BOLD, image="lock" if locked else "") + kit.px(4)
        if locked:
            y = self.text(x, y, width, t("Opens when the identity has been checked."), SMALL, colour=QUIET)
        for label, text in page.card:
            y = self.text(x, y, width, f"{label}  {text}", SMALL) + kit.px(2)
        for one in page.pages:
            y = self._knowledge(one, x, y + kit.px(6), width, page.ended)
        self.close_area(y + kit.px(4))

    def _identity_item(self, page: CallPage, item: IdentityView, x: int, y: int, width: int) -> int:
        kit, t = self.kit, self.kit.words
        name = f"identity.{item.item}"
        self.text(x, y, width, item.label, SMALL, colour=INK, most=1)
        if item.state != "open":
            colour, ground = (GOOD, GOOD_SOFT) if item.state == "match" else (BAD, BAD_SOFT)
            image = "check" if item.state == "match" else "cross"
            wide, _ = Chip.size(kit, item.word, image)
            self.chip(x + width - wide, y, item.word, colour, ground, image=image)
        y += kit.line(SMALL) + kit.px(6)
        if item.state == "match":
            return y + kit.px(4)

        def submit() -> Intentions:
            value = self.filled(name)
            return (CheckIdentity(item.item, value),) if value else ()

        rect = pygame.Rect(x, y, width, Field.height(kit))
        self.field(name, rect, t("What the caller says, then Enter"), submit, enabled=not page.ended)
        return rect.bottom + kit.px(8)

    def _knowledge(self, one: PageView, x: int, y: int, width: int, ended: bool) -> int:
        kit = self.kit

        def choose() -> Intentions:
            self._page = one.id
            self.stale = True
            return ()

        def use() -> Intentions:
            return (OpenKnowledge(one.id),)

        rect = pygame.Rect(x, y, width, Row.height(kit, detail=False))
        row = Row(
            f"page.{one.id}",
            rect,
            RowText(one.title, image="book"),
            one.id == self._page,
            choose,
            use=None if ended else use,
        )
        row.group = "pages"
        self.add(row)
        y = rect.bottom
        if one.open:
            high = self.text_height(width - kit.px(20), one.text, SMALL) + kit.px(14)
            self.add(Card(f"page.{one.id}.ground", pygame.Rect(x, y + kit.px(2), width, high), SUNK, None, 8))
            self.text(x + kit.px(10), y + kit.px(9), width - kit.px(20), one.text, SMALL)
            y += high + kit.px(4)
        return y

    # --- notes ------------------------------------------------------------------------------------------------

    def notes_form(self, page: CallPage, rect: pygame.Rect) -> None:
        kit, t = self.kit, self.kit.words
        lines = 3 if roomy(self) else 1
        bottom = Field.height(kit, lines) + Button.height(kit) + kit.px(8)
        area = pygame.Rect(rect.x, rect.y, rect.width, rect.height - bottom - kit.px(10))
        y = self.open_area("note_list", self.with_bar(area), follow=True)
        x, width = rect.x, rect.width
        if not page.notes:
            y = self.text(
                x,
                y,
                width,
                t("Nothing is noted yet. Numbers, dates and what was agreed belong here."),
                SMALL,
                colour=QUIET,
            )
        for index, note in enumerate(page.notes):
            high = self.text_height(width - kit.px(20), note, SMALL) + kit.px(12)
            self.add(Card(f"note{index}.ground", pygame.Rect(x, y, width, high), SUNK, None, 8))
            self.text(x + kit.px(10), y + kit.px(6), width - kit.px(20), note, SMALL)
            y += high + kit.px(6)
        self.close_area(y)

        def submit() -> Intentions:
            text = self.filled("note")
            self.fields["note"].clear()
            return (WriteNote(text),) if text else ()

        field = pygame.Rect(rect.x, rect.bottom - bottom, rect.width, Field.height(kit, lines))
        self.field("note", field, t("A note, then Enter"), submit)
        place = pygame.Rect(rect.x, field.bottom + kit.px(8), rect.width, Button.height(kit))
        self.add(Button("note.add", place, t("Add note"), submit, "plain", key=kit.keys["call.note"], image="notes"))

    # --- call-back --------------------------------------------------------------------------------------------

    def callback_form(self, page: CallPage, rect: pygame.Rect) -> None:
        kit, t = self.kit, self.kit.words
        self.prefill("callback.phone", page.number if any(c.isdigit() for c in page.number) else "")
        book = Button.height(kit)
        area = pygame.Rect(rect.x, rect.y, rect.width, rect.height - book - kit.px(10))
        y = self.open_area("callback", self.with_bar(area))
        x, width = rect.x, rect.width
        half = (width - kit.px(8)) // 2
        to_time, to_phone = self.going_to("callback.time"), self.going_to("callback.phone")
        self.labelled("callback.date", x, y, half, t("Day"), hint=t("today"), submit=to_time)
        y = self.labelled(
            "callback.time", x + half + kit.px(8), y, width - half - kit.px(8), t("Time"), hint="17:00", submit=to_phone
        ) + kit.px(8)
        y = self.labelled("callback.phone", x, y, width, t("Number"), submit=self._book) + kit.px(8)
        y = self.text(x, y, width, t("Who calls back"), SMALL) + kit.px(4)
        if self._owner not in {one.id for one in page.owners}:
            self._owner = page.owners[0].id if page.owners else "self"

        def choose(ident: str) -> Intentions:
            self._owner = ident
            self.stale = True
            return ()

        y = self.choices(
            "callback.owner",
            x,
            y,
            width,
            [(one.id, one.name) for one in page.owners],
            chosen=self._owner,
            choose=choose,
        )
        y += kit.px(14)
        self.add(Rule("promises.rule", pygame.Rect(x, y, width, 1)))
        y = self.text(x, y + kit.px(10), width, t("Promised so far"), SMALL_BOLD) + kit.px(4)
        if not page.promises:
            y = self.text(x, y, width, t("Nothing yet."), SMALL, colour=QUIET)
        for promise in page.promises:
            colour = GOOD if promise.booked else MIDDLE
            y = self.text(x, y, width, promise.text, SMALL, colour=INK, image="check" if promise.booked else "flag")
            y = self.text(x + kit.px(20), y, width - kit.px(20), promise.detail, SMALL, colour=colour) + kit.px(4)
        self.close_area(y)
        place = pygame.Rect(rect.x, rect.bottom - book, rect.width, book)
        ready = not page.ended
        self.add(
            Button(
                "book",
                place,
                t("Book call-back"),
                self._book,
                "main",
                key=kit.keys["finish"],
                image="calendar",
                enabled=ready,
            )
        )

    def _book(self) -> Intentions:
        if self.view is None or self.view.page.ended:
            return ()
        time, phone = self.filled("callback.time"), self.filled("callback.phone")
        if not time and not self.filled("callback.date"):
            return self.move_focus("callback.time")
        if not phone:
            return self.move_focus("callback.phone")
        when = " ".join(part for part in (self.filled("callback.date"), time) if part)
        for name in ("callback.date", "callback.time"):
            self.fields[name].clear()
        return (BookCallback(when, phone, self._owner), *self.move_focus("reply"))


__all__ = ["CallForms"]
