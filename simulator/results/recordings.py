"""Recordings of calls: they lie beside the records, under their names."""

from __future__ import annotations

import math
from pathlib import Path
from typing import Final

from scoring.record.codec import Record, RecordError
from simulator.errors import StoreError
from simulator.results.recorder import read_record, record_path

SOUNDS: Final = (".flac", ".wav")
"""Endings of recordings beside a record, the one that is preferred first."""
MOST_RETRIES: Final = 100
"""Retries of retries that are followed up; a chain of records that leads back to itself has an end as well."""


def recording_beside(record: Path) -> Path | None:
    """The recording beside a record file; None where none was kept."""
    return next((path for path in map(record.with_suffix, SOUNDS) if path.is_file()), None)


class Recordings:
    """Where a call can be heard.

    A retry's own recording begins where the call was taken up; what was before is heard in the call that it retries,
    whose record lies beside.
    """

    def __init__(self, path: Path, record: Record) -> None:
        """`record` was read from `path`. A call before it that was deleted or cannot be read is silent."""
        self._parts: list[tuple[float, Path | None]] = []  # begin of each and its file, the latest first
        for _ in range(MOST_RETRIES):
            parent = record.header.parent
            self._parts.append((_begins(record), recording_beside(path)))
            if parent is None:
                break
            try:
                path = record_path(path.parent, parent.call)
                record = read_record(path)
            except (StoreError, RecordError):
                break

    def at(self, second: float) -> tuple[Path, float] | None:
        """The recording of a second of the call, and the second of the call at which it begins; None: not kept."""
        part = next(((path, begins) for begins, path in self._parts if second >= begins), (None, 0.0))
        return (part[0], part[1]) if part[0] is not None else None


def _begins(record: Record) -> float:
    """The second of the call at which its own recording begins: never where a retry was killed before it went on."""
    parent = record.header.parent
    if parent is None:
        return 0.0
    return record.events[parent.event - 1].at if parent.event <= len(record.events) else math.inf


def recordings_of(path: Path) -> Recordings:
    """Those of the call whose record lies there. Raises StoreError where it cannot be read."""
    try:
        return Recordings(path, read_record(path))
    except RecordError as error:
        raise StoreError(f"The record {path} cannot be read: {error}") from error


__all__ = ["SOUNDS", "Recordings", "recording_beside", "recordings_of"]
