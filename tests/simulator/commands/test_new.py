"""`three-rings new`: the scenarios that it writes are right, rehearse well and name their schema."""

from __future__ import annotations

from functools import partial
from pathlib import Path

import pytest

from scoring.acts import load_detector
from scoring.engine import score
from scoring.record.events import Reference
from scoring.standard import shipped_standard
from simulator.library import default_library
from simulator.places import schema_folder
from simulator.rehearse.rehearsal import rehearse_scenario
from simulator.rehearse.remembered import Remembered
from simulator.rehearse.walkthroughs import House
from simulator.scaffold import FAMILIES, LANGUAGES
from simulator.scenario.schema import FIRST_LINE
from simulator.scenario.walkthroughs import ROBOTS

STANDARD = shipped_standard("guangdong-phone")


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("family", FAMILIES)
def test_scaffold_is_right_and_rehearses_as_it_says(three_rings, family: str, language: str) -> None:
    done = three_rings("new", "first-try", "--family", family, "--lang", language)
    assert (done.status, done.err) == (0, "")
    checked = three_rings("check", "first-try", "--strict")
    assert (checked.status, checked.out) == (0, "1 scenario in 2 files: nothing wrong.\n")
    loaded = default_library().open("first-try")
    assert (loaded.scenario.family, loaded.scenario.language) == (family, language)
    assert loaded.walkthroughs is not None
    assert set(loaded.walkthroughs.robots) == set(ROBOTS)
    reference = Reference(id=STANDARD.id, version=STANDARD.version, hash=STANDARD.hash)
    house = House(Remembered(load_detector(language)), reference, partial(score, standard=STANDARD))
    result = rehearse_scenario(loaded.scenario, loaded.persona, loaded.centre, loaded.walkthroughs, house)
    assert [str(failure) for failure in result.failures] == []
    assert result.coverage.missed == ()
    assert {call.level for call in loaded.walkthroughs.calls} == {"excellent", "mixed", "poor"}


def test_files_are_named_and_begin_with_their_schema(three_rings, private_home: Path) -> None:
    done = three_rings("new", "my-own")
    paths = [Path(line) for line in done.out.splitlines()[:2]]
    assert paths == [private_home / "scenarios/my-own" / f"{name}.yaml" for name in ("scenario", "walkthroughs")]
    assert sorted(one.name for one in (private_home / "scenarios").iterdir()) == ["my-own"]
    for path in paths:
        first = path.read_text(encoding="utf-8").split("\n", 1)[0]
        named = (path.parent / first.removeprefix(FIRST_LINE)).resolve()
        assert named == (schema_folder() / f"{path.stem}.json").resolve()
        assert named.is_file()
        assert "@" not in path.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["My Scenario"], "not a good name"),
        (["late-claim"], "already"),
        (["mine", "--family", "sales"], "complaint, absent_colleague, beyond_authority"),
        (["mine", "--lang", "fr"], "zh, yue, en"),
    ],
)
def test_misuse_writes_nothing(three_rings, private_home: Path, arguments: list[str], said: str) -> None:
    done = three_rings("new", *arguments)
    assert done.status == 2
    assert said in done.err
    assert not (private_home / "scenarios").exists()


def test_what_is_there_is_never_written_over(three_rings, private_home: Path) -> None:
    three_rings("new", "mine")
    path = private_home / "scenarios/mine/scenario.yaml"
    path.write_text("my work", encoding="utf-8")
    assert three_rings("new", "mine").status == 2
    assert path.read_text(encoding="utf-8") == "my work"


def test_folder_that_cannot_be_written_is_named(three_rings, private_home: Path) -> None:
    (private_home / "scenarios").write_text("a file where a folder should be", encoding="utf-8")
    done = three_rings("new", "mine")
    assert done.status == 1
    assert str(private_home / "scenarios") in done.err
