"""What a running call needs from outside, and the messages that come in from there."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal, Protocol

from scoring.record.events import DeskAction, Event, Header, RecordTask, VoiceMeasured, Word

# --- messages from the sound -------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class SoundBlock:
    """One block of the microphone."""

    at: float
    """Time of the block's end, seconds of the call's clock."""
    seconds: float
    speech: float
    """Probability of speech, 0 to 1."""
    level_db: float
    """RMS level, dBFS."""
    hum: bool = False
    """Whether it could be made with closed lips: 嗯, mhm."""


@dataclass(frozen=True, slots=True)
class PartialWords:
    """What the recogniser reads so far in an open utterance."""

    at: float
    utterance: int
    text: str


@dataclass(frozen=True, slots=True)
class FinalWords:
    """What the recogniser read in a finished utterance."""

    at: float
    utterance: int
    text: str
    words: tuple[Word, ...]
    confidence: float | None
    failed: str | None
    """Why nothing could be understood, in words; None when the text counts."""


@dataclass(frozen=True, slots=True)
class EarLost:
    """Microphone or recogniser cannot be used; the call goes on typed."""

    at: float
    reason: str


@dataclass(frozen=True, slots=True)
class EarBack:
    """Microphone and recogniser work again."""

    at: float


@dataclass(frozen=True, slots=True)
class LineStarted:
    """The sound of a line began."""

    at: float
    line: str


@dataclass(frozen=True, slots=True)
class LineEnded:
    """A line sounded to its natural end."""

    at: float
    line: str


@dataclass(frozen=True, slots=True)
class VoiceLost:
    """A line could not be spoken; it is shown as text instead."""

    at: float
    line: str
    reason: str


@dataclass(frozen=True, slots=True)
class Measured:
    """The trainee's voice was measured after the call."""

    at: float
    measures: tuple[VoiceMeasured, ...]
    """Their own `at` does not count."""


# --- messages from the trainee's hands ---------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class LiftReceiver:
    """The trainee answers."""

    at: float


@dataclass(frozen=True, slots=True)
class TypedReply:
    """The trainee sends a typed answer."""

    at: float
    text: str
    began: float | None = None
    """When the typing (or, with `spoken`, the speaking) began; None: unknown."""
    spoken: bool = False
    """True for the words of a script or a robot that count as spoken from `began` to `at`."""


@dataclass(frozen=True, slots=True)
class Typing:
    """The trainee changes the reply field: typing holds the floor."""

    at: float
    empty: bool


@dataclass(frozen=True, slots=True)
class UseDesk:
    """The trainee uses a control of the desk."""

    at: float
    action: DeskAction
    target: str | None = None
    value: str | None = None
    """For `identity`: what the caller said."""
    when: str | None = None
    phone: str | None = None
    owner: str | None = None


@dataclass(frozen=True, slots=True)
class TakeNote:
    """The trainee writes into the record."""

    at: float
    text: str


@dataclass(frozen=True, slots=True)
class TakeHint:
    """The trainee was shown, on request, what could be said now."""

    at: float
    text: str


@dataclass(frozen=True, slots=True)
class PutDown:
    """The trainee hangs up."""

    at: float


@dataclass(frozen=True, slots=True)
class CompleteRecord:
    """The trainee finishes after-call work."""

    at: float
    matter: str
    result: str
    next: str
    tasks: tuple[RecordTask, ...] = ()


@dataclass(frozen=True, slots=True)
class CorrectWords:
    """ "This is not what I said": the trainee corrects a recognised turn."""

    at: float
    turn: int
    text: str


@dataclass(frozen=True, slots=True)
class Murmur:
    """A token of listening inside the customer's line (from typed or scripted calls)."""

    at: float
    text: str


@dataclass(frozen=True, slots=True)
class PushToTalk:
    """The talk key went down or up."""

    at: float
    down: bool


@dataclass(frozen=True, slots=True)
class NotFinished:
    """ "I am not finished": the trainee goes on with the turn that was taken to be over."""

    at: float


Message = (
    SoundBlock | PartialWords | FinalWords | EarLost | EarBack | LineStarted | LineEnded | VoiceLost | LiftReceiver
    | TypedReply | Typing | UseDesk | TakeNote | PutDown | CompleteRecord | CorrectWords | Murmur | PushToTalk
    | NotFinished | Measured | TakeHint
)  # fmt: skip


# --- ports -------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class VoiceStyle:
    """How a line is to sound, relative to the engine's neutral voice."""

    sex: Literal["female", "male"]
    rate: float = 1.0
    pitch: float = 0.0
    """Semitones."""
    volume: float = 1.0
    band: Literal["wide", "telephone"] = "wide"
    noise: str | None = None
    noise_level: float = -30.0
    """dB below the voice."""
    dropouts: float = 0.0
    """Moments a minute in which the line is silent."""
    mood: float = 0.0
    """-5 … +5: shifts rate, volume and pitch."""


@dataclass(frozen=True, slots=True)
class SpokenLine:
    """A line handed to the voice."""

    line: str
    text: str
    language: Literal["zh", "yue", "en"]
    style: VoiceStyle
    recording: Path | None = None


class Voice(Protocol):
    """The customer's voice. Reports LineStarted, LineEnded and VoiceLost on the call's queue."""

    def prepare(self, lines: Sequence[SpokenLine]) -> None:
        """Render lines ahead; never blocks."""

    def say(self, line: SpokenLine) -> None:
        """Speak a line; never blocks."""

    def duck(self, on: bool) -> None:
        """Lower the voice by 12 dB within 0.15 s, or let it swell back."""

    @property
    def level_db(self) -> float:
        """Loudness of what is being said at this moment, dBFS."""

    def stop(self) -> None:
        """Be silent within 0.15 s; no LineEnded follows."""

    def ring(self) -> None:
        """Sound one ring."""

    def hold_tone(self, on: bool) -> None:
        """Music for the caller on hold."""

    def close(self) -> None:
        """Free the speaker and end the engine's process."""


class Ear(Protocol):
    """The recogniser behind the microphone. Reports SoundBlock, PartialWords, FinalWords, EarLost and EarBack."""

    def begin(self, utterance: int) -> None:
        """Speech began: decode from a little before now."""

    def finish(self, utterance: int) -> None:
        """The turn ended: FinalWords follows."""

    def cancel(self, utterance: int) -> None:
        """Forget the utterance: it was a cough or the call is over."""

    def mute(self, on: bool) -> None:
        """Stop or resume listening."""

    def close(self) -> None:
        """Free the microphone and end the recogniser's process."""


class Recorder(Protocol):
    """Writes the record; an event is on disk when `write` returns."""

    def write(self, event: Header | Event) -> None:
        """Append one event."""

    def close(self) -> None:
        """Close the file."""


__all__ = [
    "CompleteRecord", "CorrectWords", "Ear", "EarBack", "EarLost", "FinalWords", "LiftReceiver", "LineEnded",
    "LineStarted", "Measured", "Message", "Murmur", "NotFinished", "PartialWords", "PushToTalk", "PutDown", "Recorder",
    "SoundBlock", "SpokenLine", "TakeHint", "TakeNote", "TypedReply", "Typing", "UseDesk", "Voice", "VoiceLost",
    "VoiceStyle",
]  # fmt: skip
