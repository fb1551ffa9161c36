"""The call's sound on disk: both sides at their time, playable whenever the program ends."""

from __future__ import annotations

import signal
import stat
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest
import soundfile

from simulator.errors import SpeechError
from simulator.speech.recording import CallRecording
from simulator.speech.rendered import Rendering
from simulator.speech.vad import BLOCK, RATE


class Clock:
    now = 5.0

    def __call__(self) -> float:
        return self.now


def tone(seconds: float, rate: int = RATE) -> np.ndarray:
    return (0.3 * np.sin(2 * np.pi * 500 * np.arange(int(seconds * rate)) / rate)).astype(np.float32)


def test_both_sides_stand_at_their_time(tmp_path: Path):
    clock = Clock()
    recording = CallRecording(tmp_path / "call.wav", clock)
    recording.customer(6.0, Rendering(tone(1.0, 22050), 22050))
    said = tone(1.024)
    for n in range(0, said.size, BLOCK):
        waver = 0.01 * (-1) ** (n // BLOCK)
        recording.trainee(8.0 + (n + BLOCK) / RATE + waver, said[n : n + BLOCK])
    clock.now = 10.0
    recording.close()
    sound, rate = soundfile.read(tmp_path / "call.wav", dtype="float32")
    assert (rate, sound.shape) == (RATE, (5 * RATE, 2))
    assert stat.S_IMODE((tmp_path / "call.wav").stat().st_mode) == 0o600
    customer, trainee = (np.flatnonzero(np.abs(sound[:, channel]) > 0.01) for channel in (0, 1))
    assert customer[0] / RATE == pytest.approx(1.0, abs=0.005)
    assert customer[-1] / RATE == pytest.approx(2.0, abs=0.005)
    begin = trainee[0]
    assert begin / RATE == pytest.approx(3.0, abs=0.03)
    assert np.max(np.abs(sound[begin - 1 : begin - 1 + said.size, 1] - said)) < 1e-4, "a seam between blocks"


def test_a_line_that_was_stopped_ends_there(tmp_path: Path):
    clock = Clock()
    recording = CallRecording(tmp_path / "call.wav", clock)
    recording.customer(5.5, Rendering(tone(3.0), RATE))
    clock.now = 6.0
    recording.cut(6.0)
    clock.now = 10.0
    recording.close()
    sound, _ = soundfile.read(tmp_path / "call.wav", dtype="float32")
    assert np.flatnonzero(np.abs(sound[:, 0]) > 0.01)[-1] / RATE == pytest.approx(1.0, abs=0.01)


def test_a_folder_that_is_not_there_is_one_sentence(tmp_path: Path):
    with pytest.raises(SpeechError, match=r"^The recording .* cannot be written \(No such file or directory\)\.$"):
        CallRecording(tmp_path / "none" / "call.wav", Clock())


PROGRAM = """
import sys, time
import numpy as np
from pathlib import Path
from simulator.speech.recording import CallRecording
recording = CallRecording(Path(sys.argv[1]), time.monotonic)
block = np.full(512, 0.25, dtype=np.float32)
began = time.monotonic()
for n in range(10_000):
    recording.trainee(began + (n + 1) * 0.032, block)
    if n == 120:
        print("four seconds", flush=True)
    time.sleep(max(0.0, began + (n + 1) * 0.032 - time.monotonic()))
"""


def test_a_killed_program_leaves_a_file_that_plays(tmp_path: Path):
    path = tmp_path / "call.wav"
    program = subprocess.Popen([sys.executable, "-c", PROGRAM, str(path)], stdout=subprocess.PIPE, text=True)
    assert program.stdout is not None
    program.stdout.readline()
    program.send_signal(signal.SIGKILL)
    program.wait()
    sound, rate = soundfile.read(path, dtype="float32")
    assert rate == RATE
    assert sound.shape[0] > 1.5 * RATE
    assert np.all(np.abs(sound[RATE // 10 :, 1] - 0.25) < 1e-3)
