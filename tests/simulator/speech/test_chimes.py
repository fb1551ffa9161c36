"""The sounds of the game are short, soft, without a click, and each is another; without a loudspeaker none sounds."""

from __future__ import annotations

import threading
from itertools import combinations

import numpy as np
import pytest

from simulator.speech.chimes import CHANNEL, CHIMES, RATE, Chime, Chimes, chime
from simulator.speech.samples import Samples
from simulator.speech.speaker import Speaker, SpeakerError
from simulator.speech.tones import ring


@pytest.mark.parametrize("name", CHIMES)
def test_a_sound_is_short_and_soft_and_does_not_click(name: Chime) -> None:
    sound = chime(name)
    assert 0.1 < sound.size / RATE < 1.1
    assert 0.02 < np.abs(sound).max() < np.abs(ring().samples).max()
    assert abs(sound[0]) < 0.002
    assert abs(sound[-1]) < 0.002
    assert np.abs(np.diff(sound)).max() < 0.05


def test_each_sound_is_another() -> None:
    for one, other in combinations(CHIMES, 2):
        first, second = chime(one), chime(other)
        assert first.size != second.size or not np.allclose(first, second)


class Played(Speaker):
    """Remembers instead of playing; `broken`: there is no loudspeaker."""

    def __init__(self, broken: bool = False) -> None:
        super().__init__()
        self.broken = broken
        self.sounds: list[tuple[int, Samples]] = []
        self.asked = threading.Event()

    def play(self, channel: int, samples: Samples, rate: int, *, gain: float = 1.0, loop: bool = False) -> None:
        assert (rate, gain, loop) == (RATE, 1.0, False)
        self.asked.set()
        if self.broken:
            raise SpeakerError("There is no loudspeaker.")
        self.sounds.append((channel, samples))


@pytest.mark.parametrize("broken", [False, True])
def test_it_is_played_beside_the_window_and_missed_by_nobody(broken: bool) -> None:
    speaker = Played(broken)
    Chimes(speaker).play("hit")
    assert speaker.asked.wait(5.0)
    for thread in threading.enumerate():
        if thread.name == "chime":
            thread.join(5.0)
    assert [channel for channel, _ in speaker.sounds] == ([] if broken else [CHANNEL])
