"""`three-rings rehearse`: walkthroughs and robot trainees play scenarios, and the result is compared with the plan."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial
from typing import TYPE_CHECKING, Annotated

import typer

from simulator.commands.printing import print_json, print_table

if TYPE_CHECKING:
    from simulator.library import Library
    from simulator.rehearse.rehearsal import Rehearsal, Rehearsed


def rehearse_command(
    ids: Annotated[list[str] | None, typer.Argument(metavar="ID…", help="Scenarios. Default: all there are.")] = None,
    robots: Annotated[bool, typer.Option("--robots/--no-robots", help="Let the robot trainees play, too.")] = True,
    as_json: Annotated[bool, typer.Option("--json", help="Print the result as JSON.")] = False,
) -> None:
    """Play walkthroughs and robots. The exit status is 1 when something was not as its author expects."""
    from simulator.errors import LibraryError, UsageError
    from simulator.library import default_library
    from simulator.rehearse.rehearsal import rehearsal
    from simulator.rulebooks import open_standard

    library = default_library()
    chosen = tuple(ids) if ids else tuple(entry.id for entry in library.scenarios())
    try:
        for id_ in chosen:
            library.require(id_)
    except LibraryError as error:
        raise UsageError(str(error)) from error
    result = rehearsal(_rehearsed(library, chosen, robots=robots), open_standard(None))
    if as_json:
        print_json(result.to_plain())
    else:
        _print(result)
    if result.failures:
        raise typer.Exit(1)


def _rehearsed(library: Library, ids: Sequence[str], *, robots: bool) -> Iterator[Rehearsed]:
    from scoring.acts import load_detector
    from scoring.engine import score
    from scoring.record.events import Reference
    from simulator.errors import LibraryError
    from simulator.rehearse.rehearsal import rehearse_scenario
    from simulator.rehearse.remembered import Remembered
    from simulator.rehearse.walkthroughs import House
    from simulator.rulebooks import open_standard

    houses: dict[str, House] = {}
    for id_ in ids:
        loaded = library.open(id_)
        if loaded.walkthroughs is None:
            raise LibraryError(
                f"The scenario '{id_}' has no walkthroughs that can be used; 'three-rings check' says why."
            )
        scenario = loaded.scenario
        key = f"{scenario.language}/{scenario.standard}"
        if key not in houses:
            standard = open_standard(scenario.standard)
            houses[key] = House(
                Remembered(load_detector(scenario.language)),
                Reference(id=standard.id, version=standard.version, hash=standard.hash),
                partial(score, standard=standard),
            )
        yield rehearse_scenario(
            scenario, loaded.persona, loaded.centre, loaded.walkthroughs, houses[key], robots=robots
        )


# --- for people --------------------------------------------------------------------------------------------


def _print(result: Rehearsal) -> None:
    rows = []
    for one in result.scenarios:
        for call in (*one.calls, *one.robots):
            mark = "" if not call.failures else f"{len(call.failures)} failed"
            rows.append((one.scenario.id, call.name, call.end or "-", str(call.card.total), mark))
    print_table("Calls", ("scenario", "call", "end", "total", ""), rows)
    for one in result.scenarios:
        for failure in one.failures:
            print(failure)
        for missed in one.coverage.missed:
            print(missed)
    plain = result.to_plain()
    shares = ", ".join(f"{name} {ratio:.0%}" for name, ratio in plain["coverage"].items())
    print(f"Covered: {shares}.")
    print(f"Scenarios: {plain['scenarios']}, failures: {plain['failures']}.")


__all__ = ["rehearse_command"]
