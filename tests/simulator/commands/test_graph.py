"""`three-rings graph`: the file it leaves, what is marked, and misuse."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

WHOLE = Path(__file__).parent.parent / "scenario" / "whole"


@pytest.fixture
def own(private_home: Path) -> Path:
    folder = private_home / "scenarios"
    shutil.copytree(WHOLE, folder)
    return folder


def test_picture_is_written_with_its_marks(three_rings, own: Path, tmp_path: Path) -> None:
    out = tmp_path / "call.svg"
    done = three_rings("graph", "late-call", "--out", out)
    assert (done.status, done.out) == (0, f"{out}\n")
    assert "没有一通电话走到" in out.read_text(encoding="utf-8")
    assert three_rings("graph", "late-call", "--out", out, "--no-rehearse", "--lang", "en").status == 0
    assert "no call came here" not in out.read_text(encoding="utf-8")


def test_broken_walkthroughs_leave_the_picture_unmarked(three_rings, own: Path, tmp_path: Path) -> None:
    (own / "late-call/walkthroughs.yaml").write_text("format: 1\n", encoding="utf-8")
    done = three_rings("graph", "late-call", "--out", tmp_path / "call.svg")
    assert done.status == 0
    assert done.err.startswith("The walkthroughs of 'late-call' cannot be used, so nothing is marked")


@pytest.mark.parametrize(
    ("arguments", "said"), [(["late-cal"], "late-claim"), (["late-claim", "--lang", "fr"], "one of zh, en")]
)
def test_misuse(three_rings, tmp_path: Path, arguments: list[str], said: str) -> None:
    done = three_rings("graph", *arguments, "--out", tmp_path / "x.svg")
    assert done.status == 2
    assert said in done.err


def test_folder_that_is_not_there(three_rings, tmp_path: Path) -> None:
    done = three_rings("graph", "late-claim", "--out", tmp_path / "no" / "x.svg")
    assert done.status == 1
    assert "No such file or directory" in done.err
