"""Moments of a recording: the right part, with both parties, and a sentence where there is none."""

from __future__ import annotations

import time
from pathlib import Path

import numpy as np
import pytest
import soundfile

from simulator.speech.excerpt import AROUND, both_parties
from simulator.speech.playback import CHANNEL, Playback
from simulator.speech.samples import Samples
from simulator.speech.speaker import Speaker, SpeakerError

RATE = 16_000


class HeardSpeaker(Speaker):
    """A loudspeaker that remembers what it was given; with `broken` it cannot be opened."""

    def __init__(self, broken: bool = False) -> None:
        super().__init__()
        self.played: list[tuple[int, int]] = []
        self.stopped: list[int] = []
        self._broken = broken

    def play(self, channel: int, samples: Samples, rate: int, *, gain: float = 1.0, loop: bool = False) -> None:
        if self._broken:
            raise SpeakerError("The loudspeaker cannot be opened: no device.")
        self.played.append((channel, round(samples.size / rate * 10)))

    def stop(self, channel: int) -> None:
        self.stopped.append(channel)


@pytest.fixture
def recording(tmp_path: Path) -> Path:
    """Ten seconds: the customer is heard in the third, the trainee in the sixth."""
    sound = np.zeros((10 * RATE, 2), dtype=np.float32)
    sound[2 * RATE : 3 * RATE, 0] = 0.25
    sound[5 * RATE : 6 * RATE, 1] = 0.5
    path = tmp_path / "call.wav"
    soundfile.write(path, sound, RATE, subtype="PCM_16")
    return path


def waited(done: object) -> None:
    deadline = time.monotonic() + 20
    while not done():  # type: ignore[operator]
        assert time.monotonic() < deadline
        time.sleep(0.005)


def test_a_part_holds_both_parties(recording: Path) -> None:
    samples, rate = both_parties(recording, 2.2, 5.8)
    assert rate == RATE
    assert samples.size == pytest.approx((3.6 + 2 * AROUND) * RATE, abs=2)
    assert float(samples.max()) == pytest.approx(0.5, abs=0.01)
    assert float(samples[: RATE // 4].max()) == pytest.approx(0.25, abs=0.01)
    assert both_parties(recording, 40.0, 41.0)[0].size == 0


def test_a_moment_is_played_on_a_channel_of_its_own_and_can_be_stopped(recording: Path) -> None:
    speaker = HeardSpeaker()
    playback = Playback(speaker)
    playback.play(recording, 2.0, 3.0)
    assert playback.playing
    waited(lambda: speaker.played)
    assert speaker.played == [(CHANNEL, 14)]
    playback.stop()
    assert not playback.playing
    assert speaker.stopped == [CHANNEL]
    assert playback.trouble() is None


@pytest.mark.parametrize("broken", [True, False])
def test_what_cannot_be_played_is_told_once(recording: Path, broken: bool) -> None:
    playback = Playback(HeardSpeaker(broken))
    playback.play(recording if broken else recording.with_name("gone.wav"), 0.0, 1.0)
    waited(lambda: playback._problem)
    assert playback.trouble() is not None
    assert playback.trouble() is None
    assert not playback.playing
