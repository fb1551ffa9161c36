"""concise: affirmative, short wording with few fillers.

Parameters: `partly`, `not_met` – fillers and hedges in the call from which on it is partly, and not met if they are
dense as `per_hundred` says; `refusals` – share of turns that do nothing but refuse from which on it is partly;
`characters`, `words` – longest turn. Hedges that compliance asks for (以审核结果为准) are allowed. It judges
wording, not politeness.
"""

from __future__ import annotations

import re
from typing import Final

from scoring.checks.call import Call, Turn
from scoring.checks.judge import absent, met, partly
from scoring.scorecard import Judgement
from scoring.standard import Criterion

_ZH: Final = re.compile(
    r"呃{1,9}|额…|嗯{1,9}(?=[…—]|那个|这个)|(这个|那个)(?=[…，,]|应该|就是|然后)|就是说|然后呢|怎么说呢|"
    r"(?<!不)应该(?!的)|好像|可能|大概率?|估计|一般来讲|一般来说|说不定|也许|差不多吧|八成|"
    r"搞不好|听说|反正"
)
_EN: Final = re.compile(
    r"\b(um{1,5}|uh{1,5}|er{1,5}m?|well|you know|like,|i mean|kind of|sort of|i think|i guess|probably|maybe|perhaps|"
    r"most likely|likely|should be|generally|"
    r"apparently|basically|presumably|possibly|supposed to)\b",
    re.IGNORECASE,
)
_REFUSING: Final = frozenset(("shirk", "argue", "blame", "sarcasm", "order"))
LEAST: Final = 2
"""Refusals from which on the other turns are looked at."""
_DENSITY: Final = {"zh": 100, "en": 80}


def check(call: Call, criterion: Criterion) -> Judgement:
    """Count fillers and hedges, refusals and overlong turns."""
    turns = call.to_caller
    if not turns:
        return absent("the agent said nothing", after=call.answered or 0)
    pattern = _EN if call.wording.language == "en" else _ZH
    hits = [(turn, found) for turn in turns for found in pattern.finditer(turn.text)]
    size = sum(call.wording.size(turn.text) for turn in turns)
    dense = len(hits) * _DENSITY[call.wording.language] >= criterion.number("per_hundred") * size
    shown = tuple(call.words(turn) for turn in dict.fromkeys(turn for turn, _ in hits))[:3]
    if len(hits) >= criterion.integer("not_met") and dense:
        return absent("fillers and hedges throughout", *shown, after=call.answered or 0)
    if len(hits) >= criterion.integer("partly"):
        return partly("fillers and hedges", *shown, after=call.answered or 0)
    refusing = [turn for turn in turns if _refuses(turn)]
    if sum(bool(turn.acts & _REFUSING) for turn in refusing) >= LEAST and len(refusing) >= criterion.number(
        "refusals"
    ) * len(turns):
        return partly(
            "short, but mostly refusals", *(call.words(turn) for turn in refusing[:3]), after=refusing[0].event
        )
    limit = criterion.integer("words" if call.wording.language == "en" else "characters")
    long = [turn for turn in turns if call.wording.size(turn.text) > limit]
    if long:
        return partly("a turn that is too long", call.words(long[0]), after=long[0].event)
    return met()


def _refuses(turn: Turn) -> bool:
    """Whether a turn refuses; where others surely do, a likely one counts with them."""
    return bool((turn.acts | turn.heard_as) & _REFUSING)


__all__ = ["check"]
