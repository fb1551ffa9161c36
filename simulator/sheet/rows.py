"""The rows of a scenario's file: each cell with the place in the file that it stands for."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

from scoring.authored_text import Source, Span
from simulator.sheet.cells import (
    LINES,
    WORDS,
    condition_cells,
    fact_value_cell,
    joined,
    pairs_cell,
)
from simulator.sheet.columns import SHEETS

SLOTS: Final[Mapping[str, Mapping[str, tuple[str, ...]]]] = {
    "beats": {
        **{one: (one,) for one in ("feeling", "long", "say", "tells", "asks", "does", "patience")},
        "interrupted": ("interrupted_mood", "interrupted_say"), "recordings": ("recordings",),
    },
    "replies": {
        "when": ("all", "any", "none", "right", "wrong", "asked", "silence", "more"),
        **{one: (one,) for one in ("mood", "say", "does", "asks", "tells", "feeling", "limit")},
        "go": ("then", "where"),
    },
    "facts": {one: (one,) for one in ("kind", "value", "read_back", "asked_by", "words", "spoken")},
    "answers": {"say": ("say",), "asked_by": ("asked_by",)},
    "ends": {one: (one,) for one in ("tone", "customer_hangs_up", "say")},
}  # fmt: skip
"""By sheet: the keys of an entry in the order of writing, and the columns that make up each."""
ALIKE: Final[Mapping[str, str]] = {"otherwise": "when", "stay": "go", "end": "go"}
"""Keys of a reply that stand in the place of another one."""
_WORD_KEYS: Final = frozenset({"tells", "asks", "does", "asked_by", "words"})


@dataclass(frozen=True, slots=True)
class Row:
    """One row of a sheet."""

    cells: Mapping[str, str]
    """By key of the column; every column is there."""
    number: int = 0
    """Row of the workbook, the heading is 1; 0 where it is not from one."""
    places: Mapping[str, tuple[int, int]] = field(default_factory=dict)
    """By key of the column: from where to where it stands in the file. Under an empty key the whole row."""


def slot_of(sheet: str, key: str) -> str | None:
    """The slot that a key of an entry fills; None where no column holds it."""
    name = ALIKE.get(key, key) if sheet == "replies" else key
    return name if name in SLOTS[sheet] else None


def rows_of(source: Source) -> dict[str, list[Row]]:
    """All rows of a file, by sheet, in its order."""
    tree = source.tree
    found: dict[str, list[Row]] = {name: [] for name in SHEETS}
    for sheet in ("facts", "answers", "ends"):
        for key, value in _entries(tree.get(sheet)):
            found[sheet].append(entry_row(sheet, key, value))
    for key, beat in _entries(tree.get("beats")):
        found["beats"].append(entry_row("beats", key, beat))
        replies = beat.get("replies")
        found["replies"] += [reply_row(key, item) for item in (replies.items if replies else ())]
    return found


def _entries(node: Span | None) -> tuple[tuple[Span, Span], ...]:
    return node.entries if node is not None else ()


def entry_row(sheet: str, key: Span, value: Span) -> Row:
    """The row of an entry of facts, answers, beats or ends."""
    name = SHEETS[sheet][0].key
    cells = dict.fromkeys((column.key for column in SHEETS[sheet]), "")
    places = {name: (key.start, key.end), "": (key.start, value.end)}
    cells[name] = key.text
    if sheet == "answers" and value.kind != "entries":
        cells["say"], places["say"] = joined(value, LINES), (value.start, value.end)
    for one, node in value.entries:
        _fill(sheet, one.text, node, cells, places)
    return Row(cells, places=places)


def reply_row(beat: Span, item: Span) -> Row:
    """The row of a reply."""
    cells = dict.fromkeys((column.key for column in SHEETS["replies"]), "")
    places = {"": (item.start, item.end)}
    cells["beat"] = beat.text
    for one, node in item.entries:
        _fill("replies", one.text, node, cells, places)
    return Row(cells, places=places)


def _fill(sheet: str, key: str, node: Span, cells: dict[str, str], places: dict[str, tuple[int, int]]) -> None:
    """The cells of one key of an entry."""
    slot = slot_of(sheet, key)
    if slot is None:
        return
    columns = SLOTS[sheet][slot]
    places.update(dict.fromkeys(columns, (node.start, node.end)))
    if slot == "when":
        cells.update(condition_cells(node if key == "when" else None))
        _places_of_condition(node, places)
    elif slot == "go" and sheet == "replies":
        cells["then"], cells["where"] = key, "" if key == "stay" else node.text
        del places["where" if key == "stay" else "then"]
    elif slot == "interrupted":
        cells["interrupted_mood"] = joined(node.get("mood"), LINES)
        cells["interrupted_say"] = joined(node.get("say"), LINES)
    elif slot == "recordings":
        cells["recordings"] = pairs_cell(node)
    elif sheet == "facts" and slot == "value":
        cells["value"] = fact_value_cell(node)
    elif slot == "say":
        cells["say"] = joined(node, LINES)
    else:
        cells[slot] = joined(node, WORDS if slot in _WORD_KEYS else LINES)


def _places_of_condition(when: Span, places: dict[str, tuple[int, int]]) -> None:
    for key, value in when.entries:
        if key.text == "facts":
            places.update({name.text: (name.start, one.end) for name, one in value.entries})
        elif key.text in SLOTS["replies"]["when"]:
            places[key.text] = (key.start, value.end)
        else:
            places["more"] = (key.start, value.end)


__all__ = ["ALIKE", "SLOTS", "Row", "entry_row", "reply_row", "rows_of", "slot_of"]
