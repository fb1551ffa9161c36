"""Promises that are none of an outcome: the agent's own deed, a result left to those who decide, somebody's words."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from scoring.checks.turns import Turn
from scoring.checks.vouched import OF_OTHERS
from scoring.record.events import ActFinding

_OWN_DEED: Final = re.compile(
    r"我[^，。！？；]{0,10}(开(具|好|出|给|单|票)?(?=$|[，。；])|传|发|寄|打(给|电话|印)|转(交|给|达|告)|交(给|上|到)|录|写|递|送|盯|跑|"
    r"问|催|查|回(电|您|你|复))|已经(点|发|交|传|递|录|寄|转)|"
    r"\bi('ll| will|'m going to)? ?(make|send|write|print|issue|post|do|type|pass|fill|hand|file|ring|call|bring|"
    r"carry)\b[^.?!]{0,24}\b(myself|by hand|personally|right (now|away))\b|\bmy (own )?desk\b",
    re.IGNORECASE,
)
"""Words for what the agent does in person."""
_NAMES_LIMIT: Final = re.compile(
    r"由(他们|她|他|主管|经理|理赔|核保|财务|总部|(?!我)[^，。！？]{1,4}部)(来)?(审|(?<!一)定|决定|批|说了算)|(他们|主管|理赔|核保)说了算|"
    r"\b(is|that's|it's) (up to (them|him|her|claims|the \w+)|"
    r"for (them|him|her|claims|the \w+) to (decide|say|judge))\b|"
    r"\b(claims|they|underwriting|he|she) decides?\b",
    re.IGNORECASE,
)
"""Words that leave the result to those who decide."""
_ASCRIBED: Final = re.compile(
    r"(这|那)?(是)?(他|她|业务员|代理人|经理|顾问)[^，。！？]{0,6}((说|讲)(?!得对|了算|的对)|原话)|原话|"
    r"\b(those|that|these) (were|was|are|is) (his|her|their|the \w+'s) (very |own )?words?\b|"
    r"\b(he|she|they|your advis[eo]r|the salesman|the agent) (said|told you|promised|put it)\b|"
    r"\bno business (saying|telling|promising)\b",
    re.IGNORECASE,
)
"""Words that ascribe to somebody else what is repeated."""
_OUTCOME: Final = re.compile(
    r"钱|款(?!项)|下来|结果|办成|成功|没问题|\b(outcome|result|the full|every penny|sorted|"
    r"you('ll| will) (get|have|be))\b",
    re.IGNORECASE,
)
"""What comes of a deed, which is not the deed itself."""
_SENTENCE: Final = re.compile(r"[^。！？!?.]+[。！？!?.]?")


def without_own_deed(turn: Turn) -> Turn:
    """The turn without an over-promise that is all about what the agent does in person (五点以前一定传给理赔部), that
    names who decides beside it, or that only repeats what somebody else had said."""
    sworn = [item for item in turn.findings if item.act == "overpromise"]
    if not sworn:
        return turn
    around = [part for part in _SENTENCE.finditer(turn.text) if any(_meet(item, part) for item in sworn)]
    if around and all(_harmless(part.group()) for part in around):
        return turn.without("overpromise")
    return turn


def _meet(item: ActFinding, part: re.Match[str]) -> bool:
    return item.start < part.end() and part.start() < item.end


@lru_cache(maxsize=512)
def _harmless(sentence: str) -> bool:
    """Whether a sentence with a promise in it promises nothing of what others decide."""
    if _NAMES_LIMIT.search(sentence) or _ASCRIBED.search(sentence):
        return True
    return bool(_OWN_DEED.search(sentence)) and not (OF_OTHERS.search(sentence) or _OUTCOME.search(sentence))


__all__ = ["without_own_deed"]
