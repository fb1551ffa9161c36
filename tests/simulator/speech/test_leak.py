"""How much of the loudspeaker comes into the microphone: told from what was played and what was heard."""

from __future__ import annotations

import numpy as np
import pytest

from simulator.call.decisions import Decision, Interrupted
from simulator.call.ports import SoundBlock, VoiceStyle
from simulator.call.turns import Turns
from simulator.settings import EarSettings, Leak, Settings, TurnSettings, VoiceSettings
from simulator.speech.leak import LATEST, PEAKS_DB, SOFT_VOICE_DB, closes_microphone, leak_db, needs_closing
from simulator.speech.rendering import VOICE_DB, VoiceRenderer
from simulator.speech.samples import SILENCE_DB, Samples, gain_of, level_db, resampled
from simulator.speech.vad import BLOCK, RATE, SileroDetector

SENTENCE = "您好，这里是安宁人寿。这是来电人的声音，请问您听得清楚吗？一二三四五。"
OTHER = "我想问一下我的理赔什么时候到账，已经等了一个月了，你们到底怎么回事？"
ROOM_DB = -60.0


@pytest.fixture(scope="module")
def voices() -> dict[str, Samples]:
    renderer = VoiceRenderer()
    spoken = {
        "played": renderer.render(SENTENCE, "zh", VoiceStyle("female")),
        "other": renderer.render(OTHER, "zh", VoiceStyle("male")),
    }
    renderer.close()
    return {name: resampled(one.samples, one.rate, RATE) for name, one in spoken.items()}


def in_the_room(played: Samples, leak: float, *, delay: float = 0.23, noise: float = ROOM_DB) -> Samples:
    """What a microphone hears: the sound, late and weaker, with an echo, and the room."""
    length = played.size + round(LATEST * RATE)
    heard = np.zeros(length)
    for late, gain in ((delay, 1.0), (delay + 0.019, 0.3)):
        start = round(late * RATE)
        heard[start : start + played.size] += played[: length - start] * gain_of(leak) * gain
    return (heard + np.random.default_rng(1).normal(0, gain_of(noise), length)).astype(np.float32)


@pytest.mark.parametrize("leak", [0.0, -12.0, -25.0, -40.0, -50.0])
@pytest.mark.parametrize("delay", [0.0, 0.23, 1.1])
def test_a_leak_is_measured_to_a_decibel(voices: dict[str, Samples], leak: float, delay: float) -> None:
    played = voices["played"]
    echo = 10 * np.log10(1 + 0.3**2)
    assert leak_db(played, in_the_room(played, leak, delay=delay), RATE) == pytest.approx(leak + echo, abs=1.2)


def test_a_loud_room_does_not_change_it(voices: dict[str, Samples]) -> None:
    played = voices["played"]
    assert leak_db(played, in_the_room(played, -15.0, noise=-35.0), RATE) == pytest.approx(-14.6, abs=1.2)


def test_another_voice_is_no_leak(voices: dict[str, Samples]) -> None:
    played, other = voices["played"], voices["other"]
    length = played.size + round(LATEST * RATE)
    alone = np.pad(other, (4000, max(0, length - other.size - 4000)))[:length]
    assert leak_db(played, alone, RATE) == SILENCE_DB
    both = in_the_room(played, -20.0) + alone * np.float32(0.3)
    assert leak_db(played, both, RATE) == pytest.approx(-19.6, abs=1.5)


@pytest.mark.parametrize("noise", [-90.0, -50.0, -30.0])
def test_without_a_leak_there_is_none(voices: dict[str, Samples], noise: float) -> None:
    played = voices["played"]
    assert leak_db(played, in_the_room(played, -200.0, noise=noise), RATE) == SILENCE_DB


@pytest.mark.parametrize("silence", [np.zeros(0, np.float32), np.zeros(RATE, np.float32)])
def test_silence_leaks_nothing(voices: dict[str, Samples], silence: Samples) -> None:
    assert leak_db(voices["played"], silence, RATE) == SILENCE_DB
    assert leak_db(silence, voices["played"], RATE) == SILENCE_DB


@pytest.mark.parametrize(("above", "interrupts"), [(6.0, True), (-2.0, False)])
def test_the_threshold_is_where_the_caller_would_interrupt_herself(
    voices: dict[str, Samples], above: float, interrupts: bool
) -> None:
    """A soft trainee greets, then the caller speaks: what leaks is told from the trainee's voice, or is not."""
    turns = Turns()
    threshold = SOFT_VOICE_DB - turns.settings.leak - VOICE_DB - PEAKS_DB
    assert needs_closing(threshold + above, turns.settings.leak) == interrupts
    detector = SileroDetector()
    greeting = voices["other"] * np.float32(gain_of(SOFT_VOICE_DB - VOICE_DB))
    noise = np.random.default_rng(4).normal(0, gain_of(ROOM_DB), greeting.size + 2 * RATE)
    trainee = (np.pad(greeting, (0, 2 * RATE)) + noise).astype(np.float32)
    turns.listen(0.0, ())
    at, _ = said(turns, detector, trainee, 0.0)
    turns.customer_begins(at)
    _, decisions = said(turns, detector, in_the_room(voices["played"], threshold + above, delay=0.1), at)
    assert any(isinstance(one, Interrupted) for one in decisions) == interrupts


def said(turns: Turns, detector: SileroDetector, sound: Samples, at: float) -> tuple[float, list[Decision]]:
    """What turn-taking makes of a sound in the microphone; the time at its end, and the decisions."""
    decisions: list[Decision] = []
    for start in range(0, sound.size - BLOCK, BLOCK):
        block = sound[start : start + BLOCK]
        at += BLOCK / RATE
        decisions += turns.block(SoundBlock(at, BLOCK / RATE, detector.probability(block), level_db(block)))
    return at, decisions


@pytest.mark.parametrize(
    ("settings", "closed"),
    [
        (Settings(), False),
        (Settings(turns=TurnSettings(half_duplex=True)), True),
        (Settings(ear=EarSettings(leak=Leak(-10.0))), True),
        (Settings(ear=EarSettings(leak=Leak(-50.0))), False),
        (Settings(ear=EarSettings(leak=Leak(-10.0), microphone="Headset")), False),
        (Settings(ear=EarSettings(leak=Leak(-10.0)), voice=VoiceSettings(speaker="Headset")), False),
    ],
)
def test_a_measure_counts_for_the_devices_it_was_made_with(settings: Settings, closed: bool) -> None:
    assert closes_microphone(settings) == closed
