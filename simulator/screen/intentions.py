"""What the trainee wants, as a screen reports it. Screens do nothing by themselves: presenters act on these."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from simulator.screen.intentions_modes import (
    AskHint,
    ChooseMode,
    HearModel,
    LeaveOut,
    OfModes,
    ShowCaptions,
    TakeFact,
)
from simulator.screen.intentions_review import (
    AnswerDispute,
    ChangePassphrase,
    ChooseStage,
    ChooseSubmitted,
    DisputeVerdict,
    EnterTrainer,
    FilterCalls,
    HearSentence,
    OpenReport,
    OpenSubmitted,
    OpenTrainer,
    Overrule,
    PinComment,
    RetryFrom,
    Review,
    SetPassphrase,
    SubmitCall,
)
from simulator.screen.intentions_setup import SetupIntention
from simulator.screen.intentions_training import (
    CallBack,
    ChooseTab,
    EndShift,
    NextCall,
    OfTraining,
    OpenDrill,
    OpenShift,
    Search,
)


@dataclass(frozen=True, slots=True)
class Quit:
    """Close the program."""


@dataclass(frozen=True, slots=True)
class ToLobby:
    """Go to the lobby (from a running call: give it up)."""


@dataclass(frozen=True, slots=True)
class OpenSettings:
    """Go to the settings."""


@dataclass(frozen=True, slots=True)
class ChangeLanguage:
    """Show all screens in another language."""

    language: str


@dataclass(frozen=True, slots=True)
class DismissMessage:
    """The message bar has been read."""


@dataclass(frozen=True, slots=True)
class ChooseEntry:
    """Look at another scenario of the lobby."""

    id: str


@dataclass(frozen=True, slots=True)
class ChooseMeans:
    """Answer by voice or by keyboard."""

    typed: bool


@dataclass(frozen=True, slots=True)
class OpenCall:
    """Take the chosen scenario as a call."""

    id: str


@dataclass(frozen=True, slots=True)
class GetReady:
    """The brief has been read: let it ring."""


@dataclass(frozen=True, slots=True)
class Answer:
    """Lift the receiver."""


@dataclass(frozen=True, slots=True)
class HangUp:
    """Put the receiver down."""


@dataclass(frozen=True, slots=True)
class SendReply:
    """Say these typed words."""

    text: str


@dataclass(frozen=True, slots=True)
class ReplyChanged:
    """Something was written on the call's screen: typing holds the floor."""

    empty: bool
    """Nothing stands in the reply field; what is written elsewhere restarts the caller's patience."""


@dataclass(frozen=True, slots=True)
class Hold:
    """Put the caller on hold, or take the line up again."""

    on: bool


@dataclass(frozen=True, slots=True)
class Mute:
    """Close or open the own microphone."""

    on: bool


@dataclass(frozen=True, slots=True)
class TalkKey:
    """The talk key went down or up."""

    down: bool


@dataclass(frozen=True, slots=True)
class NotFinished:
    """ "I am not finished": go on with the turn that was taken to be over."""


@dataclass(frozen=True, slots=True)
class Reach:
    """Turn to a colleague, a department or the supervisor."""

    how: Literal["presence", "consult", "transfer", "escalate"]
    colleague: str
    """Id of the colleague."""


@dataclass(frozen=True, slots=True)
class LeaveConsult:
    """End the talk on the internal line."""


@dataclass(frozen=True, slots=True)
class BookCallback:
    """Book a call to the customer as a task."""

    when: str
    """Date and time of day, as written."""
    phone: str
    owner: str
    """`self` or the id of a colleague."""


@dataclass(frozen=True, slots=True)
class RingBack:
    """Ring the caller back after the line broke."""


@dataclass(frozen=True, slots=True)
class CheckIdentity:
    """Compare what the caller said with the file."""

    item: str
    """Id of the identity item."""
    value: str


@dataclass(frozen=True, slots=True)
class OpenKnowledge:
    """Read a page of the customer card or of the knowledge base."""

    page: str
    """Id of the page."""


@dataclass(frozen=True, slots=True)
class WriteNote:
    """Write a line into the record."""

    text: str


@dataclass(frozen=True, slots=True)
class CorrectTurn:
    """ "This is not what I said": put other words in the place of the recognised ones."""

    turn: int
    text: str


@dataclass(frozen=True, slots=True)
class TaskDraft:
    """A task as the trainee wrote it."""

    what: str
    when: str
    owner: str


@dataclass(frozen=True, slots=True)
class FinishRecord:
    """After-call work is done."""

    matter: str
    result: str
    next: str
    tasks: tuple[TaskDraft, ...]


@dataclass(frozen=True, slots=True)
class Again:
    """Take the same call once more."""


@dataclass(frozen=True, slots=True)
class PlayMoment:
    """Hear a moment of the call."""

    start: float
    """Seconds since the first ring."""
    until: float


@dataclass(frozen=True, slots=True)
class StopMoment:
    """Hear no more of it."""


@dataclass(frozen=True, slots=True)
class OpenHistory:
    """Look at past calls."""


@dataclass(frozen=True, slots=True)
class ChoosePast:
    """Look at another past call of the list."""

    id: str


@dataclass(frozen=True, slots=True)
class OpenPast:
    """Open the scorecard of a past call."""

    id: str


Intention = (
    SetupIntention
    | Quit | ToLobby | OpenSettings | ChangeLanguage | DismissMessage | ChooseEntry | ChooseMeans
    | OpenCall
    | GetReady | Answer | HangUp | SendReply | ReplyChanged | Hold | Mute | TalkKey | NotFinished | Reach | LeaveConsult
    | BookCallback
    | RingBack | CheckIdentity | OpenKnowledge | WriteNote | CorrectTurn | FinishRecord | Again
    | PlayMoment | StopMoment | OpenHistory | ChoosePast | OpenPast | Review | OfModes | OfTraining
)  # fmt: skip
Intentions = tuple[Intention, ...]

__all__ = [
    "Again", "Answer", "AnswerDispute", "AskHint", "BookCallback", "CallBack", "ChangeLanguage",
    "ChangePassphrase", "CheckIdentity", "ChooseEntry", "ChooseMeans", "ChooseMode", "ChoosePast", "ChooseStage",
    "ChooseSubmitted", "ChooseTab", "CorrectTurn", "DismissMessage", "DisputeVerdict", "EndShift", "EnterTrainer",
    "FilterCalls", "FinishRecord", "GetReady", "HangUp", "HearModel", "HearSentence", "Hold", "Intention",
    "Intentions", "LeaveConsult", "LeaveOut", "Mute", "NextCall", "NotFinished", "OpenCall", "OpenDrill",
    "OpenHistory", "OpenKnowledge", "OpenPast", "OpenReport", "OpenSettings", "OpenShift", "OpenSubmitted",
    "OpenTrainer", "Overrule", "PinComment", "PlayMoment", "Quit", "Reach", "ReplyChanged", "RetryFrom",
    "RingBack", "Search", "SendReply", "SetPassphrase", "ShowCaptions", "StopMoment",
    "SubmitCall", "TakeFact", "TalkKey", "TaskDraft", "ToLobby", "WriteNote",
]  # fmt: skip
