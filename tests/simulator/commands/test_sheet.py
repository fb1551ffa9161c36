"""`three-rings sheet`: out and back, mistakes by sheet and cell, and files from elsewhere that are no workbook."""

from __future__ import annotations

import shutil
import zipfile
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook, load_workbook

from simulator.archives import MOST_BYTES
from simulator.places import scenarios_folder

WHOLE = Path(__file__).parent.parent / "scenario" / "whole"


@pytest.fixture
def own(private_home: Path) -> Path:
    """The small library as the user's own; its scenario's file."""
    shutil.copytree(WHOLE, private_home / "scenarios")
    return private_home / "scenarios/late-call/scenario.yaml"


@pytest.fixture
def book(three_rings, own: Path, tmp_path: Path) -> Path:
    path = tmp_path / "call.xlsx"
    assert three_rings("sheet", "late-call", "--out", path).status == 0
    return path


def put(path: Path, *changes: tuple[str, str, object]) -> None:
    """Change cells: sheet, cell, value."""
    book = load_workbook(path)
    for sheet, cell, value in changes:
        next(one for one in book.worksheets if one.title.startswith(sheet))[cell].value = value
    book.save(path)


def headings(path: Path, sheet: str) -> dict[str, str]:
    found = next(one for one in load_workbook(path).worksheets if one.title.startswith(sheet))
    return {str(cell.value).split()[0]: cell.column_letter for cell in found[1]}


def test_untouched_workbook_changes_nothing(three_rings, own: Path, book: Path) -> None:
    before = own.read_bytes()
    done = three_rings("sheet", "late-call", "--in", book)
    assert (done.status, done.out) == (0, "Nothing was changed.\n")
    assert own.read_bytes() == before


def test_changed_cells_come_into_the_file_and_the_rest_stays(three_rings, own: Path, book: Path) -> None:
    before = own.read_text(encoding="utf-8")
    replies = headings(book, "replies")
    put(
        book, ("beats", f"{headings(book, 'beats')['say']}2", "我的<amount>块呢？\n那<amount>块钱几时到？"),
        ("replies", f"{replies['mood']}3", 2), *(("answers", f"{letter}2", None) for letter in "ABC"),
    )  # fmt: skip
    done = three_rings("sheet", "late-call", "--in", book)
    assert (done.status, done.err) == (0, "")
    assert done.out.startswith(f"{own}: beats: 1 changed or new; replies: 1 changed or new; answers removed: ")
    after = own.read_text(encoding="utf-8")
    assert "    say: [我的<amount>块呢？, 那<amount>块钱几时到？]\n" in after
    assert after.count("mood: 2") == 1
    gone = set(before.split("\n")) - set(after.split("\n"))
    assert {"    say: [我的<amount>块钱怎么还没到？]", "        mood: +1", "answers:"} <= gone
    assert len(gone) == 4
    assert three_rings("sheet", "late-call", "--in", book).out == "Nothing was changed.\n"
    assert not list(own.parent.glob("*.new"))


@pytest.mark.parametrize(
    ("sheet", "column", "row", "value", "said"),
    [
        ("replies", "any", 2, "argu", "error S101: The act 'argu' is unknown. Did you mean 'argue'?"),
        ("replies", "where", 2, "nowhere", "error S102: The beat 'nowhere' is unknown;"),
        ("replies", "mood", 3, "lots", "error A006: mood"),
        ("replies", "then", 2, "jump", "'jump identity-given' was found;"),
        ("beats", "feeling", 2, "cross", "error A007: feeling of beat 'opening' is 'cross';"),
        ("facts", "value", 2, "draw", "'draw' was found; a draw such as"),
        ("facts", "value", 2, date(2026, 10, 9), "The cell holds a date; text was expected."),
        ("beats", "say", 2, "=A1", "The cell holds a formula; text was expected."),
        ("ends", "tone", 2, "sad", "error A007: tone of end 'promised' is 'sad';"),
    ],
)  # fmt: skip
def test_mistakes_are_named_by_sheet_and_cell(
    three_rings, own: Path, book: Path, sheet: str, column: str, row: int, value: Any, said: str
) -> None:
    before = own.read_bytes()
    cell = f"{headings(book, sheet)[column]}{row}"
    put(book, (sheet, cell, value))
    done = three_rings("sheet", "late-call", "--in", book)
    assert done.status == 1
    assert f"{book}: sheet '{sheet}', cell {cell}: {said}" in done.err
    assert done.err.endswith("Nothing was changed.\n")
    assert own.read_bytes() == before


def test_shipped_scenario_becomes_the_users_own(three_rings, private_home: Path, tmp_path: Path) -> None:
    path = tmp_path / "call.xlsx"
    three_rings("sheet", "late-claim", "--out", path)
    put(path, ("replies", f"{headings(path, 'replies')['mood']}2", "-4"))
    done = three_rings("sheet", "late-claim", "--in", path)
    own = private_home / "scenarios/late-claim/scenario.yaml"
    assert (done.status, done.out) == (0, f"{own}: replies: 1 changed or new.\n")
    shipped = (scenarios_folder() / "late-claim/scenario.yaml").read_text(encoding="utf-8")
    assert own.read_text(encoding="utf-8") == shipped.replace("mood: -3", "mood: -4", 1)
    assert (own.parent / "walkthroughs.yaml").is_file()
    assert three_rings("check", "late-claim").status == 0


def test_line_that_begins_like_a_formula_is_text(three_rings, own: Path, tmp_path: Path) -> None:
    own.write_text(own.read_text(encoding="utf-8").replace("say: 又是这样。", "say: =又是这样。"), encoding="utf-8")
    path = tmp_path / "call.xlsx"
    assert three_rings("sheet", "late-call", "--out", path).status == 0
    assert three_rings("sheet", "late-call", "--in", path).out == "Nothing was changed.\n"


def test_missing_sheet_and_column_are_named(three_rings, own: Path, book: Path) -> None:
    changed = load_workbook(book)
    del changed["facts 事实"]
    changed["beats 段落"].delete_cols(4)
    changed.save(book)
    done = three_rings("sheet", "late-call", "--in", book)
    assert done.status == 1
    assert "sheet 'facts': The sheet is missing." in done.err
    assert "sheet 'beats', row 1: The column 'say' is missing." in done.err


def test_what_is_no_workbook_is_refused(three_rings, own: Path, tmp_path: Path) -> None:
    path = tmp_path / "call.xlsx"
    path.write_bytes(b"no zip")
    done = three_rings("sheet", "late-call", "--in", path)
    assert (done.status, done.err) == (1, f"{path} is no zip archive (File is not a zip file).\n")
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/workbook.xml", b"0" * (MOST_BYTES + 1))
    assert "unpacks to 50 MB; at most 50 MB" in three_rings("sheet", "late-call", "--in", path).err
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("hello.txt", "hello")
    assert "cannot be read as a workbook" in three_rings("sheet", "late-call", "--in", path).err
    Workbook().save(path)
    assert "sheet 'beats': The sheet is missing." in three_rings("sheet", "late-call", "--in", path).err


@pytest.mark.parametrize(
    "arguments",
    [
        ["late-call"],
        ["late-call", "--out", "a.xlsx", "--in", "b.xlsx"],
        ["late-call", "--out", "a.csv"],
        ["lost", "--out", "a.xlsx"],
    ],
)
def test_misuse(three_rings, own: Path, arguments: list[str]) -> None:
    assert three_rings("sheet", *arguments).status == 2
