"""Complaints of ALSA: they reach no terminal, and they never stop the program."""

import os
import subprocess
import sys
from pathlib import Path

PROGRAM = """
import contextlib
from simulator.errors import SpeechError
from simulator.speech.capture import input_devices
from simulator.speech.speaker import speaker_devices
for _ in range(40):
    with contextlib.suppress(SpeechError):
        input_devices()
    with contextlib.suppress(SpeechError):
        speaker_devices()
"""
LONGEST = 90.0
"""Seconds; the loop takes four on a slow machine and never ended where a handler waited for Python's lock."""


def test_looking_for_devices_again_and_again_neither_hangs_nor_chatters(tmp_path: Path) -> None:
    environment = {name: value for name, value in os.environ.items() if not name.startswith(("PULSE", "SDL"))}
    environment["XDG_RUNTIME_DIR"] = str(tmp_path)  # no sound server: ALSA is asked, and complains
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM], env=environment, capture_output=True, text=True, timeout=LONGEST, check=False
    )
    assert done.returncode == 0, done.stderr
    assert done.stderr == ""
