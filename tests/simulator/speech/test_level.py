"""Whether a microphone hears well: judged on arrays of a voice in a room."""

from __future__ import annotations

import numpy as np
import pytest

from simulator.call.ports import VoiceStyle
from simulator.speech.level import InputQuality, heard, judge
from simulator.speech.rendering import VoiceRenderer
from simulator.speech.samples import Samples, gain_of, resampled
from simulator.speech.vad import BLOCK, RATE, SileroDetector

VOICE_DB = -20.0


@pytest.fixture(scope="module")
def voice() -> Samples:
    """A sentence at VOICE_DB."""
    renderer = VoiceRenderer()
    spoken = renderer.render("您好，安宁人寿客户服务部，请问有什么可以帮您？", "zh", VoiceStyle("female"))
    renderer.close()
    return resampled(spoken.samples, spoken.rate, RATE)


def judged(voice: Samples, gain: float, noise: float) -> InputQuality:
    """A second of the room, then the voice in it, cut off at full scale as a sound card does."""
    sound = np.concatenate([np.zeros(RATE, np.float32), voice * np.float32(gain_of(gain))])
    sound = sound + np.random.default_rng(2).normal(0, gain_of(noise), sound.size)
    sound = np.clip(sound, -1.0, 1.0).astype(np.float32)
    detector = SileroDetector()
    blocks = [sound[start : start + BLOCK] for start in range(0, sound.size - BLOCK, BLOCK)]
    return judge([heard(block, detector.probability(block)) for block in blocks])


@pytest.mark.parametrize(
    ("gain", "noise", "state"),
    [
        (0.0, -65.0, "good"),
        (-10.0, -65.0, "good"),
        (-30.0, -75.0, "quiet"),
        (30.0, -65.0, "clipped"),
        (-12.0, -40.0, "noisy"),
        (0.0, -34.0, "noisy"),
    ],
)
def test_a_voice_in_a_room(voice: Samples, gain: float, noise: float, state: str) -> None:
    quality = judged(voice, gain, noise)
    assert quality.state == state
    assert quality.noise_db == pytest.approx(noise, abs=2.0)
    if state == "good":
        assert quality.speech_db == pytest.approx(VOICE_DB + gain, abs=3.0)


def test_a_single_peak_is_not_clipping(voice: Samples) -> None:
    peaked = voice.copy()
    peaked[:: RATE // 2] = 1.0
    assert judged(peaked, 0.0, -65.0).state == "good"


def test_before_anything_was_said_only_the_room_is_judged(voice: Samples) -> None:
    assert judge([]) == InputQuality("waiting")
    assert judged(voice[:1], 0.0, -65.0).state == "waiting"
    assert judged(voice[:1], 0.0, -30.0).state == "noisy"


def test_digital_zeros_are_a_muted_microphone() -> None:
    zeros = np.zeros(BLOCK, np.float32)
    assert judge([heard(zeros, 0.0)] * 30).state == "waiting"
    assert judge([heard(zeros, 0.0)] * 70).state == "silent"
