"""A trainee at the real window, in a process of its own: the first start, then a call typed by key and composition.

python -m tests.window_driver SCENARIO SEED FOLDER: leaves `call.json` and a picture of the call and of the scorecard in
FOLDER. Display, sound and user data come from the environment.
"""

from __future__ import annotations

import json
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pygame

from scoring.record.codec import to_plain
from simulator.desk.desk import Desk
from simulator.desk_services import DeskServices
from simulator.library import default_library
from simulator.results.store import open_store
from simulator.screen.score_view import ScoreView
from simulator.screen.window import open_window
from simulator.settings_file import load_settings
from simulator.speech.playback import CHANNEL
from simulator.speech.samples import SILENCE_DB
from simulator.switchboard import Switchboard
from tests.simulator.screen.keys import composing, key, text

LINES = (
    ("ninhaoanningrenshou", "您好，安宁人寿客户服务部，工号八零一二，请问有什么可以帮您？"),
    ("dengleyigeyue", "等了一个月钱还没到，换了谁都会着急，真的对不起。请问您贵姓？"),
    ("chennvshi", "陈女士，我马上去问理赔部，今天下午五点前给您回电话，请您放心。"),
)


class Trainee:
    """Hands on the keyboard of a desk."""

    def __init__(self, desk: Desk, folder: Path) -> None:
        self.desk, self.folder = desk, folder
        self._last = time.monotonic()

    def frame(self) -> None:
        """One frame of the desk in real time."""
        now = time.monotonic()
        self.desk.frame(now - self._last)
        self._last = now
        time.sleep(1 / 120)

    def until(self, what: str, ready: Callable[[], bool], seconds: float = 45.0) -> None:
        """Let frames pass until something is so."""
        deadline = time.monotonic() + seconds
        while not ready():
            assert time.monotonic() < deadline, f"waited {seconds:g} s for {what}"
            self.frame()
        self.frame()  # what is there now has been painted and takes keys

    def press(self, *events: pygame.event.Event | int) -> None:
        """One event a frame."""
        for event in events:
            pygame.event.post(key(event) if isinstance(event, int) else event)
            self.frame()

    def write(self, pinyin: str, words: str) -> None:
        """Chinese through an input method: syllables are composed, then characters are settled."""
        for count in range(1, len(pinyin) + 1):
            self.press(composing(pinyin[:count]))
        self.press(composing(""), text(words))

    def picture(self, name: str) -> None:
        """What the whole screen shows."""
        for _ in range(3):
            self.frame()
        subprocess.run(["import", "-window", "root", str(self.folder / name)], check=True, timeout=30)


def begin(trainee: Trainee) -> None:
    """The first start: name, agreement, a sample that is heard, no model."""
    desk = trainee.desk
    services = desk.services
    trainee.until("the welcome", lambda: desk.place == "welcome" and desk.window._text_place is not None)
    trainee.write("linxiao", "林晓")
    trainee.press(pygame.K_RETURN)
    trainee.until("the agreement", lambda: desk.place == "agreement")
    trainee.press(key(pygame.K_RETURN, pygame.KMOD_LCTRL))
    trainee.until("the microphone", lambda: services.bench.now.level_db > SILENCE_DB)
    trainee.press(pygame.K_F6)
    trainee.until("the sample to be heard", lambda: services.settings.ear.leak is not None)
    trainee.picture("sound.png")
    trainee.press(pygame.K_RETURN)
    trainee.until("the models", lambda: desk.place == "first_models")
    trainee.press(pygame.K_RETURN)
    trainee.until("the lobby", lambda: desk.place == "lobby")


def main(scenario: str, seed: int, folder: Path) -> None:
    board = Switchboard(default_library(), open_store, load_settings().settings)
    services = DeskServices(board)
    services.seed = seed
    window = open_window()
    desk = Desk(window, services)
    trainee = Trainee(desk, folder)
    begin(trainee)
    desk.open(scenario, typed=True)
    trainee.until("the brief", lambda: desk.place == "brief")
    trainee.press(pygame.K_RETURN)
    trainee.until("the ringing", lambda: desk.place == "ringing")
    trainee.press(pygame.K_RETURN)
    trainee.until("the call", lambda: desk.place == "call")
    call = desk._calls.call
    assert call is not None
    for pinyin, words in LINES:
        trainee.write(pinyin, words)
        trainee.press(pygame.K_RETURN)
        trainee.until("the customer to speak", lambda: bool(call.conductor.session.state.sounding))  # type: ignore[attr-defined]
        if words is LINES[1][1]:
            trainee.picture("call.png")
        trainee.until("the customer to finish", lambda: not call.conductor.session.state.queue)  # type: ignore[attr-defined]
    trainee.press(pygame.K_F12, pygame.K_F12)
    trainee.until("the record", lambda: desk.place == "record" and desk.window._text_place is not None)
    trainee.write("lipeijindu", "理赔进度")
    trainee.press(pygame.K_RETURN, text("理赔部五点前有结论"), pygame.K_RETURN, text("回电"))
    trainee.press(key(pygame.K_RETURN, pygame.KMOD_LCTRL))
    trainee.until("the scorecard", lambda: desk.place == "score")
    trainee.picture("scorecard.png")
    trainee.press(pygame.K_F7, pygame.K_RETURN)
    trainee.press(pygame.K_F9)
    trainee.until("the moment to sound", lambda: services.playing and services._player()._speaker.busy(CHANNEL))
    trainee.picture("finding.png")
    trainee.press(pygame.K_F9)
    trainee.until("silence", lambda: not services.playing)
    trainee.press(pygame.K_ESCAPE, pygame.K_ESCAPE)
    trainee.until("the lobby", lambda: desk.place == "lobby")
    trainee.press(pygame.K_F5)
    trainee.until("the history", lambda: desk.place == "history")
    trainee.picture("history.png")
    trainee.press(pygame.K_RETURN)
    trainee.until("the scorecard again", lambda: desk.place == "score")
    again = desk._view
    assert isinstance(again, ScoreView)
    events = [{"type": type(event).__name__, **to_plain(event)} for event in call.events]
    found = {
        "driver": pygame.display.get_driver(), "events": events, "scorecard": call.scorecard(),
        "settings": to_plain(load_settings().settings),
        "again": {"total": again.total, "lines": len(again.lines)},
    }  # fmt: skip
    (folder / "call.json").write_text(json.dumps(found, ensure_ascii=False), encoding="utf-8")
    call.close()
    window.close()


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]), Path(sys.argv[3]))
