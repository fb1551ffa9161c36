"""What the trainee's hands lead to: the events of lifting, hanging up, the desk's controls, notes and the record.

The measures of the voice, which come while the record is written, are taken here, too.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from scoring.record.events import (
    Answered,
    Corrected,
    DeskUsed,
    Event,
    HintTaken,
    HungUp,
    Noted,
    NotUnderstood,
    RecordCompleted,
    RecordTask,
    TraineeSaid,
)
from simulator.call.desk_rules import outcome
from simulator.call.ports import (
    CompleteRecord,
    CorrectWords,
    LiftReceiver,
    Measured,
    Message,
    PutDown,
    TakeHint,
    TakeNote,
    UseDesk,
)
from simulator.call.state import State
from simulator.scenario.model import Casting


def events_of(message: Message, at: float, casting: Casting, state: State, before: Sequence[Event]) -> list[Event]:
    """The events of one message of the hands, in order; none where it means nothing in this phase of the call.

    `before` are the events so far. Raises DeskError where a control is used in a way that this call does not know.
    """
    phase = state.phase
    match message:
        case LiftReceiver() if phase == "ringing":
            return [Answered(at)]
        case UseDesk():
            # Whoever is consulted must not be heard by the caller.
            hold = message.action == "consult" and state.held_since is None and phase in ("talking", "ending")
            return [*([DeskUsed(at, "hold")] if hold else []), outcome(casting, message, at)]
        case TakeNote() if phase not in ("idle", "completed") and message.text.strip():
            return [Noted(at, message.text.strip())]
        case TakeHint() if phase in ("talking", "ending", "cut"):
            return [HintTaken(at, message.text)]
        case PutDown() if phase in ("ringing", "talking", "ending", "cut"):
            return [HungUp(at, "agent")]
        case CorrectWords() if phase != "completed":
            return _correction(message, at, before)
        case Measured() if phase in ("after_call", "cut"):
            return [replace(measure, at=at) for measure in message.measures]
        case CompleteRecord() if phase in ("after_call", "cut"):
            return [_completion(message, at, before)]
    return []


def _correction(message: CorrectWords, at: float, before: Sequence[Event]) -> list[Event]:
    """What the trainee says was said in a turn; also where nothing was understood of it."""
    turns = (e for e in reversed(before) if isinstance(e, (TraineeSaid, NotUnderstood)) and e.turn == message.turn)
    heard, text = next(turns, None), message.text.strip()
    was = heard.text if isinstance(heard, TraineeSaid) else ""
    stands = next((e.text for e in reversed(before) if isinstance(e, Corrected) and e.turn == message.turn), was)
    return [Corrected(at, message.turn, text, was)] if heard is not None and text and text != stands else []


def _completion(message: CompleteRecord, at: float, before: Sequence[Event]) -> RecordCompleted:
    tasks = message.tasks or tuple(
        RecordTask("callback", event.when, event.owner)
        for event in before
        if isinstance(event, DeskUsed) and event.action == "callback"
    )
    return RecordCompleted(at, {"matter": message.matter, "result": message.result, "next": message.next}, tasks)


__all__ = ["events_of"]
