"""Over-promises that only tell a rule, a condition or bad news: no outcome in the caller's favour is promised.

What the page fixes may be told as fixed (放够五年以后就一分不扣), a result that waits for somebody's yes is left to him
(主管批了就会退), and a refusal told for certain (肯定拒) is none to be relied on. Set phrases of a promise stay one.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from scoring.checks.assured import left_to_others
from scoring.checks.spoken_against import SURE
from scoring.checks.turns import Line, Turn
from scoring.checks.wording import Wording
from scoring.record.events import ActFinding

_SWORN: Final = re.compile(
    r"肯定|一定|保证|保准|担保|百分之百|绝对|包您|包你|包在|铁定|必定|没问题|放心|"
    r"\b(guarantee|definitely|certainly|promise|for sure|no doubt|absolutely|without fail|count on)\b",
    re.IGNORECASE,
)
"""Words that vouch for it."""
_ADVERSE: Final = re.compile(
    r"(?<!没有)(?<!没)(?<!会)不(赔|退|批|给|能|收|保)(?!钱|费)(?!成问题)|肯定(拒|不(?!会)|没|要扣)|没得(赔|退)|(赔|退|批|办|变|改)不了|"
    r"(?<!不)要扣|扣手[续序]费|白跑|"
    r"\b(don't|doesn't|won't|can't|cannot|no longer|never) (pay|cover|accept|refund|allow|be paid|get)|"
    r"\b(going to cost|that'll be your|can't tell you|i couldn't say)\b",
    re.IGNORECASE,
)
"""Words of a refusal, a cost or of not knowing."""
_OWN_HELP: Final = re.compile(
    r"我(来|会|这就|马上|现在就?)?(给|帮|替)(您|你)[^，。！？]{0,6}(理|弄|查|问|跟|盯|催|看|办)(清楚|明白|妥|好)?|"
    r"\bi'll (get|have|see|put|sort|look|go) (it|this|that|everything|to it|into it|after it)\b",
    re.IGNORECASE,
)
"""Own help that is offered, whatever comes of it."""
_OUTCOME: Final = re.compile(
    r"钱|款|赔|退|批|免|减|过|到账|下来|\b(paid|money|approved|covered|accepted|refund\w*|back|waived|through|exception)\b",
    re.IGNORECASE,
)
"""What others decide or pay."""
_REFUSED: Final = re.compile(r"肯定(拒|不(?!会)|没(?!问题)|要扣)|没得(赔|退)|(赔|退|批)不了")
"""Words of a refusal told for certain, which hold though they sound sworn, and"""
_FAVOUR: Final = re.compile(r"(给|退|赔)[您你]|到账|拿得到|全额|全赔|放心")
"""what nobody says beside them who refuses."""
_WAITS: Final = re.compile(
    r"(批|审|核|同意|通过)(了|过了|完了?|下来)[^，。！？]{0,4}(就|才|再|会|以后|之后)|"
    r"\b(once|when|if|after|as soon as) (it's|it is|they|he|she|the|that|my|our)\b",
    re.IGNORECASE,
)
"""A result that waits for what others do."""
_CHECKED: Final = re.compile(
    r"(对不对|对吗|对吧|是不是|没错吧)[？?]?$|\b(right|correct|is that it)[?]?$", re.IGNORECASE
)
"""The caller has his own reckoning checked."""
_BAD_NEWS: Final = re.compile(r"贵|亏|扣|少了|going to cost|costs? (more|a lot)|lose", re.IGNORECASE)
"""What the caller fears to lose."""
SHORT: Final = {"zh": 6, "en": 3}
"""Units up to which a turn only agrees."""
_SENTENCE: Final = re.compile(r"[^。！？!?；;.]+")


def without_rule(turn: Turn, before: Line | None, wording: Wording, pages: Sequence[str]) -> Turn:
    """The turn without an over-promise that only tells a rule, a condition or bad news."""
    sworn = [item for item in turn.findings if item.act == "overpromise"]
    if not sworn or not all(_tells(item, turn, before, wording, pages) for item in sworn):
        return turn
    return turn.without("overpromise")


def _tells(item: ActFinding, turn: Turn, before: Line | None, wording: Wording, pages: Sequence[str]) -> bool:
    if item.reason.startswith("pattern"):
        return False
    around = next(
        (
            found.group()
            for found in _SENTENCE.finditer(turn.text)
            if found.start() < item.end and item.start < found.end()
        ),
        "",
    )
    agrees = before is not None and (_CHECKED.search(before.text) or _BAD_NEWS.search(before.text)) is not None
    if agrees and wording.size(turn.text) <= SHORT[wording.language]:
        return True
    if _REFUSED.search(item.text) and not _FAVOUR.search(item.text):
        return True
    if _SWORN.search(around):
        return False
    other = any(found.act in ("disclose", "shirk") and found.level == "certain" for found in turn.findings)
    if _ADVERSE.search(item.text) or _WAITS.search(item.text) or (other and (item.confidence or 1.0) < SURE):
        return True
    if turn.has("reassure") and _OWN_HELP.search(around) and not _OUTCOME.search(around):
        return True
    fixed = [part for page in pages for part in _SENTENCE.findall(page) if not left_to_others((part,))]
    brought = wording.figures(before.text) if before is not None else frozenset()
    return any((wording.figures(around) - brought) & wording.figures(page) for page in fixed)


__all__ = ["without_rule"]
