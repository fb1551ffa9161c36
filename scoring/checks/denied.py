"""Words that flatly deny what the caller says: by their form, or because the caller says that he did it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from typing import Final

_DENIAL: Final = re.compile(
    r"(怎么)?(不|没)可能|不会(这样|这么)|不会有(这|那)(种|样|回)?(事|情)|没有(的|这)(回|种|样)?事|哪有(这|那)(种|回)?事|从来(没|不)|没(这|那)(样|么)?说过|谁说的|"
    r"白纸黑字|出不了(岔子|错)|没(收到|发|说|讲|签|写|打|寄|交|付)(过)?就是没|没有就是没有|(证明|说明)不了(什么|任何)|能(证明|说明)什么(?=$|[，。！？])|"
    r"[您你]就是(晚|没|错|忘|迟|漏)[^，。！？也都]{0,3}[了过](?=$|[，。！])|我们(这里|这边)就是没有(?=$|[，。！])|"
    r"[您你]说(?![几哪今明后什])[^，。！？]{1,4}就[^，。！？]{1,4}[？?]|"
    r"(肯定|明明|就|也|都)(还)?是(您|你)(自己|自个儿|本人)?[^，。！？]{0,6}(签|写|填|点|选|按|删|弄|搞|记错|忘|不记得)|"
    r"\b((?<!\bi )would (never|not)|(?<!\bi )wouldn't|can't be(?= (so|right|true)\b|[,.!?]|$)|"
    r"impossible(?! (to|for)\b)|never (said|happens?|do|did)|that's( just| simply)? not (true|so)|"
    r"no (agent|colleague|one|body)( of ours| here)? (would|could|says?|does)|nobody (would|here)|"
    r"(no [a-z]+|nothing( of the kind)?) (was|were|has been|ever)( ever)? "
    r"(sent|made|received|said|promised|given|agreed|reached|came)|"
    r"whatever you('ve| have)? (got|say|think|tell)|(proves?|means?) (absolutely )?nothing(?= at all|[.,!?]|$)|"
    r"you did no such thing|of course you (did|had)(?=[.,!]|$)|then your [a-z]+('s| is| must be) wrong|"
    r"you (can't|cannot|couldn't|can not) have (paid|sent|done|got|rung|posted|signed|been(?=[.,!]|$))|"
    r"if you('d| had) (really |actually )?(?!like|prefer|rather|be|want|wish|care|mind)[a-z]+[^.?!]{0,30} "
    r"(it|that)('d| would) (be|have)|"
    r"(our|the) (post|mail|post room|system|records?|people|staff|computers?) (doesn't|don't|never|do not|does not) "
    r"(go astray|goes astray|get lost|gets lost|make mistakes|makes? mistakes|go wrong|lose things)|"
    r"(he|she|they|you|it) must have(?=[.,!]|$)|"
    r"don't (you )?tell me (that )?(he|she|they|we|it|you) (did|was|were|had)(n't| not)|"
    r"does(n't| not) (prove|mean) (a thing|anything)|i'm telling you,? (that )?you (did|have|were)(n't| not)|"
    r"you (certainly |definitely )?(didn't|did not|never) (send|say|ring|call|tell|sign|ask))\b",
    re.IGNORECASE,
)
"""Words that flatly deny what the caller says."""
_DEEDS: Final = (
    "pay paid", "send sent", "ring rang rung", "call called", "phone phoned", "tell told", "sign signed",
    "write wrote written", "give gave given", "hand handed", "post posted", "mail mailed", "e-mail e-mailed",
    "email emailed", "fax faxed", "return returned", "cancel cancelled canceled", "submit submitted", "file filed",
    "report reported", "drop dropped", "deliver delivered", "fill filled", "ask asked",
    "说 讲", "交 付 缴", "寄", "打", "签", "发", "填", "写", "退", "还", "提", "取消", "投诉",
)  # fmt: skip
"""Things that a caller does, each in the forms in which it is said."""
_FORMS: Final = {form: deed.split() for deed in _DEEDS for form in deed.split()}
_ANY: Final = "|".join(sorted(_FORMS, key=len, reverse=True))
_NOT_DONE: Final = re.compile(
    rf"[您你](就是|根本|压根|明明|确实|当时|自己|从来|可|并)*(没有?|没给我们)(来|给|跟|向|把)?(?P<zh>{_ANY})(过|(?=$|[，,。！]))|"
    r"\byou( certainly| definitely| simply| just| clearly)? (didn't|did not|never|haven't|have not)"
    rf"( ever| once| actually)? (?P<en>{_ANY})\b",
    re.IGNORECASE,
)
"""Words that deny something that the caller can have done."""


_NOT_HAD: Final = re.compile(
    r"没(有)?(人|谁|见|看|收|拿|接|得)?(到|过|见|告诉|通知|跟我|给我|说|讲|签)|根本没|从来没|"
    r"\b(never|didn't|did not|haven't|have not|no one|nobody|not a)\b",
    re.IGNORECASE,
)
"""Words by which a caller says that something did not come or happen."""
_HAD: Final = re.compile(
    r"[您你](肯定|一定|明明|绝对|就是|不可能没)(是)?(有)?(收|拿|看|接|签|听|知)(到|过|了|道)|"
    r"\byou (must have|certainly|definitely|most certainly|obviously|clearly) "
    r"(have )?(had|got|get|received|seen|been (told|sent)|signed|did)\b|"
    r"\bit must have (reached|got to|come to|arrived)\b|\byes,? you did\b|\b(so|and) you had it\b",
    re.IGNORECASE,
)
"""Words that insist that it did."""


_OWN_MISTAKE: Final = re.compile(
    r"我(记|搞|弄|看|听|说|查)错|\b(i was wrong|my mistake|i misread|i misheard)\b", re.IGNORECASE
)
"""The agent owns up to a mistake of his own."""
_CLAUSE_END: Final = re.compile(r"[.,;!?，。！？；]")
_THING: Final = re.compile(
    r"\b(?!(?:that|this|them|here|there|anything|nothing|any|it|in|us|to|at|on|the|by|before|with|for|a|an|your|our|one|"
    r"sir|madam|once|ever|and|so|is|all|and|me|you|back|over|off|out|up|through)\b)[a-z]{3,}\b"
)
"""The words of an English object."""


_TO_THE_FACE: Final = re.compile(
    r"^no,? you (didn't|did not|weren't|haven't)\b|\byou did no such thing\b|"
    r"\byou (can't|cannot|couldn't|can not) have (paid|sent|done|got|rung|posted|signed|been(?=[.,!]|$))|"
    r"^[您你](根本|压根)(就)?没(有)?(交|办|打|寄|签|说|来|投诉|申请|付|缴|填)",
    re.IGNORECASE,
)
"""Words that contradict to the face."""


def insisted(text: str, said: str) -> re.Match[str] | None:
    """The words that contradict to the face, or insist on what the caller has just denied (you must have had it)."""
    return _TO_THE_FACE.search(text) or (_HAD.search(text) if _NOT_HAD.search(said) else None)


_REPROACH: Final = re.compile(
    r"是[您你](那边|自己|这边|本人)?[^，。！？]{0,6}(的)?(问题|责任|原因)|"
    r"[您你](自己)?(平时)?(就)?(要|该|应该)?多(看|留意|注意|上心)|"
    r"[您你](自己)?(怎么|为什么|干嘛)(就)?(不|没)(早|先|看|问|留|查|说|想)|"
    r"(谁(叫|让)|只能怪|要怪就怪|还不是)[您你]|[您你]自己(没|不)(看|听|填|写|交|留意|注意|小心)|"
    r"\byou (simply|clearly|obviously|just|plainly) (weren't|didn't|don't|haven't|missed|forgot)\b|"
    r"\byou (should|ought to) have\b|"
    r"\b(it's|that's) your (own )?(fault|doing|responsibility)\b|"
    r"\bonly yourself to blame\b|\bwhy (didn't|did) you( not)?\b",
    re.IGNORECASE,
)
"""Words of a reproach."""


def reproach(text: str) -> re.Match[str] | None:
    """The words that reproach the caller, or None."""
    return _REPROACH.search(text)


_CONTRADICTS: Final = re.compile(
    r"^(不是|没有的事|根本没|哪有|我没(有)?|没有)(?=[，。！？\u4e00-\u9fff])|"
    r"^(no[,!.] )?(it|i|he|she|they|we) (did|was|has|have|had|were)( not|n't)\b",
    re.IGNORECASE,
)
"""The head of a line by which a caller contradicts,"""
_STANDS_BY_IT: Final = re.compile(
    r"我[^，。！？]{0,8}(天天|一直|明明|清清楚楚|都|亲眼|亲手|自己)[^，。！？]{0,12}(的|了|过)|根本没|从来没|"
    r"\bi (was|did|am|have|do) (so |too )?(listening|look|looked|check|checked|read|"
    r"sign|send|tell|pay|ask|very|quite|perfectly)|"
    r"\b(he|she|they|it|you|nobody|no one) (never|did not|didn't)\b",
    re.IGNORECASE,
)
"""or stands by what he said."""


def contradicts(text: str) -> bool:
    """Whether a caller contradicts what was just said."""
    return _CONTRADICTS.search(text) is not None


def stands_by(text: str) -> bool:
    """Whether a caller contradicts, or stands by what he said or did."""
    return contradicts(text) or _STANDS_BY_IT.search(text) is not None


def denial(text: str) -> re.Match[str] | None:
    """The words that flatly deny by their form, or None."""
    return _DENIAL.search(text)


def denial_of_deed(text: str, said: Iterable[str]) -> re.Match[str] | None:
    """The words that deny what the caller, in one of the texts `said`, says to have done, or None."""
    found = _NOT_DONE.search(text)
    if found is None:
        return None
    if _OWN_MISTAKE.search(text):
        return None
    forms = _FORMS[(found.group("zh") or found.group("en")).lower()]
    thing = _THING.findall(_CLAUSE_END.split(text[found.end() :], maxsplit=1)[0].lower())
    lines = list(said)
    if not any(_did(forms[0]).search(line) for line in lines):
        return None
    # To have sent one thing is not contradicted by not having sent another.
    return found if all(any(word in line.lower() for line in lines) for word in thing) else None


@cache
def _did(deed: str) -> re.Pattern[str]:
    """Words by which a caller says to have done it."""
    forms = "|".join(_FORMS[deed])
    if deed.isascii():
        return re.compile(
            rf"\bi('ve| have| did)?( [a-z]+){{0,2}} (?<!n't )(?<!not )(?<!never )({forms})\b", re.IGNORECASE
        )
    return re.compile(rf"我[^，。！？没不要想怎]{{0,8}}({forms})[^，。！？]{{0,6}}(了|过|的)")


__all__ = ["contradicts", "denial", "denial_of_deed", "insisted", "reproach", "stands_by"]
