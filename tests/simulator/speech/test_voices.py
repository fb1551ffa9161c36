"""The customer's voice on a virtual loudspeaker: what is heard there, when, and what is said when it fails."""

from __future__ import annotations

import os
import signal
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest

from simulator.call.ports import LineEnded, LineStarted, SpokenLine, VoiceLost, VoiceStyle
from simulator.speech.rendered import Rendering
from simulator.speech.rendering import VoiceRenderer
from simulator.speech.samples import SILENCE_DB, level_db, resampled
from simulator.speech.speaker import Speaker, SpeakerError, speaker_devices
from simulator.speech.voices import SpokenVoice
from tests.simulator.speech.inbox import Inbox
from tests.virtual_sound import SPEAKER_RATE, Listening, SoundServer, running_server, sound_server  # noqa: F401

pytestmark = pytest.mark.sound

STYLE = VoiceStyle("female", mood=-2.0)
LINE = SpokenLine("opening/1", "我上个月交的资料，到现在一分钱都没有赔，你们到底管不管？", "zh", STYLE)
SHORT = SpokenLine("opening/2", "喂，您听到吗？", "zh", STYLE)


class Stage:
    """A voice and what it is heard with."""

    def __init__(self, cache: Path, device: str | None = None) -> None:
        self.inbox = Inbox()
        self.renderer = VoiceRenderer(cache)
        self.voice = SpokenVoice(self.inbox.emit, self.inbox.clock, self.renderer, Speaker(device))


@pytest.fixture
def stage(sound_server: SoundServer, tmp_path: Path) -> Iterator[Stage]:  # noqa: F811
    Speaker().close()  # a mixer that another test left open plays into that test's server
    made = Stage(tmp_path / "cache")
    yield made
    made.voice.close()


@pytest.fixture
def heard(sound_server: SoundServer) -> Iterator[Listening]:  # noqa: F811
    listening = sound_server.record_speaker()
    yield listening
    listening.stop()


def likeness(recording: np.ndarray, sound: Rendering) -> tuple[float, float]:
    """Highest normalised correlation of a recording with a sound, and the second at which it lies."""
    wanted = resampled(sound.samples, sound.rate, SPEAKER_RATE)
    size = 1 << (recording.size + wanted.size).bit_length()
    curve = np.fft.irfft(np.fft.rfft(recording, size) * np.conj(np.fft.rfft(wanted, size)), size)[: recording.size]
    place = int(np.argmax(curve))
    piece = recording[place : place + wanted.size]
    return float(curve[place] / (np.linalg.norm(piece) * np.linalg.norm(wanted))), place / SPEAKER_RATE


def test_a_line_sounds_whole_and_its_begin_and_end_are_told(stage: Stage, heard: Listening):
    stage.voice.say(LINE)
    started = stage.inbox.wait_for(LineStarted)
    ended = stage.inbox.wait_for(LineEnded)
    assert started.line == ended.line == LINE.line
    sound = stage.renderer.line(LINE)
    assert ended.at - started.at == pytest.approx(sound.seconds, abs=0.15)
    stage.inbox.collect(0.3)
    recording = heard.stop()
    alike, _ = likeness(recording, sound)
    other, _ = likeness(recording, stage.renderer.line(SHORT))
    assert alike > 0.8  # a busy machine drops a block now and then, and what follows it is late
    assert other < 0.4


def test_lines_are_spoken_in_order_and_once(stage: Stage):
    stage.voice.prepare([LINE, SHORT])
    stage.voice.say(SHORT)
    stage.voice.say(LINE)
    stage.inbox.wait_for(LineEnded)
    stage.inbox.wait_for(LineEnded)
    assert [(type(message), message.line) for message in stage.inbox.seen] == [
        (LineStarted, SHORT.line), (LineEnded, SHORT.line), (LineStarted, LINE.line), (LineEnded, LINE.line),
    ]  # fmt: skip


def test_a_ducked_voice_is_twelve_decibels_lower_and_swells_back(stage: Stage, heard: Listening):
    sound = stage.renderer.line(LINE)
    stage.voice.say(LINE)
    stage.inbox.wait_for(LineStarted)
    stage.inbox.collect(1.0)
    stage.voice.duck(True)
    stage.inbox.collect(1.0)
    stage.voice.duck(False)
    stage.inbox.wait_for(LineEnded)
    stage.inbox.collect(0.3)
    recording = heard.stop()
    _, begins = likeness(recording, sound)
    wanted = resampled(sound.samples, sound.rate, SPEAKER_RATE)

    def gain(start: float, end: float) -> float:
        piece = recording[int((begins + start) * SPEAKER_RATE) : int((begins + end) * SPEAKER_RATE)]
        return level_db(piece) - level_db(wanted[int(start * SPEAKER_RATE) : int(end * SPEAKER_RATE)])

    plain = gain(0.2, 0.9)
    assert gain(1.2, 1.9) - plain == pytest.approx(-12.0, abs=1.0)
    assert gain(2.4, sound.seconds - 0.2) - plain == pytest.approx(0.0, abs=1.0)


def test_a_stopped_voice_is_silent_and_ends_without_a_word(stage: Stage, heard: Listening):
    stage.voice.say(LINE)
    stage.voice.say(SHORT)
    stage.inbox.wait_for(LineStarted)
    stage.inbox.collect(1.0)
    before = heard.so_far().size
    stage.voice.stop()
    stage.inbox.collect(1.0)
    after = heard.stop()[before:]
    assert level_db(after[: SPEAKER_RATE // 20]) > -60 or level_db(heard.so_far()[:before]) > -60
    assert level_db(after[int(0.15 * SPEAKER_RATE) :]) < -80
    assert [type(message) for message in stage.inbox.seen] == [LineStarted]
    stage.voice.say(SHORT)
    assert stage.inbox.wait_for(LineStarted).line == SHORT.line


def test_how_loud_the_voice_is_is_told_while_it_sounds(stage: Stage):
    assert stage.voice.level_db == SILENCE_DB
    stage.voice.say(LINE)
    stage.inbox.wait_for(LineStarted)
    levels = []
    for _ in range(8):
        stage.inbox.collect(0.05)
        levels.append(stage.voice.level_db)
    assert max(levels) > -40
    stage.voice.stop()
    assert stage.voice.level_db == SILENCE_DB


def test_a_line_stopped_before_it_sounds_is_never_heard(stage: Stage):
    stage.voice.say(LINE)
    stage.voice.stop()
    stage.voice.say(SHORT)
    stage.inbox.wait_for(LineEnded)
    assert {message.line for message in stage.inbox.seen} == {SHORT.line}


def test_the_ring_and_the_music_are_heard_until_they_end(stage: Stage, heard: Listening):
    stage.voice.ring()
    stage.inbox.collect(2.0)
    rung = level_db(heard.so_far()[-2 * SPEAKER_RATE :])
    stage.voice.hold_tone(True)
    stage.inbox.collect(5.0)
    music = level_db(heard.so_far()[-SPEAKER_RATE // 2 :])
    stage.voice.hold_tone(False)
    stage.inbox.collect(0.6)
    assert rung > -40
    assert music > -50
    assert level_db(heard.stop()[-SPEAKER_RATE // 4 :]) < -80


def test_a_hanging_engine_loses_one_line_and_says_so(stage: Stage):
    stage.renderer.start()
    os.kill(stage.renderer.pid or 0, signal.SIGSTOP)
    asked = stage.inbox.clock()
    stage.voice.say(LINE)
    lost = stage.inbox.wait_for(VoiceLost)
    assert lost.line == LINE.line
    assert lost.at - asked < 3
    assert "restarted" in lost.reason
    stage.voice.say(SHORT)
    assert stage.inbox.wait_for(LineEnded).line == SHORT.line


def test_a_killed_engine_loses_nothing(stage: Stage):
    stage.renderer.start()
    os.kill(stage.renderer.pid or 0, signal.SIGKILL)
    stage.voice.say(SHORT)
    assert stage.inbox.wait_for(LineEnded).line == SHORT.line
    assert not [message for message in stage.inbox.seen if isinstance(message, VoiceLost)]


def test_without_an_engine_each_line_says_so(sound_server: SoundServer):  # noqa: F811
    inbox = Inbox()
    voice = SpokenVoice(inbox.emit, inbox.clock, VoiceRenderer(driver="nosuchdriver"), Speaker())
    voice.say(SHORT)
    assert "No speech engine is installed" in inbox.wait_for(VoiceLost).reason
    voice.close()


def test_a_speaker_that_is_not_there_is_named(sound_server: SoundServer, tmp_path: Path):  # noqa: F811
    stage = Stage(tmp_path / "cache", "No such speaker")
    stage.voice.say(SHORT)
    assert "The loudspeaker 'No such speaker' cannot be opened" in stage.inbox.wait_for(VoiceLost).reason
    stage.voice.close()


def test_speakers_are_listed(sound_server: SoundServer):  # noqa: F811
    assert len(speaker_devices()) >= 1


def test_a_sound_system_that_dies_in_mid_line_is_told_and_found_again(tmp_path: Path):
    with running_server() as server:
        stage = Stage(tmp_path / "cache")
        stage.voice.say(LINE)
        stage.inbox.wait_for(LineStarted)
        stage.inbox.collect(0.5)
        server.kill()
        assert stage.inbox.wait_for(VoiceLost, 10).reason == "The loudspeaker was lost; the line is shown as text."
        stage.voice.say(SHORT)
        assert "cannot be opened" in stage.inbox.wait_for(VoiceLost, 10).reason
        server.start()
        stage.inbox.collect(1.1)
        stage.voice.say(SHORT)
        assert stage.inbox.wait_for(LineStarted).line == SHORT.line
        stage.voice.close()


def test_without_any_sound_system_there_is_a_sentence(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("SDL_AUDIODRIVER", "pulseaudio")
    monkeypatch.setenv("PULSE_SERVER", f"unix:{tmp_path}/none")
    stage = Stage(tmp_path / "cache")
    stage.voice.ring()
    stage.voice.say(SHORT)
    assert stage.inbox.wait_for(VoiceLost).reason.startswith("The loudspeaker cannot be opened: ")
    with pytest.raises(SpeakerError, match="There is no loudspeaker"):
        speaker_devices()
    stage.voice.close()


def test_the_volume_of_the_settings_lowers_everything(sound_server: SoundServer, tmp_path: Path):  # noqa: F811
    levels = []
    for volume in (1.0, 0.25):
        Speaker().close()
        inbox = Inbox()
        voice = SpokenVoice(inbox.emit, inbox.clock, VoiceRenderer(tmp_path / "cache"), Speaker(None, volume))
        listening = sound_server.record_speaker()
        voice.say(SHORT)
        inbox.wait_for(LineEnded)
        levels.append(level_db(listening.stop()))
        voice.close()
    assert 9 < levels[0] - levels[1] < 15
