"""Author files changed in place: what is not changed keeps every character, and new values read back as meant."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scoring.authored import Entries, Findings, Items, Node, Scalar, read
from scoring.authored_text import (
    Added,
    Kept,
    Source,
    Span,
    Value,
    block_text,
    flow_text,
    scalar_text,
    spans,
    value_text,
    without_aliases,
)

SHIPPED = sorted(Path(__file__).parents[2].glob("scenarios/**/*.yaml"))
TEXTS = st.text(st.characters(exclude_categories=["Cs"]), max_size=20)
KEYS = st.from_regex(r"[a-z]{1,5}", fullmatch=True)
VALUES = st.recursive(
    TEXTS.filter(bool),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(KEYS, inner, max_size=3),
    max_leaves=8,
)


def plain(node: Node) -> Value:
    if isinstance(node, Items):
        return [plain(item) for item in node.items]
    if isinstance(node, Entries):
        return {key.text: plain(value) for key, value in node.entries}
    assert isinstance(node, Scalar)
    return node.text


def read_back(text: str) -> Entries:
    findings = Findings()
    tree = read(text, "file.yaml", findings)
    assert findings.problems == []
    assert tree is not None
    return tree


@given(TEXTS)
def test_every_text_is_read_back_as_it_was(text: str) -> None:
    tree = read_back(f"in: [{scalar_text(text)}]\nfor: {scalar_text(text)}\n")
    assert plain(tree) == {"in": [text], "for": text}
    for _, node in tree.entries:
        found = node.items[0] if isinstance(node, Items) else node
        assert isinstance(found, Scalar)
        assert not found.null


@given(st.dictionaries(KEYS, VALUES, min_size=1, max_size=4))
def test_every_value_is_read_back_as_it_was(value: dict[str, Value]) -> None:
    assert plain(read_back(f"x: {flow_text(value)}\n")) == {"x": value}
    assert plain(read_back(f"x:\n  {block_text(list(value.items()), 2)}\n")) == {"x": value}
    whole = value_text(list(value.values()), 0, lines=True)
    assert plain(read_back(f"x:{whole if whole.startswith(chr(10)) else ' ' + whole}\n")) == {"x": list(value.values())}


@pytest.mark.parametrize("path", SHIPPED, ids=lambda path: f"{path.parent.name}-{path.stem}")
def test_places_hold_what_the_tree_says(path: Path) -> None:
    text = path.read_text(encoding="utf-8")

    def compare(node: Node, span: Span) -> None:
        assert span.start <= span.end
        if isinstance(node, Scalar):
            assert (node.text, node.quoted) == (span.text, span.quoted)
            if not span.quoted and not span.alias and "\n" not in text[span.start : span.end]:
                assert text[span.start : span.end] == node.text
        elif isinstance(node, Items):
            for item, one in zip(node.items, span.items, strict=True):
                compare(item, one)
        else:
            for (key, value), (name, one) in zip(node.entries, span.entries, strict=True):
                compare(key, name)
                compare(value, one)

    compare(read_back(text), spans(text))


TEXT = """\
# head
facts:                # what is known
  # the number
  no: {kind: number, value: 12}   # twelve
  # the day
  day:
    kind: date        # a day
    # between two
    value: 10-09
names: [a, b]  # two
"""


def changed(parts: list[Kept | Added]) -> str:
    source = Source(TEXT)
    facts = source.tree.get("facts")
    assert facts is not None
    return TEXT[: facts.start] + source.arranged(facts, parts) + TEXT[source.extent(facts) :]


def test_nothing_changed_changes_nothing() -> None:
    assert changed([Kept(0), Kept(1)]) == TEXT


def test_comments_go_with_their_entry() -> None:
    swapped = changed([Kept(1), Kept(0)])
    assert swapped.index("# the day") < swapped.index("# between two") < swapped.index("# twelve")
    assert "no: {kind: number, value: 12}   # twelve\n" in swapped
    assert "# twelve" not in changed([Kept(1)])


def test_changed_value_keeps_the_comment_in_its_line() -> None:
    text = changed([Kept(0, content="{kind: number, value: 13}"), Kept(1)])
    assert text == TEXT.replace("value: 12", "value: 13")
    assert changed([Kept(0, name="number"), Kept(1)]) == TEXT.replace("  no:", "  number:")


def test_entry_is_added_where_it_belongs() -> None:
    text = changed([Kept(0), Added("sum", "{kind: amount, value: 3}"), Kept(1)])
    assert "# twelve\n  sum: {kind: amount, value: 3}\n  # the day\n" in text
    read_back(text)


def test_aliases_are_read_and_written_out() -> None:
    text = "one: &list [a, b]\ntwo: *list\nthree: &word x\nfour: [*word]\n"
    two = spans(text).get("two")
    assert two is not None
    assert ([item.text for item in two.items], text[two.start : two.end]) == (["a", "b"], "*list")
    assert without_aliases(text) == "one: [a, b]\ntwo: [a, b]\nthree: x\nfour: [x]\n"
    with pytest.raises(ValueError, match="several lines"):
        without_aliases("one: &list\n  - a\ntwo: *list\n")
