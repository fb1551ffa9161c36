"""Sounds: tiers of likeness, and coarse keys of English words."""

import pytest

from scoring.language.phonetics import alike, sound_key, syllable
from scoring.language.syllables import TABLE, build


@pytest.mark.parametrize(
    ("one", "other", "tier"),
    [
        ("陈", "陈", "exact"), ("章", "张", "same"), ("权限", "全县", "same"), ("陈", "程", "merged"),
        ("您", "林", "merged"),
        ("湖", "胡", "same"), ("黄", "王", "other"), ("抱歉", "包欠", "same"),
        ("保单", "报", "other"),
    ],
)  # fmt: skip
def test_tiers(one: str, other: str, tier: str) -> None:
    assert alike(one, other) == tier


@pytest.mark.parametrize(("one", "other"), [("sorry", "sari"), ("waiting", "weighting"), ("call", "cool")])
def test_english_words_that_are_confused_share_a_key(one: str, other: str) -> None:
    assert sound_key(one) == sound_key(other)


def test_words_that_differ_have_other_keys() -> None:
    assert sound_key("claim") != sound_key("branch")


def test_the_shipped_table_is_what_the_script_makes() -> None:
    assert TABLE.read_text(encoding="utf-8") == build()


def test_a_character_without_a_reading_stays() -> None:
    assert syllable("A") == "A"
