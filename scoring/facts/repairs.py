"""Words by which a speaker takes a value back and says it anew."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from scoring.record.events import FactState

_REPAIRS: Final = (
    "不对", "不是不是", "更正", "错了", "说错", "念错", "口误", "应该是", "哦不", "呃不", "不不", "不好意思是",
    "不好意思，是", "对不起，是", "抱歉，是", "我是说", "读反", "说反", "念反", "写反", "搞反", "看反", "看错",
    "读错", "记错了", "听错", "看岔", "说岔", "念岔", "弄错", "讲错", "更改一下", "改一下", "重新说", "重说",
    "no wait", "i mean", "i meant", "sorry", "correction", "rather", "my mistake", "beg your pardon", "pardon me",
    "let me correct", "no it's", "make that", "scratch that", "strike that", "oops", "whoops", "my bad", "apologies",
    "forgive me", "excuse me", "misread", "misspoke", "mixed up", "got that wrong", "wrong", "wait no",
    "i should say",
)  # fmt: skip
_RESTARTS: Final = (
    "等等", "等一下", "等下", "慢着", "重来", "再念一遍", "再说一遍", "再读一遍", "重新念", "再来一遍",
    "hang on", "hold on",
    "let me start", "let me say that again", "say again", "once more", "once again", "start again", "start over",
    "let me repeat", "one moment", "actually", "no no",
)  # fmt: skip
"""Between two values of one kind: the first is taken back; between others it may be a mere pause."""
_NO_SUCH: Final = re.compile(
    r"(?:哦|噢|啊|呃|哎|诶|唉|喔|额|嗯|那个)[，, ]*不是[，, 的]*$|[，,、 ]不是[，,、 ]+$|\bno[,.]? not$"
)
"""Between two values: the first is taken back, the second is not denied."""
_JUST_NO: Final = re.compile(
    r"[ ,.]*(?:(?:oh|ah|er|um|uh)[ ,.]+)*(?:no|nope|wait)[ ,.]+(?:(?:the|that's|it's|it is|it was) )*"
)
"""All that stands between a value and the one that mends it."""
_JUST_NO_ZH: Final = re.compile("[，,、。 啊哦呃嗯唉哎诶额噢]*不(?:不|对)*(?:[，,、。 ]+(?:应该)?是?)?")
"""The same in Mandarin; 不是 alone denies what follows."""
DENIALS: Final = ("不是", "而不是", "并非", "不等于", "not", "isn't", "rather than", "instead of")
"""Before a value that is not the one."""
_MENDING_ZH: Final = re.compile(
    "不好意思|对不起|抱歉|不是|不对|这个|那个|刚才|准确地?说|口误|重新[来念说读]?|更正|纠正|应该?为?|改成?|一下|哎呀|等等|等下|"
    "再[看读念说听]?一?[眼遍次下]|[看读念讲说写打记听搞弄][错反岔混快漏串]|[不是对哦噢啊呃额嗯唉哎诶喔呀我错行了吧呢的]"
)
"""All that may stand between two tries at one value."""
_MENDING_EN: Final = frozenset(
    ("no", "nope", "not", "that", "that's", "this", "sorry", "wait", "er", "um", "uh", "erm", "hmm", "ah", "oh", "i",
     "i'm", "i'll", "i've", "mean", "meant", "it", "it's", "is", "was", "should", "be", "let", "me", "re-read",
     "reread",
     "read", "reading", "check", "look", "again", "correct", "correction", "my", "mistake", "slip", "of", "the",
     "tongue",
     "rather", "actually", "well", "wrong", "line", "got", "misread", "misspoke", "apologies", "excuse", "beg", "your",
     "pardon", "hang", "hold", "on", "scratch", "strike", "make", "one", "moment", "second", "say", "said", "start",
     "over", "oops", "whoops", "have", "had", "dear", "silly", "a", "to", "now", "try", "once", "more", "mixed", "up",
     "bad", "fault", "better", "yes")
)  # fmt: skip
_WEAK_EN: Final = frozenset(
    ("the", "that", "that's", "it", "it's", "is", "was", "of", "on", "a", "to", "this", "yes", "one", "up")
)
"""Of these alone none mends anything."""
_WORD_EN: Final = re.compile(r"[a-z]+(?:['-][a-z]+)*")
_TO_THE_NAME: Final = 24
"""Characters between two names of which the second mends the first."""
_TITLE: Final = re.compile(r"^(?:先生|女士|小姐|太太|阿姨)|\b(?:mr|mrs|ms|miss)\b\.? *$")
_LETTER: Final = re.compile(r"(?<![a-z])[a-z](?![a-z])$")
"""The letter that a policy number begins with."""


def takes_back(between: str) -> bool:
    """Whether words between two values say that the first was wrong."""
    return (
        any(w in between for w in _REPAIRS)
        or bool(_NO_SUCH.search(between))
        or bool(_JUST_NO.fullmatch(between))
        or bool(_JUST_NO_ZH.fullmatch(between))
    )


def restarts(between: str) -> bool:
    """Whether words between two values announce that one is said anew."""
    return any(w in between for w in _RESTARTS)


def only_mends(between: str) -> bool:
    """Whether nothing but such words, and one at least, stands between two values."""
    between = _LETTER.sub("", between.strip())
    if between.endswith(("不是", "并非", "而不是", "not")):
        return False  # what follows is denied
    if any("\u4e00" <= c <= "\u9fff" for c in between):
        rest = _MENDING_ZH.sub("", between)
        return not any(c.isalnum() for c in rest) and between.strip("，,、。 的") not in ("是", "一", "")
    words = _WORD_EN.findall(between)
    return bool(set(words) - _WEAK_EN) and set(words) <= _MENDING_EN


def last_names(plain: str, found: Sequence[tuple[FactState, int, int]]) -> list[tuple[FactState, int, int]]:
    """Names in order without those that were taken back for another (Mr Chan, sorry, Mr Lee)."""
    names = sorted(found, key=lambda name: name[1])
    kept = []
    for i, name in enumerate(names):
        gap = plain[name[2] : names[i + 1][1]] if i + 1 < len(names) else ""
        if not (gap and len(gap) <= _TO_THE_NAME and takes_back(_TITLE.sub("", gap))):
            kept.append(name)
    return kept


__all__ = ["DENIALS", "last_names", "only_mends", "restarts", "takes_back"]
