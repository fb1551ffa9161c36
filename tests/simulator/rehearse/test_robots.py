"""Robot trainees: what they say, how they score, and that every call of theirs comes to an end."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

import pytest

from scoring.acts import load_detector
from scoring.engine import score
from scoring.record.codec import encode
from scoring.record.events import DeskUsed, LineCut, Reference, TraineeSaid
from scoring.standard import shipped_standard
from simulator.library import LoadedScenario, default_library
from simulator.rehearse.robots import NEVER_PASS, WALKER, play_robots
from simulator.rehearse.walkthroughs import House, Played
from simulator.scenario.walkthroughs import ROBOTS, Band, Walkthroughs

SHIPPED = [entry.id for entry in default_library().scenarios()]


@pytest.fixture(scope="module")
def loaded() -> LoadedScenario:
    return default_library().open("late-claim")


def house_for(loaded: LoadedScenario) -> House:
    standard = shipped_standard(loaded.scenario.standard)
    reference = Reference(id=standard.id, version=standard.version, hash=standard.hash)
    return House(load_detector(loaded.scenario.language), reference, partial(score, standard=standard))


def robots_of(loaded: LoadedScenario, walks: tuple[int, ...] = ()) -> dict[str, Played]:
    assert loaded.walkthroughs is not None
    parts = (loaded.scenario, loaded.persona, loaded.centre, loaded.walkthroughs)
    return {call.name: call for call in play_robots(*parts, house_for(loaded), walks=walks)}


@pytest.fixture(scope="module")
def calls(loaded: LoadedScenario) -> dict[str, Played]:
    return robots_of(loaded)


def words(call: Played) -> list[str]:
    return [event.text for event in call.record.events if isinstance(event, TraineeSaid)]


def test_every_robot_takes_the_call(calls: dict[str, Played]) -> None:
    assert tuple(calls) == ROBOTS


def test_robots_stand_in_their_order(calls: dict[str, Played]) -> None:
    total = {name: call.card.total for name, call in calls.items()}
    assert total["model"] > total["average"] > max(total["arguing"], total["shirking"], total["silent"])
    assert total["over_promising"] < 60 < calls["over_promising"].card.before_cap
    assert "escalation.no_overpromise" in calls["over_promising"].card.auto_fail
    assert "calm.no_arguing" in calls["arguing"].card.auto_fail


@pytest.mark.parametrize("id_", SHIPPED)
def test_words_without_a_conversation_never_pass(id_: str) -> None:
    played = robots_of(default_library().open(id_))
    assert [name for name in NEVER_PASS if played[name].card.passed] == []


@pytest.mark.parametrize("id_", SHIPPED)
def test_random_walker_always_comes_to_an_end(id_: str) -> None:
    played = default_library().open(id_)
    assert played.walkthroughs is not None
    model = replace(played.walkthroughs, robots={})
    calls = play_robots(
        played.scenario, played.persona, played.centre, model, house_for(played), walks=range(6), only=(WALKER,)
    )
    assert len(calls) == 6
    assert [call.failures for call in calls] == [()] * 6
    assert len({encode(call.record).split("\n", 2)[2] for call in calls}) == 6


def test_hesitant_robot_hesitates_and_the_parrot_repeats(calls: dict[str, Played]) -> None:
    assert all(
        any(filler in text for filler in ("呃", "那个", "就是说", "嗯")) for text in words(calls["hesitant"])[:4]
    )
    heard = {event.text for event in calls["parrot"].record.events if type(event).__name__ == "CustomerSaid"}
    assert set(words(calls["parrot"])[1:]) <= heard
    assert words(calls["silent"]) == []


def test_model_robot_does_what_the_first_excellent_walkthrough_does(
    calls: dict[str, Played], loaded: LoadedScenario
) -> None:
    used = [event.action for event in calls["model"].record.events if isinstance(event, DeskUsed)]
    assert {"hold", "consult", "resume", "callback"} <= set(used)
    assert not any(isinstance(event, LineCut) for event in calls["model"].record.events)


def test_total_outside_its_band_names_the_turn_and_the_dearest_finding(loaded: LoadedScenario) -> None:
    assert loaded.walkthroughs is not None
    walked: Walkthroughs = replace(loaded.walkthroughs, robots={"arguing": Band(90, 100)})
    calls = play_robots(loaded.scenario, loaded.persona, loaded.centre, walked, house_for(loaded), only=("arguing",))
    (failure,) = calls[0].failures
    assert failure.message.startswith("The robot 'arguing' should get 90 to 100, but got ")
    assert "what cost most is '" in failure.message
    assert failure.turn > 0
