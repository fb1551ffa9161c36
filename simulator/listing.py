"""The list of scenarios, remembered between two starts: reading every file anew takes longer than opening the window.

What is remembered is used only while every author file and the program are the same; else the files are read again.
"""

from __future__ import annotations

import json
import os
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import asdict
from itertools import chain
from pathlib import Path
from typing import Any, Final

import scoring
import simulator
from simulator.errors import StoreError
from simulator.library import Library, LibraryEntry
from simulator.places import cache_folder

FILE = "listing"
# An update of the program may read the same files otherwise.
PROGRAM: Final = tuple(Path(package.__file__ or "").parent for package in (scoring, simulator))


def listed(library: Library) -> Sequence[LibraryEntry]:
    """As `Library.scenarios`, from memory where nothing has changed. Raises LibraryError."""
    try:
        path = cache_folder() / f"{FILE}-{library.name}.json"
    except StoreError:  # there is no place to remember anything
        return library.scenarios()
    mark = f"{library.fingerprint()} {last_change(PROGRAM)}"
    found = _remembered(path, mark)
    if found is None:
        found = library.scenarios()
        _remember(path, mark, found)
    return found


def last_change(roots: Sequence[Path]) -> int:
    """When the newest source or data file below the roots was written, nanoseconds; 0 where there is none.

    What Python compiles as it goes is left out, and a file that is replaced at this moment is passed over.
    """
    newest = 0
    for folder, below, files in chain.from_iterable(os.walk(root) for root in roots):
        below[:] = [name for name in below if name != "__pycache__"]
        for name in files:
            if name.endswith((".py", ".yaml", ".yml")):
                with suppress(FileNotFoundError):
                    newest = max(newest, os.stat(os.path.join(folder, name)).st_mtime_ns)
    return newest


def _remembered(path: Path, mark: str) -> Sequence[LibraryEntry] | None:
    try:
        kept: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
        if kept["mark"] != mark:
            return None
        return [LibraryEntry(**{**one, "folder": Path(one["folder"])}) for one in kept["entries"]]
    except (OSError, ValueError, KeyError, TypeError):
        return None  # never written, or damaged: it is only a memory


def _remember(path: Path, mark: str, entries: Sequence[LibraryEntry]) -> None:
    kept = {"mark": mark, "entries": [{**asdict(one), "folder": str(one.folder)} for one in entries]}
    try:
        fresh = path.with_suffix(f".{os.getpid()}")
        fresh.write_text(json.dumps(kept, ensure_ascii=False), encoding="utf-8")
        fresh.replace(path)
    except OSError:
        return  # the next start reads the files again


__all__ = ["listed"]
