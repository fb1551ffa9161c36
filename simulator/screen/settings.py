"""The settings: tabs, and below them what can be chosen there. Every change counts at once."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

import pygame

from simulator.screen.chrome import BarButton, roomy, top_bar
from simulator.screen.intentions import Intentions, ToLobby
from simulator.screen.intentions_setup import ChangeKey, ChangeSetting, ChooseTab
from simulator.screen.keymap import name_of
from simulator.screen.page import Page
from simulator.screen.settings_items import SettingsItems
from simulator.screen.settings_view import FieldItem, KeyItem, SettingsView
from simulator.screen.sound_view import Loudness
from simulator.screen.theme import BODY, CARD
from simulator.screen.widgets.button import Button, Choice
from simulator.screen.widgets.label import Card
from simulator.screen.widgets.widget import Kit

AREA: Final = "settings"


class SettingsScreen(Page[SettingsView], SettingsItems):
    """Tabs at the left where there is room, else above."""

    main_area = AREA

    def __init__(self, kit: Kit, size: tuple[int, int]) -> None:
        """See Page."""
        super().__init__(kit, size)
        self._loudness = Loudness()
        self._tab = ""

    def same(self, old: SettingsView, new: SettingsView) -> bool:
        return replace(old, live=new.live) == new

    def update(self, view: SettingsView, seconds: float) -> None:
        self._loudness = view.live
        if view.tab != self._tab:
            self._turn_to(view)
        super().update(view, seconds)

    def _turn_to(self, view: SettingsView) -> None:
        """Another tab begins at its top, with its fields as they are kept."""
        self._tab = view.tab
        self.scrolls.pop(AREA, None)
        self.fields.clear()
        self.asking = ""
        if not self.focus.startswith("tab."):
            self.focus = ""

    def home(self) -> str:
        return f"tab.{self._tab}"

    def handle(self, event: pygame.event.Event) -> Intentions:
        """While a key is asked for, the next one is the answer; Escape leaves it as it was, unless it is the answer."""
        if self.asking and event.type == pygame.MOUSEBUTTONDOWN:
            self.ask_key("")
        if not self.asking or event.type not in (pygame.KEYDOWN, pygame.TEXTINPUT, pygame.TEXTEDITING):
            return super().handle(event)
        name = name_of(event) if event.type == pygame.KEYDOWN else ""
        if not name:
            return ()
        action = self.asking
        self.ask_key("")
        items = self.view.items if self.view is not None else ()
        default = next((one.default for one in items if isinstance(one, KeyItem) and one.action == action), "")
        return () if name == "Esc" != default else (ChangeKey(action, name),)

    def written(self) -> Intentions:
        fields = [item for item in (self.view.items if self.view else ()) if isinstance(item, FieldItem)]
        return tuple(
            ChangeSetting(item.key, self.filled(item.key)) for item in fields if self.filled(item.key) != item.value
        )

    def build(self, view: SettingsView) -> None:
        kit, t = self.kit, self.kit.words
        back = BarButton("lobby", t("Lobby"), lambda: (ToLobby(),), kit.keys["back"], "home")
        room = top_bar(self, t("Settings"), [back], view.notice)
        width = min(room.width, round(1080 * kit.type.scale))
        card = pygame.Rect(room.centerx - width // 2, room.y, width, room.height)
        self.add(Card("card", card))
        pad = kit.px(20)
        inside = card.inflate(-2 * pad, -2 * kit.px(14))
        if roomy(self):
            side = max(kit.type.width(title, BODY) for _, title in view.tabs) + kit.px(84)
            self._tabs(view, pygame.Rect(inside.x, inside.y, side, inside.height), upright=True)
            left = inside.x + side + kit.px(28)
            area = pygame.Rect(left, inside.y, inside.right - left - kit.px(10), inside.height)
        else:
            below = self._tabs(view, inside, upright=False) + kit.px(12)
            area = pygame.Rect(inside.x, below, inside.width - kit.px(10), inside.bottom - below)
        y = self.open_area(AREA, self.with_bar(area)) + kit.px(2)
        if view.sound is not None:
            y = self.sound(view.sound, area.x, y, area.width, by_hand=True) + kit.px(18)
        y = self.items(view.items, area.x, y, area.width)
        self.close_area(y + kit.px(6))

    def _tabs(self, view: SettingsView, rect: pygame.Rect, *, upright: bool) -> int:
        kit = self.kit
        if not upright:
            return self.choices(
                "tab",
                rect.x,
                rect.y,
                rect.width,
                view.tabs,
                chosen=view.tab,
                choose=_choose,
                key=kit.keys["settings.tab"],
            )
        names = [name for name, _ in view.tabs]
        following = names[(names.index(view.tab) + 1) % len(names)]
        high, y = Button.height(kit, BODY), rect.y
        for name, title in view.tabs:

            def use(name: str = name) -> Intentions:
                return _choose(name)

            place = pygame.Rect(rect.x, y, rect.width, high)
            cap = kit.keys["settings.tab"] if name == following else None
            piece = Choice(f"tab.{name}", place, title, use, name == view.tab, key=cap)
            piece.group = "tab"
            self.add(piece)
            y += high + kit.px(6)
        self.add(Card("fold", pygame.Rect(rect.right + kit.px(13), rect.y, 1, rect.height), CARD))
        return y


def _choose(name: str) -> Intentions:
    return (ChooseTab(name),)


__all__ = ["SettingsScreen"]
