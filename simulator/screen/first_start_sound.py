"""The test of loudspeaker and microphone: a sample, a level meter, and the choice of devices."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

import pygame

from simulator.screen.builder import Builder
from simulator.screen.chrome import roomy
from simulator.screen.first_start import StepButton, StepPage
from simulator.screen.first_start_view import SoundCheckView
from simulator.screen.intentions import Intentions
from simulator.screen.intentions_setup import ChooseDevice, NextStep, PlaySample, TryMicrophone
from simulator.screen.sound_view import HeardView, Loudness, SoundPage, Tone
from simulator.screen.theme import BAD, BODY, BODY_BOLD, GOOD, INK, MIDDLE, QUIET, SMALL, TITLE, Colour
from simulator.screen.widgets.button import Button, Choice
from simulator.screen.widgets.live import Meter
from simulator.screen.widgets.widget import Kit

TONES: Final[dict[Tone, tuple[Colour, str]]] = {
    "plain": (INK, ""), "good": (GOOD, "check"), "middle": (MIDDLE, "warning"), "bad": (BAD, "warning"),
}  # fmt: skip
"""Colour of a sentence, and the symbol before it."""


class SoundParts(Builder):
    """Builds the test of sound wherever it is shown."""

    _loudness: Loudness = Loudness()

    def sound(self, page: SoundPage, x: int, y: int, width: int, *, by_hand: bool) -> int:
        """Loudspeaker and microphone side by side where there is room; returns the y below. `by_hand`: the microphone
        is opened by a button."""
        kit = self.kit
        gap = kit.px(32)
        if roomy(self):
            wide = (width - gap) // 2
            y = max(self._voice(page, x, y, wide), self._ear(page, x + wide + gap, y, wide, by_hand))
        else:
            y = self._ear(page, x, self._voice(page, x, y, width) + kit.px(20), width, by_hand)
        return self._told(page.leak, page.leak_tone, x, y + kit.px(16), width) if page.leak else y

    def _voice(self, page: SoundPage, x: int, y: int, width: int) -> int:
        kit, t = self.kit, self.kit.words
        y = self.text(x, y, width, t("Loudspeaker and the caller's voice"), BODY_BOLD) + kit.px(6)
        text = t("Stop") if page.playing else t("Hear how callers sound")
        image = "pause" if page.playing else "play"
        rect = pygame.Rect(x, y, width, Button.height(kit))
        self.add(
            Button(
                "sample",
                rect,
                text,
                lambda: (PlaySample(not page.playing),),
                "plain",
                key=kit.keys["settings.first"],
                image=image,
            )
        )
        y = rect.bottom + kit.px(8)
        if page.voice:
            y = self._told(page.voice, page.voice_tone, x, y, width) + kit.px(6)
        return self._devices("speaker", page.speakers, page.speaker, pygame.Rect(x, y, width, 0))

    def _ear(self, page: SoundPage, x: int, y: int, width: int, by_hand: bool) -> int:
        kit, t = self.kit, self.kit.words
        y = self.text(x, y, width, t("Your microphone"), BODY_BOLD) + kit.px(6)
        high = Button.height(kit)
        if by_hand:
            text = t("Close the microphone") if page.listening else t("Try the microphone")
            rect = pygame.Rect(x, y, width, high)
            use = lambda: (TryMicrophone(not page.listening),)  # noqa: E731 - a word for the button
            self.add(
                Button(
                    "listen",
                    rect,
                    text,
                    use,
                    "plain",
                    key=kit.keys["settings.second"],
                    image="microphone",
                    enabled=page.may_listen,
                )
            )
            y = rect.bottom + kit.px(8)
        if page.listening:
            self.add(Meter("meter", pygame.Rect(x, y + (0 if by_hand else high // 4), width, high // 2), self._now))
            y += (high // 2 if by_hand else high) + kit.px(8)
        y = self._told(page.heard, page.heard_tone, x, y, width) + kit.px(6)
        return self._devices("microphone", page.microphones, page.microphone, pygame.Rect(x, y, width, 0))

    def heard_height(self, heard: HeardView, width: int) -> int:
        """Height of `heard`."""
        kit = self.kit
        room = width - kit.px(150) - kit.line(SMALL)
        words = sum(self.text_height(room, text, SMALL) for text in (heard.text, heard.closed) if text)
        return kit.px(20) + kit.line(BODY) + words

    def heard(self, heard: HeardView, x: int, y: int, width: int) -> int:
        """The level of the trainee's voice before a call, and what is wrong with it; returns the y below."""
        kit, t = self.kit, self.kit.words
        self.text(x, y, kit.px(150), t("Microphone"), BODY, colour=QUIET, most=1)
        left, room, line = x + kit.px(150), width - kit.px(150), kit.line(BODY)
        self.add(Meter("meter", pygame.Rect(left, y + line // 4, room, line // 2), self._now))
        y = self._told(heard.text, heard.tone, left, y + line + kit.px(4), room)
        if heard.closed:
            y = self.text(left, y, room, heard.closed, SMALL, colour=MIDDLE, image="muted")
        return y

    def _now(self) -> Loudness:
        return self._loudness

    def _told(self, text: str, tone: Tone, x: int, y: int, width: int) -> int:
        colour, image = TONES[tone]
        return self.text(x, y, width, text, SMALL, colour=colour, image=image)

    def _devices(self, kind: str, devices: Sequence[tuple[str, str]], chosen: str, place: pygame.Rect) -> int:
        """A device a line; the arrows choose. Returns the y below them."""
        kit = self.kit
        high = Button.height(kit, BODY)
        y = place.y
        for device, name in devices:

            def use(device: str = device) -> Intentions:
                return (ChooseDevice("microphone" if kind == "microphone" else "speaker", device),)

            shown = kit.type.shorten(name, BODY_BOLD, place.width - kit.px(28))
            rect = pygame.Rect(place.x, y, place.width, high)
            piece = Choice(f"{kind}.{device}", rect, shown, use, device == chosen)
            piece.group = kind
            self.add(piece)
            y += high + kit.px(4)
        return y


class SoundCheckScreen(StepPage[SoundCheckView], SoundParts):
    """A step of the first start: can you hear, and can you be heard?"""

    first_focus = "next"

    def __init__(self, kit: Kit, size: tuple[int, int]) -> None:
        """See Page."""
        super().__init__(kit, size)
        self._loudness = Loudness()

    def same(self, old: SoundCheckView, new: SoundCheckView) -> bool:
        return (old.page, old.step, old.notice) == (new.page, new.step, new.notice)

    def update(self, view: SoundCheckView, seconds: float) -> None:
        self._loudness = view.live
        super().update(view, seconds)

    def lay(self, view: SoundCheckView) -> None:
        kit, t = self.kit, self.kit.words
        going_on = StepButton("next", t("Go on"), lambda: (NextStep(),), kit.keys["main"], image="check")
        bar = [self.back(), self.skip()]
        area, y = self.frame(view.step, bar, [going_on], view.notice, points=980)
        y = self.text(area.x, y, area.width, t("Can you hear, and can you be heard?"), TITLE) + kit.px(12)
        y = self.sound(view.page, area.x, y, area.width, by_hand=False)
        self.close_area(y + kit.px(6))


__all__ = ["SoundCheckScreen", "SoundParts"]
