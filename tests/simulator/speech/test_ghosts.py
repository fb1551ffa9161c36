"""What a recogniser reads into noise and silence is not taken as said; what people say is."""

from __future__ import annotations

import pytest

from simulator.speech.ghosts import reason_to_drop


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("", "zh"),
        ("uh", "en"),
        ("dog", "en"),
        ("the shit", "en"),
        ("fuck you", "en"),
        ("我操", "zh"),
        ("他妈的。", "zh"),
        ("Thanks for watching!", "en"),
        ("请不吝点赞 订阅 转发 打赏支持明镜与点点栏目", "zh"),
        ("字幕由Amara.org社区提供", "zh"),
        ("谢谢谢谢谢谢谢谢谢谢谢谢谢谢", "zh"),
        ("i am i am i am i am i am i am i am", "en"),
    ],
)
def test_ghosts_are_dropped(text: str, language: str) -> None:
    assert reason_to_drop(text, language, 5.0)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("好", "zh"),
        ("嗯，好的好的好的。", "zh"),
        ("操作的时候请您稍等", "zh"),
        ("感谢您的来电，再见", "zh"),
        ("您的号码是六六六六六六六六对吗", "zh"),
        ("yes", "en"),
        ("thank you for calling", "en"),
        ("your number is 5 5 5 5 5 5 5 5", "en"),
        ("five five five five five five five", "en"),
        ("you are a stupid bastard and I do not care", "en"),
    ],
)
def test_what_people_say_counts(text: str, language: str) -> None:
    assert reason_to_drop(text, language, 5.0) is None


def test_an_oath_counts_where_the_engine_is_sure() -> None:
    assert reason_to_drop("fuck you", "en", 1.0, 0.97) is None
    assert reason_to_drop("fuck you", "en", 1.0, 0.6)


@pytest.mark.parametrize(("text", "language"), [("one " * 40, "en"), ("请问有什么可以帮您的请您稍等一下", "zh")])
def test_nobody_speaks_that_fast(text: str, language: str) -> None:
    assert reason_to_drop(text, language, 0.5)
