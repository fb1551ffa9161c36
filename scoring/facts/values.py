"""Whether a said value restates a number, a date or a sum of the caller, rightly, wrongly or in part."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from decimal import Decimal, InvalidOperation
from typing import Final

from rapidfuzz.distance import OSA, Levenshtein

from scoring.facts.place import Place
from scoring.language.numbers import find_numbers
from scoring.record.events import CaseFact, FactState

_TAIL_WORDS: Final = (
    "尾号", "尾数", "末尾", "后四位", "后三位", "后几位", "最后", "结尾", "末四位", "尾巴", "ending", "ends", "last",
    "finish",
)  # fmt: skip
_TAIL_AFTER: Final = re.compile(
    r"[ ,，]*(?:这[几三四]位|这个|做|是|的)?(?:结尾|收尾|结束|为?尾(?!号)|at the (?:very )?end\b|is the end)"
)
"""After the last digits of a number."""
_HEAD_WORDS: Final = ("前四位", "前三位", "前几位", "开头", "begins", "beginning", "starts", "starting", "first")
_OTHER_NUMBERS: Final = ("工号", "分机", "坐席", "热线", "总机", "staff number", "extension", "agent ", "badge")
"""Before a number that is the agent's or the company's."""
_RATES: Final = (
    "每", "最高", "最低", "免赔", "手续费", "工本费", "起付", "上限", "封顶", "a month", "each", "per ", "fee",
    "charge of", "charge is", "costs",
    "up to",
)  # fmt: skip
"""Before a sum that is a rule's, not the caller's."""
_RATES_AFTER: Final = re.compile(
    r"[ ,，]*(?:一天|一晚|一年|一个月|一次|每|封顶|起|(?:for )?(?:a|per|each|every) |each\b|apiece|an hour)"
)
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
_PLAN_AFTER: Final = (
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
    "taken",
)  # fmt: skip
"""Beside a date that the caller told."""
_THAT_DAY: Final = re.compile("^(?:[的 ,，]|那天|那日|当天|这天)+")
_EMPTY: Final = re.compile(
    r"[好的嗯是对那不哦呃啊就您吧吗呢也这天说口误应该更正一下和呀了月份到着我看记知道明白\W\d]|"
    r"\b(?:so|that's|that|is|the|of|no|i|mean|see|sorry|not|okay|right|and|on|it|was|yes|then|got|noted)\b"
)
"""What may stand beside a date in an utterance that only repeats it."""
_SHORT: Final = 5
"""Digits up to which a number that differs in more than one of them is another number."""
_SURE_LENGTH: Final = 6
"""Digits from which a number that is read out to be confirmed, and is as long as the caller's, is meant as that one."""
_LARGE: Final = 5
"""Digits of a sum that is not met by chance with most of its digits."""
_FULL: Final = 3
"""Parts of a date that is told with its year."""
_YEAR: Final = 4
_DATE_DIGITS: Final = (4, 8)
"""How many digits a whole date has, the fewest and the most (9 5 78, 1978 11 22)."""
_SLASHED: Final = re.compile(r"\d{1,2}/\d{1,2}(?:/\d{4})?")
_YEAR_AFTER: Final = re.compile(r"[,，的 ]*(\d{4}|\d{2}|[零〇一二三四五六七八九]{4}|[零〇一二三四五六七八九]{2})年")

_TO_THE_YEAR: Final = re.compile(r"^[ ,]*(?:in |of |year )?'?")
_YES: Final = re.compile(r"[ ,]*(?:right|correct|yes|is that|is it|am i|was it|and\b)")

Judged = tuple[int, FactState]
"""Rank (the lowest of several counts) and state."""
_RIGHT: Final[Judged] = (0, "right")
_WRONG: Final[Judged] = (3, "wrong")
_PARTLY: Final[Judged] = (2, "partly")
_HEAD: Final[Judged] = (5, "partly")
TAIL: Final[Judged] = (4, "right")
"""A tail that fits stands for the number, but not beside a wrong reading of the whole."""


Judge = Callable[[Place, str, CaseFact, bool], Judged | None]


def _alike(digits: str, got: str) -> bool:
    return len(got) >= 3 and Levenshtein.distance(digits, got) <= len(got) // 2


def judge_number(  # noqa: PLR0912 - one way out a kind of likeness
    place: Place, name: str, fact: CaseFact, alone: bool
) -> Judged | None:
    """A number, whole or by its tail. `alone`: the caller has no other number."""
    said, digits = place.said, "".join(c for c in fact.value if c.isdigit())
    got, ahead = said.digits, place.ahead(20, 40)
    if not digits or len(got) < 2 or said.kind not in ("digits", "number"):
        return None
    runs = said.runs()
    if digits in runs:
        return _RIGHT
    if any(w in ahead for w in _OTHER_NUMBERS):
        return None
    if len(got) > len(digits) + 2:
        # Several numbers in a row: the run that comes nearest.
        got = min((r for r in runs if len(r) >= 4), key=lambda r: (abs(len(r) - len(digits)), r), default=got)
    tail, named = any(w in ahead for w in _TAIL_WORDS) or bool(_TAIL_AFTER.match(place.after())), place.near(name, fact)
    if len(got) < len(digits):
        if digits.endswith(got) and (len(got) >= 4 or (tail and len(got) >= 3)):
            return TAIL
        if len(got) >= 3 and digits.startswith(got):
            return _HEAD
        if len(got) >= 4 and got in digits:
            return _HEAD
        if tail and ((len(got) == 4 and named) or _alike(digits[-len(got) :], got)):
            return _WRONG
        if any(w in ahead or place.after().startswith(w) for w in _HEAD_WORDS) and _alike(digits[: len(got)], got):
            return _WRONG
    if len(got) < 4:
        return None
    near_length = abs(len(got) - len(digits))
    allowed = max(2, len(digits) // 3) if len(digits) > _SHORT or tail else 1
    if near_length <= 2 and (Levenshtein.distance(got, digits) <= allowed or OSA.distance(got, digits) <= 1):
        return _WRONG
    if named and near_length <= 3:
        return _WRONG
    meant = alone and not near_length and len(got) >= _SURE_LENGTH and place.checked() and not place.foreign(name)
    return _WRONG if meant else None


def _restates_a_date(place: Place, name: str, fact: CaseFact) -> bool:
    """Whether a date that is another one stands where the caller's own would be repeated, and is no term or plan."""
    ahead, after = place.ahead(10, 24).rstrip(), place.after()
    if place.near(name, fact) and place.checked():
        return True
    if ahead.endswith(_PLAN_JUST_BEFORE) or after.lstrip(" ,，").startswith(_PLAN_AFTER):
        return False
    if any(w in ahead for w in _PLAN_BEFORE):
        return False
    if place.near(name, fact) or place.checked():
        return True
    if _THAT_DAY.sub("", after).startswith(_DONE) or any(w in ahead for w in _DONE):
        return True
    rest = place.plain
    for number in find_numbers(rest, "en" if place.english else "zh"):
        rest = rest.replace(place.plain[number.start : number.end], "")
    return not _EMPTY.sub("", rest)


def _parts(value: str) -> dict[str, str]:
    """Year, month and day of a date, as far as it is told."""
    parts = value.split("-")
    names = ("y", "m", "d")[-len(parts) :] if len(parts[0]) != _YEAR else ("y", "m", "d")[: len(parts)]
    return dict(zip(names, parts, strict=False))


def _whole_year(digits: str) -> str:
    return digits if len(digits) == _YEAR else ("19" if digits > "30" else "20") + digits


def _year_beside(place: Place) -> str | None:
    """The year that is told after a date, or before it, as a number of its own."""
    if after := _YEAR_AFTER.match(place.plain, place.said.end):
        return _whole_year("".join(n.value for n in find_numbers(after[1], "zh")) or after[1])
    before = place.previous
    if before is not None and before.kind in ("digits", "number") and len(before.digits) in (2, _YEAR):
        gap = place.plain[before.end : place.said.start]
        if not before.dropped and not gap.strip(" ,，、的年") and (len(before.digits) == _YEAR or "年" in gap):
            return _whole_year(before.digits)
    rest = place.after()[:40] if place.english else ""
    lead = len(rest) - len(_TO_THE_YEAR.sub("", rest))
    for number in find_numbers(rest[lead:], "en")[:1]:
        ends = rest[lead + number.end :].lstrip()[:1] in ("", ",", ".", "?", "!") or _YES.match(rest, lead + number.end)
        if number.start == 0 and number.kind in ("digits", "number") and len(number.value) in (2, _YEAR) and ends:
            return _whole_year(number.value)
    return None


def _told(place: Place, year: bool) -> list[dict[str, str]]:
    """The date that is said, with the `year` beside it where one is wanted; 10/8 in both readings."""
    said = _parts(place.said.value)
    if year and "y" not in said and (beside := _year_beside(place)) is not None:
        said["y"] = beside
    if place.english and _SLASHED.fullmatch(place.plain, place.said.start, place.said.end):
        return [said, {**said, "m": said["d"], "d": said["m"]}]
    return [said]


def _judge_digits_of_date(place: Place, name: str, fact: CaseFact, want: Mapping[str, str]) -> Judged | None:
    """A whole date told in bare numbers: twenty-two eleven seventy-nine, 一九七九，十一，二十二."""
    groups, near = place.said.groups, place.near(name, fact)
    digits, year = place.said.digits, want["y"]
    if not _DATE_DIGITS[0] <= len(digits) <= _DATE_DIGITS[1] or (not near and len(groups) != _FULL):
        return None
    for day in {want["d"], want["d"].lstrip("0")}:
        for month in {want["m"], want["m"].lstrip("0")}:
            if digits in (year + month + day, day + month + year, month + day + year):
                return _RIGHT
            if near and digits in (year[2:] + month + day, day + month + year[2:], month + day + year[2:]):
                return _RIGHT
    return _WRONG if near and place.checked() else None


def judge_date(place: Place, name: str, fact: CaseFact, alone: bool) -> Judged | None:
    """A date; one that differs is wrong where it is meant as this one. `alone`: the caller has no other date."""
    want = _parts(fact.value)
    if place.said.kind in ("digits", "number") and len(want) == _FULL:
        return _judge_digits_of_date(place, name, fact, want)
    if place.said.kind != "date":
        return None
    best: Judged | None = None
    for got in _told(place, "y" in want):
        shared = [k for k in want if k in got]
        same = sum(want[k] == got[k] for k in shared)
        if not shared:
            continue
        if same == len(shared):
            if same > 1 or len(want) == 1:
                return _RIGHT
            return _PARTLY if _restates_a_date(place, name, fact) else None
        if len(shared) == 1 and len(want) > 1 and not place.near(name, fact):
            continue
        near = place.near(name, fact) or (
            alone and place.checked() and not place.foreign(name) and ("y" not in got or "y" in want)
        )
        full = len(shared) == _FULL
        close = len(shared) > 1 and (same >= len(shared) - 1 or (full and want["y"] == got["y"]))
        if (full and same == _FULL - 1) or ((near or close) and _restates_a_date(place, name, fact)):
            best = _WRONG
    return best


def _sum(text: str) -> Decimal | None:
    try:
        return Decimal(text)
    except InvalidOperation:
        return None


def judge_amount(place: Place, name: str, fact: CaseFact, alone: bool) -> Judged | None:
    """A sum. `alone`: the caller has no other sum."""
    said = place.said
    if said.kind not in ("amount", "number", "digits"):
        return None
    want, got = _sum(fact.value.replace(",", "")), _sum(said.value)
    if want is None or got is None:
        return None
    # Three eighty-six fifty: the cents said like another group.
    if want == got or (said.kind == "digits" and "." in fact.value and got == want * 100):
        return _RIGHT
    if said.kind == "digits" and len(said.digits) > len(str(want)) + 1:
        return None
    near = place.near(name, fact)
    rates = (w for w in _RATES if not any(w in asked for asked in fact.asked_by))
    if any(w in place.ahead(9, 12) for w in rates) and not (near and place.checked()):
        return None
    if any(w in place.ahead(6, 20) for w in _TAIL_WORDS):
        return None
    if _RATES_AFTER.match(place.after()):
        return None
    mine, theirs = str(int(want)), str(int(got))
    # Cents left out or added, digits swapped, one digit or one place off: meant to be this amount, and wrong.
    alike_ = mine == theirs or sorted(mine) == sorted(theirs) or mine.rstrip("0") == theirs.rstrip("0")
    checked = len(mine) == len(theirs) >= 3 and place.checked()
    large = len(mine) >= _LARGE and Levenshtein.distance(mine, theirs) <= 2
    checked = checked and (mine[:2] == theirs[:2] or ((alone or large) and said.kind != "digits"))
    one_off = len(mine) >= 3 and Levenshtein.distance(mine, theirs) <= 1
    if alike_ or checked or (one_off and (near or len(mine) == len(theirs) or len(mine) > 3)):
        return _WRONG
    return _WRONG if near and (said.kind != "digits" or place.checked()) else None


JUDGES: Final[Mapping[str, Judge]] = {"number": judge_number, "date": judge_date, "amount": judge_amount}
"""By kind of fact."""

__all__ = ["JUDGES", "TAIL", "Judge", "Judged", "judge_amount", "judge_date", "judge_number"]
