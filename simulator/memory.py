"""Memory of the process: keeps the C library from holding what ended calls have freed."""

from __future__ import annotations

import ctypes
import gc
import sys
from typing import Final

MOST_HEAPS: Final = 2
"""Heaps of the C library. glibc opens up to eight a core as threads come, and each holds scraps of the calls whose
threads used it: some 10 MB more with every call, until all are open (measured with `benchmarks/voice_long.py`)."""
_ARENA_MAX: Final = -8
"""M_ARENA_MAX of mallopt(3)."""


def few_heaps() -> None:
    """Let all threads share a few heaps; has to run before threads start. Nothing to do but with glibc."""
    library = _glibc()
    if library is not None:
        library.mallopt(_ARENA_MAX, MOST_HEAPS)


def give_back() -> None:
    """Throw away what Python keeps in circles and hand free memory to the system; takes hundredths of a second.

    The parts of a call know one another in circles, which Python would let gather for hours.
    """
    gc.collect()
    library = _glibc()
    if library is not None:
        library.malloc_trim(0)


def _glibc() -> ctypes.CDLL | None:
    if sys.platform != "linux":
        return None
    library = ctypes.CDLL(None)
    return library if hasattr(library, "malloc_trim") and hasattr(library, "mallopt") else None


__all__ = ["MOST_HEAPS", "few_heaps", "give_back"]
