"""What is missing is said in a sentence and the call goes on typed: microphone, loudspeaker, voice, display, server."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from scoring.record.codec import decode
from scoring.record.events import CustomerSaid, LineFinished
from simulator.call.ports import CompleteRecord, LiftReceiver, PutDown, TypedReply, Voice
from simulator.demo import demo
from simulator.errors import SpeechError
from simulator.library import default_library
from simulator.results.store import open_store
from simulator.scenario.model import Casting
from simulator.settings import Settings
from simulator.sound import SoundEngines
from simulator.speech.rendering import VoiceRenderer
from simulator.speech.speaker import Speaker
from simulator.speech.voices import SpokenVoice
from simulator.switchboard import RunningCall, Switchboard
from tests.calls import OPENING
from tests.virtual_sound import SoundServer, running_server

ROOT = Path(__file__).parents[2]
FAST = Settings(trainee="test")


class NoEngine(SoundEngines):
    """Sound as it is on a machine without a speech engine: this one asks for Windows' own."""

    def voice(self, emit: object, clock: object, casting: Casting) -> tuple[Voice | None, str]:
        """A voice whose engine cannot start."""
        renderer = VoiceRenderer(driver="sapi5")
        return SpokenVoice(emit, clock, renderer, Speaker()), "pyttsx3"  # type: ignore[arg-type]


@contextmanager
def opened(scenario: str, engines: SoundEngines) -> Iterator[RunningCall]:
    call = Switchboard(default_library(), open_store, FAST).open_call(scenario, engines=engines, seed=11)
    call.start()
    try:
        yield call
    finally:
        call.close()


def until(call: RunningCall, what: str, ready: Callable[[], bool], seconds: float = 30.0) -> None:
    """Drive the call in real time until something is so."""
    deadline = time.monotonic() + seconds
    while not ready():
        assert time.monotonic() < deadline, f"waited {seconds:g} s for {what}"
        call.step(time.monotonic())
        time.sleep(0.01)


def answered(call: RunningCall) -> None:
    until(call, "the first ring", lambda: len(call.events) >= 2)
    call.put(LiftReceiver(call.clock()))
    until(call, "the answer", lambda: call.conductor.session.state.phase == "talking")


def customers(call: RunningCall) -> int:
    return sum(isinstance(event, CustomerSaid) for event in call.events)


def typed_to_the_end(call: RunningCall) -> None:
    """A typed call of two turns, to its scorecard."""
    for text in (OPENING, "对不起，让您久等了，我马上帮您查，请问您贵姓？"):
        before = customers(call)
        call.put(TypedReply(call.clock(), text))
        until(call, "the customer's answer", lambda before=before: customers(call) > before)  # type: ignore[misc]
    call.put(PutDown(call.clock()))
    until(call, "the end of the line", lambda: call.over)
    call.put(CompleteRecord(call.clock(), "matter", "result", "next"))
    until(call, "the record", lambda: call.finished)
    assert 0 <= call.score().total <= 100
    path = open_store().record_path(call.id)
    assert decode(path.read_text(encoding="utf-8")).events == tuple(call.events)


@pytest.fixture
def no_sound_system(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """A machine on which no sound server answers and no card is there."""
    monkeypatch.setenv("PULSE_SERVER", f"unix:{tmp_path}/nobody")
    monkeypatch.setenv("SDL_AUDIODRIVER", "pulseaudio")


@pytest.mark.usefixtures("no_sound_system")
def test_without_loudspeaker_and_microphone_the_call_is_read_and_typed() -> None:
    with opened("double-charge", SoundEngines(FAST)) as call:
        answered(call)
        until(call, "the sentence about the microphone", lambda: bool(call.live.ear))
        typed_to_the_end(call)
        assert call.live.voice
        assert call.live.ear


@pytest.mark.sound
def test_without_a_speech_engine_the_lines_are_shown(virtual_sound: SoundServer) -> None:
    with opened("late-claim", NoEngine(FAST)) as call:
        answered(call)
        typed_to_the_end(call)
        assert call.live.voice is not None
        assert "No speech engine is installed" in call.live.voice


@pytest.mark.sound
def test_the_sound_system_dies_in_the_middle_of_a_call() -> None:
    with running_server() as server, opened("double-charge", SoundEngines(FAST)) as call:
        answered(call)
        call.put(TypedReply(call.clock(), "Good morning, Serene Life, how may I help you?"))
        until(call, "the customer's voice", lambda: bool(call.conductor.session.state.sounding))
        server.kill()
        until(call, "the loss to be noticed", lambda: bool(call.live.ear and call.live.voice), 20.0)
        until(call, "the line to be read", lambda: any(isinstance(e, LineFinished) for e in call.events))
        typed_to_the_end(call)


def run(*arguments: str, home: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    clean = {k: v for k, v in os.environ.items() if k not in ("DISPLAY", "WAYLAND_DISPLAY", "SDL_VIDEODRIVER")}
    return subprocess.run(
        [sys.executable, "-m", "simulator", *arguments], capture_output=True, text=True, encoding="utf-8", timeout=60,
        env={**clean, "THREE_RINGS_HOME": str(home), **environment}, cwd=ROOT, check=False, stdin=subprocess.DEVNULL,
    )  # fmt: skip


@pytest.mark.parametrize("arguments", [(), ("play", "late-claim")])
def test_without_a_display_the_terminal_is_offered(arguments: tuple[str, ...], tmp_path: Path) -> None:
    done = run(*arguments, home=tmp_path)
    assert done.returncode == 1
    assert "Traceback" not in done.stderr
    assert "--terminal" in done.stderr
    assert done.stderr.count("\n") == 1


def test_a_demonstration_without_a_voice_is_refused_in_one_sentence(tmp_path: Path) -> None:
    board = Switchboard(default_library(), open_store, FAST)
    renderer = VoiceRenderer(driver="sapi5")
    with pytest.raises(SpeechError, match="The demonstration needs a voice"):
        demo(board, renderer, tmp_path)
    renderer.close()
