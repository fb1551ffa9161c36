"""The program killed in the middle of a call: what it had shown is in the record, and the call can be scored."""

from __future__ import annotations

import os
import random
import re
import signal
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from scoring.engine import score
from scoring.record.codec import decode
from scoring.record.events import CustomerSaid, TraineeSaid
from scoring.standard import shipped_standard

ROOT = Path(__file__).parents[2]
SAID = (
    "您好，安宁人寿客户服务部，工号八零一二，请问有什么可以帮您？",
    "等了一个月钱还没到，换了谁都着急，真的对不起。请问您贵姓？",
    "陈女士，我先核对一下身份，请报一下身份证后四位和出生日期。",
    "谢谢您。请您稍等一下，我问一下理赔部。",
    "/consult claims",
    "陈女士的理赔件资料早就收齐了，麻烦问一下今天几点能有结论？",
    "/resume",
    "谢谢您的等候，理赔部今天下午五点前有结论，我五点前给您回电话，您看可以吗？",
    "/callback 17:00 13800138000",
    "/note 理赔部五点前有结论",
    "请问还有其他可以帮您的吗？",
    "感谢您的来电，再见。",
)
MOMENTS = 10
PROMPTS = re.compile(r"^(\[Enter\] |> )*")


class Player:
    """`three-rings play … --terminal` in a process of its own, driven line by line."""

    def __init__(self, home: Path) -> None:
        environment = {**os.environ, "THREE_RINGS_HOME": str(home), "PYTHONUNBUFFERED": "1"}
        self._process = subprocess.Popen(
            [sys.executable, "-m", "simulator", "play", "late-claim", "--terminal", "--typed", "--seed", "11"],
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, encoding="utf-8", env=environment, cwd=ROOT,
        )  # fmt: skip
        self.shown: list[str] = []
        self._changed = threading.Condition()
        threading.Thread(target=self._read, daemon=True).start()

    def _read(self) -> None:
        assert self._process.stdout is not None
        for line in self._process.stdout:
            with self._changed:
                self.shown.append(line.rstrip("\n"))
                self._changed.notify_all()

    def wait_for(self, lines: int) -> None:
        """Until so many lines are shown."""
        with self._changed:
            assert self._changed.wait_for(lambda: len(self.shown) >= lines, 60), self.shown

    def type(self, text: str) -> None:
        """Type a line."""
        assert self._process.stdin is not None
        self._process.stdin.write(text + "\n")
        self._process.stdin.flush()

    def kill(self) -> None:
        """At once, without a last word."""
        self._process.send_signal(signal.SIGKILL)
        self._process.wait()


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no SIGKILL")
@pytest.mark.parametrize("moment", range(MOMENTS))
def test_nothing_that_was_shown_is_lost(moment: int, tmp_path: Path) -> None:
    chance = random.Random(moment)
    player = Player(tmp_path)
    try:
        player.wait_for(3)
        player.type("")
        for line in SAID[: chance.randint(1, len(SAID))]:
            player.type(line)
        player.wait_for(len(player.shown) + chance.randint(1, 6))
    finally:
        player.kill()
    (path,) = (tmp_path / "records").glob("*.jsonl")
    text = path.read_text(encoding="utf-8")
    record = decode(text)
    spoken = [event.text for event in record.events if isinstance(event, CustomerSaid)]
    seen = [PROMPTS.sub("", line) for line in player.shown]
    shown = [line.split("  ", 1)[1] for line in seen if line.startswith("陈女士  ")]
    assert shown == spoken[: len(shown)], "a line was shown that is not in the record"
    assert sum(isinstance(event, TraineeSaid) for event in record.events) >= len(shown) // 4
    card = score(record, shipped_standard("guangdong-phone"))
    assert 0 <= card.total <= 100
    # The program starts again, and knows the call as unfinished.
    listed = subprocess.run(
        [sys.executable, "-m", "simulator", "results", "--json"], capture_output=True, text=True, encoding="utf-8",
        env={**os.environ, "THREE_RINGS_HOME": str(tmp_path)}, cwd=ROOT, check=False,
    )  # fmt: skip
    assert listed.returncode == 0, listed.stderr
    assert path.stem in listed.stdout
