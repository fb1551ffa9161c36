"""An engine in a process of its own: started, spoken to, killed; it can neither block nor outlive the program."""

from __future__ import annotations

import os
import queue
import subprocess
import sys
import threading
from collections import deque
from collections.abc import Callable, Mapping, Sequence
from typing import Any, BinaryIO, Final

from simulator.speech.frames import FrameError, Head, read_frame, write_frame

STDERR_LINES: Final = 20
"""How many last lines of the engine's error stream are kept."""
LEAVE_SECONDS: Final = 0.5
"""A process that has closed its pipe may end by itself within this, so that its own status is told."""


class EngineProcess:
    """One run of an engine's process.

    `heard(head, body)` is called on a thread of this object for every message, `ended(reason)` once when the process
    is gone for whatever reason but `kill` and `close`; the reason is one sentence.
    """

    def __init__(
        self,
        module: str,
        arguments: Sequence[str],
        heard: Callable[[Head, bytes], None],
        ended: Callable[[str], None],
    ) -> None:
        """Start `python -m module arguments…`; raises OSError where no process can be started."""
        self._heard = heard
        self._ended = ended
        self._closed = False
        self._last_lines: deque[str] = deque(maxlen=STDERR_LINES)
        self._outgoing: queue.SimpleQueue[tuple[Mapping[str, Any], bytes] | None] = queue.SimpleQueue()
        environment = {**os.environ, "PYTHONIOENCODING": "utf-8", "PYTHONUNBUFFERED": "1"}
        environment["PYTHONPATH"] = os.pathsep.join(entry for entry in sys.path if entry)
        self._process = subprocess.Popen(  # noqa: S603 - our own interpreter and module
            [sys.executable, "-m", module, *arguments],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            env=environment,
            creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
        )
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        assert self._process.stderr is not None
        self._errors = threading.Thread(
            target=self._read_errors, args=(self._process.stderr,), name=f"{module} errors", daemon=True
        )
        self._errors.start()
        threading.Thread(target=self._write, args=(self._process.stdin,), name=f"{module} in", daemon=True).start()
        threading.Thread(target=self._read, args=(self._process.stdout,), name=f"{module} out", daemon=True).start()

    @property
    def pid(self) -> int:
        """Process id, for tests and the doctor."""
        return self._process.pid

    @property
    def alive(self) -> bool:
        """Whether the process still runs."""
        return self._process.poll() is None

    def send(self, head: Mapping[str, Any], body: bytes = b"") -> None:
        """Queue one message; never blocks. What is sent to a dead process is lost: `ended` tells."""
        self._outgoing.put((head, body))

    def kill(self) -> None:
        """End the process at once, without a call of `ended`."""
        self._closed = True
        self._outgoing.put(None)
        if self.alive:
            self._process.kill()
        self._process.wait()

    def close(self, patience: float = 0.3) -> None:
        """Close its input, wait `patience` seconds for it to go by itself, then kill it."""
        self._closed = True
        self._outgoing.put(None)
        try:
            self._process.wait(patience)
        except subprocess.TimeoutExpired:
            self.kill()

    def _write(self, pipe: BinaryIO) -> None:
        try:
            while (frame := self._outgoing.get()) is not None:
                write_frame(pipe, *frame)
            pipe.close()
        except (OSError, ValueError):
            return  # the reading thread notices the end and says why

    def _read(self, pipe: BinaryIO) -> None:
        reason: str | None = None
        try:
            while (frame := read_frame(pipe)) is not None:
                if self._closed:
                    break
                self._heard(*frame)
        except FrameError as error:
            reason = str(error)
        if self._closed:
            return
        try:
            status = self._process.wait(LEAVE_SECONDS)
        except subprocess.TimeoutExpired:
            self._process.kill()
            status = self._process.wait()
        self._errors.join(timeout=0.5)
        self._outgoing.put(None)
        if not self._closed:
            self._ended(reason or self._reason(status))

    def _reason(self, status: int) -> str:
        last = next((line for line in reversed(self._last_lines) if line.strip()), "")
        how = f"was ended by signal {-status}" if status < 0 else f"ended with status {status}"
        return f"{last.strip()} (it {how})" if last else f"it {how}"

    def _read_errors(self, pipe: BinaryIO) -> None:
        for line in pipe:
            self._last_lines.append(line.decode("utf-8", "replace").rstrip())


__all__ = ["EngineProcess"]
