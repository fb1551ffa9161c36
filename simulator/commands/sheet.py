"""`three-rings sheet`: a scenario as a workbook, and a changed workbook back into the scenario."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NoReturn

import typer

from simulator.commands.printing import complain

if TYPE_CHECKING:
    from scoring.authored import Problem
    from scoring.authored_text import Source
    from simulator.library import Checked
    from simulator.sheet.rows import Row
    from simulator.sheet.workbook import Book


def sheet_command(
    id: Annotated[str, typer.Argument(metavar="ID", help="Id of the scenario.")],
    out: Annotated[Path | None, typer.Option("--out", help="Write the scenario into this workbook (.xlsx).")] = None,
    into: Annotated[Path | None, typer.Option("--in", help="Take the changes of this workbook over.")] = None,
) -> None:
    """Lines, replies, facts, mood and answers as a workbook, for those who will not write YAML; and back.

    Comments and all that is not on the sheets stay as they are. Where a cell is wrong, nothing is changed.
    """
    from simulator.errors import UsageError

    if (out is None) == (into is None):
        raise UsageError("Say either --out FILE.xlsx or --in FILE.xlsx.")
    if out is not None:
        _export(id, out)
    elif into is not None:
        _import(id, into)


def _export(id_: str, out: Path) -> None:
    from scoring.authored_text import Source
    from simulator.sheet.rows import rows_of
    from simulator.sheet.workbook import save_book

    if out.suffix.lower() != ".xlsx":
        from simulator.errors import UsageError

        raise UsageError(f"--out is '{out}'; a file that ends in .xlsx was expected.")
    save_book(out, id_, rows_of(Source(_text(_folder(id_)))))
    typer.echo(str(out))


def _import(id_: str, path: Path) -> None:
    from scoring.authored_text import Source
    from simulator.errors import LibraryError
    from simulator.sheet.merge import SheetError, merged
    from simulator.sheet.rows import rows_of
    from simulator.sheet.workbook import load_book

    folder = _folder(id_)
    before = Source(_text(folder))
    book = load_book(path)
    try:
        if book.mistakes:
            raise SheetError(book.mistakes)
        text = merged(before, book.rows)
    except SheetError as error:
        _refuse(f"{path}: {book.cell(mistake)}: {mistake.message}" for mistake in error.mistakes)
    except ValueError as error:
        raise LibraryError(f"The scenario '{id_}' cannot be changed by a sheet: {error}.") from error
    if text == before.text:
        typer.echo("Nothing was changed.")
        return
    after = Source(text)
    checked = _checked(folder, text)
    name = f"{id_}/scenario.yaml"
    errors = [one for one in checked.problems if one.severity == "error" and one.place.file == name]
    if errors:
        _refuse(_shown(path, one, after, book) for one in errors)
    for problem in checked.problems:
        complain(_shown(path, problem, after, book) if problem.place.file == name else str(problem))
    typer.echo(f"{_write(folder, text)}: {_summary(rows_of(before), rows_of(after))}.")


def _refuse(sentences: Iterable[str]) -> NoReturn:
    for sentence in sentences:
        complain(sentence)
    complain("Nothing was changed.")
    raise typer.Exit(1)


# --- the scenario's files ----------------------------------------------------------------------------------


def _folder(id_: str) -> Path:
    """The folder of a scenario, which may be broken. Raises UnknownNameError where there is none."""
    from simulator.commands.libraries import user_library

    return user_library().folder_of(id_)


def _text(folder: Path) -> str:
    """The text of the scenario's file. Raises AuthoringError where it is no YAML that can be read."""
    from scoring.authored import Findings, read
    from simulator.library import SCENARIO_FILE

    text = (folder / SCENARIO_FILE).read_text(encoding="utf-8-sig", errors="surrogateescape")
    findings = Findings()
    read(text, f"{folder.name}/{SCENARIO_FILE}", findings)
    findings.raise_errors()
    return text


def _checked(folder: Path, text: str) -> Checked:
    """The check of the scenario with another text, beside all that it may use."""
    from simulator.commands.libraries import user_library
    from simulator.library import SCENARIO_FILE, Library, font_characters

    with tempfile.TemporaryDirectory() as made:
        copy = Path(made) / folder.name
        shutil.copytree(folder, copy)
        (copy / SCENARIO_FILE).write_text(text, encoding="utf-8")
        return Library((*user_library().folders, Path(made)), characters=font_characters()).check([folder.name])


def _write(folder: Path, text: str) -> Path:
    """Put the text into the scenario's file; one that was shipped or came in a pack becomes the user's own first."""
    from simulator.library import SCENARIO_FILE, own_folder, packs_folder
    from simulator.places import scenarios_folder

    if folder.is_relative_to(scenarios_folder()) or folder.is_relative_to(packs_folder()):
        folder = Path(shutil.copytree(folder, own_folder() / folder.name))
    path = folder / SCENARIO_FILE
    made = path.with_suffix(".new")
    made.write_text(text, encoding="utf-8")
    os.replace(made, path)
    return path


# --- for people --------------------------------------------------------------------------------------------


def _shown(path: Path, problem: Problem, after: Source, book: Book) -> str:
    """A problem of the file by the cell that it came from."""
    from simulator.sheet.locate import cell_of

    nearest = f" Did you mean '{problem.nearest}'?" if problem.nearest else ""
    mend = f" {problem.mend}" if problem.mend else ""
    found = cell_of(after, problem.place.line, problem.place.column, book.rows)
    if found is None:
        return str(problem)
    return f"{path}: {book.cell(found)}: {problem.severity} {problem.code}: {problem.message}{nearest}{mend}"


def _summary(before: Mapping[str, Sequence[Row]], after: Mapping[str, Sequence[Row]]) -> str:
    """What was changed, by sheet, and the names of what is gone."""
    from simulator.sheet.columns import SHEETS

    parts = []
    for sheet, columns in SHEETS.items():
        name = columns[0].key
        old, new = [row.cells for row in before[sheet]], [row.cells for row in after[sheet]]
        changed = sum(row not in old for row in new)
        if changed:
            parts.append(f"{sheet}: {changed} changed or new")
        gone = sorted({row[name] for row in old} - {row[name] for row in new})
        if gone:
            parts.append(f"{sheet} removed: {', '.join(gone)}")
        elif len(old) > len(new):
            parts.append(f"{sheet}: {len(old) - len(new)} removed")
    return "; ".join(parts) or "only the order was changed"


__all__ = ["sheet_command"]
