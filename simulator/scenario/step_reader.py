"""Reads the steps of a walkthrough: what the trainee says and does, and what must come of it."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Final, Literal, cast

from scoring.authored import Entries, Node, Place, Scalar
from scoring.record.events import DeskAction
from simulator.scenario.beats import SELF
from simulator.scenario.draft import Draft
from simulator.scenario.fields import Line, closest, moment, scalars
from simulator.scenario.model import Scenario
from simulator.scenario.names import RESERVED_SLOTS
from simulator.scenario.problems import note
from simulator.scenario.walkthroughs import (
    CheckIdentity,
    Complete,
    Expect,
    HangUpStep,
    Hold,
    Lift,
    Listening,
    Speak,
    StaySilent,
    Step,
    Use,
    Write,
)
from simulator.scenario.wording import check_slots

_STEPS: Final = ("desk", "say", "silence", "during", "expect")
WORDS: Final[Mapping[str, DeskAction]] = {
    "resume": "resume", "mute": "mute", "unmute": "unmute", "leave_consult": "leave_consult", "ring_back": "ring_back",
}  # fmt: skip
"""Controls that need nothing more than their name."""
CONTROLS: Final = (
    "note", "hold", "consult", "presence", "transfer", "escalate", "callback", "identity", "knowledge", "hang_up",
    "complete",
)  # fmt: skip
CLOCK_LIMIT: Final = 3600.0
"""Longest wait in a walkthrough, seconds."""


class StepReader:
    """Reads the steps of one file against its scenario."""

    def __init__(self, draft: Draft, scenario: Scenario) -> None:
        self._draft = draft
        self._findings = draft.findings
        self._scenario = scenario
        self._slots = {*scenario.facts, *scenario.identity, *RESERVED_SLOTS}

    def step(self, node: Node) -> Step | None:
        """One step of a call; None where it says none."""
        findings = self._findings
        entries = findings.entries(node, "A step")
        stated = [key for key in _STEPS if entries.get(key) is not None]
        if len(stated) != 1:
            findings.keys(entries, "The step", (), (*_STEPS, "at"))
            if isinstance(node, Entries):
                what = " and ".join(stated) if stated else "none of them"
                note(findings, "S501", node.place, f"A step has one of {', '.join(_STEPS)}; {what} was found.")
            return None
        kind, value = stated[0], entries.get(stated[0])
        answer = kind == "desk" and isinstance(value, Scalar) and value.text == "answer"
        findings.keys(entries, f"The step '{kind}'", ("at",) if answer else (), (kind,))
        if answer:
            at = findings.number(entries.get("at"), "at", 0.0, least=0, most=CLOCK_LIMIT)
            return Lift(at, node.place)
        if kind == "desk" and value is not None:
            return self._desk(value, node.place)
        if kind == "silence":
            return StaySilent(findings.number(value, "silence", 1.0, least=0, most=CLOCK_LIMIT), node.place)
        if kind == "expect" and value is not None:
            return self._expect(value, node.place)
        text = self._text(value, kind)
        return Listening(text, node.place) if kind == "during" else Speak(text, node.place)

    def _text(self, node: Node | None, what: str) -> str:
        text = self._findings.text(node, what)
        if isinstance(node, Scalar):
            check_slots(self._draft, Line(text, node.place), self._slots)
        return text

    def named(self, node: Node | None, what: str, valid: Collection[str], code: str) -> str | None:
        """A name that must be among the valid ones; None when the key is not there or null."""
        if node is None or (isinstance(node, Scalar) and node.null):
            return None
        if isinstance(node, Scalar):
            closest(what, node, valid, code, self._findings)
        return self._findings.text(node, what)

    def _expect(self, node: Node, place: Place) -> Expect:
        entries = self._findings.entries(node, "expect")
        self._findings.keys(entries, "expect", (), ("beat", "says", "mood_at_least", "mood_at_most", "end"))
        says = entries.get("says")
        return Expect(
            beat=self.named(entries.get("beat"), "The beat", self._scenario.beats, "S102"),
            says=None if says is None else self._text(says, "says"),
            mood_at_least=self._mood(entries, "mood_at_least"),
            mood_at_most=self._mood(entries, "mood_at_most"),
            end=self.named(entries.get("end"), "The end", self._scenario.ends, "S103"),
            place=place,
        )

    def _mood(self, entries: Entries, key: str) -> float | None:
        node = entries.get(key)
        return None if node is None else self._findings.number(node, key, 0.0, least=-5, most=5)

    # --- the desk

    def _desk(self, node: Node, place: Place) -> Step | None:
        findings = self._findings
        if isinstance(node, Scalar):
            word = findings.choice(node, "The desk's control", ("answer", "hang_up", *WORDS), "")
            if word == "hang_up":
                return HangUpStep(place)
            return Use(WORDS[word], place) if word in WORDS else None
        entries = findings.entries(node, "desk")
        talk = [key for key in ("hold", "consult") if entries.get(key) is not None]
        stated = [key for key in CONTROLS if entries.get(key) is not None]
        if not stated or (len(stated) > 1 and stated != talk):
            findings.keys(entries, "desk", (), (*CONTROLS, "say"))
            what = " and ".join(stated) or "none of them"
            note(findings, "S501", place, f"A step at the desk has one of {', '.join(CONTROLS)}; {what} was found.")
            return None
        findings.keys(entries, "desk", (), ("hold", "consult", "say") if talk else stated)
        if talk:
            return self._hold(entries, place)
        return self._control(stated[0], entries.get(stated[0]), place)

    def _hold(self, entries: Entries, place: Place) -> Hold:
        findings = self._findings
        hold = entries.get("hold")
        seconds = 0.0 if hold is None else findings.number(hold, "hold", 0.0, least=0, most=CLOCK_LIMIT)
        said = scalars(findings, entries.get("say"), "say")
        for line in said:
            check_slots(self._draft, Line(line.text, line.place), self._slots)
        consult = self.named(entries.get("consult"), "The colleague", self._scenario.colleagues, "S106")
        return Hold(seconds, consult, tuple(line.text for line in said), place)

    def _control(self, control: str, value: Node | None, place: Place) -> Step | None:
        findings, scenario = self._findings, self._scenario
        if control == "note":
            return Write(self._text(value, "note"), place)
        if control == "hang_up":
            findings.choice(value, "hang_up", ("true",), "true")
            return HangUpStep(place)
        if control in ("presence", "transfer", "escalate"):
            target = self.named(value, "The colleague", scenario.colleagues, "S106")
            return Use(cast(Literal["presence"], control), place, target=target)
        if control == "knowledge":
            return Use("knowledge", place, target=self.named(value, "The page", scenario.knowledge, "S105"))
        if control == "identity":
            return self._identity(value, place)
        if control == "callback":
            return self._callback(value, place)
        return self._complete(value, place)

    def _identity(self, value: Node | None, place: Place) -> CheckIdentity:
        pairs = self._findings.entries(value, "identity").entries
        for item, _ in pairs:
            closest("The identity item", item, self._scenario.identity, "S114", self._findings)
        return CheckIdentity({item.text: self._text(given, item.text) for item, given in pairs}, place)

    def _callback(self, value: Node | None, place: Place) -> Use:
        findings = self._findings
        entries = findings.entries(value, "callback")
        findings.keys(entries, "callback", (), ("when", "phone", "owner"))
        owner = entries.get("owner")
        return Use(
            "callback",
            place,
            when=moment(findings, entries.get("when"), "when"),
            phone=None if entries.get("phone") is None else self._text(entries.get("phone"), "phone"),
            owner=self.named(owner, "The owner", (SELF, *self._scenario.colleagues), "S106"),
        )

    def _complete(self, value: Node | None, place: Place) -> Complete:
        entries = self._findings.entries(value, "complete")
        self._findings.keys(entries, "complete", ("matter", "result", "next"))
        return Complete(
            self._text(entries.get("matter"), "matter"),
            self._text(entries.get("result"), "result"),
            self._text(entries.get("next"), "next"),
            place,
        )


__all__ = ["CLOCK_LIMIT", "CONTROLS", "WORDS", "StepReader"]
