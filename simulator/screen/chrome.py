"""What all screens share: the scale of a window, the top bar, the message bar, the keys."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

import pygame

from simulator.screen.builder import Builder
from simulator.screen.intentions import DismissMessage, ToLobby
from simulator.screen.keymap import Key, Keymap
from simulator.screen.text import Type
from simulator.screen.theme import (
    ACCENT_DEEP,
    BAD,
    BAD_SOFT,
    BODY,
    INK,
    LEAD_BOLD,
    MIDDLE,
    MIDDLE_SOFT,
    ON_ACCENT,
    ON_DEEP_QUIET,
    SMALL,
)
from simulator.screen.views import Notice
from simulator.screen.widgets.button import Button, Kind
from simulator.screen.widgets.label import Card, Label
from simulator.screen.widgets.widget import Action, Kit
from simulator.screen.words import Words

DESIGN: Final = (1280, 720)
"""The size that the design is drawn for, pixels at scale 1."""


def kit_for(
    size: tuple[int, int], text_scale: float, words: Words, motion: bool, *, stars: bool = True,
    keys: Mapping[str, str] | None = None,
) -> Kit:  # fmt: skip
    """Sizes for a window: larger ones show more and, by part, larger; `text_scale` (1 to 2) and `keys` (those that are
    not the program's own) are the user's choice."""
    fit = min(size[0] / DESIGN[0], size[1] / DESIGN[1])
    fit = 1 + (fit - 1) * 0.55 if fit > 1 else max(0.75, fit)
    return Kit(Type(fit * text_scale), words, fit * (1 + (text_scale - 1) * 0.35), motion, stars, Keymap(keys))


@dataclass(frozen=True, slots=True)
class BarButton:
    """A button of the top bar."""

    name: str
    text: str
    action: Action
    key: Key
    image: str = ""
    kind: Kind = "bar"


def leave_button(builder: Builder) -> BarButton:
    """Gives a call up; asks once more before it does."""
    t = builder.kit.words
    asked, use = builder.asking_first("lobby", (ToLobby(),))
    text = t("Really give up?") if asked else t("Give up")
    return BarButton("lobby", text, use, builder.kit.keys["call.give_up"], "home", "bad" if asked else "bar")


def roomy(builder: Builder, points: int = 980) -> bool:
    """Whether the window is wide enough, measured in text, for columns side by side."""
    return builder.size[0] / builder.kit.type.scale >= points


def top_bar(
    builder: Builder, title: str, buttons: Sequence[BarButton] = (), notice: Notice | None = None
) -> pygame.Rect:
    """The dark bar with product, title and buttons, and the message bar below it; returns the room that is left."""
    kit = builder.kit
    height = Button.height(kit) + kit.px(16)
    width = builder.size[0]
    builder.add(Card("bar", pygame.Rect(0, 0, width, height), ACCENT_DEEP, None, 0))
    right = width - kit.px(12)
    for one, text, image in reversed(_shortened(kit, buttons, right)):
        button = builder.button(
            one.name, right, kit.px(8), text, one.action, kind=one.kind, key=one.key, image=image, right=True
        )
        button.tip = one.text if not text else ""
        right = button.rect.left - kit.px(4)
    margin = kit.px(20)
    name = kit.words("Three Rings")
    line = kit.line(LEAD_BOLD)
    wide = kit.type.width(name, LEAD_BOLD) + round(line * 0.78) + kit.px(6)
    if margin + wide < right:
        rect = pygame.Rect(margin, (height - line) // 2, wide, line)
        builder.add(Label("product", rect, (name,), LEAD_BOLD, ON_ACCENT, image="headset"))
    left = margin + wide + kit.px(20)
    if title and right - left > kit.px(60):
        small = kit.line(BODY)
        shown = kit.type.shorten(title, BODY, right - left - kit.px(8))
        builder.add(
            Label(
                "title",
                pygame.Rect(left, (height - small) // 2 + kit.px(1), right - left, small),
                (shown,),
                BODY,
                ON_DEEP_QUIET,
            )
        )
    top = height + (_message(builder, notice, height) if notice else 0)
    return pygame.Rect(margin, top + kit.px(16), width - 2 * margin, builder.size[1] - top - kit.px(32))


def _shortened(kit: Kit, buttons: Sequence[BarButton], room: int) -> list[tuple[BarButton, str, str]]:
    """Each button with the text and the image that there is room for: large text stands alone, and where even that is
    too wide, the first ones keep only their image and key (their tip says what they are)."""
    shown = [(one, one.text, one.image) for one in buttons]

    def fits() -> bool:
        wide = sum(Button.width(kit, text, one.key, image) + kit.px(4) for one, text, image in shown)
        return wide <= room - kit.px(12)

    if not fits():
        shown = [(one, one.text, "") for one in buttons]
    for place, one in enumerate(buttons):
        if fits():
            break
        if one.image:
            shown[place] = (one, "", one.image)
    return shown


def _message(builder: Builder, notice: Notice, top: int) -> int:
    """A problem in one sentence, with a button that takes it away; returns its height."""
    kit = builder.kit
    colour, ground = (BAD, BAD_SOFT) if notice.grave else (MIDDLE, MIDDLE_SOFT)
    key = kit.keys["dismiss"]
    text = kit.words("Understood")
    wide = Button.width(kit, text, key)
    room = builder.size[0] - wide - kit.px(64)
    lines = kit.type.lines(notice.text, SMALL, room - kit.px(30), 3)
    height = max(Button.height(kit) + kit.px(12), len(lines) * kit.line(SMALL) + kit.px(16))
    builder.add(Card("message", pygame.Rect(0, top, builder.size[0], height), ground, None, 0))
    rect = pygame.Rect(
        kit.px(20), top + (height - len(lines) * kit.line(SMALL)) // 2, room, len(lines) * kit.line(SMALL)
    )
    builder.add(
        Label(
            "message.icon", pygame.Rect(rect.x, rect.y, kit.px(24), rect.height), ("",), SMALL, colour, image="warning"
        )
    )
    builder.add(Label("message.text", rect.move(kit.px(30), 0), lines, SMALL, INK))
    builder.button(
        "message.close", builder.size[0] - kit.px(20), top + (height - Button.height(kit)) // 2, text,
        lambda: (DismissMessage(),), kind="plain", key=key, right=True,
    )  # fmt: skip
    return height


__all__ = [
    "DESIGN", "BarButton", "kit_for", "leave_button", "roomy", "top_bar",
]  # fmt: skip
