"""rings: the receiver is lifted before too many rings have sounded.

Parameters: `at_most` – rings heard before the receiver is lifted, counted from `Ready` (the source asks for three).
Met: two rings, then Answered. Not met: Answered after the fourth ring, or never.
"""

from __future__ import annotations

from scoring.checks.call import Call
from scoring.checks.judge import absent, failed, met
from scoring.record.events import Rang, Ready
from scoring.scorecard import Judgement
from scoring.standard import Criterion


def check(call: Call, criterion: Criterion) -> Judgement:
    """Count the rings between Ready and Answered."""
    ready = next((n for n, event in call.numbered() if isinstance(event, Ready)), 0)
    end = call.answered if call.answered is not None else len(call.events) + 1
    rings = [n for n, event in call.numbered() if isinstance(event, Rang) and ready <= n < end]
    if call.answered is None:
        return absent("the call was never answered", after=ready, spoken=False)
    if len(rings) > criterion.integer("at_most"):
        return failed("answered too late", call.happened(rings[-1]), call.happened(call.answered))
    return met(call.happened(call.answered))


__all__ = ["check"]
