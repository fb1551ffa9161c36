"""The desk's tools beside a call, in tabs; the directory of colleagues."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Final

import pygame

from simulator.screen.call_forms import CallForms
from simulator.screen.call_view import CallPage, ColleagueView, PresenceShown
from simulator.screen.chrome import roomy
from simulator.screen.intentions import (
    Intentions,
    LeaveConsult,
    Reach,
)
from simulator.screen.keymap import Key
from simulator.screen.theme import (
    ASIDE,
    ASIDE_SOFT,
    BAD,
    EDGE,
    GOOD,
    QUIET,
    SMALL,
    SMALL_BOLD,
    STAR,
    Colour,
)
from simulator.screen.widgets.button import Button, Choice, cap_size
from simulator.screen.widgets.field import Field
from simulator.screen.widgets.label import Card
from simulator.screen.widgets.row import Row, RowText
from simulator.screen.widgets.widget import Kit

DOTS: Final[Mapping[PresenceShown, Colour]] = {
    "unknown": EDGE, "ready": GOOD, "busy": STAR, "offline": QUIET, "resigned": BAD,
}  # fmt: skip
TABS: Final[tuple[tuple[str, str, str], ...]] = (
    ("directory", "people", "call.directory"), ("customer", "card", "call.customer"), ("notes", "notes", "call.notes"),
    ("callback", "calendar", "call.callback"),
)  # fmt: skip
"""Id, icon and the action whose key opens it, of each tab; in narrow windows the words are a tab, too."""


class ToolTabs(CallForms):
    """The right side of the call's screen: the tabs and the directory."""

    def __init__(self, kit: Kit, size: tuple[int, int]) -> None:
        """See Page."""
        super().__init__(kit, size)
        self._tab = "words"
        self._colleague = ""

    @property
    def tab(self) -> str:
        """The open tab; `words` only where the window is narrow."""
        return "directory" if self._tab == "words" and roomy(self) else self._tab

    def open_tab(self, name: str) -> None:
        self._tab = name
        self.focus = ""
        self.stale = True

    def home(self) -> str:
        if self.view is not None and self.view.page.cut:
            return "ring_back"
        if self.view is not None and self.view.page.watching:
            return "captions_key"
        if self.tab == "words" or self._tab == "words":
            return "reply"
        return {"directory": self._first_colleague(), "customer": self._first_identity(), "notes": "note",
                "callback": "callback.time"}[self.tab]  # fmt: skip

    # --- tabs -------------------------------------------------------------------------------------------------

    def tools(self, page: CallPage, rect: pygame.Rect, with_words: bool = False) -> None:
        """Tabs and the open one's content."""
        kit = self.kit
        top = self.tab_bar(page, pygame.Rect(rect.x, rect.y, rect.width, 0), with_words)
        card = pygame.Rect(rect.x, top, rect.width, rect.bottom - top)
        self.add(Card("tools", card))
        inner = card.inflate(-2 * kit.px(14), -2 * kit.px(12))
        {
            "directory": self._directory,
            "customer": self.customer_card,
            "notes": self.notes_form,
            "callback": self.callback_form,
        }[self.tab](page, inner)

    def tab_bar(self, page: CallPage, rect: pygame.Rect, with_words: bool = False) -> int:
        """The row of tabs; returns the y below it."""
        kit, t = self.kit, self.kit.words
        names = {
            "words": t("Talk"), "directory": t("People"), "customer": t("Customer"), "notes": t("Notes"),
            "callback": t("Call-back"), "growing": t("Scorecard"),
        }  # fmt: skip
        counts = {"notes": len(page.notes), "callback": len(page.promises)}
        tabs = [*([("words", "consult", kit.keys["call.words"])] if with_words else []),
                *((ident, image, kit.keys[key]) for ident, image, key in
                  ((("growing", "flag", "call.directory"),) if page.watching else TABS))]  # fmt: skip
        texts = {ident: names[ident] + (f" {counts[ident]}" if counts.get(ident) else "") for ident, _, _ in tabs}
        line = kit.line(SMALL)
        needs = {i: kit.type.width(texts[i], SMALL_BOLD) + cap_size(kit, k)[0] + kit.px(20) for i, _, k in tabs}
        shown = self.tab if not page.watching or self.tab == "words" else "growing"
        columns = len(tabs) if sum(needs.values()) <= rect.width else 2
        if columns == 2 and with_words:
            columns = 3
        rows = -(-len(tabs) // columns)
        height = line + kit.px(16)
        spare = (rect.width - sum(needs.values())) // len(tabs) if rows == 1 else 0
        x, y = rect.x, rect.y
        for index, (ident, _image, key) in enumerate(tabs):
            wide = needs[ident] + spare if rows == 1 else rect.width // columns
            if rows > 1:
                x, y = rect.x + (index % columns) * wide, rect.y + (index // columns) * height
            place = pygame.Rect(x, y, wide, height)
            choice = Choice(
                f"tab.{ident}",
                place,
                texts[ident],
                self._opener(ident),
                ident == shown,
                key=key,
                tab=True,
                style=SMALL,
            )
            choice.group = "tabs"
            self.add(choice)
            x += wide
        bottom = rect.y + rows * height
        return bottom + kit.px(6)

    def _opener(self, ident: str) -> Callable[[], Intentions]:
        def use() -> Intentions:
            by_key = not self.focus.startswith("tab.")
            self._tab = ident
            self.stale = True
            if by_key and self.view is not None:
                self._rebuild(self.view)  # the tab's own widgets have to exist before one gets the keyboard
                return self.move_focus(self.home())
            return ()

        return use

    def _first_colleague(self) -> str:
        return f"colleague.{self._colleague}"

    def _first_identity(self) -> str:
        fields = [w.name for w in self.widgets if w.name.startswith("identity.") and w.enabled and isinstance(w, Field)]
        pages = [w.name for w in self.widgets if w.name.startswith("page.")]
        return next(iter([*fields, *pages]), "reply" if roomy(self) else f"tab.{self.tab}")

    # --- directory --------------------------------------------------------------------------------------------

    def _directory(self, page: CallPage, rect: pygame.Rect) -> None:
        kit, t = self.kit, self.kit.words
        people = page.colleagues
        if not people:
            self.text(rect.x, rect.y, rect.width, t("Nobody else can be reached in this call."), SMALL, colour=QUIET)
            return
        if self._colleague not in {one.id for one in people}:
            self._colleague = people[0].id
        chosen = next(one for one in people if one.id == self._colleague)
        actions = self._reach_actions(page, chosen)
        columns = 2 if all(Button.width(kit, a[1], a[3], a[2]) <= (rect.width - kit.px(8)) // 2 for a in actions) else 1
        rows = -(-len(actions) // columns)
        height = Button.height(kit) + kit.px(8)
        banner = kit.line(SMALL) + kit.px(16) if page.consulting else 0
        bottom = rows * height + banner
        area = pygame.Rect(
            rect.x, rect.y, rect.width, max(Row.height(kit) + kit.px(8), rect.height - bottom - kit.px(8))
        )
        y = self.open_area("people", self.with_bar(area)) + kit.px(4)
        for one in people:
            y = self._person(one, pygame.Rect(rect.x, y, rect.width, Row.height(kit))) + kit.px(4)
        self.close_area(y)
        y = rect.bottom - bottom + kit.px(8)
        if banner:
            name = next((one.name for one in people if one.id == page.consulting), page.consulting)
            self.add(Card("line", pygame.Rect(rect.x, y, rect.width, banner - kit.px(8)), ASIDE_SOFT, None, 8))
            self.text(
                rect.x + kit.px(10),
                y + kit.px(4),
                rect.width - kit.px(20),
                t("Internal line: {name}", name=name),
                SMALL,
                colour=ASIDE,
                most=1,
            )
            y += banner
        wide = (rect.width - (columns - 1) * kit.px(8)) // columns
        for index, (name, text, image, key, action, on) in enumerate(actions):
            place = pygame.Rect(
                rect.x + (index % columns) * (wide + kit.px(8)),
                y + (index // columns) * height,
                wide,
                Button.height(kit),
            )
            self.add(
                Button(
                    name,
                    place,
                    text,
                    action,
                    "on" if on else "plain",
                    key=key,
                    image=image,
                    enabled=not page.ended and not page.cut,
                )
            )

    def _person(self, one: ColleagueView, rect: pygame.Rect) -> int:
        def choose() -> Intentions:
            self._colleague = one.id
            self.stale = True
            return ()

        def check() -> Intentions:
            return (Reach("presence", one.id),)

        text = RowText(one.name, f"{one.kind} · {one.state}", dot=ASIDE if one.talking else DOTS[one.presence])
        row = Row(f"colleague.{one.id}", rect, text, one.id == self._colleague, choose, use=check)
        row.group = "people"
        self.add(row)
        return rect.bottom

    def _reach_actions(
        self, page: CallPage, chosen: ColleagueView
    ) -> list[tuple[str, str, str, Key, Callable[[], Intentions], bool]]:
        t, keys = self.kit.words, self.kit.keys
        talking = bool(page.consulting)

        def reach(how: str) -> Callable[[], Intentions]:
            return lambda: (Reach(how, chosen.id),)  # type: ignore[arg-type]

        consult: tuple[str, str, str, Key, Callable[[], Intentions], bool] = (
            ("consult", t("Back to caller"), "consult", keys["call.consult"], lambda: (LeaveConsult(),), True)
            if talking
            else ("consult", t("Consult"), "consult", keys["call.consult"], reach("consult"), False)
        )
        return [
            ("presence", t("Is free?"), "question", keys["call.presence"], reach("presence"), False),
            consult,
            ("transfer", t("Transfer"), "transfer", keys["call.transfer"], reach("transfer"), False),
            ("escalate", t("Escalate"), "escalate", keys["call.escalate"], reach("escalate"), False),
        ]


__all__ = ["DOTS", "TABS", "ToolTabs"]
