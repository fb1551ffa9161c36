"""What partial words say of the end of a turn."""

from __future__ import annotations

import pytest

from simulator.call.endpoint import Readings, hint_of


@pytest.mark.parametrize(
    ("text", "language", "hint"),
    [
        ("", "zh", "plain"),
        ("嗯", "zh", "token"),
        ("okay", "en", "token"),
        ("您的保单号是一三八零", "zh", "open"),
        ("your number is five one nine", "en", "open"),
        ("请问您的那个", "zh", "open"),
        ("I would like to, um", "en", "open"),
        ("麻烦您把", "zh", "open"),
        ("could you tell me your", "en", "open"),
        ("请问还有什么可以帮您的吗", "zh", "settled"),
        ("May I have your policy number, please?", "en", "settled"),
    ],
)
def test_the_last_words_tell_whether_more_will_come(text: str, language: str, hint: str) -> None:
    assert hint_of(text, language, (), ()) == hint


def test_an_awaited_act_ends_a_turn_unless_a_clause_hangs() -> None:
    assert hint_of("I am so sorry about that", "en", ("apologise",), ("apologise",)) == "complete"
    assert hint_of("I am so sorry about that", "en", ("apologise",), ("empathy",)) == "plain"
    assert hint_of("let me look into that for you", "en", ("promise_reply",), ("empathy",)) == "settled"
    assert hint_of("let me look into that for you", "en", (), ("empathy",)) == "plain"
    assert hint_of("I am so sorry about that but the", "en", ("apologise",), ("apologise",)) == "open"


def test_a_last_word_read_anew_in_a_pause_ends_no_turn() -> None:
    readings = Readings("zh")
    assert hint_of("请问您什么时候方便呢", "zh", (), ()) == "settled"
    assert readings.hint("请问您什么时候方便把", (), ()) == "open"
    assert readings.hint("请问您什么时候方便呢", (), ()) == "plain"
    assert readings.hint("请问您什么时候方便接听", (), ()) == "settled"
    readings.forget()
    assert readings.hint("请问您什么时候方便呢", (), ()) == "settled"
