"""`three-rings speech test`: five seconds of speech, what was understood, how late and how fast, and the level."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING, Annotated, Final

import typer

from simulator.commands.printing import complain, print_json
from simulator.commands.speech_words import NAMES, checked_language
from simulator.speech.trial import SECONDS

if TYPE_CHECKING:
    from simulator.speech.level import InputState
    from simulator.speech.trial import Trial, TrialResult

QUALITY: Final[dict[InputState, str]] = {
    "waiting": "hardly any speech was heard",
    "good": "good",
    "quiet": "too quiet: raise the microphone's level, or speak nearer to it",
    "clipped": "too loud: lower the microphone's level",
    "noisy": "noisy: recognisers err more often",
    "silent": "nothing but digital silence: the microphone is muted, or its use is not allowed",
}
LOWEST_DB: Final = -60.0
WIDTH: Final = 30
REFRESH_SECONDS: Final = 0.1


def try_command(
    lang: Annotated[
        str | None, typer.Option("--lang", help="Language: zh, yue or en; the settings' without it.")
    ] = None,
    device: Annotated[
        str | None,
        typer.Option("--device", help="Microphone, as three-rings speech lists it; the settings' without it."),
    ] = None,
    seconds: Annotated[float, typer.Option("--seconds", min=1.0, max=60.0, help="How long to listen.")] = SECONDS,
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON.")] = False,
) -> None:
    """Speak for five seconds: shows level, words, delay and real-time factor."""
    from simulator.settings_file import load_settings
    from simulator.sound import choose_ear
    from simulator.speech.trial import Trial

    settings = load_settings().settings
    language = checked_language(lang) or settings.language
    choice = choose_ear(settings, language)
    if choice.engine is None:
        complain(f"{NAMES[language]}: {choice.reason}")
        raise typer.Exit(1)
    if choice.notice:
        complain(choice.notice)
    trial = Trial(choice.engine, device=device or settings.ear.microphone, seconds=seconds)
    try:
        _show(trial, shown=not as_json)
    finally:
        trial.close()
    result = trial.result
    if result is None:
        complain(trial.problem or "The try was ended.")
        raise typer.Exit(1)
    if as_json:
        print_json({"engine": choice.engine.name, **asdict(result)})
    else:
        _tell(choice.engine.name, result)


def _show(trial: Trial, *, shown: bool) -> None:
    """The level while it listens, and words so far."""
    from rich.console import Console
    from rich.live import Live
    from rich.text import Text

    console = Console(stderr=True)
    if not shown or not console.is_terminal:
        if shown:
            complain("Please speak …")
        trial.wait()
        return
    with Live(console=console, transient=True, refresh_per_second=10) as live:
        while trial.state not in ("done", "failed"):
            share = min(1.0, max(0.0, 1.0 - trial.level_db / LOWEST_DB))
            bar = "█" * round(share * WIDTH)
            words = {"opening": "The recogniser starts …", "recognising": "…"}.get(trial.state, f"{trial.left:.0f} s")
            live.update(Text(f"{words}  {bar:<{WIDTH}}  {trial.partial}"))
            trial.wait(REFRESH_SECONDS)


def _tell(engine: str, result: TrialResult) -> None:
    print(f"Understood by {engine}: {result.text or result.failed}")
    level = "" if result.quality.speech_db is None else f"{result.quality.speech_db:.0f} dBFS, "
    noise = "" if result.quality.noise_db is None else f", the room {result.quality.noise_db:.0f} dBFS"
    print(f"Level: {level}{QUALITY[result.quality.state]}{noise}")
    print(f"Delay: {result.delay:.2f} s from the end of the sound to the words")
    if result.real_time_factor is not None:
        print(f"Real-time factor: {result.real_time_factor:.2f} (seconds of work for a second of sound)")


__all__ = ["try_command"]
