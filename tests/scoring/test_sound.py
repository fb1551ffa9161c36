"""Measures of the voice on sounds whose measures are known."""

from __future__ import annotations

import numpy as np
import pytest
from numpy.typing import NDArray

from scoring.record.codec import Record, decode, encode, to_plain
from scoring.record.events import Word
from scoring.sound import METHOD, SpokenTurn, measure_turns
from scoring.sound.intervals import sounding
from scoring.sound.loudness import loudness
from scoring.sound.pitch import pitch
from scoring.sound.rate import digit_runs, rate, units
from tests.scoring.call_files import call_file

RATE = 16000
Sound = NDArray[np.float32]


def voice(seconds: float, hertz: float, level_db: float = -20.0) -> Sound:
    """A buzz with the harmonics of a voice; `level_db` is its RMS level."""
    times = np.arange(round(seconds * RATE)) / RATE
    buzz = sum(np.sin(2 * np.pi * n * hertz * times) / n for n in range(1, int(4000 / hertz)))
    return np.asarray(buzz / np.sqrt(np.mean(np.square(buzz))) * 10 ** (level_db / 20), dtype=np.float32)


def silence(seconds: float) -> Sound:
    return np.zeros(round(seconds * RATE), dtype=np.float32)


def joined(*parts: Sound) -> Sound:
    return np.concatenate(parts)


def turn(
    number: int, sound: Sound, text: str = "您好这里是客户服务中心", language: str = "zh", customer: Sound | None = None
) -> SpokenTurn:
    around = silence(0.5)
    other = np.zeros(sound.size, dtype=np.float32) if customer is None else np.resize(customer, sound.size)
    return SpokenTurn(
        number, language, text, (), at=9.5, from_=10.0, until=10.0 + sound.size / RATE,
        trainee=joined(around, sound, around), customer=joined(around, other, around),
    )  # fmt: skip


# --- speech and pauses


def test_pauses_part_speech_and_short_gaps_do_not() -> None:
    sound = joined(
        voice(1.0, 200), silence(0.5), voice(0.8, 200), silence(0.12), voice(0.5, 200), silence(0.6), voice(0.4, 200)
    )
    found = sounding(sound, RATE)
    expected = [(0.0, 1.0), (1.5, 2.92), (3.52, 3.92)]
    assert len(found) == len(expected)
    for one, other in zip(found, expected, strict=True):
        assert one == pytest.approx(other, abs=0.04)


def test_the_noise_of_the_room_is_no_speech() -> None:
    noise = np.random.default_rng(5).normal(0.0, 10 ** (-40 / 20), 4 * RATE).astype(np.float32)
    sound = noise.copy()
    sound[RATE : 2 * RATE] += voice(1.0, 180)
    sound[3 * RATE :] += voice(1.0, 180)
    (measured,) = measure_turns([SpokenTurn(1, "zh", "好", (), 0.0, 1.0, 4.0, sound, np.zeros_like(sound))], RATE)
    assert measured.voiced_seconds == pytest.approx(2.0, abs=0.1)
    assert measured.pauses == 1
    assert measured.pause_seconds == pytest.approx(1.0, abs=0.1)
    assert measured.longest_pause_seconds == measured.pause_seconds


def test_silence_has_no_measures() -> None:
    assert sounding(silence(1.0), RATE) == ()
    assert sounding(silence(0.0), RATE) == ()
    assert loudness(silence(1.0), RATE) is None
    assert not np.any(pitch(silence(1.0), RATE)[1])
    assert len(pitch(silence(0.02), RATE)[1]) == 0
    assert measure_turns([turn(1, silence(2.0))], RATE) == ()


# --- pitch


@pytest.mark.parametrize("hertz", [82.0, 120.0, 210.0, 333.0, 480.0])
def test_the_pitch_of_a_steady_voice(hertz: float) -> None:
    _, found = pitch(voice(0.6, hertz), RATE)
    assert np.median(found) == pytest.approx(hertz, rel=0.002)
    assert np.all(np.abs(found / hertz - 1) < 0.01)


def test_the_pitch_follows_a_glide_without_jumping_an_octave() -> None:
    seconds = 2.0
    times = np.arange(round(seconds * RATE)) / RATE
    wanted = 110.0 * 2 ** (times / seconds)
    phase = 2 * np.pi * np.cumsum(wanted) / RATE
    sound = sum(np.sin(n * phase) / n for n in range(1, 12))
    noisy = 0.1 * sound + np.random.default_rng(3).normal(0.0, 0.01, times.size)
    at, found = pitch(noisy.astype(np.float32), RATE)
    expected = 110.0 * 2 ** (at / seconds)
    assert np.all(found > 0)
    assert np.max(np.abs(12 * np.log2(found / expected))) < 0.5


def test_noise_has_no_pitch() -> None:
    noise = np.random.default_rng(1).normal(0.0, 0.1, RATE).astype(np.float32)
    assert np.mean(pitch(noise, RATE)[1] > 0) < 0.05


# --- loudness


def test_loudness_is_that_of_the_recommendation() -> None:
    """BS.1770: a sine of 997 Hz at full scale in one channel has -3.01 LUFS."""
    tone = np.sin(2 * np.pi * 997 * np.arange(2 * RATE) / RATE).astype(np.float32)
    found = loudness(tone, RATE)
    assert found is not None
    assert found[0] == pytest.approx(-3.01, abs=0.15)
    assert found[1] == pytest.approx(0.0, abs=0.05)
    assert loudness(tone[: RATE // 4], RATE) is None


# --- rate


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("您好，请问有什么可以帮您？", "zh", 11),
        ("我帮您查一下App里的保单。", "zh", 11),
        ("Good morning, I'm Lee -- how can I help?", "en", 8),
        ("", "zh", 0),
    ],
)
def test_units_are_characters_or_words(text: str, language: str, expected: int) -> None:
    assert units(text, language) == expected


def test_digit_runs_are_left_out_by_the_times_of_their_words() -> None:
    plain, number = "跟您核对一下电话号码是", "一三八零零一三八零零零"
    words = [Word(char, 5.0 + 0.25 * n, 5.25 + 0.25 * n, None) for n, char in enumerate(plain)]
    words += [Word(char, 7.75 + 0.5 * n, 8.25 + 0.5 * n, None) for n, char in enumerate(number)]
    voiced = [(5.0, 13.25)]
    assert rate(plain + number, words, "zh", voiced) == pytest.approx(240.0)
    assert rate(plain, words[: len(plain)], "zh", [(5.0, 7.75)]) == pytest.approx(240.0)


def test_much_in_digits_without_times_has_no_rate() -> None:
    number = "13800138000"
    assert rate(f"跟您核对一下电话号码是{number}", (), "zh", [(0.0, 8.0)]) is None
    long = "我再跟您核对一下您刚才说的保单尾号，后四位是1234对吗，然后我马上帮您去查理赔的进度"
    assert rate(long, (), "zh", [(0.0, 10.0)]) == pytest.approx(6.0 * units(long, "zh"))
    assert [run.value for run in digit_runs("call one three eight double zero please", "en")] == ["13800"]
    assert digit_runs("三天后的下午四点半", "zh") == ()


@pytest.mark.parametrize(("text", "seconds"), [("好的", 2.0), ("您好这里是客户服务中心", 0.9)])
def test_too_little_has_no_rate(text: str, seconds: float) -> None:
    assert rate(text, (), "zh", [(0.0, seconds)]) is None


# --- whole turns


def test_a_turn_is_measured_in_all_its_units() -> None:
    words = joined(voice(1.5, 200, -23.0), silence(0.5), voice(0.75, 200, -23.0))
    customer = joined(voice(0.5, 120), silence(2.25))
    (measured,) = measure_turns([turn(4, words, customer=customer)], RATE)
    assert (measured.turn, measured.method) == (4, METHOD)
    assert measured.voiced_seconds == pytest.approx(2.25, abs=0.08)
    assert measured.characters_per_minute == pytest.approx(60 * 11 / 2.25, rel=0.04)
    assert measured.words_per_minute is None
    assert measured.pauses == 1
    assert measured.pause_seconds == pytest.approx(0.5, abs=0.06)
    assert measured.overlap_seconds == pytest.approx(0.5, abs=0.06)
    assert measured.pitch_median_hz == pytest.approx(200.0, abs=1.0)
    assert measured.pitch_iqr_semitones == pytest.approx(0.0, abs=0.1)
    assert measured.loudness_lufs == pytest.approx(-23.0, abs=2.0)
    assert measured.pitch_shift_semitones is None, "one turn is no baseline"


def test_english_is_counted_in_words() -> None:
    (measured,) = measure_turns([turn(1, voice(2.0, 150), "Good morning this is Sam speaking", "en")], RATE)
    assert measured.words_per_minute == pytest.approx(180.0, rel=0.04)
    assert measured.characters_per_minute is None


def test_a_raised_voice_stands_out_from_the_calls_own_baseline() -> None:
    calm = [turn(n, voice(1.5, 180 + 2 * n)) for n in (1, 2, 3, 4)]
    raised = turn(5, voice(1.5, 260, -10.0))
    measured = measure_turns([*calm, raised], RATE)
    assert [event.turn for event in measured] == [1, 2, 3, 4, 5]
    assert measured[4].loudness_shift_lu == pytest.approx(10.0, abs=0.3)
    assert measured[4].pitch_shift_semitones == pytest.approx(12 * np.log2(260 / 186), abs=0.1)
    assert all(abs(event.loudness_shift_lu or 0.0) < 0.3 for event in measured[:4])


def test_the_same_sound_gives_the_same_measures_and_they_survive_the_record() -> None:
    turns = [turn(n, voice(1.5, 170 + n)) for n in (1, 2, 3)]
    measured = measure_turns(turns, RATE)
    assert measured == measure_turns(turns, RATE)
    header = call_file("voice").record.header
    record = Record(header, measured)
    assert decode(encode(record)).events == measured
    assert all(type(value) in (int, float, str) for event in measured for value in to_plain(event).values())
