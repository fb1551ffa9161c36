"""Words that show a feeling, and ordinary sentences that sound like them and show none."""

from __future__ import annotations

import pytest

from scoring.checks.cues import names_feeling


@pytest.mark.parametrize(
    ("sentence", "language"),
    [
        ("搁谁身上都得上火。", "zh"),
        ("等了一个月还没动静，谁碰上都会急。", "zh"),
        ("孩子病着还要跑这一趟，真是难为您了。", "zh"),
        ("钱没到账，您心里肯定堵得慌。", "zh"),
        ("这事放谁身上都受不了。", "zh"),
        ("您一夜没合上眼，生了一肚子气。", "zh"),
        ("一趟一个说法，跑四趟还没办成，真够您受的。", "zh"),
        ("检查出结节，又怕不赔，这几天怕是睡不好吧。", "zh"),
        ("I'm so sorry about your mother, Mr Chan.", "en"),
        ("Three desks and no answer, I'd be losing my temper too.", "en"),
        ("Having it bounce three times would wear anyone's patience thin.", "en"),
        ("That's enough to drive you up the wall.", "en"),
        ("With school fees due it's the last thing you need.", "en"),
        ("It can't have been easy to ring us about this.", "en"),
        ("Being turned away in front of the queue is humiliating.", "en"),
        ("That's a lot to carry in one week.", "en"),
    ],
)
def test_a_feeling_in_free_words_is_known(sentence: str, language: str) -> None:
    assert names_feeling(sentence, language)


@pytest.mark.parametrize(
    ("sentence", "language"),
    [
        ("请您先别着急，也不用担心。", "zh"),
        ("您不急着用这笔钱的话，可以存着。", "zh"),
        ("您换一张卡就可以。", "zh"),
        ("谁是投保人，就由谁来签字。", "zh"),
        ("您着急吗？", "zh"),
        ("Thank you for your patience with the form.", "en"),
        ("I'm trying to find your form.", "en"),
        ("You can send it to anyone at the branch.", "en"),
        ("It is easy to fill in on the app.", "en"),
        ("There's nothing to worry about.", "en"),
        ("I'm sorry about your number, could you say it again.", "en"),
    ],
)
def test_an_ordinary_sentence_names_no_feeling(sentence: str, language: str) -> None:
    assert not names_feeling(sentence, language)
