"""Rates, levels and the telephone line, on sounds whose right answer is known."""

from __future__ import annotations

import hashlib

import numpy as np
import pytest

from simulator.speech.line import SURROUNDINGS, background, conditioned, telephone
from simulator.speech.samples import (
    SILENCE_DB,
    StreamResampler,
    at_level,
    from_int16,
    level_db,
    resampled,
    to_int16,
    trimmed,
)

RATE = 22050


def tone(hertz: float, seconds: float = 1.0, rate: int = RATE, size: float = 0.5) -> np.ndarray:
    return np.asarray(size * np.sin(2 * np.pi * hertz * np.arange(int(seconds * rate)) / rate), dtype=np.float32)


def strength(sound: np.ndarray, hertz: float, rate: int = RATE) -> float:
    """Amplitude of one frequency."""
    seconds = np.arange(sound.size) / rate
    return float(2 * abs(np.mean(sound * np.exp(-2j * np.pi * hertz * seconds)))) + 1e-9


def test_level_of_a_full_sine_is_three_decibels_below_full_scale():
    assert level_db(tone(441, size=1.0)) == pytest.approx(-3.01, abs=0.01)
    assert level_db(np.zeros(100, np.float32)) == SILENCE_DB
    assert level_db(np.zeros(0, np.float32)) == SILENCE_DB


def test_sixteen_bits_come_back():
    sound = tone(441)
    assert np.max(np.abs(from_int16(to_int16(sound)) - sound)) < 1e-4
    assert to_int16(np.array([2.0, -2.0], np.float32)).tolist() == [32767, -32768]


@pytest.mark.parametrize("to", [8000, 16000, 44100, 48000])
def test_another_rate_keeps_tone_and_length(to: int):
    out = resampled(tone(1000), RATE, to)
    assert out.size == to
    middle = out[to // 4 : to * 3 // 4]
    assert strength(middle, 1000, to) == pytest.approx(0.5, abs=0.01)
    assert level_db(middle) == pytest.approx(level_db(tone(1000)), abs=0.05)


def test_a_lower_rate_holds_no_alias():
    out = resampled(tone(6000), RATE, 8000)
    assert level_db(out[1000:-1000]) < -50


@pytest.mark.parametrize("rate", [44100, 48000, 8000])
def test_a_stream_is_resampled_without_seams(rate: int):
    stream = StreamResampler(rate, 16000)
    sound = tone(1000, rate=rate)
    out = np.concatenate([stream.feed(sound[i : i + 1411]) for i in range(0, sound.size, 1411)])
    assert abs(out.size - 16000) < 100
    middle = out[2000:14000]
    assert strength(middle, 1000, 16000) == pytest.approx(0.5, abs=0.01)
    rest = level_db(middle - np.float32(0)) - level_db(tone(1000, rate=16000)[2000:14000])
    assert abs(rest) < 0.1


def test_silence_around_a_sound_is_cut_off():
    sound = np.concatenate([np.zeros(RATE), tone(441), np.zeros(RATE)]).astype(np.float32)
    assert trimmed(sound, RATE, lead=0.1, tail=0.2).size == pytest.approx(1.3 * RATE, abs=100)


def test_pauses_do_not_make_a_line_louder():
    dense, sparse = tone(441, 2.0), np.concatenate([tone(441), np.zeros(RATE, np.float32)])
    assert level_db(at_level(dense, RATE, -20)) == pytest.approx(-20, abs=0.1)
    assert level_db(at_level(sparse, RATE, -20)[:RATE]) == pytest.approx(-20, abs=0.1)


def test_the_telephone_lets_the_voice_band_through_and_nothing_else():
    passed = {hertz: 20 * np.log10(strength(telephone(tone(hertz), RATE), hertz) / 0.5) for hertz in (100, 1000, 5000)}
    assert passed[100] < -40
    assert abs(passed[1000]) < 1
    assert passed[5000] < -40


@pytest.mark.parametrize("noise", [*SURROUNDINGS, None])
def test_equal_seeds_give_equal_lines_and_others_do_not(noise: str | None):
    def heard(seed: str) -> bytes:
        return to_int16(
            conditioned(tone(441), RATE, band="telephone", noise=noise, noise_level=-20, seed=seed)
        ).tobytes()

    assert heard("a") == heard("a")
    assert (heard("a") == heard("b")) == (noise is None)


def test_drop_outs_silence_moments_of_the_line_by_the_seed():
    voice = tone(441, 60.0)

    def heard(seed: str, dropouts: float) -> np.ndarray:
        return conditioned(
            voice, RATE, band="wide", noise="line", noise_level=-40, seed=seed, dropouts=dropouts
        )  # fmt: skip

    assert hashlib.sha256(heard("a", 20)).digest() == hashlib.sha256(heard("a", 20)).digest()
    assert not np.array_equal(heard("a", 20), heard("b", 20))
    silent = [heard(seed, 20) == 0 for seed in "abcd"]
    assert 50 < sum(int(np.count_nonzero(np.diff(one.astype(np.int8)) == 1)) for one in silent) < 120
    assert 0.01 < float(np.mean(silent)) < 0.1
    assert float(np.mean(heard("a", 0) == 0)) < 0.001
    short = conditioned(tone(441, 0.05), RATE, band="telephone", noise=None, noise_level=-20, seed="x", dropouts=60)
    assert short.size == tone(441, 0.05).size


@pytest.mark.parametrize("noise", SURROUNDINGS)
def test_noise_lies_as_far_below_the_voice_as_asked(noise: str):
    voice = tone(441, 3.0)
    heard = conditioned(voice, RATE, band="wide", noise=noise, noise_level=-20, seed="x")
    assert level_db(heard - voice) == pytest.approx(level_db(voice) - 20, abs=0.5)


def test_an_unknown_noise_is_named_with_the_known_ones():
    with pytest.raises(ValueError, match="'disco' is no background noise; there are: factory"):
        background("disco", 100, RATE, "x")
