"""Runs the program's own command line inside the test."""

from __future__ import annotations

import io
import json
import os
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import pytest

from simulator.app import command_line
from simulator.commands.cli import run

os.environ.setdefault("PYGAME_HIDE_SUPPORT_PROMPT", "1")  # as simulator.__main__ does


@dataclass(frozen=True)
class Done:
    """What a command left."""

    status: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        """The one JSON document of the output."""
        return json.loads(self.out)

    @property
    def lines(self) -> list[Any]:
        """The JSON documents of the output, one a line."""
        return [json.loads(line) for line in self.out.splitlines()]


@pytest.fixture
def three_rings(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> Callable[..., Done]:  # fmt: skip
    """`three_rings("score", path, stdin="...")` carries out a command line."""

    def carry_out(*arguments: object, stdin: str | bytes = b"") -> Done:
        data = stdin.encode("utf-8") if isinstance(stdin, str) else stdin
        monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(data), encoding="utf-8"))
        status = run(command_line(), [str(argument) for argument in arguments])
        captured = capsys.readouterr()
        assert "Traceback" not in captured.err
        return Done(status, captured.out, captured.err)

    return carry_out
