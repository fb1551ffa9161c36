"""How a customer bears with the trainee: while something is announced, while asked to wait, about to leave."""

from __future__ import annotations

from dataclasses import replace

import pytest

from scoring.record.events import Understood
from simulator.scenario.model import Casting
from tests.calls import OPENING, TypedCall


@pytest.mark.parametrize(
    "words",
    ["我跟您确认一下。", "那我再跟您重复一遍您的诉求。", "不好意思，我跟您核对一下。", "我跟您说一下需要的材料。"],
)
def test_who_announces_something_is_let_speak(letter: TypedCall, words: str) -> None:
    state = letter.conductor.session.state
    mood = state.mood
    assert letter.say(words)[0] in ("好，你讲。", "嗯，你讲。")
    assert (letter.conductor.session.state.mood, letter.conductor.session.state.beat) == (mood, "opening")


@pytest.mark.parametrize("words", ["Let me read that back to you.", "Sorry, my mistake. I'll repeat that."])
def test_who_announces_something_is_let_speak_in_english(charge: TypedCall, words: str) -> None:
    assert charge.say(words)[0] in ("Go ahead.", "All right, go on.")


@pytest.mark.parametrize(
    "words",
    [
        "我跟您确认一下，您的保单没有收到，对吗？",
        "我跟您核对一下身份，身份证后四位是多少？",
        "我跟您解释一下，退件要重新寄。",
    ],
)
def test_who_goes_on_at_once_is_answered(letter: TypedCall, words: str) -> None:
    letter.say(words)
    assert "request:announced" not in letter.last(Understood).asked


def test_who_is_asked_to_wait_waits_twice_and_is_not_cross(letter: TypedCall) -> None:
    mood = letter.conductor.session.state.mood
    for _ in range(2):
        assert letter.say("请您稍等。")[0] in ("好，我等着。", "行，我不挂。")
    assert (letter.conductor.session.state.mood, letter.conductor.session.state.beat) == (mood, "opening")
    assert letter.say("请您稍等。")[0] not in ("好，我等着。", "行，我不挂。")


@pytest.mark.parametrize("words", ["我先问您几个问题。", "您别急，我先了解一下情况。"])
def test_who_announces_questions_is_let_ask(letter: TypedCall, words: str) -> None:
    mood = letter.conductor.session.state.mood
    assert letter.say(words)[0] in ("好，你讲。", "嗯，你讲。")
    assert letter.conductor.session.state.mood == mood


def leaving(casting: Casting) -> TypedCall:
    """A call whose customer complains and leaves unless told something that the story waits for."""
    opening = casting.scenario.beats["opening"]
    leave = next(reply for reply in opening.replies if reply.end == "left")
    beats = {**casting.scenario.beats, "opening": replace(opening, does=("objects",), replies=(leave,))}
    call = TypedCall(replace(casting, scenario=replace(casting.scenario, beats=beats)))
    call.answer()
    call.say(OPENING)
    return call


def test_who_is_about_to_leave_hears_out_an_answer_that_helps_once(letter: TypedCall) -> None:
    call = leaving(letter.casting)
    said = call.say("这件事我来跟进，今天下午五点前我给您打电话。")
    assert said in (("那你讲，到底怎么帮我？",), ("好，我再听你讲一句。",))
    assert call.conductor.session.state.end is None
    call.say("这件事我来跟进，今天下午五点前我给您打电话。")
    assert call.conductor.session.state.end == "left"


@pytest.mark.parametrize("words", ["我们会尽快联系您的。", "今天天气不错。", "这个不归我管，您打别的电话。"])
def test_who_is_about_to_leave_hears_out_nothing_else(letter: TypedCall, words: str) -> None:
    call = leaving(letter.casting)
    call.say(words)
    assert call.conductor.session.state.end == "left"
