"""`three-rings graph`: a scenario's call as a picture, with what no walkthrough reaches marked on it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from simulator.commands.printing import complain

if TYPE_CHECKING:
    from simulator.library import LoadedScenario
    from simulator.rehearse.coverage import Reached


def graph_command(
    id: Annotated[str, typer.Argument(metavar="ID", help="Id of the scenario.")],
    out: Annotated[Path, typer.Option("--out", help="The picture, an SVG file; any browser shows it.")],
    lang: Annotated[
        str | None, typer.Option("--lang", help="Language of the labels: zh or en. Default: that of the call.")
    ] = None,
    rehearse: Annotated[
        bool, typer.Option("--rehearse/--no-rehearse", help="Mark what no walkthrough reaches.")
    ] = True,
) -> None:
    """Draw a call: beats, replies as arrows, ends. Replies that no walkthrough uses are marked."""
    from simulator.commands.libraries import user_library
    from simulator.errors import UsageError
    from simulator.rehearse.graph import draw_graph
    from simulator.screen.words import languages, words_for

    loaded = user_library().open(id)
    language = lang or ("en" if loaded.scenario.language == "en" else "zh")
    if language not in languages():
        raise UsageError(f"--lang is '{language}'; one of {', '.join(languages())} was expected.")
    reached = _reached(loaded) if rehearse else None
    out.write_text(draw_graph(loaded.scenario, words_for(language), reached), encoding="utf-8")
    typer.echo(str(out))


def _reached(loaded: LoadedScenario) -> Reached | None:
    """What the walkthroughs reach; None, with a word about it, where there are none that can be played."""
    from simulator.commands.rehearsals import house_of
    from simulator.rehearse.coverage import reached
    from simulator.rehearse.walkthroughs import play_walkthrough

    one = loaded.scenario
    if loaded.walkthroughs is None:
        complain(f"The walkthroughs of '{one.id}' cannot be used, so nothing is marked; 'three-rings check' says why.")
        return None
    house = house_of(one)
    calls = loaded.walkthroughs.calls
    return reached(play_walkthrough(one, loaded.persona, loaded.centre, call, house) for call in calls)


__all__ = ["graph_command"]
