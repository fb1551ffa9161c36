"""The values that an utterance holds: digit groups that follow each other joined, repairs and denials known."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Final

from scoring.facts.repairs import DENIALS, only_mends, restarts, takes_back
from scoring.language.number_words_en import MONTH, MONTHS, NO_SIGH, NUMBER_WORD
from scoring.language.numbers import Number, find_numbers
from scoring.language.numbers_zh import DIGITS
from scoring.language.text import plain_letters

_SINGLE: Final = {
    **DIGITS, **{str(i): str(i) for i in range(10)}, "oh": "0", "o": "0",
    "zero": "0", "one": "1", "two": "2", "three": "3", "four": "4", "five": "5", "six": "6", "seven": "7", "eight": "8",
    "nine": "9",
}  # fmt: skip
_JOINTS: Final = {
    "zh": re.compile(
        r"(?:[\s,，、。.\-－—…·]|然后|接着|再来|再|后面|后边|后[二两三四五六]位|最后|空格|空一格|横杠|横线|杠|呃|嗯|啊|呢|哦|的|是|那个|这个){0,8}"
    ),
    "en": re.compile(
        r"(?:[\s,.\-–—…·]|(?:um|uh|er|erm|and|then|dash|hyphen|space|next|after that|followed by|"
        r"the last (?:two|three|four))\b)*"
    ),
}
"""What may stand between the groups of one number."""
_TIMES: Final = {"双": 2, "两个": 2, "三个": 3, "四个": 4}
"""Before a figure that is said as several (两个五)."""
_ONE: Final = "((?:" + "|".join(_TIMES) + ")?(?:" + "|".join(sorted(_SINGLE, key=len, reverse=True)) + rf")){NO_SIGH}"
_SINGLE_BEFORE: Final = {
    lang: re.compile(rf"(?<![第a-z0-9]){_ONE}(?!')(?:{joint.pattern})(?<![a-z0-9一-九零])$")
    for lang, joint in _JOINTS.items()
}
_SINGLE_AFTER: Final = {
    lang: re.compile(rf"(?:{joint.pattern})(?<![a-z0-9]){_ONE}(?=$|[ ,，。、.?？!！吧吗对这没就您我])")
    for lang, joint in _JOINTS.items()
}
_WHOLE: Final = {"zh": re.compile("[百千万亿.]"), "en": re.compile(r"hundred|thousand|million|\.")}
"""In a number that is no group of digits."""
_ROUND: Final = re.compile(rf"(?:{NUMBER_WORD})(?:[- ](?:{NUMBER_WORD}))? (?:hundred|thousand)")
"""A group of digits said as a round number: one three eight, double oh one three, eight thousand."""
_A_YEAR: Final = re.compile(r" (?:a|per|each|every|yearly|monthly) ?(?:year|month|week|quarter)?\b|每[年月]")
"""After a sum that is paid again and again, which is no part of a number before it."""
_LONGEST: Final = 11
"""Digits of a mobile number, which may end in such a group."""
_LANDLINE: Final = (7, 8)
"""Digits of another telephone number, which may, too."""
_BARE: Final = frozenset(("digits", "number", "amount"))
"""Kinds that a value may be of alike, with or without its unit."""
_MOST_GROUPS: Final = 12
"""Groups in which one number is told, at the most."""
_TO_THE_REPAIR: Final = 32
"""Characters between a value and the one that mends it."""
_TAIL: Final = 4
"""Digits that are said anew at the most where only the tail of a number is mended."""
_MONTH_AND_DAY: Final = 5
"""Characters of `MM-DD`."""
_LAST_DAY: Final = 31
_AROUND: Final = 24
"""Characters beside a group in which a single digit may stand."""


@dataclass(frozen=True, slots=True)
class SaidValue:
    """A value that the utterance holds."""

    digits: str
    start: int
    end: int
    kind: str
    """As in `scoring.language.numbers`."""
    value: str
    dropped: bool
    """Denied, or replaced by a repair."""
    groups: tuple[str, ...]
    """Digits of each group that was said by itself."""
    mended: tuple[str, ...] = ()
    """What the number may be, too, where only a part was said anew: from the digit on with which that part begins."""

    def runs(self) -> tuple[str, ...]:
        """The digits of each group, and of several in a row, the longest first."""
        size = len(self.groups)
        found = ("".join(self.groups[i:j]) for i in range(size) for j in range(i + 1, min(size, i + _MOST_GROUPS) + 1))
        return tuple(sorted(found, key=len, reverse=True))

    def follows(self, other: SaidValue | None) -> bool:
        """Whether this may mend the `other` value: both of one sort."""
        return other is not None and (self.kind == other.kind or {self.kind, other.kind} <= _BARE)


_ITS_MONTH: Final = re.compile(rf"[ ,]*(?:and )?(?:in|of|that's|that is|that was|it was)? ?({MONTH})\b")
"""Behind the day of a date."""
_RATHER: Final = re.compile(r"[ ,]*(?:rather|i should say)\b")
"""Behind a value that mends the one before."""


def _dropped(plain: str, numbers: Sequence[Number], i: int, language: str) -> bool:
    """Whether a value is denied (不是八号) or mended right after."""
    number = numbers[i]
    ahead = plain[max(0, number.start - 8) : number.start].rstrip(" ,，")
    taken_back = i > 0 and takes_back(plain[numbers[i - 1].end : number.start])
    if (
        not taken_back
        and any(ahead.endswith(w) for w in DENIALS)
        and not any(ahead.endswith(w) for w in ("是不是", "whether or not"))
    ):
        return True
    if i + 1 < len(numbers):
        between = plain[number.end : numbers[i + 1].start]
        if number.kind == numbers[i + 1].kind == "date":
            month = _ITS_MONTH.match(between)
            between = between[month.end() :] if month is not None else between
            if len(between) <= _TO_THE_REPAIR and _RATHER.match(plain, numbers[i + 1].end):
                return True
        if len(between) > _TO_THE_REPAIR:
            return False
        # Groups of one number may follow each other over a mere um.
        whole = number.kind in ("date", "amount") or _WHOLE[language].search(plain, number.start, number.end)
        return (
            takes_back(between)
            or (restarts(between) and _same_sort(number, numbers[i + 1]))
            or (bool(whole) and only_mends(between) and _as_long(number, numbers[i + 1]))
        )
    return False


def _same_sort(one: Number, other: Number) -> bool:
    """Whether two numbers may be two tries at one value."""
    return one.kind == other.kind or {one.kind, other.kind} <= _BARE


def _as_long(one: Number, other: Number) -> bool:
    """Whether two numbers of one sort have about as many digits, or are dates."""
    return (one.kind == other.kind == "date") or (
        _same_sort(one, other) and abs(len(one.value) - len(other.value)) <= 1
    )


def _is_round(plain: str, number: Number) -> bool:
    return bool(_ROUND.fullmatch(plain, number.start, number.end))


def _ends_a_number(ahead: str, digits: str) -> bool:
    """Whether a round number may be the last group of a telephone number, not a sum that is told after one."""
    size = len(ahead) + len(digits)
    return len(ahead) >= 3 and len(digits) <= _TAIL and (size in _LANDLINE or (size == _LONGEST and ahead[0] == "1"))


def _led_by_round(plain: str, value: SaidValue) -> bool:
    """Whether a value is seventy-seven hundred or the like, which may head a number."""
    return len(value.digits) == _TAIL and bool(_ROUND.fullmatch(plain, value.start, value.end))


def _is_a_day(number: Number) -> bool:
    """Whether a bare number may be a day of the month."""
    return number.kind in ("digits", "number") and number.value.isdigit() and 1 <= int(number.value) <= _LAST_DAY


def _mended_tail(dropped: SaidValue, digits: str) -> str | None:
    """The number whose tail was said anew: …一八，不对，一九 → …一九; None where the digits are another number."""
    if dropped.kind not in ("digits", "number") or not 0 < len(digits) <= min(_TAIL, len(dropped.digits) - 2):
        return None
    return None if dropped.digits.startswith(digits) else dropped.digits[: -len(digits)] + digits


def _figures(word: str) -> str:
    """The digits of one figure, or of one said as several."""
    times = next((n for words, n in _TIMES.items() if word.startswith(words)), 1)
    return _SINGLE.get(word) or _SINGLE[word[-1]] * times


def _parted(plain: str, number: Number) -> Sequence[Number]:
    """Two numbers that are parted by *and*, though their digits follow each other (five oh nine and one three …)."""
    if number.kind != "digits" or (at := plain.find(" and ", number.start, number.end)) < 0:
        return (number,)
    behind = at + len(" and ")
    return [
        replace(n, start=n.start + start, end=n.end + start)
        for start, end in ((number.start, at), (behind, number.end))
        for n in find_numbers(plain[start:end], "en")
    ]


def _with_single_digits(plain: str, numbers: Sequence[Number], language: str) -> list[Number]:
    """The numbers, and single digits that stand as groups of their own beside digit groups (一，三八零零)."""
    found = list(numbers)
    for number in numbers:
        if number.kind not in ("digits", "number"):
            continue
        start, end = number.start, number.end
        for _ in range(_MOST_GROUPS):
            before = _SINGLE_BEFORE[language].search(plain, max(0, start - _AROUND), start)
            after = _SINGLE_AFTER[language].match(plain, end, end + _AROUND)
            fresh = [
                m for m in (before, after) if m and not any(n.start < m.end(1) and m.start(1) < n.end for n in found)
            ]
            found += [Number(m.start(1), m.end(1), "digits", _figures(m[1])) for m in fresh]
            if not fresh:
                break
            start, end = min(start, *(m.start(1) for m in fresh)), max(end, *(m.end(1) for m in fresh))
    return sorted(found, key=lambda n: n.start)


@lru_cache(maxsize=1024)
def values_in(plain: str, language: str) -> tuple[SaidValue, ...]:
    """All values, digit groups that follow each other joined into one."""
    told = [part for number in find_numbers(plain, language) for part in _parted(plain, number)]
    numbers = _with_single_digits(plain, told, language)
    joint, whole = _JOINTS[language], _WHOLE[language]
    found: list[SaidValue] = []
    for i, number in enumerate(numbers):
        digits = "".join(c for c in number.value if c.isdigit())
        dropped = _dropped(plain, numbers, i, language)
        last = found[-1] if found else None
        grouped = number.kind in ("digits", "number") and (
            not whole.search(plain, number.start, number.end)
            or (last is not None and _ends_a_number(last.digits, digits) and _is_round(plain, number))
        )
        grouped = grouped and not _A_YEAR.match(plain, number.end)
        if (
            last is not None
            and grouped
            and last.kind in ("digits", "number")
            and (len(last.groups) > 1 or not whole.search(plain, last.start, last.end) or _led_by_round(plain, last))
            and not last.dropped
            and joint.fullmatch(plain, last.end, number.start)
        ):
            joined = last.digits + digits
            found[-1] = SaidValue(joined, last.start, number.end, "digits", joined, dropped, (*last.groups, digits))
            continue
        if last is not None and last.dropped and grouped and not whole.search(plain, last.start, last.end):
            later = numbers[i + 1] if i + 1 < len(numbers) else None
            goes_on = later is not None and joint.fullmatch(plain, number.end, later.start)
            if not goes_on and (tail := _mended_tail(last, digits)) is not None:
                also = tuple(
                    last.digits[:at] + digits
                    for at in range(len(last.digits) - len(digits), len(last.digits))
                    if at > 0 and last.digits[at:] and digits.startswith(last.digits[at])
                )
                found.append(SaidValue(tail, last.start, number.end, "digits", tail, dropped, (tail,), also))
                continue
        kind, value = number.kind, number.value
        if last is not None and last.dropped and last.kind == number.kind == "date" and len(value) < _MONTH_AND_DAY:
            month = _ITS_MONTH.match(plain, last.end)
            before = f"{MONTHS[month[1]]:02d}-" if month is not None else last.value[: -len(value)]
            value = before + value  # 九月二十号，不对，二十一号
        elif last is not None and last.dropped and last.kind == "date" and _is_a_day(number):
            kind, value = "date", f"{last.value[:-2]}{int(digits):02d}"  # 十一月十五，不，十六
        found.append(SaidValue(digits, number.start, number.end, kind, value, dropped, (digits,)))
    return tuple(found)


def said_values(text: str, language: str) -> tuple[SaidValue, ...]:
    """All values of an utterance, digit groups that follow each other joined; spans are code points of `text`."""
    plain, origin = plain_letters(text)
    return tuple(
        replace(value, start=origin[value.start], end=origin[value.end - 1] + 1)
        for value in values_in(plain, "en" if language == "en" else "zh")
    )


__all__ = ["DENIALS", "SaidValue", "said_values", "values_in"]
