"""Packs of scenarios from elsewhere: a zip archive is unpacked where nothing can go wrong, and installed as a whole.

A pack holds what a folder of scenarios holds (`ID/scenario.yaml`, `ID/walkthroughs.yaml`, `ID/voice/…`, `personas/`,
`shared/`), at its top or in one folder. It is data: nothing else may be in it.
"""

from __future__ import annotations

import os
import re
import shutil
import tempfile
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path, PurePosixPath
from typing import Final

from simulator.archives import MOST_BYTES, check_members, check_sizes, open_archive, read_member
from simulator.errors import LibraryError
from simulator.places import private_folder
from simulator.scenario.loader import SHARED

KINDS: Final = (".yaml", ".wav", ".ogg", ".flac", ".mp3", ".opus", ".md", ".txt", ".csv")
"""What a pack may hold: author files, recordings, and words about them."""
CARD: Final = "centre.yaml"
"""The phrase card is the centre's own: a pack may not bring one."""
_APART: Final = ("__MACOSX", ".DS_Store", "Thumbs.db")
"""What systems put into archives by themselves."""
_TAKEN: Final = re.compile(r"(?i)(con|prn|aux|nul|com\d|lpt\d)(\.|$)|[. ]$|[\x00-\x1f<>\"|?*]")
"""Names that Windows does not take."""


def pack_name(path: Path) -> str:
    """The name that a pack is installed under: that of its file, in small letters a to z, digits, - and _."""
    return re.sub(r"[^a-z0-9_-]+", "-", path.stem.lower()).strip("-") or "pack"


@contextmanager
def unpacked(path: Path, within: Path | None = None) -> Iterator[Path]:
    """The pack's files in a folder of their own, which is gone afterwards, unless it was moved away.

    `within` is where the folder is made (default: the system's place for such). Raises LibraryError, with a sentence
    that says which file is wrong and why.
    """
    with open_archive(path) as archive:
        named = str(path)
        check_sizes(archive, named)
        check_members(archive, named)
        members = _members(archive, named)
        if within is not None:
            private_folder(within)
        with tempfile.TemporaryDirectory(prefix=".unpacked-", dir=within, ignore_cleanup_errors=True) as made:
            folder = Path(made) / "pack"
            folder.mkdir()
            _write(archive, members, folder, named)
            yield folder


def _members(archive: zipfile.ZipFile, named: str) -> dict[str, zipfile.ZipInfo]:
    """The files by their name within the library's folder."""
    files = {
        PurePosixPath(member.filename): member
        for member in archive.infolist()
        if not member.is_dir() and not any(part in _APART for part in PurePosixPath(member.filename).parts)
    }
    top = {path.parts[0] for path in files}
    # One folder around all, as archives of repositories have it, is left out; a scenario's own folder is not.
    around = len(top) == 1 and all(len(path.parts) > 2 for path in files if path.suffix == ".yaml")
    found: dict[str, zipfile.ZipInfo] = {}
    for path, member in files.items():
        inner = PurePosixPath(*path.parts[1:]) if around and len(path.parts) > 1 else path
        if any(_TAKEN.search(part) for part in inner.parts):
            raise LibraryError(f"{named}: '{path}' is a name that not every system takes.")
        if inner.suffix.lower() not in KINDS and inner.name.upper() not in ("LICENSE", "NOTICE", "README"):
            raise LibraryError(f"{named}: '{path}' does not belong into a pack; it may hold {', '.join(KINDS)} files.")
        if inner.as_posix() == CARD:
            raise LibraryError(
                f"{named}: '{path}' is a phrase card, which is the centre's own; take it out of the pack."
            )
        found[inner.as_posix()] = member
    if not any(name.endswith("/scenario.yaml") and name.count("/") == 1 for name in found):
        raise LibraryError(f"{named} holds no scenario: a folder with a scenario.yaml was expected.")
    return found


def _write(archive: zipfile.ZipFile, members: dict[str, zipfile.ZipInfo], folder: Path, named: str) -> None:
    total = 0
    for name, member in members.items():
        data = read_member(archive, member, named)
        total += len(data)
        if total > MOST_BYTES:
            raise LibraryError(f"{named} unpacks to more than {MOST_BYTES // 1_000_000} MB.")
        target = folder / name
        try:
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(data)
        except OSError as error:
            raise LibraryError(f"{named}: '{name}' cannot be written ({error.strerror or error}).") from error


def conflicts(folder: Path, others: tuple[Path, ...]) -> list[str]:
    """What an unpacked pack would put in the place of something else, one sentence each."""
    found = []
    for path in sorted(folder.rglob("*.yaml")):
        name = path.relative_to(folder)
        whole = name.parts[0] not in ("personas", SHARED)  # a scenario comes from one folder as a whole
        for other in others:
            there = other / name
            if there.is_file() and (whole or there.read_bytes() != path.read_bytes()):
                found.append(f"There is another {name.as_posix()} in {other}.")
    return found


def place_pack(folder: Path, target: Path) -> None:
    """Move an unpacked pack to its place in one step; an older one of the same name goes only when this one is there.

    Raises LibraryError; then everything is as it was.
    """
    old = target.with_name(f".{target.name}.old")
    try:
        if old.exists() and not target.exists():
            os.replace(old, target)  # a program that was killed between the two steps
        shutil.rmtree(old, ignore_errors=True)
        if target.exists():
            os.replace(target, old)
        try:
            os.replace(folder, target)
        except OSError:
            if old.exists():
                os.replace(old, target)
            raise
    except OSError as error:
        raise LibraryError(f"{target} cannot be written ({error.strerror or error}); nothing was installed.") from error
    shutil.rmtree(old, ignore_errors=True)


__all__ = ["KINDS", "conflicts", "pack_name", "place_pack", "unpacked"]
