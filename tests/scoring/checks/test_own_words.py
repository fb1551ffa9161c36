"""Words that take the own words back, and ordinary sentences that hold the same characters."""

from __future__ import annotations

import pytest

from scoring.checks.own_words import takes_back_manner, takes_back_own_words

ROUGH = (
    "对不起，我刚才说得不对。", "刚才语气重了。", "刚才那句话我不该说，对不起。", "我说话太冲，不好意思。",
    "刚才那样说不妥。", "我刚才态度不好，跟您道歉。", "Sorry, that came out wrong.", "I put it badly.",
    "I shouldn't have put it like that.", "I take that back.",
)  # fmt: skip
HASTY = ("是我说话急了。", "刚才我话说急了，不好意思。", "I was too hasty there.", "I'm sorry for what I said.")
TOO_SOON = ("那是我话说早了。", "我刚才说错了，是九号。", "刚才话说满了。")
ORDINARY = (
    "我跟您说一下重疾险的等待期。", "我明天给您打电话，早上十点前。", "我听您说对服务不满意。", "您刚才说的号码不对。",
    "我刚才说的没错。", "我再给您打电话重新核对。", "我跟您说，别急。", "这个我说不好。", "我电话信号不好。",
    "I'll take that back to the claims team.", "That's what I said.", "I was given the wrong date.",
)  # fmt: skip


@pytest.mark.parametrize("text", ROUGH)
def test_the_manner_is_taken_back(text: str) -> None:
    assert takes_back_manner(text, haste=False)
    assert takes_back_own_words(text)


@pytest.mark.parametrize("text", HASTY)
def test_haste_is_taken_back(text: str) -> None:
    assert takes_back_manner(text, haste=True)
    assert not takes_back_manner(text, haste=False)


@pytest.mark.parametrize("text", TOO_SOON)
def test_what_was_said_too_soon_or_wrongly_is_no_matter_of_manner(text: str) -> None:
    assert takes_back_own_words(text)
    assert not takes_back_manner(text, haste=True)


@pytest.mark.parametrize("text", ORDINARY)
def test_ordinary_sentences_take_nothing_back(text: str) -> None:
    assert not takes_back_own_words(text)
