"""Checks of rulebooks: what is wrong with the file, what no scenario can trigger, and the map of their clauses."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from simulator.commands.printing import print_table

if TYPE_CHECKING:
    from scoring.authored import Problem
    from scoring.standard import Standard
    from scoring.standard.reach import Situation
    from simulator.library import Checked, Library

UNTRIGGERED = "R012"
UNJUDGED = "R013"
AT_EASE = frozenset(("neutral", "happy"))
"""Feelings that nobody need take up."""


def is_rulebook(path: Path) -> bool:
    """Whether a YAML file is a rulebook: it has criteria."""
    try:
        with path.open("rb") as file:
            head = file.read(1_000_000)
    except OSError:
        return False
    return any(line.startswith((b"criteria:", b"dimensions:")) for line in head.splitlines())


def check_rulebook(path: Path, known: Callable[[], Sequence[Situation]]) -> Checked:
    """Every problem of a rulebook, and how it fits the scenarios: what none can trigger, feelings nobody judges.

    `known` gives what can happen in the scenarios; it is asked only for a rulebook that can be read.
    """
    from scoring.authored import AuthoringError
    from scoring.standard import load_standard
    from simulator.library import Checked
    from simulator.rulebooks import standard_text

    text, name = standard_text(str(path)), path.name
    try:
        standard = load_standard(text, name)
    except AuthoringError as error:
        return Checked((), (name,), tuple(error.problems), {name: text}, {name: path})
    possible = known()
    problems: tuple[Problem, ...] = (*untriggered(standard, possible), *unjudged(standard, possible))
    return Checked((), (name,), problems, {name: text}, {name: path})


def check_shipped_rulebooks(library: Library) -> list[Checked]:
    """The checks of the rulebooks that come with the program."""
    from simulator.rulebooks import shipped_files

    known = situations(library)
    return [check_rulebook(path, lambda: known) for path in shipped_files()]


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


def unjudged(standard: Standard, known: Sequence[Situation]) -> list[Problem]:
    """A warning for each feeling that callers show and no criterion judges."""
    from scoring.authored import Place, Problem
    from scoring.standard.reach import judged_feelings

    judged = judged_feelings(standard) | AT_EASE
    first = next(iter(standard.criteria.values())).place
    found = []
    for feeling in sorted({feeling for one in known for feeling in one.feelings} - judged):
        shown = [one.name for one in known if feeling in one.feelings]
        more = f" and {len(shown) - 1} more" if len(shown) > 1 else ""
        found.append(Problem(
            UNJUDGED, Place(first.file, 1, 1), f"No criterion judges '{feeling}', which the caller of "
            f"'{shown[0]}'{more} shows.", "warning",
            mend="Name it under 'feelings:' of a criterion of kind act_after_feeling.",
        ))  # fmt: skip
    return found


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


__all__ = [
    "check_rulebook",
    "check_shipped_rulebooks",
    "clauses_plain",
    "is_rulebook",
    "print_clauses",
    "situations",
    "untriggered",
]
