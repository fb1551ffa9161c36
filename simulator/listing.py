"""The list of scenarios, remembered between two starts: reading every file anew takes longer than opening the window.

What is remembered is used only while every author file and the program are the same; else the files are read again.
"""

from __future__ import annotations

import json
import os
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

import scoring
import simulator
from simulator.errors import StoreError
from simulator.library import Library, LibraryEntry
from simulator.places import cache_folder

FILE = "listing"


def listed(library: Library) -> Sequence[LibraryEntry]:
    """As `Library.scenarios`, from memory where nothing has changed. Raises LibraryError."""
    try:
        path = cache_folder() / f"{FILE}-{library.name}.json"
    except StoreError:  # there is no place to remember anything
        return library.scenarios()
    mark = f"{library.fingerprint()} {_program()}"
    found = _remembered(path, mark)
    if found is None:
        found = library.scenarios()
        _remember(path, mark, found)
    return found


def _program() -> int:
    """When the newest file of the program was written, nanoseconds: an update may read the same files otherwise."""
    roots = (Path(package.__file__ or "").parent for package in (scoring, simulator))
    return max(file.stat().st_mtime_ns for root in roots for file in root.rglob("*.[py][ya]*"))


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
