"""Where a customer goes on who was cut off by a sign of listening: with the sentence that was cut."""

from __future__ import annotations

import pytest

from scoring.record.events import CustomerSaid
from scoring.record.orders import Say
from simulator.call.going_on import rest_of

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


def test_a_point_within_a_number_ends_no_sentence() -> None:
    assert rest_of(line(STORY_EN), 2.0, 1.0, "en").said.text == STORY_EN
    assert rest_of(line(STORY_EN), 3.5, 1.0, "en").said.text == "Nothing came. Did you lose it?"


def test_a_recorded_line_begins_anew() -> None:
    assert rest_of(line(STORY, "voice/a.wav"), 60.0, 1.0, "zh").said.text == STORY
