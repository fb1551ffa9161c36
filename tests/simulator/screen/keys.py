"""Synthetic events of keyboard and pointer, as the window delivers them."""

from __future__ import annotations

import pygame


def key(code: int, mod: int = 0, up: bool = False) -> pygame.event.Event:
    """A key goes down or up."""
    return pygame.event.Event(pygame.KEYUP if up else pygame.KEYDOWN, key=code, mod=mod, unicode="", scancode=0)


def ctrl(letter: str) -> pygame.event.Event:
    """Ctrl and a letter."""
    return key(ord(letter), pygame.KMOD_LCTRL)


def text(words: str) -> pygame.event.Event:
    """Text that was typed or settled by the input method."""
    return pygame.event.Event(pygame.TEXTINPUT, text=words)


def composing(words: str) -> pygame.event.Event:
    """Text that the input method has not settled yet."""
    return pygame.event.Event(pygame.TEXTEDITING, text=words, start=0, length=len(words))


def click(place: tuple[int, int]) -> list[pygame.event.Event]:
    """The left button goes down and up."""
    return [
        pygame.event.Event(pygame.MOUSEBUTTONDOWN, pos=place, button=1),
        pygame.event.Event(pygame.MOUSEBUTTONUP, pos=place, button=1),
    ]


__all__ = ["click", "composing", "ctrl", "key", "text"]
