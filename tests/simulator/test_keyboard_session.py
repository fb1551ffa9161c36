"""A whole session at the real window by real keys of the X server alone: from the first start to the scorecard."""

from __future__ import annotations

import json
import os
import shutil
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest

from simulator.screen.window import CLASS
from tests.virtual_screen import VirtualScreen

ROOT = Path(__file__).parents[2]
PATIENCE = 60.0
"""Seconds until something must have come of a key; a free machine needs a fraction of one."""
AGAIN = 3.0
"""Seconds after which a key that had no effect yet is pressed again: the program was busy then."""


class Keyboard:
    """Hands at the keyboard of a virtual screen, and eyes on what the program leaves in its folder."""

    def __init__(self, screen: VirtualScreen, home: Path) -> None:
        self.home = home
        self._environment = {**os.environ, **screen.environment}
        self.program = subprocess.Popen(
            [sys.executable, "-m", "simulator"],
            env={**self._environment, "THREE_RINGS_HOME": str(home), "SDL_AUDIODRIVER": "dummy"}, cwd=ROOT,
        )  # fmt: skip
        window = self._tool("search", "--sync", "--onlyvisible", "--class", CLASS).split()[0]
        self._tool("windowfocus", "--sync", window)

    def _tool(self, *words: str) -> str:
        done = subprocess.run(
            ["xdotool", *words], env=self._environment, check=True, timeout=PATIENCE, capture_output=True, text=True
        )
        return done.stdout

    def press(self, *keys: str) -> None:
        """Keys by their X names, with the time of some frames between them."""
        self._tool("key", "--delay", "120", *keys)

    def write(self, words: str) -> None:
        """Letters, one by one."""
        self._tool("type", "--delay", "30", words)

    def bar(self) -> bytes:
        """The top bar of the window, which tells the screens apart and has nothing that moves."""
        return subprocess.run(
            ["import", "-window", "root", "-crop", "1280x50+0+0", "-depth", "8", "rgb:-"],
            env=self._environment, check=True, timeout=PATIENCE, capture_output=True,
        ).stdout  # fmt: skip

    def until(self, what: str, ready: Callable[[], bool], *keys: str) -> None:
        """Press keys, again and again where they had no effect, until something is so."""
        end = time.monotonic() + PATIENCE
        while not ready():
            assert time.monotonic() < end, f"waited {PATIENCE:g} s for {what}"
            assert self.program.poll() is None, f"the program ended before {what}"
            if keys:
                self.press(*keys)
            since = time.monotonic()
            while not ready() and time.monotonic() - since < AGAIN:
                time.sleep(0.05)

    def on(self, *keys: str) -> None:
        """Keys that lead to another screen, once."""
        before = self.bar()
        self.press(*keys)
        self.until("another screen", lambda: self.bar() != before)

    def settings(self, key: str) -> object:
        """A setting in the file; None while there is no file."""
        path = self.home / "settings.json"
        return json.loads(path.read_text("utf-8"))[key] if path.is_file() else None

    def events(self) -> list[dict[str, object]]:
        """The record so far."""
        files = list(self.home.glob("records/*.jsonl"))
        lines = files[0].read_text("utf-8").splitlines() if files else []
        return [json.loads(line) for line in lines[1:] if line.endswith("}")]

    def said(self) -> list[object]:
        """What the trainee said so far."""
        return [event["text"] for event in self.events() if event["type"] == "TraineeSaid"]

    def happened(self, kind: str) -> bool:
        """Whether the record has an event of a kind."""
        return any(event["type"] == kind for event in self.events())

    def scored(self) -> list[tuple[str, str]]:
        """Mode and state of each call that has a scorecard."""
        with closing(sqlite3.connect(f"file:{self.home / 'results.db'}?mode=ro", uri=True)) as database:
            found = database.execute("select mode, state from call join scorecard on call.id = call_id")
            return [(str(mode), str(state)) for mode, state in found]


@pytest.fixture
def keyboard(virtual_screen: VirtualScreen, private_home: Path) -> Iterator[Keyboard]:
    """The program as it comes, in a home that is empty."""
    if shutil.which("xdotool") is None:
        sentence = "needs xdotool (Debian: xdotool)"
        pytest.fail(sentence) if os.environ.get("CI") else pytest.skip(sentence)
    hands = Keyboard(virtual_screen, private_home)
    yield hands
    hands.program.kill()
    hands.program.wait(10)


@pytest.mark.window
@pytest.mark.parametrize("language", ["zh", "en"])
def test_from_the_first_start_to_the_scorecard_by_keys_alone(keyboard: Keyboard, language: str) -> None:
    keys = keyboard
    keys.until("English", lambda: keys.settings("interface") == "en", "F2")
    if language == "zh":
        keys.until("Chinese", lambda: keys.settings("interface") == "zh", "F2")
    keys.write("Lin")
    keys.until("the name", lambda: keys.settings("trainee") == "Lin", "Return")
    assert keys.settings("interface") == language
    keys.on("F4")  # no recording
    keys.on("Return")  # the devices
    keys.until("the lobby", lambda: keys.settings("introduced") is True, "Return")
    keys.until("the call", lambda: keys.happened("Answered"), "Return")
    keys.write("hello, Lin speaking")
    keys.until("the greeting", lambda: keys.said() == ["hello, Lin speaking"], "Return")
    keys.until("the end of the call", lambda: keys.happened("HungUp"), "F12", "F12")
    keys.until("the record", lambda: keys.happened("RecordCompleted"), "ctrl+Return")
    keys.until("the scorecard", lambda: keys.scored() == [("practise", "finished")])
    keys.on("F6", "1")
    keys.until("the end", lambda: keys.program.poll() is not None, "Escape", "Escape", "ctrl+q", "ctrl+q")
    assert keys.program.returncode == 0
    assert not (keys.home / "faults.log").exists()
