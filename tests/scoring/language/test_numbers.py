"""Numbers as they are spoken and written."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from scoring.language.number_words_en import spell_digits
from scoring.language.numbers import find_numbers
from scoring.language.numbers_zh import cardinal

MANDARIN = [
    ("幺三八零零一三八零零零", [("digits", "13800138000")]),
    ("138 0013 8000", [("digits", "13800138000")]),
    ("一百三十八", [("number", "138")]),
    ("两千六百八", [("number", "2680")]),
    ("一万二", [("number", "12000")]),
    ("一百零八块", [("amount", "108")]),
    ("2,680.00元", [("amount", "2680.00")]),
    ("三块五", [("amount", "3.5")]),
    ("百分之三", [("percent", "3")]),
    ("十月八号", [("date", "10-08")]),
    ("2026年11月23日", [("date", "2026-11-23")]),
    ("八六年四月三号", [("date", "1986-04-03")]),
    ("下午三点半", [("time", "15:30")]),
    ("今天四点五十以前", [("day", "今天"), ("time", "04:50")]),
    ("晚上七点后", [("time", "19:00")]),
    ("两个工作日", [("span", "2 工作日")]),
    ("三天内", [("span", "3 天")]),
    ("下周三", [("day", "下周三")]),
    ("三百六，不是六百三", [("number", "360"), ("number", "630")]),
    ("二十万一次", [("number", "200000")]),
    ("三百一年", [("number", "300")]),
    ("二十万一千", [("number", "201000")]),
    ("十五万", [("number", "150000")]),
    ("下个礼拜四", [("day", "下个礼拜四")]),
    ("一起", []), ("万一", []), ("第三次", []), ("一下", []), ("一点问题", []), ("第三条", []), ("", []),
]  # fmt: skip
ENGLISH = [
    ("one three eight double oh one three", [("digits", "1380013")]),
    ("136 2278 0045", [("digits", "13622780045")]),
    ("twenty forty-one", [("digits", "2041")]),
    ("two thousand, six hundred and eighty", [("number", "2680")]),
    ("two point six eight thousand yuan", [("amount", "2680")]),
    ("three november", [("date", "11-03")]),
    ("february two thousand and twenty-six", [("date", "2026-02")]),
    ("february 2026", [("date", "2026-02")]),
    ("three may", [("number", "3")]),
    ("nine two, oh pardon me, one", [("digits", "92")]),
    ("two thousand six hundred and eighty yuan", [("amount", "2680")]),
    ("october 8th", [("date", "10-08")]),
    ("the eighth of october", [("date", "10-08")]),
    ("3:30 pm", [("time", "15:30")]),
    ("half past three", [("time", "03:30")]),
    ("ten to five today", [("time", "04:50"), ("day", "today")]),
    ("within two working days", [("span", "2 working days")]),
    ("three per cent", [("percent", "3")]),
    ("one moment please", []), ("no one", []),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), MANDARIN)
def test_mandarin(text: str, expected: list[tuple[str, str]]) -> None:
    assert [(n.kind, n.value) for n in find_numbers(text, "zh")] == expected


@pytest.mark.parametrize(("text", "expected"), ENGLISH)
def test_english(text: str, expected: list[tuple[str, str]]) -> None:
    assert [(n.kind, n.value) for n in find_numbers(text, "en")] == expected


NUMBER_WORDS = (
    "one", "two", "six", "oh", "eleven", "twenty", "ninety", "hundred", "thousand", "million", "point", "and", "a",
    "half", "double", "first", "of", "may", "k", "grand", "yuan",
)  # fmt: skip


@given(st.lists(st.sampled_from(NUMBER_WORDS), max_size=12).map(" ".join))
@example("two hundred and thirty six ninety ninety point five million yuan")
def test_english_number_words_in_any_order_are_read(text: str) -> None:
    at = 0
    for number in find_numbers(text, "en"):
        assert at <= number.start < number.end <= len(text)
        at = number.end


def _say(number: int) -> str:
    """A number below ten thousand with all its places, as it is said in full."""
    digits, out, zero = "零一二三四五六七八九", "", False
    for place, name in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit = number // place % 10
        if digit:
            out += ("零" if zero else "") + digits[digit] + name
            zero = False
        elif out:
            zero = True
    return out


@given(st.integers(1, 9999))
def test_every_full_reading_gives_its_number_back(number: int) -> None:
    assert cardinal(_say(number)) == str(number)


@given(st.text(alphabet="0123456789", min_size=1, max_size=12))
def test_english_digits_said_one_by_one(digits: str) -> None:
    names = ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"]
    assert spell_digits(" ".join(names[int(d)] for d in digits)) == digits


@given(st.text(alphabet="一二三十百千万零两点半号月天日块元幺第次下周内 0123456789,.-:年时分", max_size=30))
def test_spans_are_in_order_and_do_not_overlap(text: str) -> None:
    at = 0
    for number in find_numbers(text, "zh"):
        assert at <= number.start < number.end <= len(text)
        at = number.end
