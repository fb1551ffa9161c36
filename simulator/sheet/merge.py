"""Rows back into a scenario's file: what changed is written anew, all else stays as it was, comments included."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from scoring.authored_text import Added, Kept, Source, Span, Value, block_text, flow_text, value_text, without_aliases
from simulator.sheet.cells import (
    LINES,
    WORDS,
    CellError,
    condition_value,
    fact_value,
    pairs_value,
    parted,
    same,
)
from simulator.sheet.columns import SHEETS
from simulator.sheet.match import equal, matches
from simulator.sheet.rows import SLOTS, Row, entry_row, reply_row, slot_of

Rows = Mapping[str, Sequence[Row]]
Parts = list[Kept | Added]
Pairs = list[tuple[str, Value]]
_ORDER: Final = ("facts", "answers", "beats", "ends")


@dataclass(frozen=True, slots=True)
class Mistake:
    """Something wrong in a cell."""

    sheet: str
    column: str
    """Key of the column; empty for the whole row."""
    number: int
    message: str
    """What was found and what was expected, one sentence."""


class SheetError(Exception):
    """Rows that cannot be written into a file; carries every mistake that was found."""

    def __init__(self, mistakes: Sequence[Mistake]) -> None:
        self.mistakes = tuple(mistakes)
        super().__init__("\n".join(one.message for one in mistakes))


def merged(source: Source, rows: Rows) -> str:
    """The text of the file with the rows in it. Raises SheetError with every mistake of a cell's form."""
    mistakes = _names(rows)
    text = _Merger(source, rows, mistakes).text()
    if mistakes:
        raise SheetError(mistakes)
    if text != source.text and "*" in source.text and (plain := without_aliases(source.text)) != source.text:
        # What a changed cell repeats, or is repeated by, has to be written out before it can be changed alone.
        return merged(Source(plain), rows)
    return text


def _names(rows: Rows) -> list[Mistake]:
    """Rows without a name, names that stand twice, replies of no beat."""
    mistakes = []
    for sheet, columns in SHEETS.items():
        name = columns[0].key
        seen: dict[str, int] = {}
        beats = {row.cells["beat"] for row in rows["beats"]}
        for row in rows[sheet]:
            called = row.cells[name]
            if not called:
                mistakes.append(Mistake(sheet, name, row.number, "The row has no name."))
            elif sheet == "replies":
                if called not in beats:
                    mistakes.append(
                        Mistake(sheet, name, row.number, f"There is no beat '{called}' on the sheet 'beats'.")
                    )
            elif called in seen:
                mistakes.append(Mistake(sheet, name, row.number, f"'{called}' also stands in row {seen[called]}."))
            seen.setdefault(called, row.number)
    return mistakes


class _Merger:
    """Puts the rows into one file."""

    def __init__(self, source: Source, rows: Rows, mistakes: list[Mistake]) -> None:
        self._source = source
        self._rows = rows
        self._mistakes = mistakes

    def text(self) -> str:
        root = self._source.tree
        parts: Parts = [
            part for place, (key, node) in enumerate(root.entries) for part in self._section(place, key.text, node)
        ]
        there = {key.text for key, _ in root.entries}
        for sheet in _ORDER:
            if sheet not in there and self._rows[sheet]:
                entries: Pairs = [
                    (row.cells[SHEETS[sheet][0].key], self._value(sheet, row)) for row in self._rows[sheet]
                ]
                parts.append(Added(sheet, "\n  " + block_text(entries, 2)))
        whole = self._source.text
        return whole[: root.start] + self._source.arranged(root, parts) + whole[self._source.extent(root) :]

    def _section(self, place: int, key: str, node: Span) -> Parts:
        """One key of the file's top level."""
        if key not in _ORDER:
            return [Kept(place)]
        rows = self._rows[key]
        if not rows and key in ("facts", "answers"):
            return []
        if node.kind != "entries" or not node.entries:
            entries: Pairs = [(row.cells[SHEETS[key][0].key], self._value(key, row)) for row in rows]
            return [Kept(place, content="\n  " + block_text(entries, 2) if entries else "{}")]
        parts = self._entries(key, node, rows)
        if parts == [Kept(number) for number in range(len(node.entries))]:
            return [Kept(place)]
        return [Kept(place, inner=self._source.arranged(node, parts))]

    def _entries(self, sheet: str, node: Span, rows: Sequence[Row]) -> Parts:
        """The entries of a section in the order of the rows."""
        old = [entry_row(sheet, key, value) for key, value in node.entries]
        parts: Parts = []
        for row, match in zip(rows, matches(sheet, old, rows), strict=True):
            name = row.cells[SHEETS[sheet][0].key]
            if match is None:
                parts.append(Added(name, self._new(sheet, node, row)))
                continue
            parts.append(self._entry(sheet, node.entries[match][1], match, old[match], row))
        return parts

    def _new(self, sheet: str, node: Span, row: Row) -> str:
        """A new entry: in a line where the others are, or on lines of its own."""
        value = self._value(sheet, row)
        column = self._source.column(node)
        lines = any(not value.flow for _, value in node.entries)
        if node.flow or not lines or not isinstance(value, dict):
            return flow_text(value) if node.flow else value_text(value, column)
        return f"\n{' ' * (column + 2)}" + block_text(list(value.items()), column + 2)

    def _entry(self, sheet: str, node: Span, match: int, old: Row, row: Row) -> Kept:
        """An entry that was there: itself, or with its changed keys."""
        name = SHEETS[sheet][0].key
        renamed = None if row.cells[name] == old.cells[name] else row.cells[name]
        if node.kind != "entries":  # an answer without its words
            if equal(sheet, old, row, name):
                return Kept(match, renamed)
            return Kept(match, renamed, content=flow_text(self._value(sheet, row)))
        parts = self._keys(sheet, node, old, row)
        if sheet == "beats":
            self._replies(node, parts, row)
        if parts == [Kept(number) for number in range(len(node.entries))]:
            return Kept(match, renamed)
        return Kept(match, renamed, inner=self._source.arranged(node, parts))

    def _keys(self, sheet: str, node: Span, old: Row, row: Row) -> Parts:
        """The keys of an entry: kept, changed, dropped, and new ones where they belong."""
        slots = list(SLOTS[sheet])
        changed = [
            slot for slot in slots if any(not same(old.cells[one], row.cells[one]) for one in SLOTS[sheet][slot])
        ]
        parts: Parts = []
        filled: set[str] = set()
        column = self._source.column(node)
        for place, (key, old_value) in enumerate(node.entries):
            slot = slot_of(sheet, key.text)
            if slot is None or slot not in changed:
                parts.append(Kept(place))
                continue
            for name, value in self._pairs(sheet, slot, row):
                flat = node.flow or slot == "when"
                content = flow_text(value) if flat else value_text(value, column, lines=not old_value.flow)
                parts.append(Kept(place, None if name == key.text else name, content))
            filled.add(slot)
        for slot in changed:
            if slot in filled:
                continue
            for name, value in self._pairs(sheet, slot, row):
                content = flow_text(value) if node.flow or slot == "when" else value_text(value, column)
                parts.insert(_due(sheet, slot, parts, node), Added(name, content))
        return parts

    # --- replies

    def _replies(self, beat: Span, parts: Parts, row: Row) -> None:
        """The replies of a beat, put into its parts."""
        rows = [one for one in self._rows["replies"] if one.cells["beat"] == row.cells["beat"]]
        place = next((number for number, (key, _) in enumerate(beat.entries) if key.text == "replies"), None)
        if place is None:
            if rows:
                parts.append(Added("replies", value_text([self._value("replies", one) for one in rows], 4)))
            return
        key, node = beat.entries[place]
        old = [reply_row(key, item) for item in node.items]
        column = self._source.column(node) + 2
        made: Parts = []
        for one, match in zip(rows, matches("replies", old, rows), strict=True):
            if match is None:
                value = self._mapping("replies", one)
                made.append(Added("", flow_text(value) if node.flow else block_text(list(value.items()), column)))
                continue
            inner = self._keys("replies", node.items[match], old[match], one)
            same_keys = inner == [Kept(number) for number in range(len(node.items[match].entries))]
            made.append(
                Kept(match) if same_keys else Kept(match, inner=self._source.arranged(node.items[match], inner))
            )
        if made == [Kept(number) for number in range(len(node.items))]:
            return
        whole = self._source.arranged(node, made) if made else "[]"
        parts[parts.index(Kept(place))] = Kept(place, inner=whole) if made else Kept(place, content=whole)

    # --- values

    def _value(self, sheet: str, row: Row) -> Value:
        """A whole entry; an answer without its words is the answer alone."""
        entry = self._mapping(sheet, row)
        return entry.get("say", "") if sheet == "answers" and list(entry) == ["say"] else entry

    def _mapping(self, sheet: str, row: Row) -> dict[str, Value]:
        """A whole entry as a mapping. Mistakes in cells are noted."""
        pairs = [pair for slot in SLOTS[sheet] for pair in self._pairs(sheet, slot, row)]
        if sheet == "beats":
            replies = [one for one in self._rows["replies"] if one.cells["beat"] == row.cells["beat"]]
            pairs.append(("replies", [self._value("replies", one) for one in replies]))
        return dict(pairs)

    def _pairs(self, sheet: str, slot: str, row: Row) -> Pairs:
        """What the columns of a slot say, as keys of the entry: none, or one."""
        cells = row.cells
        try:
            return list(_pairs(sheet, slot, cells))
        except CellError as error:
            column = "more" if slot == "when" else "then" if slot == "go" else slot
            self._mistakes.append(Mistake(sheet, column, row.number, f"{error}."))
            return []


def _due(sheet: str, slot: str, parts: Parts, node: Span) -> int:
    """Where among the parts of an entry a new key belongs: before what is written behind it."""
    slots = list(SLOTS[sheet])
    behind = {*slots[slots.index(slot) + 1 :], None}  # replies stand last and fill no slot
    for place, part in enumerate(parts):
        if isinstance(part, Kept) and slot_of(sheet, node.entries[part.place][0].text) in behind:
            return place
    return len(parts)


def _pairs(sheet: str, slot: str, cells: Mapping[str, str]) -> Iterable[tuple[str, Value]]:
    """Raises CellError."""
    if sheet == "replies" and slot == "when":
        condition = condition_value(cells)
        yield ("when", condition) if condition else ("otherwise", "true")
    elif sheet == "replies" and slot == "go":
        then, where = cells["then"], cells["where"]
        if then not in ("go", "stay", "end") or (then == "stay") == bool(where):
            raise CellError(
                f"'{then} {where}' was found; 'go' or 'end' with a name under 'where', or 'stay' alone, was expected"
            )
        yield then, where or "true"
    elif slot == "interrupted":
        inner = {
            key: parted(cells[f"interrupted_{key}"], LINES) for key in ("mood", "say") if cells[f"interrupted_{key}"]
        }
        if inner:
            yield "interrupted", inner
    elif not cells[slot]:
        return
    elif slot == "recordings":
        yield slot, pairs_value(cells[slot])
    elif sheet == "facts" and slot == "value":
        yield slot, fact_value(cells[slot])
    else:
        yield slot, parted(cells[slot], WORDS if slot in ("tells", "asks", "does", "asked_by", "words") else LINES)


__all__ = ["Mistake", "Rows", "SheetError", "merged"]
