"""understanding_checked: after an explanation the agent makes sure that it is clear.

Parameters: `characters`, `words` – length of all explanations together from which on a check is due (Mandarin,
English). One check after the explanations is enough, also in words of its own (还有哪一点没讲清楚); the caller's own
明白了 counts. What tells the knowledge page is an explanation, whatever act is seen in it. Not applicable where
nothing longer than a sentence was explained.
"""

from __future__ import annotations

import re
from typing import Final

from scoring.checks.apology import says_sorry
from scoring.checks.call import PROVOCATIONS, Call, Turn
from scoring.checks.cues import names_feeling
from scoring.checks.judge import absent, met, na
from scoring.checks.restated_matter import retells
from scoring.checks.told import takes_from_pages
from scoring.scorecard import Judgement
from scoring.standard import Criterion

_NOT_EXPLAINING = ("disclose", "overpromise", "sarcasm", "shirk")
"""Acts beside which nothing is explained that could be understood."""
_CHECKS: Final = re.compile(
    r"(明白|清楚|听懂|看懂|懂|(?<![没我])理解|记住|记下|记得住|听清|[讲说解释]透|跟得上)[^，,。！？]{0,4}(吗|么|没有|没|不|吧)(?=$|[，,。！？?])|"
    r"(没|有没有|有|哪(里|儿|句|点|一点|一句)?)(我)?(讲|说|解释)(漏|岔|得?太快|糊涂|不?明白|得?不清)|(要不要|需不需要|用不用)(我)?再(讲|说|解释)|"
    r"(有|还有)(没有)?(什么|哪|地方)[^。！？]{0,8}(不明白|不清楚|不懂|没(听|讲|说)(明白|清楚|懂)|要我再(说|讲|解释))|"
    r"\b(is|was|are) (that|this|it|everything|all that|these)( all)?( quite| now| reasonably)? clear\b|"
    r"\bmakes? sense\b[^.]{0,16}\?|\b(with me|follow(ing)? (me|that|so far))\b[^.]{0,12}\?|"
    r"\b(anything|any (part|bit|point)|which (part|bit))\b[^.?]{0,30}\b(unclear|not clear|again|explain|go over)\b|"
    r"\b(have i|did i) (explain|put|make|made)[^.?]{0,20}\b(clear|clearly|plain|well|sense)\b",
    re.IGNORECASE,
)
"""Words that ask whether what was explained is clear."""
_CROSS: Final = frozenset(("angry", "impatient"))
"""Feelings in which 知道了 cuts the agent short and shows no understanding."""
PAGE: Final = 5
"""Content words and values of a page from which on a turn explains it."""


def check(call: Call, criterion: Criterion) -> Judgement:
    """Measure the explanations and look for a check after them."""
    checks = [turn for turn in call.with_acts("check_understanding") if not _asks_to_repeat(turn)]
    explained = [turn for turn in call.to_caller if _explains(call, turn)]
    if checks:
        return met(call.words(checks[-1], "check_understanding"))
    if not explained:
        return na("nothing was explained")
    asked = [turn for turn in call.to_caller if turn.event >= explained[0].event and _asks_whether_clear(turn)]
    if asked:
        return met(call.words(asked[-1]))
    unit = "words" if call.wording.language == "en" else "characters"
    if sum(_length(call, turn) for turn in explained) < criterion.integer(unit):
        return na("nothing longer than a sentence was explained")
    later = (line for line in call.lines if line.event > explained[0].event)
    own = next((line for line in later if "understood" in line.does and line.feeling not in _CROSS), None)
    if own is not None:
        return met(call.line(own))
    return absent("not asked whether it is clear", call.words(explained[-1], "explain"), after=explained[-1].event)


def _explains(call: Call, turn: Turn) -> bool:
    """Whether a turn explains: by its act, or by what it tells of the knowledge page beyond the caller's words."""
    return _shows(call, turn) and not _spoils(turn) and not retells(call, turn)


def _shows(call: Call, turn: Turn) -> bool:
    if turn.has("explain"):
        return True
    if turn.has("guess", "confirm"):
        return False
    known = (line.text for line in call.between(0, turn.event))
    return takes_from_pages(call.wording, call.case.knowledge, turn.text, known, least=PAGE)


def _asks_to_repeat(turn: Turn) -> bool:
    """Whether a turn has the caller say something again (麻烦您再讲一下), which only sounds like a check."""
    return turn.has("ask_fact") and not _CHECKS.search(turn.text)


def _asks_whether_clear(turn: Turn) -> bool:
    return bool(_CHECKS.search(turn.text)) and not turn.acts & PROVOCATIONS


def _spoils(turn: Turn) -> bool:
    """Whether a turn explains nothing that could be understood; beside a guess or a quarrel a certain one stays one."""
    sure = any(item.act == "explain" and item.level == "certain" for item in turn.findings)
    return turn.has(*_NOT_EXPLAINING) or ((turn.has("guess") or bool(turn.acts & PROVOCATIONS)) and not sure)


def _length(call: Call, turn: Turn) -> int:
    """Length of what a turn explains: its sentences of feeling and apology are left out."""
    told = (part for part in call.wording.clauses(turn.text) if not _feels(call, part))
    return sum(call.wording.size(part) for part in told)


def _feels(call: Call, part: str) -> bool:
    return names_feeling(part, call.wording.language) or says_sorry(part)


__all__ = ["check"]
