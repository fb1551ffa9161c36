"""Turns of a transcript into the events of a record, in order, with a clock that never falls."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, Final

from scoring.acts import Utterance, load_detector
from scoring.acts.caller import caller_acts
from scoring.facts import find_facts
from scoring.record.events import (
    Answered,
    BargeIn,
    Case,
    ColleagueAccepted,
    CustomerSaid,
    DeskUsed,
    Ended,
    Event,
    HungUp,
    LineCut,
    LineFinished,
    Noted,
    Rang,
    Ready,
    TraineeSaid,
    Understood,
)  # fmt: skip
from scoring.transcripts.case import Language

TOKEN_SECONDS: Final = 1.5
"""Longest overlap that is a token of listening and no interruption, seconds."""
_INDIRECT: Final = re.compile(
    r"(问|咨询|了解|请教|打听|想知道|想查|查)(一下|问|下)?.{0,24}"
    r"(怎么|能不能|可不可以|什么|哪|多少|几|会不会|要不要|如何|为什么|有没有|是不是)|"
    r"\b(want to know|wanted to ask|wondering|like to know|like to understand|can't work out|need to know|must know|"
    r"(?<!to )(?<!n't )(?<!not )(?<!they )(?<!you )(?<!he )tell me|you to tell me|you tell me)\b.{0,20}"
    r"\b(how|what|when|where|why|which|who|whether|if)\b|"
    r"\bi (don't|do not|never) know (which|whether|how to|where to|what (form|paper|number|proof))",
    re.IGNORECASE,
)
_OF_ANOTHER: Final = re.compile(r"问(了)?(他|她|我|下他|下她)|\b(ask|asked) (him|her|me)\b", re.IGNORECASE)
"""The question is for somebody who is not on the line, or was put to the caller."""


def _indirect(text: str, asks: tuple[str, ...]) -> tuple[str, ...]:
    """Questions in the form of a statement (我想问一下怎么领) that are not among those already found."""
    found = (sentence.strip() for sentence in re.split(r"[。！!；;\n]|(?<=[a-z])\.\s", text))
    return tuple(
        sentence
        for sentence in found
        if _INDIRECT.search(sentence) and not _OF_ANOTHER.search(sentence) and not any(sentence in ask for ask in asks)
    )


class Events:
    """Turns into events, in order, with a clock that never falls."""

    def __init__(self, case: Case, language: Language) -> None:
        self._case = case
        self._language: Language = language
        self._detector = load_detector(language)
        self._clock = 0.0
        self._rings = 0
        self._turn = 0
        self._before: str | None = None
        self._dropped = False
        self._last_agent: str | None = None
        self._open: tuple[str, float] | None = None
        """The caller's line that still sounds, with its end."""

    def of(self, items: list[dict[str, Any]]) -> Iterator[Event]:
        """The events of a call."""
        yield Ready(0.0)
        untold = self._untold(items)
        for index, item in enumerate(items):
            match item["who"]:
                case "agent":
                    yield from self._agent(item)
                case "customer":
                    yield from self._customer(item, index, untold)
                    untold = ()
                case _:
                    yield from self._finish()
                    yield from self._event(item, items[index + 1 :])
        yield from self._finish()

    def _at(self, seconds: float) -> float:
        self._clock = max(self._clock, seconds)
        return self._clock

    def _untold(self, items: list[dict[str, Any]]) -> tuple[str, ...]:
        """Facts that the caller gave in words that are not found; they count as told from the start."""
        said = [item["text"] for item in items if item["who"] == "customer"]
        told = {fact.id for text in said for fact in find_facts(text, self._language, self._case.facts)}
        display = {"phone"} if self._case.display_number is not None else set()
        return tuple(name for name in self._case.facts if name not in told and name not in display)

    def _finish(self, cut: bool = False) -> Iterator[Event]:
        if self._open is not None:
            line, end = self._open
            self._open = None
            yield LineFinished(self._at(end), line, "cut" if cut else "whole")

    def _customer(self, item: dict[str, Any], index: int, untold: tuple[str, ...]) -> Iterator[Event]:
        self._dropped = False
        yield from self._finish()
        asks, does = caller_acts(item["text"], self._language, self._last_agent)
        asks = (*asks, *_indirect(item["text"], asks))
        told = {fact.id for fact in find_facts(item["text"], self._language, self._case.facts) if fact.state != "wrong"}
        tells = tuple(name for name in self._case.facts if name in told or name in untold)
        line = f"turn/{index}"
        yield CustomerSaid(
            self._at(item["t"]), "transcript", line, item["text"], item["feeling"], item["long"], tells, asks, does
        )
        self._open = (line, item["end"])
        self._before = item["text"]

    def _agent(self, item: dict[str, Any]) -> Iterator[Event]:
        self._turn += 1
        utterance = Utterance(
            item["text"], self._language, item["to"], self._before, self._turn == 1, (), self._case.facts
        )
        found = self._detector.understand(utterance)
        if self._open is not None and item["t"] < self._open[1]:
            token = set(found.acts) <= {"backchannel"} and item["end"] - item["t"] <= TOKEN_SECONDS
            seconds = round(min(self._open[1], item["end"]) - item["t"], 3)
            yield BargeIn(self._at(item["t"]), "trainee", seconds, not token)
            yield from self._finish(cut=not token)
        else:
            yield from self._finish()
        start = item["t"]
        at = self._at(item["end"])
        yield TraineeSaid(at, min(start, at), at, self._turn, item["to"], item["text"], False)
        yield Understood(at, self._turn, found.acts, found.findings, found.facts, found.asked)
        if item["to"] == "customer":
            self._last_agent = item["text"]

    def _event(self, item: dict[str, Any], rest: list[dict[str, Any]]) -> Iterator[Event]:
        at = self._at(item["t"])
        target = item.get("target")
        match item["event"]:
            case "ring":
                self._rings += 1
                yield Rang(at, self._rings)
            case "answer":
                yield Answered(at)
            case "check_presence":
                yield DeskUsed(at, "presence", target, item.get("state"))
            case "hold" | "resume" | "escalate" | "transfer" as action:
                yield DeskUsed(at, action, target)
            case "note":
                yield Noted(at, item["text"])
            case "accept":
                yield ColleagueAccepted(at, item["by"], item.get("at"))
            case "callback":
                own = item.get("owner") in (None, "self", "agent")
                dropped = own and self._dropped and any(later["who"] != "event" for later in rest)
                self._dropped = False
                yield DeskUsed(
                    at, "ring_back" if dropped else "callback", None, None, item.get("at"), item.get("phone"),
                    item.get("owner"),
                )  # fmt: skip
            case "drop":
                yield LineCut(at)
            case _:
                yield Ended(at, "transcript", self._case.tone)
                yield HungUp(at, item["by"])
        self._dropped = self._dropped or item["event"] == "drop"


__all__ = ["Events"]
