"""The shipped scenarios, rehearsed: walkthroughs go as planned, robots stay in their bands, nothing is missed."""

from __future__ import annotations

from collections import Counter
from functools import cache, partial

import pytest

from scoring.acts import load_detector
from scoring.engine import score
from scoring.record.codec import decode, encode
from scoring.record.events import Reference
from scoring.scorecard import Verdict
from scoring.standard import shipped_standard
from simulator.call.replay import replay
from simulator.library import LoadedScenario, default_library
from simulator.rehearse.rehearsal import Rehearsed, rehearse_scenario
from simulator.rehearse.remembered import Remembered
from simulator.rehearse.walkthroughs import House
from simulator.scenario.casting import cast_call
from simulator.scenario.walkthroughs import ROBOTS

HEARD_ALONE = {"calm.voice", "manner.pace"}
"""Criteria that rest on sound, which no rehearsal has."""
SHIPPED = tuple(entry.id for entry in default_library().scenarios())


@cache
def opened(id_: str) -> LoadedScenario:
    return default_library().open(id_)


@cache
def rehearsed(id_: str) -> Rehearsed:
    loaded = opened(id_)
    assert loaded.walkthroughs is not None
    standard = shipped_standard(loaded.scenario.standard)
    reference = Reference(id=standard.id, version=standard.version, hash=standard.hash)
    detector = Remembered(load_detector(loaded.scenario.language))
    house = House(detector, reference, partial(score, standard=standard))
    return rehearse_scenario(loaded.scenario, loaded.persona, loaded.centre, loaded.walkthroughs, house)


@pytest.mark.parametrize("id_", SHIPPED)
def test_walkthroughs_go_as_planned(id_: str) -> None:
    assert [str(failure) for call in rehearsed(id_).calls for failure in call.failures] == []


@pytest.mark.parametrize("id_", SHIPPED)
def test_robots_stay_in_their_bands(id_: str) -> None:
    assert [str(failure) for call in rehearsed(id_).robots for failure in call.failures] == []


@pytest.mark.parametrize("id_", SHIPPED)
def test_every_beat_reply_and_end_is_visited(id_: str) -> None:
    assert rehearsed(id_).coverage.missed == ()


@pytest.mark.parametrize("id_", SHIPPED)
def test_each_level_and_each_robot_has_its_expectation(id_: str) -> None:
    walked = opened(id_).walkthroughs
    assert walked is not None
    assert {call.level for call in walked.calls} == {"excellent", "mixed", "poor"}
    assert all(call.score is not None and call.verdicts for call in walked.calls)
    assert set(walked.robots) == set(ROBOTS)


@pytest.mark.parametrize("id_", SHIPPED)
def test_records_read_back_and_replay_to_the_same_events(id_: str) -> None:
    loaded = opened(id_)
    detector = Remembered(load_detector(loaded.scenario.language))
    for call in (*rehearsed(id_).calls, *rehearsed(id_).robots):
        record = call.record
        assert decode(encode(record)) == record
        casting = cast_call(loaded.scenario, loaded.persona, loaded.centre, record.header.seed)
        again = replay(record, casting, detector)
        assert again.difference is None, call.name
        assert encode(again.record) == encode(record)


def test_the_library_is_as_large_and_as_mixed_as_it_says() -> None:
    entries = default_library().scenarios()
    families = Counter((entry.language, entry.family) for entry in entries)
    assert families == {
        (language, family): count
        for language, count in (("zh", 6), ("en", 2))
        for family in ("complaint", "absent_colleague", "beyond_authority")
    }
    assert {entry.difficulty for entry in entries if entry.language == "zh"} == {1, 2, 3, 4, 5}
    assert len({opened(entry.id).persona.id for entry in entries}) == 12


def test_the_calls_of_the_library_meet_and_miss_every_criterion_twice() -> None:
    found = Counter(
        (finding.criterion, finding.verdict)
        for id_ in SHIPPED
        for call in rehearsed(id_).calls
        for finding in call.card.findings
    )
    criteria = set(shipped_standard("guangdong-phone").criteria) - HEARD_ALONE
    few = {
        (criterion, verdict.value): found[criterion, verdict]
        for criterion in sorted(criteria)
        for verdict in (Verdict.MET, Verdict.NOT_MET)
        if found[criterion, verdict] < 2
    }
    assert few == {}
