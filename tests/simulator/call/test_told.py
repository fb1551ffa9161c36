"""What the story hears of the desk's pages and people, and a caller whose items are not those on file."""

from __future__ import annotations

from pathlib import Path

import pytest

from scoring.record.events import CustomerSaid, DeskUsed
from simulator.call.replay import replay
from tests.calls import OPENING, TypedCall, casting_of

WRONG_CARD = Path(__file__).parent / "data" / "wrong-card"


@pytest.fixture
def card() -> TypedCall:
    call = TypedCall(casting_of(WRONG_CARD))
    call.answer()
    call.say(OPENING)
    return call


@pytest.mark.parametrize(
    ("words", "answer"),
    [
        ("结案以后三个工作日内就打到您的收款账户。", "三个工作日，好。"),
        ("钱是结案后的三个工作日打到账户上的", "三个工作日，好。"),
        ("还缺一张出院小结，您补齐了才能核定。", "小结我回头补。"),
        ("理赔部会打给您的。", "理赔部打，我等他们。"),
        ("理陪部会打给您的", "理赔部打，我等他们。"),
        ("结案后五个工作日打到收款账户。", "听不明白。"),
        ("今天下雨了。", "听不明白。"),
    ],
)
def test_a_reply_may_wait_for_a_page_that_is_told_or_a_colleague_who_is_named(
    card: TypedCall, words: str, answer: str
) -> None:
    assert card.say(words)[-1] == answer


def test_a_caller_says_another_item_than_the_one_on_file(card: TypedCall) -> None:
    assert card.casting.case.identity["birthday"] == "1985-04-12"
    said = card.say("请报一下身份证后四位和出生日期。")
    assert "三三二七" in said[0]
    assert "四月二十一号" in said[0]
    card.use("identity", target="id_tail", value="3327")
    card.use("identity", target="birthday", value=card.casting.plain["birthday"])
    assert [event.result for event in card.all(DeskUsed)] == ["match", "mismatch"]
    assert not card.conductor.session.state.desk.verified


def test_a_caller_stands_by_what_it_says_of_itself(card: TypedCall) -> None:
    card.say("请报一下身份证后四位和出生日期。")
    assert card.say("您的生日是一九八五年四月二十一号，对吗？") != ()
    assert "denies" not in card.last(CustomerSaid).does
    assert "四月二十一号" in card.say("您的生日是一九八五年四月十二号，对吗？")[0]


def test_a_replay_takes_the_same_ways(card: TypedCall) -> None:
    card.say("结案以后三个工作日内就打到您的收款账户。")
    card.say("理赔部会打给您的。")
    assert replay(card.record(), card.casting, card.detector).difference is None
