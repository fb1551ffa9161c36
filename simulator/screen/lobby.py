"""The lobby: choose a call, a drill or a shift, voice or keyboard, and start."""

from __future__ import annotations

from typing import cast

import pygame

from simulator.screen.chrome import BarButton, roomy, top_bar
from simulator.screen.intentions import (
    ChangeLanguage,
    ChooseEntry,
    ChooseMeans,
    ChooseTab,
    Intentions,
    OpenCall,
    OpenDrill,
    OpenHistory,
    OpenSettings,
    OpenShift,
    OpenTrainer,
    Quit,
    Search,
)
from simulator.screen.page import Page
from simulator.screen.theme import (
    ACCENT,
    BAD,
    BAD_SOFT,
    BODY,
    INK,
    LEAD_BOLD,
    QUIET,
    SMALL,
    SMALL_BOLD,
    TITLE,
)
from simulator.screen.views import EntryView, LobbyTab, LobbyView
from simulator.screen.widgets.button import Button
from simulator.screen.widgets.field import Field
from simulator.screen.widgets.label import Card, Dots, Rule, Stars
from simulator.screen.widgets.row import Row, RowText


class LobbyScreen(Page[LobbyView]):
    """All scenarios at the left, the chosen one at the right."""

    first_focus = "start"
    main_list = "entries"
    main_area = "entries"

    def build(self, view: LobbyView) -> None:
        t = self.kit.words
        room = top_bar(self, view.trainee or t("Telephone training"), self._bar(view), view.notice)
        gap = self.kit.px(20)
        entry = next((e for family in view.families for e in family.entries if e.id == view.chosen), None)
        if roomy(self):
            left = pygame.Rect(room.x, room.y, round((room.width - gap) * 0.56), room.height)
            right = pygame.Rect(left.right + gap, room.y, room.right - left.right - gap, room.height)
        else:
            left = pygame.Rect(room.x, room.y, room.width, round((room.height - gap) * 0.5))
            right = pygame.Rect(room.x, left.bottom + gap, room.width, room.bottom - left.bottom - gap)
        self._list(view, left)
        self._details(view, entry, right)

    def _bar(self, view: LobbyView) -> list[BarButton]:
        t, keys = self.kit.words, self.kit.keys
        buttons = []
        codes = [choice.code for choice in view.languages]
        if len(codes) > 1:
            after = (
                view.languages[(codes.index(view.language) + 1) % len(codes)]
                if view.language in codes
                else view.languages[0]
            )
            buttons.append(
                BarButton(
                    "language", after.name, lambda: (ChangeLanguage(after.code),), keys["lobby.language"], "globe"
                )
            )
        buttons.append(BarButton("history", t("My results"), lambda: (OpenHistory(),), keys["lobby.results"], "flag"))
        buttons.append(
            BarButton("trainer", t("For trainers"), lambda: (OpenTrainer(),), keys["lobby.trainer"], "people")
        )
        buttons.append(BarButton("settings", t("Settings"), lambda: (OpenSettings(),), keys["lobby.settings"], "gear"))
        asked, leave = self.asking_first("quit", (Quit(),))
        text = t("Really quit?") if asked else t("Quit")
        buttons.append(BarButton("quit", text, leave, keys["lobby.quit"], kind="bad" if asked else "bar"))
        return buttons

    def _list(self, view: LobbyView, rect: pygame.Rect) -> None:
        kit, t = self.kit, self.kit.words
        self.add(Card("list", rect))
        pad = kit.px(16)
        inner = rect.inflate(-pad, -pad)
        top = self._head(view, inner.x + kit.px(8), inner.y + kit.px(6), inner.width - kit.px(16)) + kit.px(8)
        y = self.open_area("entries", pygame.Rect(inner.x, top, inner.width, inner.bottom - top)) + kit.px(4)
        x, width = inner.x + kit.px(8), inner.width - kit.px(24)
        if not view.families and view.searched:
            y = self.text(x, y + pad, width, t("No call fits these words."), LEAD_BOLD)
            y = self.text(x, y, width, t("Empty the search to see all calls."), BODY, colour=QUIET)
        elif not view.families and view.tab == "drills":
            y = self.text(x, y + pad, width, t("There is no drill yet."), LEAD_BOLD)
        elif not view.families:
            y = self.text(x, y + pad, width, t("There is no scenario yet."), LEAD_BOLD)
            y = self.text(x, y, width, t("Add a folder with scenarios in the settings file."), BODY, colour=QUIET)
        for number, family in enumerate(view.families):
            y += kit.px(14) if number else 0
            y = self.text(x + kit.px(4), y, width, family.title, SMALL_BOLD, colour=QUIET, most=1) + kit.px(4)
            for entry in family.entries:
                y = self._row(view, entry, pygame.Rect(x, y, width, Row.height(kit))) + kit.px(4)
        self.close_area(y + kit.px(4))

    def _head(self, view: LobbyView, x: int, y: int, width: int) -> int:
        """What is offered, and the search; returns the y below them."""
        kit, t = self.kit, self.kit.words
        beside = not roomy(self) and bool(view.tabs)  # where text is large, lines are scarce and the width is not
        half = (width - kit.px(8)) // 2
        below = y
        if view.tabs:
            options = tuple((one.id, one.name) for one in view.tabs)
            below = self.choices(
                "tab", x, y, half if beside else width, options, chosen=view.tab, choose=self._choose_tab,
                key=kit.keys["lobby.tab"],
            )  # fmt: skip
            if not beside:
                self._standing(view, x + width, pygame.Rect(x, y, width, below - y))
        if view.tab != "calls":
            return below
        high = Field.height(kit, 1)
        if beside:
            rect = pygame.Rect(x + width - half, y, half, high)
        else:
            rect = pygame.Rect(x, below + kit.px(8) * bool(view.tabs), width, high)
        self.field("search", rect, t("Search calls ({key})", key=kit.keys["lobby.search"].name), self.going_to("start"))
        return max(below, rect.bottom)

    def _standing(self, view: LobbyView, right: int, row: pygame.Rect) -> None:
        """Days in a row and level, in the row of the tabs."""
        left = max(one.rect.right for one in self.widgets if one.group == "tab") + self.kit.px(16)
        y = row.centery - self.kit.line(SMALL) // 2
        self.text(left, y, right - left, view.standing, SMALL, colour=QUIET, align="right", most=1, name="standing")

    @staticmethod
    def _choose_tab(tab: str) -> Intentions:
        return (ChooseTab(cast(LobbyTab, tab)),)

    def written(self) -> Intentions:
        return (Search(self.filled("search")),)

    def handle(self, event: pygame.event.Event) -> Intentions:
        """Ctrl F goes to the search; Escape there empties it."""
        if event.type == pygame.KEYDOWN and "search" in self.fields:
            if self.keys["lobby.search"].fits(event):
                return self.move_focus("search")
            if self.keys["back"].fits(event) and self.focus == "search":
                self.fields["search"].clear()
                return (*self.move_focus("start"), *self.written())
        return super().handle(event)

    def _row(self, view: LobbyView, entry: EntryView, rect: pygame.Rect) -> int:
        t = self.kit.words
        level = t("Difficulty {level} of 5", level=entry.difficulty) if entry.difficulty else ""
        detail = entry.error or " · ".join(part for part in (entry.language, level, entry.best) if part)
        row = Row(
            f"entry.{entry.id}", rect,
            RowText(entry.title, detail, stars=-1 if entry.error else entry.stars, dim=bool(entry.error)),
            entry.id == view.chosen,
            lambda: (ChooseEntry(entry.id),),
            use=None if entry.error else lambda: _open(view, entry),
        )  # fmt: skip
        row.group = "entries"
        self.add(row)
        return rect.bottom

    def _details(self, view: LobbyView, entry: EntryView | None, rect: pygame.Rect) -> None:
        kit, t = self.kit, self.kit.words
        self.add(Card("details", rect))
        pad = kit.px(24)
        button = Button.height(kit) + kit.px(8)
        inner = pygame.Rect(rect.x + pad, rect.y + kit.px(16), rect.width - 2 * pad, rect.height - button - kit.px(48))
        y = self.open_area("chosen", inner.inflate(kit.px(12), 0))
        x, width = inner.x, inner.width - kit.px(8)
        if entry is None:
            y = self.text(x, y, width, t("Choose a call from the list."), LEAD_BOLD, colour=QUIET)
        else:
            y = self._entry(entry, x, y + kit.px(4), width)
            y = self._means(view, x, y + kit.px(20), width)
        if not roomy(self):
            y = self.text(x, y + kit.px(16), width, view.standing, SMALL, colour=QUIET, name="standing")
        self.close_area(y + kit.px(8))
        playable = entry is not None and not entry.error
        start = pygame.Rect(inner.x, rect.bottom - button - kit.px(20), inner.width, button)

        def open_call() -> Intentions:
            return _open(view, entry) if entry else ()

        text = {"calls": t("Take this call"), "drills": t("Begin the drill"), "shift": t("Begin the shift")}[view.tab]
        self.add(Button("start", start, text, open_call, "main", key=kit.keys["main"], image="phone", enabled=playable))

    def _entry(self, entry: EntryView, x: int, y: int, width: int) -> int:
        kit, t = self.kit, self.kit.words
        if roomy(self):
            y = self.text(x, y, width, entry.title, TITLE) + kit.px(8)
        if entry.error:
            high = self.text_height(width - kit.px(24), entry.error, SMALL) + kit.px(20)
            self.add(Card("error", pygame.Rect(x, y, width, high), BAD_SOFT, None, 8))
            self.text(x + kit.px(12), y + kit.px(10), width - kit.px(24), entry.error, SMALL, colour=INK)
            return y + high
        if not entry.difficulty:  # a shift
            y = self.text(x, y, width, entry.best or t("Not taken yet"), SMALL, colour=QUIET, most=1) + kit.px(16)
            self.add(Rule("rule", pygame.Rect(x, y, width, 1)))
            return self.text(x, y + kit.px(16), width, entry.summary, BODY)
        if not roomy(self):  # all but the summary stands in the list above, and lines are scarce
            return self.text(x, y, width, entry.summary, BODY)
        line = kit.line(SMALL)
        dot = kit.px(9)
        label = f"{entry.language}   {t('Difficulty')}"
        self.text(x, y, width, label, SMALL, colour=QUIET, most=1)
        left = x + kit.type.width(label, SMALL) + kit.px(10)
        self.add(
            Dots(
                "difficulty",
                pygame.Rect(left, y + (line - dot) // 2, round(dot * 7.4), dot),
                entry.difficulty,
                5,
                ACCENT,
            )
        )
        y += line + kit.px(8)
        size = kit.px(22)
        wide = round(size * 3.4) + kit.px(10) if kit.stars else 0
        if kit.stars:
            self.add(
                Stars("best.stars", pygame.Rect(x, y + max(0, line - size) // 2, round(size * 3.4), size), entry.stars)
            )
        best = entry.best or t("Not taken yet")
        self.text(
            x + wide,
            y + max(0, size - line) // 2,
            width - wide,
            best,
            SMALL,
            colour=QUIET,
            most=1,
        )
        y += max(size, line) + kit.px(16)
        self.add(Rule("rule", pygame.Rect(x, y, width, 1)))
        return self.text(x, y + kit.px(16), width, entry.summary, BODY) if entry.summary else y

    def _means(self, view: LobbyView, x: int, y: int, width: int) -> int:
        kit, t = self.kit, self.kit.words
        y = self.text(x, y, width, t("How do you answer?"), SMALL_BOLD, colour=INK) + kit.px(6)
        y = self.choices(
            "means", x, y, width, (("voice", t("By voice")), ("typed", t("By keyboard"))),
            chosen="typed" if view.typed else "voice", choose=lambda ident: (ChooseMeans(ident == "typed"),),
            key=kit.keys["lobby.means"], enabled=lambda ident: ident == "typed" or view.voice_possible,
        )  # fmt: skip
        for sentence in view.sentences:
            y = self.text(
                x,
                y + kit.px(10),
                width,
                sentence,
                SMALL,
                colour=BAD if not view.voice_possible and not view.typed else QUIET,
            )
        return y


def _open(view: LobbyView, entry: EntryView) -> Intentions:
    """What begins when an entry is used."""
    match view.tab:
        case "drills":
            return (OpenDrill(entry.id),)
        case "shift":
            return (OpenShift(int(entry.id)),)
    return (OpenCall(entry.id),)


__all__ = ["LobbyScreen"]
