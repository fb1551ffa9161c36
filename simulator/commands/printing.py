"""How commands print: JSON for machines and tables for people on standard output, complaints on standard error."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Sequence
from typing import Any, Final, TextIO

PIPE_WIDTH: Final = 200
"""Characters a line where no terminal says how wide it is."""


def print_json(value: object) -> None:
    """One JSON document, readable."""
    print(json.dumps(value, ensure_ascii=False, indent=1))


def print_json_line(value: object) -> None:
    """One JSON document on one line, handed on at once."""
    print(json.dumps(value, ensure_ascii=False), flush=True)


def print_table(title: str, columns: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
    """A table fitted to the terminal; in a pipe as wide as its words."""
    from rich import box
    from rich.console import Console
    from rich.markup import escape
    from rich.table import Table

    table = Table(box=box.SIMPLE_HEAD, header_style="bold", pad_edge=False)
    for column in columns:
        table.add_column(column, overflow="fold")
    for row in rows:
        table.add_row(*map(escape, row))
    console = Console(width=None if sys.stdout.isatty() else PIPE_WIDTH, highlight=False)
    console.print(f"[bold]{escape(title)}[/bold]" if table.rows else f"{escape(title)}: none")
    if table.rows:
        console.print(table)


def complain(sentence: str) -> None:
    """A sentence on standard error."""
    print(sentence, file=sys.stderr)


def speak_utf8(*streams: TextIO) -> None:
    """Let streams take any text whatever the machine's own encoding is."""
    for stream in streams:
        reconfigure: Any = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(encoding="utf-8", errors="replace")


__all__ = ["complain", "print_json", "print_json_line", "print_table", "speak_utf8"]
