"""Whether what the trainee wrote down is the value on file, however it is written."""

from __future__ import annotations

import pytest

from simulator.call.conditions import DeskMemory
from simulator.call.same_value import same_value

BIRTHDAY = "1985-04-12"


@pytest.mark.parametrize(
    "given",
    [
        "1985-04-12",
        "1985年4月12日",
        "1985年04月12号",
        "1985-4-12",
        "1985.4.12",
        "1985/4/12",
        "1985 04 12",
        "19850412",
        "１９８５年４月１２日",
        "一九八五年四月十二日",
        "一九八五年四月十二号",
        "85年4月12号",
        "八五年四月十二",
        "八五年四月十二号生的",
        "12 April 1985",
        "12 Apr 1985",
        "April 12, 1985",
        "12th of April 1985",
        "Twelfth of April, nineteen eighty-five",
        "12/04/1985",
        "4/12/1985",
        "850412",
    ],
)
def test_a_date_is_the_same_in_every_common_spelling(given: str) -> None:
    assert same_value(BIRTHDAY, given)


@pytest.mark.parametrize(
    "given",
    [
        "",
        "1985",
        "4月12日",
        "1985年4月",
        "1985-12-04",
        "1985年4月13日",
        "1986.4.12",
        "19850421",
        "12 May 1985",
        "?",
        "四月",
    ],
)
def test_another_date_or_half_a_date_is_not_the_same(given: str) -> None:
    assert not same_value(BIRTHDAY, given)


@pytest.mark.parametrize(
    "given", ["4401", "４４０１", "四四零一", "四四〇一", "44 01", "double four oh one", "后四位是4401"]
)
def test_digits_are_the_same_said_or_written(given: str) -> None:
    assert same_value("4401", given)


@pytest.mark.parametrize("given", ["4410", "440", "44011", "四四一零", "4401 4402", "abc", " "])
def test_other_digits_are_not_the_same(given: str) -> None:
    assert not same_value("4401", given)


@pytest.mark.parametrize(
    "given",
    [
        "13800138000",
        "138-0013-8000",
        "138 0013 8000",
        "幺三八零零幺三八零零零",
        "one three eight double oh one three eight triple oh",
    ],
)
def test_a_telephone_number_is_the_same_in_groups_and_in_words(given: str) -> None:
    assert same_value("13800138000", given)


def test_other_values_agree_by_letters_and_digits() -> None:
    assert same_value("ab-12", "AB 12")
    assert same_value("123X", "一二三x")
    assert same_value("天河区体育西路1号", "天河区 体育西路 1 号")
    assert not same_value("天河区体育西路1号", "天河区体育西路2号")


def test_a_slip_of_the_pen_can_be_set_right() -> None:
    memory = DeskMemory(identity={"id_tail": True, "birthday": False})
    assert not memory.verified
    assert DeskMemory(identity={"id_tail": True, "birthday": False, "phone_on_file": True}).verified
    assert DeskMemory(identity={"id_tail": True, "birthday": True}).verified
