"""The brief before the call, the wait while it is made ready, and the ringing telephone."""

from __future__ import annotations

from collections.abc import Hashable
from dataclasses import replace
from typing import Final

import pygame

from simulator.screen.chrome import BarButton, top_bar
from simulator.screen.first_start_sound import SoundParts
from simulator.screen.icons import icon
from simulator.screen.intentions import Answer, ChooseMode, GetReady, Intentions, ToLobby
from simulator.screen.page import Page
from simulator.screen.paint import disc
from simulator.screen.sound_view import STILL
from simulator.screen.theme import (
    ACCENT,
    BAD,
    BODY,
    BODY_BOLD,
    DISPLAY,
    GOOD,
    INK,
    LEAD,
    LINE,
    PAGE,
    QUIET,
    SMALL,
    SMALL_BOLD,
    TITLE,
    Colour,
    mix,
)
from simulator.screen.views import BriefView, ModesView, RingingView, WaitView
from simulator.screen.widgets.button import Button, Choice, cap_size
from simulator.screen.widgets.label import Card, Rule
from simulator.screen.widgets.widget import Action, Brush, Kit, Widget
from simulator.settings import CallMode

MODE_KEYS: Final[dict[CallMode, str]] = {
    "hear": "mode.hear", "shadow": "mode.shadow", "learn": "mode.learn", "practise": "mode.practise",
    "test": "mode.test",
}  # fmt: skip
"""The action whose key chooses each way of taking a call."""


class BriefScreen(Page[BriefView], SoundParts):
    """What the trainee has to know; Enter lets it ring."""

    first_focus = "ready"
    main_area = "brief"

    def __init__(self, kit: Kit, size: tuple[int, int]) -> None:
        """See Page."""
        super().__init__(kit, size)
        self._loudness = STILL

    def same(self, old: BriefView, new: BriefView) -> bool:
        return replace(old, live=new.live) == new

    def update(self, view: BriefView, seconds: float) -> None:
        self._loudness = view.live
        super().update(view, seconds)

    def build(self, view: BriefView) -> None:
        kit, t = self.kit, self.kit.words
        room = top_bar(
            self,
            t("Before the call"),
            [BarButton("lobby", t("Lobby"), lambda: (ToLobby(),), kit.keys["back"], "home")],
            view.notice,
        )
        width = min(room.width, round(760 * kit.type.scale))
        button = Button.height(kit) + kit.px(8)
        pad = kit.px(32)
        inner = width - 2 * pad
        needed = self._needed(view, inner) + self._modes_height(view, inner) + button + 2 * pad + kit.px(28)
        needed += self.heard_height(view.heard, inner) if view.heard is not None else 0
        height = min(room.height, needed)
        card = pygame.Rect(room.centerx - width // 2, room.y + max(0, (room.height - height) // 3), width, height)
        self.add(Card("card", card))
        area = pygame.Rect(card.x + pad, card.y + kit.px(16), inner, card.height - button - kit.px(60))
        y = self.open_area("brief", area.inflate(kit.px(16), 0))
        y = self._content(view, area.x, y + kit.px(16), inner)
        if view.heard is not None:
            y = self.heard(view.heard, area.x, y + kit.px(16), inner)
        if view.modes is not None:
            y = self._modes(view.modes, area.x, y + kit.px(20), inner)
        self.close_area(y + kit.px(8))
        rect = pygame.Rect(area.x, card.bottom - button - kit.px(24), inner, button)
        self.add(
            Button(
                "ready", rect, t("I am ready, let it ring"), lambda: (GetReady(),), "main", key=self.keys["main"],
                image="bell",
                tip=t("The telephone begins to ring, and the clock to run."),
            )
        )  # fmt: skip

    # --- the ways of taking a call ----------------------------------------------------------------------------

    def _mode_columns(self, modes: ModesView, width: int) -> int:
        """How many of the choices stand in a row."""
        kit = self.kit
        cap = max(cap_size(kit, kit.keys[MODE_KEYS[one.mode]])[0] for one in modes.choices) + kit.px(6)
        wide = max(kit.type.width(one.name, BODY_BOLD) for one in modes.choices) + kit.px(20) + cap
        return max(1, min(len(modes.choices), (width + kit.gap) // (wide + kit.gap)))

    def _modes_height(self, view: BriefView, width: int) -> int:
        modes, kit = view.modes, self.kit
        if modes is None:
            return 0
        rows = -(-len(modes.choices) // self._mode_columns(modes, width))
        words = self.text_height(width, modes.sentence, SMALL)
        words += self.text_height(width, modes.problem, SMALL) + kit.px(4) if modes.problem else 0
        high = Button.height(kit, BODY) + kit.gap
        return kit.px(20) + kit.line(SMALL_BOLD) + kit.px(6) + rows * high + kit.px(4) + words

    def _modes(self, modes: ModesView, x: int, y: int, width: int) -> int:
        kit, t = self.kit, self.kit.words
        y = self.text(x, y, width, t("How do you take this call?"), SMALL_BOLD) + kit.px(6)
        columns = self._mode_columns(modes, width)
        wide = (width - (columns - 1) * kit.gap) // columns
        high = Button.height(kit, BODY)
        for index, one in enumerate(modes.choices):
            place = pygame.Rect(
                x + (index % columns) * (wide + kit.gap), y + (index // columns) * (high + kit.gap), wide, high
            )
            choose = self._choosing(one.mode)
            choice = Choice(
                f"mode.{one.mode}", place, one.name, choose, one.mode == modes.chosen,
                key=kit.keys[MODE_KEYS[one.mode]], enabled=one.possible,
            )  # fmt: skip
            choice.group = "modes"
            self.add(choice)
        y += -(-len(modes.choices) // columns) * (high + kit.gap) + kit.px(4)
        y = self.text(x, y, width, modes.sentence, SMALL, colour=QUIET)
        if modes.problem:
            y = self.text(x, y + kit.px(4), width, modes.problem, SMALL, colour=BAD)
        return y

    def _choosing(self, mode: CallMode) -> Action:
        return lambda: (ChooseMode(mode),)

    def _needed(self, view: BriefView, width: int) -> int:
        kit = self.kit
        rows = sum(self._fact_height(text, width) for _, text in view.facts)
        return (
            self.text_height(width, view.company, SMALL) + self.text_height(width, view.title, TITLE) + kit.px(16 + 16)
            + self.text_height(width, view.text, LEAD) + rows + self.text_height(width, view.rights, SMALL) + kit.px(56)
        )  # fmt: skip

    def _fact_height(self, text: str, width: int) -> int:
        return self.text_height(width - self.kit.px(150), text, BODY) + self.kit.px(8)

    def _content(self, view: BriefView, x: int, y: int, width: int) -> int:
        kit = self.kit
        y = self.text(x, y, width, view.company, SMALL, colour=ACCENT)
        y = self.text(x, y, width, view.title, TITLE) + kit.px(12)
        y = self.text(x, y, width, view.text, LEAD) + kit.px(16)
        self.add(Rule("rule", pygame.Rect(x, y, width, 1)))
        y += kit.px(12)
        for label, text in view.facts:
            self.text(x, y, kit.px(150), label, BODY, colour=QUIET, most=1)
            y = self.text(x + kit.px(150), y, width - kit.px(150), text, BODY) + kit.px(8)
        return self.text(x, y + kit.px(8), width, view.rights, SMALL, colour=QUIET) if view.rights else y


class WaitScreen(Page[WaitView]):
    """A call is being made ready."""

    def build(self, view: WaitView) -> None:
        kit = self.kit
        room = top_bar(self, "")
        size = kit.px(88)
        y = room.y + room.height // 3
        self.add(
            Pulse("pulse", pygame.Rect(room.centerx - size, y - size, 2 * size, 2 * size), "headset", ACCENT, False)
        )
        self.text(room.x, y + size + kit.px(16), room.width, view.text, LEAD, colour=QUIET, align="middle")


class Pulse(Widget):
    """A symbol on a disc, with waves around it."""

    def __init__(self, name: str, rect: pygame.Rect, image: str, colour: Colour, waves: bool) -> None:
        """`waves`: circles widen around the disc, three times a ring."""
        super().__init__(name, rect)
        self._image, self._colour, self._waves = image, colour, waves
        self._time = 0.0

    def advance(self, seconds: float) -> None:
        self._time += seconds

    def look(self) -> Hashable:
        return self._image, self._colour, self._phase()

    def _phase(self) -> int:
        return int(self._time * 20) % 24 if self._waves else 0

    def paint(self, brush: Brush) -> None:
        surface, kit = brush.surface, brush.kit
        half = self.rect.width // 2
        core = round(half * 0.5)
        if self._waves:
            for wave in (2, 1, 0):
                share = (self._phase() / 24 + wave) / 3
                radius = round(core + (half - core) * share)
                tint = mix(mix(self._colour, PAGE, 0.62), PAGE, share)
                surface.blit(disc(radius, tint), (self.rect.centerx - radius, self.rect.centery - radius))
                inner = max(core, radius - kit.px(10))
                surface.blit(disc(inner, PAGE), (self.rect.centerx - inner, self.rect.centery - inner))
        surface.blit(disc(core, self._colour), (self.rect.centerx - core, self.rect.centery - core))
        size = round(core * 1.05)
        surface.blit(
            icon(self._image, size, (255, 255, 255)), (self.rect.centerx - size // 2, self.rect.centery - size // 2)
        )


class RingingScreen(Page[RingingView]):
    """The telephone rings; Enter answers."""

    first_focus = "answer"

    def handle(self, event: pygame.event.Event) -> Intentions:
        """Where a robot answers, Enter does nothing: it would lead to the lobby, the only thing that is there."""
        watching = self.view is not None and self.view.watching
        if watching and event.type == pygame.KEYDOWN and self.keys["main"].fits(event):
            return ()
        return super().handle(event)

    def build(self, view: RingingView) -> None:
        kit, t = self.kit, self.kit.words
        buttons = [BarButton("lobby", t("Lobby"), lambda: (ToLobby(),), self.keys["call.give_up"], "home")]
        room = top_bar(self, view.title, buttons, view.notice)
        late = view.ring > view.at_most
        tint = BAD if late else GOOD
        high = Button.height(kit) + kit.px(12) if not view.watching else 0
        words = (
            kit.line(BODY) + kit.line(DISPLAY) + self.text_height(room.width, view.sentence, SMALL) + high + kit.px(60)
        )
        size = max(kit.px(80), min(kit.px(250), room.height - words))
        y = room.y + max(0, (room.height - size - words) // 2)
        self._pulse(pygame.Rect(room.centerx - size // 2, y, size, size), tint)
        y += size + kit.px(8)
        y = self.text(room.x, y, room.width, view.number, BODY, colour=QUIET, align="middle")
        y = self.text(
            room.x,
            y,
            room.width,
            t("Ring {count}", count=view.ring),
            DISPLAY,
            colour=BAD if late else INK,
            align="middle",
        )
        dot, between = kit.px(12), kit.px(22)
        x = room.centerx - (view.at_most * between - (between - dot)) // 2
        for index in range(view.at_most):
            filled = index < view.ring
            colour = tint if filled else mix(LINE, QUIET, 0.25)
            self.add(Card(f"dot{index}", pygame.Rect(x + index * between, y + kit.px(6), dot, dot), colour, None, 6))
        y = self.text(room.x, y + kit.px(28), room.width, view.sentence, SMALL, colour=QUIET, align="middle") + kit.px(
            16
        )
        if view.watching:
            return
        wide = max(Button.width(kit, t("Answer"), kit.keys["main"], "phone"), kit.px(260))
        rect = pygame.Rect(room.centerx - wide // 2, min(y, room.bottom - high), wide, high)
        self.add(
            Button(
                "answer",
                rect,
                t("Answer"),
                lambda: (Answer(),),
                "good",
                key=kit.keys["main"],
                image="phone",
                style=BODY_BOLD,
            )
        )

    def _pulse(self, rect: pygame.Rect, tint: Colour) -> None:
        """Keeps its phase when the screen is built anew."""
        old = getattr(self, "_rings", None)
        pulse = Pulse("pulse", rect, "phone", tint, self.kit.motion)
        if isinstance(old, Pulse):
            pulse.advance(old._time)
        self._rings = self.add(pulse)


__all__ = ["BriefScreen", "Pulse", "RingingScreen", "WaitScreen"]
