"""What SDL knows of its sound devices and pygame does not tell: asked of the library that pygame brings."""

from __future__ import annotations

import contextlib
import ctypes
import functools
import importlib.util
from pathlib import Path
from typing import Any, Final

DEVICES: Final = range(1, 17)
"""Numbers that SDL gives to open sound devices."""
PLAYING: Final = 1
"""SDL_AUDIO_PLAYING; a device that went away is stopped."""


@functools.cache
def library() -> Any:
    """The SDL of pygame, None where its file is not found."""
    spec = importlib.util.find_spec("pygame")
    if spec is None or spec.origin is None:
        return None
    package = Path(spec.origin).parent
    for folder, name in (
        (package.parent / "pygame.libs", "libSDL2-2*"),
        (package / ".dylibs", "libSDL2-2*"),
        (package, "SDL2.dll"),
    ):
        for path in sorted(folder.glob(name)):
            with contextlib.suppress(OSError, AttributeError):
                found = ctypes.CDLL(str(path))
                found.SDL_GetAudioDeviceStatus.restype = ctypes.c_int
                return found
    return None


def running_devices() -> tuple[int, ...]:
    """Numbers of the sound devices that run, microphones too; none where SDL cannot be asked."""
    sdl = library()
    if sdl is None:
        return ()
    return tuple(number for number in DEVICES if sdl.SDL_GetAudioDeviceStatus(number) == PLAYING)


def pause(device: int) -> None:
    """Stop a device from calling back, without holding Python's lock meanwhile as pygame does."""
    library().SDL_PauseAudioDevice(device, 1)


__all__ = ["library", "pause", "running_devices"]
