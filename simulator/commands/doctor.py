"""`three-rings doctor`: looks at every part that a call needs and says what to do where one is missing."""

from __future__ import annotations

from dataclasses import asdict
from typing import Annotated

import typer

from simulator.commands.printing import complain, print_json


def doctor(as_json: Annotated[bool, typer.Option("--json", help="Print JSON.")] = False) -> None:
    """Check screen, sound, microphone, fonts, voices, recognisers, scenarios and database.

    The exit status is 1 when not even a typed call in the terminal can go on.
    """
    from simulator.commands.checkup import checkup
    from simulator.errors import SettingsError, StoreError
    from simulator.settings import Settings
    from simulator.settings_file import load_settings

    try:
        loaded = load_settings()
        settings, note = loaded.settings, loaded.note
    except (SettingsError, StoreError) as error:
        settings, note = Settings(), str(error)
    checks = []
    for check in checkup(settings):
        checks.append(check)
        if not as_json:
            print(f"{'ok ' if check.state == 'ok' else '-- '} {check.part}: {check.words}")
            if check.mend:
                print(f"     {check.mend}")
    can_go_on = not any(check.needed and check.state == "missing" for check in checks)
    if as_json:
        print_json({"can_go_on": can_go_on, "note": note, "checks": [asdict(check) for check in checks]})
    elif note:
        complain(note)
    if not can_go_on:
        raise typer.Exit(1)


__all__ = ["doctor"]
