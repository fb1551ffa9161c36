"""`three-rings speech`: engines, voices, recognisers, devices, models of this machine; try, fetch and choose them."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import Annotated, Any, Final

import typer

from simulator.commands import speech_get, speech_models, speech_try, speech_voices
from simulator.commands.printing import complain, print_json, print_table
from simulator.commands.speech_words import LANGUAGES, checked_language
from simulator.settings import Language, Settings

cli = typer.Typer(
    help="List engines, voices, recognisers, devices and models of this machine; try, fetch and choose them.",
    invoke_without_command=True,
)
MOST_VOICES: Final = 12
"""No more voices of a language are printed in the table of everything."""


@dataclass(frozen=True, slots=True)
class Listing:
    """What the machine has for speech; `problems` holds a sentence for each part that is missing."""

    engines: tuple[dict[str, Any], ...]
    voices: tuple[dict[str, Any], ...]
    microphones: tuple[dict[str, Any], ...]
    speakers: tuple[dict[str, Any], ...]
    recognisers: tuple[dict[str, Any], ...]
    models: tuple[dict[str, Any], ...]
    problems: tuple[str, ...]


@cli.callback()
def speech(
    context: typer.Context,
    lang: Annotated[
        str | None, typer.Option("--lang", help="Only what speaks or understands this language: zh, yue or en.")
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON.")] = False,
) -> None:
    """List engines, voices, recognisers, devices and models of this machine."""
    if context.invoked_subcommand is not None:
        return
    from simulator.settings_file import load_settings

    listing = list_speech(load_settings().settings, checked_language(lang))
    if as_json:
        print_json(asdict(listing))
        return
    print_engines(listing)
    speech_voices.print_voices(listing.voices, MOST_VOICES)
    microphones = [(one["name"], "the system's choice" if one["preferred"] else "") for one in listing.microphones]
    print_table("Microphones", ("Name", ""), microphones)
    print_table("Loudspeakers", ("Name",), [(one["name"],) for one in listing.speakers])
    ears = [
        (one["language"], one["engine"] or "none", one["model"] or "", one["note"] or "") for one in listing.recognisers
    ]
    print_table("Recognisers", ("Language", "Engine", "Model", "Note"), ears)
    speech_models.print_models(listing.models)
    for problem in listing.problems:
        complain(problem)


def print_engines(listing: Listing) -> None:
    """The engines and what is missing of them."""
    rows = [
        (
            one["name"], "voice" if one["kind"] == "voice" else "recogniser", " ".join(one["languages"]), one["about"],
            "" if one["ready"] else one["missing"],
        )
        for one in listing.engines
    ]  # fmt: skip
    print_table("Engines", ("Name", "Is a", "Languages", "", "To install"), rows)


def list_speech(settings: Settings, language: Language | None) -> Listing:
    """Everything for speech on this machine, of one language where it is named."""
    from simulator.commands.probe import probe
    from simulator.sound import choose_ear
    from simulator.sound_choices import engines, list_models, list_voices

    voices = list_voices(settings, language)
    devices = {device: probe(device) for device in ("microphone", "speaker")}
    problems = [voices.problem] if voices.problem else []
    problems += [one.problem for one in devices.values() if one.problem]
    recognisers = []
    for code in LANGUAGES if language is None else (language,):
        choice = choose_ear(settings, code)
        recognisers.append({
            "language": code, "engine": choice.engine.name if choice.engine else None,
            "model": settings.ear.models.get(code), "note": choice.notice if choice.engine else choice.reason,
        })  # fmt: skip
    return Listing(
        tuple(asdict(one) for one in engines() if language in (None, *one.languages)),
        tuple(asdict(voice) for voice in voices.voices), devices["microphone"].found, devices["speaker"].found,
        tuple(recognisers), tuple(asdict(row) for row in list_models(settings, language)), tuple(problems),
    )  # fmt: skip


cli.command("voices")(speech_voices.voices_command)
cli.command("say")(speech_voices.say_command)
cli.command("models")(speech_models.models_command)
cli.command("get")(speech_get.get_command)
cli.command("use")(speech_models.use_command)
cli.command("remove")(speech_models.remove_command)
cli.command("test")(speech_try.try_command)

__all__ = ["Listing", "cli", "list_speech"]
