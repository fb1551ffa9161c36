"""understanding_checked: after an explanation the agent makes sure that it is clear.

Parameters: `characters`, `words` – length of all explanations together from which on a check is due (Mandarin,
English). One check after the explanations is enough; the caller's own 明白了 counts. Not applicable where nothing
longer than a sentence was explained.
"""

from __future__ import annotations

from scoring.checks.call import Call, Turn
from scoring.checks.judge import absent, met, na
from scoring.checks.restated_matter import retells
from scoring.scorecard import Judgement
from scoring.standard import Criterion

_NOT_EXPLAINING = ("disclose", "guess", "overpromise", "argue", "blame", "sarcasm", "order", "shirk")
"""Acts beside which nothing is explained that could be understood."""


def check(call: Call, criterion: Criterion) -> Judgement:
    """Measure the explanations and look for a check after them."""
    checks = call.with_acts("check_understanding")
    explained = [
        turn for turn in call.with_acts("explain") if not turn.has(*_NOT_EXPLAINING) and not retells(call, turn)
    ]
    if checks:
        return met(call.words(checks[-1], "check_understanding"))
    if not explained:
        return na("nothing was explained")
    unit = "words" if call.wording.language == "en" else "characters"
    if sum(_length(call, turn) for turn in explained) < criterion.integer(unit):
        return na("nothing longer than a sentence was explained")
    own = next((line for line in call.lines if line.event > explained[0].event and "understood" in line.does), None)
    if own is not None:
        return met(call.line(own))
    return absent("not asked whether it is clear", call.words(explained[-1], "explain"), after=explained[-1].event)


def _length(call: Call, turn: Turn) -> int:
    return call.wording.size(turn.text)


__all__ = ["check"]
