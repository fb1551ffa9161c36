"""The first start: who sits here, and what is recorded, kept and seen by whom. Entirely by keyboard."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeVar

import pygame

from simulator.screen.chrome import BarButton, roomy, top_bar
from simulator.screen.first_start_view import AgreementView, WelcomeView
from simulator.screen.intentions import Intentions, ToLobby
from simulator.screen.intentions_setup import Agree, Introduce, SkipSetup, StepBack
from simulator.screen.keymap import Key
from simulator.screen.page import Page
from simulator.screen.theme import ACCENT, BODY, BODY_BOLD, GOOD, INK, QUIET, SMALL, TITLE
from simulator.screen.views import Notice
from simulator.screen.widgets.button import Button, Choice, Kind
from simulator.screen.widgets.label import Card
from simulator.screen.widgets.widget import Action, Kit

V = TypeVar("V")
SIZES = (100, 125, 150, 200)
"""Sizes of text that can be chosen, percent."""


@dataclass(frozen=True, slots=True)
class StepButton:
    """A button below a step."""

    name: str
    text: str
    action: Action
    key: Key
    kind: Kind = "main"
    image: str = ""


class StepPage(Page[V]):
    """A card with a scrolling inside and the ways on below it."""

    main_area = "step"

    def __init__(self, kit: Kit, size: tuple[int, int]) -> None:
        """See Page."""
        super().__init__(kit, size)
        self._high = 0
        """Height of the content, pixels; 0: not known yet."""

    def build(self, view: V) -> None:
        """Lay the step out, once more where its card does not fit the content."""
        self.lay(view)
        high = self.scrolls["step"].height
        if high != self._high:
            self._high = high
            self.begin()
            self.lay(view)

    def lay(self, view: V) -> None:
        """Place all widgets for this view."""
        raise NotImplementedError

    def handle(self, event: pygame.event.Event) -> Intentions:
        """Enter on what is chosen already goes on, as everywhere else on a step."""
        here = self.widget(self.focus)
        if event.type == pygame.KEYDOWN and self.keys["main"].fits(event) and isinstance(here, Choice) and here.chosen:
            self.inputs += 1
            return self.hot_key(event)
        return super().handle(event)

    def frame(
        self, step: str, bar: list[BarButton], buttons: list[StepButton], notice: Notice | None, *, points: int = 760
    ) -> tuple[pygame.Rect, int]:
        """The bars, the card and its buttons; begins the card's area: its place, and the y of its content."""
        kit = self.kit
        room = top_bar(self, step, bar, notice)
        width = min(room.width, round(points * kit.type.scale))
        pad = kit.px(28)
        wanted = self._high + self._below(buttons, width - 2 * pad) + kit.px(12 + 10 + 16 + 8)
        height = min(room.height, wanted) if self._high else room.height
        card = pygame.Rect(room.centerx - width // 2, room.y + (room.height - height) // 3, width, height)
        self.add(Card("card", card))
        inner = pygame.Rect(card.x + pad, card.y + kit.px(12), width - 2 * pad, card.height)
        below = self._buttons(buttons, inner, card.bottom - kit.px(16))
        area = pygame.Rect(inner.x, inner.y, inner.width, below - kit.px(10) - inner.y)
        return area, self.open_area("step", self.with_bar(area)) + kit.px(8)

    def _buttons(self, buttons: list[StepButton], room: pygame.Rect, bottom: int) -> int:
        """The ways on, the main one at the right, one above the other where they have to; returns their top."""
        kit = self.kit
        gap, high = kit.px(10), Button.height(kit) + kit.px(4)
        beside, wide = self._beside(buttons, room.width)
        top = bottom - self._below(buttons, room.width)
        for index, one in enumerate(buttons):
            x = room.x + index * (wide + gap) if beside else room.x
            y = top if beside else bottom - (len(buttons) - index) * high - (len(buttons) - 1 - index) * gap
            rect = pygame.Rect(x, y, wide if beside else room.width, high)
            self.add(Button(one.name, rect, one.text, one.action, one.kind, key=one.key, image=one.image))
        return top

    def _beside(self, buttons: list[StepButton], width: int) -> tuple[bool, int]:
        """Whether the ways on stand beside each other, and the width that each then has."""
        kit = self.kit
        wide = (width - (len(buttons) - 1) * kit.px(10)) // len(buttons)
        return max(Button.width(kit, one.text, one.key, one.image) for one in buttons) <= wide, wide

    def _below(self, buttons: list[StepButton], width: int) -> int:
        """Height of the ways on."""
        kit = self.kit
        rows = 1 if self._beside(buttons, width)[0] else len(buttons)
        return rows * (Button.height(kit) + kit.px(4)) + (rows - 1) * kit.px(10)

    def back(self) -> BarButton:
        """Back to the step before."""
        return BarButton("back", self.kit.words("Back"), lambda: (StepBack(),), self.keys["back"])

    def skip(self, action: Action = lambda: (SkipSetup(),)) -> BarButton:
        """Leave the first start for a typed call."""
        return BarButton("skip", self.kit.words("Skip and type"), action, self.keys["start.skip"], "keyboard")


class WelcomeScreen(StepPage[WelcomeView]):
    """Language, name and size of text; everything can be changed later."""

    first_focus = "trainee"

    def __init__(self, kit: Kit, size: tuple[int, int]) -> None:
        """See Page."""
        super().__init__(kit, size)
        self._language, self._percent = "", 100

    def lay(self, view: WelcomeView) -> None:
        kit, t = self.kit, self.kit.words
        self._language, self._percent = view.language, view.text_percent
        self.prefill("trainee", view.trainee)
        skip = self.skip(lambda: (SkipSetup(self.filled("trainee")),))
        going_on = StepButton("next", t("Go on"), lambda: self._introduce(done=True), kit.keys["main"], image="check")
        area, y = self.frame(view.step, [skip], [going_on], view.notice)
        x, width = area.x, area.width
        y = self.text(x, y, width, t("Welcome to Three Rings"), TITLE) + kit.px(4)
        about = t(
            "Callers ring and you answer, by voice or by keyboard. Every call is scored by the written standard, "
            "and you see what would win the next points."
        )
        y = self.text(x, y, width, about, BODY) + kit.px(18)
        y = self.labelled(
            "trainee", x, y, width, t("Your name, under which your calls are kept"), hint=t("You can leave it empty"),
            submit=lambda: self._introduce(done=True),
        ) + kit.px(16)  # fmt: skip
        y = self.text(x, y, width, t("Language of the program"), SMALL) + kit.px(4)
        y = self.choices(
            "language", x, y, width, [(one.code, one.name) for one in view.languages], chosen=view.language,
            choose=lambda code: self._introduce(language=code), key=kit.keys["start.language"],
        ) + kit.px(16)  # fmt: skip
        y = self.text(x, y, width, t("Size of text"), SMALL) + kit.px(4)
        sizes = sorted({*SIZES, view.text_percent})
        y = self.choices(
            "size", x, y, width, [(str(percent), f"{percent} %") for percent in sizes], chosen=str(view.text_percent),
            choose=lambda percent: self._introduce(percent=int(percent)), key=kit.keys["start.size"],
        ) + kit.px(16)  # fmt: skip
        y = self.text(x, y, width, t("Everything can be changed later in the settings."), SMALL, colour=QUIET)
        self.close_area(y + kit.px(6))

    def _introduce(self, *, language: str = "", percent: int = 0, done: bool = False) -> Intentions:
        name = self.filled("trainee")
        return (Introduce(language or self._language, name, percent or self._percent, done),)


class AgreementScreen(StepPage[AgreementView]):
    """What is recorded, kept, and who sees it; to be agreed to before the first recording."""

    first_focus = "agree"

    def lay(self, view: AgreementView) -> None:
        kit, t = self.kit, self.kit.words
        if view.first:
            bar, title = [self.back(), self.skip()], view.step
        else:
            bar, title = (
                [BarButton("lobby", t("Lobby"), lambda: (ToLobby(),), kit.keys["back"], "home")],
                t("Recordings"),
            )
        typing = t("Do not record: I type")
        buttons = [
            StepButton("decline", typing, lambda: (Agree(yes=False),), kit.keys["start.decline"], "plain", "keyboard"),
            StepButton("agree", t("I agree to this"), lambda: (Agree(yes=True),), kit.keys["finish"], "main", "check"),
        ]
        area, y = self.frame(title, bar, buttons, view.notice, points=980)
        x, width = area.x, area.width
        y = self.text(x, y, width, t("What is recorded, what is kept, and who sees it"), TITLE) + kit.px(12)
        columns = 2 if roomy(self) else 1
        gap = kit.px(32)
        wide = (width - (columns - 1) * gap) // columns
        for start in range(0, len(view.parts), columns):
            bottom = y
            for index, (image, heading, text) in enumerate(view.parts[start : start + columns]):
                left = x + index * (wide + gap)
                below = self.text(left, y, wide, heading, BODY_BOLD, colour=ACCENT, image=image) + kit.px(2)
                bottom = max(bottom, self.text(left, below, wide, text, BODY, colour=INK))
            y = bottom + kit.px(14)
        if view.agreed:
            y = self.text(x, y, width, view.agreed, SMALL, colour=GOOD, image="check")
        self.close_area(y + kit.px(6))


__all__ = ["SIZES", "AgreementScreen", "StepButton", "StepPage", "WelcomeScreen"]
