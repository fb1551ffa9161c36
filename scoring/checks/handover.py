"""handover: the message is passed on to the absent colleague, who calls back.

No parameters. Told to the colleague, accepted by them, or booked as their task: met. Only promised, with a note:
partly. Only promised, or nothing: not met.
"""

from __future__ import annotations

from scoring.checks.call import Call
from scoring.checks.judge import absent, failed, met, partly
from scoring.scorecard import Judgement
from scoring.standard import Criterion


def check(call: Call, criterion: Criterion) -> Judgement:
    """Look for what reached the colleague."""
    reached = [call.happened(n) for n, event in call.desk("callback") if event.owner not in (None, "self", "agent")]
    reached.extend(call.happened(n) for n, _ in call.accepted)
    reached.extend(call.words(turn, "brief_colleague") for turn in call.inside if turn.has("brief_colleague"))
    if reached:
        return met(*reached[:3])
    promised = call.with_acts("promise_handover")
    if promised and call.notes:
        return partly("promised and noted, but nobody was told", call.words(promised[0], "promise_handover"),
                      after=promised[0].event)  # fmt: skip
    if promised:
        return failed("promised, but nobody was told and nothing booked", call.words(promised[0], "promise_handover"))
    number_taken = bool(call.with_acts("ask_contact"))
    return absent("the matter was not passed on", after=call.lines[0].event if call.lines else 0,
                  root=None if number_taken else criterion.root)  # fmt: skip


__all__ = ["check"]
