"""How values are said: numbers digit by digit, dates and amounts in words, in Mandarin and in English."""

from __future__ import annotations

from decimal import Decimal
from typing import Final

from scoring.record.events import FactKind
from simulator.scenario.model import Language

_ZH_DIGITS: Final = "零一二三四五六七八九"
_ZH_UNITS: Final = ("", "十", "百", "千")
_ZH_MYRIADS: Final = ("", "万", "亿", "万亿")
_EN_DIGITS: Final = ("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")
_EN_TEENS: Final = (
    "ten", "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
)  # fmt: skip
_EN_TENS: Final = ("", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
_EN_SCALES: Final = ("", "thousand", "million", "billion")
_EN_MONTHS: Final = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
)  # fmt: skip
_EN_ORDINALS: Final = {
    "one": "first", "two": "second", "three": "third", "five": "fifth", "eight": "eighth", "nine": "ninth",
    "twelve": "twelfth",
}  # fmt: skip
_EN_MONEY: Final = {
    "CNY": ("yuan", "yuan", "fen"), "HKD": ("Hong Kong dollar", "Hong Kong dollars", "cents"),
    "USD": ("dollar", "dollars", "cents"), "GBP": ("pound", "pounds", "pence"), "EUR": ("euro", "euros", "cents"),
}  # fmt: skip
"""One unit, several units, and the hundredth part, by ISO 4217 code."""
CURRENCIES: Final = tuple(_EN_MONEY)


def spoken(value: str, kind: FactKind, language: Language, unit: str = "") -> str:
    """The plain form of a value as a caller says it.

    `value` is digits and letters (number), `MM-DD` or `YYYY-MM-DD` (date), a decimal number (amount), or words, which
    stay as they are. Amounts in English name the currency; in Mandarin the line around them does (`<amount>块`).
    """
    chinese = language != "en"
    if kind == "number":
        return digits_zh(value) if chinese else digits_en(value)
    if kind == "date":
        return date_zh(value) if chinese else date_en(value)
    if kind == "amount":
        return amount_zh(value) if chinese else amount_en(value, unit)
    return value


# --- Mandarin ----------------------------------------------------------------------------------------------


def digits_zh(value: str) -> str:
    """Digit by digit: `2041` is 二零四一; other characters stay."""
    return "".join(_ZH_DIGITS[int(one)] if one in "0123456789" else one for one in value)


def integer_zh(number: int) -> str:
    """A whole number from 0 to 9999 9999 9999 9999 in full: 4680 is 四千六百八十, 10010 is 一万零一十.

    A two that counts thousands or ten thousands, or hundreds at the head, is 两, as people say it.
    """
    if number == 0:
        return "零"
    groups: list[int] = []
    while number:
        groups.append(number % 10000)
        number //= 10000
    parts: list[str] = []
    for place in range(len(groups) - 1, -1, -1):
        group = groups[place]
        if group == 0:
            continue
        # A gap within a number is read as one 零: 一万零五十.
        if parts and (group < 1000 or groups[place + 1] == 0):
            parts.append("零")
        parts.append("两" + _ZH_MYRIADS[place] if group == 2 and place else _group_zh(group) + _ZH_MYRIADS[place])
    text = "".join(parts)
    if text.startswith("二百"):
        text = "两" + text[1:]
    return text[1:] if text.startswith("一十") else text


def _group_zh(group: int) -> str:
    text, gap = "", False
    for place in (3, 2, 1, 0):
        digit = group // 10**place % 10
        if digit == 0:
            gap = bool(text)
            continue
        said = "两" if digit == 2 and place == 3 else _ZH_DIGITS[digit]
        text += ("零" if gap else "") + said + _ZH_UNITS[place]
        gap = False
    return text


def amount_zh(value: str) -> str:
    """An amount without its currency: `4680` is 四千六百八十, `12.5` is 十二点五."""
    whole, _, part = value.partition(".")
    text = integer_zh(int(whole))
    part = part.rstrip("0")
    return f"{text}点{digits_zh(part)}" if part else text


def date_zh(value: str) -> str:
    """`10-10` is 十月十号, `1985-04-12` is 一九八五年四月十二号."""
    year, month, day = _date(value)
    said = f"{integer_zh(month)}月{integer_zh(day)}号"
    return f"{digits_zh(year)}年{said}" if year else said


# --- English -----------------------------------------------------------------------------------------------


def digits_en(value: str) -> str:
    """Digit by digit in groups with a pause between: `20418836` is "two zero four one, eight eight three six"."""
    return ", ".join(" ".join(_EN_DIGITS[int(one)] if one in "0123456789" else one for one in group)
                     for group in _groups(value))  # fmt: skip


def _groups(value: str) -> list[str]:
    """Groups as people read them out: of four, a first one of three where the number does not divide by four."""
    first = len(value) % 4 if len(value) > 5 else len(value)
    starts = [0, *range(first or 4, len(value), 4)]
    return [value[start:end] for start, end in zip(starts, [*starts[1:], len(value)], strict=True)]


def integer_en(number: int) -> str:
    """A whole number below 10¹² in words: 480 is "four hundred and eighty"."""
    if number < 10:
        return _EN_DIGITS[number]
    groups: list[tuple[int, int]] = []
    scale = 0
    while number:
        groups.append((number % 1000, scale))
        number //= 1000
        scale += 1
    parts = [" ".join((_group_en(group), _EN_SCALES[place])).strip() for group, place in reversed(groups) if group]
    last = groups[0][0]
    if len(parts) > 1 and 0 < last < 100:
        parts[-1] = f"and {parts[-1]}"
    return " ".join(parts)


def _group_en(group: int) -> str:
    hundreds, rest = divmod(group, 100)
    words = [f"{_EN_DIGITS[hundreds]} hundred"] if hundreds else []
    if rest:
        if rest < 10:
            small = _EN_DIGITS[rest]
        elif rest < 20:
            small = _EN_TEENS[rest - 10]
        else:
            tens, ones = divmod(rest, 10)
            small = _EN_TENS[tens] + (f"-{_EN_DIGITS[ones]}" if ones else "")
        words.append(f"and {small}" if hundreds else small)
    return " ".join(words)


def amount_en(value: str, unit: str = "") -> str:
    """An amount with its currency: `480` USD is "four hundred and eighty dollars"."""
    amount = Decimal(value)
    whole = int(amount)
    rest = int((amount - whole) * 100)
    text = integer_en(whole)
    if unit not in _EN_MONEY:
        return f"{text} point {digits_en(f'{rest:02d}'.rstrip('0'))}" if rest else text
    one, many, hundredth = _EN_MONEY[unit]
    said = f"{text} {one if whole == 1 else many}"
    return f"{said} and {integer_en(rest)} {hundredth}" if rest else said


def ordinal_en(number: int) -> str:
    """A day of the month as an ordinal: 12 is "twelfth", 21 is "twenty-first"."""
    words = integer_en(number)
    head, dash, last = words.rpartition("-")
    if last in _EN_ORDINALS:
        return f"{head}{dash}{_EN_ORDINALS[last]}"
    return f"{words[:-1]}ieth" if words.endswith("y") else f"{words}th"


def date_en(value: str) -> str:
    """`10-10` is "October the tenth", `1985-04-12` is "April the twelfth, nineteen eighty-five"."""
    year, month, day = _date(value)
    said = f"{_EN_MONTHS[month - 1]} the {ordinal_en(day)}"
    return f"{said}, {_year_en(int(year))}" if year else said


def _year_en(year: int) -> str:
    century, rest = divmod(year, 100)
    if 2000 <= year <= 2009:
        return integer_en(year)
    if rest == 0:
        return f"{integer_en(century)} hundred"
    return f"{integer_en(century)} {'oh ' if rest < 10 else ''}{integer_en(rest)}"


def _date(value: str) -> tuple[str, int, int]:
    *year, month, day = value.split("-")
    return "".join(year), int(month), int(day)


# --- clock times -------------------------------------------------------------------------------------------


def clock(value: str, language: Language) -> str:
    """A clock time `17:30` as said: 下午五点半, "half past five"; what is no clock time is taken for a date."""
    hour_text, colon, minute_text = value.partition(":")
    if not colon:
        return spoken(value, "date", language)
    hour, minute = int(hour_text), int(minute_text)
    if language == "en":
        return _clock_en(hour, minute)
    part = "早上" if hour < 9 else "上午" if hour < 12 else "中午" if hour == 12 else "下午" if hour < 18 else "晚上"
    said = "两" if hour % 12 == 2 else integer_zh(hour if hour <= 12 else hour - 12)
    if minute == 30:
        return f"{part}{said}点半"
    gap = "零" if 0 < minute < 10 else ""
    return f"{part}{said}点{gap}{integer_zh(minute)}分" if minute else f"{part}{said}点"


def _clock_en(hour: int, minute: int) -> str:
    part = "in the morning" if hour < 12 else "in the afternoon" if hour < 18 else "in the evening"
    said = integer_en(hour % 12 or 12)
    if minute == 0:
        return "noon" if hour == 12 else f"{said} {part}"
    if minute == 30:
        return f"half past {said} {part}"
    return f"{said} {'oh ' if minute < 10 else ''}{integer_en(minute)} {part}"


__all__ = [
    "CURRENCIES", "amount_en", "amount_zh", "clock", "date_en", "date_zh", "digits_en", "digits_zh", "integer_en",
    "integer_zh", "ordinal_en", "spoken",
]  # fmt: skip
