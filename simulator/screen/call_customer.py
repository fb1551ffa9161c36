"""The customer's side of the call's screen: face and mood, clock, floor and level, the telephone's controls."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

import pygame

from simulator.screen.call_levels import OWN, VOICE, CallLevels
from simulator.screen.call_tools import ToolTabs
from simulator.screen.call_view import CallPage, LiveView, MoodBand
from simulator.screen.intentions import (
    HangUp,
    Hold,
    Intention,
    Mute,
    NotFinished,
    RingBack,
)
from simulator.screen.portrait import Portrait
from simulator.screen.theme import (
    ACCENT,
    BAD,
    BAD_SOFT,
    BODY_BOLD,
    GOOD,
    GOOD_SOFT,
    INK,
    LEAD_BOLD,
    MIDDLE,
    MIDDLE_SOFT,
    QUIET,
    SMALL,
    SMALL_BOLD,
    TINY,
    TITLE,
    Colour,
    Style,
)
from simulator.screen.widgets.button import Button, Kind
from simulator.screen.widgets.label import Card, Chip
from simulator.screen.widgets.live import FloorMark, LiveText, MoodScale
from simulator.screen.widgets.widget import Action, Kit

CONTROLS: Final[Mapping[str, str]] = {
    "hold": "call.hold", "mute": "call.mute", "ring_back": "call.ring_back", "hang_up": "call.hang_up",
}  # fmt: skip
"""The action of each control of the telephone."""
MOODS: Final[Mapping[MoodBand, tuple[Colour, Colour]]] = {
    "bad": (BAD, BAD_SOFT), "middle": (MIDDLE, MIDDLE_SOFT), "good": (GOOD, GOOD_SOFT),
}  # fmt: skip
"""Colour and ground of the mood's badge; the scale takes the same colour."""


class CustomerColumn(ToolTabs, CallLevels):
    """The left side of the call's screen; a row at the top where the window is narrow."""

    def __init__(self, kit: Kit, size: tuple[int, int]) -> None:
        """See Page."""
        super().__init__(kit, size)
        self._portrait: Portrait | None = None

    def live_now(self) -> LiveView:
        return self.live

    @property
    def live(self) -> LiveView:
        """The values of this frame."""
        return self.view.live if self.view else LiveView()

    def customer(self, page: CallPage, rect: pygame.Rect) -> None:
        """The column of a wide window: face, clock, floor, level, controls."""
        kit = self.kit
        buttons = self._controls_height(page, rect.width)
        card = pygame.Rect(rect.x, rect.y, rect.width, rect.height - buttons - (kit.px(12) if buttons else 0))
        self.add(Card("customer", card))
        pad = kit.px(16)
        inner = card.inflate(-2 * pad, -2 * pad)
        line, small = kit.line(TITLE), kit.line(SMALL)
        below = line + 3 * small + kit.px(64) + self._sound_height(page)
        size = max(kit.px(72), min(inner.width, inner.height - below))
        spare = max(0, inner.height - below - size)
        self._face(page, pygame.Rect(inner.centerx - size // 2, inner.y + spare // 4, size, size))
        y = inner.y + spare // 4 + size + kit.px(10)
        y = self.text(inner.x, y, inner.width, page.caller, LEAD_BOLD, most=1, align="middle")
        y = self.text(inner.x, y, inner.width, page.number, SMALL, colour=QUIET, most=1, align="middle") + kit.px(4)
        if page.mood_word:  # in a test the face alone tells
            colour, ground = MOODS[page.mood_band]
            wide, high = Chip.size(kit, page.mood_word)
            self.chip(inner.centerx - wide // 2, y, page.mood_word, colour, ground)
            y += high + kit.px(10)
            scale = pygame.Rect(inner.centerx - round(inner.width * 0.34), y, round(inner.width * 0.68), kit.px(8))
            self.add(MoodScale("mood", scale, page.mood, colour))
        y = max(y + kit.px(18), inner.bottom - self._sound_height(page))
        self._sound(page, pygame.Rect(inner.x, y, inner.width, self._sound_height(page)))
        if buttons:
            self._controls(page, pygame.Rect(rect.x, card.bottom + kit.px(12), rect.width, buttons))

    def _face(self, page: CallPage, rect: pygame.Rect) -> None:
        """The portrait lives on when the screen is built anew, so that its expression moves smoothly."""
        if self._portrait is None or self._portrait.person != page.portrait or self._portrait.rect.size != rect.size:
            self._portrait = Portrait("portrait", rect, page.portrait, self.kit.motion)
            self._portrait.feel(page.feeling, page.mood, False)
        self._portrait.rect = rect
        self.add(self._portrait)

    def _sound_height(self, page: CallPage) -> int:
        kit = self.kit
        floor = kit.line(SMALL) + kit.px(10)
        clock = kit.line(LEAD_BOLD) + kit.px(4)
        voice = kit.px(10) + kit.line(TINY)
        return floor + clock + kit.px(6) + voice + (0 if page.typed else voice + kit.line(TINY))

    def _sound(self, page: CallPage, rect: pygame.Rect) -> None:
        kit = self.kit
        clock = pygame.Rect(rect.x, rect.y, rect.width, kit.line(LEAD_BOLD))
        wide = kit.type.width("00:00", LEAD_BOLD) + kit.line(LEAD_BOLD)
        clock.x, clock.width = rect.centerx - wide // 2, wide
        self.add(LiveText("clock", clock, lambda: (self.live.clock, INK), LEAD_BOLD, "clock"))
        y = clock.bottom + kit.px(6)
        floor = pygame.Rect(rect.x, y, rect.width, kit.line(SMALL) + kit.px(8))
        self.add(FloorMark("floor", floor, lambda: self.live))
        voice = pygame.Rect(rect.x, floor.bottom + kit.px(10), rect.width, kit.line(TINY))
        self.level(VOICE, voice)
        if page.typed:
            return
        own = voice.move(0, voice.height + kit.px(10))
        self.level(OWN, own)
        ear = pygame.Rect(rect.x, own.bottom, rect.width, kit.line(TINY))
        self.add(LiveText("ear", ear, self._ear, TINY))

    def _ear(self) -> tuple[str, Colour]:
        return self.live.ear_word, QUIET if self.live.ear_works else BAD

    # --- controls ---------------------------------------------------------------------------------------------

    def _control_list(self, page: CallPage, short: bool = False) -> list[tuple[str, str, str, bool]]:
        """Name, text, icon, and whether it is switched on. `short`: there is little room."""
        if page.watching:
            return []
        t = self.kit.words
        asked, _ = self.asking_first("hang_up", ())
        again = t("Hang up?") if short else t("Press again to hang up")
        found = [
            ("hold", t("Resume") if page.held else t("Hold"), "play" if page.held else "pause", page.held),
            ("mute", t("Unmute") if page.muted else t("Mute"), "muted" if page.muted else "microphone", page.muted),
        ]
        if page.cut and short:  # nothing to hold or mute on a dead line
            found.clear()
        if page.cut:
            found.append(("ring_back", t("Ring back"), "phone", False))
        return [*found, ("hang_up", again if asked else t("Hang up"), "hang_up", False)]

    def _control(self, page: CallPage, name: str, text: str, image: str, on: bool, *, rect: pygame.Rect) -> None:
        actions: dict[str, Intention] = {
            "hold": Hold(not page.held),
            "mute": Mute(not page.muted),
            "ring_back": RingBack(),
            "hang_up": HangUp(),
        }
        intentions = (actions[name],)
        use: Action = lambda: intentions  # noqa: E731 - one of two
        if name == "hang_up" and not page.parting:
            _, use = self.asking_first(name, intentions)
        kind = {"hang_up": "bad", "ring_back": "good"}.get(name, "on" if on else "plain")
        enabled = not page.ended and (not page.cut or name in ("ring_back", "hang_up"))
        self.add(Button(name, rect, text, use, kind, key=self.keys[CONTROLS[name]], image=image, enabled=enabled))  # type: ignore[arg-type]

    def _controls_height(self, page: CallPage, width: int) -> int:
        kit = self.kit
        if page.watching:
            return 0
        rows = len(self._control_rows(page, width))
        extra = kit.line(SMALL) + kit.px(6) if page.push_to_talk else 0
        extra += Button.height(kit) + kit.px(8) if self.may_go_on(page) else 0
        return rows * (Button.height(kit) + kit.px(8)) - kit.px(8) + extra

    def _control_rows(self, page: CallPage, width: int) -> list[list[tuple[str, str, str, bool]]]:
        kit = self.kit
        controls = self._control_list(page)
        pairs = [controls[:2], *([one] for one in controls[2:])]
        half = (width - kit.px(8)) // 2
        fits = all(
            Button.width(kit, text, kit.keys[CONTROLS[name]], image) <= half for name, text, image, _ in controls[:2]
        )
        return pairs if fits else [[one] for one in controls]

    def _controls(self, page: CallPage, rect: pygame.Rect) -> None:
        kit, t = self.kit, self.kit.words
        y = rect.y
        if page.push_to_talk:
            y = self.text(
                rect.x,
                y,
                rect.width,
                t("Hold {key} to speak", key=kit.keys["call.floor"].name),
                SMALL_BOLD,
                colour=ACCENT,
                most=1,
            ) + kit.px(6)
        if self.may_go_on(page):
            self.go_on_button(pygame.Rect(rect.x, y, rect.width, Button.height(kit)), "plain", BODY_BOLD)
            y += Button.height(kit) + kit.px(8)
        for row in self._control_rows(page, rect.width):
            wide = (rect.width - (len(row) - 1) * kit.px(8)) // len(row)
            for index, (name, text, image, on) in enumerate(row):
                place = pygame.Rect(rect.x + index * (wide + kit.px(8)), y, wide, Button.height(kit))
                self._control(page, name, text, image, on, rect=place)
            y += Button.height(kit) + kit.px(8)

    def may_go_on(self, page: CallPage) -> bool:
        """Whether "I am not finished" can be said by key: in a spoken call whose microphone opens by itself."""
        return not (page.typed or page.push_to_talk or page.ended or page.cut)

    @property
    def go_on_text(self) -> str:
        """What stands on the key for it."""
        return self.kit.words("I am not finished")

    def go_on_button(self, rect: pygame.Rect, kind: Kind, style: Style) -> None:
        """The key for it."""
        self.add(
            Button(
                "go_on",
                rect,
                self.go_on_text,
                lambda: (NotFinished(),),
                kind,
                key=self.keys["call.floor"],
                style=style,
            )
        )

    # --- narrow windows ---------------------------------------------------------------------------------------

    def strip_height(self) -> int:
        """Height of the row that narrow windows have instead."""
        kit = self.kit
        return max(kit.line(LEAD_BOLD) + kit.line(SMALL) + kit.px(16), Button.height(kit) + kit.px(16))

    def strip(self, page: CallPage, rect: pygame.Rect) -> None:
        """Customer, clock and controls in one row."""
        kit = self.kit
        self.add(Card("customer", rect))
        size = rect.height - kit.px(12)
        self._face(page, pygame.Rect(rect.x + kit.px(8), rect.y + kit.px(6), size, size))
        right = rect.right - kit.px(10)
        top = rect.centery - Button.height(kit) // 2
        for name, text, _image, on in reversed(self._control_list(page, short=True)):
            wide = Button.width(kit, text, kit.keys[CONTROLS[name]])
            self._control(page, name, text, "", on, rect=pygame.Rect(right - wide, top, wide, Button.height(kit)))
            right -= wide + kit.px(6)
        x = self.levels(
            page.typed, pygame.Rect(rect.x + size + kit.px(14), rect.y + kit.px(8), 0, rect.height - kit.px(16))
        )
        room = right - x - kit.px(4)
        y = rect.centery - (kit.line(LEAD_BOLD) + kit.line(SMALL)) // 2
        clock = kit.type.width("00:00", SMALL_BOLD) + kit.px(6)
        self.text(x, y, room, page.caller, LEAD_BOLD, most=1)
        colour, ground = MOODS[page.mood_band]
        badge = x + kit.type.width(page.caller, LEAD_BOLD) + kit.px(10)
        wide, high = Chip.size(kit, page.mood_word)
        if page.mood_word and badge + wide <= x + room:  # the face shows it anyway
            self.chip(badge, y + (kit.line(LEAD_BOLD) - high) // 2, page.mood_word, colour, ground)
        y += kit.line(LEAD_BOLD)
        self.add(
            LiveText("clock", pygame.Rect(x, y, clock, kit.line(SMALL)), lambda: (self.live.clock, INK), SMALL_BOLD)
        )
        floor = pygame.Rect(x + clock, y, room - clock, kit.line(SMALL))
        self.add(LiveText("floor", floor, lambda: (self.live.floor_word, QUIET), SMALL))


__all__ = ["MOODS", "CustomerColumn"]
