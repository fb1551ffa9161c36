"""questions: each question of the caller gets an answer or a follow-up.

Parameters: `least` – questions from which on the criterion applies (a single one is judged elsewhere). An answer may be wrong or a
guess; that is charged elsewhere. Sending away, a quarrel or a vague 尽快 is no answer. All answered: met; some: partly; none:
not met.
"""

from __future__ import annotations

from scoring.checks.call import Call, Line, Turn
from scoring.checks.judge import absent, met, na, partly
from scoring.scorecard import Judgement
from scoring.standard import Criterion

ANSWERS = (
    "explain", "explain_absence", "guess", "admit_limit", "escalate", "promise_reply", "tell_hours", "ask_call_again",
    "overpromise", "announce_transfer", "promise_handover", "reassure", "disclose", "ask_hold", "check_understanding",
)  # fmt: skip
"""Acts that answer a question or take it up."""


def check(call: Call, criterion: Criterion) -> Judgement:
    """Follow each line that asks until it is answered."""
    asking = [line for line in call.lines if line.asks]
    count = sum(len(line.asks) for line in asking)
    if count < criterion.integer("least"):
        return na("fewer than two questions")
    answered = [(line, turn) for line in asking if (turn := _answer(call, line)) is not None]
    open_ = [line for line in asking if line.event not in {other.event for other, _ in answered}]
    evidence = tuple(call.words(turn) for _, turn in answered)
    if not open_:
        return met(*evidence)
    quotes = tuple(call.line(line) for line in open_)
    if answered:
        return partly("a question was left open", *quotes, after=open_[0].event, due="before the end")
    return absent("no question was answered", *quotes, after=open_[0].event, due="before the end")


def _answer(call: Call, line: Line) -> Turn | None:
    """The turn that answers a line: one of the next, before the caller turns to something else."""
    for turn in call.after(line.event)[:3]:
        if turn.has(*ANSWERS) and not (turn.has("shirk") and not turn.has("explain", "explain_absence")):
            return turn
    return None


__all__ = ["check"]
