"""reassurance: the caller feels to have found somebody who helps.

Parameters: `act` – the act that takes the caller's side. Solving the matter in the call is met too. Help that is
offered only after a quarrel, or the bare passing on without a word of one's own, is partly.
Met: 这件事我来帮您跟进. Partly: 我给您报给主管, and nothing else. Not met: 经理不接这种电话.
"""

from __future__ import annotations

from scoring.checks.call import PROVOCATIONS, Call, Turn
from scoring.checks.cues import takes_on
from scoring.checks.forbidden_acts import warns_of_abuse
from scoring.checks.judge import absent, met, partly
from scoring.scorecard import Judgement
from scoring.standard import Criterion

_PASSING_ON = ("escalate", "promise_handover", "promise_reply", "announce_transfer")


def check(call: Call, criterion: Criterion) -> Judgement:
    """Find a personal commitment to help before any quarrel."""
    act = criterion.word("act")
    hurt = [turn for turn in call.with_acts(*PROVOCATIONS, "shirk") if not warns_of_abuse(call, turn)]
    first_hurt = hurt[0].event if hurt else None
    given = [turn for turn in call.to_caller if _helps(call, turn, act)]
    clean = [turn for turn in given if first_hurt is None or turn.event < first_hurt]
    if clean and first_hurt is None:
        return met(call.words(clean[0], act))
    if given:
        return partly("help beside or after a quarrel", call.words(given[0], act), after=given[0].event)
    if call.solved and not hurt and call.with_acts("explain"):
        return met(call.words(call.with_acts("explain")[-1], "explain"))
    passed = call.with_acts(*_PASSING_ON)
    if passed and not hurt:
        return partly("passed on without a word of one's own help", call.words(passed[0]), after=passed[0].event)
    return absent("no word of help", after=call.lines[0].event if call.lines else 0)


def _helps(call: Call, turn: Turn, act: str) -> bool:
    """Whether a turn takes the caller's side; a guess or a promise of what others decide only sounds like it."""
    shown = turn.has(act) or takes_on(turn.text, call.wording.language)
    return shown and not turn.has("overpromise", "guess")


__all__ = ["check"]
