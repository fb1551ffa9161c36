"""What events of the window mean to whoever runs the loop, in words that need no pygame."""

from __future__ import annotations

import pygame


def closes(event: pygame.event.Event) -> bool:
    """The window is to be closed."""
    return bool(event.type == pygame.QUIT)


def resized(event: pygame.event.Event) -> bool:
    """The window has another size, or has to be painted anew."""
    return event.type in (pygame.VIDEORESIZE, pygame.VIDEOEXPOSE)


def by_keyboard(event: pygame.event.Event) -> bool:
    """A key was pressed, or text was typed or composed."""
    return event.type in (pygame.KEYDOWN, pygame.TEXTINPUT, pygame.TEXTEDITING)


__all__ = ["by_keyboard", "closes", "resized"]
