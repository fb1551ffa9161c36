"""The normal form keeps its spans and brings ways of writing together."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scoring.language.text import normalise


def keys(text: str, language: str = "zh") -> str:
    return "".join(normalise(text, language).keys)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("您好，請問有什麼可以幫到您？", "您好请问有什么可以帮到您"),
        ("ＡＰＰ", "app"),
        ("２，６８０元對嗎", "2,680元对吗"),
        ("唔該等一等", "麻烦等一等"),
        ("而家冇人", "现在没有人"),
        ("请帮手查", "请帮忙查"),
        ("发电邮", "发邮件"),
        ("瞓着", "睡着"),
    ],
)
def test_ways_of_writing_become_one(one: str, other: str) -> None:
    assert keys(one) == keys(other)


def test_spans_lead_back_to_the_input() -> None:
    text = "好的，您的保單號是二零四一八八三六，對嗎？"
    normal = normalise(text, "zh")
    index, number = normal.numbers[0]
    assert text[normal.starts[index] : normal.ends[index]] == "二零四一八八三六"
    assert number.value == "20418836"
    assert normal.asks[-1]
    assert not normal.asks[0] or normal.breaks[2] == 1


def test_contractions_are_opened_and_keep_their_place() -> None:
    text = "I'm afraid he doesn't know"
    normal = normalise(text, "en")
    assert normal.keys == ("i", "am", "afraid", "he", "does", "not", "know")
    assert text[normal.starts[5] : normal.ends[5]] == "doesn't"


@given(st.text(max_size=60), st.sampled_from(["zh", "yue", "en"]))
def test_any_text_has_spans_in_order(text: str, language: str) -> None:
    normal = normalise(text, language)
    assert all(0 <= s < e <= len(text) for s, e in zip(normal.starts, normal.ends, strict=True))
    assert list(normal.starts) == sorted(normal.starts)
