"""`three-rings check`: what it looks at, how it shows a problem, and its exit status."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest
import typer
from typer.testing import CliRunner, Result

from simulator.commands.check import check_command
from simulator.errors import UsageError
from simulator.places import scenarios_folder

WHOLE = Path(__file__).parent.parent / "scenario" / "whole"


def run(*arguments: str) -> Result:
    cli = typer.Typer()
    cli.command()(check_command)
    return CliRunner().invoke(cli, list(arguments))


@pytest.fixture
def library(tmp_path: Path) -> Path:
    """The small library, with a mistyped act behind Chinese characters and a line said twice."""
    folder = tmp_path / "library"
    shutil.copytree(WHOLE, folder)
    path = folder / "late-call/scenario.yaml"
    text = path.read_text(encoding="utf-8")
    text = text.replace("say: 又是这样。", "say: [又是这样子啊。, 又是这样子啊。]")
    text = text.replace("apologise]", "apologize]")
    path.write_text(text, encoding="utf-8")
    return folder


def test_shipped_library_is_right() -> None:
    result = run()
    assert result.exit_code == 0
    assert result.output.endswith("nothing wrong.\n")


def test_problem_is_shown_with_its_line_and_a_mark_under_it(library: Path) -> None:
    result = run(str(library))
    assert result.exit_code == 1
    shown = result.output.split("\n\n")
    file = library / "late-call/scenario.yaml"
    assert shown[0].split("\n") == [
        f"{file}:34:31: error S101: unknown act",
        "   34 |       - when: {all: [empathy, apologize]}",
        "      | " + " " * 30 + "^",
        "  The act 'apologize' is unknown. Did you mean 'apologise'?",
    ]
    assert shown[1].split("\n")[2] == "      | " + " " * 30 + "^"  # two columns for each Chinese character
    assert shown[-1] == "1 scenario in 5 files: 1 error and 1 warning.\n"


@pytest.mark.parametrize(
    ("named", "files"),
    [
        ("", ["late-call/scenario.yaml", "late-call/walkthroughs.yaml", "personas/bursar.yaml"]),
        ("late-call", ["late-call/scenario.yaml", "late-call/walkthroughs.yaml"]),
        ("late-call/scenario.yaml", ["late-call/scenario.yaml", "late-call/walkthroughs.yaml"]),
        ("late-call/walkthroughs.yaml", ["late-call/scenario.yaml", "late-call/walkthroughs.yaml"]),
        ("personas/mother.yaml", ["personas/mother.yaml"]),
        ("shared/identity.yaml", ["late-call/scenario.yaml", "late-call/walkthroughs.yaml"]),
        ("centre.yaml", ["centre.yaml"]),
    ],
)
def test_whatever_is_named_is_looked_at(library: Path, named: str, files: list[str]) -> None:
    plain = json.loads(run(str(library / named), "--json").output)
    assert {str(library / file) for file in files} <= set(plain["files"])
    assert all(Path(file).is_relative_to(library) for file in plain["files"])


def test_scenario_is_found_by_its_id() -> None:
    plain = json.loads(run("late-claim", "--json").output)
    assert (plain["scenarios"], plain["errors"], plain["problems"]) == (1, 0, [])


def test_problems_are_given_to_machines(library: Path) -> None:
    result = run(str(library / "late-call"), "--json")
    plain = json.loads(result.output)
    assert result.exit_code == 1
    assert (plain["errors"], plain["warnings"]) == (1, 1)
    assert plain["problems"][0] == {
        "code": "S101", "severity": "error", "title": "unknown act", "file": str(library / "late-call/scenario.yaml"),
        "line": 34, "column": 31, "message": "The act 'apologize' is unknown.", "nearest": "apologise", "mend": None,
        "why": "No utterance will ever be found to do this, so the reply never fits.",
    }  # fmt: skip


def test_file_that_is_no_utf8_is_shown_all_the_same(library: Path) -> None:
    (library / "personas/mother.yaml").write_bytes(b"format: 1\nid: m\xf6ther\n")
    shown = run(str(library / "personas/mother.yaml")).output.split("\n")
    assert shown[0].endswith("personas/mother.yaml:2:6: error A001: not valid YAML")
    assert shown[1:3] == ["    2 | id: m?ther", "      |      ^"]


def test_warnings_count_where_it_is_asked_for(library: Path) -> None:
    path = library / "late-call/scenario.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace("apologize]", "apologise]"), encoding="utf-8")
    assert run(str(library)).exit_code == 0
    assert run(str(library), "--strict").exit_code == 1


@pytest.mark.parametrize("named", ["no-such-scenario", "."])
def test_what_is_no_scenario_is_misuse(named: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    result = run(named)
    assert isinstance(result.exception, UsageError)
    assert result.exception.exit_status == 2


def test_folders_of_the_settings_are_searched_too(three_rings, private_home: Path, tmp_path: Path) -> None:
    own = tmp_path / "drills" / "my-claim"
    shutil.copytree(scenarios_folder() / "late-claim", own)
    text = (own / "scenario.yaml").read_text(encoding="utf-8")
    (own / "scenario.yaml").write_text(text.replace("id: late-claim", "id: my-claim", 1), encoding="utf-8")
    assert three_rings("check", "my-claim").status == 2
    folders = [str(tmp_path / "drills"), str(tmp_path / "gone")]
    (private_home / "settings.json").write_text(json.dumps({"scenarios": folders}), encoding="utf-8")
    assert "my-claim" in three_rings("check", "my-claim", "--json").out
    done = three_rings("doctor")
    assert f"There is no folder {tmp_path / 'gone'}" in done.out


# --- rulebooks


RULEBOOKS = Path(__file__).parents[2] / "scoring" / "rulebooks"
SHIPPED_RULEBOOKS = Path(__file__).parents[3] / "scoring" / "standards"


@pytest.mark.parametrize("name", ["guangdong-phone", "plain-phone"])
def test_the_shipped_rulebooks_are_whole_and_every_criterion_can_be_triggered(three_rings, name: str) -> None:
    done = three_rings("check", SHIPPED_RULEBOOKS / f"{name}.yaml", "--strict")
    assert (done.status, done.err) == (0, "")
    assert "nothing wrong" in done.out


@pytest.mark.parametrize(
    "path", sorted(RULEBOOKS.glob("[AR]0*.yaml")), ids=lambda path: path.stem
)  # fmt: skip
def test_a_broken_rulebook_is_shown_with_its_place(three_rings, path: Path) -> None:
    done = three_rings("check", path)
    assert done.status == 1
    assert f"{path.name}:" in done.out
    assert f" error {path.stem.partition('-')[0]}: " in done.out


def test_a_criterion_that_no_scenario_can_trigger_is_a_warning(three_rings, tmp_path: Path) -> None:
    text = (SHIPPED_RULEBOOKS / "guangdong-phone.yaml").read_text(encoding="utf-8")
    own = tmp_path / "own.yaml"
    own.write_text(text.replace("applies: {line_cut: true}", "applies: {automatic_answer: true}"), encoding="utf-8")
    done = three_rings("check", own)
    assert done.status == 0
    assert "warning R012" in done.out
    assert "'transfer.recover_drop'" in done.out
    assert three_rings("check", own, "--strict").status == 1
    problem = three_rings("check", own, "--json").json["problems"][0]
    assert (problem["code"], problem["severity"]) == ("R012", "warning")
    assert problem["line"] > 1


def test_a_feeling_that_no_criterion_judges_is_a_warning(three_rings, tmp_path: Path) -> None:
    text = (SHIPPED_RULEBOOKS / "guangdong-phone.yaml").read_text(encoding="utf-8")
    own = tmp_path / "own.yaml"
    own.write_text(text.replace("feelings: [angry, worried, sad, impatient]", "feelings: [angry, sad]"), "utf-8")
    done = three_rings("check", own, "--json")
    assert done.status == 0
    assert [(one["code"], one["severity"]) for one in done.json["problems"]] == [("R013", "warning")] * 2
    assert "'worried'" in done.json["problems"][1]["message"]


def test_all_that_comes_with_the_program_is_checked_with_its_rulebooks(three_rings) -> None:
    done = three_rings("check", "--json")
    assert (done.status, done.json["problems"]) == (0, [])
    names = {Path(file).name for file in done.json["files"]}
    assert {"guangdong-phone.yaml", "plain-phone.yaml", "centre.yaml", "scenario.yaml"} <= names


def test_the_map_of_clauses_names_the_scenarios_that_exercise_each(three_rings) -> None:
    plain = three_rings("check", "--clauses", "guangdong-phone", "--json").json
    assert plain["standard"]["id"] == "guangdong-phone"
    assert set(plain["clauses"]["五(二)1 投诉"]["empathy.apologise"]) < set(plain["scenarios"])
    assert plain["clauses"]["四.5"]["privacy.no_disclosure"] == plain["scenarios"]
    told = three_rings("check", "--clauses", "guangdong-phone").out
    assert "privacy.no_disclosure" in told


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("criteria: {" + ",".join(f"k{i}: {{}}" for i in range(60_000)) + "}", "A008"),
        ("criteria: {" + ",".join(f"k{i}: {{}}" for i in range(9_000)) + "}", "A004"),
        ("criteria: " + "[" * 200 + "]" * 200, "A009"),
        ("criteria: " + "[" * 30_000, "A001"),
    ],
)
def test_a_rulebook_of_one_endless_line_is_refused_without_filling_the_screen(
    three_rings, tmp_path: Path, text: str, code: str
) -> None:
    path = tmp_path / "rules.yaml"
    path.write_text(text, encoding="utf-8")
    done = three_rings("check", path)
    assert done.status == 1
    assert f"error {code}" in done.out
    assert max(len(line) for line in done.out.splitlines()) < 500
