"""The window: a clear sentence where there is no display, a real window where there is one."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[3]
OPEN = """
from simulator.errors import ScreenError
from simulator.screen.window import open_window
try:
    window = open_window((1024, 600))
except ScreenError as error:
    print("ScreenError:", error)
else:
    import os
    import pygame
    print("open:", pygame.display.get_driver(), window.size, os.environ["SDL_IME_SHOW_UI"])
    window.close()
"""


def run(**changes: str | None) -> str:
    """What a program that opens a window prints, in an environment of its own."""
    environment = {**os.environ, "PYGAME_HIDE_SUPPORT_PROMPT": "1"}
    environment.pop("SDL_VIDEODRIVER", None)
    for name, value in changes.items():
        environment.pop(name, None)
        if value is not None:
            environment[name] = value
    done = subprocess.run(
        [sys.executable, "-c", OPEN], capture_output=True, text=True, timeout=60, cwd=ROOT, env=environment, check=True
    )
    return done.stdout.strip()


@pytest.mark.skipif(sys.platform != "linux", reason="other systems always have a display")
def test_without_a_display_there_is_one_clear_sentence() -> None:
    said = run(DISPLAY=None, WAYLAND_DISPLAY=None)
    assert said.startswith("ScreenError: There is no display to open a window on")
    assert "--terminal" in said
    assert "\n" not in said


def test_a_driver_that_cannot_start_is_a_sentence_too() -> None:
    said = run(SDL_VIDEODRIVER="no-such-driver")
    assert said.startswith("ScreenError: The window cannot be opened")


def test_a_driver_that_shows_nothing_is_refused() -> None:
    assert run(SDL_VIDEODRIVER="dummy").startswith("ScreenError: There is no display")


@pytest.mark.window
@pytest.mark.skipif(shutil.which("Xvfb") is None, reason="needs Xvfb, a display that lives in memory")
def test_on_a_display_the_window_opens(tmp_path: Path) -> None:
    read, write = os.pipe()
    server = subprocess.Popen(
        ["Xvfb", "-displayfd", str(write), "-screen", "0", "1280x800x24", "-nolisten", "tcp"], pass_fds=(write,),
        stderr=subprocess.DEVNULL,
    )  # fmt: skip
    try:
        number = os.read(read, 16).decode().strip()
        assert run(DISPLAY=f":{number}") == "open: x11 (1024, 600) 1"
    finally:
        server.terminate()
        server.wait(timeout=10)
        os.close(read)
        os.close(write)
