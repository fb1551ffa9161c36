"""The door of the trainer's view: name and passphrase, its first setting, its change."""

from __future__ import annotations

import pygame

from simulator.screen.chrome import BarButton, top_bar
from simulator.screen.intentions import EnterTrainer, Intentions, SetPassphrase, ToLobby
from simulator.screen.page import Page
from simulator.screen.theme import BAD, BAD_SOFT, BODY, INK, QUIET, SMALL, TITLE
from simulator.screen.trainer_view import DoorView
from simulator.screen.widgets.button import Button
from simulator.screen.widgets.label import Card


class DoorScreen(Page[DoorView]):
    """One card with the fields that are needed."""

    main_area = "door"

    def build(self, view: DoorView) -> None:
        kit, t = self.kit, self.kit.words
        away = t("Submitted calls") if view.kind == "change" else t("Lobby")
        room = top_bar(
            self,
            t("Trainer's view"),
            [BarButton("lobby", away, lambda: (ToLobby(),), self.keys["back"], "home")],
            view.notice,
        )
        self.prefill("name", view.name)
        width = min(room.width, round(560 * kit.type.scale))
        pad = kit.px(28)
        button = Button.height(kit) + kit.px(6)
        mark = len(self.widgets)
        high = self._content(view, 0, 0, width - 2 * pad) + button + kit.px(64)  # only to see how high it is
        del self.widgets[mark:]
        height = min(room.height, high)
        card = pygame.Rect(room.centerx - width // 2, room.y + (room.height - height) // 3, width, height)
        self.add(Card("card", card))
        area = pygame.Rect(card.x + pad, card.y + kit.px(14), width - 2 * pad, card.height - button - kit.px(44))
        y = self.open_area("door", self.with_bar(area))
        self.close_area(self._content(view, area.x, y + kit.px(4), area.width) + kit.px(6))
        text = t("Open") if view.kind == "enter" else t("Set the passphrase")
        place = pygame.Rect(card.x + pad, card.bottom - button - kit.px(16), width - 2 * pad, button)
        self.add(Button("go", place, text, lambda: self._go(view), "main", key=self.keys["main"], image="lock"))

    def home(self) -> str:
        """What has to be written next."""
        return next((name for name in self._fields() if not self.filled(name)), "go")

    def _fields(self) -> tuple[str, ...]:
        kind = self.view.kind if self.view is not None else "enter"
        return {
            "enter": ("name", "passphrase"), "first": ("name", "new", "again"),
            "change": ("name", "passphrase", "new", "again"),
        }[kind]  # fmt: skip

    def _content(self, view: DoorView, x: int, y: int, width: int) -> int:
        kit, t = self.kit, self.kit.words
        title = {
            "first": t("Set the trainer's passphrase"), "enter": t("For trainers"),
            "change": t("Change the passphrase"),
        }[view.kind]  # fmt: skip
        y = self.text(x, y, width, title, TITLE)
        y = self.text(x, y + kit.px(4), width, view.sentence, SMALL, colour=QUIET) + kit.px(12)
        if view.problem:
            high = self.text_height(width - kit.px(24), view.problem, BODY) + kit.px(16)
            self.add(Card("problem", pygame.Rect(x, y, width, high), BAD_SOFT, None, 8))
            self.text(x + kit.px(12), y + kit.px(8), width - kit.px(24), view.problem, BODY, colour=BAD)
            y += high + kit.px(12)
        labels = {
            "name": t("Your name"), "passphrase": t("Passphrase"), "new": t("New passphrase"),
            "again": t("New passphrase once more"),
        }  # fmt: skip
        for name in self._fields():
            y = self.labelled(
                name, x, y, width, labels[name], submit=lambda: self._go(view), secret=name != "name"
            ) + kit.px(10)  # fmt: skip
        note = t(
            "Forgotten? The command three-rings results passphrase --forget takes it away, and the journal says so."
        )
        return self.text(x, y, width, note, SMALL, colour=INK) if view.kind == "enter" else y

    def _go(self, view: DoorView) -> Intentions:
        for name in self._fields():
            if not self.filled(name):
                return self.move_focus(name)
        said = {name: self.fields[name].text for name in self._fields()}
        for name in self._fields():
            if name != "name":
                self.fields[name].clear()
        self.focus, self.stale = "", True  # after a wrong one the first empty field has the keyboard
        if view.kind == "enter":
            return (EnterTrainer(said["name"].strip(), said["passphrase"]),)
        return (SetPassphrase(said["name"].strip(), said["new"], said["again"], said.get("passphrase", "")),)


__all__ = ["DoorScreen"]
