"""The reader of gettext catalogues."""

from __future__ import annotations

import pytest

from simulator.errors import ScreenError
from simulator.screen.words import Words, read_catalogue, words_for

GOOD = """# a comment
msgid ""
msgstr "Language: zh\\n"

#: simulator/screen/call.py
msgid "Answer"
msgstr "接听"

msgid ""
"The first ring "
"starts the clock."
msgstr "第一声\\n开始"

#, fuzzy
msgid "Guess"
msgstr "猜"

msgid "Open"
msgstr ""
"""


def test_entries_are_read_in_order_without_the_header() -> None:
    entries = read_catalogue(GOOD, "zh.po")
    assert [(e.msgid, e.msgstr, e.fuzzy) for e in entries] == [
        ("Answer", "接听", False),
        ("The first ring starts the clock.", "第一声\n开始", False),
        ("Guess", "猜", True),
        ("Open", "", False),
    ]


@pytest.mark.parametrize(
    ("text", "place"),
    [('msgid "a"\nmsgstr b"\n', "zh.po:2"), ("hello\n", "zh.po:1"), ('msgid "a\nmsgstr "b"\n', "zh.po:1")],
)
def test_a_broken_catalogue_is_refused_with_its_place(text: str, place: str) -> None:
    with pytest.raises(ScreenError, match=place):
        read_catalogue(text, "zh.po")


def test_texts_take_values_and_unknown_ones_are_shown_in_english() -> None:
    words = Words("zh", {"Ring {count}": "第 {count} 声"})
    assert words("Ring {count}", count=3) == "第 3 声"
    assert words("Answer") == "Answer"
    assert (words.knows("Ring {count}"), words.knows("Answer")) == (True, False)


def test_a_language_without_catalogue_names_those_that_there_are() -> None:
    with pytest.raises(ScreenError, match=r"'fr'.*zh, en"):
        words_for("fr")
