"""A whole English call by sound: a robot speaks into the virtual microphone, the program hears, answers and scores."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from scoring.record.events import CustomerSaid, HungUp, TraineeSaid, VoiceMeasured
from scoring.scorecard import Verdict
from simulator.call.ports import VoiceStyle
from simulator.library import default_library
from simulator.results.store import open_store
from simulator.settings import Settings, VoiceSettings
from simulator.sound import SoundEngines
from simulator.switchboard import Switchboard
from tests.spoken_robot import Robot, judged_alike, spoken, typed_twin
from tests.virtual_sound import SoundServer

LINES = (Path(__file__).parent / "data" / "spoken_lines.en.txt").read_text(encoding="utf-8").splitlines()
"""What the robot says, with the numbers that SEED draws; none of it is in the recogniser's language model."""
SEED = 11
RECORD = ("charged twice", "accounts decides by 16:00", "call back by 16:00")
HURRY = 2.0
"""What the customer says is not recognised: the test need not wait for it."""


@pytest.mark.sound
def test_a_call_by_sound_is_judged_like_the_same_call_typed(virtual_sound: SoundServer) -> None:
    settings = Settings(trainee="robot", language="en", interface="en", voice=VoiceSettings(rate=HURRY))
    board = Switchboard(default_library(), open_store, settings)
    speaker = virtual_sound.record_speaker()
    call = board.open_call("double-charge", engines=SoundEngines(settings), seed=SEED)
    robot = Robot(call, virtual_sound, VoiceStyle("male"))
    try:
        assert call.conductor.header.engines["ear"].startswith("pocketsphinx")
        robot.take(LINES, RECORD)
        by_sound = call.score()
    finally:
        call.close()
        robot.renderer.close()
    heard = speaker.stop()

    assert np.sqrt(np.mean(np.square(heard))) > 0.003, "the customer was not heard in the loudspeaker"
    said = [event for event in call.events if isinstance(event, TraineeSaid)]
    assert len(said) >= len(spoken(LINES)) - 2
    assert all(not event.typed and event.sound is not None for event in said)
    assert sum(isinstance(event, CustomerSaid) for event in call.events) >= 8
    assert any(isinstance(event, HungUp) for event in call.events)
    voices = [event for event in call.events if isinstance(event, VoiceMeasured)]
    assert {event.turn for event in voices} >= {event.turn for event in said}
    pitches = [event.pitch_median_hz for event in voices if event.pitch_median_hz]
    assert max(pitches) < 1.2 * min(pitches), "one voice spoke"
    assert by_sound.verdicts["manner.pace"] in (Verdict.MET, Verdict.PARTLY)

    judged_alike(by_sound.verdicts, typed_twin(call, LINES, RECORD), differing=0.3)
