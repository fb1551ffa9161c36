"""Any view-state as a picture, without a display."""

from __future__ import annotations

import os
from pathlib import Path

import pygame

from simulator.errors import ScreenError
from simulator.screen.chrome import kit_for
from simulator.screen.screens import AnyView, screen_for
from simulator.screen.words import words_for

SETTLED = 4.0
"""Seconds that pass before the picture is taken, so that faces have settled."""


def picture(
    view: AnyView, size: tuple[int, int] = (1280, 720), text_scale: float = 1.0, language: str = "zh", tab: str = ""
) -> pygame.Surface:
    """The screen of a view-state as a surface; `tab` opens a tab of the call's screen."""
    if not pygame.font.get_init():
        pygame.font.init()
    kit = kit_for(size, text_scale, words_for(language), motion=False)
    screen = screen_for(view, kit, size)
    if tab:
        screen.open_tab(tab)
    surface = pygame.Surface(size)
    screen.update(view, 0.0)
    screen.update(view, SETTLED)
    screen.draw(surface)
    return surface


def save_picture(
    view: AnyView,
    path: Path,
    size: tuple[int, int] = (1280, 720),
    text_scale: float = 1.0,
    language: str = "zh",
    *,
    tab: str = "",
) -> None:
    """Write the screen of a view-state as a PNG file. Raises ScreenError when the file cannot be written."""
    os.environ.setdefault("PYGAME_HIDE_SUPPORT_PROMPT", "1")
    surface = picture(view, size, text_scale, language, tab)
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        pygame.image.save(surface, str(path))
    except (OSError, pygame.error) as error:
        raise ScreenError(f"The picture {path} cannot be written ({error}); choose another folder.") from error


__all__ = ["SETTLED", "picture", "save_picture"]
