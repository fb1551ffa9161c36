"""Whether a date is told as one of the caller's, or is a term, a plan or a rule."""

from __future__ import annotations

import re
from typing import Final

from scoring.facts.place import Place
from scoring.language.numbers import find_numbers
from scoring.record.events import CaseFact

_PLAN_JUST_BEFORE: Final = (
    "请在", "请于", "从", "自", "截至", "截止", "预计", "我", "我们", "到", "会在", "by", "before", "until", "till",
    "from",
    "back on", "closed", "back on the", "by the", "before the", "until the", "expires on", "due on", "from the",
    "today is",
    "on or after",
)  # fmt: skip
_PLAN_BEFORE: Final = (
    "最迟", "最晚", "下一", "下次", "下期", "下个", "每", "记一下", "请您", "麻烦您", "今天是", "i'll", "we'll",
    "will", "ring you",
    "call you", "next", "latest", "today",
)  # fmt: skip
PLAN_AFTER: Final = (
    "前", "之前", "以前", "起", "到期", "生效", "截止", "放假", "再打", "您再", "打来", "给您", "回您", "联系您",
    "打给您", "答复", "以后", "之后", "休假", "出结果", "会有", "会", "还会", "将", "才", "来", "去", "是下",
    "开始", "左右会",
    "at the latest", "onwards", "is the next",
)  # fmt: skip
"""Beside a date that is no fact of the caller but a term, a plan or a rule."""
_DONE: Final = (
    "您", "你", "交", "寄", "送", "递", "办", "报", "说", "住", "签", "买", "投", "打", "收", "出生", "扣", "付",
    "缴", "存",
    "取", "转", "you", "sent", "born", "paid", "bought", "posted", "signed", "handed", "filed", "said", "debited",
    "he went", "she went", "admitted", "discharged",
    "taken", "opened", "dated", "reported", "booked", "ordered", "happened", "arrived", "logged", "dropped off",
)  # fmt: skip
"""Beside a date that the caller told."""
_THAT_DAY: Final = re.compile("^(?:[的 ,，]|那天|那日|当天|这天)+")
_EMPTY: Final = re.compile(
    r"[好的嗯是对那不哦呃啊就您吧吗呢也这天说口误应该更正一下和呀了月份到着我看记知道明白事\W\d]|"
    r"\b(?:hang|hold|wait|case|policy|reference|number|[a-z]|so|that's|that|is|the|of|no|i|mean|see|sorry|not|okay|right|and|on|it|was|yes|then|got|noted|"
    r"[a-z-]+(?:first|second|third|[a-z]th|ieth))\b"
)
"""What may stand beside a date in an utterance that only repeats it."""
_OURS: Final = re.compile(
    r"\b(?:we|our|ours|i|i'll|i'd|we'll|we've|us|me|my|office|branch|counter|colleague|system)\b|"
    r"我|咱|同事|专员|公司|柜[台面]|网点|系统|回电|回复|答复|给您|通知"
)
"""Beside a date that is the agent's or the company's."""
_DUE_AFTER: Final = re.compile("[ ,，]*(?:就|才)?(?:到期|生效|截止|起|开始)")
_DUE_BEFORE: Final = re.compile(r"\b(?:expires|due|ends|begins|starts) on(?: the)?$")
_ENDS_ASKING: Final = re.compile(r"(?: last (?:year|month)| this (?:year|month))?\s*\?")
_OFFERED: Final = re.compile(
    r"\b(?:would|could|can|shall|may|will|how about|what about|suits?|convenient|free|available|by|before|until)\b|"
    r"'ll\b"
)
"""In a question for a day to come."""
_SAID_BY_CALLER: Final = re.compile(r"\byou (?:said|told (?:me|us)|mentioned)\b|[您你](?:刚才?)?(?:说|讲|提到)(?!话)")


def _is_planned(place: Place) -> bool:
    """Whether a date is a term, a plan or a rule."""
    ahead, after = _before(place), place.after()
    if _asks_for_a_day(place) or ahead.endswith(_PLAN_JUST_BEFORE) or after.lstrip(" ,，").startswith(PLAN_AFTER):
        return True
    return any(w in ahead for w in _PLAN_BEFORE)


def _falls_due(place: Place) -> bool:
    """Whether the caller is asked to confirm when something of his begins or ends."""
    due = _DUE_AFTER.match(place.plain, place.said.end) is not None or _DUE_BEFORE.search(_before(place)) is not None
    return due and place.checked()


def _sound_alike(one: str, other: str) -> bool:
    """Whether the ear confuses two days: the eighth and the eighteenth, the thirteenth and the thirtieth."""
    if not one or not other or one == other:
        return False
    same_end = one[-1] == other[-1] != "0"
    return same_end or {one, other} in ({"13", "30"}, {"10", "04"}, {"12", "20"})


def restates_a_date(place: Place, name: str, fact: CaseFact) -> bool:
    """Whether a date that is another one stands where the caller's own would be repeated, and is no term or plan."""
    ahead, after = _before(place), place.after()
    if place.near(name, fact) and place.checked():
        return True
    if _is_planned(place):
        return False
    if place.near(name, fact) or place.checked() or _told_by_caller(place):
        return True
    if (before := place.previous) is not None and before.dropped and before.kind == "date":
        return True  # the last of several tries
    if _THAT_DAY.sub("", after).startswith(_DONE) or any(w in ahead for w in _DONE):
        return True
    rest = place.plain
    for number in find_numbers(rest, "en" if place.english else "zh"):
        rest = rest.replace(place.plain[number.start : number.end], "")
    return not _EMPTY.sub("", rest)


def _before(place: Place) -> str:
    """What stands before a date, or before the day of the week that leads it (by Thursday, the ninth)."""
    before = place.previous
    if before is not None and before.kind == "day" and not place.plain[before.end : place.said.start].strip(" ,the，"):
        width = 24 if place.english else 10
        return place.plain[max(0, before.start - width) : before.start].rstrip()
    return place.ahead(10, 24).rstrip()


def _told_by_caller(place: Place) -> bool:
    """Whether the caller is said to have told a date, or is asked whether it is that one."""
    asked = _ENDS_ASKING.match(place.plain, place.said.end) is not None
    return asked or _SAID_BY_CALLER.search(_sentence(place)) is not None


def _sentence(place: Place) -> str:
    """The sentence up to a date."""
    return re.split(r"[.!?;。！？；]", place.plain[: place.said.start])[-1]


def _asks_for_a_day(place: Place) -> bool:
    """Whether a date is offered in a question (could you come on the ninth?)."""
    return _ENDS_ASKING.match(place.plain, place.said.end) is not None and _OFFERED.search(_sentence(place)) is not None


def misheard(place: Place, one: str, other: str) -> bool:
    """Whether a day stands for another of the same month that sounds like it, told of the caller's own matter."""
    if not _sound_alike(one, other):
        return False
    return _falls_due(place) or not (_is_planned(place) or _OURS.search(_clause(place)))


def _clause(place: Place) -> str:
    """What is told around a date, up to the next stops."""
    before = re.split(r"[,.!?;，。！？；]", place.plain[: place.said.start])[-1]
    return before + "|" + re.split(r"[,.!?;，。！？；]", place.after())[0]


__all__ = ["PLAN_AFTER", "misheard", "restates_a_date"]
