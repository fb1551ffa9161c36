"""`three-rings speech models`, `use` and `remove`: what can be fetched, what is here, and what is used."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict
from typing import Annotated, Any, Final

import typer

from simulator.commands.printing import print_json
from simulator.commands.speech_words import NAMES, checked_language, megabytes

CHECKSUMS: Final[dict[str, str]] = {
    "verified": "verified", "unverified": "unverified", "known": "known",
    "unknown": "not known, so it will be unverified",
}  # fmt: skip


def models_command(
    lang: Annotated[str | None, typer.Option("--lang", help="Only models for this language: zh, yue or en.")] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON.")] = False,
) -> None:
    """List models that are installed or can be fetched: size, licence, abilities."""
    from simulator.settings_file import load_settings
    from simulator.sound_choices import list_models

    rows = [asdict(row) for row in list_models(load_settings().settings, checked_language(lang))]
    if as_json:
        print_json({"models": rows})
    else:
        print_models(rows)


def print_models(models: Sequence[dict[str, Any]]) -> None:
    """Installed models, then those that can be fetched; a block each, so that a name stays whole."""
    for title, here in (("Installed models", True), ("Models that can be fetched: three-rings speech get NAME", False)):
        shown = [one for one in models if one["installed"] is here]
        print(title if shown else f"{title}: none")
        for one in shown:
            facts = (
                "voice" if one["kind"] == "voice" else f"recogniser ({one['engine']})", " ".join(one["languages"]),
                megabytes(one["disk"] if here else one["bytes"]), ", ".join(one["abilities"]),
                f"licence: {one['licence']}", f"checksum {CHECKSUMS[one['checksum']]}",
            )  # fmt: skip
            print(f"\n  {one['name']}")
            print(f"    {' · '.join(fact for fact in facts if fact)}")
            if remark := _remark(one):
                print(f"    {remark}")
        print()


def _remark(one: dict[str, Any]) -> str:
    if not one["installed"]:
        return str(one["about"].get("en", ""))
    if one["problem"]:
        return str(one["problem"])
    used = f"used for {', '.join(NAMES[code] for code in one['chosen_for'])}" if one["chosen_for"] else ""
    factor = one["real_time_factor"]
    return "; ".join(part for part in (used, f"real-time factor {factor:g}" if factor is not None else "") if part)


def use_command(
    name: Annotated[
        str, typer.Argument(help="An installed model, or the id of a voice; 'auto': a voice by the customer's sex.")
    ],
    lang: Annotated[
        str | None, typer.Option("--lang", help="For this language: zh, yue or en; without it, for all it knows.")
    ] = None,
) -> None:
    """Choose a model or a voice in the settings."""
    from simulator.errors import UsageError
    from simulator.places import models_folder
    from simulator.settings_file import load_settings, save_settings
    from simulator.sound_choices import list_voices
    from simulator.sound_settings import with_ear_model, with_voice
    from simulator.speech.installed import installed_models

    language = checked_language(lang)
    settings = load_settings().settings
    model = next((one for one in installed_models(models_folder()) if one.receipt.name == name.partition(":")[0]), None)
    if model is not None:
        if model.problem is not None:
            raise UsageError(model.problem)
        known = model.receipt.languages
        if language is not None and language not in known:
            raise UsageError(f"{model.receipt.name} knows {', '.join(known)}, not {language}.")
        codes: tuple[str, ...] = known if language is None else (language,)
        for code in codes:
            if model.receipt.kind == "voice":
                settings = with_voice(settings, code, name)
            else:
                settings = with_ear_model(settings, code, str(model.folder))
    else:
        if language is None:
            raise UsageError("Say with --lang for which language.")
        codes = (language,)
        if name == "auto":
            settings = with_voice(settings, language, None)
        elif any(name in (voice.id, voice.name) for voice in list_voices(settings, language).voices):
            settings = with_voice(settings, language, name)
        else:
            raise UsageError(f"There is no installed model and no voice '{name}' for {NAMES[language]}.")
    save_settings(settings)
    print(f"{name} is used for {', '.join(NAMES[code] for code in codes)}.")


def remove_command(
    name: Annotated[str, typer.Argument(help="Name of an installed model.")],
) -> None:
    """Remove a model that was fetched, and its use in the settings."""
    from simulator.errors import UsageError
    from simulator.places import models_folder
    from simulator.settings_file import load_settings, save_settings
    from simulator.sound_settings import without
    from simulator.speech.fetch import remove
    from simulator.speech.installed import installed_models

    model = next((one for one in installed_models(models_folder()) if one.receipt.name == name), None)
    if model is None:
        raise UsageError(f"There is no installed model '{name}'; three-rings speech models lists them.")
    remove(models_folder(), name)
    before = load_settings().settings
    after = without(before, model)
    if after != before:
        save_settings(after)
    print(f"{name} was removed; {megabytes(model.bytes)} are free again.")


__all__ = ["models_command", "print_models", "remove_command", "use_command"]
