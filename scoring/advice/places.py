"""What an edit is made for, where in a record it can stand, and the single edits that plans are made of."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from scoring.advice.edits import Edit
from scoring.advice.sentences import Sentences
from scoring.checks.call import PROVOCATIONS, Call, Turn
from scoring.record.events import DeskUsed, Noted
from scoring.scorecard import Finding
from scoring.standard import Criterion

Edits = tuple[Edit, ...]
FAREWELL: Final = ("thank_call", "welcome_again", "goodbye")


@dataclass(frozen=True, slots=True)
class Wish:
    """What is to be won."""

    call: Call
    criterion: Criterion
    finding: Finding
    say: Sentences


def start_of(call: Call) -> int:
    """The caller's first line, or the beginning of the call."""
    return call.lines[0].event if call.lines else (call.answered or 0)


def end_of(call: Call) -> int:
    """The event before the agent takes leave, or before the call ends."""
    leaving = [turn.event for turn in call.to_caller[-2:] if turn.has(*FAREWELL)]
    if leaving:
        return leaving[0] - 1
    spoken = [line.event for line in call.lines] + [turn.event for turn in call.turns]
    return max((n + 1 for n in spoken), default=call.answered or 0) if call.hung_up is None else call.hung_up[0] - 2


def inserted(place: int, text: str, *acts: str, facts: tuple[str, ...] = (), inside: bool = False) -> Edit:
    return Edit("insert", place, text, "colleague" if inside else "customer", acts, facts)


def moment_of(call: Call, place: int) -> float:
    """The moment of an event, seconds; of the first or last one where the record does not reach."""
    return call.events[within(place, len(call.events)) - 1].at if call.events and place > 0 else 0.0


def used(call: Call, place: int, **what: str) -> Edit:
    event = DeskUsed(moment_of(call, place), **what)  # type: ignore[arg-type]  # actions are literals below
    return Edit("add", place, " ".join(what.values()), new=event)


def noting(wish: Wish, place: int) -> Edit:
    text = wish.say.say("note")
    return Edit("add", place, text, new=Noted(moment_of(wish.call, place), text))


def reworded(turn: Turn, text: str, *acts: str, without: tuple[str, ...] = ()) -> Edit:
    """A turn with other words that do what it did and more."""
    kept = tuple(act for act in sorted(turn.acts) if act not in without)
    return Edit(
        "replace",
        turn.event,
        text,
        turn.to,
        (*kept, *acts),
        tuple(fact.id for fact in turn.facts if fact.state == "right"),
    )


def offending(wish: Wish) -> list[Turn]:
    events = {evidence.event for evidence in wish.finding.evidence}
    return [turn for turn in wish.call.to_caller if turn.event in events]


def hurting(call: Call) -> list[Turn]:
    """Every turn that quarrels, sends away or promises too much."""
    return call.with_acts(*PROVOCATIONS, "shirk", "overpromise")


def cuts(turns: list[Turn]) -> Edits:
    return tuple(Edit("cut", turn.event) for turn in turns)


def within(place: int, last: int) -> int:
    return min(max(place, 0), last)


__all__ = [
    "FAREWELL", "Edits", "Wish", "cuts", "end_of", "hurting", "inserted", "moment_of", "noting", "offending",
    "reworded", "start_of", "used", "within",
]  # fmt: skip
