"""SpeechRecognition listens through the same microphone."""

from __future__ import annotations

import numpy as np
import pytest
import speech_recognition

from simulator.call.ports import VoiceStyle
from simulator.speech.audio_source import MicrophoneSource
from simulator.speech.capture import Capture, Deliver, Lost
from simulator.speech.health import EarHealth
from simulator.speech.microphone import Microphone
from simulator.speech.rendering import VoiceRenderer
from simulator.speech.samples import resampled
from simulator.speech.vad import RATE, LevelDetector
from tests.simulator.speech.inbox import Inbox


class FromArray:
    name = "array"

    def close(self) -> None:
        """Nothing to free."""


def test_its_recogniser_hears_one_phrase():
    renderer = VoiceRenderer()
    spoken = renderer.render("One moment, please.", "en", VoiceStyle("male"))
    renderer.close()
    quiet = np.random.default_rng(3).normal(0, 1e-3, 2 * RATE)
    sound = np.concatenate([quiet, resampled(spoken.samples, spoken.rate, RATE), quiet]).astype(np.float32)
    device: list[Deliver] = []

    def opener(name: str | None, deliver: Deliver, lost: Lost) -> Capture:
        device.append(deliver)
        deliver(quiet[:RATE].astype(np.float32))
        return FromArray()

    inbox = Inbox()
    microphone = Microphone(
        inbox.emit, inbox.clock, EarHealth(inbox.emit, inbox.clock), opener=opener, detector=LevelDetector()
    )
    microphone.open()
    listener = speech_recognition.Recognizer()
    with MicrophoneSource(microphone) as source:
        inbox.collect(0.1)
        device[0](sound)
        listener.adjust_for_ambient_noise(source, duration=1.0)
        phrase = listener.listen(source, timeout=5, phrase_time_limit=5)
    microphone.close()
    assert phrase.sample_rate == RATE
    length = len(phrase.get_raw_data()) / 2 / RATE
    assert length == pytest.approx(spoken.seconds + 1.0, abs=0.9)
