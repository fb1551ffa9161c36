"""Mandarin numbers: digit by digit (一三八, 幺), with places (两千六百八), dates, clock times, sums, spans of time."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Final

from scoring.language.numbers import Number, NumberKind, longest_number

DIGITS: Final = {c: str(i) for i, c in enumerate("零一二三四五六七八九")} | {
    "〇": "0",
    "幺": "1",
    "两": "2",
    "洞": "0",
    "拐": "7",
}
_PLACES: Final = {"十": 10, "百": 100, "千": 1000}
_LAST_DAYS: Final = dict(enumerate((31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31), 1))
_BIG: Final = {"万": 10_000, "亿": 100_000_000}

_ONE = "[零〇一二两三四五六七八九幺]"
_SINGLE = rf"(?:(?:双|[两三四]个)?(?:{_ONE}|[\d洞拐]))"
"""One digit of a run, or one said as a pair or three (双八, 三个零)."""
_CN = (
    "(?:(?!(?<=[零〇一二两三四五六七八九百千万])十[一二]?月)"
    "(?!(?<=[零〇一二两三四五六七八九百千万])[一二三四五六七八九]月)"
    "(?!(?<=[十百千万零〇][一二三四五六七八九])[零〇一二两三四五六七八九幺]{7})[零〇一二两三四五六七八九十百千万]"
    "(?<![百千万]一(?=[次个位张份笔下起件期项条样直些种天年月]))(?<![百千万][一二三四五六七八九]一(?=[分毛文][不没都也钱])))"
)
"""Not the 一 that counts something else (二十万一次, 九千六一分不少), nor a month or a number that follows.

两万十二月四号, 三千八五月三十号, 两千七一三九零…
"""
_NO_PLACE = rf"(?:(?!{_CN})|(?=十[一二]?月))(?!月)"
"""Behind digits said one by one: no places, and no month of which they would be the number."""
_NUM = rf"(?:\d{{1,3}}(?:,\d{{3}})+(?:\.\d+)?|\d+(?:\.\d+)?|{_CN}+(?:点{_ONE}+)?)"
_SMALL = r"(?:\d{1,2}|[一二三四五六七八九]?十[一二三四五六七八九]?|[零〇一二两三四五六七八九])"
_PART = r"(?:今天|明天|后天|当天|今晚|明晚|今早|明早|今日|明日)?(?:凌晨|清晨|早上|早晨|上午|中午|正午|下午|午后|傍晚|晚上|夜里|晚间)"  # noqa: E501
_FIRST_LEFT_OUT = rf"[百千万]{_ONE}{{1,2}}(?=蚊|块|元|文)"
"""Cantonese leaves the first 一 of a sum out: 千二蚊, 百八块."""
_MONTH_DAY = rf"(?:{_SMALL}|廿{_ONE}?|卅一?)"
_OTHER_UNIT = rf"[天个月周点块元分年]|{_CN}"
"""After a number that is no day of the month."""
_CENTS = rf"(?:半|零?(?:{_ONE}|\d)(?!月)(?:[毛角](?:(?:{_ONE}|\d)(?![月号])分?)?|分)?)"
"""After the main unit: 五, 五毛, 五毛八, 零五分, 半."""
_DAYS = (
    "今天", "明天", "后天", "大后天", "昨天", "前天", "今日", "明日", "今晚", "明晚", "今早", "明早", "当天", "次日",
    "上午", "下午", "中午", "晚上", "早上", "傍晚", "凌晨", "今天之内", "月底", "月初", "年底",
)  # fmt: skip

_PATTERNS: Final[tuple[tuple[NumberKind, re.Pattern[str]], ...]] = (
    ("percent", re.compile(rf"百分之({_NUM})|(\d+(?:\.\d+)?)%")),
    ("date", re.compile(rf"(?:(\d{{4}}|\d{{2}}|{_ONE}{{4}}|{_ONE}{{2}})年的?)({_SMALL})月份?的?(?:({_MONTH_DAY})(?:[号日]|(?!{_OTHER_UNIT})))?")),  # noqa: E501
    ("date", re.compile(r"(?<!\d)(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?![\d/-])")),
    ("date", re.compile(r"(?:())(?<![\d])(\d{1,2})[-/](\d{1,2})(?![\d/-])")),
    ("date", re.compile(rf"(?:())({_SMALL})月份?的?({_MONTH_DAY})[号日]?(?!天)")),
    ("date", re.compile(rf"(?:())({_SMALL})月份?的?(最后一天)(?:[，,、也就是 ]*({_MONTH_DAY})[号日])?")),
    ("date", re.compile(rf"(?:())()({_MONTH_DAY})[号日](?![线楼文码机])")),
    ("amount", re.compile(rf"({_NUM}|{_FIRST_LEFT_OUT})(万|千|百)?(?:块钱|元钱|元|块|圆|人民币|港币|港元|美元|美金|蚊)({_CENTS}(?!{_CN}|\d))?")),  # noqa: E501
    ("amount", re.compile(r"(\d+(?:\.\d+)?)([万千])()")),
    ("time", re.compile(rf"({_PART})?(\d{{1,2}})[::](\d{{2}})(?!\d)()")),
    ("time", re.compile(rf"({_PART}|今晚|明晚|今早|明早)?({_SMALL})(?:点钟?|时(?!间|候|效|限))(?:({_SMALL})分?|(半|一刻|三刻|整))(?![天个])")),  # noqa: E501
    ("time", re.compile(rf"({_PART}|今晚|明晚|今早|明早)({_SMALL})(?:点钟?|时(?!间|候|效|限))()()")),
    ("time", re.compile(rf"()({_SMALL})点(?:钟|(?=[前后之以到至左就我给再,，。]))()()")),
    ("span", re.compile(
        rf"({_NUM}|几|半|{_SMALL}[至到]{_SMALL})(?:个|来个|多个)?(半)?(?:个)?(工作日|自然日|小时|钟头|分钟|秒钟|秒|天|日|周|星期|礼拜|月|年|季度|周岁|岁)(?!前天)")),
    ("day", re.compile(r"(?:(?:下下?|这|本|上)个?)?(?:周|星期|礼拜)[一二三四五六日天]")),
    ("day", re.compile("|".join(sorted(_DAYS, key=len, reverse=True)))),
    ("digits", re.compile(rf"(?:{_SINGLE}(?:[ \-]?{_SINGLE})+|双(?:{_ONE}|[\d洞拐])|[两三四]个[零〇0]){_NO_PLACE}")),
    # Said one by one (二、零、四、一 …); a shorter run may count something off.
    ("digits", re.compile(rf"(?:{_ONE}|\d)(?:[、,，] ?(?:{_ONE}|\d)){{5,}}{_NO_PLACE}")),
    ("number", re.compile(rf"\d+(?:,\d{{3}})*(?:\.\d+)?|[一二两三四五六七八九][十百千万]{_CN}*(?:点{_ONE}+)?|十[一二三四五六七八九]?[万亿]{_CN}*|十[一二三四五六七八九]")),  # noqa: E501
)  # fmt: skip
_RUN_ON = re.compile(
    rf"(?:{_SINGLE}){{4,}}(?=十[一二]?月|(?![一二]十[一二]?月)[一二两三四五六七八九](?:[十百千万]|月{_ONE}|月十))"
)
"""Digits without a pause before a sum or a month: 四四一九零二零八十六块, 五零六一八月四号."""
_START = re.compile(
    rf"[\d双零〇一二两三四五六七八九幺十百几半廿卅今明后当次昨前上下中晚早傍凌清正午夜本这周星礼大月年]|{_FIRST_LEFT_OUT}"
)
_WORDS = re.compile(
    r"第[一二三四五六七八九十]+[个次条项款点期天年]?|一[一二]?[下些起样定直般边旦同致律]|万一|千万|百万|三明治|十分(?!钟)|两[边者头样]|五险|一[五二]一十"
)


def cardinal(words: str) -> str | None:  # noqa: PLR0912 - one branch a kind of sign
    """Plain digits of a number said with places or written: 两千六百八 → 2680, 3.5 → 3.5; None if it is none."""
    words = words.replace(",", "")
    if words.replace(".", "", 1).isdigit():
        return words
    whole, point, fraction = words.partition("点")
    if not any(c in _PLACES or c in _BIG for c in whole):
        digits = "".join(DIGITS.get(c, "?") for c in whole)
        value = digits.lstrip("0") or "0"
    else:
        total, section, current, last = 0, 0, None, 1
        for char in whole:
            if char in DIGITS:
                if current and last >= 100:
                    section, last = section + current * (last // 10), last // 10  # 一百三八
                current = int(DIGITS[char])
                if char in "零〇":
                    last = 10  # 一百零八: what follows counts by itself
            elif char in _PLACES:
                section += (1 if current is None else current) * _PLACES[char]
                last, current = _PLACES[char], None
            elif char in _BIG:
                section += current or 0
                total = (total + section) * _BIG[char] if section else total + _BIG[char]
                section, last, current = 0, _BIG[char], None
            else:
                return None
        if current is not None:
            # 两千六百八: the last digit counts the next lower place.
            section += current * (last // 10 if last >= 100 else 1)
        value = str(total + section)
    if "?" in value:
        return None
    if point:
        return value + "." + "".join(DIGITS.get(c, "?") for c in fraction)
    return value


def _digits(words: str) -> str:
    out, times = "", 1
    for place, char in enumerate(words):
        if char == "双" or words[place + 1 : place + 2] == "个":
            times = {"三": 3, "四": 4}.get(char, 2)
        elif char in DIGITS or char.isdigit():
            out, times = out + DIGITS.get(char, char) * times, 1
    return out


def _small(words: str) -> int:
    words = words.replace("廿", "二十").replace("卅", "三十")
    return int(cardinal(words) or 0)


def _cents(words: str) -> str:
    """Digits behind the point: 五 and 五毛 → 5, 五毛八 → 58, 零五分 → 05, 半 → 5."""
    if words == "半":
        return "5"
    if "毛" in words or "角" in words:
        words = words.lstrip("零")  # 零五毛
    small = words.endswith("分") and not any(c in words for c in "毛角零")
    return ("0" if small else "") + "".join(DIGITS.get(c, c if c.isdigit() else "") for c in words)


def _value(kind: NumberKind, match: re.Match[str]) -> str | None:  # noqa: PLR0912 - one branch a kind
    text = match[0]
    if kind == "percent":
        return cardinal(match[1] or match[2])
    if kind == "date":
        year, month, day = match[1], match[2], match[3]
        parts = []
        if year:
            digits = _digits(year)
            parts.append(digits if len(digits) == 4 else ("19" if digits > "30" else "20") + digits)
        if month:
            if not 1 <= _small(month) <= 12:
                return None
            parts.append(f"{_small(month):02d}")
        if day == "最后一天":
            parts.append(f"{_small(match[4]) if match[4] else _LAST_DAYS[_small(month)]:02d}")
        elif day:
            if not 1 <= _small(day) <= 31:
                return None
            parts.append(f"{_small(day):02d}")
        return "-".join(parts)
    if kind == "amount":
        value = cardinal(match[1])
        if value is None:
            return None
        if match[2]:
            value = str(int(Decimal(value) * {"万": 10_000, "千": 1000, "百": 100}[match[2]]))
        return f"{value}.{_cents(match[3])}" if match[3] else value
    if kind == "time":
        hour, part = _small(match[2]), match[1] or ""
        minute = (
            {"半": 30, "一刻": 15, "三刻": 45, "整": 0}.get(match[4] or "", 0) if not match[3] else _small(match[3])
        )
        if hour > 24 or minute > 59:
            return None
        if (hour < 12 and any(w in part for w in ("下午", "午后", "傍晚", "晚"))) or (hour < 6 and "中午" in part):
            hour += 12
        return f"{hour:02d}:{minute:02d}"
    if kind == "span":
        if (
            match[3] == "月"
            and "个" not in text
            and (cardinal(match[1]) or "0").isdigit()
            and int(cardinal(match[1]) or 0) > 12
        ):
            return None  # 四四七零五月三号
        value = "0.5" if match[1] == "半" else "some" if match[1] == "几" else cardinal(match[1]) or match[1]
        return f"{value}{'.5' if match[2] else ''} {match[3]}"
    if kind == "day":
        return text
    if kind == "digits":
        return _digits(text)
    return cardinal(text)


def find_mandarin(text: str) -> tuple[Number, ...]:
    """All Mandarin numbers of a text in simplified, half-width characters."""
    found: list[Number] = []
    at, size = 0, len(text)
    while at < size:
        start = _START.search(text, at)
        if start is None:
            # 第, 万一 and the like hold no start that matters when none is found
            break
        at = start.start()
        word = _WORDS.match(text, at - 1) if at and text[at - 1] in "第万" else _WORDS.match(text, at)
        if word:
            at = max(word.end(), at + 1)
            continue
        if run := _RUN_ON.match(text, at):
            found.append(Number(at, run.end(), "digits", _digits(run[0])))
            at = run.end()
            continue
        best = longest_number(text, at, _PATTERNS, _value)
        if best is None:
            at += 1
            continue
        found.append(best)
        at = best.end
    return tuple(found)


__all__ = ["DIGITS", "cardinal", "find_mandarin"]
