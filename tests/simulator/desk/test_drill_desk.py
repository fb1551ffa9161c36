"""The shipped drills, played on virtual time: model sentences hit, set phrases do not."""

from __future__ import annotations

from functools import cache

import pytest

from scoring.acts import load_detector
from scoring.record.events import Ended, Reference
from simulator.desk.drill_desk import DrillDesk, stars_for
from simulator.library import Library, drill_library
from simulator.rehearse.stage import Stage
from simulator.rehearse.walkthroughs import perform_all
from simulator.scenario.casting import cast_call
from simulator.screen.words import words_for


@cache
def library() -> Library:
    return drill_library()


def drilled(drill: str, level: str) -> DrillDesk:
    """A drill after the walkthrough of a level."""
    loaded = library().open(drill)
    assert loaded.walkthroughs is not None
    walkthrough = next(one for one in loaded.walkthroughs.calls if one.level == level)
    casting = cast_call(loaded.scenario, loaded.persona, loaded.centre, walkthrough.seed)
    stage = Stage.of(casting, load_detector(casting.scenario.language), Reference(hash=""), walkthrough.name)
    perform_all(stage, walkthrough)
    assert any(isinstance(event, Ended) for event in stage.conductor.events)
    desk = DrillDesk(casting, loaded.walkthroughs, words_for("zh"), typed=True, talk=False)
    desk.take(stage.conductor.events)
    return desk


@pytest.mark.parametrize("drill", drill_library().ids())
def test_the_model_sentences_hit_and_others_miss(drill: str) -> None:
    best, mixed, poor = (drilled(drill, level) for level in ("excellent", "mixed", "poor"))
    missed = [one.answer for one in best.result((), None).done if not one.hit]
    assert not missed
    assert (best.hits, mixed.hits, poor.hits) == (best.count, best.count // 2, 0)
    assert best.count == 10


def test_every_kind_of_drill_is_there_in_both_languages() -> None:
    entries = library().scenarios()
    assert [one.error for one in entries if one.error] == []
    kinds = {one.id.rpartition("-")[0] for one in entries}
    assert kinds == {"apologise", "can-do", "closing", "digits", "hold", "surname", "welcome"}
    assert len(entries) == 2 * len(kinds)


def test_the_result_shows_what_might_have_been_said_and_compares_with_before() -> None:
    desk = drilled("digits-zh", "mixed")
    view = desk.result((3, 4), None)
    assert (view.result, view.best, view.stars) == ("10题答对5题", "比以前都好：以前最好是10题对4题", 1)
    first, second = view.done[:2]
    assert (first.hit, second.hit) == (False, True)
    assert first.answer == "好的。"
    assert first.model.startswith("您的保单号是")
    assert desk.result((7,), None).best == "以前最好：10题对7题"


def test_stars_are_for_shares_of_hits() -> None:
    assert [stars_for(hits, 10) for hits in (0, 4, 5, 7, 8, 9, 10)] == [0, 0, 1, 1, 2, 2, 3]
