"""Words that end a sentence are told from words that hang in the air."""

from __future__ import annotations

import pytest

from scoring.acts.endings import finished

WHOLE = {
    "zh": ("请问您的保单号是多少", "还有什么可以帮您的吗", "我马上帮您查一下", "非常抱歉给您添麻烦了", "请您稍等"),
    "en": (
        "may I have your policy number please", "is there anything else I can do for you", "I'll call you back today",
        "I am so sorry about that", "thank you for waiting",
    ),
}  # fmt: skip
HANGING = {
    "zh": ("请问您的", "我会在", "如果您", "麻烦您把", "这件事情需要跟"),
    "en": ("may I have your", "I will call you back before", "the premium was taken from", "if you would", "and the"),
}


@pytest.mark.parametrize("language", ["zh", "en"])
def test_whole_sentences_are_told_from_hanging_ones(language: str) -> None:
    least = min(finished(text, language) for text in WHOLE[language])
    most = max(finished(text, language) for text in HANGING[language])
    assert least > 0.2
    assert most < 0.1


def test_punctuation_and_case_do_not_matter() -> None:
    assert finished("Thank you for waiting.", "en") == finished("thank you for waiting", "en")
    assert finished("请您稍等。", "zh") == finished("请您稍等", "yue")


def test_no_words_end_nothing() -> None:
    assert finished("", "zh") == 0.0
