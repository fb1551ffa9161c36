"""Messages over a pipe between the program and an engine's process: a JSON head, then raw bytes.

A frame is two big-endian 32-bit lengths (head, body), the head as UTF-8 JSON object, the body.
"""

from __future__ import annotations

import json
import struct
from collections.abc import Mapping
from typing import Any, BinaryIO, Final

LENGTHS: Final = struct.Struct(">II")
MAX_HEAD: Final = 1_000_000
"""Largest head, bytes: anything bigger means that something else wrote into the pipe."""

Head = dict[str, Any]


class FrameError(Exception):
    """The other side is gone, or what it wrote is no frame."""


def write_frame(pipe: BinaryIO, head: Mapping[str, Any], body: bytes = b"") -> None:
    """Write one frame and flush it; raises OSError or ValueError where the pipe is closed."""
    text = json.dumps(head, ensure_ascii=False).encode()
    pipe.write(LENGTHS.pack(len(text), len(body)) + text + body)
    pipe.flush()


def read_frame(pipe: BinaryIO) -> tuple[Head, bytes] | None:
    """The next frame, None at the end of the stream; raises FrameError for a torn or foreign one."""
    lengths = pipe.read(LENGTHS.size)
    if not lengths:
        return None
    if len(lengths) < LENGTHS.size:
        raise FrameError("the stream ended within a frame")
    head_length, body_length = LENGTHS.unpack(lengths)
    if head_length > MAX_HEAD:
        raise FrameError("the engine's process wrote something that is no message")
    text = pipe.read(head_length)
    body = pipe.read(body_length)
    if len(text) < head_length or len(body) < body_length:
        raise FrameError("the stream ended within a frame")
    try:
        head = json.loads(text)
    except ValueError as error:
        raise FrameError("the engine's process wrote something that is no message") from error
    if not isinstance(head, dict):
        raise FrameError("the engine's process wrote something that is no message")
    return head, body


__all__ = ["FrameError", "Head", "read_frame", "write_frame"]
