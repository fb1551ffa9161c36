"""The command line as a whole: exit statuses, and sentences instead of tracebacks."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
import typer

from scoring.authored import AuthoringError, Place, Problem
from scoring.record.codec import RecordError
from scoring.scorecard import PROGRAM
from simulator.call import header
from simulator.commands.adapters import Adapters
from simulator.commands.cli import make_cli, program_version, run
from simulator.errors import LibraryError, ScreenError, UsageError

COMMANDS = (
    "acts", "check", "demo", "desk", "doctor", "evaluate", "graph", "install", "new", "play", "rehearse", "results",
    "score", "sheet", "speech",
)  # fmt: skip


class Calls:
    """Stands for the program's wiring and notes what it is asked for."""

    def __init__(self, error: BaseException | None = None) -> None:
        self.asked: list[object] = []
        self._error = error

    def note(self, *arguments: object, **options: object) -> None:
        """Take a request down, or fail."""
        if self._error is not None:
            raise self._error
        self.asked.append((arguments, options))

    def cli(self) -> typer.Typer:
        """A command line that is wired to this."""
        return make_cli(Adapters(self.note, self.note, self.note))


def test_without_a_command_the_desk_is_opened() -> None:
    for arguments in ([], ["desk"]):
        calls = Calls()
        assert run(calls.cli(), arguments) == 0
        assert calls.asked == [((), {})]


def test_play_hands_its_options_on() -> None:
    calls = Calls()
    assert run(calls.cli(), ["play", "late-claim", "--typed", "--terminal", "--lang", "zh", "--seed", "7"]) == 0
    options = {"typed": True, "terminal": True, "language": "zh", "seed": 7}
    assert calls.asked == [(("late-claim",), options)]


def test_demo_hands_its_options_on() -> None:
    calls = Calls()
    assert run(calls.cli(), ["demo", "--out", "there"]) == 0
    assert calls.asked == [((Path("there"),), {"scenario": None, "language": None, "seed": None})]


@pytest.mark.parametrize(
    ("error", "status", "said"),
    [
        (ScreenError("There is no display."), 1, "There is no display.\n"),
        (LibraryError("No such scenario."), 1, "No such scenario.\n"),
        (UsageError("That does not fit."), 2, "That does not fit.\n"),
        (RecordError("line 3: changed."), 1, "line 3: changed.\n"),
        (
            AuthoringError(
                [Problem("S001", Place("a.yaml", 1, 2), "one."), Problem("S002", Place("b.yaml", 3, 4), "two.")]
            ),
            1,
            "a.yaml:1:2: error S001: one.\nb.yaml:3:4: error S002: two.\n",
        ),
        (PermissionError(13, "Permission denied", "/x/y"), 1, "/x/y: Permission denied.\n"),
        (KeyboardInterrupt(), 130, "Stopped.\n"),
    ],
)
def test_errors_become_sentences(
    capsys: pytest.CaptureFixture[str], error: BaseException, status: int, said: str
) -> None:
    assert run(Calls(error).cli(), ["desk"]) == status
    captured = capsys.readouterr()
    if isinstance(error, KeyboardInterrupt):
        assert "Traceback" not in captured.err
    else:
        assert captured.err == said


def test_a_fault_of_the_program_keeps_its_details(capsys: pytest.CaptureFixture[str], private_home: Path) -> None:
    assert run(Calls(ZeroDivisionError("by nothing")).cli(), ["desk"]) == 1
    said = capsys.readouterr().err
    assert "a fault of its own (ZeroDivisionError: by nothing)" in said
    assert "Traceback" not in said
    faults = private_home / "faults.log"
    assert str(faults) in said
    assert "ZeroDivisionError: by nothing" in faults.read_text(encoding="utf-8")
    if os.name != "nt":
        assert faults.stat().st_mode & 0o777 == 0o600


def test_every_command_explains_itself(three_rings) -> None:
    listed = three_rings("--help")
    assert listed.status == 0
    for command in COMMANDS:
        assert f" {command} " in listed.out
        done = three_rings(command, "--help")
        assert done.status == 0
        assert "Usage" in done.out


@pytest.mark.parametrize("arguments", [["fly"], ["play"], ["play", "x", "--seed", "seven"], ["--wings"]])
def test_misuse_has_status_two(three_rings, arguments: list[str]) -> None:
    done = three_rings(*arguments)
    assert done.status == 2
    assert done.err


def test_the_version_is_that_of_the_package(three_rings) -> None:
    assert three_rings("--version").out == f"three-rings {program_version()}\n"
    assert program_version() == PROGRAM == header.PROGRAM, "package, scorecards and records name one version"


def test_the_program_starts_as_a_module() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "simulator", "play", "no-such-thing", "--terminal"],
        capture_output=True, text=True, check=False, stdin=subprocess.DEVNULL,
    )  # fmt: skip
    assert done.returncode == 2
    assert done.stderr.startswith("There is no scenario 'no-such-thing'.")
    assert "Traceback" not in done.stderr


def test_a_reader_that_goes_away_is_no_fault() -> None:
    program = subprocess.Popen(
        [sys.executable, "-m", "simulator", "acts"], stdin=subprocess.PIPE, stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )  # fmt: skip
    program.stdout.close()
    _, said = program.communicate(b'{"text": "hello", "lang": "en"}\n' * 50)
    assert program.returncode == 1
    assert said == b""


@pytest.mark.parametrize(
    "arguments",
    [
        ("play", "late-klaim", "--terminal"), ("play", "late-claim", "--terminal", "--lang", "fr"),
        ("demo", "nowhere"), ("demo", "--lang", "fr"), ("demo", "late-claim", "--lang", "en"), ("check", "late-klaim"),
        ("rehearse", "late-klaim"), ("results", "show", "zz"), ("acts", "--lang", "fr"), ("speech", "--lang", "fr"),
        ("evaluate", "acts", "nowhere.jsonl"),
    ],
)  # fmt: skip
def test_what_does_not_exist_is_misuse_everywhere(three_rings, arguments: tuple[str, ...]) -> None:
    done = three_rings(*arguments)
    assert (done.status, done.out) == (2, "")
    assert done.err.count("\n") == 1, done.err
