"""`three-rings new`: a commented scenario to begin from, which passes its check and its rehearsal."""

from __future__ import annotations

from typing import Annotated

import typer


def new_command(
    id: Annotated[str, typer.Argument(metavar="ID", help="Name of the scenario and its folder: a-z, 0-9, - and _.")],
    family: Annotated[
        str, typer.Option("--family", help="What it is about: complaint, absent_colleague or beyond_authority.")
    ] = "complaint",
    lang: Annotated[str, typer.Option("--lang", help="Language of the call: zh, yue or en.")] = "zh",
) -> None:
    """Write a new scenario with comments into your scenarios folder, ready to be changed."""
    from simulator.commands.libraries import user_library
    from simulator.errors import UsageError
    from simulator.library import own_folder
    from simulator.scaffold import FAMILIES, LANGUAGES, is_good_name, make_scaffold

    if not is_good_name(id):
        raise UsageError(
            f"'{id}' is not a good name: small letters a to z, digits, - and _ were expected, a letter first."
        )
    if family not in FAMILIES:
        raise UsageError(
            f"--family is '{family}'; one of {', '.join(FAMILIES)} was expected. "
            "A word of your own can be written into the file afterwards."
        )
    if lang not in LANGUAGES:
        raise UsageError(f"--lang is '{lang}'; one of {', '.join(LANGUAGES)} was expected.")
    library = own_folder()
    if (library / id).exists() or id in user_library().ids():
        raise UsageError(f"There is a scenario '{id}' already; choose another name.")
    for path in make_scaffold(id, family, lang, library):
        typer.echo(str(path))
    typer.echo(f"Next: change the lines, then 'three-rings check {id}' and 'three-rings rehearse {id}'.")


__all__ = ["new_command"]
