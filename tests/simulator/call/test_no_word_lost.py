"""Whatever the trainee says, when the customer says what: every word that was recognised stands in the record once."""

from __future__ import annotations

from random import Random

import pytest

from scoring.record.events import TraineeSaid, TurnReopened
from simulator.call.ports import LiftReceiver, NotFinished
from tests.simulator.call.test_conductor import OPENING, SpokenCall

WORDS = "第{}句，请问您的保单号是多少？"


def standing(call: SpokenCall) -> str:
    """The words of all turns that were not taken up again."""
    turns: dict[int, str] = {}
    for event in call.shown:
        if isinstance(event, TraineeSaid):
            turns[event.turn] = event.text
        elif isinstance(event, TurnReopened):
            turns.pop(event.turn, None)
    return "\n".join(turns.values())


@pytest.mark.parametrize("seed", range(24))
def test_no_recognised_word_is_lost_or_stands_twice(seed: int) -> None:
    chance = Random(seed)
    call = SpokenCall()
    call.play(False, 6.0)
    call.conductor.put(LiftReceiver(call.now))
    call.say(OPENING)
    call.ear.texts = [WORDS.format(number) for number in range(100, 300)]
    before = list(call.ear.texts)
    for _ in range(30):
        call.ear.delay = chance.choice((0.05, 0.3, 1.0, 2.0))
        call.voice.delay, call.voice.seconds = chance.uniform(0.05, 0.8), chance.uniform(0.4, 3.0)
        call.play(True, chance.choice((0.1, 0.3, 0.5, 0.8, 2.0)))
        call.play(False, chance.choice((0.2, 0.5, 0.9, 1.3, 1.7, 2.5)))
        if chance.random() < 0.1:
            call.conductor.put(NotFinished(call.now))
        if call.conductor.over:
            break
    call.play(False, 4.0)
    recognised = before[: len(before) - len(call.ear.texts)]
    assert recognised
    said = standing(call)
    assert {text: said.count(text) for text in recognised} == dict.fromkeys(recognised, 1)
