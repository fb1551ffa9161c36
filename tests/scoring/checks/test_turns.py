"""The caller's lines of a record in their latest form."""

from __future__ import annotations

import pytest

from scoring.checks.turns import lines_of
from scoring.record.events import (
    Corrected,
    CustomerSaid,
    DeskUsed,
    Event,
    LineFinished,
    TraineeSaid,
    TurnReopened,
    Understood,
)

STORY = CustomerSaid(1.0, "opening", "opening/1", "上个月签的单，到今天都没收到。", "angry", True, (), ("where",), ())
ANSWER = CustomerSaid(9.0, "opening", "self/answer/where", "我在东莞。", "neutral", False, (), (), ())
CUT = LineFinished(2.0, "opening/1", "cut")
OKAY = (
    TraineeSaid(3.0, 2.0, 3.0, 2, "customer", "好的", typed=False),
    Understood(3.0, 2, ("backchannel",), (), (), ()),
)
ASKED = (
    TraineeSaid(6.0, 2.0, 6.0, 2, "customer", "好的，请问您在哪里？", typed=False),
    Understood(6.0, 2, ("backchannel", "ask_fact"), (), (), ("where",)),
)
WITHDRAWN = (LineFinished(4.5, "opening/1", "withdrawn"), TurnReopened(4.5, 2))
CORRECTED = (Corrected(3.5, 1, "您好，请讲。", "您好"), Understood(3.5, 1, ("greet",), (), (), ()))


def test_a_line_that_a_hold_has_cut_was_not_listened_to() -> None:
    held, back = DeskUsed(2.0, "hold"), DeskUsed(4.0, "resume")
    assert [line.taken_up for line in lines_of((STORY, held, CUT, back, STORY))] == [False, False]
    assert [line.taken_up for line in lines_of((STORY, CUT, held, *OKAY, back, STORY))] == [False, False]


@pytest.mark.parametrize(
    ("after", "taken_up"),
    [
        ((*OKAY, STORY), [True, False]),
        ((*OKAY, *CORRECTED, STORY), [True, False]),
        ((*OKAY, STORY, *WITHDRAWN, *ASKED, ANSWER), [False, False]),
        ((*OKAY, STORY, *WITHDRAWN, *OKAY, STORY), [True, False]),
        ((*ASKED, *WITHDRAWN[1:], *OKAY, STORY), [True, False]),
        ((*ASKED, STORY), [False, False]),
    ],
)
def test_a_line_is_taken_up_by_what_was_said_in_the_end(after: tuple[Event, ...], taken_up: list[bool]) -> None:
    assert [line.taken_up for line in lines_of((STORY, CUT, *after))] == taken_up
