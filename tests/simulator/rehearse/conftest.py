"""The small library of the reader's tests, ready to be rehearsed."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest

from scoring.acts import ACTS, load_detector
from scoring.engine import score
from scoring.record.events import Reference
from scoring.standard import shipped_standard
from simulator.rehearse.walkthroughs import House, Played, play_walkthrough
from simulator.scenario.loader import Known, load_centre, load_persona, load_scenario, load_walkthroughs
from simulator.scenario.model import Centre, Persona, Scenario
from simulator.scenario.walkthroughs import Walkthroughs

WHOLE = Path(__file__).parent.parent / "scenario" / "whole"
Small = tuple[Scenario, Persona, Centre, Walkthroughs]


@pytest.fixture(scope="session")
def house() -> House:
    """The real detector and the real rulebook."""
    standard = shipped_standard("guangdong-phone")
    reference = Reference(id=standard.id, version=standard.version, hash=standard.hash)
    return House(load_detector("zh"), reference, partial(score, standard=standard))


def small(*changes: tuple[str, str], scenario_changes: tuple[tuple[str, str], ...] = ()) -> Small:
    """The small library's scenario with its walkthroughs, some words of the files replaced."""
    texts = {path.relative_to(WHOLE).as_posix(): path.read_text(encoding="utf-8") for path in WHOLE.rglob("*.yaml")}
    for name, pairs in (("scenario", scenario_changes), ("walkthroughs", changes)):
        for before, after in pairs:
            assert before in texts[f"late-call/{name}.yaml"]
            texts[f"late-call/{name}.yaml"] = texts[f"late-call/{name}.yaml"].replace(before, after, 1)
    scenario = load_scenario(texts, "late-call/scenario.yaml", known=Known(acts=ACTS))
    return (
        scenario,
        load_persona(texts["personas/mother.yaml"], "personas/mother.yaml"),
        load_centre(texts["centre.yaml"], "centre.yaml"),
        load_walkthroughs(texts["late-call/walkthroughs.yaml"], "late-call/walkthroughs.yaml", scenario),
    )


@pytest.fixture
def play(house: House) -> Callable[..., Played]:
    """Plays the small library's walkthrough, some words of its file replaced."""

    def played(*changes: tuple[str, str], scenario_changes: tuple[tuple[str, str], ...] = ()) -> Played:
        scenario, persona, centre, walked = small(*changes, scenario_changes=scenario_changes)
        return play_walkthrough(scenario, persona, centre, walked.calls[0], house)

    return played
