"""What a user may choose: the model of the settings, their defaults, units and limits, and their JSON form."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, fields, is_dataclass
from typing import Any, Final, Literal, get_args, get_type_hints

from scoring.record.codec import RecordError, from_plain, to_plain
from simulator.errors import SettingsError
from simulator.keys import usable_keys

FORMAT: Final = 1
Language = Literal["zh", "yue", "en"]
CallMode = Literal["hear", "shadow", "learn", "practise", "test"]
VoiceEngine = Literal["auto", "pyttsx3", "sherpa-onnx", "none"]
EarEngine = Literal["auto", "pocketsphinx", "sherpa-onnx", "vosk", "whisper", "google", "none"]
REMOTE_EARS: Final[tuple[EarEngine, ...]] = ("google",)
"""Engines that send the trainee's sound to another company's computers: only by choice, never by `auto`."""
Palette = Literal["standard", "safe"]
AGREEMENT: Final = 1
"""Version of what a trainee agrees to before the first recording; raised when the page says something new."""


def _limits(least: float, most: float) -> Mapping[str, tuple[float, float]]:
    return {"limits": (least, most)}


@dataclass(frozen=True, slots=True)
class Agreement:
    """What the trainee agreed to about recordings."""

    version: int = 0
    """Version of the page that was agreed to; 0: nothing was."""
    when: str = ""
    """Day of it, ISO 8601."""


@dataclass(frozen=True, slots=True)
class Leak:
    """How much of the loudspeaker comes into the microphone, as it was measured with these two devices."""

    db: float
    """Level in the microphone below what was played, dB; -120: nothing of it."""
    microphone: str | None = None
    speaker: str | None = None


@dataclass(frozen=True, slots=True)
class VoiceSettings:
    """The customer's voice."""

    engine: VoiceEngine = "auto"
    """`auto`: the voice that is named, else a neural one that is installed and fast enough here, else the system's;
    `pyttsx3`: the system's only; `sherpa-onnx`: a neural one where a language has one, however slow; `none`: lines are
    shown as text only."""
    names: Mapping[str, str] = field(default_factory=dict)
    """Id or name of a voice by language code, as `three-rings speech voices` lists them; others are chosen by the
    customer's sex."""
    volume: float = field(default=1.0, metadata=_limits(0.0, 1.0))
    """Loudness of customer and telephone, 0 silent … 1 full."""
    rate: float = field(default=1.0, metadata=_limits(0.5, 2.0))
    """Speaking rate as a factor of the scenario's own."""
    speaker: str | None = None
    """Name of the output device; null: the system's choice."""


@dataclass(frozen=True, slots=True)
class EarSettings:
    """The recogniser of the trainee's speech."""

    engine: EarEngine = "auto"
    """`auto`: the best offline engine that has a model for the language; `none`: answers are typed."""
    models: Mapping[str, str] = field(default_factory=dict)
    """Folder of a sherpa-onnx or vosk model by language code."""
    microphone: str | None = None
    """Name of the input device; null: the system's choice."""
    push_to_talk: bool = False
    """The trainee holds a key while speaking: for noisy rooms and loudspeakers."""
    leak: Leak | None = None
    """The last test of loudspeaker and microphone; null: none yet."""


@dataclass(frozen=True, slots=True)
class TurnSettings:
    """When a turn of the trainee ends, and what counts as speaking over the customer; seconds but for the first."""

    speech_probability: float = field(default=0.5, metadata=_limits(0.1, 0.9))
    """A block of sound counts as speech from this probability on; the detector's own recommendation."""
    onset: float = field(default=0.1, metadata=_limits(0.02, 0.5))
    """Speech has to last this long to begin a turn, so that a click does not."""
    quick: float = field(default=0.4, metadata=_limits(0.2, 2.0))
    """Silence that ends a turn in which an awaited act is complete."""
    settled: float = field(default=0.6, metadata=_limits(0.2, 2.0))
    """Silence that ends a turn after a whole sentence."""
    normal: float = field(default=1.1, metadata=_limits(0.3, 3.0))
    """Silence that ends a turn of which the words say nothing: a pause for thought of one second, and the 0.1 s by
    which a detector hears speech late."""
    patient: float = field(default=1.2, metadata=_limits(0.5, 5.0))
    """Silence that ends a turn after a filler, in a run of digits or in a hanging clause."""
    reopen: float = field(default=0.7, metadata=_limits(0.0, 2.0))
    """Speech that goes on within this time after the end was decided re-opens the turn."""
    gap: float = field(default=0.2, metadata=_limits(0.05, 0.5))
    """A dip of this length does not end a stretch of voiced sound (stops and short breaths)."""
    go_on: float = field(default=0.06, metadata=_limits(0.02, 0.5))
    """Speech of this length is enough for it; once the answer sounds, that which lowers the voice is: it has to stop
    within 0.15 s."""
    duck: float = field(default=0.03, metadata=_limits(0.02, 0.5))
    """Voiced sound over the customer that lowers the voice (budget: ducked within 0.15 s of the onset)."""
    barge_in: float = field(default=0.41, metadata=_limits(0.1, 2.0))
    """Voiced sound over the customer that silences the voice for good, where no word is known yet; 嗯 lasts 0.3 s."""
    token: float = field(default=1.2, metadata=_limits(0.2, 3.0))
    """The same while the words are only a token of listening (嗯, ok)."""
    longest: float = field(default=60.0, metadata=_limits(10.0, 300.0))
    """A turn ends by itself after this long."""
    typing: float = field(default=8.0, metadata=_limits(1.0, 60.0))
    """Half-typed words hold the floor this long after the last key; then silence counts (ours)."""
    leak: float = field(default=12.0, metadata=_limits(3.0, 40.0))
    """Speech over the customer that is softer than the trainee's own by this, dB, comes from a loudspeaker."""
    half_duplex: bool = False
    """Do not listen while the customer speaks: for loudspeakers that leak into the microphone."""


@dataclass(frozen=True, slots=True)
class ScreenSettings:
    """How the window looks."""

    text_scale: float = field(default=1.0, metadata=_limits(0.8, 2.0))
    """Size of all text as a factor."""
    captions: bool = True
    """Show the customer's words while they sound."""
    reduced_motion: bool = False
    """No moving portrait, wave or transition."""
    palette: Palette = "standard"
    """`safe`: colours that are told apart with any kind of colour vision."""
    fullscreen: bool = False
    width: int = field(default=1280, metadata=_limits(960, 7680))
    """Pixels."""
    height: int = field(default=720, metadata=_limits(540, 4320))
    """Pixels."""


@dataclass(frozen=True, slots=True)
class GameSettings:
    """What makes a game of it."""

    stars: bool = True
    """Show stars and the level that they make."""
    streak: bool = True
    """Show on how many days in a row something was practised."""
    sounds: bool = True
    """Short sounds for stars, marks, rounds of a drill and the end of a call."""


@dataclass(frozen=True, slots=True)
class Settings:
    """Everything that a user may choose."""

    format: int = FORMAT
    introduced: bool = True
    """The first start was gone through or skipped; false only where there was no settings file yet."""
    agreement: Agreement = Agreement()
    """No sound is recorded before this says that the trainee agrees."""
    trainee: str = "trainee"
    """Name under which calls are kept."""
    language: Language = "zh"
    """Language of the calls that the lobby offers first."""
    interface: str = "zh"
    """Language of the screens: code of a catalogue of texts; where it is gone, the first that there is."""
    standard: str | None = None
    """Id of the rulebook; null: the centre's."""
    mode: CallMode = "practise"
    """How the next call is taken: `hear`: a robot takes it; `shadow`: its sentences are said after it; `learn`: with a
    model sentence before each turn; `practise`: a hint on request; `test`: without help."""
    keep_sound: bool = True
    """Keep the sound of a call beside its record, for playback."""
    scenarios: tuple[str, ...] = ()
    """Further folders with scenarios."""
    voice: VoiceSettings = VoiceSettings()
    ear: EarSettings = EarSettings()
    turns: TurnSettings = TurnSettings()
    screen: ScreenSettings = ScreenSettings()
    game: GameSettings = GameSettings()
    keys: Mapping[str, str] = field(default_factory=dict)
    """Keys that are not those that the program came with: name of the key by action (`simulator.keys`)."""

    @property
    def agreed(self) -> bool:
        """Whether the trainee has agreed to what is said of recordings now."""
        return self.agreement.version >= AGREEMENT


def parse_settings(text: str) -> Settings:
    """Read settings from JSON, strictly: an unknown key, a wrong type or a value out of its limits is an error.

    Keys that are left out take their defaults. Raises SettingsError with one sentence that names the key.
    """
    try:
        plain = json.loads(text)
        settings = from_plain(Settings, plain, "settings")
    except RecordError as error:
        raise SettingsError(str(error)) from error
    except (ValueError, RecursionError) as error:
        raise SettingsError(f"settings: this is no JSON object ({error}).") from error
    if settings.format != FORMAT:
        raise SettingsError(f"settings: format {settings.format} is unknown; this program reads format {FORMAT}.")
    if not settings.trainee.strip():
        raise SettingsError("settings: Settings.trainee is empty; a name was expected.")
    problem = next(_out_of_limits(settings, "Settings"), None)
    if problem is not None:
        raise SettingsError(problem)
    _, unusable = usable_keys(settings.keys)
    if unusable:
        raise SettingsError(
            f"settings: Settings.keys.{unusable[0]}: there is no such action, or its key cannot be used."
        )
    return settings


def read_settings(text: str) -> tuple[Settings, tuple[str, ...]]:
    """Settings from JSON and the keys that this program does not know: those are passed over, all else is strict.

    A file of another version of the program thus keeps its use. Raises SettingsError as `parse_settings` does.
    """
    try:
        plain = json.loads(text)
    except (ValueError, RecursionError):
        return parse_settings(text), ()
    unknown: list[str] = []
    known = _known(Settings, plain, "", unknown)
    if isinstance(known, dict) and isinstance(known.get("keys"), dict):
        known["keys"], unusable = usable_keys(known["keys"])
        unknown += (f"keys.{action}" for action in unusable)
    return parse_settings(json.dumps(known)), tuple(unknown)


def _known(cls: Any, plain: Any, place: str, unknown: list[str]) -> Any:
    """The part of a JSON object that a dataclass knows; names of the rest are added to `unknown`."""
    if not isinstance(plain, dict):
        return plain
    hints = get_type_hints(cls)
    kept = {}
    for key, value in plain.items():
        if key not in hints:
            unknown.append(f"{place}{key}")
            continue
        inner = next((one for one in (hints[key], *get_args(hints[key])) if is_dataclass(one)), None)
        kept[key] = value if inner is None else _known(inner, value, f"{place}{key}.", unknown)
    return kept


def settings_json(settings: Settings) -> str:
    """The settings as JSON text, one key a line, every key written out."""
    return json.dumps(to_plain(settings), ensure_ascii=False, indent=1) + "\n"


def _out_of_limits(value: Any, place: str) -> Iterator[str]:
    for item in fields(value):
        inner = getattr(value, item.name)
        if is_dataclass(inner):
            yield from _out_of_limits(inner, f"{place}.{item.name}")
        elif "limits" in item.metadata:
            least, most = item.metadata["limits"]
            if not least <= inner <= most:
                yield f"settings: {place}.{item.name} is {inner:g}; a number from {least:g} to {most:g} was expected."


__all__ = [
    "AGREEMENT", "FORMAT", "REMOTE_EARS", "Agreement", "EarEngine", "EarSettings", "GameSettings", "Language", "Leak",
    "Palette", "ScreenSettings", "Settings", "TurnSettings",
    "VoiceEngine", "VoiceSettings", "parse_settings", "read_settings", "settings_json",
]  # fmt: skip
