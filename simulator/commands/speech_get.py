"""`three-rings speech get`: fetch a model or voice with progress, prove it, and use it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict
from typing import TYPE_CHECKING, Annotated, Final

import typer

from simulator.commands.printing import complain, print_json
from simulator.commands.speech_words import NAMES, checked_language, megabytes

if TYPE_CHECKING:
    from simulator.speech.fetch import Fetched, Report, Stage

STAGES: Final[dict[Stage, str]] = {
    "download": "Fetching", "copy": "Copying", "unpack": "Unpacking", "prove": "Trying it",
}  # fmt: skip
STOPPED: Final = 130


def get_command(
    name: Annotated[
        str, typer.Argument(help="Name in the catalogue (three-rings speech models), or a part that only one has.")
    ],
    source: Annotated[
        str | None,
        typer.Option("--from", help="Address of an archive, an archive, or a folder with the archive or the model."),
    ] = None,
    lang: Annotated[
        str | None,
        typer.Option("--lang", help="Use it for this language alone; needed for what is not in the catalogue."),
    ] = None,
    use: Annotated[bool, typer.Option("--use/--no-use", help="Use it in calls from now on.")] = True,
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON.")] = False,
) -> None:
    """Fetch a recognition model or a voice; if anything fails, what was there stays."""
    from simulator.errors import SpeechError
    from simulator.places import cache_folder, models_folder
    from simulator.settings_file import load_settings, save_settings
    from simulator.sound_settings import with_fetched
    from simulator.speech.fetch import fetch, model_named

    language = checked_language(lang)
    known = model_named(name) if source is None else None
    if known is not None and not as_json:
        print(f"{known.name}: {megabytes(known.bytes)}, licence: {known.licence}")
    try:
        with _progress(shown=not as_json) as report:
            fetched = fetch(
                name, models_folder(), cache_folder() / "downloads", source=source, language=language, report=report
            )
    except SpeechError as error:
        complain(f"{error} Nothing was changed; what has come so far is kept for the next try.")
        raise typer.Exit(1) from error
    except KeyboardInterrupt as error:
        complain("Stopped; what has come so far is kept for the next try.")
        raise typer.Exit(STOPPED) from error
    if use:
        save_settings(with_fetched(load_settings().settings, fetched.installed, language))
    if as_json:
        print_json({**asdict(fetched.installed.receipt), "folder": str(fetched.installed.folder), "used": use,
                    "proof": asdict(fetched.proof), "earlier": fetched.earlier})  # fmt: skip
    else:
        _tell(fetched, use)


def _tell(fetched: Fetched, use: bool) -> None:
    receipt, proof = fetched.installed.receipt, fetched.proof
    did = "spoke" if receipt.kind == "voice" else "recognised"
    print(f"It {did} “{proof.text}” ({proof.seconds:.1f} s) at a real-time factor of {proof.real_time_factor:.2f}.")
    if receipt.kind == "voice" and not fetched.installed.fast:
        print("That is slow for this machine: lines are rendered ahead, but a customer may keep you waiting.")
    if receipt.sha256 and not receipt.verified:
        print(f"Its checksum was not known and is unverified; it was recorded: {receipt.sha256}")
    if fetched.earlier:
        print(f"The archive is another one than the one before, whose checksum was {fetched.earlier}.")
    print(f"{receipt.name} is in {fetched.installed.folder}.")
    if use:
        print(f"It is used for {NAMES[receipt.languages[0]]} from now on (three-rings speech use changes that).")


@contextmanager
def _progress(*, shown: bool) -> Iterator[Report]:
    """Bars on standard error, one a stage."""
    from rich.console import Console
    from rich.progress import BarColumn, Progress, TextColumn, TimeRemainingColumn

    columns = (TextColumn("{task.description}"), BarColumn(), TextColumn("{task.fields[told]}"), TimeRemainingColumn())
    console = Console(stderr=True)
    tasks = {}
    with Progress(
        *columns, console=console, disable=not (shown and console.is_terminal), transient=True
    ) as progress:  # fmt: skip

        def report(stage: Stage, done: int, total: int | None) -> None:
            if stage not in tasks:
                tasks[stage] = progress.add_task(STAGES[stage], total=total, told="")
            of = f" of {total / 1e6:,.1f}" if total else ""
            progress.update(tasks[stage], completed=done, total=total, told=f"{done / 1e6:,.1f}{of} MB" if done else "")

        yield report


__all__ = ["get_command"]
