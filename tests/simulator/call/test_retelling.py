"""What a customer says again when asked to, and what it puts right beside the story."""

from __future__ import annotations

from dataclasses import replace

import pytest

from scoring.record.events import CustomerSaid, MoodChanged
from tests.calls import OPENING, TypedCall

PHONE = "一三八零零一三八零零零"
PHONE_EN = "one three six, three one two eight"


# --- once more ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "words",
    ["不好意思，您再报一次好吗？", "啊？", "什么？", "您刚才说什么？", "麻烦您把号码再说一遍。", "您能说慢一点吗？"],
)
def test_what_was_answered_last_is_said_again(letter: TypedCall, words: str) -> None:
    letter.say("请问您的手机号是多少？")
    said = letter.say(words)
    assert len(said) == 1
    assert PHONE in said[0]
    assert "十月十号" not in said[0]


@pytest.mark.parametrize(
    "words",
    [
        "Sorry?",
        "Uh, okay. Sorry, say again?",
        "Could you say that again, please?",
        "Could you give me the number once more, slowly please?",
    ],
)
def test_what_was_answered_last_is_said_again_in_english(charge: TypedCall, words: str) -> None:
    charge.say("May I have your phone number, please?")
    assert PHONE_EN in " ".join(charge.say("I do need it. What is your phone number?"))
    said = charge.say(words)
    assert len(said) == 1
    assert PHONE_EN in said[0]


def test_two_answers_are_both_said_again(letter: TypedCall) -> None:
    letter.say("您的手机号是多少？保单是哪天寄的？")
    said = "".join(letter.say("不好意思，请您再说一遍。"))
    assert PHONE in said
    assert "十月十号" in said


def test_a_correction_is_said_again_without_its_denial(letter: TypedCall) -> None:
    letter.say("您的手机是13712345678，对吗？")
    said = letter.say("哦对不起，麻烦您再报一次。")
    assert PHONE in said[0]
    assert "不" not in said[0]


@pytest.mark.parametrize("words", ["一三八，后面是？", "一三几？", "前三位是？"])
def test_the_rest_of_a_number_is_the_number_again(letter: TypedCall, words: str) -> None:
    letter.say("请问您的手机号是多少？")
    assert PHONE in "".join(letter.say(words))


def test_the_story_is_said_again_where_it_was_told_last(letter: TypedCall) -> None:
    letter.say("请问您的手机号是多少？")
    letter.say("没收到保单，您一定很着急。")
    said = "".join(letter.say("您再说一遍好吗？"))
    assert PHONE not in said
    assert "几时能收到" in said or "几天" in said


@pytest.mark.parametrize("words", ["您能不能大声一点？", "您那边信号不太好。", "不好意思，您刚才说到哪里了？"])
def test_a_caller_who_was_not_heard_says_it_again(letter: TypedCall, words: str) -> None:
    assert "十月十号" in "".join(letter.say(words))


def test_a_name_is_spelled_once(charge: TypedCall) -> None:
    said = charge.say("Could you spell your surname, please?")
    assert len(said) == 1
    assert "double N" in said[0]


# --- two things in one breath -------------------------------------------------------------------------------


def test_a_name_and_a_number_are_both_told(charge: TypedCall) -> None:
    said = " ".join(charge.say("Could I have your name and the policy number, please?"))
    assert "Bennett" in said
    assert "five eight seven three" in said


def test_a_number_and_a_telephone_are_both_told(letter: TypedCall) -> None:
    said = "".join(letter.say("麻烦您报一下保单号，还有您的手机。"))
    assert "二零四一八八三六" in said
    assert PHONE in said


# --- what is wrong ------------------------------------------------------------------------------------------


@pytest.mark.parametrize("words", ["13711112222，是这个号码吗？", "一三八，零零零二，对吗？"])
def test_a_number_read_back_wrongly_right_after_it_was_told_is_put_right(letter: TypedCall, words: str) -> None:
    letter.say("请问您的手机号是多少？")
    said = letter.say(words)
    assert PHONE in said[0]
    assert "denies" in letter.last(CustomerSaid).does


def test_a_wrong_restatement_wins_nothing(letter: TypedCall) -> None:
    letter.say("没收到保单，您一定很着急。")
    before = len(letter.all(MoodChanged))
    said = letter.say("您的手机号是13711112222，对吗？")
    assert len(said) == 1
    assert len(letter.all(MoodChanged)) == before


@pytest.mark.parametrize("words", ["刘女士，您别着急。", "好的，李女士，我帮您查一下。"])
def test_a_wrong_surname_is_put_right(letter: TypedCall, words: str) -> None:
    mood = letter.conductor.session.state.mood
    said = letter.say(words)
    assert "我姓陈" in said[0]
    assert letter.conductor.session.state.mood >= mood - 0.6


@pytest.mark.parametrize("words", ["陈女士，您别着急。", "王敏女士正在开会。", "我姓李，陈女士您好。"])
def test_a_right_surname_or_a_colleagues_is_not(letter: TypedCall, words: str) -> None:
    assert "我姓陈" not in "".join(letter.say(words))


def test_a_wrong_surname_is_put_right_in_english(charge: TypedCall) -> None:
    assert "Bennett" in charge.say("Thank you, Mrs Smith.")[0]
    assert "Bennett" not in " ".join(charge.say("Thank you, Mrs Bennett."))


@pytest.mark.parametrize("words", ["谁？", "请问是哪位？"])
def test_a_bare_who_is_answered(letter: TypedCall, words: str) -> None:
    assert "陈" in letter.say(words)[0]


@pytest.mark.parametrize("words", ["那您的电话还是这个来电的号码吗？", "我打您现在这个号码可以吗？"])
def test_the_number_that_is_called_from_may_be_asked_for(letter: TypedCall, words: str) -> None:
    assert PHONE in "".join(letter.say(words))


def test_the_number_on_file_is_told_once(letter: TypedCall) -> None:
    said = "".join(letter.say("请问您预留的手机号是多少？"))
    assert said.count(PHONE) == 1


def test_the_number_on_file_is_not_another_number_of_the_caller(letter: TypedCall) -> None:
    casting = letter.casting
    moved = replace(
        casting,
        case=replace(casting.case, identity={**casting.case.identity, "phone_on_file": "13900000000"}),
        spoken={**casting.spoken, "phone_on_file": "一三九零零零零零零零零"},
    )
    call = TypedCall(moved)
    call.answer()
    call.say(OPENING)
    said = "".join(call.say("请问您预留的手机号是多少？"))
    assert "一三九" in said
    assert PHONE not in said


def test_a_greeting_into_the_middle_of_a_call_is_a_hello(letter: TypedCall) -> None:
    letter.say("没收到保单，您一定很着急。")
    assert "听得到" in letter.say("您好？")[0]


def test_an_agent_who_did_not_follow_is_told_again(letter: TypedCall) -> None:
    assert "十月十号" in "".join(letter.say("不好意思，我没听懂，您能再说一遍吗？"))


def test_last_digits_without_a_name_are_of_the_number_that_was_told(letter: TypedCall) -> None:
    casting = letter.casting
    call = TypedCall(replace(casting, case=replace(casting.case, identity={})))
    call.answer()
    call.say(OPENING)
    call.say("请问您的手机号是多少？")
    assert PHONE in "".join(call.say("好的，尾号是多少来着？"))


def test_another_number_that_is_asked_for_is_no_telephone(letter: TypedCall) -> None:
    assert PHONE not in "".join(letter.say("请问您的保单号是多少？"))


def test_whether_the_caller_got_something_is_no_question_for_the_story(charge: TypedCall) -> None:
    assert "not due" not in " ".join(charge.say("Did you get that?"))


def test_what_the_call_is_about_is_told(letter: TypedCall) -> None:
    assert "没收到" in "".join(letter.say("您找我们办什么事呀？"))


def test_a_number_without_a_name_is_the_one_that_is_asked_for_beside(letter: TypedCall) -> None:
    said = "".join(letter.say("您把保单号念给我听，好吗？"))
    assert "二零四一八八三六" in said
    assert PHONE not in said
    assert "二零四一八八三六" in "".join(letter.say("您能再念一遍号码吗？念慢一点。"))


def test_what_is_named_is_said_again_without_a_question(letter: TypedCall) -> None:
    assert "二零四一八八三六" in "".join(letter.say("保单号麻烦您再报一次"))


def test_what_is_read_back_to_be_confirmed_asks_for_nothing(charge: TypedCall) -> None:
    said = " ".join(charge.say("So the charge on your policy number should be returned, is that right?"))
    assert "five eight seven three" not in said


def test_last_digits_once_more_are_of_the_number_that_was_told_last(letter: TypedCall) -> None:
    letter.say("请问您的手机号是多少？")
    assert PHONE in "".join(letter.say("麻烦再报一下后四位。"))
    assert "三三二七" in "".join(letter.say("请您报一下身份证后四位。"))
    assert "三三二七" in "".join(letter.say("麻烦再报一下后四位。"))
