"""hang_up: the customer hangs up first.

Parameters: `silence` – seconds of silence after a farewell that let the agent hang up. The centre's rule on abuse
lets the agent end the call after its warning.
"""

from __future__ import annotations

from scoring.checks.call import Call
from scoring.checks.judge import failed, met, na, unsure
from scoring.scorecard import Judgement
from scoring.standard import Criterion


def check(call: Call, criterion: Criterion) -> Judgement:
    """See who hung up, and after what."""
    end = call.hung_up
    if end is None:
        if call.cuts:
            return na("the line was cut")
        return unsure("nobody hung up in the record")
    n, event = end
    if event.by == "customer":
        return met(call.happened(n))
    heard = [item.until for item in call.spoken if item.event < n]
    farewell = call.with_acts("goodbye", "thank_call")
    if farewell and heard and event.at - max(heard) >= criterion.number("silence"):
        return met(call.words(farewell[-1]), call.happened(n))
    rule = call.case.centre.abuse_rule
    insults = sum("insults" in line.does for line in call.lines)
    if rule is not None and insults >= rule.insults:
        warned = [turn for turn in call.to_caller if call.wording.share(rule.warning, turn.text) >= 0.5]
        if warned:
            return met(call.words(warned[0]), call.happened(n))
    return failed("the agent hung up first", call.happened(n))


__all__ = ["check"]
