"""Values as they are said, in Mandarin and in English."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scoring.language import numbers_en, numbers_zh
from simulator.scenario.spoken import clock, digits_zh, integer_en, integer_zh, ordinal_en, spoken


@pytest.mark.parametrize(
    ("value", "kind", "unit", "zh", "en"),
    [
        ("20418836", "number", "", "二零四一八八三六", "two zero four one, eight eight three six"),
        (
            "13800138000",
            "number",
            "",
            "一三八零零一三八零零零",
            "one three eight, zero zero one three, eight zero zero zero",
        ),
        ("P0031", "number", "", "P零零三一", "P zero zero three one"),
        ("10-10", "date", "", "十月十号", "October the tenth"),
        ("1985-04-12", "date", "", "一九八五年四月十二号", "April the twelfth, nineteen eighty-five"),
        ("2005-12-31", "date", "", "二零零五年十二月三十一号", "December the thirty-first, two thousand and five"),
        ("1900-02-20", "date", "", "一九零零年二月二十号", "February the twentieth, nineteen hundred"),
        ("1907-03-03", "date", "", "一九零七年三月三号", "March the third, nineteen oh seven"),
        ("4680", "amount", "CNY", "四千六百八十", "four thousand six hundred and eighty yuan"),
        ("480", "amount", "USD", "四百八十", "four hundred and eighty dollars"),
        ("1", "amount", "USD", "一", "one dollar"),
        ("12.50", "amount", "GBP", "十二点五", "twelve pounds and fifty pence"),
        ("1005", "amount", "HKD", "一千零五", "one thousand and five Hong Kong dollars"),
        ("查清进度", "request", "", "查清进度", "查清进度"),
        ("陈", "name", "", "陈", "陈"),
    ],
)
def test_value_is_said(value: str, kind: str, unit: str, zh: str, en: str) -> None:
    assert spoken(value, kind, "zh", unit) == zh
    assert spoken(value, kind, "yue", unit) == zh
    assert spoken(value, kind, "en", unit) == en


@pytest.mark.parametrize(
    ("number", "said"),
    [
        (0, "零"), (7, "七"), (10, "十"), (15, "十五"), (20, "二十"), (101, "一百零一"), (110, "一百一十"),
        (1010, "一千零一十"), (10000, "一万"), (10005, "一万零五"), (10050, "一万零五十"), (120000, "十二万"),
        (2, "二"), (12, "十二"), (22, "二十二"), (200, "两百"), (2222, "两千二百二十二"),
        (22000, "两万两千"), (200000, "二十万"),
        (1002003, "一百万两千零三"), (100000000, "一亿"), (100010000, "一亿零一万"),
    ],
)  # fmt: skip
def test_whole_number_in_mandarin(number: int, said: str) -> None:
    assert integer_zh(number) == said


@pytest.mark.parametrize(
    ("number", "said"),
    [
        (0, "zero"), (13, "thirteen"), (21, "twenty-one"), (100, "one hundred"), (105, "one hundred and five"),
        (1000, "one thousand"), (1100, "one thousand one hundred"),
        (12345, "twelve thousand three hundred and forty-five"), (1000001, "one million and one"),
    ],
)  # fmt: skip
def test_whole_number_in_english(number: int, said: str) -> None:
    assert integer_en(number) == said


@pytest.mark.parametrize(
    ("day", "said"),
    [(1, "first"), (2, "second"), (3, "third"), (5, "fifth"), (8, "eighth"), (9, "ninth"), (11, "eleventh"),
     (12, "twelfth"), (20, "twentieth"), (22, "twenty-second"), (30, "thirtieth"), (31, "thirty-first")],
)  # fmt: skip
def test_day_of_the_month(day: int, said: str) -> None:
    assert ordinal_en(day) == said


@pytest.mark.parametrize(
    ("time", "zh", "en"),
    [
        ("17:00", "下午五点", "five in the afternoon"),
        ("14:00", "下午两点", "two in the afternoon"),
        ("16:30", "下午四点半", "half past four in the afternoon"),
        ("09:05", "上午九点零五分", "nine oh five in the morning"),
        ("12:00", "中午十二点", "noon"),
        ("20:00", "晚上八点", "eight in the evening"),
        ("11-19", "十一月十九号", "November the nineteenth"),
    ],
)
def test_clock_time(time: str, zh: str, en: str) -> None:
    assert clock(time, "zh") == zh
    assert clock(time, "en") == en


@given(st.integers(min_value=0, max_value=99_999_999))
def test_number_in_words_is_understood_as_itself(number: int) -> None:
    """The readers of numbers, which know nothing of this writer, read the same value back."""
    assert numbers_zh.cardinal(integer_zh(number)) == str(number)
    assert numbers_en.cardinal(integer_en(number)) == str(number)


@given(st.text(alphabet="0123456789", min_size=1, max_size=20))
def test_digits_are_one_character_each(digits: str) -> None:
    said = digits_zh(digits)
    assert len(said) == len(digits)
    assert not set(said) & set("0123456789")
