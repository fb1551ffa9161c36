"""Keys of the keyboard: their names, the events that they are, and which one each action of the program has."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

import pygame

from simulator.keys import bound

CTRL: Final = pygame.KMOD_CTRL | pygame.KMOD_META
"""Either is taken as the control key, so that the Mac's own habit works too."""
_CODES: Final[Mapping[str, int]] = {
    "Enter": pygame.K_RETURN, "Esc": pygame.K_ESCAPE,
    **{f"F{number}": pygame.K_F1 + number - 1 for number in range(1, 13)},
    **{letter: ord(letter.lower()) for letter in "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789"},
}  # fmt: skip
_NAMES: Final[Mapping[int, str]] = {**{code: name for name, code in _CODES.items()}, pygame.K_KP_ENTER: "Enter"}
MODIFIERS: Final = frozenset({
    pygame.K_LSHIFT, pygame.K_RSHIFT, pygame.K_LCTRL, pygame.K_RCTRL, pygame.K_LALT, pygame.K_RALT, pygame.K_LMETA,
    pygame.K_RMETA, pygame.K_CAPSLOCK, pygame.K_NUMLOCK,
})  # fmt: skip
"""Keys that mean nothing by themselves."""


@dataclass(frozen=True, slots=True)
class Key:
    """A key with the name that stands on its button."""

    code: int
    name: str
    ctrl: bool = False

    def fits(self, event: pygame.event.Event) -> bool:
        """Whether a KEYDOWN or KEYUP is this key."""
        return self._is(event) and bool(event.mod & CTRL) == self.ctrl

    def turned(self, event: pygame.event.Event) -> bool:
        """Whether this key went down or up, where it is held: of two keys either may be let go first."""
        return (event.type == pygame.KEYDOWN and self.fits(event)) or (event.type == pygame.KEYUP and self._is(event))

    def _is(self, event: pygame.event.Event) -> bool:
        codes = (pygame.K_RETURN, pygame.K_KP_ENTER) if self.code == pygame.K_RETURN else (self.code,)
        return event.key in codes


class Keymap:
    """The key of each action, by its id: `keys["call.hold"]`."""

    def __init__(self, changed: Mapping[str, str] | None = None) -> None:
        """`changed`: keys that are not those that the program came with, names by action."""
        self._keys = {action: key_named(name) for action, name in bound(changed or {}).items()}

    def __getitem__(self, action: str) -> Key:
        return self._keys[action]


def key_named(name: str) -> Key:
    """The key with a name of `simulator.keys`, as `F2` or `Ctrl K`."""
    ctrl = name.startswith("Ctrl ")
    return Key(_CODES[name.removeprefix("Ctrl ")], name, ctrl)


def name_of(event: pygame.event.Event) -> str:
    """The name of a key that went down; empty: it means nothing by itself."""
    if event.key in MODIFIERS:
        return ""
    name = _NAMES.get(event.key) or pygame.key.name(event.key).capitalize() or "?"
    return f"Ctrl {name}" if event.mod & CTRL else name


__all__ = ["CTRL", "MODIFIERS", "Key", "Keymap", "key_named", "name_of"]
