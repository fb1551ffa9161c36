"""Looks at one device in a process of its own: drivers may hang, crash or chatter, and must not take the program along.

python -m simulator.commands.probe speaker      prints one JSON object: {"found": [...]} or {"problem": "..."}
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Final

SECONDS: Final = 15.0
"""A device that has not answered by then is taken as not working."""


@dataclass(frozen=True, slots=True)
class Probed:
    """What a look at one kind of device found."""

    found: tuple[dict[str, Any], ...]
    problem: str | None = None
    """Why nothing can be used, one sentence."""


def probe(device: str) -> Probed:
    """Look at `screen`, `speaker` or `microphone` in a process of its own; never hangs, never raises."""
    try:
        done = subprocess.run(  # noqa: S603 - our own interpreter and module
            [sys.executable, "-m", __name__, device], capture_output=True, text=True, encoding="utf-8",
            timeout=SECONDS, check=False, stdin=subprocess.DEVNULL,
            env={**os.environ, "PYTHONPATH": os.pathsep.join(entry for entry in sys.path if entry)},
        )  # fmt: skip
    except subprocess.TimeoutExpired:
        return Probed((), f"It did not answer within {SECONDS:g} s; its driver hangs.")
    try:
        answer = json.loads(done.stdout.splitlines()[-1])
    except (IndexError, ValueError):
        how = f"signal {-done.returncode}" if done.returncode < 0 else f"status {done.returncode}"
        return Probed((), f"Looking at it ended with {how}; its driver crashes.")
    return Probed(tuple(answer.get("found", ())), answer.get("problem"))


def _screen() -> list[dict[str, Any]]:
    from simulator.errors import ScreenError
    from simulator.screen.window import open_window

    try:
        window = open_window()
    except ScreenError as error:
        raise _NotThereError(str(error)) from error
    width, height = window.size
    window.close()
    return [{"width": width, "height": height}]


def _speaker() -> list[dict[str, Any]]:
    from simulator.speech.speaker import SpeakerError, speaker_devices

    try:
        return [{"name": name} for name in speaker_devices()]
    except SpeakerError as error:
        raise _NotThereError(str(error)) from error


def _microphone() -> list[dict[str, Any]]:
    from simulator.speech.capture import CaptureError, input_devices

    try:
        found = input_devices()
    except CaptureError as error:
        raise _NotThereError(str(error)) from error
    if not found:
        raise _NotThereError("There is no microphone.")
    return [{"name": one.name, "preferred": one.preferred} for one in found]


class _NotThereError(Exception):
    """The device cannot be used; the message is one sentence."""


_LOOKS: Final[dict[str, Callable[[], list[dict[str, Any]]]]] = {
    "screen": _screen, "speaker": _speaker, "microphone": _microphone,
}  # fmt: skip


def main() -> None:
    """Look at the device named on the command line and print what was found."""
    os.environ.setdefault("PYGAME_HIDE_SUPPORT_PROMPT", "1")
    try:
        answer: dict[str, Any] = {"found": _LOOKS[sys.argv[1]]()}
    except _NotThereError as error:
        answer = {"found": [], "problem": str(error)}
    print("\n" + json.dumps(answer), flush=True)
    os._exit(0)  # some drivers hang when they are unloaded


if __name__ == "__main__":
    main()

__all__ = ["SECONDS", "Probed", "probe"]
