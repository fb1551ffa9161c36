"""The command line put together, and the one place where errors become sentences and exit statuses.

Exit status: 0 all well, 1 problems were found or nothing can go on, 2 misuse, 130 stopped by the user.
"""

from __future__ import annotations

import os
import sys
import traceback
from collections.abc import Sequence
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Annotated, Final

import typer

from scoring.authored import AuthoringError
from scoring.record.codec import RecordError
from simulator.commands import (
    acts,
    check,
    doctor,
    evaluate,
    graph,
    install,
    new,
    rehearse,
    results,
    score,
    sheet,
    speech,
)
from simulator.commands.adapters import Adapters
from simulator.commands.printing import complain, speak_utf8
from simulator.errors import ThreeRingsError, UsageError
from simulator.places import data_folder

NAME: Final = "three-rings"
STOPPED: Final = 130
FAULTS: Final = "faults.log"
"""File in the user's data folder that keeps the details of the program's own faults."""

LANGUAGES: Final = ("zh", "yue", "en")


def _known_language(named: str | None) -> str | None:
    """A language that calls are spoken in. Raises UsageError."""
    if named is not None and named not in LANGUAGES:
        raise UsageError(f"--lang is '{named}'; one of {', '.join(LANGUAGES)} was expected.")
    return named


Lang = Annotated[
    str | None, typer.Option("--lang", help="Language of the call: zh, yue or en.", callback=_known_language)
]
Seed = Annotated[
    int | None, typer.Option("--seed", help="Seed of names, numbers and chance; the same seed repeats a call.")
]


def make_cli(adapters: Adapters) -> typer.Typer:
    """The whole command line around the functions that run calls."""
    cli = typer.Typer(
        name=NAME, pretty_exceptions_enable=False, context_settings={"help_option_names": ["-h", "--help"]},
        help="A telephone that trains: scripted customers ring, and each call is scored against a written standard.",
    )  # fmt: skip

    @cli.callback(invoke_without_command=True)
    def start(
        context: typer.Context,
        show_version: Annotated[bool, typer.Option("--version", help="Print the version and end.")] = False,
    ) -> None:
        if show_version:
            print(f"{NAME} {program_version()}")
        elif context.invoked_subcommand is None:
            adapters.open_desk()

    @cli.command()
    def desk() -> None:
        """Open the desk; without a command this happens, too."""
        adapters.open_desk()

    @cli.command()
    def play(  # noqa: PLR0917 - one parameter an option
        scenario: Annotated[str, typer.Argument(help="Id of the scenario.")],
        typed: Annotated[bool, typer.Option("--typed", help="Answer by keyboard; no microphone is used.")] = False,
        terminal: Annotated[bool, typer.Option("--terminal", help="Play in this terminal, without a window.")] = False,
        watch: Annotated[
            bool, typer.Option("--watch", help="For authors: in the terminal, taking up each saved file at once.")
        ] = False,
        lang: Lang = None,
        seed: Seed = None,
    ) -> None:
        """Take one call, from the first ring to the scorecard."""
        if watch:
            from simulator.commands.watch import watch_call

            watch_call(scenario, language=lang, seed=seed)
            return
        adapters.play_call(scenario, typed=typed, terminal=terminal, language=lang, seed=seed)

    @cli.command()
    def demo(
        scenario: Annotated[str | None, typer.Argument(help="Id of the scenario; one is chosen without it.")] = None,
        out: Annotated[Path, typer.Option("--out", help="Folder for recording, record, scorecard, pictures.")] = Path(
            "three-rings-demo"
        ),
        lang: Lang = None,
        seed: Seed = None,
    ) -> None:
        """Let a robot trainee take a call with real voices, and keep what came of it."""
        adapters.run_demo(out, scenario=scenario, language=lang, seed=seed)

    cli.command("check")(check.check_command)
    cli.command("new")(new.new_command)
    cli.command("install")(install.install_command)
    cli.command("graph")(graph.graph_command)
    cli.command("sheet")(sheet.sheet_command)
    cli.command("rehearse")(rehearse.rehearse_command)
    cli.command("acts")(acts.acts)
    cli.command("score")(score.score)
    cli.add_typer(evaluate.cli, name="evaluate")
    cli.add_typer(results.cli, name="results")
    cli.add_typer(speech.cli, name="speech")
    if adapters.screens is not None:
        cli.command("screens")(adapters.screens)
    cli.command("doctor")(doctor.doctor)
    return cli


def program_version() -> str:
    """Version of the installed program."""
    try:
        return version(NAME)
    except PackageNotFoundError:
        return "not installed"


def run(cli: typer.Typer, arguments: Sequence[str] | None = None) -> int:
    """Carry out a command line (by default this process's) and return the exit status.

    Whatever goes wrong ends in one sentence on standard error. Only a fault of the program itself keeps its details,
    in a file of the user's data folder that the sentence names.
    """
    speak_utf8(sys.stdout, sys.stderr)
    try:
        cli(args=arguments, prog_name=NAME)
    except SystemExit as end:
        return end.code if isinstance(end.code, int) else int(end.code is not None)
    except KeyboardInterrupt:
        complain("Stopped.")
        return STOPPED
    except ThreeRingsError as error:
        complain(str(error))
        return error.exit_status
    except (AuthoringError, RecordError) as error:
        complain(str(error))
        return 1
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())  # nobody reads on: say nothing more
        return 1
    except OSError as error:
        complain(f"{error.filename or 'The system'}: {error.strerror or error}.")
        return 1
    except Exception as error:  # noqa: BLE001 - the top of the program
        complain(f"Three Rings met a fault of its own ({type(error).__name__}: {error}). {_keep_details()}")
        return 1
    return 0


def _keep_details() -> str:
    """Append the traceback to the faults file and say where it is."""
    try:
        path = data_folder() / FAULTS
        with open(path, "a", encoding="utf-8", opener=lambda name, flags: os.open(name, flags, 0o600)) as file:
            file.write(f"{NAME} {program_version()} {' '.join(sys.argv[1:])}\n{traceback.format_exc()}\n")
    except (OSError, ThreeRingsError) as error:
        return f"Its details could not be kept: {error}"
    return f"Its details are in {path}; please send them with a report."


__all__ = ["NAME", "make_cli", "program_version", "run"]
