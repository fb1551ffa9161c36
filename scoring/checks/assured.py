"""A result that others decide, told as settled: known by the page, the agent's words and how the caller takes them.

No detector need see the promise. It takes three things: the case leaves the result to somebody else, a sentence calls
it settled or certain without a condition, and the caller, who had asked or worried about it, relies on it from then on
(真的啊？那我就不借了). What the agent does in person may be promised, and a limit named beside it is no promise.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache
from typing import Final

from scoring.checks.turns import Line, Turn
from scoring.checks.vouched import IN_PERSON, OF_OTHERS
from scoring.record.events import ActFinding

_DECIDED: Final = re.compile(
    r"审批|审核|审查|核保|核赔|核查|鉴定|特批|批准|(主管|经理|理赔部?|财务部?|总部|总公司|保全部?)[^，。；]{0,8}(决定|批|定|认定|答复|同意)|"
    r"由[^，。；]{1,12}(决定|认定|答复|裁定)|不(予)?(保证|承诺)|(以|按)[^，。；]{1,16}为准|"
    r"\b(decid\w+|decision|approv\w+|assess\w*|underwrit\w+|not (assured|guaranteed|promised)|review\w*|examin\w+|"
    r"subject to|discretion\w*|grant(s|ed)?)\b",
    re.IGNORECASE,
)
"""Words of a page that leave the result to somebody."""
_RELIEVED: Final = re.compile(
    r"真的(啊|吗|呀|么|嘛|假的|[？?])|当真|(?<!不)(?<!没)放(得下)?心了|太好了|太谢谢|谢天谢地|踏实(了|多了)|"
    r"松(了|下)?(一)?(大)?口气|石头(落|放)|有(您|你)(这|那)?句话|(这|那)?(话|可)是(您|你)(自己)?说的|(说话|讲话)(可)?(要)?算(数|话)|"
    r"记(住|着|得)(您|你)(刚才|今天)?(说|讲)的|那我(可|就|也|先|现在)*"
    r"(不(用|去|借|卖|操心|担心|急|找)|跟[^，。！？]{1,8}(说|讲)|去(订|买|签|交|报)|订|等着|(按|照)[^，。！？]{1,8}(安排|准备))|"
    r"\breally\?|\bthank (god|goodness|heavens?|the lord)|"
    r"\b(brilliant|wonderful|marvellous|fantastic|splendid|terrific)\b|"
    r"\b(a|the) (\w+ )?(weight|load|stone)\b[^.?!]{0,8}\b(off|from)\b|"
    r"\b(such |what )?a (huge |big |great )?relief\b|"
    r"\bso (it's|that's|it is|that is) (certain|settled|sure|done|agreed)\b|"
    r"\b(are you|you're) (quite |really |absolutely )?sure\?|"
    r"\bi('ll| will) hold you to\b|"
    r"\bthen i (won't|needn't|don't have to|can)\b|\bi can (tell|book|stop|sleep|breathe)\b",
    re.IGNORECASE,
)
"""Words of a caller who takes a result for granted, or can hardly believe it."""
_SETTLED: Final = re.compile(
    r"板上钉钉|十拿九稳|(?<!不)稳(了|得很|稳当当)|没跑儿?|(跑|飞|少|差|错)不了(?!解)|落不了空|"
    r"(没有?|从来没有?)[^，。！？]{0,8}(落空|不(批|赔|过|成|点头|同意))|(就|只管|尽管|安心)等着?(收|数|拿|领)钱|"
    r"(当|就当)(它|这事|这钱)?(已经)?(办(成|好|妥)|批(了|下来)|成|到账)了?|走个(过场|形式)|"
    r"\b(take (it|that) as (settled|done|read|agreed|approved|certain)|consider it (settled|done|approved|paid|sorted)|"
    r"as good as (done|gone|paid|approved|yours|there|settled|in)|in the bag|(a )?done deal|home and dry|"
    r"(bank|count|depend|rely) on (it|that|having it|getting it)|"
    r"(a )?(dead cert|sure thing|foregone conclusion|formality)|"
    r"safe as houses|it's (already |all )?yours|no ifs|"
    r"don't (you )?(borrow|sell|cancel|give it another thought|lose (any|a wink of) sleep))\b",
    re.IGNORECASE,
)
"""Words that call a result settled."""
_CERTAIN: Final = re.compile(
    r"一定(?!的|程度|要|得)|肯定|必定|绝对|百分(之)?百|铁定|笃定|妥妥|稳稳|(?<!理赔)指定(?!的|医院|网点|机构|银行|账户|地点|人|受益)|"
    r"保(准|管(?!员|好|箱))|(?<!为)(?<!标)(?<!批)一?准(?!备|时|确|许|的|则|入|予|话|信|日)|包(?=您|你|赔|批|过|退)|保证(?!金|书|续保)|照(样)?(?=赔|批|退)|没问题|"
    r"\b(will|'ll|won't|definitely|certainly|for sure|absolutely|no question)\b",
    re.IGNORECASE,
)
"""Words that say it as a certainty."""
_WITH_LIMIT: Final = re.compile(
    r"审|(?<!肯定)(?<!一定)(?<!准)(?<!保)(?<!包)(主管|经理|理赔|他们)[^，。！？]{0,4}(批(?!啥|什么)|定(?!期))|能不能|会不会|是不是|不(敢|能|好)(说|讲|保证|担保|打包票)|尽量|争取|如果|要是|万一|的话|"
    r"可能|也许|大概|应该|估计|已经|不一定|[吗么呢][？?]|"
    r"\b(decid\w+|approv\w+ (it|that|this) first|depends?|if|unless|once|provided|whether|subject|can't (promise|say)|"
    r"try|hope|(?-i:may)|might|should|probably|perhaps|normally|usually|already|has been|have been)\b|\?$",
    re.IGNORECASE,
)
"""Words of a condition, a limit, a doubt, or of what has been done already."""
HANDED_ON: Final = re.compile(
    r"转告|带(个|句)?话|留(个|句)?(言|话)|(打|回)(个)?(电话|给)我|回电|联系我|"
    r"\b(pass (it|this|that|the message)|message|tell (him|her|them)|"
    r"ring me|call me|put me through|call(ing)? back|ring(ing)? back)\b",
    re.IGNORECASE,
)
"""What the caller asks the agent to do: that may be promised."""
_IN_DOUBT: Final = re.compile(
    r"能不能|会不会|行不行|到底|来(得)?及|赶(得|不)|哪赶|批(得|不)|赔(得|不)|怕|担心|急|愁|借|要是|万一|等着|指着|没(有)?钱|怎么办|"
    r"\b(certain|sure|afraid|scared|worr\w+|whether|what if|if (it|they|she|he)|borrow|"
    r"can't afford|in time|refuse\w*)\b",
    re.IGNORECASE,
)
"""Words of a caller to whom the result is in doubt."""
_OWN_DOING: Final = frozenset(("promise_reply", "promise_handover", "admit_limit", "vague_reply", "announce_transfer"))
"""Acts of the agent's own, which may be promised, or which name a limit."""
POSSIBLE: Final = 0.35
"""Confidence from which on a possible promise needs no words of certainty, if the caller relies on it (ours)."""
_YOU_GET: Final = re.compile(
    r"\byou('ll| will) (get|be (paid|covered)|not pay|keep)\b"
    r"(?! (back|through|an?( \w+)? (call|ring|letter|text|e-?mail|answer|reply|decision|message)|"
    r"the (answer|decision|letter)|"
    r"from|word|news|to)\b)|\byou won't (pay|owe|lose|wait|hear)\b|"
    r"\b(they|he|she)('ll| will) (say yes|sign|agree|let you|put you through|pay|accept|take you)\b|"
    r"\bit('ll| will) (be (there|in|through|done)|go through|come through|clear)\b",
    re.IGNORECASE,
)
"""What the caller gets or others do, as a certainty."""
_SENTENCE: Final = re.compile(r"[^。！？!?.]+[。！？!?.]?")
_CLAUSE: Final = re.compile(r"[，；,;]|\b(?:that|and)\b")


@lru_cache(maxsize=256)
def left_to_others(pages: Iterable[str]) -> bool:
    """Whether the pages of a case leave a result to somebody other than the agent."""
    return any(_DECIDED.search(page) for page in pages)


def assured(turn: Turn, said: Line | None, reply: Line | None) -> ActFinding | None:
    """The sentence of a turn that tells the result as settled, where the caller takes it for granted, or None."""
    if said is None or reply is None or reply.feeling == "angry":
        return None
    if any(item.act in _OWN_DOING and item.level == "certain" for item in turn.findings):
        return None
    if not (said.asks or _IN_DOUBT.search(said.text)) or not _relieved(reply.text) or HANDED_ON.search(said.text):
        return None
    if _WITH_LIMIT.search(turn.text):
        return None
    seen = (item for item in turn.findings if item.act == "overpromise" and (item.confidence or 0.0) >= POSSIBLE)
    explains = any(item.act == "explain" and item.level == "certain" for item in turn.findings)
    found = _settled(turn.text, explains=explains) or next(((item.start, item.end) for item in seen), None)
    return turn.certain("overpromise", *found, "settled, and the caller relies on it") if found is not None else None


@lru_cache(maxsize=512)
def _relieved(text: str) -> bool:
    return _RELIEVED.search(text) is not None


def _settled(text: str, *, explains: bool) -> tuple[int, int] | None:
    """Where the sentence stands that calls a result settled; `explains`: plain certainty may be the rule's own."""
    for sentence in _SENTENCE.finditer(text):
        for part in _CLAUSE.split(sentence.group()):
            sure = _SETTLED.search(part) or (
                not explains and (_YOU_GET.search(part) or (_CERTAIN.search(part) and OF_OTHERS.search(part)))
            )
            if sure and not IN_PERSON.search(part):
                return sentence.span()
    return None


__all__ = ["HANDED_ON", "assured", "left_to_others"]
