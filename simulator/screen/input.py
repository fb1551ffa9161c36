"""What events of the window mean to whoever runs the loop, in words that need no pygame."""

from __future__ import annotations

import pygame


def closes(event: pygame.event.Event) -> bool:
    """The window is to be closed."""
    return bool(event.type == pygame.QUIT)


def resized(event: pygame.event.Event) -> bool:
    """The window has another size, or has to be painted anew."""
    return event.type in (pygame.VIDEORESIZE, pygame.VIDEOEXPOSE)


__all__ = ["closes", "resized"]
