"""`three-rings play ID --watch`: a saved file is taken up at the beat where the call stands."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from scoring.record.events import CustomerSaid, RecordCompleted
from simulator.commands.watch import Files, WatchedCall

WHOLE = Path(__file__).parent.parent / "scenario" / "whole"
GREETING = "您好，安宁人寿客户服务部，请问有什么可以帮您？"
SORRY = "真的对不起，这么久没到账，换谁都着急。"
Step = str | Callable[[], str | None]


@pytest.fixture
def file(private_home: Path) -> Path:
    shutil.copytree(WHOLE, private_home / "scenarios")
    return private_home / "scenarios/late-call/scenario.yaml"


class Author:
    """Types one line after the other; a function among them does something first and gives what is typed then."""

    def __init__(self, *steps: Step) -> None:
        self.steps: Iterator[Step] = iter(steps)
        self.told: list[str] = []

    def ask(self, prompt: str, changed: Callable[[], bool]) -> str | None:
        step = next(self.steps, None)
        return step() if callable(step) else step

    def call(self) -> WatchedCall:
        return WatchedCall(Files("late-call"), 1, self.ask, self.told.append)


def save(file: Path, before: str, after: str, typed: str | None = None) -> Callable[[], str | None]:
    """Saves the file with other words in it; the time of the change is another one for sure."""

    def done() -> str | None:
        text = file.read_text(encoding="utf-8")
        assert before in text
        file.write_text(text.replace(before, after), encoding="utf-8")
        state = file.stat()
        os.utime(file, ns=(state.st_atime_ns, state.st_mtime_ns + 1_000_000_000))
        return typed

    return done


def test_saved_words_are_heard_at_the_same_beat(file: Path) -> None:
    author = Author(
        "",
        GREETING,
        SORRY,
        save(file, "那到底什么时候有结果", "那到底几时有个准数"),
        "今天天气不错。",
        None,
        None,
        None,
    )
    record = author.call().play()
    assert "↻ 已换上刚存盘的内容，通话停在段落“waiting”。" in "".join(author.told)
    place = next(n for n, line in enumerate(author.told) if "↻" in line)
    assert "那到底什么时候有结果" in author.told[place - 1] or "那到底什么时候有结果" in author.told[place - 2]
    assert "那到底几时有个准数" in author.told[place + 1]
    said = [event.text for event in record.events if isinstance(event, CustomerSaid)]
    assert "那到底几时有个准数？" in said
    assert said[-1] == "又是这样。"
    assert isinstance(record.events[-1], RecordCompleted)
    assert sum("我的" in line and "怎么还没到" in line for line in author.told) == 1  # what is said again is not heard


def test_line_typed_after_the_save_is_answered_by_the_saved_rules(file: Path) -> None:
    author = Author(
        "", GREETING, SORRY, save(file, "say: 又是这样。", "say: 换了一句。", "今天天气不错。"), None, None, None
    )
    record = author.call().play()
    assert [event.text for event in record.events if isinstance(event, CustomerSaid)][-1] == "换了一句。"


def test_broken_file_is_told_and_the_call_goes_on(file: Path) -> None:
    author = Author(
        "", GREETING, SORRY, save(file, "go: waiting", "go: wating", "今天天气不错。"),
        save(file, "go: wating", "go: waiting"), None, None, None,
    )  # fmt: skip
    record = author.call().play()
    assert "存盘的内容有错，通话照旧：" in "".join(author.told)
    assert any("S102" in line and "wating" in line for line in author.told)
    said = [event.text for event in record.events if isinstance(event, CustomerSaid)]
    assert "又是这样。" in said
    assert "↻" in "".join(author.told)  # the mended file is taken up


def test_beat_that_is_gone_is_told(file: Path) -> None:
    def rename() -> None:
        text = file.read_text(encoding="utf-8").replace("waiting", "later")
        file.write_text(text, encoding="utf-8")
        os.utime(file, (1, 1))

    author = Author("", GREETING, SORRY, rename, None, None, None)
    author.call().play()
    assert "↻ 已换上刚存盘的内容；照原来的话走不到段落“waiting”，现在停在“later”。" in "".join(author.told)


def test_changed_rule_leads_elsewhere_and_the_call_goes_back_to_where_it_was(file: Path) -> None:
    """The reply that led on ends the call now: as many lines as lead to the beat are said again."""
    ending = save(file, "say: 又是这样。\n        stay: true", "say: 算了。\n        end: left_angry")
    author = Author("", GREETING, SORRY, "今天天气不错。", ending, None, None, None)
    author.call().play()
    assert "通话停在段落“waiting”" in "".join(author.told)


def test_command_plays_to_the_scorecard(three_rings, file: Path) -> None:
    done = three_rings("play", "late-call", "--watch", stdin=f"\n{GREETING}\n{SORRY}\n")
    assert done.status == 0
    assert "of 100" in done.out
    assert three_rings("play", "late-cal", "--watch").status == 2
    assert three_rings("play", "late-call", "--watch", "--lang", "en").status == 2
