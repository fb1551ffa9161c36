"""The settings of a choice for speaking and listening: a voice, a recogniser, a model that was fetched."""

from __future__ import annotations

from dataclasses import replace
from typing import cast

from simulator.places import models_folder
from simulator.settings import EarEngine, Settings
from simulator.speech.installed import Installed, installed_models


def with_voice(settings: Settings, language: str, voice: str | None) -> Settings:
    """The settings with a voice for a language, by its id; None: chosen by the customer's sex."""
    names = {code: name for code, name in settings.voice.names.items() if code != language}
    if voice is None:
        return replace(settings, voice=replace(settings.voice, names=names))
    neural = any(one.receipt.name == voice.partition(":")[0] for one in installed_models(models_folder()))
    engine = settings.voice.engine
    if engine == "none" or (neural and engine == "pyttsx3"):
        engine = "auto"
    return replace(settings, voice=replace(settings.voice, engine=engine, names={**names, language: voice}))


def with_ear_model(settings: Settings, language: str, folder: str | None) -> Settings:
    """The settings with a recognition model for a language, by its folder; None: without one."""
    models = {code: path for code, path in settings.ear.models.items() if code != language}
    if folder is None:
        return replace(settings, ear=replace(settings.ear, models=models))
    return replace(settings, ear=replace(settings.ear, engine="auto", models={**models, language: folder}))


def with_ear_engine(settings: Settings, engine: str) -> Settings:
    """The settings with a recogniser. Those in `REMOTE_EARS` send sound away: the user is told that first."""
    return replace(settings, ear=replace(settings.ear, engine=cast(EarEngine, engine)))


def with_fetched(settings: Settings, installed: Installed, language: str | None = None) -> Settings:
    """The settings that use what was fetched: for `language`, else for the language it is best at and for others that
    have no model yet. A voice then speaks to whom it fits in sex; a slow one is named, since it would not be taken.
    """
    receipt = installed.receipt
    codes = (language,) if language else receipt.languages
    if receipt.kind == "voice":
        for code in codes[:1]:
            settings = with_voice(settings, code, receipt.name)
            if installed.fast:
                settings = with_voice(settings, code, None)
        return settings
    for place, code in enumerate(codes):
        if place == 0 or code not in settings.ear.models:
            settings = with_ear_model(settings, code, str(installed.folder))
    return settings


def without(settings: Settings, model: Installed) -> Settings:
    """The settings without any use of a model."""
    name = model.receipt.name
    for code in ("zh", "yue", "en"):
        if settings.ear.models.get(code) == str(model.folder):
            settings = with_ear_model(settings, code, None)
        if settings.voice.names.get(code, "").partition(":")[0] == name:
            settings = with_voice(settings, code, None)
    return settings


__all__ = ["with_ear_engine", "with_ear_model", "with_fetched", "with_voice", "without"]
