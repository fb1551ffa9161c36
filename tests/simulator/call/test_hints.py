"""A hint is an event of the record: it changes nothing of the call and no point, and costs a star each."""

from __future__ import annotations

from pathlib import Path

from scoring.engine import score
from scoring.record.codec import decode, encode
from scoring.record.events import HintTaken
from scoring.standard import shipped_standard
from simulator.call.hints import hints_taken, stars_left
from simulator.call.ports import TakeHint
from simulator.call.replay import replay
from tests.calls import OPENING, TypedCall, casting_of

LOST_LETTER = Path(__file__).parent / "data" / "lost-letter"


def a_call(hints: int) -> TypedCall:
    call = TypedCall(casting_of(LOST_LETTER))
    call.put(TakeHint(call.now, "too early"))
    call.answer()
    call.say(OPENING)
    for _ in range(hints):
        call.put(TakeHint(call.now, "这件事我来帮您跟进到底。"))
    call.say("您别着急，我马上帮您查，请问您贵姓？")
    return call


def test_a_hint_stands_in_the_record_and_the_replay_gives_it_again() -> None:
    call = a_call(1)
    assert [hint.text for hint in call.all(HintTaken)] == ["这件事我来帮您跟进到底。"]
    record = decode(encode(call.record()))
    assert replay(record, call.casting, call.detector).difference is None


def test_a_hint_costs_a_star_and_no_point() -> None:
    with_hints, without = a_call(2).record(), a_call(0).record()
    standard = shipped_standard("guangdong-phone")
    assert score(with_hints, standard).total == score(without, standard).total
    assert hints_taken(with_hints.events) == 2
    assert (stars_left(3, 2), stars_left(1, 2), stars_left(2, 0)) == (1, 0, 2)
