"""A call in the terminal: what is typed at which moment, and what is told."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from scoring.acts import load_detector
from scoring.record.events import (
    CustomerSaid,
    DeskUsed,
    Ended,
    Event,
    HungUp,
    LineCut,
    Noted,
    RecordCompleted,
    Reference,
)
from simulator.call.conductor import Conductor
from simulator.call.header import header_of
from simulator.commands.terminal import TerminalCall
from simulator.commands.terminal_words import SAYINGS
from simulator.places import scenarios_folder
from tests.calls import OPENING, ListRecorder, casting_of


class Terminal:
    """Lines go in, what is told comes out."""

    def __init__(self, lines: Iterable[str], scenario: str | Path = "late-claim") -> None:
        self.told: list[str] = []
        self.prompts: list[str] = []
        self._lines = iter(lines)
        casting = casting_of(scenarios_folder() / scenario)
        detector = load_detector(casting.scenario.language)
        header = header_of(
            casting, call="test", standard=Reference(id="guangdong-phone", hash="sha256:0"), detector=detector.version,
            trainee="test", mode="practise", engines={}, started="2026-11-23T10:00:00+08:00",
        )  # fmt: skip
        conductor = Conductor(casting, header, detector, ListRecorder(), view=self.show)
        self.events: list[Event] = conductor.events
        self._call = TerminalCall(conductor, self.ask, self.told.append)
        self._call.play()

    def show(self, event: Event) -> None:
        """What happened, as the running call tells it."""
        self._call.show(event)

    def ask(self, prompt: str) -> str | None:
        """The next line; None when there is none left."""
        self.prompts.append(prompt)
        return next(self._lines, None)

    def all(self, kind: type) -> list[object]:
        """Events of a kind."""
        return [event for event in self.events if isinstance(event, kind)]

    def says(self, key: str, language: str = "zh") -> bool:
        """Whether a sentence was told, whatever its values."""
        head = SAYINGS[language][key].partition("{")[0]
        return any(head in line for line in self.told)


def test_a_cut_line_is_said_and_rung_back() -> None:
    scenario = Path(__file__).parent.parent / "call" / "data" / "stray-charge"
    lines = ["", "Good morning, Serene Life, how may I help you?", "I'll call you back by four this afternoon."]
    terminal = Terminal(
        [*lines, "Hello?", "/ringback", "I'm so sorry for the trouble.", "/hangup", "/hangup"], scenario
    )
    assert sum(SAYINGS["en"]["cut"] in line for line in terminal.told) == 2
    (cut,) = terminal.all(LineCut)
    assert terminal.events.index(cut) < len(terminal.events) - 5  # type: ignore[arg-type]
    assert any(line.line == "self/back_again" for line in terminal.all(CustomerSaid))  # type: ignore[attr-defined]
    assert not terminal.says("unsent", "en")


def test_hanging_up_is_asked_back() -> None:
    terminal = Terminal(["", OPENING, "/hangup", "请问您贵姓？", "/hangup", "/hangup", "事由", "结果", "回电"])
    assert terminal.says("again")
    assert len(terminal.all(CustomerSaid)) > 1, "the call went on after the first one"
    assert len(terminal.all(HungUp)) == 1
    (completed,) = terminal.all(RecordCompleted)
    assert completed.fields == {"matter": "事由", "result": "结果", "next": "回电"}  # type: ignore[attr-defined]


def test_a_command_after_the_call_is_no_answer_to_the_record() -> None:
    lines = ["", OPENING, "/hangup", "/hangup", "/hangup", "/note 保单号 8801", "理赔进度", "/hold", "查进度", "回电"]
    terminal = Terminal(lines)
    (completed,) = terminal.all(RecordCompleted)
    assert completed.fields == {"matter": "理赔进度", "result": "查进度", "next": "回电"}  # type: ignore[attr-defined]
    assert [note.text for note in terminal.all(Noted)] == ["保单号 8801"]  # type: ignore[attr-defined]
    assert terminal.says("over")
    assert terminal.says("too_late")


def test_colleagues_are_found_by_name_and_by_id() -> None:
    terminal = Terminal(["", OPENING, "/presence 理赔部", "/presence claims", "/presence 理赔", "/consult 张三"])
    used = [event.target for event in terminal.all(DeskUsed)]  # type: ignore[attr-defined]
    assert used == ["claims", "claims", "claims"]
    assert "[cyan]在线状态 理赔部: 空闲[/cyan]" in terminal.told
    assert terminal.says("nobody")


def test_an_identity_item_that_is_unknown_is_told_with_those_that_are_known() -> None:
    terminal = Terminal(["", OPENING, "/identity 生日 1985年4月12日", "/identity birthday 1985年4月12日"])
    (used,) = terminal.all(DeskUsed)
    assert (used.target, used.result) == ("birthday", "match")  # type: ignore[attr-defined]
    assert terminal.says("no_item")


def test_the_end_of_input_ends_the_call_and_its_record() -> None:
    terminal = Terminal([""])
    assert terminal.all(HungUp)
    assert terminal.all(RecordCompleted)
    assert not terminal.all(Ended)
