"""Checks of rulebooks: what is wrong with the file, what no scenario can trigger, and the map of their clauses."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from simulator.commands.printing import print_table

if TYPE_CHECKING:
    from scoring.authored import Problem
    from scoring.standard import Standard
    from scoring.standard.reach import Situation
    from simulator.library import Checked, Library

UNTRIGGERED = "R012"


def is_rulebook(path: Path) -> bool:
    """Whether a YAML file is a rulebook: it has criteria."""
    try:
        with path.open("rb") as file:
            head = file.read(1_000_000)
    except OSError:
        return False
    return any(line.startswith((b"criteria:", b"dimensions:")) for line in head.splitlines())


def check_rulebook(path: Path, library: Library) -> Checked:
    """Every problem of a rulebook, and each criterion that no scenario of the library can trigger."""
    from scoring.authored import MAX_BYTES, AuthoringError
    from scoring.standard import load_standard
    from simulator.errors import LibraryError
    from simulator.library import Checked

    try:
        with path.open("rb") as file:
            text = file.read(MAX_BYTES + 1).decode("utf-8", "surrogateescape").removeprefix("\ufeff")
    except OSError as error:
        raise LibraryError(f"The rulebook {path} cannot be read: {error.strerror or error}.") from error
    name = path.name
    try:
        standard = load_standard(text, name)
        problems: tuple[Problem, ...] = tuple(untriggered(standard, situations(library)))
    except AuthoringError as error:
        problems = tuple(error.problems)
    return Checked((), (name,), problems, {name: text}, {name: path})


def situations(library: Library) -> tuple[Situation, ...]:
    """What can happen in the calls of every scenario that can be played."""
    from simulator.scenario.situation import situation_of

    loaded = [library.open(entry.id) for entry in library.scenarios() if entry.error is None]
    return tuple(situation_of(one.scenario, one.centre) for one in loaded)


def untriggered(standard: Standard, known: Sequence[Situation]) -> list[Problem]:
    """A warning for each criterion that carries points and that no scenario can trigger."""
    from scoring.authored import Problem
    from scoring.standard.reach import can_trigger

    return [
        Problem(
            UNTRIGGERED, criterion.place, f"No scenario can trigger the criterion '{criterion.id}'.", "warning",
            mend="Write a scenario for it, or take it out.",
        )
        for criterion in standard.criteria.values()
        if criterion.class_ != "review" and not any(can_trigger(criterion, one) for one in known)
    ]  # fmt: skip


def clauses_plain(standard: Standard, known: Sequence[Situation]) -> dict[str, Any]:
    """The map of clauses as JSON values."""
    from scoring.standard.reach import clause_map

    return {
        "standard": {"id": standard.id, "version": standard.version, "hash": standard.hash},
        "scenarios": [one.name for one in known],
        "clauses": {
            clause: {id: list(names) for id, names in criteria.items()}
            for clause, criteria in clause_map(standard, known).items()
        },
    }


def print_clauses(plain: Mapping[str, Any]) -> None:
    """The map of clauses as a table, those that no scenario exercises last in words."""
    total = len(plain["scenarios"])
    rows = [
        (clause, id, f"{len(names)} of {total}", ", ".join(names[:4]) + (" …" if len(names) > 4 else ""))
        for clause, criteria in plain["clauses"].items()
        for id, names in criteria.items()
    ]
    print_table(f"Clauses of {plain['standard']['id']}", ("Clause", "Criterion", "Scenarios", ""), rows)
    bare = [clause for clause, criteria in plain["clauses"].items() if not any(criteria.values())]
    print(f"No scenario exercises: {'; '.join(bare)}." if bare else "Every clause is exercised by a scenario.")


__all__ = ["check_rulebook", "clauses_plain", "is_rulebook", "print_clauses", "situations", "untriggered"]
