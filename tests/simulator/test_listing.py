"""The remembered list of scenarios: the same as the files say, always."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from simulator.library import Library
from simulator.listing import FILE, last_change, listed
from simulator.places import cache_folder, scenarios_folder


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Two scenarios and what they need."""
    for name in ("personas", "shared", "late-claim", "double-charge"):
        shutil.copytree(scenarios_folder() / name, tmp_path / name)
    shutil.copy(scenarios_folder() / "centre.yaml", tmp_path / "centre.yaml")
    return tmp_path


def test_what_is_remembered_is_what_the_files_say(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    read = listed(Library((folder,)))
    assert [one.id for one in read] == [one.id for one in Library((folder,)).scenarios()]
    monkeypatch.setattr(Library, "scenarios", lambda self: pytest.fail("the files were read again"))
    assert listed(Library((folder,))) == read


def test_a_changed_file_is_read_again(folder: Path) -> None:
    listed(Library((folder,)))
    file = folder / "late-claim" / "scenario.yaml"
    file.write_text(file.read_text(encoding="utf-8").replace("format: 1", "format: 9", 1), encoding="utf-8")
    broken = {one.id: one.error for one in listed(Library((folder,)))}
    assert broken["double-charge"] is None
    assert "format" in (broken["late-claim"] or "")


@pytest.mark.parametrize("damage", ["", "[]", '{"mark": 1}', "\udcff"])
def test_a_damaged_memory_is_not_believed(folder: Path, damage: str) -> None:
    read = listed(Library((folder,)))
    (memory,) = cache_folder().glob(f"{FILE}*")
    memory.write_text(damage, encoding="utf-8", errors="surrogateescape")
    assert listed(Library((folder,))) == read


def test_a_file_that_vanishes_while_the_program_is_looked_through_does_no_harm(tmp_path: Path) -> None:
    (tmp_path / "gone.py").symlink_to(tmp_path / "never-there.py")
    kept = tmp_path / "kept.yaml"
    kept.write_text("a: 1", encoding="utf-8")
    assert last_change((tmp_path,)) == kept.stat().st_mtime_ns


def test_what_python_compiles_as_it_goes_is_no_change_of_the_program(tmp_path: Path) -> None:
    source, compiled = tmp_path / "one.py", tmp_path / "__pycache__"
    source.write_text("", encoding="utf-8")
    before = last_change((tmp_path,))
    compiled.mkdir()
    (compiled / "one.cpython-311.pyc").write_bytes(b"")
    (compiled / "one.py").write_bytes(b"")
    assert last_change((tmp_path,)) == before
