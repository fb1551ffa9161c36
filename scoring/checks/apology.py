"""apology: in a complaint, an apology for the trouble or the wait.

Parameters: `act` – the act that is due. An apology that only takes back the agent's own words is partly.
Met: 让您一次次白等，非常抱歉. Partly: 对不起，我刚才话说急了. Not met: none.
"""

from __future__ import annotations

import re
from typing import Final

from scoring.checks.call import Call, Turn
from scoring.checks.judge import absent, met, partly
from scoring.checks.own_words import takes_back_own_words
from scoring.scorecard import Judgement
from scoring.standard import Criterion

_TROUBLE: Final = re.compile(
    r"(对不住|对不起)[您你]|麻烦|不便|久等|白等|等了|等这么|等那么|耽误|折腾|添|跑|让您|给您|跟您|向您|经历|遭遇|这件事|(这|那)(样|种|个)的?事|trouble|wait|"
    r"inconvenien|experience|happened|"
    r"for (the|this|that|your|all)",
    re.IGNORECASE,
)


_SORRY: Final = re.compile(
    r"(抱歉|对不起|对不住|不好意思|致歉|道(个|声|一声)?歉|赔(个|您)?(不是|罪)|过意不去)|"
    r"\b(sorry|apolog(y|ies|i[sz]e))\b(?! (to (trouble|bother|interrupt)|could|can|may|what))",
    re.IGNORECASE,
)
"""Words of apology beside the detector; as the opener of a question they are none."""


def check(call: Call, criterion: Criterion) -> Judgement:
    """Find an apology that is for more than the agent's own words."""
    act = criterion.word("act")
    apologies = [turn for turn in call.after(call.lines[0].event if call.lines else 0) if _says(turn, act)]
    if not apologies:
        return absent("no apology in a complaint", after=call.lines[0].event if call.lines else 0)
    good = [turn for turn in apologies if not _own_words(call, turn)]
    if good:
        return met(*(call.words(turn, act) for turn in good[:2]))
    return partly("an apology for the own words alone", call.words(apologies[0], act), after=apologies[0].event)


def _says(turn: Turn, act: str) -> bool:
    """Whether a turn apologises: by its act, or by a word of apology beside the caller's trouble or feeling."""
    if any(finding.act == act and finding.level == "certain" for finding in turn.findings):
        return True
    sorry = _SORRY.search(turn.text)
    if turn.has(act):  # in doubt the word decides
        return sorry is not None
    meant = bool(_TROUBLE.search(turn.text)) or turn.has("empathy")
    return sorry is not None and meant and not turn.has("ask_hold", "shirk")


def says_sorry(text: str) -> bool:
    """Whether words hold an apology."""
    return bool(_SORRY.search(text))


def _own_words(call: Call, turn: Turn) -> bool:
    if takes_back_own_words(turn.text):
        parts = (part for part in call.wording.clauses(turn.text) if not takes_back_own_words(part))
        return not any(_SORRY.search(part) and _TROUBLE.search(part) for part in parts)
    earlier = [other for other in call.to_caller if other.event < turn.event]
    just_hurt = bool(earlier) and earlier[-1] in call.provoked
    return just_hurt and not _TROUBLE.search(turn.text)


__all__ = ["check", "says_sorry"]
