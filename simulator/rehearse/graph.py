"""A call as a picture: beats with their first line and feeling, replies as labelled arrows, ends in colour.

Each beat is a card. Its replies are rows in the order in which they are tried; from each row an arrow leaves to where
the call goes on, or to the end that it comes to. After a rehearsal, what no call reached is marked.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import accumulate, chain, pairwise
from typing import Final, Literal

from simulator.rehearse.coverage import Reached
from simulator.rehearse.graph_cards import HEAD, WIDE, Card, Row, card_of, ending_of, pill
from simulator.rehearse.graph_layout import Plan, Spot, lay_out
from simulator.rehearse.graph_page import page
from simulator.rehearse.graph_words import Texts, title_words, tone_words
from simulator.scenario.model import Scenario

STUB: Final = 14
"""How far an arrow runs straight before it bends, pixels."""
BEND: Final = 70
"""Width of the space between columns in which arrows bend, pixels."""
PER_COLUMN: Final = 2.4
"""Width of a bend that each of a column's arrows adds, so that they stay apart, pixels."""


@dataclass(frozen=True, slots=True)
class Arrow:
    """A way from a row to a card."""

    path: str
    """SVG path."""
    mood: Literal["up", "down", "same"]
    back: bool
    missed: bool
    hint: str


def draw_graph(scenario: Scenario, t: Texts, reached: Reached | None = None) -> str:
    """The picture as SVG text. Pure: the same scenario gives the same bytes.

    With `reached`, what a rehearsal did not reach is marked.
    """
    beats = sorted(scenario.beats.values(), key=lambda beat: beat.id != scenario.start)
    cards = {beat.id: card_of(beat, scenario, t, reached) for beat in beats}
    ways = [(card.id, row.target) for card in cards.values() for row in card.rows if row.kind == "go"]
    plan = lay_out({card.id: card.high for card in cards.values()}, ways)
    lefts = _lefts(plan, cards)
    places = {id_: (lefts[spot.column], spot.y) for id_, spot in plan.cards.items()}
    arrows = tuple(_arrow(card, row, places, plan, lefts) for card in cards.values() for row in card.rows
                   if row.kind == "go" and row.target != card.id)  # fmt: skip
    endings = tuple(ending_of(end, scenario, reached) for end in scenario.ends.values() if end.place.line)
    return page(
        t, title=title_words(scenario, t), id=scenario.id, cards=[(card, *places[card.id]) for card in cards.values()],
        arrows=arrows, endings=endings, marked=reached is not None,
        wide=lefts[-1] + WIDE + _stub(cards.values(), plan, plan.columns - 1) + STUB, high=plan.height,
        tones={tone: tone_words(tone, t) for tone in ("routine", "unresolved", "grief")},
    )  # fmt: skip


# --- ways --------------------------------------------------------------------------------------------------


def _stub(cards: Iterable[Card], plan: Plan, column: int) -> float:
    """How far the arrows of a column run straight on: past the signs of its ends."""
    here = chain.from_iterable(card.rows for card in cards if plan.cards[card.id].column == column)
    return max((pill(row.target) + 2 * STUB for row in here if row.kind == "end"), default=float(STUB))


def _lefts(plan: Plan, cards: Mapping[str, Card]) -> tuple[float, ...]:
    """The left edge of each column."""
    crowd = [0] * plan.columns
    for (start, target), lanes in plan.lanes.items():
        for spot in (plan.cards[start], *lanes, plan.cards[target]):
            crowd[spot.column] += 1
    steps = [
        WIDE + _stub(cards.values(), plan, column) + BEND + PER_COLUMN * crowd[column]
        for column in range(plan.columns - 1)
    ]
    return tuple(accumulate(steps, initial=0.0))


def _arrow(
    card: Card, row: Row, places: Mapping[str, tuple[float, float]], plan: Plan, lefts: tuple[float, ...]
) -> Arrow:
    back = plan.cards[row.target].column < plan.cards[card.id].column
    left, top = places[card.id]
    y = top + row.y + row.high / 2
    stub = _stub_of(card)
    begin = [(left, y), (left - STUB, y)] if back else [(left + WIDE, y), (left + WIDE + stub, y)]
    points = [*begin, *_passing(plan.lanes.get((card.id, row.target), ()), lefts, back=back)]
    goal, over = places[row.target]
    points += [(goal + WIDE + STUB, over + HEAD / 2), (goal + WIDE, over + HEAD / 2)] if back else [
        (goal - STUB, over + HEAD / 2), (goal, over + HEAD / 2)]  # fmt: skip
    mood: Literal["up", "down", "same"] = (
        "down" if row.mood.startswith("-") else "up" if row.mood.startswith("+") else "same"
    )
    hint = f"{card.id} → {row.target}\n{row.hint}"
    return Arrow(_path(points), mood, back, row.missed, hint)


def _stub_of(card: Card) -> float:
    return max((pill(row.target) + 2 * STUB for row in card.rows if row.kind == "end"), default=float(STUB))


def _passing(lanes: Iterable[Spot], lefts: tuple[float, ...], *, back: bool) -> Iterable[tuple[float, float]]:
    """Both ends of each lane, in the arrow's direction."""
    for spot in lanes:
        ends = [(lefts[spot.column], spot.y), (lefts[spot.column] + WIDE, spot.y)]
        yield from reversed(ends) if back else ends


def _path(points: list[tuple[float, float]]) -> str:
    """Straight within stubs and lanes, bent between them."""
    parts = [f"M{points[0][0]:.0f},{points[0][1]:.0f}"]
    for place, ((x, y), (to_x, to_y)) in enumerate(pairwise(points)):
        if place % 2 == 0:
            parts.append(f"L{to_x:.0f},{to_y:.0f}")
        else:
            middle = (x + to_x) / 2
            parts.append(f"C{middle:.0f},{y:.0f} {middle:.0f},{to_y:.0f} {to_x:.0f},{to_y:.0f}")
    return " ".join(parts)


__all__ = ["Arrow", "draw_graph"]
