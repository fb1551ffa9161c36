"""`three-rings score`: judges records, and whole calls of the corpus format, against a rulebook."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, BinaryIO

import typer

from simulator.commands.bulk import collect_seldom
from simulator.commands.printing import complain, print_json_line

if TYPE_CHECKING:
    from scoring.record.codec import Record
    from scoring.standard import Standard
    from simulator.commands.reports import Reports


MOST_EMPTY = 10_000
"""Empty lines in a row from which on a file holds no calls."""


def score(  # noqa: PLR0917 - options are named on the command line
    paths: Annotated[
        list[Path], typer.Argument(metavar="FILE…", help="Records, files of whole calls, or folders of such (.jsonl).")
    ],
    standard: Annotated[
        str | None,
        typer.Option(
            "--standard",
            help="Id of a rulebook, or a YAML file; tells who would now pass or fail. Default: the record's own.",
        ),
    ] = None,
    stage: Annotated[str | None, typer.Option("--stage", help="Only the criteria of this stage of training.")] = None,
    redetect: Annotated[
        bool,
        typer.Option("--redetect", help="Understand the words anew with the detector of today; tells what changed."),
    ] = False,
    html: Annotated[
        Path | None, typer.Option("--html", metavar="DIR", help="Write a report of each call into this folder.")
    ] = None,
    lang: Annotated[
        str | None, typer.Option("--lang", help="Language of the reports, zh or en. Default: the call's.")
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print one scorecard a line, as JSON.")] = False,
) -> None:
    """Score calls and print their scorecards. What cannot be read is said; the exit status is then 1."""
    from scoring.engine import UnknownStageError
    from scoring.record.codec import RecordError
    from scoring.transcripts import TranscriptError
    from simulator.commands.reports import Reports
    from simulator.commands.rescoring import print_comparison
    from simulator.errors import StoreError, UsageError

    if lang not in (None, "zh", "en"):
        raise UsageError(f"Reports are written in zh or en, not in '{lang}'.")
    collect_seldom()
    scorer = _Scorer(standard, stage, redetect, Reports(html, lang) if html is not None else None)
    _demand(paths)
    refused = False
    folders = any(path.is_dir() for path in paths)
    compared: list[dict[str, Any]] = []
    for path in files_of(paths):
        calls = 0
        try:
            for record in read_calls(path):
                calls += 1
                card = scorer.card(record, path)
                if standard is not None and not redetect and "before" in card:
                    compared.append(card)
                _show(card, as_json, brief=bool(compared) and folders)
                if record.note:
                    complain(f"{path}: {record.note}.")
        except UnknownStageError as error:
            raise UsageError(str(error)) from error
        except (RecordError, TranscriptError, StoreError) as error:
            complain(str(error) if str(path) in str(error) else f"{path}: {error}")
            refused = True
        else:
            if not calls:
                complain(f"{path} holds no call.")
                refused = True
    if compared and not as_json:
        print_comparison(compared)
    if refused:
        raise typer.Exit(1)


def _demand(paths: Iterable[Path]) -> None:
    """Raises UsageError where a file is not there, before any is scored."""
    from simulator.errors import UsageError

    for path in paths:
        if not path.exists():
            raise UsageError(f"There is no file {path}.")


def _show(card: dict[str, Any], as_json: bool, brief: bool) -> None:
    """Print a scorecard; `brief` leaves it to the comparison at the end."""
    from simulator.commands.rescoring import print_redetected
    from simulator.commands.scorecards import print_scorecard

    if as_json:
        print_json_line(card)
        return
    if brief:
        return
    print_scorecard(card, card.get("not_scored", ()))
    if "redetected" in card:
        print_redetected(card)
    if "report" in card:
        print(f"Report: {card['report']}")


class _Scorer:
    """Scores records by one rulebook or by their own, and tells what that changes."""

    def __init__(self, standard: str | None, stage: str | None, redetect: bool, reports: Reports | None) -> None:
        from scoring.standard import SHIPPED
        from simulator.rulebooks import open_standard

        self._given = open_standard(standard) if standard is not None else None
        self._own = {id_: open_standard(id_) for id_ in SHIPPED}
        self._stage, self._redetect, self._reports = stage, redetect, reports
        self._missing: set[str] = set()

    def card(self, record: Record, path: Path) -> dict[str, Any]:
        """The scorecard as JSON values, with what changed under `before` and `redetected`, and the report's place."""
        from scoring.engine import score as judge
        from scoring.redetect import redetect
        from scoring.scorecard import scorecard_plain
        from simulator.commands.rescoring import before_plain, redetected_plain

        own = self._rulebook_of(record, path)
        rulebook = self._given or own
        heard, changes = redetect(record) if self._redetect else (record, ())
        new = judge(heard, rulebook, self._stage)
        card = scorecard_plain(new)
        if self._stage is not None:
            card["not_scored"] = [id for id in rulebook.criteria if id not in new.verdicts]
        if self._redetect or rulebook.hash != own.hash:
            whole = None if self._given is not None else self._stage
            old = judge(record, own, whole)
            card["before"] = before_plain(old, new, (own, rulebook))
        if self._redetect:
            card["redetected"] = redetected_plain(changes)
        if self._reports is not None:
            card["report"] = str(self._reports.write(heard, card, rulebook, self._stage, path))
        return card

    def _rulebook_of(self, record: Record, path: Path) -> Standard:
        """The record's own rulebook; the default where it names none or one that is not here, which is said once."""
        from simulator.rulebooks import DEFAULT

        name = record.header.standard.id
        if name is None or name in self._own:
            return self._own[name or DEFAULT]
        if self._given is not None and self._given.id == name:
            return self._given
        if name not in self._missing:
            self._missing.add(name)
            complain(
                f"{path} was taken by the rulebook '{name}', which does not come with the program; "
                + (
                    f"'{DEFAULT}' stands in for it. Name its file with --standard."
                    if self._given is None
                    else f"what changed is told against '{DEFAULT}'."
                )
            )
        return self._own[DEFAULT]


def files_of(paths: Iterable[Path]) -> Iterator[Path]:
    """The files themselves, and of folders every .jsonl file within, in the order of their names.

    A folder without such files stands for itself, so that it is not passed over in silence.
    """
    for path in paths:
        if path.is_dir():
            yield from sorted(path.rglob("*.jsonl")) or [path]
        else:
            yield path


def read_calls(path: Path) -> Iterator[Record]:
    """The one call of a record file, or every call of a file of transcripts.

    Raises RecordError, TranscriptError, or StoreError when the file cannot be opened.
    """
    from scoring.transcripts import MAX_LINE, read_transcripts
    from simulator.errors import StoreError
    from simulator.results.recorder import read_record

    if path.is_dir():
        return
    try:
        with path.open("rb") as file:
            first = file.readline(2_000_000)
            if _is_record(first):
                yield read_record(path)
                return
            file.seek(0)
            yield from read_transcripts(_bounded_lines(file, path, 4 * MAX_LINE), str(path))
    except OSError as error:
        raise StoreError(f"{path} cannot be read: {error.strerror or error}.") from error


def _bounded_lines(file: BinaryIO, path: Path, longest: int) -> Iterator[str]:
    """The lines of a file, none of them read further than `longest` bytes, nor more than a few thousand empty ones."""
    from scoring.transcripts import TranscriptError

    empty = 0
    while line := file.readline(longest + 1):
        yield line.decode("utf-8", errors="replace")
        if len(line) > longest:
            return  # its reader has refused it
        empty = 0 if line.strip() else empty + 1
        if empty > MOST_EMPTY:
            raise TranscriptError(f"{path}: more than {MOST_EMPTY:,} empty lines in a row; this is no file of calls.")


def _is_record(line: bytes) -> bool:
    """Whether a file begins as a record; of whatever else it is, the reader of transcripts says what is wrong."""
    try:
        plain = json.loads(line)
    except (ValueError, RecursionError):
        return line.lstrip().startswith(b'{"n":')
    return isinstance(plain, dict) and "turns" not in plain and ("type" in plain or "prev" in plain)


__all__ = ["files_of", "read_calls", "score"]
