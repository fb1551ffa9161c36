"""Whole calls from elsewhere, one JSON object a line, into records that are scored like any other.

Used are the call's language, case and turns; labels, reasons, quality and acts that stand in the line are never
read. The detector runs once on each turn of the agent.
"""

from __future__ import annotations

from collections.abc import Iterator

from scoring.record.codec import Record
from scoring.transcripts.reader import MAX_LINE, Reader, TranscriptError


def read_transcript(line: str, place: str = "line 1") -> Record:
    """One call of the corpus format as a record.

    `line` is one JSON object, `place` names it in messages. Raises TranscriptError with place and expectation.
    """
    return Reader(place).record(line)


def read_transcripts(lines: Iterator[str], file: str) -> Iterator[Record]:
    """The calls of a file one by one, so that memory stays flat; empty lines are skipped. Raises TranscriptError."""
    for number, line in enumerate(lines, start=1):
        if line.strip():
            yield read_transcript(line, f"{file}, line {number}")


__all__ = ["MAX_LINE", "TranscriptError", "read_transcript", "read_transcripts"]
