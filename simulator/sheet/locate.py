"""Which cell a place in a scenario's file came from."""

from __future__ import annotations

from scoring.authored_text import Source
from simulator.sheet.columns import SHEETS
from simulator.sheet.merge import Mistake, Rows
from simulator.sheet.rows import Row, rows_of


def cell_of(source: Source, line: int, column: int, rows: Rows) -> Mistake | None:
    """The cell, as a mistake without words; None where the place is on no sheet.

    `rows` are those of the workbook that the file was made from, in which a row's number stands.
    """
    starts = [0]
    starts.extend(place + 1 for place, one in enumerate(source.text) if one == "\n")
    at = (starts[line - 1] if line <= len(starts) else len(source.text)) + column - 1
    best: tuple[int, str, str, Row] | None = None
    for sheet, found in rows_of(source).items():
        for row, own in zip(found, _in_order(sheet, rows), strict=False):
            for key, (start, end) in row.places.items():
                # Where two begin at the same place, as a row and its first cell, the shorter one is meant.
                if start <= at <= end and (best is None or end - start < best[0]):
                    best = (end - start, sheet, key, own)
    if best is None:
        return None
    return Mistake(best[1], best[2] or SHEETS[best[1]][0].key, best[3].number, "")


def _in_order(sheet: str, rows: Rows) -> list[Row]:
    """The workbook's rows in the order of the file: replies go with their beats."""
    if sheet != "replies":
        return list(rows[sheet])
    beats = [row.cells["beat"] for row in rows["beats"]]
    return sorted(rows[sheet], key=lambda row: beats.index(row.cells["beat"]))


__all__ = ["cell_of"]
