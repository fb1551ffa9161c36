"""Breaking text into lines, measuring, shortening, and what the font holds."""

from __future__ import annotations

import pytest

from simulator.screen.text import Type, coverage, narrow
from simulator.screen.theme import BODY, INK, TITLE

TYPE = Type(1.0)
LONG = "喂，你们到底管不管人的啊？我十月十号就把资料交齐了，讲好十天，现在一个月都过了！"


@pytest.mark.parametrize("width", [60, 120, 200, 333, 2000])
@pytest.mark.parametrize(
    "text",
    [LONG, "I have been charged twice for one premium, and nobody rings back.", "您好 hello 您好，world（世界）"],
)
def test_lines_keep_every_character_and_fit(text: str, width: int) -> None:
    spans = TYPE.spans(text, BODY, width)
    assert "".join(text[start:end] for start, end in spans) == text
    assert all(TYPE.width(line, BODY) <= width for line in TYPE.lines(text, BODY, width))


def test_no_line_begins_with_closing_or_ends_with_opening_punctuation() -> None:
    text = "他说（“先等一等”），然后，就挂了。" * 4
    for width in range(70, 320, 7):
        lines = TYPE.lines(text, BODY, width)
        assert all(line[0] not in "，。）”" for line in lines)
        assert all(line[-1] not in "（“" for line in lines)


def test_words_stay_whole_where_they_fit() -> None:
    lines = TYPE.lines("I have been charged twice for one premium", BODY, 120)
    assert " ".join(lines) == "I have been charged twice for one premium"


def test_a_word_longer_than_the_line_is_cut() -> None:
    lines = TYPE.lines("x" * 60, BODY, 100)
    assert "".join(lines) == "x" * 60
    assert len(lines) > 3


def test_line_feeds_are_kept_and_an_empty_text_is_one_empty_line() -> None:
    assert TYPE.lines("一\n\n二", BODY, 300) == ("一", "", "二")
    assert TYPE.lines("", BODY, 300) == ("",)


def test_too_many_lines_end_with_an_ellipsis() -> None:
    lines = TYPE.lines(LONG, BODY, 160, 2)
    assert len(lines) == 2
    assert lines[1].endswith("…")
    assert TYPE.width(lines[1], BODY) <= 160


def test_a_text_that_fits_is_not_shortened() -> None:
    assert TYPE.shorten("您好", BODY, 200) == "您好"
    assert TYPE.shorten(LONG, BODY, 100).endswith("…")


def test_quotation_marks_are_as_wide_as_their_language() -> None:
    assert narrow("Turn “cannot” into what’s possible") == 'Turn "cannot" into what\'s possible'
    assert narrow("把“不能”说成“OK”") == "把“不能”说成“OK”"
    type_ = Type()
    assert type_.width("“no”", BODY) == type_.width('"no"', BODY)
    assert type_.image("“no”", BODY, INK).get_width() == type_.width("“no”", BODY)


def test_images_are_kept() -> None:
    assert TYPE.image("您好", TITLE, (0, 0, 0)) is TYPE.image("您好", TITLE, (0, 0, 0))


def test_the_scale_makes_text_larger() -> None:
    assert Type(2.0).width("您好", BODY) == pytest.approx(2 * TYPE.width("您好", BODY), abs=2)


def test_the_font_holds_chinese_cantonese_traditional_and_latin() -> None:
    for text in (
        "您好请问有什么可以帮您",
        "嘅咗喺唔冇嚟啲佢哋嗰嘢",
        "國語學習體驗電話",
        "Müller façade Ærø £€",
        "，。？！「」……—",
    ):
        assert sorted(set(text) - coverage()) == []
    assert "😀" not in coverage()
