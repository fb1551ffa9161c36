"""What can be chosen for speaking and listening on this machine: engines, voices and models.

Some of it starts a process and takes a second: a window asks for it on a thread of its own.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from dataclasses import dataclass, replace
from importlib.util import find_spec
from typing import Final, Literal, cast

from simulator.call.ports import VoiceStyle
from simulator.errors import StoreError
from simulator.places import models_folder
from simulator.settings import Settings
from simulator.sound_settings import with_voice
from simulator.speech.catalogue import Ability, CatalogueModel, Kind, catalogue, recommended
from simulator.speech.installed import Installed, installed_models
from simulator.speech.rendered import Rendering, VoiceError
from simulator.speech.rendering import PYTTSX3, VoiceRenderer
from simulator.speech.voice_pyttsx3 import LANGUAGES
from simulator.speech.voice_routing import SHERPA, RoutedVoices

SAMPLES: Final[dict[str, str]] = {
    "zh": "您好，我想问一下，我的理赔申请，现在办到哪一步了？",
    "yue": "你好，我想問下，我嘅理賠申請，而家辦到邊一步？",
    "en": "Hello, I would like to ask how far my claim has come by now.",
}
"""What a voice says when it is tried, by language."""
System = Literal["windows", "macos", "linux"]
Checksum = Literal["verified", "unverified", "known", "unknown"]
"""`verified`: the installed archive had the known checksum; `unverified`: its checksum was only recorded; `known` and
`unknown`: whether the catalogue has the checksum of one that is not installed."""


@dataclass(frozen=True, slots=True)
class Engine:
    """A voice engine or a recogniser."""

    name: str
    """As the settings name it."""
    kind: Kind
    languages: tuple[str, ...]
    about: str
    """What it is, in a few English words."""
    ready: bool
    """Whether its package is installed."""
    missing: str = ""
    """What to install where it is not."""
    remote: bool = False
    """Whether the trainee's sound leaves this machine."""


@dataclass(frozen=True, slots=True)
class VoiceRow:
    """A voice that can be chosen."""

    id: str
    """For the settings."""
    name: str
    language: str
    """Our code."""
    sex: str
    """`female`, `male`, `both`, or empty where the engine does not say."""
    engine: str
    robotic: bool
    speakers: int = 1
    """More than one: customers get different ones; `id:number` names one of them."""
    chosen: bool = False
    """Whether the settings name it."""


@dataclass(frozen=True, slots=True)
class VoiceListing:
    """The voices of this machine."""

    voices: tuple[VoiceRow, ...]
    problem: str | None = None
    """Why the system's voices cannot be listed, one sentence."""


@dataclass(frozen=True, slots=True)
class VoiceQuality:
    """An honest word about the voices of a language."""

    language: str
    state: Literal["natural", "robotic", "none"]
    system: System
    offers: tuple[str, ...]
    """Names of neural voices of the catalogue that would be better, none where it is natural."""


@dataclass(frozen=True, slots=True)
class ModelRow:
    """A model of the catalogue or of the folder of models."""

    name: str
    kind: Kind
    languages: tuple[str, ...]
    about: dict[str, str]
    """One sentence by language of the interface; empty for one that is not in the catalogue."""
    bytes: int
    """Of the download; 0 where it is not known."""
    disk: int
    """Of the folder."""
    licence: str
    abilities: tuple[Ability, ...]
    checksum: Checksum
    recommended: tuple[str, ...] = ()
    """Languages for which it is offered first."""
    installed: bool = False
    folder: str | None = None
    engine: str = SHERPA
    chosen_for: tuple[str, ...] = ()
    """Languages that the settings use it for."""
    real_time_factor: float | None = None
    """Seconds of work for a second of sound on this machine, where it is installed."""
    problem: str | None = None
    """Why an installed one cannot be used."""


def engines() -> tuple[Engine, ...]:
    """All engines, voices first."""
    return (
        Engine("pyttsx3", "voice", ("zh", "yue", "en"), "the system's voices", ready=True),
        Engine(SHERPA, "voice", ("zh", "en"), "neural voices that are fetched", ready=_has("sherpa_onnx")),
        Engine("pocketsphinx", "ear", ("en",), "without a download", ready=_has("pocketsphinx")),
        Engine(SHERPA, "ear", ("zh", "yue", "en"), "models that are fetched", ready=_has("sherpa_onnx")),
        Engine("vosk", "ear", ("zh", "en"), "models that are fetched", _has("vosk"), "pip install vosk"),
        Engine(
            "whisper", "ear", ("zh", "yue", "en"), "a folder of faster-whisper, slow", _has("faster_whisper"),
            "pip install faster-whisper",
        ),
        Engine(
            "google", "ear", ("zh", "yue", "en"), "Google's service: the trainee's sound leaves this machine",
            _has("speech_recognition"), remote=True,
        ),
    )  # fmt: skip


def list_voices(settings: Settings, language: str | None = None) -> VoiceListing:
    """The voices of this machine, of one language where it is named; takes about half a second."""
    problem = None
    renderer = VoiceRenderer()
    try:
        system = [
            VoiceRow(one.id, one.name, code, one.sex, PYTTSX3.name, one.robotic)
            for one in renderer.voices()
            if (code := language_of(one.language)) is not None
        ]
    except VoiceError as error:
        system, problem = [], str(error)
    finally:
        renderer.close()
    try:
        rows = [*_neural_rows(installed_models(models_folder())), *system]
    except StoreError as error:  # without the user's folder there are still the system's
        rows, problem = system, str(error)
    named = settings.voice.names
    return VoiceListing(
        tuple(
            replace(row, chosen=named.get(row.language, "").partition(":")[0] in (row.id, row.name))
            for row in rows
            if language in (None, row.language)
        ),
        problem,
    )


def _neural_rows(models: Sequence[Installed]) -> list[VoiceRow]:
    rows = []
    for model in models:
        if model.receipt.kind != "voice" or model.problem is not None:
            continue
        for code in model.receipt.languages:
            speakers = (model.receipt.speakers or {}).get(code, {})
            count = sum(last - first + 1 for first, last in speakers.values())
            sex = "both" if len(speakers) > 1 else next(iter(speakers), "")
            name = model.receipt.name
            rows.append(VoiceRow(name, name, code, sex, SHERPA, robotic=False, speakers=max(1, count)))
    return rows


def voice_quality(language: str, voices: Sequence[VoiceRow]) -> VoiceQuality:
    """What is to be said of a language's voices, out of `list_voices`."""
    own = [voice for voice in voices if voice.language == language]
    state: Literal["natural", "robotic", "none"] = "none" if not own else "robotic"
    if any(not voice.robotic for voice in own):
        state = "natural"
    offers = () if state == "natural" else tuple(model.name for model in recommended("voice", language))
    return VoiceQuality(language, state, this_system(), offers)


def preview(settings: Settings, language: str, voice: str | None, text: str | None = None) -> Rendering:
    """How a voice of `list_voices` sounds (None: the one that the settings give); takes a second or more.

    Raises VoiceError.
    """
    if voice is not None:
        settings = with_voice(settings, language, voice)
    sex = "female"
    for row in _neural_rows(installed_models(models_folder())):
        if row.id == (voice or "") and row.language == language and row.sex == "male":
            sex = "male"
    voices = RoutedVoices(settings.voice, models_folder())
    try:
        return voices.render(text or SAMPLES[language], language, VoiceStyle(cast(Literal["female", "male"], sex)))
    finally:
        voices.close()


def list_models(settings: Settings, language: str | None = None, kind: Kind | None = None) -> tuple[ModelRow, ...]:
    """Catalogue and folder of models in one list, of one language or kind where it is named; installed ones first."""
    installed = {one.receipt.name: one for one in installed_models(models_folder())}
    known = {model.name: model for model in catalogue()}
    rows = [_row(settings, known.get(name), one) for name, one in installed.items()]
    rows += [_row(settings, model, None) for name, model in known.items() if name not in installed]
    return tuple(row for row in rows if language in (None, *row.languages) and kind in (None, row.kind))


def _row(settings: Settings, known: CatalogueModel | None, installed: Installed | None) -> ModelRow:
    if installed is None:
        assert known is not None
        engine = "vosk" if known.source == "vosk" else SHERPA
        return ModelRow(
            known.name, known.kind, known.languages, dict(known.about), known.bytes, known.disk, known.licence,
            known.abilities, "known" if known.sha256 else "unknown", known.recommended, engine=engine,
        )  # fmt: skip
    receipt = installed.receipt
    abilities = known.abilities if known is not None else installed.abilities
    return ModelRow(
        receipt.name, receipt.kind, receipt.languages, dict(known.about) if known else {}, known.bytes if known else 0,
        installed.bytes, receipt.licence, abilities, "verified" if receipt.verified else "unverified",
        known.recommended if known else (), installed=True, folder=str(installed.folder),
        engine=installed.engine or SHERPA, chosen_for=_chosen_for(settings, installed),
        real_time_factor=receipt.real_time_factor, problem=installed.problem,
    )  # fmt: skip


def _chosen_for(settings: Settings, installed: Installed) -> tuple[str, ...]:
    if installed.receipt.kind == "voice":
        named = settings.voice.names
        return tuple(code for code, name in named.items() if name.partition(":")[0] == installed.receipt.name)
    return tuple(code for code, folder in settings.ear.models.items() if folder == str(installed.folder))


def language_of(tag: str) -> str | None:
    """Our code for an engine's language tag; None for languages that no call is spoken in."""
    tag = tag.replace("_", "-").lower()
    if tag in LANGUAGES["yue"] or tag.startswith("yue"):
        return "yue"
    return {"zh": "zh", "cmn": "zh", "en": "en"}.get(tag.split("-")[0])


def this_system() -> System:
    """What this machine runs on."""
    return {"win32": "windows", "darwin": "macos"}.get(sys.platform, "linux")  # type: ignore[return-value]


def _has(package: str) -> bool:
    return find_spec(package) is not None


WHERE_VOICES_ARE: Final[dict[System, str]] = {
    "windows": "Settings → Time & language → Language → the language's options → Speech",
    "macos": "System Settings → Accessibility → Spoken content → System voice → Manage voices",
    "linux": "no better system voice can be used on Linux",
}
"""Where better voices of the system are installed."""

__all__ = [
    "SAMPLES", "WHERE_VOICES_ARE", "Checksum", "Engine", "ModelRow", "System", "VoiceListing", "VoiceQuality",
    "VoiceRow", "engines", "language_of", "list_models", "list_voices", "preview", "this_system", "voice_quality",
]  # fmt: skip
