"""The ear with the real recogniser: words, partial words, and a process that dies, hangs or cannot start."""

from __future__ import annotations

import os
import signal
import threading
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import psutil
import pytest

from simulator.call.ports import EarLost, FinalWords, PartialWords, SoundBlock, VoiceStyle
from simulator.speech import ears
from simulator.speech.capture import Capture, Deliver, Lost
from simulator.speech.ear_pocketsphinx import pocketsphinx_engine
from simulator.speech.ears import EarEngine, ListeningEar
from simulator.speech.health import EarHealth
from simulator.speech.microphone import Microphone
from simulator.speech.models import model_engine
from simulator.speech.rendering import VoiceRenderer
from simulator.speech.samples import Samples, resampled
from simulator.speech.vad import RATE, LevelDetector
from tests.simulator.speech.inbox import Inbox
from tests.virtual_sound import SoundServer, sound_server  # noqa: F401

DATA = Path(__file__).parent / "data"
SENTENCE = "The second payment will be returned to the card it came from."
WORDS = "the second payment will be returned to the card it came from"


class Device:
    """A microphone into which a test speaks, faster than time; between the words it delivers a quiet room."""

    name = "test"

    def __init__(self) -> None:
        self.speaking = threading.Lock()
        self.closed = threading.Event()

    def open(self, device: str | None, deliver: Deliver, lost: Lost) -> Capture:
        self.deliver = deliver
        deliver(np.random.default_rng(0).normal(0, 1e-4, RATE // 2).astype(np.float32))
        threading.Thread(target=self._idle, daemon=True).start()
        return self

    def _idle(self) -> None:
        """Without it the microphone would take the device for dead while a test waits for an answer."""
        room = np.random.default_rng(1).normal(0, 1e-4, 512).astype(np.float32)
        while not self.closed.wait(0.2):
            with self.speaking:
                self.deliver(room)

    def close(self) -> None:
        self.closed.set()


class Desk:
    """An ear at a device of this test."""

    def __init__(self, engine: EarEngine) -> None:
        self.inbox = Inbox()
        self.device = Device()
        health = EarHealth(self.inbox.emit, self.inbox.clock)
        microphone = Microphone(
            self.inbox.emit, self.inbox.clock, health, detector=LevelDetector(), opener=self.device.open
        )
        self.ear = ListeningEar(self.inbox.emit, self.inbox.clock, health, microphone, engine)
        while len(self.inbox.blocks) < RATE // 2 // 512:
            self.inbox.wait_for(SoundBlock)

    def hear(self, samples: Samples) -> None:
        """Speak, and wait until every whole block of it has passed the microphone."""
        with self.device.speaking:
            self.inbox.catch_up()
            before = len(self.inbox.blocks)
            self.device.deliver(samples)
            while len(self.inbox.blocks) < before + samples.size // 512 - 1:
                self.inbox.wait_for(SoundBlock)


@pytest.fixture
def desk() -> Iterator[Desk]:
    made = Desk(pocketsphinx_engine())
    yield made
    made.ear.close()


@pytest.fixture(scope="module")
def sentence() -> Samples:
    renderer = VoiceRenderer()
    spoken = renderer.render(SENTENCE, "en", VoiceStyle("female"))
    renderer.close()
    quiet = np.random.default_rng(3).normal(0, 1e-4, RATE // 2)
    return np.concatenate([quiet, resampled(spoken.samples, spoken.rate, RATE), quiet]).astype(np.float32)


def shared(text: str) -> float:
    """Share of the sentence's words that were recognised."""
    heard = text.split()
    return sum(word in heard for word in WORDS.split()) / len(WORDS.split())


def test_a_sentence_becomes_words_with_times(desk: Desk, sentence: Samples):
    desk.ear.begin(1)
    desk.hear(sentence)
    desk.ear.finish(1)
    final = desk.inbox.wait_for(FinalWords)
    assert final.utterance == 1
    assert final.failed is None
    assert shared(final.text) > 0.5
    assert final.text == " ".join(word.text for word in final.words)
    assert all(before.until <= after.at + 1e-6 for before, after in zip(final.words, final.words[1:], strict=False))
    assert [m for m in desk.inbox.seen if isinstance(m, PartialWords) and m.text and m.utterance == 1]


def test_what_was_said_just_before_the_onset_is_heard(desk: Desk, sentence: Samples):
    assert desk.ear.wait_ready()
    onset = RATE // 2 + RATE // 4
    desk.hear(sentence[:onset])
    desk.ear.begin(1)
    desk.hear(sentence[onset:])
    desk.ear.finish(1)
    assert desk.inbox.wait_for(FinalWords).text.split()[:2] == ["the", "second"]


@pytest.mark.parametrize("when", ["before", "middle", "end"])
def test_a_killed_recogniser_loses_no_sound(desk: Desk, sentence: Samples, when: str):
    assert desk.ear.wait_ready()
    half = sentence.size // 2
    if when == "before":
        os.kill(desk.ear.pid or 0, signal.SIGKILL)
    desk.ear.begin(1)
    desk.hear(sentence[:half])
    if when == "middle":
        os.kill(desk.ear.pid or 0, signal.SIGKILL)
    desk.hear(sentence[half:])
    if when == "end":
        os.kill(desk.ear.pid or 0, signal.SIGKILL)
    desk.ear.finish(1)
    assert shared(desk.inbox.wait_for(FinalWords).text) > 0.5
    assert not [message for message in desk.inbox.seen if isinstance(message, EarLost) and "recogni" in message.reason]


def test_a_hanging_recogniser_is_replaced_and_loses_no_sound(
    desk: Desk, sentence: Samples, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(ears, "ANSWER_SECONDS", 2.0)
    assert desk.ear.wait_ready()
    hung = desk.ear.pid or 0
    desk.ear.begin(1)
    desk.hear(sentence[: sentence.size // 2])
    os.kill(hung, signal.SIGSTOP)
    desk.hear(sentence[sentence.size // 2 :])
    desk.ear.finish(1)
    assert shared(desk.inbox.wait_for(FinalWords).text) > 0.5
    assert not psutil.pid_exists(hung)


def test_a_recogniser_that_dies_twice_gives_the_utterance_up(desk: Desk, sentence: Samples):
    assert desk.ear.wait_ready()
    desk.ear.begin(1)
    desk.hear(sentence[: sentence.size // 2])
    first = desk.ear.pid or 0
    os.kill(first, signal.SIGKILL)
    while desk.ear.pid in (None, first) or not desk.ear.wait_ready(0.1):
        continue
    os.kill(desk.ear.pid or 0, signal.SIGKILL)
    final = desk.inbox.wait_for(FinalWords)
    assert final.failed is not None
    assert final.failed.startswith("The recogniser crashed: ")
    desk.ear.begin(2)
    desk.hear(sentence)
    desk.ear.finish(2)
    assert shared(desk.inbox.wait_for(FinalWords).text) > 0.5


def test_silence_and_noise_are_heard_but_not_understood(desk: Desk):
    for number, size in enumerate((0.0, 1e-4, 0.05), 1):
        desk.ear.begin(number)
        desk.hear(np.random.default_rng(number).normal(0, size or 1e-9, 2 * RATE).astype(np.float32))
        desk.ear.finish(number)
        final = desk.inbox.wait_for(FinalWords)
        assert (final.utterance, final.text) == (number, "")
        assert final.failed


def test_a_cancelled_utterance_is_forgotten(desk: Desk, sentence: Samples):
    desk.ear.begin(1)
    desk.hear(sentence)
    desk.ear.cancel(1)
    desk.ear.finish(1)
    desk.ear.begin(2)
    desk.hear(sentence)
    desk.ear.finish(2)
    assert desk.inbox.wait_for(FinalWords).utterance == 2
    assert [message.utterance for message in desk.inbox.seen if isinstance(message, FinalWords)] == [2]


def test_one_utterance_after_the_other(desk: Desk, sentence: Samples):
    for number in (1, 2, 3):
        desk.ear.begin(number)
        desk.hear(sentence)
        desk.ear.finish(number)
    while len(finals := [message for message in desk.inbox.seen if isinstance(message, FinalWords)]) < 3:
        desk.inbox.wait_for(FinalWords)
    assert [final.utterance for final in finals] == [1, 2, 3]
    assert [final.text for final in finals if shared(final.text) <= 0.5] == []


def test_a_model_that_cannot_load_is_one_sentence(tmp_path: Path, sentence: Samples):
    (tmp_path / "model.onnx").write_bytes(b"\x08\x08" + bytes(100))
    (tmp_path / "tokens.txt").write_text("<blk> 0\n好 1\n", "utf-8")
    desk = Desk(model_engine(tmp_path, "zh"))
    lost = desk.inbox.wait_for(EarLost)
    assert lost.reason.startswith("The recogniser cannot be used: ")
    assert "\n" not in lost.reason
    desk.ear.begin(1)
    desk.hear(sentence)
    desk.ear.finish(1)
    assert desk.inbox.wait_for(FinalWords).failed == lost.reason
    desk.ear.close()


def test_a_streaming_model_gives_partial_words(sentence: Samples):
    desk = Desk(model_engine(DATA / "loudness-streaming", "zh"))
    assert desk.ear.wait_ready()
    desk.ear.begin(1)
    quiet = RATE // 2
    desk.hear(np.concatenate([sentence[: quiet + RATE // 2], sentence[:quiet]]))  # no more sounds than people repeat
    desk.inbox.first(PartialWords)  # it may come while the sound is still being heard
    desk.ear.finish(1)
    assert desk.inbox.wait_for(FinalWords).text.startswith("响")
    desk.ear.close()


def test_closing_ends_the_process(desk: Desk):
    assert desk.ear.wait_ready()
    pid = desk.ear.pid or 0
    os.kill(pid, signal.SIGSTOP)
    desk.ear.close()
    assert not psutil.pid_exists(pid)


@pytest.mark.sound
def test_a_sentence_through_the_virtual_microphone(sound_server: SoundServer, sentence: Samples):  # noqa: F811
    inbox = Inbox()
    health = EarHealth(inbox.emit, inbox.clock)
    ear = ListeningEar(
        inbox.emit, inbox.clock, health, Microphone(inbox.emit, inbox.clock, health), pocketsphinx_engine()
    )
    assert ear.wait_ready()
    inbox.wait_for(SoundBlock)
    speaking = sound_server.speak(sentence)
    while inbox.wait_for(SoundBlock).speech < 0.5:
        continue
    ear.begin(1)
    first = inbox.wait_for(PartialWords)
    onset = inbox.blocks[-1].at
    speaking.wait()
    inbox.collect(0.2)
    ear.finish(1)
    finished = inbox.clock()
    final = inbox.wait_for(FinalWords)
    ear.close()
    assert shared(final.text) > 0.5
    assert first.text
    assert onset < finished
