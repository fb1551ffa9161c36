"""Which row of a changed sheet is which entry of the file: by name, by equal cells, or the likest that is left."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from simulator.sheet.cells import same
from simulator.sheet.columns import SHEETS
from simulator.sheet.rows import Row

LIKENESS: Final = 0.7
"""Share of equal cells from which on a changed reply is still the one that it was."""


def matches(sheet: str, old: Sequence[Row], new: Sequence[Row]) -> list[int | None]:
    """For each new row the old one that it was: by name, by equal cells, or the likest that is left."""
    name = SHEETS[sheet][0].key
    free = list(range(len(old)))
    found: list[int | None] = [None] * len(new)

    def take(place: int, number: int) -> None:
        found[place] = number
        free.remove(number)

    def is_known(number: int, row: Row) -> bool:
        if sheet == "replies":
            return equal(sheet, old[number], row, name)
        return old[number].cells[name] == row.cells[name]

    for place, row in enumerate(new):
        known = next((number for number in free if is_known(number, row)), None)
        if known is not None:
            take(place, known)
    for place, row in enumerate(new):
        if found[place] is None and free:
            likest = max(free, key=lambda one: (_likeness(sheet, old[one], row), -one))
            if _likeness(sheet, old[likest], row) >= LIKENESS:
                take(place, likest)
    return found


def equal(sheet: str, one: Row, other: Row, but: str) -> bool:
    """Whether two rows say the same in every column but one."""
    return all(same(one.cells[c.key], other.cells[c.key]) for c in SHEETS[sheet] if c.key != but)


def _likeness(sheet: str, one: Row, other: Row) -> float:
    columns = SHEETS[sheet][1:]
    return sum(same(one.cells[column.key], other.cells[column.key]) for column in columns) / len(columns)


__all__ = ["equal", "matches"]
