"""A promise that the agent vouches for in so many words (打包票, I give you my word), known without any detector.

It takes three things in one sentence: the agent vouches and does not refuse to, a clause names what others decide or
pay, and it does so as a certainty. What the agent does in person can be vouched for.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from scoring.checks.turns import Turn
from scoring.record.events import ActFinding

_VOUCHES: Final = re.compile(
    r"包票|拍胸(脯|口)|我[^，。！？不没]{0,4}(担保|保证)(?!不了|金|书)|"
    r"\b(i|i'll|i can|i do|i will) (personally |absolutely )?guarantee\b|\b(you have|give you|on) my word\b|"
    r"\bi promise\b(?! to\b)|"
    r"\bhand on (my )?heart\b|\byou can bet\b",
    re.IGNORECASE,
)
"""Words by which the agent vouches for something."""
_REFUSES_TO: Final = re.compile(
    r"(不|没|别|难|谁|怎么|莫)[^，。！？]{0,8}(包票|胸|担保|保证)|(说|讲|给|做|打|保)不了|(包票|保证|担保)(的话)?[^，。！？]{0,4}(不|没)|如果|要是|万一|[吗么呢]$|"
    r"\b(can't|cannot|can not|couldn't|won't|not|never|nobody|no one|unable|nothing|if)\b|\?$",
    re.IGNORECASE,
)
"""Words by which the agent does not vouch, or only under a condition."""
_CERTAIN: Final = re.compile(
    r"一定(?!的|程度|要|得)|肯定|必定|必到|绝对|百分(之)?百|铁定|稳(稳|当)?(?=[到赔批过])|包(?=赔|批|过|退)|准(?=到账|赔|批|能)|照(样)?赔|"
    r"\b(will|'ll|definitely|certainly|is going to|are going to|for sure)\b",
    re.IGNORECASE,
)
"""Words that say it as a certainty."""
OF_OTHERS: Final = re.compile(
    r"(到|躺|落|回|进)(到|在|进)?(您|你)?(的)?(账|帐|卡|折|户|手|口袋|腰包|兜)|(在|进)(您|你)?(的)?(账|帐|卡|折子|存折|户头|里头|里面)|(打|汇|划|退|转)(到|进|回|给|下来)|"
    r"(?<!理)赔(?!付部|案|审)|理赔(款|金)|批(?!评|次|发)|(退|补|拿)(您|你)?(全|钱|款|回|得到)|核保|核赔|审核|通过|签字|特批|能过|拿到|复效|免(掉|了)|"
    r"\b(money|amount|payment|payout|refund|cheque|check|cash|claim|approv\w*|paid|pay out|your account|underwrit\w*|"
    r"reinstat\w*|waive[sd]?)\b",
    re.IGNORECASE,
)
"""What others decide or pay."""
IN_PERSON: Final = re.compile(
    r"我[^，。！？]{0,6}(跟|打(个)?(电话|给您)|回(您|你|电)|联系|盯|记|写|报(?!销|单)|交(?!费)|送|问|催|查|转|帮|替|留意|告诉|通知|说|讲)|"
    r"短信|链接|通知|邮件|回执|信封|\b(letter|text|e-?mail|message|printed|written)\b|(送|寄|传|报|交|转|递)(到|给|去|进)|通知(您|你)|告诉(您|你)|联系(您|你)|打给(您|你)|回(您|你)(的)?电|"
    r"\b(i|we)( will|'ll| am going to|'m going to)\b|"
    r"\b(from (me|us)|be (looked at|reviewed|decided|passed on|sent on))\b",
    re.IGNORECASE,
)
"""What the agent does in person, and what is only sent."""
_SENTENCE: Final = re.compile(r"[^。！？!?]+[。！？!?]?")
_CLAUSE: Final = re.compile(r"[，；,;]|\b(?:that|and)\b")


def vouched(turn: Turn) -> ActFinding | None:
    """The sentence of a turn that vouches for what others decide, or None."""
    found = _sentence(turn.text)
    return turn.certain("overpromise", *found, "vouched for what others decide") if found is not None else None


@lru_cache(maxsize=512)
def _sentence(said: str) -> tuple[int, int] | None:
    """Where such a sentence stands in a text."""
    if _VOUCHES.search(said) is None:
        return None
    for sentence in _SENTENCE.finditer(said):
        text = sentence.group()
        if _VOUCHES.search(text) is None or _REFUSES_TO.search(text):
            continue
        if any(
            _CERTAIN.search(part) and OF_OTHERS.search(part) and not IN_PERSON.search(part)
            for part in _CLAUSE.split(text)
        ):
            return sentence.span()
    return None


__all__ = ["IN_PERSON", "OF_OTHERS", "vouched"]
