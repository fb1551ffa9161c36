"""`three-rings speech`: the voices, recognisers, devices and models of this machine."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from itertools import chain
from typing import Annotated, Any, Final

import typer

from simulator.commands.printing import complain, print_json, print_table
from simulator.settings import Language, Settings

cli = typer.Typer(help="List voices, recognisers, devices and models of this machine.", invoke_without_command=True)
TAGS: Final[Mapping[Language, tuple[str, ...]]] = {"zh": ("zh", "cmn"), "yue": ("yue",), "en": ("en",)}
"""First parts of the engines' language tags, by our code."""


@dataclass(frozen=True, slots=True)
class Listing:
    """What the machine has for speech; `problems` holds a sentence for each part that is missing."""

    voices: tuple[dict[str, Any], ...]
    microphones: tuple[dict[str, Any], ...]
    speakers: tuple[dict[str, Any], ...]
    recognisers: tuple[dict[str, Any], ...]
    problems: tuple[str, ...]


@cli.callback()
def speech(
    lang: Annotated[str | None, typer.Option("--lang", help="Only voices of this language: zh, yue or en.")] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON.")] = False,
) -> None:
    """List voices, recognisers, devices and models of this machine."""
    from simulator.errors import UsageError
    from simulator.settings_file import load_settings

    if lang is not None and lang not in TAGS:
        raise UsageError(f"--lang is '{lang}'; one of {', '.join(TAGS)} was expected.")
    listing = list_speech(load_settings().settings, lang)
    if as_json:
        print_json(asdict(listing))
        return
    chosen = ("Voice", "Language", "Sex", "Id")
    print_table("Voices", chosen, [(one["name"], one["language"], one["sex"], one["id"]) for one in listing.voices])
    microphones = [(one["name"], "the system's choice" if one["preferred"] else "") for one in listing.microphones]
    print_table("Microphones", ("Name", ""), microphones)
    print_table("Loudspeakers", ("Name",), [(one["name"],) for one in listing.speakers])
    ears = [
        (one["language"], one["engine"] or "none", one["model"] or "", one["note"] or "") for one in listing.recognisers
    ]
    print_table("Recognisers", ("Language", "Engine", "Model", "Note"), ears)
    for problem in listing.problems:
        complain(problem)


def list_speech(settings: Settings, language: str | None) -> Listing:
    """Everything for speech on this machine; voices only of one language where it is named."""
    from simulator.commands.probe import probe
    from simulator.sound import choose_ear
    from simulator.speech.rendering import VoiceError, VoiceRenderer

    problems = []
    renderer = VoiceRenderer()
    try:
        voices = renderer.voices()
    except VoiceError as error:
        voices = ()
        problems.append(str(error))
    finally:
        renderer.close()
    tags = {code: tags for code, tags in TAGS.items() if language in (None, code)}
    listed = [voice for voice in voices if voice.language.replace("_", "-").split("-")[0] in chain(*tags.values())]
    devices = {device: probe(device) for device in ("microphone", "speaker")}
    problems += [one.problem for one in devices.values() if one.problem]
    recognisers = []
    for code in tags:
        choice = choose_ear(settings, code)
        recognisers.append({
            "language": code, "engine": choice.engine.name if choice.engine else None,
            "model": settings.ear.models.get(code), "note": None if choice.engine else choice.reason,
        })  # fmt: skip
    return Listing(
        tuple(asdict(voice) for voice in listed), devices["microphone"].found, devices["speaker"].found,
        tuple(recognisers), tuple(problems),
    )  # fmt: skip


__all__ = ["Listing", "cli", "list_speech"]
