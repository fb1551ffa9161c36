"""`three-rings speech voices` and `say`: which voices there are, how good they are, and how one sounds."""

from __future__ import annotations

import time
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, Final

import typer

from simulator.commands.printing import print_json, print_table
from simulator.commands.speech_words import LANGUAGES, NAMES, checked_language

if TYPE_CHECKING:
    from simulator.sound_choices import VoiceQuality
    from simulator.speech.rendered import Rendering

CHANNEL: Final = 0


def voices_command(
    lang: Annotated[str | None, typer.Option("--lang", help="Only voices of this language: zh, yue or en.")] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON.")] = False,
) -> None:
    """List the voices of this machine, with a word about how good they are."""
    from simulator.settings_file import load_settings
    from simulator.sound_choices import list_voices, voice_quality

    language = checked_language(lang)
    listing = list_voices(load_settings().settings, language)
    qualities = [voice_quality(code, listing.voices) for code in (LANGUAGES if language is None else (language,))]
    if as_json:
        print_json({**asdict(listing), "quality": [asdict(one) for one in qualities]})
        return
    print_voices([asdict(voice) for voice in listing.voices])
    if listing.problem:
        print(listing.problem)
    for quality in qualities:
        print(quality_words(quality))


def print_voices(voices: Sequence[dict[str, Any]], most: int | None = None) -> None:
    """A table of voices, of each language at most so many."""
    rows: list[tuple[str, ...]] = []
    hidden = 0
    for language in LANGUAGES:
        own = [voice for voice in voices if voice["language"] == language]
        hidden += max(0, len(own) - (most or len(own)))
        rows += [
            (
                one["language"], one["name"],
                f"{one['sex']} ({one['speakers']})" if one["speakers"] > 1 else one["sex"],
                f"{one['engine']}, robotic" if one["robotic"] else one["engine"], one["id"],
                "chosen" if one["chosen"] else "",
            )
            for one in own[:most]
        ]  # fmt: skip
    print_table("Voices", ("Language", "Name", "Sex", "Engine", "Id", ""), rows)
    if hidden:
        print(f"{hidden} more: three-rings speech voices\n")


def quality_words(quality: VoiceQuality) -> str:
    """An honest word about a language's voices, and what to do where they are poor."""
    from simulator.sound_choices import WHERE_VOICES_ARE

    name = NAMES[quality.language]
    if quality.state == "natural":
        return f"{name}: there is a natural voice."
    here = {
        "robotic": "only a robotic voice is installed; it can be understood, but no customer sounds like it",
        "none": "no voice is installed; lines are shown as text",
    }[quality.state]
    ways = [f"the system's voices: {WHERE_VOICES_ARE[quality.system]}"] if quality.system != "linux" else []
    ways += [f"three-rings speech get {name}" for name in quality.offers]
    if not ways:
        ways = ["recordings in the scenario's voice folder"]
    return f"{name}: {here}. Better: {'; or '.join(ways)}."


def say_command(
    text: Annotated[str | None, typer.Argument(help="What to say; a sentence of a customer without it.")] = None,
    lang: Annotated[str, typer.Option("--lang", help="Language: zh, yue or en.")] = "zh",
    voice: Annotated[
        str | None, typer.Option("--voice", help="Id or name of a voice; NAME:NUMBER is one speaker of several.")
    ] = None,
    out: Annotated[Path | None, typer.Option("--out", help="Write a WAV file in place of speaking.")] = None,
    device: Annotated[str | None, typer.Option("--device", help="Loudspeaker; the settings' without it.")] = None,
) -> None:
    """Let a voice speak, to hear how it sounds before it is chosen."""
    from simulator.settings_file import load_settings
    from simulator.sound_choices import preview

    language = checked_language(lang) or "zh"
    settings = load_settings().settings
    began = time.monotonic()
    rendering = preview(settings, language, voice, text)
    took = time.monotonic() - began
    print(f"{rendering.seconds:.1f} s of speech, ready after {took:.1f} s with the start of the engine.")
    if out is not None:
        from simulator.speech.rendered import write_rendering

        write_rendering(out, rendering)
        print(out)
        return
    _play(rendering, device or settings.voice.speaker, settings.voice.volume)


def _play(rendering: Rendering, device: str | None, volume: float) -> None:
    """Play it to its end. Raises SpeakerError."""
    from simulator.speech.speaker import Speaker

    speaker = Speaker(device, volume)
    try:
        speaker.play(CHANNEL, rendering.samples, rendering.rate)
        until = time.monotonic() + rendering.seconds + 2.0
        while speaker.busy(CHANNEL) and time.monotonic() < until:
            time.sleep(0.02)
    finally:
        speaker.close()


__all__ = ["print_voices", "quality_words", "say_command", "voices_command"]
