"""A whole English call by sound: a robot speaks into the virtual microphone, the program hears, answers and scores."""

from __future__ import annotations

from pathlib import Path

import pytest

from scoring.record.events import CustomerSaid, TraineeSaid, VoiceMeasured
from scoring.scorecard import Verdict
from simulator.call.ports import VoiceStyle
from simulator.settings import Settings, VoiceSettings
from tests.spoken_robot import count, judged_alike, spoken, taken, typed_twin
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
    voice = VoiceStyle("male")
    call, by_sound = taken("double-charge", settings, virtual_sound, voice, SEED, LINES, RECORD)

    assert call.conductor.header.engines["ear"].startswith("pocketsphinx")
    assert count(call, TraineeSaid) >= len(spoken(LINES)) - 2
    assert count(call, CustomerSaid) >= 8
    pitches = [event.pitch_median_hz for event in call.events if isinstance(event, VoiceMeasured)]
    heard = [pitch for pitch in pitches if pitch]
    assert max(heard) < 1.2 * min(heard), "one voice spoke"
    assert by_sound.verdicts["manner.pace"] in (Verdict.MET, Verdict.PARTLY)
    judged_alike(by_sound.verdicts, typed_twin(call, LINES, RECORD), differing=0.3)
