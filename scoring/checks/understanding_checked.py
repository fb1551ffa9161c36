"""understanding_checked: after an explanation the agent makes sure that it is clear.

Parameters: `characters`, `words` – length of all explanations together from which on a check is due (Mandarin,
English). One check after the explanations is enough; the caller's own 明白了 counts. Not applicable where nothing
longer than a sentence was explained.
"""

from __future__ import annotations

from scoring.checks.apology import says_sorry
from scoring.checks.call import Call, Turn
from scoring.checks.cues import names_feeling
from scoring.checks.judge import absent, met, na
from scoring.checks.restated_matter import retells
from scoring.scorecard import Judgement
from scoring.standard import Criterion

_NOT_EXPLAINING = ("disclose", "overpromise", "argue", "blame", "sarcasm", "order", "shirk")
"""Acts beside which nothing is explained that could be understood."""


def check(call: Call, criterion: Criterion) -> Judgement:
    """Measure the explanations and look for a check after them."""
    checks = call.with_acts("check_understanding")
    explained = [turn for turn in call.with_acts("explain") if not _spoils(turn) and not retells(call, turn)]
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


def _spoils(turn: Turn) -> bool:
    """Whether a turn explains nothing that could be understood; beside a guess a certain explanation stays one."""
    sure = any(item.act == "explain" and item.level == "certain" for item in turn.findings)
    return turn.has(*_NOT_EXPLAINING) or (turn.has("guess") and not sure)


def _length(call: Call, turn: Turn) -> int:
    """Length of what a turn explains: its sentences of feeling and apology are left out."""
    told = (part for part in call.wording.clauses(turn.text) if not _feels(call, part))
    return sum(call.wording.size(part) for part in told)


def _feels(call: Call, part: str) -> bool:
    return names_feeling(part, call.wording.language) or says_sorry(part)


__all__ = ["check"]
