"""Whether a said value restates a date of the caller, rightly, wrongly or in part."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final

from scoring.facts.judged import PARTLY, RIGHT, WRONG, Judged
from scoring.facts.place import Place
from scoring.facts.told import PLAN_AFTER, misheard, restates_a_date
from scoring.language.number_words_en import MONTH, MONTHS
from scoring.language.numbers import find_numbers
from scoring.record.events import CaseFact

_DECEMBER: Final = 12
_FULL: Final = 3
"""Parts of a date that is told with its year."""
_YEAR: Final = 4
_DATE_DIGITS: Final = (4, 8)
"""How many digits a whole date has, the fewest and the most (9 5 78, 1978 11 22)."""
_SLASHED: Final = re.compile(r"\d{1,2}/\d{1,2}(?:/\d{4})?")
_YEAR_AFTER: Final = re.compile(r"[,，的 ]*(\d{4}|\d{2}|[零〇一二三四五六七八九]{4}|[零〇一二三四五六七八九]{2})年")

_MONTH_AFTER: Final = re.compile(
    r"[ ,，、]*(?:of (?:this|last) month[ ,]*)?(?:and )?(?:that's|that is|that was|it was|it's|in|of|"
    r"也就是|就是|是|在|上个月|这个月)?[ ,，]*"
)
"""Between a day and the month that is told after it."""
_MONTH_BEFORE: Final = re.compile(r"[ ,，、]*(?:份|on|the|是|的|那个|里)?[ ,，]*(?:the )?")
_MONTH_NAME: Final = re.compile(rf"({MONTH})\b")
_MONTH_LAST: Final = re.compile(rf"\b({MONTH})[ ,]+(?:(?:it was )?on )?(?:the )?$")
_DECIMAL_DATE: Final = re.compile(r"(\d{1,2})\.(\d{1,2})")
"""A date written with a point (11.16)."""

_TO_THE_YEAR: Final = re.compile(r"^[ ,]*(?:in |of |year )?'?")
_YES: Final = re.compile(r"[ ,]*(?:right|correct|yes|is that|is it|am i|was it|and\b)")


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


def _month_beside(place: Place) -> int | None:
    """The month that is told apart from the day (十一月，十六号; the nineteenth, that's November)."""
    before, gap = place.previous, ""
    if place.english:
        if ahead := _MONTH_LAST.search(place.ahead(0, 40)):
            return MONTHS[ahead[1]]
        after = place.after()
        name = _MONTH_NAME.match(after, start := _skip(_MONTH_AFTER, after))
        own_day = name is not None and any(n.start == start for n in find_numbers(after, "en"))
        return MONTHS[name[1]] if name is not None and not own_day else None
    if before is not None and before.value.endswith(" 月") and not before.dropped:
        gap = place.plain[before.end : place.said.start]
        number = before.value.removesuffix(" 月")
        if _MONTH_BEFORE.fullmatch(gap) and number.isdigit() and 1 <= int(number) <= _DECEMBER:
            return int(number)
    rest = place.after()[:24]
    lead = _skip(_MONTH_AFTER, rest)
    for number_after in find_numbers(rest[lead:], "zh")[:1]:
        number, _, unit = number_after.value.partition(" ")
        if number_after.start == 0 and unit == "月" and number.isdigit() and 1 <= int(number) <= _DECEMBER:
            return int(number)
    return None


def _skip(pattern: re.Pattern[str], text: str) -> int:
    match = pattern.match(text)
    return match.end() if match else 0


def _told(place: Place, year: bool) -> list[dict[str, str]]:
    """The date that is said, with the `year` beside it where one is wanted; 10/8 in both readings."""
    said = _parts(place.said.value)
    if "m" not in said and (month := _month_beside(place)) is not None:
        said["m"] = f"{month:02d}"
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
                return RIGHT
            if near and digits in (year[2:] + month + day, day + month + year[2:], month + day + year[2:]):
                return RIGHT
    return WRONG if near and place.checked() else None


def _plain_day(words: str) -> str:
    """A weekday or relative day in one wording: 下个礼拜天, 下星期日 → 下周日."""
    words = re.sub("(?:个)?(?:星期|礼拜|周)", "周", words.strip().lower())
    words = re.sub("(?<=周)天", "日", words)
    return re.sub("^(?:on |这(?=周)|本(?=周))", "", words)


def _judge_weekday(place: Place, name: str, fact: CaseFact) -> Judged | None:
    """A day that the caller told in words (下周四, tomorrow morning)."""
    if place.said.kind != "day":
        return None
    if _plain_day(place.said.value) == _plain_day(fact.value):
        return RIGHT
    weekdays = all(_WEEKDAY.search(_plain_day(day)) for day in (place.said.value, fact.value))
    if weekdays and _ONLY_TOLD.fullmatch(place.plain[: place.said.start]) and not place.after().startswith(PLAN_AFTER):
        return WRONG
    return WRONG if (place.near(name, fact) or place.checked()) and restates_a_date(place, name, fact) else None


def _day_of_relative_month(place: Place) -> int | None:
    """The day of a month that is told by its distance from today (上个月十五, the fifteenth of last month)."""
    said = place.said
    if said.kind not in ("date", "number", "digits") or not said.digits.isdigit() or not 1 <= int(said.digits) <= 31:
        return None
    if place.english:
        told = said.kind == "date" and _RELATIVE_MONTH_EN.match(place.plain, said.end) is not None
    else:
        told = _RELATIVE_MONTH.search(place.ahead(6, 0)) is not None and not place.after().startswith(
            ("个", "天", "块", "元", "万")
        )
    month_too = said.kind == "date" and "-" in said.value
    return int(said.digits) if told and not month_too and _month_beside(place) is None else None


_RELATIVE_MONTH: Final = re.compile("(?:上上?个?|这个?|本)月(?:的|份)?$")
_RELATIVE_MONTH_EN: Final = re.compile(r" (?:of )?(?:last|this) month\b")
_WEEKDAY: Final = re.compile(r"周[一二三四五六日]|\b(?:mon|tues|wednes|thurs|fri|satur|sun)day")
_ONLY_TOLD: Final = re.compile(
    r"(?:那就?|就是|好的?|嗯|您说的?是|[，, ])+|(?:so|that's|that is|okay|right|for|it's|you said|[, ])+"
)
"""All that stands before a day that is read back."""


def judge_date(place: Place, name: str, fact: CaseFact, alone: bool) -> Judged | None:
    """A date; one that differs is wrong where it is meant as this one. `alone`: the caller has no other date."""
    if not any(c.isdigit() for c in fact.value):
        return _judge_weekday(place, name, fact)
    want = _parts(fact.value)
    if place.said.kind in ("digits", "number") and len(want) == _FULL:
        return _judge_digits_of_date(place, name, fact, want)
    if place.said.kind == "number" and (point := _DECIMAL_DATE.fullmatch(place.said.value)):
        return RIGHT if [int(want.get(k, 0)) for k in "md"] == [int(point[1]), int(point[2])] else None
    if (day := _day_of_relative_month(place)) is not None and "m" in want:
        if int(want["d"]) == day:
            return PARTLY  # which month that is, only the caller and the agent know
        return WRONG if place.near(name, fact) or place.checked() else None
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
                return RIGHT
            return PARTLY if restates_a_date(place, name, fact) else None
        if len(shared) == 1 and len(want) > 1 and not place.near(name, fact):
            continue
        near = place.near(name, fact) or (
            alone and place.checked() and not place.foreign(name) and ("y" not in got or "y" in want)
        )
        full = len(shared) == _FULL
        close = len(shared) > 1 and (same >= len(shared) - 1 or (full and want["y"] == got["y"]))
        alike = same == len(shared) - 1 and "m" in shared and want["m"] == got["m"]
        meant = (near or close) and restates_a_date(place, name, fact)
        if (full and same == _FULL - 1) or meant or (alike and misheard(place, want.get("d", ""), got.get("d", ""))):
            best = WRONG
    return best


__all__ = ["judge_date"]
