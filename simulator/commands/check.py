"""`three-rings check`: what is wrong with author files, each problem with its place and how to mend it."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from simulator.commands.bulk import collect_seldom
from simulator.commands.printing import print_json

if TYPE_CHECKING:
    from scoring.authored import Problem
    from simulator.library import Checked


LONGEST = 160
"""Characters of a line that are shown on either side of a problem."""


def check_command(
    paths: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="PATH…",
            help="Scenarios by folder, file or id, folders of them, or a pack (.zip). Default: all there are.",
        ),
    ] = None,
    strict: Annotated[bool, typer.Option("--strict", help="Count warnings as errors.")] = False,
    clauses: Annotated[
        str | None,
        typer.Option("--clauses", metavar="STANDARD", help="Show which scenarios exercise each clause of a rulebook."),
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print the problems as JSON.")] = False,
) -> None:
    """Check scenarios, personas, the phrase card and rulebooks. The exit status is 1 when an error was found."""
    collect_seldom()
    if clauses is not None:
        _clauses(clauses, as_json)
        return
    checks = [_check(path) for path in paths] if paths else _check_all()
    if as_json:
        print_json(_plain(checks))
    else:
        print_checks(checks)
    if any(problem.severity == "error" or strict for one in checks for problem in one.problems):
        raise typer.Exit(1)


def _clauses(named: str, as_json: bool) -> None:
    from simulator.commands.libraries import user_library
    from simulator.commands.rulebook_check import clauses_plain, print_clauses, situations
    from simulator.rulebooks import open_standard

    plain = clauses_plain(open_standard(named), situations(user_library()))
    if as_json:
        print_json(plain)
    else:
        print_clauses(plain)


def _check_all() -> list[Checked]:
    """All scenarios that there are, and the rulebooks that come with the program."""
    from simulator.commands.libraries import user_library
    from simulator.commands.rulebook_check import check_shipped_rulebooks

    library = user_library()
    return [library.check(), *check_shipped_rulebooks(library)]


def _check(named: str) -> Checked:
    """The check of one argument. Raises UsageError or UnknownNameError when it names nothing."""
    from simulator.commands.libraries import user_library
    from simulator.commands.rulebook_check import check_rulebook, is_rulebook, situations
    from simulator.errors import UsageError
    from simulator.library import (
        CENTRE_FILE,
        SCENARIO_FILE,
        WALKTHROUGHS_FILE,
        Library,
        font_characters,
    )
    from simulator.places import scenarios_folder
    from simulator.scenario.loader import SHARED

    path = Path(named).resolve()
    if path.is_file() and path.suffix.lower() == ".zip":
        from simulator.packs import unpacked

        with unpacked(path) as folder:
            return check_unpacked(folder, Path(named), user_library().folders)
    if not path.exists():
        library = user_library()
        library.require(named)
        return library.check([named])
    characters = font_characters()
    if path.is_file() and path.name in (SCENARIO_FILE, WALKTHROUGHS_FILE):
        path = path.parent
    if (path / SCENARIO_FILE).is_file():
        return Library((scenarios_folder(), path.parent), characters=characters).check([path.name])
    if path.is_file() and path.suffix in (".yaml", ".yml") and is_rulebook(path):
        return check_rulebook(path, lambda: situations(user_library()))
    if path.is_file() and path.suffix == ".yaml":
        root = path.parent if path.name == CENTRE_FILE else path.parent.parent
        library = Library((scenarios_folder(), root), characters=characters)
        # An included piece is only as right as the scenarios that use it.
        return library.check(within=root if path.parent.name == SHARED else path)
    if path.is_dir():
        checked = Library((scenarios_folder(), path), characters=characters).check(within=path)
        if checked.files:
            return checked
    raise UsageError(f"{named} holds no scenario: a folder with a {SCENARIO_FILE} was expected, or a folder of such.")


def check_unpacked(folder: Path, pack: Path, others: Sequence[Path]) -> Checked:
    """The check of an unpacked pack, beside the folders that it may use; its files are named by the pack."""
    from simulator.library import Library, font_characters

    checked = Library((*others, folder), characters=font_characters()).check(within=folder)
    paths = {name: pack / path.relative_to(folder) if path.is_relative_to(folder) else path
             for name, path in checked.paths.items()}  # fmt: skip
    return replace(checked, paths=paths)


# --- for machines ------------------------------------------------------------------------------------------


def _plain(checks: Sequence[Checked]) -> dict[str, Any]:
    problems = [_problem_plain(problem, one.paths) for one in checks for problem in one.problems]
    return {
        "scenarios": sum(len(one.scenarios) for one in checks),
        "files": [str(one.paths[name]) for one in checks for name in one.files],
        "errors": sum(problem["severity"] == "error" for problem in problems),
        "warnings": sum(problem["severity"] == "warning" for problem in problems),
        "problems": problems,
    }


def _problem_plain(problem: Problem, paths: Mapping[str, Path]) -> dict[str, Any]:
    title, why = _explained(problem)
    return {
        "code": problem.code,
        "severity": problem.severity,
        "title": title,
        "file": str(paths.get(problem.place.file, problem.place.file)),
        "line": problem.place.line,
        "column": problem.place.column,
        "message": problem.message,
        "nearest": problem.nearest,
        "mend": problem.mend,
        "why": why,
    }


def _explained(problem: Problem) -> tuple[str, str]:
    """What is wrong in a few words, and why it matters."""
    from scoring.standard.catalogue import CATALOGUE as RULEBOOKS
    from simulator.scenario.problems import CATALOGUE

    if problem.code in RULEBOOKS:
        return RULEBOOKS[problem.code]
    return CATALOGUE[problem.code].title, CATALOGUE[problem.code].why


# --- for people --------------------------------------------------------------------------------------------


def print_checks(checks: Sequence[Checked]) -> None:
    """Every problem with its line, and how many there are."""
    for one in checks:
        for problem in one.problems:
            print("\n".join(_shown(problem, one)))
            print()
    errors = sum(one.errors for one in checks)
    warnings = sum(len(one.problems) for one in checks) - errors
    files = sum(len(one.files) for one in checks)
    scenarios = sum(len(one.scenarios) for one in checks)
    found = f"{_count(errors, 'error')} and {_count(warnings, 'warning')}" if errors or warnings else "nothing wrong"
    print(f"{_count(scenarios, 'scenario')} in {_count(files, 'file')}: {found}.")


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}{'' if number == 1 else 's'}"


def _shown(problem: Problem, checked: Checked) -> list[str]:
    """Place and title, the line with a mark under it, then what is wrong and how to mend it."""
    place = problem.place
    title, _ = _explained(problem)
    path = _near(checked.paths.get(place.file, Path(place.file)))
    shown = [f"{path}:{place.line}:{place.column}: {problem.severity} {problem.code}: {title}"]
    lines = checked.texts.get(place.file, "").split("\n")
    if 0 < place.line <= len(lines):
        # Bytes that are no UTF-8 stand in the text as lone surrogates, which no terminal can show.
        line = lines[place.line - 1].rstrip("\r").encode("utf-8", "replace").decode("utf-8")
        first = max(0, place.column - 1 - LONGEST)
        gutter = f"{place.line:>5} | "
        blank = " " * (len(gutter) - 2) + "| "
        part = line[first : place.column - 1 + LONGEST]
        shown += [gutter + part, blank + " " * _columns(line[first : place.column - 1]) + "^"]
    nearest = f" Did you mean '{problem.nearest}'?" if problem.nearest else ""
    shown.append(f"  {problem.message}{nearest}")
    if problem.mend:
        shown.append(f"  {problem.mend}")
    return shown


def _columns(text: str) -> int:
    """How many columns of a terminal a text takes: Chinese characters take two."""
    return sum(2 if unicodedata.east_asian_width(one) in "WF" else 1 for one in text)


def _near(path: Path) -> str:
    """A path as short as it can be said from here."""
    try:
        return str(path.relative_to(Path.cwd()))
    except ValueError:
        return str(path)


__all__ = ["check_command", "check_unpacked", "print_checks"]
