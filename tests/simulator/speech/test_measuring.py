"""The trainee's voice is measured once the line is closed: rendered speech, the real process, and one that fails."""

from __future__ import annotations

import queue
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
import soundfile

from scoring.record.events import Corrected, Event, SoundSpan, TraineeSaid, Word
from simulator.call.ports import VoiceStyle
from simulator.speech.measuring import Measures, VoiceMeasuring, spoken_turns
from simulator.speech.rendered import Rendering
from simulator.speech.rendering import VoiceRenderer
from simulator.speech.samples import Samples, resampled
from simulator.speech.tape import Tape
from simulator.speech.vad import BLOCK, RATE

LINES = ("您好，这里是客户服务中心，请问有什么可以帮您？", "我理解您的心情，我马上帮您查一下理赔的进度。")
PATIENCE = 90.0


class Clock:
    now = 0.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture(scope="module")
def renderer(tmp_path_factory: pytest.TempPathFactory) -> Iterator[VoiceRenderer]:
    made = VoiceRenderer(tmp_path_factory.mktemp("voices"))
    yield made
    made.close()


def spoken(renderer: VoiceRenderer, text: str, style: VoiceStyle, language: str = "zh") -> Samples:
    made = renderer.render(text, language, style)
    return resampled(made.samples, made.rate, RATE)


def said(turn: int, text: str, from_: float, until: float, *, typed: bool = False) -> TraineeSaid:
    sound = None if typed else SoundSpan("trainee", from_, until)
    return TraineeSaid(until + 0.5, from_, until, turn, "customer", text, typed, (), sound)


def hear(tape: Tape, clock: Clock, at: float, sound: Samples) -> float:
    """Let the microphone hear something from `at` on; when it is over."""
    for start in range(0, sound.size - sound.size % BLOCK, BLOCK):
        clock.now = at + (start + BLOCK) / RATE
        tape.trainee(clock.now, sound[start : start + BLOCK])
    return clock.now


def measured(measuring: VoiceMeasuring, events: list[Event], language: str = "zh") -> Measures:
    found: queue.SimpleQueue[Measures] = queue.SimpleQueue()
    measuring.end(language, events, found.put)
    return found.get(timeout=PATIENCE)


@pytest.mark.parametrize("kept", [True, False])
def test_spoken_turns_are_measured_whether_their_sound_is_kept_or_not(
    renderer: VoiceRenderer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, kept: bool
) -> None:
    scratch = tmp_path / "scratch"
    scratch.mkdir()
    monkeypatch.setattr("tempfile.tempdir", str(scratch))
    tape, clock, path = Tape(), Clock(), tmp_path / "call.wav"
    tape.begin(path if kept else None, clock)
    events: list[Event] = []
    for turn, (line, style) in enumerate(zip(LINES, (VoiceStyle("female"), VoiceStyle("male")), strict=True), 1):
        at = clock.now + 2.0
        tape.customer(at, Rendering(spoken(renderer, "喂？", VoiceStyle("male")), RATE))
        events.append(said(turn, line, at, hear(tape, clock, at, spoken(renderer, line, style))))
    clock.now += 2.0
    events.append(said(3, "好的，请您稍等。", clock.now, clock.now, typed=True))
    measuring = VoiceMeasuring(tape)
    found = measured(measuring, events)
    measuring.close()
    assert [event.turn for event in found] == [1, 2], "typed turns have no voice"
    for event in found:
        assert event.characters_per_minute is not None
        assert 200 < event.characters_per_minute < 420
        assert event.loudness_lufs == pytest.approx(-20.0, abs=4.0)
        assert event.overlap_seconds is not None
        assert event.overlap_seconds > 0.15
    woman, man = found[0].pitch_median_hz, found[1].pitch_median_hz
    assert woman is not None
    assert man is not None
    assert woman > 1.2 * man
    assert path.exists() == kept
    assert list(scratch.iterdir()) == []
    if kept:
        sound, _ = soundfile.read(path)
        assert len(sound) == pytest.approx(clock.now * RATE, abs=2 * BLOCK)


def test_the_sound_of_a_reopened_turn_is_that_of_its_last_form_and_corrected_words_have_no_times() -> None:
    words = (Word("您好", 1.0, 1.5, None),)
    first = TraineeSaid(2.0, 1.0, 1.5, 1, "customer", "您好", False, words, SoundSpan("trainee", 1.0, 1.5))
    whole = TraineeSaid(4.0, 1.0, 3.5, 1, "customer", "您好请讲", False, words, SoundSpan("trainee", 1.0, 3.5))
    (turn,) = spoken_turns([first, whole])
    assert turn == whole
    (turn,) = spoken_turns([first, whole, Corrected(5.0, 1, "您好，请说", "您好请讲")])
    assert (turn.text, turn.words, turn.until) == ("您好，请说", (), 3.5)
    assert spoken_turns([said(1, "您好", 1.0, 2.0, typed=True)]) == ()


def test_a_process_that_dies_costs_only_the_measures(tmp_path: Path) -> None:
    tape, clock = Tape(), Clock()
    tape.begin(tmp_path / "call.wav", clock)
    until = hear(tape, clock, 1.0, np.full(RATE, 0.1, dtype=np.float32))
    measuring = VoiceMeasuring(tape, module="simulator.speech.no_such_module")
    assert measured(measuring, [said(1, LINES[0], 1.0, until)]) == ()
    measuring.close()
    assert (tmp_path / "call.wav").stat().st_size > RATE


def test_closing_gives_up_and_leaves_the_sound_whole(tmp_path: Path) -> None:
    tape, clock = Tape(), Clock()
    tape.begin(tmp_path / "call.wav", clock)
    until = hear(tape, clock, 1.0, np.full(RATE, 0.1, dtype=np.float32))
    measuring = VoiceMeasuring(tape)
    found: queue.SimpleQueue[Measures] = queue.SimpleQueue()
    measuring.end("zh", [said(1, LINES[0], 1.0, until)], found.put)
    measuring.close()
    assert not found.empty(), "whoever waits for the measures is told"
    sound, _ = soundfile.read(tmp_path / "call.wav")
    assert len(sound) >= RATE


def test_nobody_who_spoke_needs_no_process() -> None:
    tape, clock = Tape(), Clock()
    tape.begin(None, clock)
    measuring = VoiceMeasuring(tape, module="simulator.speech.no_such_module")
    assert measured(measuring, [said(1, "好的", 1.0, 2.0, typed=True)]) == ()
