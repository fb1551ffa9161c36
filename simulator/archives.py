"""Zip archives from elsewhere, looked at before anything of them is unpacked: size, paths, links."""

from __future__ import annotations

import lzma
import stat
import zipfile
import zlib
from pathlib import Path, PurePosixPath
from typing import Final

from simulator.errors import LibraryError

MOST_BYTES: Final = 50_000_000
"""Most that an archive may hold when it is unpacked, bytes."""
MOST_FILES: Final = 2_000
DEEPEST: Final = 6
"""Most folders within each other. A recording lies in scenarios/ID/voice/."""


def open_archive(path: Path) -> zipfile.ZipFile:
    """The archive, not looked at yet. Raises LibraryError where the file is none."""
    try:
        return zipfile.ZipFile(path)
    except zipfile.BadZipFile as error:
        raise LibraryError(f"{path} is no zip archive ({error}).") from error
    except OSError as error:
        raise LibraryError(f"{path} cannot be read ({error.strerror or error}).") from error


def check_sizes(archive: zipfile.ZipFile, named: str) -> None:
    """Raises LibraryError where the archive would unpack to too much."""
    members = archive.infolist()
    if len(members) > MOST_FILES:
        raise LibraryError(f"{named} holds {len(members)} files; at most {MOST_FILES} are allowed.")
    total = sum(member.file_size for member in members)
    if total > MOST_BYTES:
        raise LibraryError(
            f"{named} unpacks to {total / 1e6:.0f} MB; at most {MOST_BYTES // 1_000_000} MB are allowed."
        )


def check_members(archive: zipfile.ZipFile, named: str) -> None:
    """Raises LibraryError at the first member that leaves the folder, is a link or lies too deep."""
    seen: dict[str, str] = {}
    for member in archive.infolist():
        check_member(member, named, seen)
        depth = len(PurePosixPath(member.orig_filename).parts)
        if depth > DEEPEST:
            raise LibraryError(
                f"{named}: '{member.orig_filename}' lies {depth} folders deep; at most {DEEPEST} are allowed."
            )


def check_member(member: zipfile.ZipInfo, named: str, seen: dict[str, str]) -> None:
    """Raises LibraryError for a member that leaves the folder, is a link, is encrypted or is there twice.

    `seen` is filled with the names so far, and is the same for all members of an archive.
    """
    name = member.orig_filename  # what the archive itself says: `filename` has already been cut at a null character
    if leaves_its_folder(name):
        raise LibraryError(f"{named}: '{name}' does not stay in the folder.")
    kind = stat.S_IFMT(member.external_attr >> 16)
    if kind not in (0, stat.S_IFREG, stat.S_IFDIR):
        raise LibraryError(f"{named}: '{name}' is a link or a device; only files are allowed.")
    if member.flag_bits & 1:
        raise LibraryError(f"{named}: '{name}' is encrypted.")
    # Windows and macOS take these for one file.
    other = seen.setdefault(name.rstrip("/").casefold(), name)
    if other != name:
        raise LibraryError(f"{named}: '{other}' and '{name}' differ in letters only.")


def leaves_its_folder(name: str) -> bool:
    """Whether a member's name points out of the folder that it is unpacked into, on any system."""
    parts = PurePosixPath(name).parts
    return name.startswith(("/", "\\")) or ".." in parts or "\\" in name or ":" in name or "\0" in name


def read_member(archive: zipfile.ZipFile, member: zipfile.ZipInfo, named: str) -> bytes:
    """The bytes of a file. No more is unpacked than the archive says. Raises LibraryError."""
    try:
        with archive.open(member) as file:
            data = file.read(member.file_size + 1)
    except (zipfile.BadZipFile, zlib.error, lzma.LZMAError, NotImplementedError, EOFError, OSError) as error:
        raise LibraryError(f"{named}: '{member.filename}' cannot be unpacked ({error}).") from error
    if len(data) > member.file_size:
        raise LibraryError(f"{named}: '{member.filename}' is larger than the archive says.")
    return data


__all__ = [
    "DEEPEST", "MOST_BYTES", "MOST_FILES", "check_member", "check_members", "check_sizes", "leaves_its_folder",
    "open_archive", "read_member",
]  # fmt: skip
