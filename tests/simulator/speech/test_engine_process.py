"""An engine's process ends with the program, whatever either of them is doing."""

from __future__ import annotations

import signal
import subprocess
import sys
import threading

import psutil
import pytest

from simulator.speech.engine_process import EngineProcess

PROGRAM = """
import sys, time
from simulator.speech.engine_process import EngineProcess
ready = []
engine = EngineProcess(sys.argv[1], (), lambda head, _: ready.append(head), print)
while not ready:
    time.sleep(0.01)
print(engine.pid, flush=True)
{then}
"""


@pytest.mark.parametrize("module", ["simulator.speech.voice_pyttsx3", "simulator.speech.ear_pocketsphinx"])
@pytest.mark.parametrize("then", ["time.sleep(60)", "pass", "raise SystemExit(3)"])
def test_the_engine_does_not_outlive_the_program(module: str, then: str):
    program = subprocess.Popen(
        [sys.executable, "-c", PROGRAM.format(then=then), module], stdout=subprocess.PIPE, text=True
    )
    assert program.stdout is not None
    engine = psutil.Process(int(program.stdout.readline()))
    if "sleep" in then:
        program.send_signal(signal.SIGKILL)
    program.wait(20)  # never held up by the engine
    engine.wait(20)
    assert not engine.is_running()


def test_the_last_words_of_a_process_are_the_reason():
    told: list[str] = []
    ended = threading.Event()

    def note(reason: str) -> None:
        told.append(reason)
        ended.set()

    EngineProcess("simulator.speech.nosuchmodule", (), lambda *_: None, note)
    assert ended.wait(20)
    assert len(told) == 1
    assert "No module named simulator.speech.nosuchmodule" in told[0]
    assert "status 1" in told[0]
