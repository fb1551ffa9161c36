"""The model sentences of a call, and what was achieved so far."""

from __future__ import annotations

import pytest

from scoring.acts import load_detector
from scoring.engine import score
from scoring.record.codec import Record
from scoring.record.events import TraineeSaid
from simulator.library import default_library
from simulator.rehearse.lesson import ModelTurn, achieved, fitting, lesson, said_like, standing
from simulator.rulebooks import open_standard
from simulator.scenario.casting import cast_call
from tests.simulator.desk.recorded_call import recorded, recorded_header


def turns_of(scenario: str, seed: int) -> tuple[ModelTurn, ...]:
    loaded = default_library().open(scenario)
    assert loaded.walkthroughs is not None
    model = loaded.walkthroughs.first_excellent()
    assert model is not None
    casting = cast_call(loaded.scenario, loaded.persona, loaded.centre, seed)
    detector = load_detector(casting.scenario.language)
    return lesson(casting, model, open_standard(loaded.scenario.standard), detector)


@pytest.mark.parametrize("scenario", ["late-claim", "double-charge"])
def test_every_sentence_has_its_place_and_most_have_a_reason(scenario: str) -> None:
    turns = turns_of(scenario, 7)
    assert turns[0].beat is None
    assert "greeting.opening" in turns[0].criteria
    assert any(turn.inside for turn in turns)
    assert sum(bool(turn.criteria) for turn in turns) >= 0.8 * len(turns)
    assert not any("<" in turn.text for turn in turns)
    done = [step for turn in turns for step in turn.before]
    assert ("identity", "") in done
    assert any(action == "consult" and target for action, target in done)


def test_the_sentences_hold_the_values_of_this_call() -> None:
    first, second = turns_of("late-claim", 7), turns_of("late-claim", 8)
    assert [turn.beat for turn in first] == [turn.beat for turn in second]
    assert [turn.text for turn in first] != [turn.text for turn in second]


def test_a_sentence_is_offered_where_it_fits_until_it_was_said() -> None:
    turns = turns_of("late-claim", 7)
    first = fitting(turns, None, inside=False, said=())
    assert first is turns[0]
    assert said_like(first, first.text, "zh")
    assert not said_like(first, "喂？", "zh")
    assert fitting(turns, None, inside=False, said=[first.text]) is None
    assert fitting(turns, "nowhere", inside=False, said=()) is None


def test_what_is_achieved_shows_as_the_call_goes_on() -> None:
    _, events = recorded()
    header = recorded_header()
    standard = open_standard("guangdong-phone")
    spoken = [number for number, event in enumerate(events, start=1) if isinstance(event, TraineeSaid)]
    assert standing(events[: spoken[0]]) is None
    assert standing(events) is not None
    before, found = None, []
    for number in [*spoken[1:], len(events)]:
        now = score(Record(header, events[:number]), standard)
        found.append(achieved(before, now))
        before = now
    assert "greeting.opening" in found[0]
    assert not any("calm.no_arguing" in names for names in found), "it was not done, it merely did not go wrong"
    assert sum(bool(names) for names in found) > 2
