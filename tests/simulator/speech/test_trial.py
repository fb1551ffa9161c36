"""A try of microphone and recogniser, with the real recogniser and a microphone into which the test speaks."""

from __future__ import annotations

import os
import signal
import threading
from pathlib import Path

import numpy as np
import pytest

from simulator.call.ports import VoiceStyle
from simulator.speech.capture import Capture, CaptureError, Deliver, Lost
from simulator.speech.ear_pocketsphinx import pocketsphinx_engine
from simulator.speech.ears import EarEngine
from simulator.speech.models import model_engine
from simulator.speech.rendering import VoiceRenderer
from simulator.speech.samples import Samples, resampled
from simulator.speech.trial import Trial
from simulator.speech.vad import RATE, LevelDetector

DATA = Path(__file__).parent / "data"


class Spoken:
    """A microphone that delivers one sound at once, then a quiet room for a while."""

    name = "test"

    def __init__(self, samples: Samples) -> None:
        self.samples = samples
        self.opened: list[str | None] = []

    def open(self, device: str | None, deliver: Deliver, lost: Lost) -> Capture:
        self.opened.append(device)
        room = np.random.default_rng(1).normal(0, 1e-4, 6 * RATE).astype(np.float32)
        threading.Thread(target=lambda: [deliver(self.samples), deliver(room)], daemon=True).start()
        return self

    def close(self) -> None:
        """Nothing to free."""


@pytest.fixture(scope="module")
def sentence() -> Samples:
    renderer = VoiceRenderer()
    spoken = renderer.render(
        "The second payment will be returned to the card it came from.", "en", VoiceStyle("female")
    )
    renderer.close()
    quiet = np.random.default_rng(3).normal(0, 1e-4, RATE)
    return np.concatenate([quiet, resampled(spoken.samples, spoken.rate, RATE)]).astype(np.float32)


def tried(engine: EarEngine, samples: Samples, seconds: float = 5.0) -> Trial:
    made = Trial(
        engine, device="headset", seconds=seconds, opener=Spoken(samples).open, detector=LevelDetector()
    )  # fmt: skip
    made.wait()
    return made


def test_words_delay_speed_and_level_are_told(sentence: Samples):
    trial = tried(pocketsphinx_engine(), sentence)
    assert (trial.state, trial.problem, trial.left) == ("done", None, 0.0)
    result = trial.result
    assert result is not None
    assert "payment" in result.text
    assert trial.partial
    assert result.failed is None
    assert result.seconds == pytest.approx(5.0, abs=0.04)
    assert result.delay >= 0
    assert result.real_time_factor is not None
    assert 0 < result.real_time_factor < 5
    assert result.quality.speech_db is not None


def test_silence_is_not_understood():
    trial = tried(model_engine(DATA / "loudness-ctc", "zh"), np.full(RATE, 1e-5, np.float32), seconds=1.0)
    assert trial.result is not None
    assert trial.result.failed == "Speech was heard, but no words were understood."
    assert trial.result.quality.state == "waiting"


def test_a_microphone_that_cannot_be_opened_is_one_sentence():
    def refuse(device: str | None, deliver: Deliver, lost: Lost) -> Capture:
        raise CaptureError("The microphone 'headset' is not there.")

    trial = Trial(pocketsphinx_engine(), opener=refuse, detector=LevelDetector())
    trial.wait()
    assert (trial.state, trial.problem) == ("failed", "The microphone 'headset' is not there.")
    assert trial.result is None


def test_a_recogniser_that_cannot_start_is_one_sentence():
    trial = tried(EarEngine("none", "simulator.speech.no_such_module"), np.zeros(RATE, np.float32))
    assert trial.state == "failed"
    assert (trial.problem or "").startswith("The recogniser cannot be used: ")


def test_a_recogniser_that_dies_is_one_sentence():
    trial = Trial(
        pocketsphinx_engine(), seconds=60.0, opener=Spoken(np.zeros(RATE, np.float32)).open, detector=LevelDetector()
    )
    while trial.state == "opening":
        trial.wait(0.01)
    assert trial._process is not None
    os.kill(trial._process.pid, signal.SIGKILL)
    trial.wait()
    assert trial.state == "failed"
    assert (trial.problem or "").startswith("The recogniser cannot be used: ")


def test_a_try_can_be_ended():
    trial = Trial(
        pocketsphinx_engine(), seconds=60.0, opener=Spoken(np.zeros(RATE, np.float32)).open, detector=LevelDetector()
    )
    trial.close()
    assert trial.state == "failed"
