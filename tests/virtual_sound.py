"""A private PulseAudio server with a virtual microphone and loudspeaker, so that sound can be tested without a card.

Fixtures: `sound_server` (one server of the test session; the environment of this process points at it) and
`virtual_sound` (the same, with the microphone silent at the start of each test). Tests that use them carry the mark
`sound`. Where PulseAudio is not installed they are skipped, but never where `CI` is set.
"""

from __future__ import annotations

import contextlib
import os
import shutil
import subprocess
import tempfile
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

from simulator.speech.capture import rescan
from simulator.speech.speaker import Speaker

PLAIN = """
.fail
load-module module-native-protocol-unix
load-module module-null-sink sink_name=mic_in rate=16000 channels=1 format=s16le
load-module module-remap-source source_name=vmic master=mic_in.monitor
load-module module-null-sink sink_name=speaker rate=48000 channels=2
set-default-source vmic
set-default-sink speaker
"""
MIC_RATE = 16000
SPEAKER_RATE = 48000


class SoundServer:
    """The server and the programs that play into and record from it."""

    def __init__(self) -> None:
        self._folder = Path(tempfile.mkdtemp(prefix="three-rings-sound-"))
        self._folder.chmod(0o700)
        pulse = self._folder / "pulse"
        self.environment = {
            "XDG_RUNTIME_DIR": str(self._folder),
            "PULSE_RUNTIME_PATH": str(pulse),
            "PULSE_STATE_PATH": str(self._folder / "state"),
            "PULSE_COOKIE": str(self._folder / "cookie"),
            "PULSE_SERVER": f"unix:{pulse}/native",
            "PULSE_LATENCY_MSEC": "20",
        }
        (self._folder / "test.pa").write_text(PLAIN)
        self._server: subprocess.Popen[bytes] | None = None
        self._keeper: subprocess.Popen[bytes] | None = None
        self._keeping = threading.Event()

    def start(self) -> None:
        """Start the server and keep the microphone awake with noise at -84 dB; returns when it answers."""
        environment = {**os.environ, **self.environment}
        self._server = subprocess.Popen(
            ["pulseaudio", "-n", "-F", str(self._folder / "test.pa"), "--daemonize=no", "--exit-idle-time=-1",
             "--disable-shm=yes", "--realtime=no", "--high-priority=no", "--use-pid-file=no", "--log-level=error"],
            env=environment,
        )  # fmt: skip
        deadline = time.monotonic() + 15
        while subprocess.run(["pactl", "info"], env=environment, capture_output=True, check=False).returncode:
            if time.monotonic() > deadline or self._server.poll() is not None:
                raise RuntimeError("the test's PulseAudio server does not start")
            time.sleep(0.05)
        # Without a stream that never ends the null sink runs with two seconds of latency. Silence would be taken for
        # a microphone that is muted, so the stream is the faint noise that every real one has.
        self._keeper = subprocess.Popen(
            ["pacat", "--playback", "--raw", "-d", "mic_in", "--rate=16000", "--channels=1", "--format=s16le",
             "--latency-msec=20"],
            stdin=subprocess.PIPE, env=environment,
        )  # fmt: skip
        threading.Thread(target=self._keep, args=(self._keeper,), daemon=True).start()
        self._wait_until_awake(environment)

    def _keep(self, keeper: subprocess.Popen[bytes]) -> None:
        assert keeper.stdin is not None
        noise = np.random.default_rng(1).integers(-2, 3, MIC_RATE, dtype=np.int16).tobytes()
        with contextlib.suppress(OSError):
            while True:
                keeper.stdin.write(noise)

    def _wait_until_awake(self, environment: dict[str, str]) -> None:
        """A first client loses more than a second; let it be this one."""
        with subprocess.Popen(
            ["parec", "--raw", "-d", "vmic", "--rate=16000", "--channels=1", "--format=s16le", "--latency-msec=20"],
            stdout=subprocess.PIPE, env=environment,
        ) as reader:  # fmt: skip
            assert reader.stdout is not None
            heard = 0
            while heard < MIC_RATE:
                data = np.frombuffer(reader.stdout.read(3200), dtype=np.int16)
                heard = heard + data.size if data.any() else 0
            reader.kill()

    def speak(self, samples: NDArray[np.float32]) -> Speaking:
        """Play mono samples (-1 … 1, MIC_RATE) into the microphone; returns at once."""
        return Speaking(self, samples)

    def record_speaker(self) -> Listening:
        """Record what the program plays, until `stop`."""
        return Listening(self)

    @contextlib.contextmanager
    def leaking(self, gain: float) -> Iterator[None]:
        """What the loudspeaker plays comes into the microphone, at `gain` (1: as loud), while this lasts."""
        keeper = Listening(self)  # without a reader in a hurry the loudspeaker is up to two seconds late
        module = self._pactl(
            "load-module", "module-loopback", "source=speaker.monitor", "sink=mic_in", "latency_msec=50",
            "adjust_time=0",
        ).strip()  # fmt: skip
        try:
            streams = [line.split() for line in self._pactl("list", "short", "sink-inputs").splitlines()]
            leak = next(fields[0] for fields in streams if "module-loopback.c" in fields)
            self._pactl("set-sink-input-volume", leak, f"{20 * np.log10(gain):.2f}dB")
            yield
        finally:
            self._pactl("unload-module", module)
            keeper.stop()

    def pull_out(self) -> None:
        """The microphone is unplugged; the sound system goes on."""
        self._pactl("unload-module", "module-remap-source")

    def plug_in(self) -> None:
        """The microphone is there again, and the system's choice."""
        self._pactl("load-module", "module-remap-source", "source_name=vmic", "master=mic_in.monitor")
        self._pactl("set-default-source", "vmic")

    def _pactl(self, *arguments: str) -> str:
        environment = {**os.environ, **self.environment, "LC_ALL": "C"}
        return subprocess.run(
            ["pactl", *arguments], env=environment, capture_output=True, text=True, check=True
        ).stdout  # fmt: skip

    def kill(self) -> None:
        """The sound system dies at once, as when its daemon crashes."""
        for process in (self._keeper, self._server):
            if process is not None and process.poll() is None:
                process.kill()
                process.wait()
        self._keeper = self._server = None

    def close(self) -> None:
        """End everything and remove the folder."""
        self.kill()
        shutil.rmtree(self._folder, ignore_errors=True)


class Speaking:
    """One sound on its way into the microphone."""

    def __init__(self, server: SoundServer, samples: NDArray[np.float32]) -> None:
        data = np.asarray(np.clip(np.rint(samples * 32767), -32768, 32767), dtype=np.int16).tobytes()
        self._process = subprocess.Popen(
            ["pacat", "--playback", "--raw", "-d", "mic_in", "--rate=16000", "--channels=1", "--format=s16le",
             "--latency-msec=40"],
            stdin=subprocess.PIPE, env={**os.environ, **server.environment},
        )  # fmt: skip
        self.ended: float | None = None
        """Monotonic time at which the last sample was heard, as near as 40 ms; None while it plays."""
        self._thread = threading.Thread(target=self._feed, args=(data,), daemon=True)
        self._thread.start()

    def _feed(self, data: bytes) -> None:
        assert self._process.stdin is not None
        with contextlib.suppress(OSError):
            self._process.stdin.write(data)
            self._process.stdin.close()
        self._process.wait()
        self.ended = time.monotonic()

    def wait(self, timeout: float = 120.0) -> float:
        """Wait until it was played; gives `ended`."""
        self._thread.join(timeout)
        assert self.ended is not None, "the sound was not played to its end"
        return self.ended

    def stop(self) -> None:
        """Break off."""
        self._process.kill()


class Listening:
    """A recording of the loudspeaker."""

    def __init__(self, server: SoundServer) -> None:
        self._process = subprocess.Popen(
            ["parec", "--raw", "-d", "speaker.monitor", f"--rate={SPEAKER_RATE}", "--channels=1", "--format=s16le",
             "--latency-msec=20"],
            stdout=subprocess.PIPE, env={**os.environ, **server.environment},
        )  # fmt: skip
        self._blocks: list[tuple[float, NDArray[np.int16]]] = []
        self._begun = threading.Event()
        threading.Thread(target=self._read, daemon=True).start()
        assert self._begun.wait(10), "the loudspeaker's monitor delivers nothing"

    def _read(self) -> None:
        assert self._process.stdout is not None
        while data := self._process.stdout.read(960):  # 10 ms
            self._blocks.append((time.monotonic(), np.frombuffer(data[: len(data) // 2 * 2], dtype=np.int16)))
            self._begun.set()

    def so_far(self) -> NDArray[np.float32]:
        """All samples until now, mono at SPEAKER_RATE."""
        blocks = [block for _, block in list(self._blocks)]
        return np.concatenate(blocks).astype(np.float32) / 32768 if blocks else np.zeros(0, np.float32)

    def levels(self) -> list[tuple[float, float]]:
        """Monotonic time and RMS (dBFS) of each block of 10 ms."""
        found = []
        for at, block in list(self._blocks):
            power = float(np.mean(np.square(block.astype(np.float64) / 32768))) if block.size else 0.0
            found.append((at, 10 * np.log10(power) if power > 0 else -120.0))
        return found

    def stop(self) -> NDArray[np.float32]:
        """End the recording and give all of it."""
        samples = self.so_far()
        self._process.kill()
        self._process.wait()
        return samples


def require_pulseaudio() -> None:
    """Skip a test that has no PulseAudio, fail it in CI."""
    missing = [name for name in ("pulseaudio", "pactl", "pacat", "parec") if shutil.which(name) is None]
    if not missing:
        return
    sentence = f"needs {', '.join(missing)} (Debian: pulseaudio pulseaudio-utils libasound2-plugins)"
    if os.environ.get("CI"):
        pytest.fail(sentence)
    pytest.skip(sentence)


@contextlib.contextmanager
def running_server() -> Iterator[SoundServer]:
    """A server of its own, for tests that kill it; this process's environment points at it meanwhile."""
    require_pulseaudio()
    server = SoundServer()
    before = {name: os.environ.get(name) for name in [*server.environment, "SDL_AUDIODRIVER"]}
    os.environ.update(server.environment)
    os.environ["SDL_AUDIODRIVER"] = "pulseaudio"
    try:
        server.start()
        _forget_sound()
        yield server
    finally:
        _forget_sound()
        server.close()
        for name, value in before.items():
            if value is None:
                os.environ.pop(name, None)
            else:
                os.environ[name] = value


def _forget_sound() -> None:
    """What was opened in this process before belongs to another server: a mixer would go on playing into that one."""
    Speaker().close()
    rescan()


@pytest.fixture(scope="session")
def sound_server() -> Iterator[SoundServer]:
    """One server for the whole run."""
    with running_server() as server:
        yield server


@pytest.fixture
def virtual_sound(sound_server: SoundServer) -> SoundServer:
    """The server with nothing playing into the microphone, and nothing open in this process."""
    _forget_sound()
    return sound_server
