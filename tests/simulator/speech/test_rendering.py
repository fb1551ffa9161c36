"""Text to sound with the real engine: languages, moods, the cache, and an engine that dies, hangs or is missing."""

from __future__ import annotations

import os
import signal
import stat
import time
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import psutil
import pytest
import soundfile

from simulator.call.ports import SpokenLine, VoiceStyle
from simulator.speech.rendered import Rendering, VoiceError
from simulator.speech.rendering import VOICE_DB, VoiceRenderer
from simulator.speech.samples import level_db

FEMALE, MALE = VoiceStyle("female"), VoiceStyle("male")
SENTENCES = {
    "zh": "您好，我想问一下理赔的进度。",
    "yue": "你好，我想問下理賠嘅進度。",
    "en": "Hello, I would like to ask about my claim.",
}


@pytest.fixture
def renderer(tmp_path: Path) -> Iterator[VoiceRenderer]:
    made = VoiceRenderer(tmp_path / "cache")
    yield made
    made.close()


def pitch(sound: Rendering) -> float:
    """Median fundamental in Hz by autocorrelation over the voiced blocks of 40 ms."""
    size = int(0.04 * sound.rate)
    found = []
    for start in range(0, sound.samples.size - size, size):
        block = sound.samples[start : start + size].astype(np.float64)
        if level_db(sound.samples[start : start + size]) < VOICE_DB - 6:
            continue
        block -= block.mean()
        curve = np.correlate(block, block, "full")[size - 1 :]
        low, high = int(sound.rate / 400), int(sound.rate / 60)
        lag = low + int(np.argmax(curve[low:high]))
        if curve[lag] > 0.5 * curve[0]:
            found.append(sound.rate / lag)
    return float(np.median(found))


@pytest.mark.parametrize("language", SENTENCES)
@pytest.mark.parametrize("style", [FEMALE, MALE], ids=["female", "male"])
def test_each_language_is_spoken_by_both_sexes(renderer: VoiceRenderer, language: str, style: VoiceStyle):
    sound = renderer.render(SENTENCES[language], language, style)
    assert 1.2 < sound.seconds < 6
    assert level_db(sound.samples) > VOICE_DB - 8
    assert float(np.max(np.abs(sound.samples))) < 1


def test_the_sexes_differ_in_pitch(renderer: VoiceRenderer):
    for language, text in SENTENCES.items():
        assert pitch(renderer.render(text, language, FEMALE)) > 1.2 * pitch(renderer.render(text, language, MALE))


def test_anger_is_faster_louder_and_higher(renderer: VoiceRenderer):
    calm, angry = (
        renderer.line(SpokenLine("b/1", SENTENCES["en"], "en", VoiceStyle("female", mood=mood))) for mood in (0.0, -5.0)
    )
    assert 0.84 < angry.seconds / calm.seconds < 0.94
    assert 2 < level_db(angry.samples) - level_db(calm.samples) < 5
    assert 1.04 < pitch(angry) / pitch(calm) < 1.3


def test_rate_pitch_and_volume_of_a_persona_are_heard(renderer: VoiceRenderer):
    def line(style: VoiceStyle) -> Rendering:
        return renderer.line(SpokenLine("b/1", SENTENCES["zh"], "zh", style))

    plain = line(FEMALE)
    assert line(VoiceStyle("female", rate=1.3)).seconds < 0.9 * plain.seconds
    assert pitch(line(VoiceStyle("female", pitch=4.0))) > 1.15 * pitch(plain)
    assert level_db(line(VoiceStyle("female", volume=0.5)).samples) == pytest.approx(
        level_db(plain.samples) - 6.02, abs=0.1
    )


def test_a_line_is_rendered_once_and_private(tmp_path: Path):
    cache = tmp_path / "cache"
    first = VoiceRenderer(cache)
    sound = first.render(SENTENCES["zh"], "zh", FEMALE)
    first.close()
    assert stat.S_IMODE(cache.stat().st_mode) == 0o700
    (kept,) = cache.iterdir()
    assert stat.S_IMODE(kept.stat().st_mode) == 0o600
    other = VoiceRenderer(cache, driver="nosuchdriver")  # cannot render anything: the sound is the kept one
    with pytest.raises(VoiceError):
        other.render(SENTENCES["zh"], "zh", FEMALE)
    other.close()
    again = VoiceRenderer(cache)
    assert np.array_equal(again.render(SENTENCES["zh"], "zh", FEMALE).samples, sound.samples)
    assert again.pid is None, "the engine was started although the sound was there"
    again.close()


def test_a_damaged_file_of_the_cache_is_rendered_anew(tmp_path: Path):
    cache = tmp_path / "cache"
    renderer = VoiceRenderer(cache)
    renderer.render(SENTENCES["en"], "en", FEMALE)
    (kept,) = cache.iterdir()
    kept.write_bytes(b"RIFF")
    assert renderer.render(SENTENCES["en"], "en", FEMALE).seconds > 1
    assert soundfile.info(kept).frames > 10_000
    renderer.close()


def test_a_recorded_line_is_played_instead(renderer: VoiceRenderer, tmp_path: Path):
    path = tmp_path / "line.flac"
    rate = 16000
    soundfile.write(path, 0.02 * np.sin(2 * np.pi * 300 * np.arange(rate) / rate), rate)
    sound = renderer.line(SpokenLine("b/1", "ignored", "en", FEMALE, path))
    assert sound.rate == rate
    assert sound.seconds == 1
    assert level_db(sound.samples) == pytest.approx(VOICE_DB, abs=0.5)
    with pytest.raises(VoiceError, match=r"The recording 'none\.wav' cannot be read\."):
        renderer.line(SpokenLine("b/1", "ignored", "en", FEMALE, tmp_path / "none.wav"))


def test_long_texts_keep_within_the_deadline(renderer: VoiceRenderer):
    text = "Nobody has called me back, and the money is still missing. " * 40
    assert renderer.render(text, "en", FEMALE).seconds > 60


@pytest.mark.parametrize("text", ["", "   ", "……"])
def test_a_line_without_a_word_says_so(renderer: VoiceRenderer, text: str):
    with pytest.raises(VoiceError):
        renderer.render(text, "zh", FEMALE)


def test_hundreds_of_short_lines_are_all_whole(tmp_path: Path):
    renderer = VoiceRenderer()
    shortest = min(renderer.render(f"Good morning, number {n}.", "en", FEMALE).seconds for n in range(300))
    renderer.close()
    assert shortest > 0.9


def test_a_crash_costs_nothing(renderer: VoiceRenderer):
    renderer.start()
    os.kill(renderer.pid or 0, signal.SIGKILL)
    assert renderer.render(SENTENCES["en"], "en", FEMALE).seconds > 1


def test_a_hang_is_noticed_within_three_seconds_and_the_engine_replaced(renderer: VoiceRenderer):
    renderer.start()
    hung = renderer.pid or 0
    os.kill(hung, signal.SIGSTOP)
    began = time.monotonic()
    with pytest.raises(VoiceError, match="did not answer within 3 seconds and was restarted"):
        renderer.render(SENTENCES["en"], "en", FEMALE)
    assert time.monotonic() - began < 3
    assert not psutil.pid_exists(hung)
    assert renderer.render(SENTENCES["en"], "en", FEMALE).seconds > 1


def test_no_engine_is_one_sentence():
    renderer = VoiceRenderer(driver="nosuchdriver")
    with pytest.raises(VoiceError, match=r"^The voice engine cannot be used: No speech engine is installed"):
        renderer.start()
    renderer.close()


def test_closing_ends_the_process(renderer: VoiceRenderer):
    renderer.start()
    pid = renderer.pid or 0
    os.kill(pid, signal.SIGSTOP)  # even one that hangs
    renderer.close()
    assert not psutil.pid_exists(pid)


def test_installed_voices_are_listed(renderer: VoiceRenderer):
    voices = renderer.voices()
    assert {voice.language for voice in voices} >= {"cmn", "yue", "en-us"}


def test_the_pace_of_the_settings_makes_every_line_quicker(tmp_path: Path):
    lengths = []
    for pace in (1.0, 1.5):
        renderer = VoiceRenderer(tmp_path / "cache", pace=pace)
        lengths.append(renderer.render(SENTENCES["en"], "en", FEMALE).seconds)
        renderer.close()
    assert lengths[1] < 0.8 * lengths[0]


def test_a_voice_that_the_settings_name_speaks(tmp_path: Path):
    plain = VoiceRenderer(tmp_path / "cache")
    installed = [voice for voice in plain.voices() if voice.language.startswith("en")]
    usual = plain.render(SENTENCES["en"], "en", FEMALE)
    plain.close()
    other = VoiceRenderer(tmp_path / "cache", voices={"en": installed[0].name.upper(), "zh": "Nobody"})
    try:
        assert not np.array_equal(other.render(SENTENCES["en"], "en", FEMALE).samples, usual.samples)
        with pytest.raises(VoiceError, match="The voice 'Nobody' of the settings is not installed"):
            other.render(SENTENCES["zh"], "zh", FEMALE)
    finally:
        other.close()
