"""hours: the caller leaves no number and is told when the colleague is there, and invited to ring again.

No parameters. One of the two is partly. The source says "may": neither is partly too, unless the caller asked for it.
"""

from __future__ import annotations

import re
from typing import Final

from scoring.checks.call import Call
from scoring.checks.judge import absent, met, partly
from scoring.scorecard import Judgement
from scoring.standard import Criterion

_WHEN: Final = re.compile(
    r"(什么时候|几点|几时|哪天|多久|啥时候)[^，。！？]{0,6}(回|在|来|上班|到)|(回|在|来)[^，。！？]{0,4}(什么时候|几点|几时)|"
    r"when\b[^.?]{0,20}\b(back|available|return)|when (is|will|'s) (s?he|they)\b[^.?]{0,20}\b(in|there)\b",
    re.IGNORECASE,
)


def check(call: Call, criterion: Criterion) -> Judgement:
    """Look for the hours and the invitation."""
    del criterion
    told = call.with_acts("tell_hours")
    again = call.with_acts("ask_call_again")
    after = call.lines[0].event if call.lines else 0
    if told and again:
        return met(call.words(told[0], "tell_hours"), call.words(again[0], "ask_call_again"))
    if told or again:
        one = (told or again)[0]
        why = "not invited to ring again" if told else "not told when"
        return partly(why, call.words(one, "tell_hours" if told else "ask_call_again"), after=after)
    asked = next((line for line in call.lines if _WHEN.search(line.text)), None)
    if asked is not None:
        return absent("the caller asked when, and was not told", call.line(asked), after=asked.event)
    return partly("neither the hours nor an invitation", after=after)


__all__ = ["check"]
