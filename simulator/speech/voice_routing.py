"""Who speaks a line: the system's voice or a neural one, and which speaker, by the settings and the customer."""

from __future__ import annotations

import json
import threading
import zlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final, Literal

from simulator.call.ports import SpokenLine, VoiceStyle
from simulator.settings import VoiceSettings
from simulator.speech.installed import Installed, installed_models, voice_of
from simulator.speech.models import ModelError
from simulator.speech.rendered import Rendering, VoiceError
from simulator.speech.rendering import PYTTSX3, SpeakingEngine, VoiceRenderer
from simulator.speech.voice_models import VoiceModel

SHERPA: Final = "sherpa-onnx"
DEADLINE: Final = 15.0
"""A neural voice has answered by then: on a slow machine `CHUNK` characters take as long as they sound."""
START: Final = 30.0
"""Two large voices on a slow disk are loaded within this."""
CHUNK: Final = 60
"""Longest text rendered at once by a neural voice, characters."""
SEXES: Final[tuple[Literal["female", "male"], ...]] = ("female", "male")


@dataclass(frozen=True, slots=True)
class Spoken:
    """Which engine speaks, with which voice."""

    engine: str
    """`pyttsx3` or `sherpa-onnx`."""
    voice: str | None
    """Id or name; None: chosen by the engine, by sex."""


def choose_voice(
    settings: VoiceSettings, neural: Sequence[Installed], language: str, style: VoiceStyle
) -> Spoken:  # fmt: skip
    """Who speaks a language in a style; `neural` are the installed neural voices.

    A voice that is named in the settings speaks; else neural ones that are fast enough here (with the engine
    `sherpa-onnx` any), one of the customer's sex before others; else the system's.
    """
    fitting = [one for one in neural if one.problem is None and language in one.receipt.languages]
    named = settings.names.get(language)
    if settings.engine == "pyttsx3":
        return Spoken(PYTTSX3.name, None if named and _model_of(named, neural) else named)
    if named:
        model = _model_of(named, fitting)
        if model is None:
            return Spoken(PYTTSX3.name, None if _model_of(named, neural) else named)
        return Spoken(SHERPA, named if ":" in named else with_speaker(model, language, style))
    offered = [one for one in fitting if one.fast or settings.engine == SHERPA]
    offered.sort(key=lambda one: style.sex not in (one.receipt.speakers or {}).get(language, {}))
    return Spoken(SHERPA, with_speaker(offered[0], language, style)) if offered else Spoken(PYTTSX3.name, None)


def with_speaker(model: Installed, language: str, style: VoiceStyle) -> str:
    """The voice's id with one of its speakers: of the customer's sex if there is one, always the same for a style."""
    speakers = (model.receipt.speakers or {}).get(language, {})
    first, last = speakers.get(style.sex) or next(iter(speakers.values()), (0, 0))
    if last == 0:
        return model.receipt.name
    mark = zlib.crc32(f"{style.sex} {style.pitch:.2f} {style.band} {style.volume:.2f}".encode())
    return f"{model.receipt.name}:{first + mark % (last - first + 1)}"


def neural_engine(voices: Mapping[str, VoiceModel], first: Sequence[str] = ()) -> SpeakingEngine:
    """The engine that speaks with these voices; those in `first` are loaded at once, others when they are asked for."""
    described = {"voices": {name: voice.described() for name, voice in voices.items()}, "first": list(first)}
    return SpeakingEngine(
        SHERPA, "simulator.speech.voice_sherpa", (json.dumps(described),), deadline=DEADLINE, start=START, chunk=CHUNK,
        key=(),  # each request names its voice; which others are installed changes nothing
    )  # fmt: skip


class RoutedVoices:
    """Renders each line with the engine that the settings give its language; used like a VoiceRenderer."""

    def __init__(self, settings: VoiceSettings, models: Path, cache: Path | None = None) -> None:
        """`models` is the folder of installed models, `cache` that of rendered lines."""
        self._settings, self._cache = settings, cache
        self._neural = tuple(one for one in installed_models(models) if one.receipt.kind == "voice")
        self._renderers: dict[str, VoiceRenderer] = {}
        self._lock = threading.Lock()
        self._closed = False

    def engine_of(self, language: str) -> str:
        """Name of the engine that speaks a language, for the record's header."""
        return choose_voice(self._settings, self._neural, language, VoiceStyle("female")).engine

    def start(self, language: str) -> None:
        """Start the engine of a language ahead of its first line. Raises VoiceError."""
        self._renderer(language, VoiceStyle("female")).start()

    def line(self, line: SpokenLine) -> Rendering:
        """A line as it is heard; raises VoiceError."""
        return self._renderer(line.language, line.style).line(line)

    def render(self, text: str, language: str, style: VoiceStyle) -> Rendering:
        """The bare voice; raises VoiceError."""
        return self._renderer(language, style).render(text, language, style)

    def close(self) -> None:
        """End the engines' processes; requests under way fail."""
        with self._lock:
            self._closed = True
            renderers = list(self._renderers.values())
        for renderer in renderers:
            renderer.close()

    def _choice(self, language: str, style: VoiceStyle) -> Spoken:
        return choose_voice(self._settings, self._neural, language, style)

    def _renderer(self, language: str, style: VoiceStyle) -> VoiceRenderer:
        name = self._choice(language, style).engine
        with self._lock:
            if self._closed:
                raise VoiceError("The voice is closed.")
            if name not in self._renderers:
                engine = self._neural_engine(language) if name == SHERPA else PYTTSX3
                self._renderers[name] = VoiceRenderer(
                    self._cache, engine=engine, pace=self._settings.rate,
                    choose=lambda language, style: self._choice(language, style).voice,
                )  # fmt: skip
            return self._renderers[name]

    def _neural_engine(self, language: str) -> SpeakingEngine:
        """With all voices that may be asked for; those that speak the language for either sex are loaded at once."""
        chosen = [self._choice(language, VoiceStyle(sex)) for sex in SEXES]
        first = [one.voice.partition(":")[0] for one in chosen if one.engine == SHERPA and one.voice]
        try:
            voices = {one.receipt.name: voice_of(one) for one in self._neural if one.problem is None}
        except ModelError as error:
            raise VoiceError(str(error)) from error
        return neural_engine(voices, list(dict.fromkeys(first)))


def _model_of(named: str, neural: Sequence[Installed]) -> Installed | None:
    name = named.partition(":")[0]
    return next((one for one in neural if one.receipt.name == name), None)


__all__ = ["SHERPA", "RoutedVoices", "Spoken", "choose_voice", "neural_engine", "with_speaker"]
