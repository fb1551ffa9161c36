"""A call driven as a trainee would drive it, on virtual time: real scenario files, real detector, real record."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from scoring.acts import load_detector
from scoring.record.codec import Record
from scoring.record.events import CustomerSaid, Event, Header, Reference
from simulator.call.conductor import Conductor
from simulator.call.header import header_of
from simulator.call.ports import CompleteRecord, LiftReceiver, Message, TypedReply, UseDesk
from simulator.places import scenarios_folder
from simulator.scenario.casting import cast_call
from simulator.scenario.loader import Known, load_centre, load_persona, load_scenario
from simulator.scenario.model import Casting

E = TypeVar("E")


def casting_of(scenario: Path, seed: int = 11) -> Casting:
    """The casting of a scenario's folder, with the shipped personas, pieces and centre card."""
    shipped = scenarios_folder()
    files = {p.relative_to(shipped).as_posix(): p.read_text("utf-8") for p in shipped.rglob("*.yaml")}
    name = f"{scenario.name}/scenario.yaml"
    files[name] = (scenario / "scenario.yaml").read_text("utf-8")
    loaded = load_scenario(files, name, known=Known())
    persona = f"personas/{loaded.persona}.yaml"
    return cast_call(
        loaded, load_persona(files[persona], persona), load_centre(files["centre.yaml"], "centre.yaml"), seed
    )


class ListRecorder:
    """Keeps a record in memory: the file's home address is simulator.results.recorder."""

    def __init__(self) -> None:
        self.lines: list[Header | Event] = []

    def write(self, event: Header | Event) -> None:
        """Append one event."""
        self.lines.append(event)

    def close(self) -> None:
        """Nothing to close."""


class TypedCall:
    """A typed call on virtual time."""

    def __init__(self, casting: Casting, wall: Callable[[], str] | None = None) -> None:
        self.casting = casting
        self.detector = load_detector(casting.scenario.language)
        self.recorder = ListRecorder()
        header = header_of(
            casting, call="test", standard=Reference(id="guangdong-phone", hash="sha256:0"),
            detector=self.detector.version, trainee="test", mode="practise", engines={},
            started="2026-11-23T10:00:00+08:00",
        )  # fmt: skip
        self.conductor = Conductor(casting, header, self.detector, self.recorder, wall=wall)
        self.now = 0.0
        self.conductor.start()
        self.conductor.step(0.0)

    @property
    def events(self) -> list[Event]:
        """Everything that happened."""
        return self.conductor.events

    def put(self, message: Message) -> None:
        """Lay a message on the queue and do what is due."""
        self.conductor.put(message)
        self.conductor.step(self.now)

    def wait(self, seconds: float) -> None:
        """Let time pass."""
        self.now = round(self.now + seconds, 3)
        self.conductor.step(self.now)

    def answer(self, at: float = 6.0) -> None:
        """Lift the receiver."""
        self.wait(at)
        self.put(LiftReceiver(self.now))

    def hear(self) -> None:
        """Let the customer (or colleague) finish."""
        while self.conductor.session.state.queue:
            due = self.conductor.next_due()
            assert due is not None
            self.now = max(self.now, due)
            self.conductor.step(self.now)

    def say(self, text: str) -> tuple[str, ...]:
        """Say something once the other has finished; what the customer answers."""
        self.hear()
        before = len(self.events)
        self.wait(1.0)
        self.put(TypedReply(self.now, text))
        self.hear()
        return tuple(e.text for e in self.events[before:] if isinstance(e, CustomerSaid))

    def use(self, action: str, **values: str) -> None:
        """Use a control of the desk."""
        self.put(UseDesk(self.now, action, **values))  # type: ignore[arg-type]

    def complete(self) -> Record:
        """Complete the record; the finished record."""
        self.put(CompleteRecord(self.now, "matter", "result", "next"))
        return self.record()

    def record(self) -> Record:
        """The record so far."""
        header, *events = self.recorder.lines
        assert isinstance(header, Header)
        return Record(header, tuple(e for e in events if not isinstance(e, Header)))

    def all(self, kind: type[E]) -> list[E]:
        """All events of a kind."""
        return [event for event in self.events if isinstance(event, kind)]

    def last(self, kind: type[E]) -> E:
        """The last event of a kind."""
        return self.all(kind)[-1]


OPENING = "您好，安宁人寿客户服务部，工号八零一二，请问有什么可以帮您？"
