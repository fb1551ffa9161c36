"""The test of microphone and loudspeaker: figures from an array, a real leak through the virtual sound server."""

from __future__ import annotations

import time
from collections.abc import Callable

import numpy as np
import pytest

from simulator.call.ports import VoiceStyle
from simulator.speech.capture import Capture, CaptureError, Deliver, Lost
from simulator.speech.leak import needs_closing
from simulator.speech.rendered import Rendering
from simulator.speech.rendering import VoiceRenderer
from simulator.speech.samples import SILENCE_DB, resampled
from simulator.speech.sound_check import SoundCheck
from simulator.speech.speaker import SpeakerError
from simulator.speech.vad import RATE, LevelDetector
from tests.virtual_sound import SoundServer


def until(ready: Callable[[], bool], seconds: float = 30.0) -> None:
    deadline = time.monotonic() + seconds
    while not ready():
        assert time.monotonic() < deadline
        time.sleep(0.01)


@pytest.fixture(scope="module")
def sample() -> Rendering:
    renderer = VoiceRenderer()
    rendering = renderer.render("您好，这里是安宁人寿。请问您听得清楚吗？", "zh", VoiceStyle("female"))
    renderer.close()
    return rendering


class Quiet:
    """A device that has delivered what it had."""

    name = "array"

    def close(self) -> None:
        """Nothing to free."""


def test_figures_of_the_last_seconds_are_judged(sample: Rendering) -> None:
    sound = np.clip(resampled(sample.samples, sample.rate, RATE) * 40.0, -1.0, 1.0).astype(np.float32)

    def opener(device: str | None, deliver: Deliver, lost: Lost) -> Capture:
        del device, lost
        deliver(sound)
        return Quiet()

    check = SoundCheck(opener=opener, detector=LevelDetector())
    check.listen(None)
    until(lambda: check.quality().state == "clipped")
    assert check.now.level_db > SILENCE_DB
    check.close()
    assert not check.listening
    assert check.quality().state == "waiting"


def test_a_microphone_that_cannot_be_opened_says_why() -> None:
    def opener(device: str | None, deliver: Deliver, lost: Lost) -> Capture:
        raise CaptureError("No microphone was found.")

    check = SoundCheck(opener=opener, detector=LevelDetector())
    check.listen("headset")
    until(lambda: check.lost is not None)
    assert check.lost == "No microphone was found."
    check.close()


def test_a_sample_that_cannot_be_made_says_why() -> None:
    def fail() -> Rendering:
        raise SpeakerError("There is no loudspeaker.")

    check = SoundCheck()
    check.play(fail, None, 1.0)
    until(lambda: not check.playing)
    assert check.problem == "There is no loudspeaker."
    assert check.leak is None
    check.close()


@pytest.mark.sound
def test_a_sample_is_heard_and_nothing_of_it_comes_back(virtual_sound: SoundServer, sample: Rendering) -> None:
    speaker = virtual_sound.record_speaker()
    check = SoundCheck(detector=LevelDetector())
    check.listen(None)
    until(lambda: check.now.level_db > SILENCE_DB)
    check.play(lambda: sample, None, 1.0)
    until(lambda: not check.playing)
    assert check.problem is None
    assert check.leak is not None
    assert check.leak < -80.0
    check.close()
    assert float(np.abs(speaker.stop()).max()) > 0.05


@pytest.mark.sound
@pytest.mark.parametrize("gain", [0.5, 0.1])
def test_what_leaks_into_the_microphone_is_measured(virtual_sound: SoundServer, sample: Rendering, gain: float) -> None:
    check = SoundCheck(detector=LevelDetector())
    check.listen(None)
    until(lambda: check.now.level_db > SILENCE_DB)
    wanted = 20 * np.log10(gain)
    with virtual_sound.leaking(gain):
        for _ in range(4):  # a busy machine drops sound on the way: then it is tried again, as people do
            check.play(lambda: sample, None, 1.0)
            until(lambda: not check.playing)
            if check.leak is not None and check.leak > wanted - 3.0:
                break
    assert check.problem is None
    assert check.leak is not None
    assert check.leak == pytest.approx(wanted, abs=3.0), "to a decibel on arrays: test_leak.py"
    assert needs_closing(check.leak, 12.0)
    check.close()
