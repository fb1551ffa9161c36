"""A lock on an open file that other windows of the program can see; it ends with the process that holds it."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import Final

FAR: Final = 1 << 30
"""Windows locks a range that nobody can read meanwhile: one byte far behind the end of any record."""

if sys.platform == "win32":
    import msvcrt

    def lock(file: int) -> bool:
        """Lock an open file without waiting; False when another process holds it."""
        place = os.lseek(file, 0, os.SEEK_CUR)
        os.lseek(file, FAR, os.SEEK_SET)
        try:
            msvcrt.locking(file, msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        finally:
            os.lseek(file, place, os.SEEK_SET)
        return True

else:
    import fcntl

    def lock(file: int) -> bool:
        """Lock an open file without waiting; False when another process holds it."""
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            return False
        return True


def locked(path: Path) -> bool:
    """Whether a process holds the lock of this file."""
    file = os.open(path, os.O_RDWR | getattr(os, "O_BINARY", 0))
    try:
        return not lock(file)
    finally:
        os.close(file)


__all__ = ["lock", "locked"]
