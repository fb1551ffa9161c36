"""What can be chosen in the settings, one below the other."""

from __future__ import annotations

from collections.abc import Sequence

import pygame

from simulator.screen.first_start_sound import TONES, SoundParts
from simulator.screen.intentions import Intentions
from simulator.screen.intentions_setup import ChangeKey, ChangeSetting, DoSetting
from simulator.screen.keymap import key_named
from simulator.screen.settings_view import (
    ActionItem,
    ChoiceItem,
    FieldItem,
    HeadItem,
    KeyItem,
    NumberItem,
    PickItem,
    ProgressItem,
    SettingsItem,
    TextItem,
)
from simulator.screen.theme import ACCENT, BAD, BODY, BODY_BOLD, LEAD_BOLD, QUIET, SMALL
from simulator.screen.widgets.button import Button
from simulator.screen.widgets.key_row import KeyRow
from simulator.screen.widgets.label import Bar
from simulator.screen.widgets.row import Row, RowText
from simulator.screen.widgets.stepper import Stepper


class SettingsItems(SoundParts):
    """Builds the items of a tab."""

    asking: str = ""
    """Id of the action that gets the next key; empty: none."""

    def items(self, items: Sequence[SettingsItem], x: int, y: int, width: int) -> int:
        """All items; returns the y below them."""
        gap = self.kit.px(14)
        for before, item in zip((None, *items), items, strict=False):
            close = isinstance(item, KeyItem) and isinstance(before, (KeyItem, HeadItem))
            y = self._item(item, pygame.Rect(x, y + (0 if before is None or close else gap), width, 0))
        return y

    def _item(self, item: SettingsItem, place: pygame.Rect) -> int:
        kit = self.kit
        x, y, width = place.x, place.y, place.width
        match item:
            case HeadItem():
                return self.text(x, y + kit.px(4), width, item.text, LEAD_BOLD)
            case TextItem():
                colour, image = TONES[item.tone]
                return self.text(x, y, width, item.text, SMALL, colour=colour, image=image)
            case ChoiceItem():
                return self._choice(item, x, y, width)
            case NumberItem():
                return self._number(item, x, y, width)
            case FieldItem():
                self.prefill(item.key, item.value)
                return self.labelled(item.key, x, y, width, item.label, hint=item.hint)
            case ActionItem():
                key = kit.keys[item.key]
                wide = min(width, Button.width(kit, item.text, key, item.image))
                use = lambda: (DoSetting(item.name),)  # noqa: E731 - a word for the button
                rect = pygame.Rect(x, y, wide, Button.height(kit))
                self.add(Button(item.name, rect, item.text, use, key=key, image=item.image, enabled=item.enabled))
                return rect.bottom
            case PickItem():
                return self._pick(item, x, y, width)
            case ProgressItem():
                y = self.text(x, y, width, item.text, SMALL) + kit.px(4)
                self.add(Bar(self.fresh("progress"), pygame.Rect(x, y, width, kit.px(8)), item.share, ACCENT))
                return y + kit.px(8)
            case KeyItem():
                return self._key_row(item, x, y, width)

    def _choice(self, item: ChoiceItem, x: int, y: int, width: int) -> int:
        kit = self.kit
        y = self.text(x, y, width, item.label, BODY_BOLD)
        if item.about:
            y = self.text(x, y, width, item.about, SMALL, colour=QUIET)
        return self.choices(
            item.key, x, y + kit.px(4), width, item.options, chosen=item.chosen,
            choose=lambda value: (ChangeSetting(item.key, value),),
        )  # fmt: skip

    def _number(self, item: NumberItem, x: int, y: int, width: int) -> int:
        """Name and explanation, the value at the right; where there is no room for that, below."""
        kit = self.kit
        wide = max(kit.px(150), Stepper.width(kit, item.value))
        high = Button.height(kit)
        beside = width - wide - kit.px(24) >= kit.type.width(item.label, BODY_BOLD) and wide < width * 0.4
        room = width - wide - kit.px(24) if beside else width
        below = self.text(x, y, room, item.label, BODY_BOLD)
        below = self.text(x, below, room, item.about, SMALL, colour=QUIET)
        top = y + kit.px(2) if beside else below + kit.px(4)
        rect = pygame.Rect(x + width - wide if beside else x, top, wide, high)

        def change(value: float) -> Intentions:
            return (ChangeSetting(item.key, value),)

        self.add(Stepper(item.key, rect, item.value, item.less, item.more, change=change, moved=item.changed))
        return max(below, rect.bottom)

    def _pick(self, item: PickItem, x: int, y: int, width: int) -> int:
        kit = self.kit
        for value, title, about in item.options:

            def choose(value: str = value) -> Intentions:
                return (ChangeSetting(item.key, value),)

            rect = pygame.Rect(x, y, width, Row.height(kit, bool(about)))
            row = Row(f"{item.key}.{value}", rect, RowText(title, about), value == item.chosen, choose)
            row.group = item.key
            row.tip = title if kit.type.width(title, BODY_BOLD) > width - kit.px(24) else ""
            self.add(row)
            y = rect.bottom + kit.px(2)
        return y

    def _key_row(self, item: KeyItem, x: int, y: int, width: int) -> int:
        kit = self.kit
        key = key_named(item.key)
        waiting = kit.words("Press the new key") if item.action == self.asking else ""
        lines = kit.type.lines(item.title, BODY, KeyRow.room(kit, width, key, waiting))
        rect = pygame.Rect(x, y, width, KeyRow.height(kit, len(lines)))
        row = KeyRow(
            f"key.{item.action}", rect, lines, key, changed=item.key != item.default, waiting=waiting,
            ask=lambda: self.ask_key(item.action), restore=lambda: (ChangeKey(item.action, item.default),),
        )  # fmt: skip
        row.group = "keys"
        self.add(row)
        if not item.problem:
            return rect.bottom
        y, width = rect.bottom + kit.px(4), width - kit.px(12)
        return self.text(x + kit.px(12), y, width, item.problem, SMALL, colour=BAD, image="warning") + kit.px(8)

    def ask_key(self, action: str) -> Intentions:
        """The next key that goes down is to be the action's."""
        self.asking = action
        self.outdate()
        return ()


__all__ = ["SettingsItems"]
