"""Reads the lines of a file, none of them further than is sensible, so that no input fills the memory."""

from __future__ import annotations

from collections.abc import Iterator
from typing import BinaryIO, Final

LONGEST: Final = 1_000_000
"""Bytes of a line; the longest turn or call is a small part of it."""
TOO_LONG: Final = f"the line is longer than {LONGEST:,} bytes; no utterance and no call is that long"


def bounded_lines(file: BinaryIO) -> Iterator[str | None]:
    """Every line as text, bytes that are no UTF-8 replaced; None for one that is too long, which is passed over."""
    while line := file.readline(LONGEST + 1):
        if len(line) <= LONGEST:
            yield line.decode("utf-8", errors="replace")
            continue
        while not line.endswith(b"\n") and (line := file.readline(LONGEST)):
            pass
        yield None


__all__ = ["LONGEST", "TOO_LONG", "bounded_lines"]
