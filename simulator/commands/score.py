"""`three-rings score`: judges records, and whole calls of the corpus format, against a rulebook."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from simulator.commands.printing import complain, print_json_line

if TYPE_CHECKING:
    from scoring.record.codec import Record


def score(
    paths: Annotated[
        list[Path], typer.Argument(metavar="FILE…", help="Records, files of whole calls, or folders of such (.jsonl).")
    ],
    standard: Annotated[
        str | None,
        typer.Option("--standard", help="Id of a shipped rulebook, or a YAML file. Default: the record's own."),
    ] = None,
    stage: Annotated[str | None, typer.Option("--stage", help="Only the criteria of this stage of training.")] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print one scorecard a line, as JSON.")] = False,
) -> None:
    """Score calls and print their scorecards. What cannot be read is said; the exit status is then 1."""
    from scoring.engine import UnknownStageError
    from scoring.engine import score as judge
    from scoring.record.codec import RecordError
    from scoring.scorecard import scorecard_plain
    from scoring.standard import SHIPPED
    from scoring.transcripts import TranscriptError
    from simulator.commands.scorecards import print_scorecard
    from simulator.errors import StoreError, UsageError
    from simulator.rulebooks import open_standard

    default = open_standard(standard)
    own = {id_: open_standard(id_) for id_ in SHIPPED} if standard is None else {}
    refused = False
    for path in files_of(paths):
        try:
            for record in read_calls(path):
                rulebook = own.get(record.header.standard.id or "", default)
                card = scorecard_plain(judge(record, rulebook, stage))
                if as_json:
                    print_json_line(card)
                else:
                    print_scorecard(card)
                if record.note:
                    complain(f"{path}: {record.note}.")
        except UnknownStageError as error:
            raise UsageError(str(error)) from error
        except (RecordError, TranscriptError, StoreError) as error:
            complain(str(error) if str(path) in str(error) else f"{path}: {error}")
            refused = True
    if refused:
        raise typer.Exit(1)


def files_of(paths: Iterable[Path]) -> Iterator[Path]:
    """The files themselves, and of folders every .jsonl file within, in the order of their names."""
    for path in paths:
        if path.is_dir():
            yield from sorted(path.rglob("*.jsonl"))
        else:
            yield path


def read_calls(path: Path) -> Iterator[Record]:
    """The one call of a record file, or every call of a file of transcripts.

    Raises RecordError, TranscriptError, or StoreError when the file cannot be opened.
    """
    from scoring.transcripts import read_transcripts
    from simulator.errors import StoreError
    from simulator.results.recorder import read_record

    try:
        with path.open("rb") as file:
            first = file.readline(2_000_000)
            if _is_record(first):
                yield read_record(path)
                return
            file.seek(0)
            lines = (line.decode("utf-8", errors="replace") for line in file)
            yield from read_transcripts(lines, str(path))
    except OSError as error:
        raise StoreError(f"{path} cannot be read: {error.strerror or error}.") from error


def _is_record(line: bytes) -> bool:
    """Whether a file begins as a record; of whatever else it is, the reader of transcripts says what is wrong."""
    try:
        plain = json.loads(line)
    except (ValueError, RecursionError):
        return line.lstrip().startswith(b'{"n":')
    return isinstance(plain, dict) and "turns" not in plain and ("type" in plain or "prev" in plain)


__all__ = ["files_of", "read_calls", "score"]
