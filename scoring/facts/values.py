"""Whether a said value restates a number, a date or a sum of the caller, rightly, wrongly or in part."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal, InvalidOperation
from typing import Final

from rapidfuzz.distance import Levenshtein

from scoring.facts.said import SaidValue
from scoring.language.numbers import find_numbers
from scoring.record.events import CaseFact, FactState

_TAIL_WORDS: Final = ("尾号", "尾数", "末尾", "后四位", "最后", "结尾", "末四位", "ending", "ends", "last")


_OTHER_NUMBERS: Final = ("工号", "分机", "坐席", "热线", "总机", "staff number", "extension", "agent ", "badge")
"""Before a number that is the agent's or the company's."""
_RATES: Final = (
    "每", "最高", "最低", "免赔", "手续费", "工本费", "起付", "上限", "封顶", "a month", "each", "per ", "fee", "up to",
)  # fmt: skip
"""Before a sum that is a rule's, not the caller's."""
_PLAN_JUST_BEFORE: Final = (
    "请在", "请于", "从", "自", "截至", "截止", "预计", "我", "我们", "by", "before", "until", "from", "back on",
    "closed", "back on the", "expires on", "due on", "from the",
)  # fmt: skip
_PLAN_BEFORE: Final = (
    "最迟", "最晚", "下一次", "下次", "下期", "每", "记一下", "请您", "麻烦您", "i'll", "we'll", "will", "ring you",
    "call you", "next", "latest",
)  # fmt: skip
_PLAN_AFTER: Final = (
    "前", "之前", "以前", "起", "到期", "生效", "截止", "放假", "再打", "您再", "打来", "给您", "回您", "联系您",
    "打给您", "答复", "以后", "之后", "休假", "出结果", "会有", "来", "去", "at the latest", "onwards",
)  # fmt: skip
"""Beside a date that is no fact of the caller but a term, a plan or a rule."""
_CHECKED: Final = (
    "对吗", "对吧", "对不对", "是吧", "是吗", "是不是", "没错", "right", "correct", "is that", "was that", "was it",
)  # fmt: skip
_DONE: Final = (
    "您", "你", "交", "寄", "送", "递", "办", "报", "说", "住", "签", "买", "投", "打", "收", "出生", "you", "sent",
    "born", "paid", "bought", "posted", "signed", "handed", "filed", "said",
)  # fmt: skip
"""Beside a date that the caller told."""
_EMPTY: Final = re.compile(
    r"[好的嗯是对那不哦呃啊就您吧吗呢也这天说口误应该更正一下和呀了月份到着\W\d]|"
    r"\b(?:so|that's|that|is|the|of|no|i|mean|sorry|not|okay|right|and|on|it|was)\b"
)
"""What may stand beside a date in an utterance that only repeats it."""


_SHORT: Final = 5
"""Digits up to which a number that differs in more than one of them is another number."""
_FULL: Final = 3
"""Parts of a date that is told with its year."""
_ASKING: Final = re.compile("多少|几|什么|哪|how much|which|what|when")


def _near(plain: str, said: SaidValue, words: Sequence[str]) -> bool:
    """Whether one of the words stands just before the value (or names it just after)."""
    around = plain[max(0, said.start - 10) : said.start] + "|" + plain[said.end : said.end + 4]
    return any(w and (w in around or (len(topic := _ASKING.sub("", w)) > 1 and topic in around)) for w in words)


def _alike(digits: str, got: str) -> bool:
    return len(got) >= 3 and Levenshtein.distance(digits, got) <= len(got) // 2


def judge_number(plain: str, fact: CaseFact, said: SaidValue) -> FactState | None:
    digits, got = "".join(c for c in fact.value if c.isdigit()), said.digits
    if not digits or len(got) < 2:
        return None
    if said.holds(digits):
        return "right"
    if any(w in plain[max(0, said.start - 20) : said.start] for w in _OTHER_NUMBERS):
        return None
    if said.kind not in ("digits", "number"):
        return None
    ahead = plain[max(0, said.start - 20) : said.start]
    tail = any(w in ahead for w in _TAIL_WORDS)
    if len(got) < len(digits):
        if digits.endswith(got) and (len(got) >= 4 or (tail and len(got) >= 3)):
            return "right"
        if len(got) >= 3 and digits.startswith(got):
            return "partly"
        if len(got) >= 4 and got in digits:
            return "partly"
        named_tail = len(got) == 4 and _near(plain, said, fact.asked_by)
        if tail and (named_tail or _alike(digits[-len(got) :], got)):
            return "wrong"
    if (
        len(got) >= 4
        and abs(len(got) - len(digits)) <= 2
        and Levenshtein.distance(got, digits) <= (max(2, len(digits) // 3) if len(digits) > _SHORT or tail else 1)
    ):
        return "wrong"
    named = _near(plain, said, fact.asked_by)
    return "wrong" if named and abs(len(got) - len(digits)) <= 3 and len(got) >= 4 else None


def _restates_a_date(plain: str, fact: CaseFact, said: SaidValue) -> bool:
    """Whether a date that is another one stands where the caller's own would be repeated, and is no term or plan."""
    ahead, after = plain[max(0, said.start - (18 if plain.isascii() else 10)) : said.start].rstrip(), plain[said.end :]
    if ahead.endswith(_PLAN_JUST_BEFORE) or after.lstrip(" ,，").startswith(_PLAN_AFTER):
        return False
    if any(w in ahead for w in _PLAN_BEFORE):
        return False
    if _near(plain, said, fact.asked_by) or any(w in after for w in _CHECKED):
        return True
    if after.lstrip("的 ").startswith(_DONE) or any(w in ahead for w in _DONE):
        return True
    rest = plain
    for number in find_numbers(plain, "en" if plain.isascii() else "zh"):
        rest = rest.replace(plain[number.start : number.end], "")
    return not _EMPTY.sub("", rest)


def judge_date(plain: str, fact: CaseFact, said: SaidValue) -> FactState | None:
    """A date; one that differs in a single part is wrong where it is meant as this one."""
    if said.kind != "date":
        return None
    want, got = fact.value.split("-"), said.value.split("-")
    if not 1 <= len(got) <= 3 or not 1 <= len(want) <= 3:
        return None
    short = min(len(want), len(got))
    if want[-short:] == got[-short:]:
        if short > 1 or len(want) == 1:
            return "right"
        return "partly" if _restates_a_date(plain, fact, said) else None
    near = _near(plain, said, fact.asked_by)
    same = sum(a == b for a, b in zip(want[-short:], got[-short:], strict=True))
    if near or (short > 1 and same >= short - 1):
        return "wrong" if short == _FULL or _restates_a_date(plain, fact, said) else None
    return None


def _sum(text: str) -> Decimal | None:
    try:
        return Decimal(text)
    except InvalidOperation:
        return None


def judge_amount(plain: str, fact: CaseFact, said: SaidValue) -> FactState | None:
    if said.kind not in ("amount", "number", "digits"):
        return None
    want, got = _sum(fact.value.replace(",", "")), _sum(said.value)
    if want is None or got is None:
        return None
    if want == got:
        return "right"
    if said.kind == "digits" and len(said.digits) > len(str(want)) + 1:
        return None
    mine, theirs = str(int(want)), str(int(got))
    if any(w in plain[max(0, said.start - 9) : said.start] for w in _RATES):
        return None
    # Cents left out or added, digits swapped, one digit or one place off: meant to be this amount, and wrong.
    alike_ = mine == theirs or sorted(mine) == sorted(theirs) or mine.rstrip("0") == theirs.rstrip("0")
    checked = len(mine) == len(theirs) > 3 and mine[:2] == theirs[:2] and any(w in plain[said.end :] for w in _CHECKED)
    if alike_ or checked or (len(mine) >= 3 and Levenshtein.distance(mine, theirs) <= 1):
        return "wrong"
    return "wrong" if said.kind != "digits" and _near(plain, said, fact.asked_by) else None


__all__ = ["judge_amount", "judge_date", "judge_number"]
