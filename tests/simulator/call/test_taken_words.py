"""What a turn is taken for where somebody else decides that: the words that count, or none and once more."""

from __future__ import annotations

from pathlib import Path

from scoring.record.events import CustomerSaid, SilencePassed, TraineeSaid
from simulator.call.conductor import Conductor
from simulator.call.ports import TypedReply
from tests.calls import OPENING, TypedCall, casting_of

LOST_LETTER = Path(__file__).parent / "data" / "lost-letter"


class Prompted(TypedCall):
    """A typed call whose words count only as `model`, and only where they begin like it."""

    def __init__(self, model: str) -> None:
        super().__init__(casting_of(LOST_LETTER))
        header = self.conductor.header
        self.recorder.lines.clear()
        self.conductor = Conductor(
            self.casting, header, self.detector, self.recorder,
            takes=lambda text: model if text[:2] == model[:2] else None,
        )  # fmt: skip
        self.conductor.start()
        self.conductor.step(0.0)


def test_words_that_do_not_count_leave_the_floor_and_no_event() -> None:
    call = Prompted(OPENING)
    call.answer()
    call.say("喂？")
    assert call.all(TraineeSaid) == []
    assert call.conductor.live.floor == "trainee"
    call.say(OPENING[:4])
    assert [said.text for said in call.all(TraineeSaid)] == [OPENING]
    assert call.all(CustomerSaid)


def test_patience_runs_on_after_words_that_did_not_count() -> None:
    call = Prompted(OPENING)
    call.answer()
    call.put(TypedReply(call.now, "喂？"))
    call.wait(60.0)
    assert call.all(SilencePassed)
