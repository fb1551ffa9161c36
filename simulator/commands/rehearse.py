"""`three-rings rehearse`: walkthroughs and robot trainees play scenarios, and the result is compared with the plan."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Annotated

import typer

from simulator.commands.bulk import collect_seldom
from simulator.commands.printing import print_json, print_table

if TYPE_CHECKING:
    from simulator.library import LoadedScenario
    from simulator.rehearse.rehearsal import Rehearsal, Rehearsed


def rehearse_command(
    ids: Annotated[list[str] | None, typer.Argument(metavar="ID…", help="Scenarios. Default: all there are.")] = None,
    robots: Annotated[bool, typer.Option("--robots/--no-robots", help="Let the robot trainees play, too.")] = True,
    walks: Annotated[
        int, typer.Option("--walks", help="How many random walkers, each from another seed.", min=1, max=1000)
    ] = 1,
    fragile: Annotated[
        bool, typer.Option("--fragile", help="Name the verdicts that rest on one easily misheard word.")
    ] = False,
    as_json: Annotated[bool, typer.Option("--json", help="Print the result as JSON.")] = False,
) -> None:
    """Play walkthroughs and robots. The exit status is 1 when something was not as its author expects."""
    from simulator.commands.libraries import user_library
    from simulator.rehearse.rehearsal import rehearsal
    from simulator.rulebooks import open_standard

    collect_seldom()
    library = user_library()
    chosen = [library.open(id_) for id_ in ids or [entry.id for entry in library.scenarios()]]
    result = rehearsal(_rehearsed(chosen, robots=robots, walks=walks, fragile=fragile), open_standard(None))
    if as_json:
        print_json(result.to_plain())
    else:
        _print(result)
    if result.failures:
        raise typer.Exit(1)


def _rehearsed(loaded: Iterable[LoadedScenario], *, robots: bool, walks: int, fragile: bool) -> Iterator[Rehearsed]:
    from simulator.commands.rehearsals import house_of, walked
    from simulator.rehearse.rehearsal import rehearse_scenario

    for one in loaded:
        yield rehearse_scenario(
            one.scenario,
            one.persona,
            one.centre,
            walked(one),
            house_of(one.scenario),
            robots=robots,
            walks=walks,
            fragile=fragile,
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
        for found in one.fragile or ():
            print(found)
    plain = result.to_plain()
    shares = ", ".join(f"{name} {ratio:.0%}" for name, ratio in plain["coverage"].items())
    print(f"Covered: {shares}.")
    print(f"Scenarios: {plain['scenarios']}, failures: {plain['failures']}.")


__all__ = ["rehearse_command"]
