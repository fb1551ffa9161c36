"""hang_up: the customer hangs up first.

Parameters: `silence` – seconds of silence after a farewell that let the agent hang up. The centre's rule on abuse
lets the agent end the call after its warning. Hanging up first after both took leave is not met and no more; hanging up
on a caller – no leave was taken, or the caller's question still stood – is a call that cannot pass.
"""

from __future__ import annotations

import re
from typing import Final

from scoring.checks.call import Call, Line
from scoring.checks.judge import failed, met, na, unsure
from scoring.scorecard import Judgement
from scoring.standard import Criterion

_BYE: Final = re.compile(r"再见|拜拜|\bbye|goodbye", re.IGNORECASE)


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
    if _hung_up_on(call, n):
        return failed("the agent hung up on the caller", call.happened(n), bars=True)
    return failed("the agent hung up first", call.happened(n))


def _hung_up_on(call: Call, end: int) -> bool:
    """Whether the caller was cut off: nobody had taken leave, or the caller had just asked something."""
    last = [item for item in call.spoken if item.event < end][-1:]
    if any(isinstance(item, Line) and item.asks for item in last):
        return True
    leave = any(turn.has("goodbye", "thank_call", "welcome_again") for turn in call.to_caller[-2:])
    return bool(call.lines) and not leave and not any(_BYE.search(line.text) for line in call.lines[-2:])


__all__ = ["check"]
