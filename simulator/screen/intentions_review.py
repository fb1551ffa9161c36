"""What trainees and trainers want of a scorecard, as its screens report it; a part of `simulator.screen.intentions`."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ChooseStage:
    """Look at the scorecard by the rules of a stage of training."""

    stage: str
    """Id of the stage; empty: all rules."""


@dataclass(frozen=True, slots=True)
class OpenReport:
    """Read the report of the call in the browser."""


@dataclass(frozen=True, slots=True)
class HearSentence:
    """Hear a model sentence."""

    text: str
    language: str
    """Language of the call."""


@dataclass(frozen=True, slots=True)
class DisputeVerdict:
    """Say that a verdict is wrong, and why."""

    criterion: str
    text: str


@dataclass(frozen=True, slots=True)
class SubmitCall:
    """Hand the call in to the trainer, or take it back."""

    on: bool


@dataclass(frozen=True, slots=True)
class RetryFrom:
    """Take the call again from the turn at this place."""

    event: int
    """Number of the event of the record that the place stands at."""


@dataclass(frozen=True, slots=True)
class OpenTrainer:
    """Go to the trainer's view."""


@dataclass(frozen=True, slots=True)
class EnterTrainer:
    """Open the trainer's view with its passphrase."""

    name: str
    passphrase: str


@dataclass(frozen=True, slots=True)
class SetPassphrase:
    """Set the first passphrase of the trainer's view, or another one."""

    name: str
    new: str
    again: str
    """The new one once more."""
    old: str = ""
    """The present one; empty while there is none."""


@dataclass(frozen=True, slots=True)
class ChangePassphrase:
    """Go to where the passphrase is changed."""


@dataclass(frozen=True, slots=True)
class FilterCalls:
    """Show only some of the submitted calls; empty: all."""

    trainee: str = ""
    scenario: str = ""
    result: str = ""
    """`passed` or `failed`."""
    disputes: str = ""
    """`open` or `any`."""
    since: str = ""
    """First day, YYYY-MM-DD, as written."""
    until: str = ""
    """Last day."""


@dataclass(frozen=True, slots=True)
class ChooseSubmitted:
    """Look at another call of the trainer's list."""

    id: str


@dataclass(frozen=True, slots=True)
class OpenSubmitted:
    """Review a call of the trainer's list."""

    id: str


@dataclass(frozen=True, slots=True)
class Overrule:
    """Put another verdict in the place of the automatic one."""

    criterion: str
    verdict: str
    """Empty: the automatic verdict counts again."""
    reason: str


@dataclass(frozen=True, slots=True)
class AnswerDispute:
    """Answer what the trainee disputes."""

    dispute: int
    """Id of the dispute in the journal."""
    text: str


@dataclass(frozen=True, slots=True)
class PinComment:
    """Write a comment beside a moment of the call."""

    event: int
    text: str


Review = (
    ChooseStage | OpenReport | HearSentence | DisputeVerdict | SubmitCall | RetryFrom | OpenTrainer | EnterTrainer
    | SetPassphrase | ChangePassphrase | FilterCalls | ChooseSubmitted | OpenSubmitted | Overrule | AnswerDispute
    | PinComment
)  # fmt: skip

__all__ = [
    "AnswerDispute", "ChangePassphrase", "ChooseStage", "ChooseSubmitted", "DisputeVerdict", "EnterTrainer",
    "FilterCalls", "HearSentence", "OpenReport", "OpenSubmitted", "OpenTrainer", "Overrule", "PinComment", "RetryFrom",
    "Review", "SetPassphrase", "SubmitCall",
]  # fmt: skip
