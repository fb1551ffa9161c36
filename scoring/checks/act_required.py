"""act_required: an act that is due somewhere in the call, to the caller.

Parameters: `act` – the act; `within` – `opening` (before the caller's first words), `call` (anywhere), `closing`
(in the second half of the trainee's turns). Where it applies is the criterion's own `applies`.
"""

from __future__ import annotations

from scoring.checks.call import Call, Turn
from scoring.checks.judge import absent, met
from scoring.scorecard import Judgement
from scoring.standard import Criterion


def check(call: Call, criterion: Criterion) -> Judgement:
    """Look for the act where it is due."""
    act = criterion.word("act")
    within = criterion.word("within")
    done = [turn for turn in _place(call, within) if turn.has(act)]
    if done:
        sure = [turn for turn in done if turn.did(act)]
        return met(call.words((sure or done)[0], act))
    due = {"opening": "before the caller's first words", "call": "in the call", "closing": "before the end"}[within]
    after = call.lines[0].event if call.lines else 0
    return absent(f"missing: {act}", after=after, due=due, root=criterion.root)


def _place(call: Call, within: str) -> tuple[Turn, ...]:
    if within == "opening":
        first = call.lines[0].event if call.lines else len(call.events) + 1
        return tuple(turn for turn in call.to_caller if turn.event < first)
    if within == "closing":
        return call.to_caller[len(call.to_caller) // 2 :]
    return call.to_caller


__all__ = ["check"]
