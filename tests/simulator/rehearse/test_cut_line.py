"""A scenario that cuts the line, rehearsed: rung back, left at that, or talked into."""

from __future__ import annotations

from collections.abc import Callable

from scoring.record.events import CustomerSaid, LineCut, RecordCompleted
from simulator.rehearse.robots import play_robots
from simulator.rehearse.walkthroughs import House, Played
from tests.simulator.rehearse.conftest import small

Play = Callable[..., Played]
CUT = (
    "      - when: {all: [empathy, apologise]}\n",
    "      - when: {all: [apologise]}\n        end: cut\n        limit: 1\n      - when: {all: [empathy, apologise]}\n",
)
SORRY = "      - say: 真的对不起，我来查。\n"


def test_a_cut_line_is_taken_up_by_ringing_back(play: Play) -> None:
    played = play((SORRY, f"{SORRY}      - desk: ring_back\n      - expect: {{beat: opening}}\n{SORRY}"),
                  scenario_changes=(CUT,))  # fmt: skip
    assert played.failures == ()
    assert played.end == "promised"
    lines = [event.line for event in played.record.events if isinstance(event, CustomerSaid)]
    assert "self/back_again" in lines


def test_a_cut_line_may_be_where_the_call_ends(play: Play) -> None:
    steps = (
        "      - desk: {hold: 40.0, consult: claims, say: 请问何时有结论？}\n      - say: 今天下午五点前给您电话。\n"
    )
    played = play((steps, ""), ("ends: promised", "ends: cut"), scenario_changes=(CUT,))
    assert played.failures == ()
    assert isinstance(played.record.events[-1], RecordCompleted)


def test_words_into_a_dead_line_are_no_step(play: Play) -> None:
    played = play((SORRY, f"{SORRY}{SORRY}"), scenario_changes=(CUT,))
    assert [str(failure).rpartition(": ")[2] for failure in played.failures] == [
        "The line was broken before this step could be done."
    ]


def test_robots_do_not_talk_into_a_dead_line(house: House) -> None:
    scenario, persona, centre, walked = small(scenario_changes=(CUT,))
    for played in play_robots(scenario, persona, centre, walked, house):
        events = played.record.events
        assert isinstance(events[-1], RecordCompleted)
        assert sum(isinstance(event, LineCut) for event in events) <= 1
