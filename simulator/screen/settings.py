"""The settings: language, name, size of text, motion, and how voice and recogniser do."""

from __future__ import annotations

import pygame

from simulator.screen.chrome import CTRL_ENTER, ESCAPE, BarButton, top_bar
from simulator.screen.intentions import Intentions, SaveSettings, ToLobby
from simulator.screen.page import Page
from simulator.screen.theme import BODY, GOOD, INK, LEAD_BOLD, MIDDLE, QUIET, SMALL, SMALL_BOLD
from simulator.screen.views import SettingsView
from simulator.screen.widgets.button import Button
from simulator.screen.widgets.label import Card, Rule
from simulator.screen.widgets.widget import Kit

SIZES = (100, 125, 150, 200)
"""Sizes of text that can be chosen, percent."""


class SettingsScreen(Page[SettingsView]):
    """Changes count once they are saved."""

    first_focus = "trainee"
    main_area = "settings"

    def __init__(self, kit: Kit, size: tuple[int, int]) -> None:
        """See Page."""
        super().__init__(kit, size)
        self._language = ""
        self._percent = 0
        self._calm: bool | None = None
        self._captions: bool | None = None

    def build(self, view: SettingsView) -> None:
        kit, t = self.kit, self.kit.words
        back = BarButton("lobby", t("Lobby"), lambda: (ToLobby(),), ESCAPE, "home")
        room = top_bar(self, t("Settings"), [back], view.notice)
        self._language = self._language or view.language
        self._percent = self._percent or view.text_percent
        self._calm = view.reduced_motion if self._calm is None else self._calm
        self._captions = view.captions if self._captions is None else self._captions
        self.prefill("trainee", view.trainee)
        width = min(room.width, round(760 * kit.type.scale))
        card = pygame.Rect(room.centerx - width // 2, room.y, width, room.height)
        self.add(Card("card", card))
        pad = kit.px(28)
        save = Button.height(kit) + kit.px(6)
        area = pygame.Rect(card.x + pad, card.y + kit.px(14), width - 2 * pad, card.height - save - kit.px(44))
        y = self.open_area("settings", self.with_bar(area))
        y = self._content(view, area.x, y, area.width)
        self.close_area(y + kit.px(6))
        place = pygame.Rect(card.x + pad, card.bottom - save - kit.px(16), width - 2 * pad, save)
        self.add(Button("save", place, t("Save"), self._save, "main", key=CTRL_ENTER, image="check"))

    def _content(self, view: SettingsView, x: int, y: int, width: int) -> int:
        kit, t = self.kit, self.kit.words
        y = self.labelled("trainee", x, y, width, t("Your name"), submit=self._save) + kit.px(16)
        y = self.text(x, y, width, t("Language of the program"), SMALL) + kit.px(4)
        y = self.choices(
            "language",
            x,
            y,
            width,
            [(c.code, c.name) for c in view.languages],
            chosen=self._language,
            choose=self._choose_language,
        )
        y = self.text(x, y + kit.px(16), width, t("Size of text"), SMALL) + kit.px(4)
        sizes = [(str(percent), f"{percent} %") for percent in SIZES]
        y = self.choices("size", x, y, width, sizes, chosen=str(self._percent), choose=self._choose_size)
        y = self.text(x, y + kit.px(16), width, t("Motion"), SMALL) + kit.px(4)
        options = [("moving", t("Portrait and symbols move")), ("still", t("Nothing moves"))]
        y = self.choices(
            "motion", x, y, width, options, chosen="still" if self._calm else "moving", choose=self._choose_motion
        )
        y = self.text(x, y + kit.px(16), width, t("Captions of the caller"), SMALL) + kit.px(4)
        options = [("live", t("While the caller speaks")), ("late", t("After each line"))]
        y = self.choices(
            "captions", x, y, width, options, chosen="live" if self._captions else "late", choose=self._choose_captions
        )
        y += kit.px(20)
        self.add(Rule("rule", pygame.Rect(x, y, width, 1)))
        y = self.text(x, y + kit.px(12), width, t("Voice and recogniser"), LEAD_BOLD) + kit.px(6)
        if not view.status:
            y = self.text(x, y, width, t("Nothing to report."), BODY, colour=QUIET)
        for label, sentence, works in view.status:
            colour = GOOD if works else MIDDLE
            y = self.text(x, y, width, label, SMALL_BOLD, colour=colour, image="check" if works else "warning")
            y = self.text(x, y, width, sentence, SMALL, colour=INK) + kit.px(8)
        return y

    def _choose_language(self, code: str) -> Intentions:
        self._language = code
        self.stale = True
        return ()

    def _choose_size(self, percent: str) -> Intentions:
        self._percent = int(percent)
        self.stale = True
        return ()

    def _choose_motion(self, ident: str) -> Intentions:
        self._calm = ident == "still"
        self.stale = True
        return ()

    def _choose_captions(self, ident: str) -> Intentions:
        self._captions = ident == "live"
        self.stale = True
        return ()

    def _save(self) -> Intentions:
        name = self.filled("trainee")
        if not name:
            return self.move_focus("trainee")
        return (SaveSettings(self._language, name, self._percent, bool(self._calm), bool(self._captions)),)


__all__ = ["SIZES", "SettingsScreen"]
