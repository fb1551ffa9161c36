"""What a screen's intention means for the running call: the message that is put on its queue."""

from __future__ import annotations

from scoring.record.events import RecordTask
from simulator.call.ports import (
    CompleteRecord,
    CorrectWords,
    LiftReceiver,
    Message,
    NotFinished,
    PushToTalk,
    PutDown,
    TakeNote,
    TypedReply,
    Typing,
    UseDesk,
)
from simulator.screen import intentions as wish


class CallActions:
    """Turns intentions into messages; remembers when the typing of an answer began."""

    def __init__(self) -> None:
        """Nothing has been typed yet."""
        self._typing_since: float | None = None

    def message(self, intention: wish.Intention, at: float) -> Message | None:  # noqa: PLR0912 - one table
        """The message of an intention; None where it does not concern the call. `at`: seconds since the first ring."""
        match intention:
            case wish.Answer():
                return LiftReceiver(at)
            case wish.HangUp():
                return PutDown(at)
            case wish.ReplyChanged():
                if intention.empty:
                    self._typing_since = None
                elif self._typing_since is None:
                    self._typing_since = at
                return Typing(at, intention.empty)
            case wish.SendReply():
                began, self._typing_since = self._typing_since, None
                return TypedReply(at, intention.text, began)
            case wish.Hold():
                return UseDesk(at, "hold" if intention.on else "resume")
            case wish.Mute():
                return UseDesk(at, "mute" if intention.on else "unmute")
            case wish.TalkKey():
                return PushToTalk(at, intention.down)
            case wish.NotFinished():
                return NotFinished(at)
            case wish.Reach():
                return UseDesk(at, intention.how, target=intention.colleague)
            case wish.LeaveConsult():
                return UseDesk(at, "leave_consult")
            case wish.RingBack():
                return UseDesk(at, "ring_back")
            case wish.BookCallback():
                return UseDesk(at, "callback", when=intention.when, phone=intention.phone, owner=intention.owner)
            case wish.CheckIdentity():
                return UseDesk(at, "identity", target=intention.item, value=intention.value)
            case wish.OpenKnowledge():
                return UseDesk(at, "knowledge", target=intention.page)
            case wish.WriteNote():
                return TakeNote(at, intention.text)
            case wish.CorrectTurn():
                return CorrectWords(at, intention.turn, intention.text)
            case wish.FinishRecord():
                tasks = tuple(RecordTask(task.what, task.when or None, task.owner or None) for task in intention.tasks)
                return CompleteRecord(at, intention.matter, intention.result, intention.next, tasks)
            case _:
                return None


__all__ = ["CallActions"]
