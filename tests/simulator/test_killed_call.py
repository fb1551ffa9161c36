"""The program killed at random moments of a call: what was shown is in the record, which verifies and can be scored."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from scoring.engine import score
from scoring.record.events import CustomerSaid, DeskUsed, Rang
from scoring.standard import shipped_standard
from simulator.results.recorder import read_record
from simulator.results.store import open_store

MOMENTS = 10
LINES = (
    "",
    "您好，安宁人寿客户服务部，工号八零一二，请问有什么可以帮您？",
    "等了一个多月钱还没到，换了谁都着急，真的对不起。我来跟到底，请问您贵姓？",
    "/presence claims",
    "陈女士，请报一下身份证后四位和出生日期。",
    "/note 理赔进度",
    "请您稍等一两分钟，我马上问理赔部，好吗？",
    "/hold",
    "/resume",
    "谢谢您的等候，陈女士。",
    "/wait 4",
    "今天下午五点前我打给您，您看可以吗？",
)
"""What the trainee does, one line at each prompt; the first lifts the receiver."""
PROMPT = b"> "


@pytest.mark.skipif(os.name == "nt", reason="Windows knows no SIGKILL; the file is written in the same way")
@pytest.mark.parametrize("moment", range(MOMENTS))
def test_everything_shown_is_kept(moment: int, private_home: Path) -> None:
    chance = random.Random(moment)
    shown = _play_and_kill(prompts=chance.randrange(1, len(LINES) + 1), more=chance.randrange(0, 40))

    store = open_store()
    (entry,) = store.calls()
    store.close()
    assert entry.state == "interrupted"
    record = read_record(entry.record)
    told = [line.split("  ", 1)[1] for line in shown.splitlines() if line.startswith("陈女士  ")]
    said = [event.text for event in record.events if isinstance(event, CustomerSaid)]
    assert said[: len(told)] == told
    assert shown.count("☎  铃响") <= sum(isinstance(event, Rang) for event in record.events)
    assert shown.count("presence claims: ") <= sum(isinstance(event, DeskUsed) for event in record.events)
    assert score(record, shipped_standard("guangdong-phone")).id == entry.id


def test_the_calls_are_killed_at_different_moments(private_home: Path) -> None:
    short, long = (_play_and_kill(prompts, more=0).count("陈女士  ") for prompts in (2, len(LINES)))
    assert short < long


def _play_and_kill(prompts: int, more: int) -> str:
    """Play in a terminal up to a prompt, give one more line, read a little of what follows, kill; what was shown."""
    program = subprocess.Popen(
        [sys.executable, "-m", "simulator", "play", "late-claim", "--terminal", "--seed", "11"],
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, env={**os.environ, "PYTHONIOENCODING": "utf-8"},
    )  # fmt: skip
    assert program.stdin is not None
    assert program.stdout is not None
    shown = b""
    for line in LINES[:prompts]:
        while not shown.endswith((PROMPT, b"[Enter] ")):
            piece = os.read(program.stdout.fileno(), 1)
            assert piece, shown.decode("utf-8")
            shown += piece
        program.stdin.write(f"{line}\n".encode())
        program.stdin.flush()
        shown += b"\n"
    for _ in range(more):
        shown += os.read(program.stdout.fileno(), 1)
        if shown.endswith(PROMPT):
            break
    program.send_signal(signal.SIGKILL)
    shown += program.stdout.read()
    assert program.wait() == -signal.SIGKILL
    return shown.decode("utf-8", errors="ignore")
