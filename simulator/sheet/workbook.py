"""The workbook (.xlsx): rows written with headings, choices and help, and read back with the cell of every mistake."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

from openpyxl import Workbook, load_workbook
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation

from simulator.archives import check_sizes, open_archive
from simulator.errors import LibraryError
from simulator.sheet.columns import HEADINGS, SHEETS, Column
from simulator.sheet.merge import Mistake
from simulator.sheet.rows import Row

HELP_SHEET: Final = "help 说明"
MOST_ROWS: Final = 5_000
"""Rows of a sheet that are read. A scenario of 40 beats has about 300 replies."""
SPARE: Final = 300
"""Rows below the last one in which the choices still drop down."""
_HELP: Final = (
    ("一行一个段落、回应、事实、回答或结局。改完存盘，再运行 three-rings sheet {id} --in 文件.xlsx。",
     "A row is a beat, a reply, a fact, an answer or an end. Save, then run: three-rings sheet {id} --in FILE.xlsx"),
    ("几种说法写在同一格里，一行一种（Alt+Enter 换行）。名字和词用 | 隔开。",
     "Variants stand in one cell, a line each (Alt+Enter). Names and words are parted by |."),
    ("话里的 <policy_no> 会念成事实的值，尖括号里的名字不要改。",
     "<policy_no> in a line is spoken as the value of the fact; leave the names in the brackets as they are."),
    ("replies：同一段落的回应从上往下试，用第一条符合的；条件全空就是“其他任何回答”，放最后。",
     "replies: those of a beat are tried from the top; a row without any condition takes the rest and stands last."),
    ("replies 的 then：go 去 where 写的段落，stay 留在原地，end 以 where 写的结局结束。",
     "then in replies: go to the beat under where, stay, or end with the end under where."),
    ("more：desk.consulted = claims、mood.at_most = -2、visits.at_least = 2、elapsed = 600，一行一条。",
     "more: desk.consulted = claims, mood.at_most = -2, visits.at_least = 2, elapsed = 600, a line each."),
    ("value：写定的值，或 draw digits length=8、draw date from=10-09 to=10-14 等。",
     "value: the value itself, or draw digits length=8, draw date from=10-09 to=10-14, and the like."),
    ("删掉一行就是删掉它；空白行不算。第一行标题里的英文词不要改。",
     "A deleted row is gone; blank rows do not count. Leave the English word in each heading as it is."),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Book:
    """What was read of a workbook."""

    rows: Mapping[str, Sequence[Row]]
    letters: Mapping[tuple[str, str], str]
    """By sheet and key of the column: its letter."""
    mistakes: tuple[Mistake, ...] = field(default=())

    def cell(self, mistake: Mistake) -> str:
        """Where a mistake is, such as `sheet 'replies', cell F12`."""
        letter = self.letters.get((mistake.sheet, mistake.column), "")
        where = f"cell {letter}{mistake.number}" if letter and mistake.number else f"row {mistake.number}"
        return f"sheet '{mistake.sheet}', {where}" if mistake.number else f"sheet '{mistake.sheet}'"


# --- writing -----------------------------------------------------------------------------------------------


def save_book(path: Path, id_: str, rows: Mapping[str, Sequence[Row]]) -> None:
    """Write the workbook of a scenario. Raises LibraryError where it cannot be written."""
    book = Workbook()
    notes = book.active
    notes.title = HELP_SHEET
    notes.column_dimensions["A"].width = notes.column_dimensions["B"].width = 80
    for number, (chinese, english) in enumerate(_HELP, start=1):
        for letter, text in (("A", chinese), ("B", english)):
            _put(notes[f"{letter}{number}"], text.format(id=id_))
    for name, columns in SHEETS.items():
        _sheet(book.create_sheet(f"{name} {HEADINGS[name]}"), columns, rows[name])
    book.active = 1
    try:
        book.save(path)
    except OSError as error:
        raise LibraryError(f"{path} cannot be written ({error.strerror or error}).") from error


def _sheet(sheet: Any, columns: Sequence[Column], rows: Sequence[Row]) -> None:
    for place, column in enumerate(columns, start=1):
        head = sheet.cell(row=1, column=place)
        _put(head, f"{column.key}\n{column.heading}")
        head.font = Font(bold=True)
        head.fill = PatternFill("solid", start_color="DEEFED")
        letter = get_column_letter(place)
        sheet.column_dimensions[letter].width = column.wide
        if column.choices:
            offered = DataValidation(type="list", formula1=f'"{",".join(column.choices)}"', allow_blank=True)
            sheet.add_data_validation(offered)
            offered.add(f"{letter}2:{letter}{len(rows) + SPARE}")
    for number, row in enumerate(rows, start=2):
        for place, column in enumerate(columns, start=1):
            _put(sheet.cell(row=number, column=place), row.cells[column.key])
    sheet.freeze_panes = "B2"


def _put(cell: Any, text: str) -> None:
    """Text and nothing else: a line that begins with = is no formula, and 12-08 no date."""
    if ILLEGAL_CHARACTERS_RE.search(text):
        raise LibraryError(f"'{ILLEGAL_CHARACTERS_RE.sub('?', text)}' holds a character that no workbook can hold.")
    if text:
        cell.value = text
        cell.data_type = "s"
    cell.number_format = "@"
    cell.alignment = Alignment(wrap_text=True, vertical="top")


# --- reading -----------------------------------------------------------------------------------------------


def load_book(path: Path) -> Book:
    """The rows of a workbook. Mistakes in it are listed. Raises LibraryError where the file is no workbook."""
    with open_archive(path) as archive:
        check_sizes(archive, str(path))
    try:
        book = load_workbook(path, data_only=False)
    except Exception as error:
        # openpyxl raises whatever its parts raise: a broken workbook is one thing to the trainer who has it.
        raise LibraryError(f"{path} cannot be read as a workbook ({error}).") from error
    rows: dict[str, list[Row]] = {}
    letters: dict[tuple[str, str], str] = {}
    mistakes: list[Mistake] = []
    titles = {_word(sheet.title): sheet for sheet in book.worksheets}
    for name, columns in SHEETS.items():
        sheet = titles.get(name)
        rows[name] = []
        if sheet is None:
            mistakes.append(Mistake(name, "", 0, "The sheet is missing."))
            continue
        heads = {_word(str(cell.value)): cell.column for cell in sheet[1] if cell.value is not None}
        for column in columns:
            if column.key in heads:
                letters[name, column.key] = get_column_letter(heads[column.key])
            else:
                mistakes.append(Mistake(name, "", 1, f"The column '{column.key}' is missing."))
        if all(column.key in heads for column in columns):
            rows[name] = list(_rows(name, sheet, {column.key: heads[column.key] for column in columns}, mistakes))
    return Book(rows, letters, tuple(mistakes))


def _rows(name: str, sheet: Any, columns: Mapping[str, int], mistakes: list[Mistake]) -> Iterator[Row]:
    if sheet.max_row > MOST_ROWS:
        mistakes.append(Mistake(name, "", MOST_ROWS, f"There are more than {MOST_ROWS} rows."))
        return
    for number in range(2, sheet.max_row + 1):
        cells = {
            key: _text(name, key, sheet.cell(row=number, column=place), mistakes) for key, place in columns.items()
        }
        if any(cells.values()):
            yield Row(cells, number)


def _text(name: str, key: str, cell: Any, mistakes: list[Mistake]) -> str:
    value = cell.value
    if value is None:
        return ""
    if cell.data_type in ("f", "e", "d"):
        found = {"f": "a formula", "e": "an error", "d": "a date"}[cell.data_type]
        mistakes.append(
            Mistake(name, key, cell.row, f"The cell holds {found}; text was expected. Format the cell as text.")
        )
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value).replace("\r\n", "\n").replace("\r", "\n").replace("_x000D_", "").strip()


def _word(heading: str) -> str:
    """The first word of a title or heading, by which it is known."""
    return (heading.split() or [""])[0].lower()


__all__ = ["Book", "load_book", "save_book"]
