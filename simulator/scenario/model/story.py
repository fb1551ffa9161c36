"""What a scenario is: the customer's side of a call as a graph of beats, with the facts around it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final, Literal

from scoring.authored import Place
from scoring.record.events import FactKind, Feeling, Presence, ReadBack, Tone

Language = Literal["zh", "yue", "en"]
Texts = Mapping[str, str]
"""A text by language code; a single text in a file stands for every language."""
RETURN: Final = "return"
"""Target of a reply that goes back to the beat that called, saying nothing."""
GAVE_UP: Final = "gave_up"
"""The end of a call in which the customer hangs up because nobody speaks; every scenario has it by itself."""
TRANSFERRED: Final = "transferred"
"""The end of a call that was connected to a colleague, where no reply says otherwise; every scenario has it."""
CUT: Final = "cut"
"""The end of a call whose line broke and was not taken up again; every scenario has it."""


@dataclass(frozen=True, slots=True)
class Draw:
    """A value made anew for every call, from the seed."""

    kind: Literal["digits", "mobile", "amount", "date", "surname"]
    length: int = 0
    """Digits of a `digits` draw."""
    start: str = ""
    """Least amount, or first day as MM-DD (key `from`)."""
    until: str = ""
    """Greatest amount, or last day as MM-DD (key `to`)."""
    step: str = "1"
    """An amount is start plus a whole number of steps."""
    unit: str = ""
    """Currency of an amount, ISO 4217."""
    of: tuple[str, ...] = ()
    """What a surname is drawn from."""


@dataclass(frozen=True, slots=True)
class Fact:
    """Something that the caller knows and tells."""

    id: str
    kind: FactKind
    value: str | Draw
    read_back: ReadBack
    asked_by: tuple[str, ...]
    words: tuple[str, ...]
    spoken: str | None
    """How it is said, where the author does not leave that to the program."""
    place: Place


@dataclass(frozen=True, slots=True)
class Answer:
    """What the caller says when asked for something that is no fact."""

    id: str
    say: tuple[str, ...]
    asked_by: tuple[str, ...]
    """Empty: the answer to an open question (what happened)."""
    place: Place


@dataclass(frozen=True, slots=True)
class Knowledge:
    """A line of the customer card or knowledge page."""

    id: str
    text: Texts
    facts: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Acceptance:
    """How a colleague takes a matter over on a consult."""

    text: Texts
    when: str | None
    """Clock time or date at which that person will act."""


@dataclass(frozen=True, slots=True)
class Colleague:
    """Somebody who can be asked, connected or given the case."""

    id: str
    kind: Literal["colleague", "department", "supervisor"]
    name: str
    presence: Presence
    until: str | None
    hours: str | None
    accepts: Acceptance | None
    refuses: Texts | None
    """What is said instead of accepting."""
    sex: Literal["female", "male"]
    place: Place


@dataclass(frozen=True, slots=True)
class Condition:
    """When a reply fits. All stated parts must hold."""

    all: tuple[str, ...] = ()
    any: tuple[str, ...] = ()
    none: tuple[str, ...] = ()
    right: tuple[str, ...] = ()
    """Facts restated rightly in this utterance."""
    wrong: tuple[str, ...] = ()
    asked: tuple[str, ...] = ()
    """Facts or answers asked for in this utterance."""
    told: tuple[str, ...] = ()
    """Knowledge pages whose content is told in this utterance, or colleagues who are named in it."""
    held: bool | None = None
    presence_checked: str | None = None
    consulted: str | None = None
    """Spoken to on the internal line, and accepted where that person accepts."""
    transferred: str | None = None
    escalated: str | None = None
    callback: bool | None = None
    callback_owner: str | None = None
    identity: Literal["verified", "failed"] | None = None
    mood_at_least: float | None = None
    mood_at_most: float | None = None
    visits_at_least: int | None = None
    """How often this beat has been entered, the present visit included."""
    silence: float | None = None
    """Seconds of the trainee's silence; the reply then answers silence, not words."""
    elapsed: float | None = None
    """Seconds since the call was answered."""
    either: tuple[Condition, ...] = ()
    """At least one of these must hold."""


@dataclass(frozen=True, slots=True)
class Reply:
    """How the customer takes an answer of the trainee."""

    when: Condition | None
    """None: `otherwise: true`, fits whatever else did not."""
    mood: float
    say: tuple[str, ...]
    does: tuple[str, ...]
    asks: tuple[str, ...]
    tells: tuple[str, ...]
    feeling: Feeling | None
    limit: int | None
    """How often the reply may be used in one call; afterwards the next fitting one applies."""
    go: str | None
    stay: bool
    end: str | None
    place: Place


@dataclass(frozen=True, slots=True)
class Interrupted:
    """How the customer takes being interrupted in this beat."""

    mood: float
    say: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Interrupts:
    """How the customer interrupts a trainee who talks on in this beat."""

    after: float
    """Seconds of a spoken turn after which the customer cuts in."""
    mood: float
    say: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Beat:
    """One step of the customer's story."""

    id: str
    feeling: Feeling
    long: bool
    say: tuple[str, ...]
    """Variants; none is said twice before all were."""
    tells: tuple[str, ...]
    asks: tuple[str, ...]
    does: tuple[str, ...]
    patience: float | None
    """Seconds of silence before the customer speaks up; None: the persona's."""
    interrupted: Interrupted | None
    interrupts: Interrupts | None
    """None: the customer lets everybody finish."""
    recordings: Mapping[str, str]
    """Sound file by line number (`1` …), relative to the scenario's folder."""
    replies: tuple[Reply, ...]
    place: Place


@dataclass(frozen=True, slots=True)
class End:
    """How a call can end."""

    id: str
    tone: Tone | None
    """None: the scenario's."""
    customer_hangs_up: bool
    say: tuple[str, ...]
    place: Place


@dataclass(frozen=True, slots=True)
class Scenario:
    """The customer's side of one call."""

    id: str
    title: Texts
    family: str
    language: Language
    difficulty: int
    """1 to 5."""
    standard: str
    persona: str
    tone: Tone
    complaint: bool
    within_authority: bool
    right_owner: str
    wanted: str | None
    brief: Texts
    """What the trainee reads before the call."""
    facts: Mapping[str, Fact]
    identity: Mapping[str, str | Draw]
    """Value on file, draw, or the id of a fact that holds the value."""
    identity_said: Mapping[str, str | Draw]
    """What the caller says instead, by item: an impostor's guess, a slip. Values as those of `identity`."""
    answers: Mapping[str, Answer]
    knowledge: Mapping[str, Knowledge]
    colleagues: Mapping[str, Colleague]
    start: str
    beats: Mapping[str, Beat]
    ends: Mapping[str, End]
    hash: str
    """Content hash of the file with its included pieces."""
    files: tuple[str, ...] = ()
    """Names of these files in the library, the scenario's own first."""


__all__ = [
    "CUT", "GAVE_UP", "RETURN", "TRANSFERRED", "Acceptance", "Answer", "Beat", "Colleague", "Condition", "Draw",
    "End", "Fact", "Interrupted", "Interrupts", "Knowledge", "Language", "Reply", "Scenario", "Texts",
]  # fmt: skip
