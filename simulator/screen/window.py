"""The window: opened late, resized at will, with text input for input methods. Refuses to run where nobody sees it."""

from __future__ import annotations

import os
import sys
from typing import Final

import pygame

from simulator.errors import ScreenError

TITLE: Final = "Three Rings 三声"
CLASS: Final = "three-rings"
"""By this desktops know the program's windows."""
FRAMES: Final = 60
"""Frames a second at most."""
NO_DISPLAY: Final = (
    "There is no display to open a window on; start from a desktop session "
    "(on Linux DISPLAY or WAYLAND_DISPLAY must be set), or use the terminal: "
    "three-rings play SCENARIO --terminal."
)
UNSEEN: Final = ("offscreen", "dummy")
"""Drivers of SDL that show nothing to anybody."""
REPEAT_AFTER, REPEAT_EVERY = 420, 34
"""Milliseconds after which a held key repeats, and between its repetitions."""
_REPEATING: Final = frozenset({
    pygame.K_BACKSPACE, pygame.K_DELETE, pygame.K_LEFT, pygame.K_RIGHT, pygame.K_UP, pygame.K_DOWN, pygame.K_PAGEUP,
    pygame.K_PAGEDOWN, pygame.K_TAB,
})  # fmt: skip
"""Keys that repeat while they are held. Commands do not: a key held too long must not hold and resume a call."""
_KEPT: Final = (
    pygame.QUIT, pygame.KEYDOWN, pygame.KEYUP, pygame.TEXTINPUT, pygame.TEXTEDITING, pygame.MOUSEMOTION,
    pygame.MOUSEBUTTONDOWN, pygame.MOUSEBUTTONUP, pygame.MOUSEWHEEL, pygame.VIDEORESIZE, pygame.VIDEOEXPOSE,
)  # fmt: skip


class Window:
    """A window of the desktop with its events and its pace."""

    def __init__(self, surface: pygame.Surface) -> None:
        """Made by `open_window` and `unseen_window`."""
        self.surface = surface
        self._clock = pygame.time.Clock()
        self._text_place: pygame.Rect | None = None
        self._writing = True
        self._held: pygame.event.Event | None = None
        self._next = 0

    @property
    def size(self) -> tuple[int, int]:
        """Width and height, pixels."""
        return self.surface.get_size()

    def events(self) -> list[pygame.event.Event]:
        """What happened since the last call; the surface has its new size when a VIDEORESIZE is among them."""
        found = [event for event in pygame.event.get() if event.type in _KEPT]
        if any(event.type == pygame.VIDEORESIZE for event in found):
            self.surface = pygame.display.get_surface() or self.surface
        return found + self._repeated(found)

    def _repeated(self, found: list[pygame.event.Event]) -> list[pygame.event.Event]:
        """The key that is held, as often as it is due."""
        now = pygame.time.get_ticks()
        for event in found:
            if event.type == pygame.KEYDOWN:
                self._held = event if event.key in _REPEATING else None
                self._next = now + REPEAT_AFTER
            elif event.type == pygame.KEYUP and self._held is not None and event.key == self._held.key:
                self._held = None
        repeated: list[pygame.event.Event] = []
        if self._held is not None and not pygame.key.get_pressed()[self._held.key]:
            self._held = None  # the window lost the keyboard while the key was down
        while self._held is not None and now >= self._next and len(repeated) < 10:
            repeated.append(self._held)
            self._next += REPEAT_EVERY
        return repeated

    def show(self, changed: list[pygame.Rect]) -> None:
        """Bring the changed parts to the screen."""
        if changed:
            pygame.display.update(changed)

    def write_at(self, place: pygame.Rect | None) -> None:
        """Tell the input method where text is being written; None: nowhere, keys are commands."""
        if place is None and self._writing:
            pygame.key.stop_text_input()
        elif place is not None and not self._writing:
            pygame.key.start_text_input()
        self._writing = place is not None
        if place is not None and place != self._text_place:
            pygame.key.set_text_input_rect(place)
        self._text_place = place

    def wait(self) -> float:
        """Sleep until the next frame is due; returns the seconds since the last one."""
        return self._clock.tick(FRAMES) / 1000

    def close(self) -> None:
        """Take the window off the screen; sound goes on."""
        pygame.display.quit()


def open_window(size: tuple[int, int] = (1280, 720), fullscreen: bool = False) -> Window:
    """Open the window.

    Raises ScreenError in one sentence where there is no display: pygame itself would silently draw into nowhere.
    """
    if not _display_named():  # SDL would go through its drivers, and some complain on standard error
        raise ScreenError(NO_DISPLAY)
    os.environ.setdefault("SDL_IME_SHOW_UI", "1")  # the input method's list of candidates is shown by the system
    for name in ("SDL_VIDEO_X11_WMCLASS", "SDL_VIDEO_WAYLAND_WMCLASS"):
        os.environ[name] = CLASS  # pygame has put the name of the running file there
    if os.environ.get("DISPLAY") and os.environ.get("SDL_VIDEODRIVER", "x11") == "x11":
        # Without this SDL sends every picture whole through an OpenGL texture, which costs three times the processor
        # where there is no graphics card. Only X11 can do without: elsewhere SDL needs the texture.
        os.environ.setdefault("SDL_FRAMEBUFFER_ACCELERATION", "0")
    surface = _surface(size, pygame.FULLSCREEN if fullscreen else pygame.RESIZABLE)
    if pygame.display.get_driver() in UNSEEN:
        pygame.display.quit()
        raise ScreenError(NO_DISPLAY)
    return _prepared(surface)


def _display_named() -> bool:
    """Whether the environment names a display, as a desktop session of Linux does; elsewhere there always is one."""
    return sys.platform != "linux" or any(
        os.environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY", "SDL_VIDEODRIVER")
    )


def unseen_window(size: tuple[int, int] = (1280, 720)) -> Window:
    """A window that nobody sees, for pictures and measurements without a display; nothing else may be open."""
    os.environ["SDL_VIDEODRIVER"] = "dummy"
    return _prepared(_surface(size, pygame.RESIZABLE))


def _surface(size: tuple[int, int], flags: int) -> pygame.Surface:
    try:
        pygame.display.init()
        pygame.font.init()
        surface = pygame.display.set_mode(size, flags)
    except pygame.error as error:
        raise ScreenError(
            f"The window cannot be opened ({error}); check the display, or use the terminal: "
            "three-rings play SCENARIO --terminal."
        ) from error
    return surface


def _prepared(surface: pygame.Surface) -> Window:
    pygame.display.set_caption(TITLE)
    pygame.key.start_text_input()
    return Window(surface)


__all__ = [
    "CLASS",
    "FRAMES",
    "REPEAT_AFTER",
    "REPEAT_EVERY",
    "TITLE",
    "UNSEEN",
    "Window",
    "open_window",
    "unseen_window",
]
