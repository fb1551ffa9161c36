"""What happened in a call: the glossary of all events, in the order of a call.

Every event carries `at`, seconds since the first ring; `at` never falls within a record. Clock times of the
day are always called `when`. A trailing underscore (`from_`) stands for a key that Python reserves (`from`).
Fields marked OMIT are left out of the written line while they are None or empty.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final, Literal

OMIT: Final[Mapping[str, bool]] = {"omit_empty": True}

Feeling = Literal["neutral", "happy", "worried", "angry", "sad", "impatient"]
Tone = Literal["routine", "unresolved", "grief"]
Presence = Literal["ready", "busy", "offline", "resigned"]
FactKind = Literal["number", "name", "date", "amount", "request"]
ReadBack = Literal["must", "may", "no"]
Addressee = Literal["customer", "colleague", "supervisor"]
Level = Literal["certain", "possible"]
FactState = Literal["right", "wrong", "partly", "possible"]
Heard = Literal["whole", "cut", "withdrawn"]
Party = Literal["trainee", "customer"]
DeskAction = Literal[
    "presence", "hold", "resume", "mute", "unmute", "consult", "leave_consult", "transfer", "escalate",
    "callback", "ring_back", "identity", "knowledge",
]  # fmt: skip


# --- the header -------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class Reference:
    """A document that the call rests on, by the hash of its content."""

    id: str | None = field(default=None, metadata=OMIT)
    version: str | None = field(default=None, metadata=OMIT)
    hash: str
    """`sha256:` and the hex digest of the canonical text."""


@dataclass(frozen=True, slots=True)
class Parent:
    """The record that a retry starts from."""

    call: str
    """Id of the parent call."""
    event: int
    """Number of the last event that was taken over."""


@dataclass(frozen=True, slots=True)
class CaseFact:
    """A value that the caller gives in the call."""

    kind: FactKind
    value: str
    """Plain form: digits, `MM-DD` or `YYYY-MM-DD`, amount in the main unit, name, or the request in words."""
    spoken: str
    """How the caller says it."""
    read_back: ReadBack = "may"
    asked_by: tuple[str, ...] = ()
    """Words by which an agent asks for it."""
    words: tuple[str, ...] = field(default=(), metadata=OMIT)
    """Content words of a request; empty for other kinds."""


@dataclass(frozen=True, slots=True)
class CaseCaller:
    """Who calls."""

    surname: str
    title: str
    """The right form of address after (Mandarin) or before (English) the surname."""


@dataclass(frozen=True, slots=True)
class CaseColleague:
    """Somebody who can be asked, connected or given the case."""

    kind: Literal["colleague", "department", "supervisor"]
    name: str
    presence: Presence
    until: str | None = field(default=None, metadata=OMIT)
    """Clock time at which a busy or absent colleague is there again."""
    hours: str | None = field(default=None, metadata=OMIT)


@dataclass(frozen=True, slots=True)
class CaseRing:
    """How the telephone rings."""

    interval: float = 5.0
    """Seconds from one ring to the next."""
    automatic_answer: bool = field(default=False, metadata=OMIT)


@dataclass(frozen=True, slots=True)
class CaseAbuse:
    """When an agent may end a call with an abusive caller."""

    insults: int
    warning: str


@dataclass(frozen=True, slots=True)
class CaseCentre:
    """The slots of the centre's phrase card that checks read."""

    welcome_parts: tuple[str, ...] = ("greet", "state_company", "state_name", "offer_help")
    identity_items: tuple[str, ...] = ()
    must_escalate: tuple[str, ...] = ()
    ring: CaseRing = CaseRing()
    reply_limits: Mapping[str, str] = field(default_factory=dict, metadata=OMIT)
    pace: Mapping[str, float] = field(default_factory=dict, metadata=OMIT)
    """`from` and `to` in the unit of the call's language (characters or words a minute)."""
    abuse_rule: CaseAbuse | None = field(default=None, metadata=OMIT)


@dataclass(frozen=True, slots=True)
class Case:
    """What scoring must know of the matter; all of it is fixed before the first ring."""

    family: str
    complaint: bool
    tone: Tone
    within_authority: bool
    right_owner: str
    """`self`, or the id of the colleague, department or supervisor who has to have the matter at the end."""
    wanted: str | None
    """Id of the colleague whom the caller asks for."""
    display_number: str | None
    """The caller's number on the telephone's display."""
    caller: CaseCaller
    facts: Mapping[str, CaseFact]
    identity: Mapping[str, str]
    knowledge: Mapping[str, str]
    colleagues: Mapping[str, CaseColleague]
    centre: CaseCentre


@dataclass(frozen=True, slots=True)
class Header:
    """First line of a record."""

    format: int
    call: str
    parent: Parent | None
    scenario: Reference
    persona: Reference
    centre: Reference
    standard: Reference
    program: str
    detector: str
    language: Literal["zh", "yue", "en"]
    seed: int
    trainee: str
    mode: str
    """`hear`, `shadow`, `learn`, `practise`, `test`, `demo`, `rehearse` or `import`."""
    engines: Mapping[str, str]
    started: str
    """Wall clock of the first ring, ISO 8601 with offset."""
    case: Case


# --- telephone --------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Ready:
    """The desk is ready and the call comes in."""

    at: float


@dataclass(frozen=True, slots=True)
class Rang:
    """One ring sounded."""

    at: float
    ring: int
    """1 for the first ring."""


@dataclass(frozen=True, slots=True)
class Answered:
    """The receiver was lifted."""

    at: float


@dataclass(frozen=True, slots=True)
class HintTaken:
    """The trainee asked what could be said now: it costs a star, and no points."""

    at: float
    text: str
    """The sentence that was shown."""


@dataclass(frozen=True, slots=True)
class LineCut:
    """The connection broke off."""

    at: float


@dataclass(frozen=True, slots=True)
class Ended:
    """The story came to one of its ends."""

    at: float
    end: str
    tone: Tone


@dataclass(frozen=True, slots=True)
class HungUp:
    """Somebody hung up."""

    at: float
    by: Literal["customer", "agent"]


# --- words of the trainee ---------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Word:
    """A recognised word with its place in the sound."""

    text: str
    at: float
    """Seconds since the first ring."""
    until: float
    confidence: float | None
    """0 to 1; None where the engine gives none (unknown is not low)."""


@dataclass(frozen=True, slots=True)
class SoundSpan:
    """Where in the recording an utterance can be heard."""

    channel: Party
    from_: float
    until: float


@dataclass(frozen=True, slots=True)
class TraineeSaid:
    """A finished turn of the trainee. A later one with the same `turn` (after TurnReopened) replaces it."""

    at: float
    from_: float
    until: float
    turn: int
    to: Addressee
    text: str
    typed: bool
    words: tuple[Word, ...] = ()
    sound: SoundSpan | None = field(default=None, metadata=OMIT)


@dataclass(frozen=True, slots=True)
class ActFinding:
    """One dialogue act found in an utterance."""

    act: str
    kind: str | None
    """Severity kind of `order`, `sarcasm`, `disclose`; None for all others."""
    level: Level
    start: int
    """First code point of the span in the text."""
    end: int
    text: str
    confidence: float | None
    reason: str
    """Name of the pattern or rule that decided."""


@dataclass(frozen=True, slots=True)
class FactFinding:
    """One of the caller's facts, restated."""

    id: str
    state: FactState
    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Understood:
    """What the words of a turn do; replies, checks and advice read this and never the detector."""

    at: float
    turn: int
    acts: tuple[str, ...]
    """Acts counted as present: certain ones and possible ones of calibrated confidence ≥ 0.5."""
    findings: tuple[ActFinding, ...]
    facts: tuple[FactFinding, ...]
    asked: tuple[str, ...]
    """Ids of the facts that the utterance asks for."""


@dataclass(frozen=True, slots=True)
class NotUnderstood:
    """Speech was heard but could not be understood; it never counts as said or not said."""

    at: float
    from_: float
    until: float
    turn: int
    reason: str
    to: Addressee | None = field(default=None, metadata=OMIT)
    """Whom it was said to; None: the caller."""


@dataclass(frozen=True, slots=True)
class Corrected:
    """The trainee disputes what the recogniser wrote; scored with the correction, marked as disputed."""

    at: float
    turn: int
    text: str
    was: str
    """What the recogniser wrote; empty where it had understood nothing."""


@dataclass(frozen=True, slots=True)
class TurnReopened:
    """The trainee went on speaking just after the end of the turn had been decided."""

    at: float
    turn: int


@dataclass(frozen=True, slots=True)
class BargeIn:
    """One party spoke over the other."""

    at: float
    by: Party
    seconds: float
    """How long both were heard."""
    kept: bool
    """True when the interrupted voice stopped, False when it swelled back (a token of listening, a cough)."""


@dataclass(frozen=True, slots=True)
class SilencePassed:
    """Nobody has spoken for this long although the trainee was expected to."""

    at: float
    seconds: float


# --- words of the others ----------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class CustomerSaid:
    """A line of the customer began to sound."""

    at: float
    beat: str
    line: str
    """`beat/variant`, `beat/reply-n`, `self/kind`: names the line within the scenario."""
    text: str
    feeling: Feeling
    long: bool
    tells: tuple[str, ...]
    """Facts that the line gives; a fact counts for read-back only once told."""
    asks: tuple[str, ...]
    does: tuple[str, ...]
    """Any of affirms, denies, objects, understood, declines_number, asks_supervisor, insults, names_regulator."""


@dataclass(frozen=True, slots=True)
class LineFinished:
    """A line of the customer or a colleague came to its end."""

    at: float
    line: str
    heard: Heard


@dataclass(frozen=True, slots=True)
class ColleagueSaid:
    """A colleague or supervisor speaks on the internal line."""

    at: float
    by: str
    line: str
    text: str


@dataclass(frozen=True, slots=True)
class ColleagueAccepted:
    """A colleague took the matter over."""

    at: float
    by: str
    when: str | None
    """Clock time or date at which that person will act; None when none was named."""


@dataclass(frozen=True, slots=True)
class MoodChanged:
    """The customer's mood moved by a rule (-5 furious … +5 delighted)."""

    at: float
    from_: float
    to: float
    cause: str


# --- the desk ---------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class DeskUsed:
    """The trainee used a control of the desk."""

    at: float
    action: DeskAction
    target: str | None = field(default=None, metadata=OMIT)
    """Colleague id, or for `identity` the item, for `knowledge` the page."""
    result: str | None = field(default=None, metadata=OMIT)
    """Presence state, `match`, `mismatch`, `connected`, `refused` …"""
    when: str | None = field(default=None, metadata=OMIT)
    phone: str | None = field(default=None, metadata=OMIT)
    owner: str | None = field(default=None, metadata=OMIT)


@dataclass(frozen=True, slots=True)
class Noted:
    """The trainee wrote into the record."""

    at: float
    text: str


@dataclass(frozen=True, slots=True)
class RecordTask:
    """Something promised that stands in the record."""

    what: str
    when: str | None
    owner: str | None


@dataclass(frozen=True, slots=True)
class RecordCompleted:
    """After-call work ended; scoring starts here."""

    at: float
    fields: Mapping[str, str]
    """`matter`, `result`, `next`."""
    tasks: tuple[RecordTask, ...] = ()


@dataclass(frozen=True, slots=True)
class VoiceMeasured:
    """Measures of the trainee's voice in one turn; checks read only these, never the sound."""

    at: float
    turn: int
    method: str
    """The methods with their versions, as `rate/1`; `scoring.sound` describes them."""
    voiced_seconds: float
    """Seconds of speech without pauses."""
    characters_per_minute: float | None = field(default=None, metadata=OMIT)
    """Of voiced time, digit runs left out; Mandarin and Cantonese."""
    words_per_minute: float | None = field(default=None, metadata=OMIT)
    """The same in English."""
    pitch_median_hz: float | None = field(default=None, metadata=OMIT)
    pitch_iqr_semitones: float | None = field(default=None, metadata=OMIT)
    """Between the quartiles of the turn."""
    loudness_lufs: float | None = field(default=None, metadata=OMIT)
    loudness_iqr_lu: float | None = field(default=None, metadata=OMIT)
    """Between the quartiles of the turn."""
    pauses: int | None = field(default=None, metadata=OMIT)
    """Number of pauses within the turn."""
    pause_seconds: float | None = field(default=None, metadata=OMIT)
    longest_pause_seconds: float | None = field(default=None, metadata=OMIT)
    overlap_seconds: float | None = field(default=None, metadata=OMIT)
    """How long trainee and customer sounded together."""
    pitch_shift_semitones: float | None = field(default=None, metadata=OMIT)
    """Above (or below) the median of the call's own turns."""
    loudness_shift_lu: float | None = field(default=None, metadata=OMIT)


Event = (
    Ready | Rang | Answered | TraineeSaid | Understood | NotUnderstood | Corrected | CustomerSaid | LineFinished
    | ColleagueSaid | ColleagueAccepted | BargeIn | TurnReopened | MoodChanged | SilencePassed | DeskUsed | Noted
    | LineCut | Ended | HungUp | VoiceMeasured | RecordCompleted | HintTaken
)  # fmt: skip

EVENT_TYPES: Final[Mapping[str, type[Event]]] = {
    cls.__name__: cls
    for cls in (
        Ready, Rang, Answered, TraineeSaid, Understood, NotUnderstood, Corrected, CustomerSaid, LineFinished,
        ColleagueSaid, ColleagueAccepted, BargeIn, TurnReopened, MoodChanged, SilencePassed, DeskUsed, Noted,
        LineCut, Ended, HungUp, VoiceMeasured, RecordCompleted, HintTaken,
    )
}  # fmt: skip

__all__ = [
    "OMIT", "EVENT_TYPES", "ActFinding", "Addressee", "Answered", "BargeIn", "Case", "CaseAbuse", "CaseCaller",
    "CaseCentre", "CaseColleague", "CaseFact", "CaseRing", "ColleagueAccepted", "ColleagueSaid", "Corrected",
    "CustomerSaid", "DeskAction", "DeskUsed", "Ended", "Event", "FactFinding", "FactKind", "FactState",
    "Feeling", "Header", "Heard", "HintTaken", "HungUp", "Level", "LineCut", "LineFinished", "MoodChanged",
    "NotUnderstood", "Noted", "Parent", "Party", "Presence", "Rang", "ReadBack", "Ready", "RecordCompleted",
    "RecordTask", "Reference", "SilencePassed", "SoundSpan", "Tone", "TraineeSaid", "TurnReopened",
    "Understood", "VoiceMeasured", "Word",
]  # fmt: skip
