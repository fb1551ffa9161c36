"""A whole rehearsal: coverage, what was missed with the shortest way to it, and the plain result."""

from __future__ import annotations

import json
from collections.abc import Callable
from functools import partial

from scoring.acts import load_detector
from scoring.engine import score
from scoring.record.events import Reference
from scoring.standard import shipped_standard
from simulator.library import default_library
from simulator.rehearse.coverage import Share, cover, cover_criteria
from simulator.rehearse.rehearsal import rehearsal, rehearse_scenario
from simulator.rehearse.walkthroughs import House, Played


def test_share_of_nothing_is_whole() -> None:
    assert Share(0, 0).ratio == 1.0
    assert (Share(1, 2) + Share(0, 2)).ratio == 0.25


def test_coverage_counts_what_was_reached(play: Callable[..., Played]) -> None:
    played = play()
    scenario = default_library().open("late-claim").scenario
    nothing = cover(scenario, ())
    assert nothing.beats == Share(0, len(scenario.beats))
    assert nothing.ends.reached == 0
    assert all("no call visits the beat" in line or "no call ends as" in line for line in nothing.missed)
    assert any("the shortest way is opening" in line for line in nothing.missed)
    assert played.end == "promised"


def test_criterion_counts_when_it_was_met_and_not_met(play: Callable[..., Played]) -> None:
    standard = shipped_standard("guangdong-phone")
    share, missed = cover_criteria(standard, [play().card])
    assert share.reached == 0
    assert share.of == len(missed) == sum(one.class_ != "review" for one in standard.criteria.values())
    assert "'calm.no_arguing' was never not_met" in missed


def test_result_is_plain_and_complete() -> None:
    loaded = default_library().open("late-claim")
    standard = shipped_standard("guangdong-phone")
    reference = Reference(id=standard.id, version=standard.version, hash=standard.hash)
    house = House(load_detector("zh"), reference, partial(score, standard=standard))
    assert loaded.walkthroughs is not None
    done = rehearse_scenario(loaded.scenario, loaded.persona, loaded.centre, loaded.walkthroughs, house)
    plain = json.loads(json.dumps(rehearsal([done], standard).to_plain()))
    assert plain["scenarios"] == 1
    assert plain["failures"] == len(done.failures)
    assert set(plain["coverage"]) == {"beats", "replies", "ends", "criteria"}
    assert all(0 <= ratio <= 1 for ratio in plain["coverage"].values())
    assert plain["coverage"]["beats"] == 1.0
    assert [call["name"] for call in plain["results"][0]["calls"]] == [one.name for one in loaded.walkthroughs.calls]
