"""Seeded recogniser errors."""

import pytest
from rapidfuzz.distance import Levenshtein

from scoring.language.misheard import mishear
from scoring.language.phonetics import alike

TEXT = "您好这里是客户服务部请问有什么可以帮您我们会尽快处理您的问题" * 20


def test_the_same_seed_gives_the_same_text_and_another_seed_another() -> None:
    assert mishear(TEXT, "zh", 0.2, 1) == mishear(TEXT, "zh", 0.2, 1) != mishear(TEXT, "zh", 0.2, 2)


def test_rate_nought_changes_nothing() -> None:
    assert mishear(TEXT, "zh", 0.0, 1) == TEXT
    assert mishear("thank you for waiting", "en", 0.0, 1) == "thank you for waiting"


def test_the_rate_is_kept() -> None:
    share = Levenshtein.distance(TEXT, mishear(TEXT, "zh", 0.24, 3)) / len(TEXT)
    assert 0.18 < share < 0.30
    words = ("please hold the line while i check your policy number with my colleague " * 20).split()
    heard = mishear(" ".join(words), "en", 0.24, 3).split()
    assert 0.15 < Levenshtein.distance(words, heard) / len(words) < 0.32


def test_most_errors_sound_like_the_right_character() -> None:
    heard = mishear("保险理赔" * 200, "zh", 0.3, 5)
    wrong = [c for c in heard if c not in "保险理赔"]
    near = [c for c in wrong if any(alike(c, right) != "other" for right in "保险理赔")]
    assert len(near) > len(wrong) * 0.6


@pytest.mark.parametrize("rate", [-0.1, 1.5])
def test_a_rate_outside_is_refused(rate: float) -> None:
    with pytest.raises(ValueError, match="between 0 and 1"):
        mishear("您好", "zh", rate, 1)
