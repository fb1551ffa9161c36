"""What the adapters put on the call's queue, for tests to wait for."""

from __future__ import annotations

import contextlib
import queue
import time
from typing import TypeVar

from simulator.call.ports import Message, SoundBlock

M = TypeVar("M")


class Inbox:
    """A queue with a clock; `wait_for` takes messages until one of a kind comes."""

    def __init__(self) -> None:
        self._queue: queue.SimpleQueue[Message] = queue.SimpleQueue()
        self._begun = time.monotonic()
        self.seen: list[Message] = []
        """All messages taken so far but sound blocks."""
        self.blocks: list[SoundBlock] = []

    def emit(self, message: Message) -> None:
        """For the adapter."""
        self._queue.put(message)

    def clock(self) -> float:
        """For the adapter: seconds since this inbox was made."""
        return time.monotonic() - self._begun

    def wait_for(self, kind: type[M], seconds: float = 30.0) -> M:
        """The next message of a kind; fails the test after `seconds`."""
        until = time.monotonic() + seconds
        while (left := until - time.monotonic()) > 0:
            try:
                message = self._queue.get(timeout=left)
            except queue.Empty:
                break
            (self.blocks if isinstance(message, SoundBlock) else self.seen).append(message)
            if isinstance(message, kind):
                return message
        raise AssertionError(f"no {kind.__name__} within {seconds} s; there were {self.seen}")

    def first(self, kind: type[M], seconds: float = 30.0) -> M:
        """The first message of a kind, which may have been taken already; fails the test after `seconds`."""
        return next((one for one in self.seen if isinstance(one, kind)), None) or self.wait_for(kind, seconds)

    def collect(self, seconds: float) -> None:
        """Take all messages of the next seconds."""
        until = time.monotonic() + seconds
        while (left := until - time.monotonic()) > 0:
            try:
                message = self._queue.get(timeout=left)
            except queue.Empty:
                return
            (self.blocks if isinstance(message, SoundBlock) else self.seen).append(message)

    def catch_up(self) -> None:
        """Take what lies there already."""
        with contextlib.suppress(queue.Empty):
            while True:
                message = self._queue.get_nowait()
                (self.blocks if isinstance(message, SoundBlock) else self.seen).append(message)
