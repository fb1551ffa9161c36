"""confirmed: the caller confirms what was restated.

No parameters. A question (对吗) with the restatement or in the next turn, or the caller's own 对 / 没错 right after
it, to the matter or a fact beyond the telephone number. Where nothing was restated it is not met and follows from
that.
Met: 您要改成月交，对吗. Not met: a restatement that is passed over.
"""

from __future__ import annotations

from typing import Final

from scoring.checks.call import CONTACT, Call, Turn
from scoring.checks.judge import absent, met
from scoring.checks.restated_matter import restatements
from scoring.scorecard import Judgement
from scoring.standard import Criterion

TAIL: Final = 3
"""Digits from which on the end of a number stands for it."""


def check(call: Call, criterion: Criterion) -> Judgement:
    """Look for a confirmation of a restatement."""
    restated = restatements(call)
    after = call.lines[0].event if call.lines else 0
    if not restated:
        return absent("nothing was restated", after=after, root=criterion.root)
    for turn in restated:
        if _number_only(call, turn):
            continue
        place = call.to_caller.index(turn)
        following = call.to_caller[place + 1] if place + 1 < len(call.to_caller) else None
        if turn.has("confirm"):
            return met(call.words(turn, "confirm"))
        reply = call.reply(turn)
        if reply is not None and "affirms" in reply.does:
            return met(call.words(turn, "read_back"), call.line(reply))
        if following is not None and following.has("confirm") and reply is None:
            return met(call.words(following, "confirm"))
    return absent("never asked whether it is right", after=restated[0].event, due="with the restatement")


def _number_only(call: Call, turn: Turn) -> bool:
    """Whether a restatement holds nothing but the number by which the caller is reached."""
    facts = {fact.id for fact in turn.facts}
    if facts - set(CONTACT):
        return False
    return not call.taken_up(turn.text, turn.event) and not _other_number(call, turn)


def _other_number(call: Call, turn: Turn) -> bool:
    """Whether a turn repeats the tail of a number of the caller's that is not the telephone's."""
    phones = [fact.value for id, fact in call.case.facts.items() if id in CONTACT]
    told = {number for line in call.lines if line.event < turn.event for number in call.numbers(line.text)}
    others = [number for number in told if not any(number in phone or phone in number for phone in phones)]
    said = [number for number in call.numbers(turn.text) if len(number) >= TAIL]
    return any(number.endswith(tail) for number in others for tail in said)


__all__ = ["check"]
