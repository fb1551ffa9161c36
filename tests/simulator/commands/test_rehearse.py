"""`three-rings rehearse`: its result for people and for machines, and its exit status."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest
import typer
from typer.testing import CliRunner, Result

from simulator.commands.rehearse import rehearse_command
from simulator.errors import UsageError
from simulator.rehearse.fragile import HEARINGS

WHOLE = Path(__file__).parent.parent / "scenario" / "whole"


def run(*arguments: str) -> Result:
    cli = typer.Typer()
    cli.command()(rehearse_command)
    return CliRunner().invoke(cli, list(arguments))


@pytest.fixture
def own(private_home: Path) -> Path:
    """The small library as the user's own."""
    folder = private_home / "scenarios"
    shutil.copytree(WHOLE, folder)
    return folder


def test_scenario_that_goes_as_planned(own: Path) -> None:
    result = run("late-call", "--no-robots")
    assert result.exit_code == 0
    assert "an experienced agent" in result.output
    assert "no call visits the beat 'identity-given'; the shortest way is opening → identity-given." in result.output
    assert result.output.endswith("Scenarios: 1, failures: 0.\n")


def test_result_for_machines(own: Path) -> None:
    plain = json.loads(run("late-call", "--json").output)
    assert set(plain) == {"scenarios", "failures", "coverage", "criteria_missed", "results"}
    assert (plain["scenarios"], plain["coverage"]["ends"]) == (1, 0.5)
    assert len(plain["results"][0]["robots"]) == 10


def test_random_walkers_walk_from_other_seeds(own: Path) -> None:
    plain = json.loads(run("late-call", "--json", "--walks", "3").output)
    walkers = [one for one in plain["results"][0]["robots"] if one["name"] == "random_walker"]
    assert len(walkers) == 3
    assert all(one["failures"] == [] for one in walkers)


def test_failure_is_named_and_shown_in_the_exit_status(own: Path) -> None:
    path = own / "late-call/walkthroughs.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace("{beat: opening}", "{beat: waiting}"), encoding="utf-8")
    result = run("late-call", "--no-robots")
    assert result.exit_code == 1
    assert "late-call/walkthroughs.yaml:10:9: turn 1: The customer should be at 'waiting'" in result.output
    assert result.output.endswith("Scenarios: 1, failures: 1.\n")


def test_unknown_scenario_is_misuse() -> None:
    result = run("late-clam")
    assert isinstance(result.exception, UsageError)
    assert "late-claim" in str(result.exception)


def test_fragile_verdicts_are_named_and_are_no_failure(own: Path) -> None:
    path = own / "late-call/walkthroughs.yaml"
    text = path.read_text(encoding="utf-8").replace("say: 真的对不起，我来查。", "say: 抱歉，我来查。")
    path.write_text(text, encoding="utf-8")
    result = run("late-call", "--no-robots", "--fragile")
    assert result.exit_code == 0
    assert "'empathy.apologise' rests on '" in result.output
    assert f"of {HEARINGS} hearings)." in result.output
