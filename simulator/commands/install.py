"""`three-rings install`: a pack of scenarios from elsewhere, checked first and installed as a whole or not at all."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from simulator.commands.printing import complain


def install_command(
    pack: Annotated[Path, typer.Argument(metavar="PACK.zip", help="The pack, a zip archive.")],
    replace: Annotated[
        bool, typer.Option("--replace", help="Put it in the place of an installed pack of the same name.")
    ] = False,
) -> None:
    """Install a pack of scenarios. It is checked like any other; with an error nothing is installed."""
    from simulator.commands.check import check_unpacked, print_checks
    from simulator.commands.libraries import user_library
    from simulator.errors import LibraryError, UsageError
    from simulator.library import packs_folder
    from simulator.packs import conflicts, pack_name, place_pack, unpacked

    if not pack.is_file():
        raise UsageError(f"There is no file {pack}; a pack of scenarios (.zip) was expected.")
    target = packs_folder() / pack_name(pack)
    if target.exists() and not replace:
        raise UsageError(f"The pack '{target.name}' is installed already; --replace puts this one in its place.")
    with unpacked(pack, within=packs_folder()) as folder:
        others = tuple(one for one in user_library().folders if one != target)
        taken = conflicts(folder, others)
        if taken:
            raise LibraryError(" ".join([*taken, "Nothing was installed."]))
        checked = check_unpacked(folder, pack, others)
        if checked.errors:
            print_checks([checked])
            complain("Nothing was installed.")
            raise typer.Exit(1)
        place_pack(folder, target)
    typer.echo(f"Installed in {target}: {', '.join(checked.scenarios)}.")


__all__ = ["install_command"]
