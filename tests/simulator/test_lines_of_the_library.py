"""Each customer of the library has words of its own: no line is much like one of another scenario."""

from __future__ import annotations

from collections.abc import Iterator

from rapidfuzz.distance import Indel
from rapidfuzz.process import cdist

from scoring.authored import Entries, Findings, Items, Scalar, read
from simulator.places import scenarios_folder

MOST = 0.6
"""Twice the longest common subsequence over the length of both lines."""


def said(node: Entries | Items | Scalar, spoken: bool = False) -> Iterator[str]:
    """The lines of a scenario's customer, whatever beat, reply, answer or end they stand in."""
    if isinstance(node, Scalar):
        if spoken:
            yield node.text
    elif isinstance(node, Items):
        for item in node.items:
            yield from said(item, spoken)
    else:
        for key, value in node.entries:
            if key.text != "colleagues":
                yield from said(value, spoken or key.text == "say")


def test_no_two_customers_speak_alike() -> None:
    lines: list[tuple[str, str]] = []
    for path in sorted(scenarios_folder().glob("*/scenario.yaml")):
        tree = read(path.read_text("utf-8"), path.name, Findings())
        assert tree is not None
        lines.extend((path.parent.name, text) for text in said(tree))
    assert len(lines) > 1000
    texts = [text for _, text in lines]
    likeness = cdist(texts, texts, scorer=Indel.normalized_similarity, score_cutoff=MOST)
    alike = [
        (*lines[first], *lines[second])
        for first, second in zip(*(likeness > MOST).nonzero(), strict=True)
        if first < second and lines[first][0] != lines[second][0]
    ]
    assert not alike
