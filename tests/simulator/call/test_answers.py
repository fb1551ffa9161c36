"""What a customer answers, affirms and denies by itself, in both languages, on two small scenarios."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from scoring.record.events import CustomerSaid, MoodChanged, Understood
from tests.calls import OPENING, TypedCall, casting_of

DATA = Path(__file__).parent / "data"
OPENING_EN = "Good morning, Serene Life, this is Lily, how may I help you?"


def opened(scenario: str, opening: str) -> TypedCall:
    """A call after the customer's first line."""
    call = TypedCall(casting_of(DATA / scenario))
    call.answer()
    call.say(opening)
    return call


@pytest.fixture
def letter() -> TypedCall:
    return opened("lost-letter", OPENING)


@pytest.fixture
def charge() -> TypedCall:
    return opened("stray-charge", OPENING_EN)


def does(call: TypedCall, lines: int) -> set[str]:
    """What the last lines of the customer do."""
    return {act for line in call.all(CustomerSaid)[-lines:] for act in line.does} if lines else set()


# --- restatements -------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("read_back", "right"),
    [
        ("您的手机是13712345678，对吗？", "一三八零零一三八零零零"),
        ("您的手机是13712345678，没错吧？", "一三八零零一三八零零零"),
        ("您的手机尾号是9999，对吗？", "一三八零零一三八零零零"),
        ("您的保单是十一月二十号寄出的，对吗？", "十月十号"),
        ("您的身份证后四位是9999，对吗？", "三三二七"),
        ("您的生日是一九七七年三月三号，对吗？", "一九八五年四月十二号"),
    ],
)
def test_another_value_in_a_facts_place_is_put_right(letter: TypedCall, read_back: str, right: str) -> None:
    mood = letter.conductor.session.state.mood
    said = letter.say(read_back)
    assert right in said[0]
    assert does(letter, len(said)) == {"denies"}
    assert letter.conductor.session.state.mood == mood
    assert letter.conductor.session.state.beat == "opening"


@pytest.mark.parametrize(
    ("read_back", "right"),
    [
        ("Your phone number is 13712345678, is that right?", "one three six, three one two eight"),
        ("Your number ends in 9999, correct?", "one three six, three one two eight"),
        ("So you were charged on December the second, is that right?", "November the thirteenth"),
        ("You said nine hundred yuan, is that right?", "one thousand eight hundred"),
    ],
)
def test_another_value_is_put_right_in_english(charge: TypedCall, read_back: str, right: str) -> None:
    said = charge.say(read_back)
    assert right in said[0]
    assert "denies" in does(charge, len(said))
    assert "affirms" not in does(charge, len(said))


def test_a_wrong_value_stands_in_what_was_understood(letter: TypedCall) -> None:
    letter.say("您的手机尾号是9999，对吗？")
    assert [(fact.id, fact.state, fact.text) for fact in letter.last(Understood).facts] == [("phone", "wrong", "9999")]


def test_a_value_that_is_no_fact_of_the_caller_is_not_affirmed(letter: TypedCall) -> None:
    said = letter.say("您交了八千块保费，对吗？")
    assert "affirms" not in does(letter, len(said))
    assert said[0] in ("这个我不知道啊。", "这个我手上没有。")


@pytest.mark.parametrize(
    "read_back",
    [
        "您的手机号是13800138000，我十一月二十号下午五点前给您回电，对吗？",
        "您等了三十天还没收到，对吗？",
        "您的手机尾号是8000，对吗？",
        "保单没有收到是吧，之后您打我们电话九五五零零就可以，对吗？",
        "保单十月十号寄出，对吗？",
        "您的生日是一九八五年四月十二号，对吗？",
    ],
)
def test_what_is_right_or_the_agents_own_is_not_denied(letter: TypedCall, read_back: str) -> None:
    said = letter.say(read_back)
    assert "denies" not in does(letter, len(said))
    assert "affirms" in does(letter, len(said))


# --- requests -----------------------------------------------------------------------------------------------


def asked(call: TypedCall) -> list[str]:
    """What the last words of the trainee ask for beside facts."""
    return [item for item in call.last(Understood).asked if item.startswith("request:")]


@pytest.mark.parametrize(
    "words",
    [
        "我跟您重复一下，您的保单没有收到，对吗？",
        "请让我重复一下，您的保单没有收到，是吗？",
        "我说慢一点，您记一下。",
        "您没听清的话我再说一遍。",
        "重复一下，您的保单是十月十号寄的，对吗？",
        "情况我先跟同事讲清楚，您不用再讲一遍。",
        "我来讲，免得您再说一次。",
    ],
)
def test_what_the_agent_repeats_is_no_request(letter: TypedCall, words: str) -> None:
    letter.say(words)
    assert asked(letter) == []


@pytest.mark.parametrize(
    "words",
    [
        "Let me repeat that back to you: you were charged too much, right?",
        "I'll spell it out for you.",
        "Once more, I am sorry.",
        "Pardon me for the delay.",
        "I'll slow down for you.",
        "If you didn't catch that, I'll say it again.",
        "I'll explain everything first, so you won't have to repeat it.",
    ],
)
def test_what_the_agent_repeats_is_no_request_in_english(charge: TypedCall, words: str) -> None:
    charge.say(words)
    assert asked(charge) == []


@pytest.mark.parametrize(
    ("words", "request_"),
    [
        ("不好意思，我没听清，您再说一遍好吗？", "repeat"),
        ("麻烦您重复一下。", "repeat"),
        ("能再说一次吗？", "repeat"),
        ("我想请您再报一遍。", "repeat"),
        ("您能说慢一点吗？", "slower"),
        ("您的姓是哪个字？", "spell"),
    ],
)
def test_a_request_of_the_caller_is_one(letter: TypedCall, words: str, request_: str) -> None:
    letter.say(words)
    assert asked(letter) == [f"request:{request_}"]


@pytest.mark.parametrize(
    ("words", "request_"),
    [
        ("Sorry, I didn't catch that.", "repeat"),
        ("Could you say that again, please?", "repeat"),
        ("Pardon?", "repeat"),
        ("A bit slower, please.", "slower"),
        ("How do you spell your name?", "spell"),
    ],
)
def test_a_request_of_the_caller_is_one_in_english(charge: TypedCall, words: str, request_: str) -> None:
    charge.say(words)
    assert f"request:{request_}" in asked(charge)


@pytest.mark.parametrize(
    "words", ["您以前打过电话吗？", "我先挂一下电话，好吗？", "您的手机能收短信吗？", "什么时候方便我给您打电话？"]
)
def test_a_telephone_that_is_merely_spoken_of_is_not_asked_for(letter: TypedCall, words: str) -> None:
    assert "一三八" not in "".join(letter.say(words))


def test_a_telephone_that_is_merely_spoken_of_is_not_asked_for_in_english(charge: TypedCall) -> None:
    assert "one three six" not in "".join(charge.say("Did you phone us before?"))


@pytest.mark.parametrize(
    "words", ["您方便留个联系电话吗？", "您的手机号码是多少？", "我打您哪个电话比较好？", "请问怎么联系您？"]
)
def test_a_number_that_is_asked_for_is_told(letter: TypedCall, words: str) -> None:
    assert "一三八零零一三八零零零" in "".join(letter.say(words))


# --- what any caller answers --------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("words", "answer"),
    [
        ("您听得到吗？", "听得到"),
        ("喂，您还在听吗？", "听得到"),
        ("喂？您好？", "听得到"),
        ("您听清楚了吗？", "听得到"),
        ("不好意思，我这边听不清您的声音。", "十月十号就讲寄了"),
        ("您是哪位？", "陈"),
        ("请问您找哪位？", "我不找哪个"),
        ("您先生叫什么名字？", "单"),
        ("请问您是投保人吗？", "自己的单"),
        ("您请讲。", "十月十号就讲寄了"),
        ("您慢慢说，我在听。", "十月十号就讲寄了"),
    ],
)
def test_a_caller_answers_at_no_cost_and_stays_with_the_matter(letter: TypedCall, words: str, answer: str) -> None:
    state = letter.conductor.session.state
    mood = state.mood
    said = "".join(letter.say(words))
    assert answer in said or answer.replace("自己的单", "本人") in said or "谁能帮我办" in said
    assert "三三二七" not in said
    assert (letter.conductor.session.state.mood, letter.conductor.session.state.beat) == (mood, "opening")


@pytest.mark.parametrize(
    ("words", "answer"),
    [
        ("Can you hear me?", "When do I get it back?"),
        ("I'm sorry, I can't hear you.", "You took one thousand eight hundred"),
        ("Sorry, who are you?", "Bennett"),
        ("Who would you like to speak to?", "Accounts"),
        ("What is your husband's name?", "name"),
        ("Are you a policyholder?", "policy"),
        ("Go on.", "When do I get it back?"),
    ],
)
def test_a_caller_answers_at_no_cost_in_english(charge: TypedCall, words: str, answer: str) -> None:
    mood = charge.conductor.session.state.mood
    said = " ".join(charge.say(words))
    assert answer in said
    assert "two four six eight" not in said
    assert (charge.conductor.session.state.mood, charge.conductor.session.state.beat) == (mood, "opening")


def test_whoever_cannot_prove_to_be_the_customer_does_not_say_so(letter: TypedCall) -> None:
    casting = letter.casting
    stranger = TypedCall(replace(casting, case=replace(casting.case, identity={})))
    stranger.answer()
    stranger.say(OPENING)
    assert "自己的单" not in "".join(stranger.say("请问您是投保人吗？"))


def test_what_is_read_back_is_no_open_question(letter: TypedCall) -> None:
    said = letter.say("您是想知道什么时候能收到，对吗？")
    assert "上个月就讲寄出来了" not in "".join(said)
    assert "affirms" in does(letter, len(said))


def test_every_fact_that_is_asked_for_is_told(charge: TypedCall) -> None:
    said = " ".join(charge.say("How much and which dates?"))
    assert "one thousand eight hundred" in said
    assert "November the thirteenth" in said


def test_what_is_named_is_said_again_and_not_the_last_words(charge: TypedCall) -> None:
    said = " ".join(charge.say("Could you repeat your policy number once more?"))
    assert "five eight seven three" in said
    assert "You took" not in said


def test_hello_as_the_first_words_is_a_greeting() -> None:
    call = TypedCall(casting_of(DATA / "lost-letter"))
    call.answer()
    assert len(call.say("喂？")) == 1


def test_an_identity_that_was_told_is_not_told_again(letter: TypedCall) -> None:
    letter.say("请您报一下身份证后四位和出生日期，我核对一下身份。")
    assert letter.conductor.session.state.beat == "identity-given"
    said = letter.say("核对上了，谢谢您。")
    assert "三三二七" not in "".join(said)
    assert letter.conductor.session.state.beat != "identity-given"


def test_what_is_declined_is_not_told_before(charge: TypedCall) -> None:
    said = charge.say("May I have your phone number, please?")
    assert said == ("I'd rather not leave a number.",)
    assert "one three six" in " ".join(charge.say("I really need it. What is your phone number?"))


def test_answers_leave_the_mood_alone(charge: TypedCall) -> None:
    before = len(charge.all(MoodChanged))
    charge.say("Can you hear me?")
    charge.say("Which dates?")
    assert len(charge.all(MoodChanged)) == before
