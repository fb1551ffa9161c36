"""The microphone: sound from an array, from a virtual device, from one that is pulled out, and from none."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import numpy as np
import pytest

from simulator.call.ports import EarBack, EarLost, SoundBlock, VoiceStyle
from simulator.speech.capture import Capture, CaptureError, Deliver, Lost, PygameCapture, input_devices
from simulator.speech.health import EarHealth
from simulator.speech.microphone import PREROLL_SECONDS, Microphone, Open
from simulator.speech.rendering import VoiceRenderer
from simulator.speech.samples import Samples, resampled
from simulator.speech.vad import BLOCK, RATE, LevelDetector, SileroDetector, SpeechDetector, WebrtcDetector
from tests.simulator.speech.inbox import Inbox
from tests.virtual_sound import SoundServer, running_server, sound_server  # noqa: F401


@pytest.fixture(scope="module")
def speech() -> Samples:
    """A second of silence, a sentence, a second of silence."""
    renderer = VoiceRenderer()
    spoken = renderer.render("Thank you for waiting, I have the record here.", "en", VoiceStyle("male"))
    renderer.close()
    quiet = np.random.default_rng(3).normal(0, 1e-4, RATE)
    return np.concatenate([quiet, resampled(spoken.samples, spoken.rate, RATE), quiet]).astype(np.float32)


class FromArray:
    """A device that delivers an array at once, in pieces of any size."""

    name = "array"

    def __init__(self, samples: Samples, deliver: Deliver, piece: int = 700) -> None:
        for start in range(0, samples.size, piece):
            deliver(samples[start : start + piece])

    def close(self) -> None:
        """Nothing to free."""


def array_opener(samples: Samples) -> Open:
    def open_array(device: str | None, deliver: Deliver, lost: Lost) -> Capture:
        return FromArray(samples, deliver)

    return open_array


def listening(inbox: Inbox, opener: Open, detector: SpeechDetector | None = None) -> Microphone:
    return Microphone(
        inbox.emit, inbox.clock, EarHealth(inbox.emit, inbox.clock), opener=opener, detector=detector or LevelDetector()
    )


@pytest.mark.parametrize("kind", [SileroDetector, WebrtcDetector, LevelDetector])
def test_every_detector_tells_speech_from_silence(kind: type, speech: Samples):
    inbox = Inbox()
    microphone = listening(inbox, array_opener(speech), kind())
    microphone.open()
    count = speech.size // BLOCK
    while len(inbox.blocks) < count:
        inbox.wait_for(SoundBlock)
    microphone.close()
    edge = RATE // BLOCK
    inside = [block.speech for block in inbox.blocks[edge + 2 : count - edge - 5]]
    outside = [block.speech for block in inbox.blocks[3 : edge - 1] + inbox.blocks[count - edge // 2 :]]
    assert np.mean(np.array(inside) > 0.5) > 0.75
    assert np.mean(np.array(outside) > 0.5) < 0.1


def test_no_sample_is_lost_between_the_device_and_a_tap(speech: Samples):
    inbox = Inbox()
    microphone = listening(inbox, array_opener(speech))
    taken: list[Samples] = []
    microphone.tap(lambda _, block: taken.append(block), preroll=False)
    microphone.open()
    while len(inbox.blocks) < speech.size // BLOCK:
        inbox.wait_for(SoundBlock)
    microphone.close()
    whole = np.concatenate(taken)
    assert np.array_equal(whole, speech[: whole.size])


def test_a_tap_begins_a_little_earlier(speech: Samples):
    inbox = Inbox()
    microphone = listening(inbox, array_opener(speech))
    microphone.open()
    while len(inbox.blocks) < speech.size // BLOCK:
        inbox.wait_for(SoundBlock)
    taken: list[tuple[float, Samples]] = []
    microphone.tap(lambda at, block: taken.append((at, block)), preroll=True)
    microphone.close()
    whole = np.concatenate([block for _, block in taken])
    assert whole.size / RATE == pytest.approx(PREROLL_SECONDS, abs=BLOCK / RATE)
    end = speech.size // BLOCK * BLOCK
    assert np.array_equal(whole, speech[end - whole.size : end])


def test_a_muted_microphone_delivers_silence(speech: Samples):
    inbox = Inbox()
    microphone = listening(inbox, array_opener(speech))
    taken: list[Samples] = []
    microphone.tap(lambda _, block: taken.append(block), preroll=False)
    microphone.mute(True)
    microphone.open()
    while len(inbox.blocks) < speech.size // BLOCK:
        inbox.wait_for(SoundBlock)
    microphone.close()
    assert not np.concatenate(taken).any()
    assert {(block.speech, block.level_db) for block in inbox.blocks} == {(0.0, -120.0)}


def test_a_device_that_delivers_nothing_is_lost_and_tried_again(speech: Samples):
    inbox = Inbox()
    opened = []

    def opener(device: str | None, deliver: Deliver, lost: Lost) -> Capture:
        opened.append(device)
        return FromArray(speech if len(opened) > 1 else speech[:0], deliver)

    microphone = listening(inbox, opener)
    microphone.open()
    assert inbox.wait_for(EarLost).reason == "The microphone delivers no sound any more."
    inbox.wait_for(EarBack)
    assert len(opened) == 2
    microphone.close()


def test_a_microphone_that_delivers_only_zeros_is_told():
    inbox = Inbox()
    noise = np.random.default_rng(1).normal(0, 0.01, RATE).astype(np.float32)
    microphone = listening(inbox, array_opener(np.concatenate([np.zeros(9 * RATE, np.float32), noise])))
    microphone.open()
    assert "only silence" in inbox.wait_for(EarLost).reason
    inbox.wait_for(EarBack)
    microphone.close()


def test_a_headset_in_whose_place_there_is_nothing_is_told_soon():
    """Sound systems go on with zeros where the last microphone was pulled out."""
    inbox = Inbox()
    noise = np.random.default_rng(1).normal(0, 0.01, 3 * RATE).astype(np.float32)
    microphone = listening(inbox, array_opener(np.concatenate([noise, np.zeros(2 * RATE, np.float32), noise])))
    microphone.open()
    assert "only silence" in inbox.wait_for(EarLost).reason
    inbox.wait_for(EarBack)
    microphone.close()


def test_a_device_that_cuts_noise_off_may_be_silent_in_pauses():
    inbox = Inbox()
    noise = np.random.default_rng(1).normal(0, 0.01, 3 * RATE).astype(np.float32)
    pauses = [np.concatenate([noise, np.zeros(round(seconds * RATE), np.float32)]) for seconds in (0.5, 5.0)]
    sound = np.concatenate([*pauses, noise])
    microphone = listening(inbox, array_opener(sound))
    microphone.open()
    while len(inbox.blocks) < sound.size // BLOCK:
        inbox.wait_for(SoundBlock)
    microphone.close()
    assert not any(isinstance(message, EarLost) and "silence" in message.reason for message in inbox.seen)


def test_a_device_that_cannot_be_opened_is_one_sentence():
    inbox = Inbox()

    def opener(device: str | None, deliver: Deliver, lost: Lost) -> Capture:
        raise CaptureError("No microphone was found.")

    microphone = listening(inbox, opener)
    microphone.open()
    assert inbox.wait_for(EarLost).reason == "No microphone was found."
    inbox.collect(2.5)
    assert len(inbox.seen) == 1, "the same reason is told once"
    microphone.close()


# --- the virtual device ------------------------------------------------------------------------------------


@pytest.fixture
def microphone(sound_server: SoundServer) -> Iterator[tuple[Microphone, Inbox]]:  # noqa: F811
    inbox = Inbox()
    made = Microphone(inbox.emit, inbox.clock, EarHealth(inbox.emit, inbox.clock), detector=LevelDetector())
    made.open()
    inbox.wait_for(SoundBlock)
    yield made, inbox
    made.close()


def place_of(sound: Samples, recording: Samples) -> tuple[float, int]:
    """Normalised correlation, and where the sound begins in the recording."""
    if recording.size < sound.size:
        return 0.0, 0
    size = 1 << (recording.size + sound.size).bit_length()
    curve = np.fft.irfft(np.fft.rfft(recording, size) * np.conj(np.fft.rfft(sound, size)), size)[: recording.size]
    energy = np.convolve(recording.astype(np.float64) ** 2, np.ones(sound.size))[sound.size - 1 :]
    likeness = curve[: energy.size] / np.sqrt(np.maximum(energy, 1e-9) * float(np.dot(sound, sound)))
    place = int(np.argmax(likeness))
    return float(likeness[place]), place


def arrives_whole(sound: Samples, recording: Samples) -> bool:
    """Whether each tenth of a second that is no silence is in the recording, in its order and with nothing lost.

    A busy machine feeds the virtual microphone late: what it plays is torn apart then, with silence between, but never
    shortened. A piece with such a tear in it is not found; few are.
    """
    size = RATE // 10
    lags: list[int] = []
    pieces = [(start, sound[start : start + size]) for start in range(0, sound.size - size, size)]
    loud = [(start, piece) for start, piece in pieces if np.abs(piece).max() > 0.02]
    for start, piece in loud:
        begins = max(0, start + lags[-1] - BLOCK) if lags else 0
        alike, place = place_of(piece, recording[begins : begins + 3 * RATE if lags else None])
        if alike > 0.99:
            lags.append(begins + place - start)
    return len(lags) >= 0.8 * len(loud) and all(later >= earlier - 1 for earlier, later in pairwise(lags))


@pytest.mark.sound
def test_what_is_spoken_arrives_whole(
    microphone: tuple[Microphone, Inbox], sound_server: SoundServer, speech: Samples  # noqa: F811
):  # fmt: skip
    listener, inbox = microphone
    taken: list[Samples] = []
    listener.tap(lambda _, block: taken.append(block), preroll=False)
    sound_server.speak(speech).wait()
    inbox.collect(0.5)
    assert arrives_whole(speech[RATE:-RATE], np.concatenate(taken))
    steps = np.diff([block.at for block in inbox.blocks])
    assert steps.mean() == pytest.approx(BLOCK / RATE, rel=0.02)


@pytest.mark.sound
def test_pygame_hears_the_same_where_portaudio_is_missing(sound_server: SoundServer, speech: Samples):  # noqa: F811
    inbox = Inbox()
    listener = Microphone(
        inbox.emit, inbox.clock, EarHealth(inbox.emit, inbox.clock), detector=LevelDetector(), opener=PygameCapture
    )
    taken: list[Samples] = []
    listener.tap(lambda _, block: taken.append(block), preroll=False)
    listener.open()
    inbox.wait_for(SoundBlock)
    sound_server.speak(speech).wait()
    inbox.collect(0.5)
    listener.close()
    assert arrives_whole(speech[RATE:-RATE], np.concatenate(taken))


@pytest.mark.sound
def test_microphones_are_listed(sound_server: SoundServer):  # noqa: F811
    devices = input_devices()
    assert devices
    assert sum(device.preferred for device in devices) == 1


@pytest.mark.sound
def test_a_sound_system_that_dies_is_told_within_two_seconds_and_found_again():
    with running_server() as server:
        inbox = Inbox()
        listener = Microphone(inbox.emit, inbox.clock, EarHealth(inbox.emit, inbox.clock), detector=LevelDetector())
        listener.open()
        inbox.wait_for(SoundBlock)
        inbox.collect(1.0)
        died = inbox.clock()
        server.kill()
        lost = inbox.wait_for(EarLost, 10)
        assert lost.at - died < 2
        assert lost.reason.endswith(".")
        server.start()
        inbox.wait_for(EarBack, 20)
        inbox.wait_for(SoundBlock)
        listener.close()


@pytest.mark.sound
def test_without_a_microphone_there_is_a_sentence(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("PULSE_SERVER", f"unix:{tmp_path}/none")
    inbox = Inbox()
    listener = Microphone(inbox.emit, inbox.clock, EarHealth(inbox.emit, inbox.clock), detector=LevelDetector())
    listener.open()
    assert inbox.wait_for(EarLost).reason.startswith("No microphone can be opened: ")
    listener.close()
