"""Keeps ALSA, the sound system below all others on Linux, from writing its own complaints to the terminal."""

from __future__ import annotations

import contextlib
import ctypes
import functools
import sys


@functools.cache
def hush_alsa() -> None:
    """Give ALSA a handler of errors that says nothing; our own messages are sentences. Elsewhere nothing happens.

    The handler is a function of the C library that ignores its arguments, not one of Python: ALSA also complains from
    SDL's own thread while the main thread waits for that thread and holds Python's lock, and a handler that
    wants the lock would then stop the program for good.
    """
    if sys.platform != "linux":
        return
    with contextlib.suppress(OSError, AttributeError):  # no ALSA on this machine
        silent = ctypes.cast(ctypes.CDLL(None).getpid, ctypes.c_void_p)
        ctypes.CDLL("libasound.so.2").snd_lib_error_set_handler(silent)


__all__ = ["hush_alsa"]
