"""`three-rings acts`: JSON lines of utterances in, the same lines with what the utterances do out."""

from __future__ import annotations

import json
import sys
from typing import Annotated

import typer


def acts(
    lang: Annotated[str | None, typer.Option("--lang", help="Language of lines that name none: zh, yue or en.")] = None,
) -> None:
    """Read JSON lines with `text` (and `id`, `lang`, `to`, `before`, `facts`), print them with `acts` and `findings`.

    A line that cannot be read gives an object with `error` and its number in `line`; the exit status is then 1.
    """
    from scoring.acts.stream import answer_line
    from simulator.commands.lines import TOO_LONG, bounded_lines
    from simulator.errors import UsageError

    if lang not in (None, "zh", "yue", "en"):
        raise UsageError(f"--lang is '{lang}'; one of zh, yue, en was expected.")
    refused = False
    for number, raw in enumerate(bounded_lines(sys.stdin.buffer), 1):
        if raw is None:
            print(json.dumps({"line": number, "error": TOO_LONG}), flush=True)
            refused = True
            continue
        line = raw.strip()
        if not line:
            continue
        text, readable = answer_line(line, lang)
        answer = json.loads(text)
        answer = {**json.loads(line), **answer} if readable else {"line": number, **answer}
        print(json.dumps(answer, ensure_ascii=False), flush=True)
        refused = refused or not readable
    if refused:
        raise typer.Exit(1)


__all__ = ["acts"]
