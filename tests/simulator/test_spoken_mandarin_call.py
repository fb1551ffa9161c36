"""A whole Mandarin call by sound: a robot speaks, sherpa-onnx reads it, the customer answers aloud, the call is scored.

The recogniser's model is the test model of `tests/models/mandarin`, which has learnt neither the robot's sentences nor
its voice.
"""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from scoring.record.events import ColleagueAccepted, CustomerSaid, HungUp, TraineeSaid, VoiceMeasured
from simulator.call.ports import VoiceStyle
from simulator.library import default_library
from simulator.results.store import open_store
from simulator.settings import EarSettings, Settings, VoiceSettings
from simulator.sound import SoundEngines
from simulator.switchboard import Switchboard
from tests.spoken_robot import Robot, judged_alike, spoken, typed_twin
from tests.virtual_sound import SoundServer

MODEL = Path(__file__).parents[1] / "models" / "mandarin"
LINES = (Path(__file__).parent / "data" / "spoken_lines.zh.txt").read_text(encoding="utf-8").splitlines()
"""What the robot says, with the numbers that SEED draws."""
SEED = 11
RECORD = ("教育金怎么领", "已接通赖文俊", "赖文俊直接答复")
HURRY = 2.0
"""The customer talks fast, so that the test is short."""


@pytest.mark.sound
def test_a_mandarin_call_by_sound_is_judged_like_the_same_call_typed(virtual_sound: SoundServer) -> None:
    settings = Settings(
        trainee="robot", ear=EarSettings(models={"zh": str(MODEL)}), voice=VoiceSettings(rate=HURRY)
    )  # fmt: skip
    board = Switchboard(default_library(), open_store, settings)
    speaker = virtual_sound.record_speaker()
    call = board.open_call("warm-transfer", engines=SoundEngines(settings), seed=SEED)
    robot = Robot(call, virtual_sound, VoiceStyle("male", rate=1.1))
    try:
        assert call.conductor.header.engines["ear"] == "sherpa-onnx/mandarin"
        robot.take(LINES, RECORD)
        by_sound = call.score()
    finally:
        call.close()
        robot.renderer.close()
    heard = speaker.stop()

    assert np.sqrt(np.mean(np.square(heard))) > 0.003, "the customer was not heard in the loudspeaker"
    said = [event for event in call.events if isinstance(event, TraineeSaid)]
    assert len(said) >= len(spoken(LINES)) - 1
    assert all(not event.typed and event.sound is not None for event in said)
    assert sum(isinstance(event, CustomerSaid) for event in call.events) >= 5
    assert any(isinstance(event, HungUp) for event in call.events)
    assert {event.turn for event in call.events if isinstance(event, VoiceMeasured)} >= {event.turn for event in said}

    assert any(isinstance(event, ColleagueAccepted) for event in call.events), "the colleague was told what it is about"
    judged_alike(by_sound.verdicts, typed_twin(call, LINES, RECORD), differing=0.2)
