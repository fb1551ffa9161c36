"""Where the cards of a call's picture stand: columns from left to right, and ways between them that cross no card.

The layered layout is grandalf's (taken under its EPL-1.0 licence); it draws from top to bottom, so widths and heights
change places on the way in and out.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from grandalf.graphs import Edge, Vertex, graph_core
from grandalf.layouts import SugiyamaLayout, VertexViewer

ROUNDS: Final = 6
"""How often the order within the columns is improved."""
BETWEEN: Final = 30
"""Space between two cards of one column, pixels."""
LANE: Final = 6
"""Height of the lane that an arrow has to itself where it passes a column, pixels."""
APART: Final = 8
"""Space between two lanes, pixels."""


@dataclass(frozen=True, slots=True)
class Spot:
    """Where something stands."""

    column: int
    y: float
    """Upper edge of a card, or the middle of a lane."""


@dataclass(frozen=True, slots=True)
class Plan:
    """The whole layout."""

    cards: Mapping[str, Spot]
    lanes: Mapping[tuple[str, str], tuple[Spot, ...]]
    """By pair of cards: the lanes that an arrow passes on its way, from its start on."""
    columns: int
    height: float


def lay_out(heights: Mapping[str, float], arrows: Iterable[tuple[str, str]]) -> Plan:
    """Put cards of the given heights into columns. The cards stand in the author's order.

    An arrow to a card that the author put earlier goes back; all others go to the right. Cards that no arrow joins
    to the rest (an author's mistake) stand beneath it.
    """
    pairs = [pair for pair in dict.fromkeys(arrows) if pair[0] != pair[1]]
    cards: dict[str, Spot] = {}
    lanes: dict[tuple[str, str], tuple[Spot, ...]] = {}
    below = 0.0
    for names in _joined(heights, pairs):
        own = {name: heights[name] for name in names}
        placed, passed = _arranged(own, [pair for pair in pairs if pair[0] in own])
        shift = below - min([*(spot.y for spot in placed.values()), *(s.y for line in passed.values() for s in line)])
        cards |= {name: Spot(spot.column, spot.y + shift) for name, spot in placed.items()}
        lanes |= {pair: tuple(Spot(s.column, s.y + shift) for s in line) for pair, line in passed.items()}
        ends = [cards[name].y + heights[name] for name in names]
        below = max([*ends, *(spot.y for pair in passed for spot in lanes[pair])]) + 2 * BETWEEN
    return Plan(cards, lanes, max(spot.column for spot in cards.values()) + 1, below - 2 * BETWEEN)


def _joined(names: Iterable[str], pairs: Sequence[tuple[str, str]]) -> list[list[str]]:
    """The names in groups that arrows join, each in the author's order."""
    group = {name: place for place, name in enumerate(names)}
    for start, target in pairs:
        kept, gone = sorted((group[start], group[target]))
        group = {name: kept if number == gone else number for name, number in group.items()}
    return [[name for name in group if group[name] == number] for number in dict.fromkeys(group.values())]


def _arranged(
    heights: Mapping[str, float], pairs: Sequence[tuple[str, str]]
) -> tuple[dict[str, Spot], dict[tuple[str, str], tuple[Spot, ...]]]:
    """One group laid out, wherever it comes to lie: cards, and the lanes of arrows that pass other columns."""
    order = {name: place for place, name in enumerate(heights)}
    vertices = {name: Vertex(name) for name in heights}
    for name, vertex in vertices.items():
        vertex.view = VertexViewer(w=heights[name] + BETWEEN - APART, h=1)
    edges = {pair: Edge(vertices[pair[0]], vertices[pair[1]]) for pair in pairs}
    # Not `Graph`, which puts the edges into a set of its own, so that the same calls would look different each time.
    layout = SugiyamaLayout(graph_core(list(vertices.values()), list(edges.values())))
    layout.xspace, layout.yspace = APART, 1
    layout.dw, layout.dh = LANE, 1
    back = [edge for pair, edge in edges.items() if order[pair[0]] > order[pair[1]]]
    layout.init_all(roots=[next(iter(vertices.values()))], inverted_edges=back)
    layout.draw(ROUNDS)
    _keep_apart(layout)
    placed = {
        name: Spot(layout.grx[vertex].rank, vertex.view.xy[0] - heights[name] / 2) for name, vertex in vertices.items()
    }
    return placed, {pair: _lane(layout, edge, pair) for pair, edge in edges.items() if edge in layout.ctrls}


def _keep_apart(layout: Any) -> None:
    """Push down, within each column, what came to lie too near to what stands above it."""
    for layer in layout.layers:
        free = float("-inf")
        for item in layer:
            middle, across = item.view.xy
            middle = max(middle, free + item.view.w / 2)
            item.view.xy = (middle, across)
            free = middle + item.view.w / 2 + APART


def _lane(layout: Any, edge: Any, pair: tuple[str, str]) -> tuple[Spot, ...]:
    """The lanes of an arrow that passes other columns."""
    controls = layout.ctrls[edge]
    ranks = sorted(controls)
    if controls[ranks[0]].data != pair[0]:
        ranks.reverse()
    return tuple(Spot(rank, controls[rank].view.xy[0]) for rank in ranks[1:-1])


__all__ = ["Plan", "Spot", "lay_out"]
