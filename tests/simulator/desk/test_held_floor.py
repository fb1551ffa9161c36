"""A real call whose trainee writes beside it: the customer waits as long as keys come, and no longer."""

from __future__ import annotations

from scoring.record.events import HungUp, SilencePassed
from simulator.desk.call_actions import CallActions
from simulator.places import scenarios_folder
from simulator.screen.intentions import ReplyChanged
from tests.calls import OPENING, TypedCall, casting_of


def test_the_customer_waits_while_the_trainee_writes_elsewhere() -> None:
    call = TypedCall(casting_of(scenarios_folder() / "late-claim"))
    call.answer()
    call.say(OPENING)
    actions, before = CallActions(), len(call.all(SilencePassed))
    for _ in range(40):
        call.wait(2.0)
        message = actions.message(ReplyChanged(empty=True), call.now)
        assert message is not None
        call.put(message)
    assert len(call.all(SilencePassed)) == before
    assert not call.all(HungUp)
    call.wait(60.0)
    assert len(call.all(SilencePassed)) > before, "nobody writes any more"
