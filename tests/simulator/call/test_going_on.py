"""Where a customer goes on who was cut off by a sign of listening: with the sentence that was cut."""

from __future__ import annotations

from dataclasses import replace

import pytest

from scoring.record.events import BargeIn, CustomerSaid, HungUp, LineFinished, MoodChanged, TraineeSaid
from scoring.record.orders import Say
from simulator.call.going_on import rest_of
from simulator.call.replay import replay
from tests.calls import OPENING, TypedCall

STORY = "上个月签的单，说一个礼拜到。到今天都没有见过！你们是不是寄丢了？"
STORY_EN = "I paid on the 3.5 plan last month. Nothing came. Did you lose it?"


def line(text: str, recording: str | None = None) -> Say:
    return Say(CustomerSaid(0.0, "opening", "opening/1", text, "angry", True, (), (), ()), 0.0, recording)


@pytest.mark.parametrize(
    ("seconds", "rate", "rest"),
    [
        (0.5, 1.0, STORY),
        (2.0, 1.0, STORY),
        (3.5, 1.0, "到今天都没有见过！你们是不是寄丢了？"),
        (3.5, 0.6, STORY),
        (2.0, 1.6, "到今天都没有见过！你们是不是寄丢了？"),
        (60.0, 1.0, "你们是不是寄丢了？"),
    ],
)
def test_the_sentence_that_was_cut_is_said_anew(seconds: float, rate: float, rest: str) -> None:
    assert rest_of(line(STORY), seconds, rate, "zh").said.text == rest


def test_a_line_that_is_said_slowly_has_not_come_so_far() -> None:
    assert rest_of(replace(line(STORY), slow=True), 3.5, 1.0, "zh").said.text == STORY


def test_a_point_within_a_number_ends_no_sentence() -> None:
    assert rest_of(line(STORY_EN), 2.0, 1.0, "en").said.text == STORY_EN
    assert rest_of(line(STORY_EN), 3.5, 1.0, "en").said.text == "Nothing came. Did you lose it?"


def test_a_recorded_line_begins_anew() -> None:
    assert rest_of(line(STORY, "voice/a.wav"), 60.0, 1.0, "zh").said.text == STORY


# --- in a call ----------------------------------------------------------------------------------------------


def with_lines(call: TypedCall, **lines: str) -> TypedCall:
    """A call of the same casting in which these beats (or ends) say this, answered and opened with a welcome."""
    scenario = call.casting.scenario
    beats = {id: replace(beat, say=(lines[id],)) if id in lines else beat for id, beat in scenario.beats.items()}
    again = TypedCall(replace(call.casting, scenario=replace(scenario, beats=beats)))
    again.answer()
    return again


def cut_off(call: TypedCall, after: float) -> None:
    """Let the line that begins now be cut off after so many seconds."""
    call.wait(after)
    assert call.conductor.session.state.sounding
    call.conductor._happen(BargeIn(call.now, "trainee", 0.5, kept=True))


def say_over(call: TypedCall, words: str, seconds: float = 0.5) -> None:
    """What the trainee has said over the line."""
    turn, at = call.conductor.session.state.turn + 1, call.now + 0.3
    call.conductor._happen(TraineeSaid(at, at - seconds, at, turn, "customer", words, typed=False))


def lines(call: TypedCall) -> list[str]:
    """What the customer said, line by line."""
    assert replay(call.record(), call.casting, call.detector).difference is None
    return [said.line for said in call.all(CustomerSaid)]


def test_what_came_between_is_not_undone_when_the_customer_goes_on(letter: TypedCall) -> None:
    call = with_lines(letter, opening=STORY)
    call.wait(6.0)
    cut_off(call, 1.0)
    call.use("hold")
    call.wait(130.0)
    call.use("resume")
    before = call.conductor.session.state.mood
    call.wait(2.1)
    assert call.last(MoodChanged).cause == "listened"
    held = next(moved for moved in call.all(MoodChanged) if moved.cause == "long hold")
    assert call.conductor.session.state.mood == pytest.approx(-2.0 + held.to - held.from_)
    assert call.conductor.session.state.mood > before
    call.hear()
    call.wait(2.1)
    assert lines(call) == ["opening/1", "opening/1"]


def test_a_consult_lets_nothing_of_the_story_be_forgotten(letter: TypedCall) -> None:
    call = with_lines(letter, opening=STORY)
    call.wait(6.0)
    cut_off(call, 3.5)
    call.use("consult", target="post")
    call.hear()
    call.use("resume")
    call.wait(6.1)
    call.hear()
    assert call.last(CustomerSaid).text == "到今天都没有见过！你们是不是寄丢了？"


def test_the_whole_of_a_line_is_said_again_that_was_said_in_two_parts(letter: TypedCall) -> None:
    call = with_lines(letter, opening=STORY)
    call.wait(6.0)
    cut_off(call, 5.0)
    say_over(call, "好的")
    call.hear()
    assert call.last(CustomerSaid).text != STORY
    assert STORY in "".join(call.say("不好意思，您再说一遍好吗？"))


def test_who_listens_to_the_last_words_hears_them(letter: TypedCall) -> None:
    call = letter
    call.say("您好，等了这么久换了谁都着急，我很理解您的心情。")
    call.use("consult", target="post")
    call.hear()
    call.say("有位陈女士的保单被退回，麻烦您安排重寄。")
    call.use("resume")
    call.wait(1.0)
    call.conductor._said(
        "谢谢您等候，寄送组明天上午十点重新寄出，我十点前给您回电话。",
        (),
        (call.now - 1, call.now),
        call.now,
        typed=False,
    )
    mood = call.conductor.session.state.mood
    cut_off(call, 0.4)
    say_over(call, "嗯")
    assert not call.all(HungUp)
    call.hear()
    assert lines(call)[-2:] == ["end/promised/1", "end/promised/1"]
    assert [finished.heard for finished in call.all(LineFinished)][-2:] == ["cut", "whole"]
    assert call.last(HungUp).by == "customer"
    assert call.conductor.session.state.mood == mood


def test_a_story_that_was_cut_is_over_with_the_call(letter: TypedCall) -> None:
    scenario = letter.casting.scenario
    ends = {**scenario.ends, "left": replace(scenario.ends["left"], customer_hangs_up=False)}
    call = TypedCall(replace(letter.casting, scenario=replace(scenario, ends=ends)))
    call.answer()
    call.say(OPENING)
    for words in ("今天天气不错。", "明天天气也不错。"):
        call.say(words)
    before = len(call.all(CustomerSaid))
    call.wait(1.0)
    call.conductor._said("麻烦您再说一遍。", (), (call.now - 1, call.now), call.now, typed=False)
    cut_off(call, 0.4)
    say_over(call, "后天天气也不错。", 2.0)
    call.wait(30.0)
    assert len(call.all(CustomerSaid)) == before + 1
    assert call.last(HungUp).by == "customer"
