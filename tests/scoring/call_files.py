"""Small calls written as text, with the acts of each turn stated: the checks are tested without any detector.

A file has a head of `key: value` lines, a line `--`, the call one event a line, a line `==`, and the expected verdicts
(`criterion: verdict`, `auto_fail: criterion …`, `total: at most 59`). In the call:

    ring · answer · hold · resume · drop · hang_up by · note | text · callback when=… phone=… owner=…
    accept by=… when=… · record result=… next=… when=… owner=… | matter · voice turn rate=… pitch=… loud=…
    presence target=… result=… · identity target=… result=… · knowledge target=… · consult target=… · escalate target=…
    A act act/kind ?act fact:state asked=fact to=colleague typed | words of the agent
        (`?` marks a possible act; `?act@0.9` and `act@0.9` state a confidence)
    C feeling long again tells=a,b asks=a does=x,y | words of the caller
        (`asks` may hold questions in the caller's own words, `~` for a space)
    cut by seconds · murmur seconds · unheard · silence seconds
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from scoring.record.codec import Record
from scoring.record.events import (
    ActFinding,
    Answered,
    BargeIn,
    Case,
    CaseAbuse,
    CaseCaller,
    CaseCentre,
    CaseColleague,
    CaseFact,
    CaseRing,
    ColleagueAccepted,
    CustomerSaid,
    DeskUsed,
    Ended,
    Event,
    FactFinding,
    Header,
    HungUp,
    LineCut,
    LineFinished,
    Noted,
    NotUnderstood,
    Rang,
    Ready,
    RecordCompleted,
    RecordTask,
    Reference,
    SilencePassed,
    TraineeSaid,
    Understood,
    VoiceMeasured,
)  # fmt: skip

CALLS = Path(__file__).parent / "checks" / "calls"
NOWHERE = Reference(hash="sha256:0")


@dataclass
class CallFile:
    """A call with what is expected of it."""

    record: Record
    expected: Mapping[str, str]


@dataclass
class _Builder:
    head: Mapping[str, list[str]]
    clock: float = 0.0
    turn: int = 0
    line: str | None = None
    last: str = ""
    """Name of the line before, which `again` goes on with."""
    rings: int = 0
    events: list[Event] = field(default_factory=list)

    def one(self, key: str, default: str = "") -> str:
        return self.head.get(key, [default])[0]

    def add(self, event: Event) -> None:
        self.events.append(event)

    def tick(self, seconds: float = 1.0) -> float:
        self.clock = round(self.clock + seconds, 2)
        return self.clock

    def finish(self, heard: Any = "whole") -> None:
        if self.line is not None:
            self.add(LineFinished(self.tick(), self.line, heard))
            self.line = None

    def build(self, lines: list[str]) -> Record:
        self.add(Ready(0.0))
        for line in lines:
            head, _, text = (part.strip() for part in line.partition("|"))
            word, *rest = head.split()
            plain = [item for item in rest if "=" not in item]
            keys = dict(item.split("=", 1) for item in rest if "=" in item)
            self.step(word, plain, keys, text)
        self.finish()
        return Record(self.header(), tuple(self.events))

    def step(self, word: str, plain: list[str], keys: dict[str, str], text: str) -> None:
        if word == "A":
            self.agent(plain, keys, text)
            return
        if word == "C":
            self.finish()
            self.last = self.last if "again" in plain else f"beat/{len(self.events)}"
            self.line = self.last
            feeling: Any = plain[0]
            listed = {
                key: tuple(keys[key].replace("~", " ").split(",")) if key in keys else ()
                for key in ("tells", "asks", "does")
            }
            self.add(
                CustomerSaid(
                    self.tick(), "beat", self.line, text, feeling, "long" in plain, listed["tells"], listed["asks"],
                    listed["does"],
                )
            )  # fmt: skip
            self.clock += len(text) / 4
            return
        if word in ("murmur", "cut"):
            by: Any = plain[0] if word == "cut" else "trainee"
            self.add(BargeIn(self.tick(), by, float(plain[-1]), word == "cut"))
            self.finish("cut" if word == "cut" and by == "trainee" else "whole")
            return
        if word in ("hang_up", "note", "drop", "hold", "callback", "silence"):
            self.finish()
        self.happen(word, plain, keys, text)

    def happen(self, word: str, plain: list[str], keys: dict[str, str], text: str) -> None:
        at = self.tick()
        get = keys.get
        match word:
            case "ring":
                self.rings += 1
                self.add(Rang(at, self.rings))
            case "answer":
                self.add(Answered(at))
            case "drop":
                self.add(LineCut(at))
            case "note":
                self.add(Noted(at, text))
            case "accept":
                self.add(ColleagueAccepted(at, keys["by"], get("when")))
            case "hang_up":
                party: Any = plain[0]
                tone: Any = self.one("tone", "routine")
                self.add(Ended(at, "end", tone))
                self.add(HungUp(at, party))
            case "unheard":
                self.turn += 1
                self.add(NotUnderstood(at, at, at, self.turn, "low confidence"))
            case "silence":
                self.add(SilencePassed(self.tick(float(plain[0])), float(plain[0])))
            case "voice":
                self.add(
                    VoiceMeasured(
                        at, int(plain[0]), "test", 3.0, characters_per_minute=float(keys["rate"]),
                        pitch_median_hz=float(keys["pitch"]), loudness_lufs=float(keys["loud"]),
                    )
                )  # fmt: skip
            case "record":
                tasks = (
                    (RecordTask("callback", get("when"), get("owner")),) if "when" in keys or "owner" in keys else ()
                )
                self.add(
                    RecordCompleted(at, {"matter": text, "result": get("result", ""), "next": get("next", "")}, tasks)
                )
            case _:
                action: Any = word
                fields = {
                    key: value for key, value in keys.items() if key in ("target", "result", "when", "phone", "owner")
                }
                self.add(DeskUsed(at, action, **fields))

    def agent(self, plain: list[str], keys: dict[str, str], text: str) -> None:
        self.finish()
        self.turn += 1
        start = self.tick()
        self.clock = round(self.clock + len(text) / 4, 2)
        findings, facts = [], []
        for item in plain:
            if item == "typed":
                continue
            if ":" in item:
                name, state = item.split(":")
                known: Any = state
                facts.append(FactFinding(name, known, text, 0, len(text)))
                continue
            named, _, sure = item.partition("@")
            act, _, kind = named.removeprefix("?").partition("/")
            level: Any = "possible" if item.startswith("?") else "certain"
            findings.append(
                ActFinding(
                    act,
                    kind or None,
                    level,
                    0,
                    len(text),
                    text,
                    float(sure or (0.6 if item[0] == "?" else 0.99)),
                    "test",
                )
            )
        to: Any = keys.get("to", "customer")
        asked = tuple(keys["asked"].split(",")) if "asked" in keys else ()
        self.add(TraineeSaid(self.clock, start, self.clock, self.turn, to, text, "typed" in plain))
        acts = tuple(finding.act for finding in findings)
        self.add(Understood(self.clock, self.turn, acts, tuple(findings), tuple(facts), asked))

    def header(self) -> Header:
        language: Any = self.one("lang", "zh")
        tone: Any = self.one("tone", "routine")
        surname, _, title = self.one("caller", "陈 先生").partition(" ")
        insults = self.one("abuse")
        centre = CaseCentre(
            ring=CaseRing(5.0, "automatic" in self.head), pace={"from": 180.0, "to": 270.0},
            must_escalate=tuple(self.one("must_escalate").split()),
            abuse_rule=CaseAbuse(int(insults.split(" ", 1)[0]), insults.split(" ", 1)[1]) if insults else None,
        )  # fmt: skip
        case = Case(
            family=self.one("family", "test"), complaint=self.one("complaint") == "true", tone=tone,
            within_authority=self.one("authority") == "true", right_owner=self.one("owner", "self"),
            wanted=self.one("wanted") or None, display_number=self.one("display") or None,
            caller=CaseCaller(surname, title), facts=dict(self.facts()), identity={},
            knowledge={line.split(" ", 1)[0]: line.split(" ", 1)[1] for line in self.head.get("knowledge", [])},
            colleagues=dict(self.colleagues()), centre=centre,
        )  # fmt: skip
        return Header(
            1, "call", None, NOWHERE, NOWHERE, NOWHERE, NOWHERE, "0.1.0", "test", language, 1, "test",
            self.one("mode", "practise"), {}, "2026-11-23T10:00:00+08:00", case,
        )  # fmt: skip

    def facts(self) -> Iterator[tuple[str, CaseFact]]:
        for line in self.head.get("fact", []):
            name, kind, value, read_back = (*line.split(), "may")[:4]
            known: Any = kind
            must: Any = read_back
            yield name, CaseFact(known, value, value, must)
        if "request" in self.head:
            yield "request", CaseFact("request", self.one("request"), self.one("request"))

    def colleagues(self) -> Iterator[tuple[str, CaseColleague]]:
        for line in self.head.get("colleague", []):
            id, kind, name, presence = line.split()
            a: Any = kind
            b: Any = presence
            yield id, CaseColleague(a, name, b)


def read_call(text: str) -> CallFile:
    """A call file's record and expectations."""
    top, _, rest = text.partition("\n--\n")
    body, _, bottom = rest.partition("\n==\n")
    head: dict[str, list[str]] = {}
    for line in top.splitlines():
        if line.strip() and not line.startswith("#"):
            key, _, value = line.partition(":")
            head.setdefault(key.strip(), []).append(value.strip())
    lines = [line.strip() for line in body.splitlines() if line.strip() and not line.strip().startswith("#")]
    expected = dict(line.split(": ", 1) for line in bottom.splitlines() if line.strip())
    return CallFile(_Builder(head).build(lines), expected)


def call_file(name: str) -> CallFile:
    """A call file by its name."""
    return read_call((CALLS / f"{name}.txt").read_text(encoding="utf-8"))
