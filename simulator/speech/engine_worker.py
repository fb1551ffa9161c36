"""The inside of an engine's process: reads requests in order, and ends as soon as the program is gone.

Three things end it: the end of its input (the program closed it or died), a request that asks for it, and a
watchdog below Python that fires when even the reading thread no longer gets its turn. Whatever a library prints goes
to the error stream, so that it cannot spoil the messages.
"""

from __future__ import annotations

import faulthandler
import os
import queue
import sys
import threading
from collections.abc import Callable, Mapping
from typing import Any, Final, Protocol

from simulator.speech.frames import FrameError, Head, read_frame, write_frame

STUCK_SECONDS: Final = 60.0
"""After this long without a turn for the watching thread the process ends itself."""
BEAT_SECONDS: Final = 5.0
"""How often the watching thread shows that it still runs."""

Answer = Callable[..., None]
"""`answer(head, body=b"")` writes one message to the program."""


class Worker(Protocol):
    """One engine: made once in its process, then asked one thing after the other."""

    def handle(self, head: Mapping[str, Any], body: bytes, waiting: int, /) -> None:
        """Do one request; `waiting` is how many more lie in the queue."""


def serve(make: Callable[[Answer], Worker]) -> None:
    """Run an engine until the program goes away; `make` is given the function that answers.

    An exception of `make` or of a request ends the process with its text as the last line of the error stream, where
    the program's side reads it.
    """
    out = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)
    sys.stdout = sys.stderr
    source = os.fdopen(os.dup(0), "rb")
    requests: queue.SimpleQueue[tuple[Head, bytes]] = queue.SimpleQueue()
    writing = threading.Lock()

    def answer(head: Mapping[str, Any], body: bytes = b"") -> None:
        with writing:
            write_frame(out, head, body)

    def read() -> None:
        try:
            while (frame := read_frame(source)) is not None:
                requests.put(frame)
        except (FrameError, OSError):
            pass
        os._exit(0)

    def watch() -> None:
        sink = open(os.devnull, "w", encoding="utf-8")  # noqa: SIM115 - must outlive this call
        wait = threading.Event()
        while True:
            faulthandler.dump_traceback_later(STUCK_SECONDS, exit=True, file=sink)
            wait.wait(BEAT_SECONDS)

    threading.Thread(target=read, name="requests", daemon=True).start()
    threading.Thread(target=watch, name="watch", daemon=True).start()
    try:
        worker = make(answer)
        answer({"type": "ready"})
        while True:
            head, body = requests.get()
            worker.handle(head, body, requests.qsize())
    except BrokenPipeError:
        os._exit(0)
    except BaseException as error:  # noqa: BLE001 - top of a process: the text is handed on, then it ends
        print(f"{type(error).__name__}: {error}", file=sys.stderr, flush=True)
        os._exit(1)


__all__ = ["Answer", "Worker", "serve"]
