"""Chooses the customer's voice and the trainee's ear by the settings, and says in a sentence what is missing."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from threading import Thread
from typing import TYPE_CHECKING, Final, Literal

from simulator.call.ports import Ear, Message, SoundBlock, Voice
from simulator.places import cache_folder, models_folder
from simulator.scenario.hotwords import hotwords
from simulator.scenario.model import Casting, Language
from simulator.settings import Settings

if TYPE_CHECKING:
    from simulator.speech.ears import EarEngine
    from simulator.speech.level import Figures
    from simulator.speech.measuring import VoiceMeasuring
    from simulator.speech.rendered import Rendering
    from simulator.speech.speaker import Speaker
    from simulator.speech.tape import Tape
    from simulator.speech.voice_routing import RoutedVoices

Emit = Callable[[Message], None]
Clock = Callable[[], float]
VOICES: Final = "voices"
"""Folder of rendered lines in the cache."""


@dataclass(frozen=True, slots=True)
class EarState:
    """Whether a language can be recognised."""

    state: Literal["ready", "typed", "no_model", "bad_model"]
    detail: str
    """The engine's name, or what is wrong with the model's folder."""
    leaves: bool = False
    """Whether the trainee's sound leaves this machine: to be said wherever the recogniser is named."""


@dataclass(frozen=True, slots=True)
class EarChoice:
    """Which recogniser a language gets here."""

    engine: EarEngine | None
    state: EarState
    """Why there is none, or its name."""

    @property
    def notice(self) -> str | None:
        """What has to be said of a chosen one, one sentence."""
        if not self.state.leaves:
            return None
        return f"Your voice is sent to another company's computers, for {self.state.detail} to recognise it."

    @property
    def reason(self) -> str:
        """Why there is none, one sentence for the command line; empty for a chosen one."""
        match self.state.state:
            case "ready":
                return ""
            case "typed":
                return "The settings ask for typed answers."
            case "no_model":
                return "No recognition model is set; fetch one (three-rings speech models lists them)."
        return self.state.detail


class SoundEngines:
    """Voices and ears of this machine."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._tape: Tape | None = None
        self._hears = False
        self._speech: tuple[RoutedVoices, Speaker] | None = None
        self.figures: Figures | None = None
        """The microphone of the last ear; None: there was none."""

    def record(self, path: Path, clock: Clock) -> VoiceMeasuring | None:
        """Keep the sound of the call: beside its record where the settings ask for it, else until it is measured.

        None where there is nothing to keep. Raises SpeechError where the file cannot be made.
        """
        kept = self._settings.keep_sound
        if self._tape is None or not (kept or self._hears):
            return None
        from simulator.speech.measuring import VoiceMeasuring

        self._tape.begin(path if kept else None, clock)
        return VoiceMeasuring(self._tape)

    def _sound(self) -> Tape:
        from simulator.speech.tape import Tape

        self._tape = self._tape or Tape()
        return self._tape

    def voice(self, emit: Emit, clock: Clock, casting: Casting) -> tuple[Voice | None, str]:
        """The customer's voice; None where the settings ask for text only."""
        if self._settings.voice.engine == "none":
            return None, "none"
        from simulator.speech.speaker import Speaker
        from simulator.speech.voices import SpokenVoice

        settings, language = self._settings.voice, casting.scenario.language
        renderer = spoken_voices(self._settings)
        Thread(target=_start, args=(renderer, language), name="voice start", daemon=True).start()
        speaker, tape = Speaker(settings.speaker, settings.volume), self._sound()
        self._speech = (renderer, speaker)
        voice = SpokenVoice(emit, clock, renderer, speaker, sounded=tape.customer, silenced=tape.cut)
        return voice, renderer.engine_of(language)

    def prompter(self, emit: Emit, clock: Clock, *, robot: bool) -> Voice | None:
        """A second voice beside the customer's; `robot`: what it says is the trainee's side of the call."""
        if self._speech is None:
            return None
        from simulator.speech.samples import resampled
        from simulator.speech.vad import RATE
        from simulator.speech.voices import MODEL_CHANNEL, SpokenVoice

        tape = self._sound()

        def sounded(at: float, rendering: Rendering) -> None:
            tape.trainee(at + rendering.seconds, resampled(rendering.samples, rendering.rate, RATE))

        return SpokenVoice(emit, clock, *self._speech, channel=MODEL_CHANNEL, sounded=sounded if robot else None)

    def ear(self, emit: Emit, clock: Clock, casting: Casting) -> tuple[Ear | None, str]:
        """The recogniser of the call's language; None where there is none (`choose_ear` says why)."""
        choice = choose_ear(self._settings, casting.scenario.language, hotwords(casting))
        if choice.engine is None:
            return None, "typed"
        from simulator.speech.ears import ListeningEar
        from simulator.speech.health import EarHealth
        from simulator.speech.level import Figures
        from simulator.speech.microphone import Microphone

        health = EarHealth(emit, clock)
        figures = self.figures = Figures()

        def heard(message: Message) -> None:
            if isinstance(message, SoundBlock):
                figures.take(message.level_db, message.speech)
            emit(message)

        microphone = Microphone(heard, clock, health, device=self._settings.ear.microphone)
        microphone.tap(lambda _, block: figures.samples(block), preroll=False)
        microphone.tap(self._sound().trainee, preroll=False)
        self._hears = True
        return ListeningEar(emit, clock, health, microphone, choice.engine), choice.engine.name


def _start(renderer: RoutedVoices, language: str) -> None:
    """A large voice takes a while to load, and the window must not wait for it."""
    from simulator.speech.rendered import VoiceError

    with suppress(VoiceError):  # the first line says what is wrong
        renderer.start(language)


def spoken_voices(settings: Settings) -> RoutedVoices:
    """What renders lines by the settings, with the cache of this user."""
    from simulator.speech.voice_routing import RoutedVoices

    return RoutedVoices(settings.voice, models_folder(), cache_folder() / VOICES)


def choose_ear(settings: Settings, language: Language, phrases: Sequence[str] = ()) -> EarChoice:
    """The recogniser for a language by the settings; it listens for the phrases where it can."""
    wanted = settings.ear.engine
    if wanted == "none":
        return EarChoice(None, EarState("typed", ""))
    if wanted == "google":
        from simulator.speech.ear_google import google_engine

        return _ready(google_engine(language))
    if (
        language == "en"
        and wanted in ("auto", "pocketsphinx")
        and (wanted != "auto" or "en" not in settings.ear.models)
    ):
        from simulator.speech.ear_pocketsphinx import pocketsphinx_engine

        return _ready(pocketsphinx_engine())
    folder = settings.ear.models.get(language) or (settings.ear.models.get("zh") if language == "yue" else None)
    if folder is None or wanted == "pocketsphinx":
        return EarChoice(None, EarState("no_model", ""))
    from simulator.speech.models import ModelError, model_engine

    try:
        engine = model_engine(Path(folder).expanduser(), language, phrases)
    except ModelError as error:
        return EarChoice(None, EarState("bad_model", str(error)))
    kind = engine.name.partition("/")[0]
    if wanted not in ("auto", kind):
        detail = f"The settings ask for {wanted}, but {folder} holds a model of {kind}."
        return EarChoice(None, EarState("bad_model", detail))
    return _ready(engine)


def _ready(engine: EarEngine) -> EarChoice:
    return EarChoice(engine, EarState("ready", engine.name, leaves=engine.remote))


__all__ = ["EarChoice", "EarState", "SoundEngines", "choose_ear", "spoken_voices"]
