"""Writes the record of a running call to disk, reads it again, and tells how far a call came whose program was killed.

Each event is one line, handed to the system in one piece before `write` returns: what was shown is in the file even
when the program is killed right afterwards. At the turning points of a call the disk itself is waited for, so that
a power cut loses little. While a call runs its file is locked; the lock goes with the process, however that ends.
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import Final

from scoring.record.codec import MAX_BYTES, Record, RecordError, Writer, decode
from scoring.record.events import Answered, Event, Header, HungUp, RecordCompleted
from simulator.errors import StoreError
from simulator.places import private_folder
from simulator.results.entries import CallState
from simulator.results.file_lock import lock, locked

SUFFIX: Final = ".jsonl"
TURNING_POINTS: Final = (Answered, HungUp, RecordCompleted)
"""Events after which the disk is waited for (about 5 ms each on a laptop)."""
LAST_LINES: Final = 65_536
"""Bytes of a file's end that are read to see how it ends."""


class FileRecorder:
    """Appends the header and the events of one call to one new file (0600): a `simulator.call.ports.Recorder`."""

    def __init__(self, path: Path) -> None:
        """Make the file; its folder is made where missing. Raises StoreError, also when the file is there already."""
        self.path = path
        self._writer = Writer()
        private_folder(path.parent)
        try:
            flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_APPEND | getattr(os, "O_BINARY", 0)
            self._file = os.open(path, flags, 0o600)
        except FileExistsError as error:
            raise StoreError(f"The record {path} is there already; a record is never written over.") from error
        except OSError as error:
            raise _unwritable(path, error) from error
        lock(self._file)
        self._size = 0
        self._open = True

    def write(self, event: Header | Event) -> None:
        """Append one event; it is on disk when this returns.

        Raises StoreError when it cannot be written. The file then still ends with its last whole line, and the same
        event may be tried again.
        """
        if not self._open:
            raise StoreError(f"The record {self.path} is closed; nothing can be added.")
        n, prev = self._writer.n, self._writer.prev
        line = (self._writer.line(event) + "\n").encode("utf-8")
        try:
            written = 0
            while written < len(line):
                written += os.write(self._file, line[written:])
            if isinstance(event, TURNING_POINTS):
                os.fsync(self._file)
        except OSError as error:
            self._take_back(n, prev)
            raise _unwritable(self.path, error) from error
        self._size += len(line)

    def _take_back(self, n: int, prev: str) -> None:
        """Cut off what was written of a line; a file that cannot even be cut is closed, so that nothing follows."""
        self._writer.n, self._writer.prev = n, prev
        try:
            os.ftruncate(self._file, self._size)
        except OSError:
            self.close()

    def close(self) -> None:
        """Close the file; a second call does nothing."""
        if self._open:
            self._open = False
            os.close(self._file)


def record_path(folder: Path, call: str) -> Path:
    """Where the record of a call lies in a folder of records."""
    if not call or not all(letter.isalnum() or letter in "-_" for letter in call):
        raise StoreError(f"'{call}' is no id of a call: letters, digits, - and _ are allowed.")
    return folder / f"{call}{SUFFIX}"


def read_record(path: Path) -> Record:
    """Read and verify a record file. Raises RecordError, or StoreError when it cannot be opened."""
    try:
        if path.stat().st_size > MAX_BYTES:
            raise RecordError(f"The record is larger than {MAX_BYTES // 1_000_000} MB; no call is that long.")
        return decode(path.read_bytes().decode("utf-8", errors="strict"))
    except UnicodeDecodeError as error:
        return _without_torn_character(path, error)
    except OSError as error:
        raise StoreError(f"The record {path} cannot be read: {error.strerror or error}.") from error


def state_of(path: Path) -> CallState:
    """How the call of a record file stands: running while its writer lives, then finished or interrupted.

    A file that is missing or cannot be opened belongs to a call that was interrupted.
    """
    try:
        if _completed(path):
            return "finished"
        return "running" if locked(path) else "interrupted"
    except OSError:
        return "interrupted"


def _completed(path: Path) -> bool:
    """Whether the last whole line of the file is the completion of a call (voice measures may stand after it)."""
    with path.open("rb") as file:
        file.seek(max(0, path.stat().st_size - LAST_LINES))
        lines = file.read().split(b"\n")
    return any(b'"type":"RecordCompleted"' in line for line in lines[:-1])


def _without_torn_character(path: Path, error: UnicodeDecodeError) -> Record:
    """A kill may tear the last line in the midst of a character; that line is dropped anyway."""
    data = path.read_bytes()
    whole = data.rfind(b"\n") + 1
    if error.start < whole:
        line = data.count(b"\n", 0, error.start) + 1
        raise RecordError(f"line {line}: the record was changed: these bytes are no UTF-8 text.") from error
    return decode(data[:whole].decode("utf-8") + "?")


def _unwritable(path: Path, error: OSError) -> StoreError:
    return StoreError(
        f"The record {path} cannot be written ({error.strerror or error}); make room or check the folder."
    )


__all__ = ["SUFFIX", "FileRecorder", "read_record", "record_path", "state_of"]
