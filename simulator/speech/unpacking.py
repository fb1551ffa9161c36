"""Archives of models (tar.bz2, zip), unpacked member by member: nothing leaves the folder or grows without end."""

from __future__ import annotations

import bz2
import lzma
import tarfile
import zipfile
import zlib
from collections.abc import Callable, Iterator
from pathlib import Path, PurePosixPath
from typing import IO, Any, Final

from simulator.archives import check_member, leaves_its_folder
from simulator.errors import LibraryError, SpeechError

MOST_BYTES: Final = 4_000_000_000
"""Most that a model may hold when it is unpacked, bytes."""
MOST_FILES: Final = 5_000
"""Most files; a voice with the data of espeak-ng has about 400."""
PIECE: Final = 1 << 20
SKIPPED: Final = (".DS_Store", "__MACOSX")
"""Names that macOS adds, beside those that begin with `._`."""
Report = Callable[[int, int | None], None]
"""Told of bytes of the archive that were read, and of its size."""


class UnpackError(SpeechError):
    """The archive cannot be unpacked; the message is one sentence."""


def unpack(archive: Path, into: Path, report: Report) -> Path:
    """Unpack an archive into an empty folder and return the folder of the model: the only one in it, or `into`.

    Raises UnpackError; what was unpacked until then stays in `into`.
    """
    named = archive.name
    try:
        if zipfile.is_zipfile(archive):
            _unpack_zip(archive, into, report)
        else:
            _unpack_tar(archive, into, report)
    except LibraryError as error:
        raise UnpackError(str(error)) from error
    except (
        tarfile.TarError, zipfile.BadZipFile, zlib.error, lzma.LZMAError, NotImplementedError, EOFError, KeyError,
        ValueError,
    ) as error:  # fmt: skip
        raise UnpackError(f"{named} is damaged or no archive of a model ({_first_line(error)}).") from error
    except OSError as error:
        if error.errno is None:  # bz2 says so of damaged data
            raise UnpackError(f"{named} is damaged or no archive of a model ({_first_line(error)}).") from error
        raise UnpackError(f"{named} cannot be unpacked ({error.strerror}).") from error
    entries = list(into.iterdir())
    if not entries:
        raise UnpackError(f"{named} is empty.")
    return entries[0] if len(entries) == 1 and entries[0].is_dir() else into


def _unpack_zip(archive: Path, into: Path, report: Report) -> None:
    size = archive.stat().st_size
    with zipfile.ZipFile(archive) as file:
        seen: dict[str, str] = {}
        budget = _Budget(archive.name)
        read = 0
        for member in file.infolist():
            check_member(member, archive.name, seen)
            read += member.compress_size
            if member.is_dir() or _is_skipped(member.filename):
                continue
            with file.open(member) as source:
                _copy(source, into / member.filename, budget)
            report(min(read, size), size)


def _unpack_tar(archive: Path, into: Path, report: Report) -> None:
    size = archive.stat().st_size
    seen: dict[str, str] = {}
    budget = _Budget(archive.name)
    with archive.open("rb") as raw, _decompressed(raw) as stream, tarfile.open(fileobj=stream, mode="r:") as file:
        for member in file:
            report(raw.tell(), size)
            name = member.name.removeprefix("./")
            if member.isdir() or name in ("", ".") or _is_skipped(name):
                if leaves_its_folder(name):
                    raise UnpackError(f"{archive.name}: '{name}' does not stay in the folder.")
                continue
            if leaves_its_folder(name):
                raise UnpackError(f"{archive.name}: '{name}' does not stay in the folder.")
            if not (member.isreg() or member.issym() or member.islnk()):
                raise UnpackError(f"{archive.name}: '{name}' is a device; only files are allowed.")
            other = seen.setdefault(name.casefold(), name)
            if other != name:
                raise UnpackError(f"{archive.name}: '{other}' and '{name}' differ in letters only.")
            source = _content(file, member, archive.name)
            with source:
                _copy(source, into / name, budget)


def _content(file: tarfile.TarFile, member: tarfile.TarInfo, named: str) -> IO[bytes]:
    """A member's bytes; of a link those of the file in the archive that it points to: no link is ever made."""
    try:
        source = file.extractfile(member)
    except KeyError:
        source = None
    if source is None:
        raise UnpackError(f"{named}: '{member.name}' points to '{member.linkname}', which is not in the archive.")
    return source


def _decompressed(raw: IO[bytes]) -> Any:
    start = raw.read(6)
    raw.seek(0)
    if start.startswith(b"BZh"):
        return bz2.BZ2File(raw)
    if start.startswith(b"\x1f\x8b"):
        import gzip  # noqa: PLC0415

        return gzip.GzipFile(fileobj=raw)
    if start.startswith(b"\xfd7zXZ"):
        return lzma.LZMAFile(raw)
    raise tarfile.ReadError("its beginning is that of no archive")


class _Budget:
    """What may still be written."""

    def __init__(self, named: str) -> None:
        self._named = named
        self._bytes, self._files = MOST_BYTES, MOST_FILES

    def file(self) -> None:
        """One file more."""
        self._files -= 1
        if self._files < 0:
            raise UnpackError(f"{self._named} holds more than {MOST_FILES} files, which no model does.")

    def take(self, count: int) -> None:
        """So many bytes more."""
        self._bytes -= count
        if self._bytes < 0:
            raise UnpackError(f"{self._named} unpacks to more than {MOST_BYTES // 10**9} GB, which no model does.")


def _copy(source: IO[bytes], path: Path, budget: _Budget) -> None:
    budget.file()
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("xb") as file:
        for piece in _pieces(source):
            budget.take(len(piece))
            file.write(piece)


def _pieces(source: IO[bytes]) -> Iterator[bytes]:
    while piece := source.read(PIECE):
        yield piece


def _is_skipped(name: str) -> bool:
    parts = PurePosixPath(name).parts
    return any(part in SKIPPED or part.startswith("._") for part in parts)


def _first_line(error: BaseException) -> str:
    lines = str(error).strip().splitlines()
    return lines[0].rstrip(".") if lines else type(error).__name__


__all__ = ["MOST_BYTES", "MOST_FILES", "UnpackError", "unpack"]
