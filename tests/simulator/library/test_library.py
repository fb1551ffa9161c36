"""The library: shipped and own folders together, what cannot be used listed with its reason."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from scoring.authored import AuthoringError
from scoring.record.codec import content_hash
from simulator.errors import LibraryError
from simulator.library import Library, default_library
from simulator.places import scenarios_folder

SMALL = Path(__file__).parent.parent / "scenario" / "whole"


@pytest.fixture
def own(tmp_path: Path) -> Path:
    """A folder of the user's own, empty."""
    folder = tmp_path / "own"
    folder.mkdir()
    return folder


def test_scenarios_are_listed_by_difficulty_and_id() -> None:
    entries = default_library().scenarios()
    assert len(entries) >= 4
    assert [entry.error for entry in entries] == [None] * len(entries)
    assert [(entry.difficulty, entry.id) for entry in entries] == sorted((e.difficulty, e.id) for e in entries)
    assert all(entry.title["zh"] and entry.title["en"] for entry in entries)


def test_shipped_library_has_no_problem() -> None:
    checked = default_library().check()
    assert [str(problem) for problem in checked.problems] == []
    assert {"centre.yaml", "late-claim/scenario.yaml", "late-claim/walkthroughs.yaml"} <= set(checked.files)


def test_opened_scenario_brings_all_that_a_call_needs() -> None:
    loaded = default_library().open("late-claim")
    assert loaded.persona.id == loaded.scenario.persona
    assert loaded.walkthroughs is not None
    assert loaded.walkthroughs.first_excellent() is not None
    assert loaded.folder == scenarios_folder() / "late-claim"
    assert set(loaded.documents) == {loaded.scenario.hash, loaded.persona.hash, loaded.centre.hash}
    assert all(content_hash(text) == hash_ for hash_, text in loaded.documents.items())


def test_own_scenario_stands_beside_the_shipped_ones(own: Path) -> None:
    shutil.copytree(SMALL / "late-call", own / "late-call")
    text = (own / "late-call/scenario.yaml").read_text(encoding="utf-8")
    (own / "late-call/scenario.yaml").write_text(text.replace("mother", "chen-factory-mother"), encoding="utf-8")
    library = Library((scenarios_folder(), own))
    assert {"late-call", "late-claim"} <= {entry.id for entry in library.scenarios()}
    assert library.open("late-call").folder == own / "late-call"


def test_own_files_go_before_shipped_ones(own: Path) -> None:
    shutil.copy(SMALL / "centre.yaml", own / "centre.yaml")
    shutil.copytree(scenarios_folder() / "late-claim", own / "late-claim")
    path = own / "late-claim/scenario.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace("difficulty: 2", "difficulty: 5"), encoding="utf-8")
    loaded = Library((scenarios_folder(), own)).open("late-claim")
    assert loaded.scenario.difficulty == 5
    assert set(loaded.centre.phrases) == {"welcome", "closing.routine"}


def test_broken_scenario_is_listed_with_its_reason_and_the_others_go_on(own: Path) -> None:
    shutil.copytree(SMALL, own, dirs_exist_ok=True)
    shutil.copytree(own / "late-call", own / "other-call")
    entries = {entry.id: entry for entry in Library((own,)).scenarios()}
    assert entries["late-call"].error is None
    error = entries["other-call"].error
    assert error is not None
    assert "other-call/scenario.yaml:3:5" in error
    assert "S113" in error
    with pytest.raises(LibraryError, match="S113") as caught:
        Library((own,)).open("other-call")
    assert isinstance(caught.value.__cause__, AuthoringError)


def test_broken_walkthroughs_do_not_keep_a_scenario_from_being_played(own: Path) -> None:
    shutil.copytree(SMALL, own, dirs_exist_ok=True)
    (own / "late-call/walkthroughs.yaml").write_text("format: 1\ncalls: nothing\n", encoding="utf-8")
    assert Library((own,)).open("late-call").walkthroughs is None
    assert [problem.code for problem in Library((own,)).check().problems] == ["A005"]


def test_unknown_scenario_is_answered_with_the_nearest_one() -> None:
    with pytest.raises(LibraryError, match="Did you mean 'late-claim'"):
        default_library().open("late-clam")


def test_library_without_a_card_says_so(own: Path) -> None:
    shutil.copytree(SMALL, own, dirs_exist_ok=True)
    (own / "centre.yaml").unlink()
    with pytest.raises(LibraryError, match=r"centre\.yaml"):
        Library((own,)).open("late-call")


def test_folder_that_is_not_there_is_empty(tmp_path: Path) -> None:
    assert Library((tmp_path / "nowhere",)).scenarios() == []


def test_huge_file_is_refused_without_being_read_whole(own: Path) -> None:
    shutil.copytree(SMALL, own, dirs_exist_ok=True)
    with (own / "late-call/scenario.yaml").open("ab") as file:
        file.truncate(300_000_000)
    assert [problem.code for problem in Library((own,)).check(["late-call"]).problems] == ["A008"]
