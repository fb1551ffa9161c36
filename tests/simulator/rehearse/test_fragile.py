"""Verdicts that rest on one easily misheard word: they are named with the word, and nothing else is."""

from __future__ import annotations

from functools import partial

import pytest

from scoring.acts import load_detector
from scoring.engine import score
from scoring.language.misheard import mishear
from scoring.record.events import Reference, TraineeSaid
from scoring.standard import shipped_standard
from simulator.library import default_library
from simulator.rehearse.fragile import HEARINGS, Fragile, find_fragile
from simulator.rehearse.rehearsal import rehearsal, rehearse_scenario
from simulator.rehearse.remembered import Remembered
from simulator.rehearse.walkthroughs import House, Played, play_walkthrough
from simulator.scenario.casting import cast_call
from simulator.scenario.model import Casting
from simulator.scenario.walkthroughs import Walkthrough
from tests.simulator.rehearse.conftest import small


def house_for(language: str) -> House:
    standard = shipped_standard("guangdong-phone")
    reference = Reference(id=standard.id, version=standard.version, hash=standard.hash)
    return House(Remembered(load_detector(language)), reference, partial(score, standard=standard))


def played(*changes: tuple[str, str]) -> tuple[Casting, Walkthrough, Played, House]:
    scenario, persona, centre, walked = small(*changes)
    model = walked.calls[0]
    house = house_for("zh")
    return (
        cast_call(scenario, persona, centre, model.seed),
        model,
        play_walkthrough(scenario, persona, centre, model, house),
        house,
    )


@pytest.fixture(scope="module")
def found() -> tuple[Fragile, ...]:
    return find_fragile(*played(("say: 真的对不起，我来查。", "say: 抱歉，我来查。")))


def test_apology_that_hangs_on_one_word_is_named_with_it(found: tuple[Fragile, ...]) -> None:
    sorry = [one for one in found if one.turn == 2 and one.criterion == "empathy.apologise"]
    assert sorry
    for one in sorry:
        assert set(one.word) & set("抱歉")
        assert one.word != one.heard
        assert one.verdict != one.other
        assert 1 <= one.hearings <= HEARINGS
        assert (one.call, one.place.line) == ("an experienced agent", 11)
    assert str(sorry[0]).startswith("late-call/walkthroughs.yaml:11:9: turn 2 of 'an experienced agent': 'empathy.")


def test_what_is_said_twice_does_not_hang_on_one_word() -> None:
    twice = find_fragile(*played(("say: 真的对不起，我来查。", "say: 真的对不起，很抱歉，实在不好意思，我来查。")))
    assert [one for one in twice if one.criterion == "empathy.apologise"] == []


def test_likeliest_comes_first_and_the_same_call_gives_the_same_findings(found: tuple[Fragile, ...]) -> None:
    assert [one.hearings for one in found] == sorted((one.hearings for one in found), reverse=True)
    assert find_fragile(*played(("say: 真的对不起，我来查。", "say: 抱歉，我来查。"))) == found


def test_each_finding_holds_when_the_call_is_scored_anew(found: tuple[Fragile, ...]) -> None:
    """Said with the misheard word in it, the walkthrough itself gets the other verdict."""
    checked = 0
    for one in found:
        if one.turn == 2 and one.word in "抱歉":
            _, _, call, _ = played(
                ("say: 真的对不起，我来查。", f"say: {'抱歉'.replace(one.word, one.heard)}，我来查。")
            )
            assert call.card.verdicts[one.criterion].value == one.other
            checked += 1
    assert checked


@pytest.mark.parametrize("id_", ["late-claim", "double-charge"])
def test_numbers_are_heard_rightly_in_both_languages(id_: str) -> None:
    loaded = default_library().open(id_)
    assert loaded.walkthroughs is not None
    model = loaded.walkthroughs.first_excellent()
    assert model is not None
    house = house_for(loaded.scenario.language)
    call = play_walkthrough(loaded.scenario, loaded.persona, loaded.centre, model, house)
    casting = cast_call(loaded.scenario, loaded.persona, loaded.centre, model.seed)
    said = {event.turn: event.text for event in call.record.events if isinstance(event, TraineeSaid)}
    assert any(mishear(text, loaded.scenario.language, 0.1, 1) != text for text in said.values())
    for one in find_fragile(casting, model, call, house):
        assert one.word in said[one.turn]
        assert one.criterion not in ("readback.facts", "escalation.contact")


def test_result_for_machines_has_them_where_they_were_asked_for() -> None:
    scenario, persona, centre, walked = small()
    house = house_for("zh")
    standard = shipped_standard("guangdong-phone")
    done = rehearse_scenario(scenario, persona, centre, walked, house, robots=False, fragile=True)
    (plain,) = rehearsal([done], standard).to_plain()["results"]
    assert done.fragile is not None
    assert [one["word"] for one in plain["fragile"]] == [one.word for one in done.fragile]
    assert all(set(one) == {"criterion", "verdict", "other", "call", "turn", "word", "heard", "hearings", "place"}
               for one in plain["fragile"])  # fmt: skip
    without = rehearse_scenario(scenario, persona, centre, walked, house, robots=False)
    assert "fragile" not in rehearsal([without], standard).to_plain()["results"][0]
