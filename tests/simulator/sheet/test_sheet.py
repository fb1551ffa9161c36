"""A scenario as rows and back: nothing is lost, and only what was changed is written anew."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from scoring.authored_text import Source
from simulator.places import assets_folder, scenarios_folder
from simulator.sheet.cells import LINES, WORDS
from simulator.sheet.columns import SHEETS
from simulator.sheet.locate import cell_of
from simulator.sheet.merge import SheetError, merged
from simulator.sheet.rows import SLOTS, Row, rows_of
from simulator.sheet.workbook import load_book, save_book

HERE = Path(__file__).parent.parent / "scenario"
FILES = [
    *sorted(scenarios_folder().glob("*/scenario.yaml")),
    *sorted((assets_folder() / "scaffolds").glob("*/*/scenario.yaml")),
    HERE / "whole/late-call/scenario.yaml", HERE / "everything/rare-keys/scenario.yaml",
]  # fmt: skip
TEXTS = [
    "",
    "一句新话，带逗号: 和冒号 # 井号",
    "a, b [c] {d}",
    "第一行\n第二行，三",
    "no",
    "~",
    "-1",
    "长" * 80 + "\n" + "短",
]
NAMES = ("then", "where", "more", "recordings", "value")
Rows = dict[str, list[Row]]


def source_of(path: Path) -> Source:
    return Source(path.read_text(encoding="utf-8").replace("@id@", "try-it").replace("@schema@", "schema.json"))


def numbered(rows: dict[str, list[Row]]) -> Rows:
    return {sheet: [Row(dict(row.cells), n) for n, row in enumerate(found, start=2)] for sheet, found in rows.items()}


def cells(rows: Rows) -> dict[str, list[dict[str, str]]]:
    return {sheet: [dict(row.cells) for row in found] for sheet, found in rows.items()}


@pytest.mark.parametrize("path", FILES, ids=lambda path: f"{path.parents[1].name}-{path.parent.name}")
def test_untouched_sheet_changes_no_character(path: Path, tmp_path: Path) -> None:
    source = source_of(path)
    assert merged(source, rows_of(source)) == source.text
    save_book(tmp_path / "book.xlsx", "try-it", rows_of(source))
    book = load_book(tmp_path / "book.xlsx")
    assert book.mistakes == ()
    assert merged(source, book.rows) == source.text


@pytest.mark.parametrize("path", FILES, ids=lambda path: f"{path.parents[1].name}-{path.parent.name}")
def test_what_is_changed_on_the_sheet_is_what_is_read_back(path: Path) -> None:
    source = source_of(path)
    for seed in range(6):
        rows = numbered(rows_of(source))
        change(rows, random.Random(seed))
        text = merged(source, rows)
        assert cells(rows_of(Source(text))) == cells(rows), seed
        assert merged(Source(text), rows) == text


def change(rows: Rows, chance: random.Random) -> None:
    """Some rows deleted, moved, renamed, copied, and some cells changed."""
    for _ in range(chance.randint(1, 6)):
        sheet = chance.choice([one for one in rows if rows[one]])
        place = chance.randrange(len(rows[sheet]))
        name, row = SHEETS[sheet][0].key, rows[sheet][place]
        what = chance.choice(("delete", "move", "copy", "rename", "cell", "cell", "cell"))
        if what == "move":
            rows[sheet].insert(chance.randrange(len(rows[sheet])), rows[sheet].pop(place))
        elif what == "delete" and sheet != "beats" and len(rows[sheet]) > 1:
            del rows[sheet][place]
        elif what in ("copy", "rename") and sheet not in ("beats", "replies"):
            fresh = {**row.cells, name: f"{row.cells[name]}-{what}"}
            if fresh[name] not in [one.cells[name] for one in rows[sheet]]:
                rows[sheet][place : place + (what == "rename")] = [Row(fresh)]
        elif what == "cell":
            change_cell(sheet, row, chance)
    beats = [row.cells["beat"] for row in rows["beats"]]
    rows["replies"].sort(key=lambda row: beats.index(row.cells["beat"]))


def change_cell(sheet: str, row: Row, chance: random.Random) -> None:
    key = chance.choice([one.key for one in SHEETS[sheet][1:] if one.key not in NAMES])
    text = chance.choice(TEXTS)
    words = key in (*SLOTS["replies"]["when"][:6], "tells", "asks", "does", "asked_by", "words")
    if key in ("say", "interrupted_say"):
        mark = LINES
    elif words:
        mark = WORDS
    else:
        text, mark = text.split("\n")[0], LINES
    row.cells[key] = mark.join(text.split("\n"))  # type: ignore[index]  # rows of this test are dicts


def test_only_the_changed_line_is_written_anew() -> None:
    source = source_of(scenarios_folder() / "late-claim/scenario.yaml")
    rows = numbered(rows_of(source))
    for row in rows["replies"]:
        if row.cells["mood"] == "+2" and row.cells["beat"] == "opening":
            row.cells["mood"] = "3"  # type: ignore[index]
    before, after = source.text.split("\n"), merged(source, rows).split("\n")
    assert len(before) == len(after)
    assert [(a, b) for a, b in zip(before, after, strict=True) if a != b] == [("        mood: +2", "        mood: 3")]


def test_every_mistake_of_form_is_named_by_its_cell() -> None:
    source = source_of(scenarios_folder() / "late-claim/scenario.yaml")
    rows = numbered(rows_of(source))
    rows["replies"][0].cells["then"] = "jump"  # type: ignore[index]
    rows["replies"][1].cells["more"] = "desk consulted claims"  # type: ignore[index]
    rows["replies"][2].cells["beat"] = "nowhere"  # type: ignore[index]
    rows["facts"][0].cells["value"] = "draw digits 8"  # type: ignore[index]
    rows["facts"][1].cells["fact"] = rows["facts"][0].cells["fact"]  # type: ignore[index]
    rows["answers"][0].cells["answer"] = ""  # type: ignore[index]
    with pytest.raises(SheetError) as error:
        merged(source, rows)
    assert {(one.sheet, one.column, one.number) for one in error.value.mistakes} == {
        ("replies", "then", 2), ("replies", "more", 3), ("replies", "beat", 4), ("facts", "value", 2),
        ("facts", "fact", 3), ("answers", "answer", 2),
    }  # fmt: skip
    assert all(one.message.endswith(".") for one in error.value.mistakes)


def test_place_in_the_file_is_led_back_to_its_cell() -> None:
    source = source_of(scenarios_folder() / "late-claim/scenario.yaml")
    rows = numbered(rows_of(source))
    lines = source.text.split("\n")
    for row_number, word, column in (
        ("opening", "argue", "any"),
        ("opening", "你这是什么态度", "say"),
        ("details", "wrong:", "wrong"),
    ):
        start = next(n for n, line in enumerate(lines) if line == f"  {row_number}:")
        line = next(n for n in range(start, len(lines)) if word in lines[n])
        found = cell_of(source, line + 1, lines[line].index(word) + 1, rows)
        assert found is not None
        assert (found.sheet, found.column) == ("replies", column)
        assert word.rstrip(":") in rows["replies"][found.number - 2].cells[column] or column == "wrong"
    assert cell_of(source, 4, 1, rows) is None
