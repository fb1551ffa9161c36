"""Intentions become messages of the running call."""

from __future__ import annotations

import pytest

from scoring.record.events import RecordTask
from simulator.call import ports
from simulator.desk.call_actions import CallActions
from simulator.screen import intentions as wish

TABLE = [
    (wish.Answer(), ports.LiftReceiver(3.0)),
    (wish.HangUp(), ports.PutDown(3.0)),
    (wish.Hold(True), ports.UseDesk(3.0, "hold")),
    (wish.Hold(False), ports.UseDesk(3.0, "resume")),
    (wish.Mute(True), ports.UseDesk(3.0, "mute")),
    (wish.Mute(False), ports.UseDesk(3.0, "unmute")),
    (wish.TalkKey(True), ports.PushToTalk(3.0, True)),
    (wish.NotFinished(), ports.NotFinished(3.0)),
    (wish.Reach("presence", "claims"), ports.UseDesk(3.0, "presence", target="claims")),
    (wish.Reach("consult", "claims"), ports.UseDesk(3.0, "consult", target="claims")),
    (wish.Reach("transfer", "claims"), ports.UseDesk(3.0, "transfer", target="claims")),
    (wish.Reach("escalate", "boss"), ports.UseDesk(3.0, "escalate", target="boss")),
    (wish.LeaveConsult(), ports.UseDesk(3.0, "leave_consult")),
    (wish.RingBack(), ports.UseDesk(3.0, "ring_back")),
    (
        wish.BookCallback("17:00", "138", "self"),
        ports.UseDesk(3.0, "callback", when="17:00", phone="138", owner="self"),
    ),
    (wish.CheckIdentity("birthday", "12 April"), ports.UseDesk(3.0, "identity", target="birthday", value="12 April")),
    (wish.OpenKnowledge("limits"), ports.UseDesk(3.0, "knowledge", target="limits")),
    (wish.WriteNote("保单号"), ports.TakeNote(3.0, "保单号")),
    (wish.CorrectTurn(4, "您好"), ports.CorrectWords(3.0, 4, "您好")),
    (
        wish.FinishRecord(
            "事由", "结果", "回电", (wish.TaskDraft("回电", "17:00", "self"), wish.TaskDraft("寄信", "", ""))
        ),
        ports.CompleteRecord(
            3.0, "事由", "结果", "回电", (RecordTask("回电", "17:00", "self"), RecordTask("寄信", None, None))
        ),
    ),
]


@pytest.mark.parametrize(("intention", "message"), TABLE, ids=lambda value: type(value).__name__)
def test_every_intention_of_a_call_has_its_message(intention: wish.Intention, message: ports.Message) -> None:
    assert CallActions().message(intention, 3.0) == message


def test_a_typed_reply_remembers_when_typing_began() -> None:
    actions = CallActions()
    assert actions.message(wish.ReplyChanged(False), 5.0) == ports.Typing(5.0, False)
    actions.message(wish.ReplyChanged(False), 6.0)
    assert actions.message(wish.SendReply("您好"), 9.0) == ports.TypedReply(9.0, "您好", 5.0)
    assert actions.message(wish.SendReply("再见"), 12.0) == ports.TypedReply(12.0, "再见", None)


def test_an_emptied_field_forgets_when_typing_began() -> None:
    actions = CallActions()
    actions.message(wish.ReplyChanged(False), 5.0)
    actions.message(wish.ReplyChanged(True), 6.0)
    actions.message(wish.ReplyChanged(False), 8.0)
    assert actions.message(wish.SendReply("您好"), 9.0) == ports.TypedReply(9.0, "您好", 8.0)


def test_what_does_not_concern_the_call_has_no_message() -> None:
    assert CallActions().message(wish.OpenSettings(), 1.0) is None
