"""contact: the way to reach the caller is agreed and read back.

Parameters: `facts` – ids of facts that are a way to reach the caller. Asked for or given and repeated (tail digits
suffice, so does the number on the display by its tail): met; taken but not repeated: partly; given and ignored, or
never asked: not met.
"""

from __future__ import annotations

import re
from typing import Final

from scoring.checks.call import CONTACT, Call, Line, Turn
from scoring.checks.judge import absent, met, na, partly
from scoring.scorecard import Judgement
from scoring.standard import Criterion

_GO_ON: Final = re.compile(
    r"(您|你|请)?(报|说|讲|念|留|给)(一?下|个|过来)|\b(go ahead|go on|what is it|let me have it|give it to me)\b",
    re.IGNORECASE,
)
"""Words that have the caller say a number that he spoke of."""
_TAKEN: Final = re.compile(
    r"(记|写|登记)(下|好|住|了)|收到|\b(got (it|that)|noted|written (it|that) down|taken (it|that) down)\b",
    re.IGNORECASE,
)
"""Words by which an agent takes down what was just told."""


def check(call: Call, criterion: Criterion) -> Judgement:
    """Follow the number from the question to the record."""
    ids = {*criterion.words("facts"), *CONTACT}
    told = call.contact_told(ids)
    asked = [turn for turn in call.to_caller if _asks(call, turn, told)]
    repeated = [turn for turn in call.to_caller if any(fact.id in ids and fact.state == "right" for fact in turn.facts)]
    display = [turn for turn in asked if _display(call, turn)]
    after = asked[0].event if asked else (told.event if told else 0)
    if repeated:
        return met(*(call.words(turn, "ask_contact") for turn in asked[:1]), call.words(repeated[-1]))
    if display:
        return met(call.words(display[0], "ask_contact"))
    if call.connected_on and told is None and not asked:
        return na("the caller was connected on")
    if told is None and not asked:
        return absent("no number was agreed", after=after, root=criterion.root)
    if told is not None and (asked or _kept(call, told.event)):
        return partly("the number was not repeated", call.line(told), after=told.event, lacking=True)
    if told is not None:
        return absent("the number was given and ignored", call.line(told), after=told.event)
    reply = call.reply(asked[0])
    if reply is not None and reply.affirms():
        return partly(
            "agreed, but not repeated", call.words(asked[0], "ask_contact"), after=asked[0].event, lacking=True
        )
    return partly("asked for, but never given", call.words(asked[0], "ask_contact"), after=asked[0].event, lacking=True)


def _asks(call: Call, turn: Turn, told: Line | None) -> bool:
    """Whether a turn asks for a way to reach the caller: a doubtful one, only if the caller takes it so."""
    if told is not None and call.reply(turn) is told and _GO_ON.search(turn.text):
        return True
    if any(item.act == "ask_contact" and item.level == "certain" for item in turn.findings):
        return True
    reply = call.reply(turn)
    known = {"declines_number"} & set(reply.does) if reply is not None else set()
    return (
        turn.has("ask_contact")
        and reply is not None
        and (reply.affirms() or bool(known) or bool(CONTACT.intersection(reply.tells)))
    )


def _display(call: Call, turn: Turn) -> bool:
    """Whether a turn names the number on the display by its tail."""
    number = call.case.display_number
    if number is None:
        return False
    said = ["".join(c for c in value if c.isdigit()) for _, value in call.wording.values(turn.text)]
    return any(len(digits) >= 4 and number.endswith(digits) for digits in said)


def _kept(call: Call, event: int) -> bool:
    """Whether a number that the caller gave found its way into the record, or was said to."""
    phones = [item for n, item in call.desk("callback") if item.phone]
    said = any(_TAKEN.search(turn.text) for turn in call.after(event, 1))
    return bool(phones) or said or any(n > event and any(c.isdigit() for c in text) for n, text in call.notes)


__all__ = ["check"]
