"""A model sentence and what was said after it."""

from __future__ import annotations

from simulator.rehearse.likeness import likeness


def test_the_same_words_are_wholly_alike_whatever_the_marks() -> None:
    assert likeness("您好，请问您贵姓？", "您好请问您贵姓", "zh").share == 1.0
    assert likeness("How may I help you?", "how may I help you", "en").missed == ()


def test_a_word_written_by_its_sound_counts_as_said() -> None:
    assert likeness("这件事我来跟进到底", "这件是我来跟进到底", "zh").share == 1.0


def test_what_was_left_out_is_told_by_its_place() -> None:
    model = "谢谢您的等候，林女士。"
    found = likeness(model, "林女士", "zh")
    assert [model[start:end] for start, end in found.missed] == ["谢谢您的等候"]
    assert not found.enough


def test_a_number_counts_by_its_value_and_not_by_how_it_is_written() -> None:
    assert likeness("下午四点半前打给您", "下午4点半前打给您", "zh").enough
    assert likeness("下午四点半前打给您", "下午五点半前打给您", "zh").share < 1.0


def test_nothing_said_is_nothing_like() -> None:
    found = likeness("Thank you for waiting.", "", "en")
    assert (found.share, found.enough) == (0.0, False)
    assert likeness("…", "", "zh").enough
