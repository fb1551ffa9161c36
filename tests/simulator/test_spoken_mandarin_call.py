"""A whole Mandarin call by sound: a robot speaks, sherpa-onnx reads it, the customer answers aloud, the call is scored.

The recogniser's model is the test model of `tests/models/mandarin`, which has learnt neither the robot's sentences nor
its voice.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from scoring.record.events import ColleagueAccepted, CustomerSaid, TraineeSaid
from simulator.call.ports import VoiceStyle
from simulator.settings import EarSettings, Settings, VoiceSettings
from tests.spoken_robot import count, judged_alike, spoken, taken, typed_twin
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
    settings = Settings(trainee="robot", ear=EarSettings(models={"zh": str(MODEL)}), voice=VoiceSettings(rate=HURRY))
    voice = VoiceStyle("male", rate=1.1)
    call, by_sound = taken("warm-transfer", settings, virtual_sound, voice, SEED, LINES, RECORD)

    assert call.conductor.header.engines["ear"] == "sherpa-onnx/mandarin"
    assert count(call, TraineeSaid) >= len(spoken(LINES)) - 1
    assert count(call, CustomerSaid) >= 5
    assert count(call, ColleagueAccepted), "the colleague was told what it is about"
    judged_alike(by_sound.verdicts, typed_twin(call, LINES, RECORD), differing=0.2)
