"""hang_up: the customer hangs up first.

Parameters: `silence` – seconds of silence after a farewell that let the agent hang up. The centre's rule on abuse
lets the agent end the call after its warning. Hanging up first after both took leave is not met and no more; hanging up
on a caller – no leave was taken, or the caller's question still stood – is a call that cannot pass. Last words that
were not understood may have been a farewell: whether the agent may hang up after the silence cannot be told then, and a
leave that was not heard bars nothing.
"""

from __future__ import annotations

import re
from typing import Final

from scoring.checks.call import Call, Line
from scoring.checks.forbidden_acts import warns_of_abuse
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
    unheard = _unheard(call, n)
    if heard and event.at - max(heard) >= criterion.number("silence"):
        if farewell:
            return met(call.words(farewell[-1]), call.happened(n))
        if unheard is not None and not _asked_last(call, n):
            return unsure("the last words were not understood, they may have been a farewell", call.happened(unheard))
    warned = [turn for turn in call.to_caller if warns_of_abuse(call, turn)]
    if warned:
        return met(call.words(warned[0]), call.happened(n))
    if _hung_up_on(call, n):
        return failed("the agent hung up on the caller", call.happened(n), bars=True)
    return failed("the agent hung up first", call.happened(n))


def _hung_up_on(call: Call, end: int) -> bool:
    """Whether the caller was cut off: nobody had taken leave, or the caller had just asked something."""
    if _asked_last(call, end):
        return True
    if _unheard(call, end) is not None:
        return False
    leave = any(turn.has("goodbye", "thank_call", "welcome_again") for turn in call.to_caller[-2:])
    return bool(call.lines) and not leave and not any(_BYE.search(line.text) for line in call.lines[-2:])


def _asked_last(call: Call, end: int) -> bool:
    """Whether the caller spoke last and asked something."""
    last = [item for item in call.spoken if item.event < end][-1:]
    return any(isinstance(item, Line) and item.asks for item in last)


def _unheard(call: Call, end: int) -> int | None:
    """Speech among the agent's last words that was not understood, as the number of its event."""
    since = min((turn.event for turn in call.to_caller[-2:]), default=0)
    return next((n for n in reversed(call.unheard) if since <= n < end), None)


__all__ = ["check"]
