"""A local HTTP server that serves files well or badly, as each path says; for tests of downloads.

A path is `/BEHAVIOUR/FILE`. Behaviours: `good` (with ranges), `plain` (without), `breaks` (half of what is asked for,
then the connection ends), `breaks-plain` (the same without ranges), `stalls` (the first time half, then nothing),
`slow` (pieces with pauses), `long` (says that it is longer than it is), `huge` (says that it is far too long), `short`
(says that it is shorter), `wrong` (other bytes of the same length), `elsewhere` (half, then goes on at another place),
`moved` (redirects to `good`), `circle` (redirects to itself), `page` (HTML), `missing` (404), `fails` (503 twice, then
good), `endless` (no length, bytes without end).
"""

from __future__ import annotations

import contextlib
import re
import threading
from collections import Counter
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

PIECE = 1024


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    server: RogueServer

    def log_message(self, *_: object) -> None:
        """Nothing is printed."""

    def do_GET(self) -> None:
        _, behaviour, name = self.path.split("/", 2)
        self.server.asked[behaviour] += 1
        self.server.ranges.append(self.headers.get("Range"))
        data = (self.server.folder / name).read_bytes() if name else b""
        with contextlib.suppress(BrokenPipeError, ConnectionResetError):
            self._behave(behaviour, name, data)

    def _behave(self, behaviour: str, name: str, data: bytes) -> None:
        match behaviour:
            case "missing":
                self._answer(404, b"not here")
            case "page":
                self._answer(200, b"<html>Please log in</html>", kind="text/html; charset=utf-8")
            case "moved" | "circle":
                self.send_response(302)
                self.send_header("Location", f"/{'good' if behaviour == 'moved' else 'circle'}/{name}")
                self.send_header("Content-Length", "0")
                self.end_headers()
            case "fails" if self.server.asked["fails"] <= 2:
                self._answer(503, b"busy")
            case "wrong":
                self._answer(200, bytes(byte ^ 255 for byte in data))
            case "long" | "huge" | "short":
                length = {"long": len(data) + 5000, "huge": 10**15, "short": len(data) // 2}[behaviour]
                self._answer(200, data[:length], length=length)
            case "endless":
                self.send_response(200)
                self.end_headers()
                self.close_connection = True
                while not self.server.ended.is_set():
                    self.wfile.write(bytes(PIECE))
            case "plain":
                self._answer(200, data)
            case "breaks-plain":
                self._answer(200, data[: len(data) // 2], length=len(data))
            case _:
                self._ranged(behaviour, data)

    def _ranged(self, behaviour: str, data: bytes) -> None:
        tag = f'"{hash(data) & 0xFFFFFF:x}"' if self.server.tags else None
        wanted = re.fullmatch(r"bytes=(\d+)-", self.headers.get("Range", ""))
        start = int(wanted[1]) if wanted and self.headers.get("If-Range") in (None, tag) else None
        if start is not None and start >= len(data):
            self._answer(416, b"", extra={"Content-Range": f"bytes */{len(data)}"})
            return
        rest = data[start or 0 :]
        extra = {"ETag": tag} if tag else {}
        if start is not None:
            told = start + 7 if behaviour == "elsewhere" else start
            extra["Content-Range"] = f"bytes {told}-{len(data) - 1}/{len(data)}"
        first = self.server.asked[behaviour] == 1
        cut = behaviour == "breaks" or (behaviour in ("stalls", "elsewhere") and first)
        cut = cut and len(rest) > PIECE
        sent = rest[: len(rest) // 2] if cut else rest
        self._answer(200 if start is None else 206, sent, length=len(rest), extra=extra, slow=behaviour == "slow")
        if cut and behaviour == "stalls":
            self.server.ended.wait(60)

    def _answer(
        self, status: int, body: bytes, *, length: int | None = None, kind: str = "application/octet-stream",
        extra: dict[str, str] | None = None, slow: bool = False,
    ) -> None:  # fmt: skip
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body) if length is None else length))
        for key, value in (extra or {}).items():
            self.send_header(key, value)
        self.end_headers()
        for place in range(0, len(body), PIECE):
            self.wfile.write(body[place : place + PIECE])
            self.wfile.flush()
            if slow:
                self.server.ended.wait(0.02)
        if length is not None and length != len(body):
            self.close_connection = True


class RogueServer(ThreadingHTTPServer):
    """Serves the files of a folder."""

    daemon_threads = True

    def __init__(self, folder: Path) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.folder = folder
        self.asked: Counter[str] = Counter()
        """How often each behaviour was asked for."""
        self.ranges: list[str | None] = []
        """The Range header of each request."""
        self.tags = True
        """Whether files carry an ETag."""
        self.ended = threading.Event()

    def handle_error(self, request: object, client_address: object) -> None:
        """Who breaks off is no error here."""

    def address(self, behaviour: str, name: str) -> str:
        """Where a file is served in a way."""
        return f"http://127.0.0.1:{self.server_port}/{behaviour}/{name}"


@contextlib.contextmanager
def rogue_server(folder: Path) -> Iterator[RogueServer]:
    """A running server; it ends with the block."""
    server = RogueServer(folder)
    thread = threading.Thread(target=lambda: server.serve_forever(poll_interval=0.02), daemon=True)
    thread.start()
    try:
        yield server
    finally:
        server.ended.set()
        server.shutdown()
        server.server_close()
        thread.join()
