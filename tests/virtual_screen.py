"""A private X server, so that the real window can be tested without a display, and pictures of what it shows."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

NEEDED = ("Xvfb", "import")


class VirtualScreen:
    """An X server of 1280×720 pixels that shows nothing to anybody."""

    def __init__(self) -> None:
        read, write = os.pipe()
        self._server = subprocess.Popen(
            ["Xvfb", "-displayfd", str(write), "-screen", "0", "1280x720x24", "-nolisten", "tcp", "-noreset"],
            pass_fds=(write,), stderr=subprocess.DEVNULL,
        )  # fmt: skip
        os.close(write)
        with os.fdopen(read) as pipe:
            number = pipe.readline().strip()
        assert number, "Xvfb does not start"
        self.environment = {"DISPLAY": f":{number}", "SDL_VIDEODRIVER": "x11"}

    def picture(self, path: Path) -> None:
        """Write what the screen shows as PNG."""
        environment = {**os.environ, **self.environment}
        subprocess.run(["import", "-window", "root", str(path)], env=environment, check=True, timeout=30)

    def close(self) -> None:
        """End the server."""
        self._server.terminate()
        self._server.wait(10)


@pytest.fixture
def virtual_screen() -> Iterator[VirtualScreen]:
    """A screen for one test; skipped where Xvfb is not installed, failed there in CI."""
    missing = [name for name in NEEDED if shutil.which(name) is None]
    if missing:
        sentence = f"needs {', '.join(missing)} (Debian: xvfb imagemagick)"
        pytest.fail(sentence) if os.environ.get("CI") else pytest.skip(sentence)
    screen = VirtualScreen()
    yield screen
    screen.close()
