"""Whole calls from elsewhere, one JSON object a line, into records that are scored like any other.

Used are the call's language, case and turns; labels, reasons, quality and acts that stand in the line are never
read. The detector runs once on each turn of the agent.
"""

from __future__ import annotations

import json
import math
import re
from collections.abc import Iterator, Mapping
from typing import Any, Final, Literal, get_args

from scoring.acts import Utterance, load_detector
from scoring.acts.caller import caller_acts
from scoring.facts import find_facts
from scoring.language.numbers import find_numbers
from scoring.record.codec import Record, content_hash
from scoring.record.events import (
    Addressee,
    Answered,
    BargeIn,
    Case,
    CaseCaller,
    CaseCentre,
    CaseColleague,
    CaseFact,
    ColleagueAccepted,
    CustomerSaid,
    DeskUsed,
    Ended,
    Event,
    Feeling,
    Header,
    HungUp,
    LineCut,
    LineFinished,
    Noted,
    Presence,
    Rang,
    Ready,
    Reference,
    Tone,
    TraineeSaid,
    Understood,
)  # fmt: skip

MAX_LINE: Final = 2_000_000
"""Longest line, characters. A call of half an hour has about 40,000."""
MAX_TURNS: Final = 5_000
"""Most turns of a call."""
MAX_TEXT: Final = 20_000
"""Longest text of a turn, characters."""
TOKEN_SECONDS: Final = 1.5
"""Longest overlap that is a token of listening and no interruption, seconds."""
STARTED: Final = "1970-01-01T00:00:00+00:00"
"""Transcripts do not tell the wall clock of the first ring."""

Language = Literal["zh", "yue", "en"]
_EVENTS: Final = (
    "ring", "answer", "check_presence", "hold", "resume", "note", "escalate", "transfer", "accept", "callback", "drop",
    "hang_up",
)  # fmt: skip
_WELCOME: Final = CaseCentre()


class TranscriptError(Exception):
    """A transcript that cannot be used; the message names the place and the reason in one sentence."""


def read_transcript(line: str, place: str = "line 1") -> Record:
    """One call of the corpus format as a record.

    `line` is one JSON object, `place` names it in messages. Raises TranscriptError with place and expectation.
    """
    return _Reader(place).record(line)


def read_transcripts(lines: Iterator[str], file: str) -> Iterator[Record]:
    """The calls of a file one by one, so that memory stays flat; empty lines are skipped. Raises TranscriptError."""
    for number, line in enumerate(lines, start=1):
        if line.strip():
            yield read_transcript(line, f"{file}, line {number}")


class _Reader:
    """Reads one line; every wrong value is refused with its place."""

    def __init__(self, place: str) -> None:
        self._place = place

    def _fail(self, message: str) -> TranscriptError:
        return TranscriptError(f"{self._place}: {message}")

    def record(self, line: str) -> Record:
        plain = self._parse(line)
        language = self._choice(plain.get("lang"), "lang", get_args(Language))
        turns = plain.get("turns")
        if not isinstance(turns, list) or not turns:
            raise self._fail("'turns' must be a list with at least one turn.")
        if len(turns) > MAX_TURNS:
            raise self._fail(f"'turns' has {len(turns)} entries; at most {MAX_TURNS} are read.")
        items = [self._turn(turn, f"turns[{index}]") for index, turn in enumerate(turns)]
        case = self._case(plain, items, language)
        detector = load_detector(language)
        digest = content_hash(line.strip())
        header = Header(
            format=1, call=self._text(plain.get("id"), "id"), parent=None,
            scenario=Reference(id=self._text(plain.get("id"), "id"), hash=digest), persona=Reference(hash=digest),
            centre=Reference(hash=digest), standard=Reference(hash=digest), program="import", detector=detector.version,
            language=language, seed=0, trainee="", mode="import", engines={}, started=STARTED, case=case,
        )  # fmt: skip
        return Record(header, tuple(_Events(case, language).of(items)))

    # --- plain values

    def _parse(self, line: str) -> dict[str, Any]:
        if len(line) > MAX_LINE:
            raise self._fail(f"the line is longer than {MAX_LINE:,} characters; no call is that long.")
        try:
            plain = json.loads(line, parse_constant=_no_constant)
        except (ValueError, RecursionError) as error:
            raise self._fail("this is no JSON object.") from error
        if not isinstance(plain, dict):
            raise self._fail("this is no JSON object.")
        return plain

    def _text(self, value: object, what: str) -> str:
        if not isinstance(value, str):
            raise self._fail(f"'{what}' must be text.")
        if len(value) > MAX_TEXT:
            raise self._fail(f"'{what}' is longer than {MAX_TEXT:,} characters.")
        if not value.isprintable() and any(0xD800 <= ord(char) <= 0xDFFF for char in value):
            raise self._fail(f"'{what}' holds half a character (a lone surrogate).")
        return value

    def _flag(self, value: object, what: str) -> bool:
        if not isinstance(value, bool):
            raise self._fail(f"'{what}' must be true or false.")
        return value

    def _seconds(self, value: object, what: str) -> float:
        if isinstance(value, bool) or not isinstance(value, int | float) or not math.isfinite(value) or value < 0:
            raise self._fail(f"'{what}' must be a number of seconds, 0 or more.")
        return float(value)

    def _choice(self, value: object, what: str, valid: tuple[Any, ...]) -> Any:
        if value not in valid or not isinstance(value, str):
            raise self._fail(f"'{what}' is {value!r:.40}; one of {', '.join(map(str, valid))} was expected.")
        return value

    def _texts(self, value: object, what: str) -> dict[str, str]:
        if value is None:
            return {}
        if not isinstance(value, dict):
            raise self._fail(f"'{what}' must be an object.")
        return {str(key): self._text(inner, f"{what}.{key}") for key, inner in value.items()}

    # --- turns

    def _turn(self, turn: object, what: str) -> dict[str, Any]:
        if not isinstance(turn, dict):
            raise self._fail(f"'{what}' must be an object.")
        who = self._choice(turn.get("who"), f"{what}.who", ("agent", "customer", "event"))
        read: dict[str, Any] = {"who": who, "t": self._seconds(turn.get("t"), f"{what}.t")}
        if who == "event":
            read["event"] = self._choice(turn.get("event"), f"{what}.event", _EVENTS)
            for key in ("target", "state", "text", "by", "at", "owner", "phone"):
                if turn.get(key) is not None:
                    read[key] = self._text(turn[key], f"{what}.{key}")
            self._event(read, what)
            return read
        read["text"] = self._text(turn.get("text"), f"{what}.text")
        read["end"] = max(read["t"], self._seconds(turn.get("end", read["t"]), f"{what}.end"))
        if who == "agent":
            read["to"] = self._choice(turn.get("to", "customer"), f"{what}.to", get_args(Addressee))
        else:
            read["feeling"] = self._choice(turn.get("feeling", "neutral"), f"{what}.feeling", get_args(Feeling))
            read["long"] = self._flag(turn.get("long", False), f"{what}.long")
        return read

    def _event(self, read: dict[str, Any], what: str) -> None:
        needed = {
            "check_presence": ("target",), "note": ("text",), "escalate": ("target",), "transfer": ("target",),
            "accept": ("by",), "hang_up": ("by",),
        }.get(read["event"], ())  # fmt: skip
        for key in needed:
            if key not in read:
                raise self._fail(f"'{what}' is a {read['event']} and lacks the key '{key}'.")
        if read["event"] == "hang_up":
            self._choice(read["by"], f"{what}.by", ("customer", "agent"))
        if read["event"] == "check_presence" and "state" in read:
            self._choice(read["state"], f"{what}.state", get_args(Presence))

    # --- the case

    def _case(self, plain: Mapping[str, Any], items: list[dict[str, Any]], language: Language) -> Case:
        facts = self._texts(plain.get("facts"), "facts")
        must = plain.get("must_read_back", [])
        if not isinstance(must, list) or not all(isinstance(name, str) for name in must):
            raise self._fail("'must_read_back' must be a list of names of facts.")
        known = {
            name: _fact(name, value, name in must, language)
            for name, value in facts.items()
            if name not in ("surname", "title")
        }
        said = "\n".join(item["text"] for item in items if item["who"] == "customer")
        display = facts.get("phone") if "phone" in known and not _found(said, language, known, "phone") else None
        owner = self._text(plain.get("right_owner", "self"), "right_owner").removeprefix("colleague:")
        wanted = next((item["target"] for item in items if item.get("event") == "check_presence"), None)
        if wanted is None and str(plain.get("right_owner", "")).startswith("colleague:"):
            wanted = owner
        return Case(
            family=self._text(plain.get("family", "enquiry"), "family"),
            complaint=self._flag(plain.get("complaint", False), "complaint"),
            tone=self._choice(plain.get("tone", "routine"), "tone", get_args(Tone)),
            within_authority=self._flag(plain.get("within_authority", False), "within_authority"),
            right_owner=owner, wanted=wanted, display_number=display,
            caller=CaseCaller(facts.get("surname", ""), facts.get("title", "")), facts=known, identity={},
            knowledge=self._texts(plain.get("knowledge"), "knowledge"), colleagues=_colleagues(items, owner, wanted),
            centre=_WELCOME,
        )  # fmt: skip


def _no_constant(name: str) -> float:
    raise ValueError(name)


def _found(text: str, language: Language, facts: Mapping[str, CaseFact], name: str) -> bool:
    return any(fact.id == name and fact.state == "right" for fact in find_facts(text, language, facts))


def _fact(name: str, value: str, must: bool, language: Language) -> CaseFact:
    """A fact by its name, or by the look of its value where the name tells nothing."""
    letters = "en" if language == "en" else "zh"
    numbers = find_numbers(value.lower(), letters)
    by_kind = {number.kind: number.value for number in numbers}
    read_back: Literal["must", "may"] = "must" if must else "may"
    if name == "request":
        return CaseFact("request", value, value, "may", (), _pieces(value, language))
    if name == "address":
        return CaseFact("request" if must else "name", value, value, read_back, (), _pieces(value, language))
    if "date" in by_kind:
        return CaseFact("date", by_kind["date"], value, read_back)
    digits = "".join(char for char in value if char.isascii() and char.isalnum())
    if name in ("amount", "sum", "premium") or "amount" in by_kind:
        return CaseFact("amount", by_kind.get("amount") or by_kind.get("number") or digits, value, read_back)
    if any(char.isdigit() for char in value):
        return CaseFact("number", digits, value, read_back)
    return CaseFact("name", value, value, read_back)


_INDIRECT: Final = re.compile(
    r"(问|咨询|了解|请教|打听|想知道)(一下|问|下)?.{0,24}"
    r"(怎么|能不能|可不可以|什么|哪|多少|几|会不会|要不要|如何|为什么|有没有|是不是)|"
    r"\b(want to know|wanted to ask|wondering|like to know|tell me)\b.{0,20}"
    r"\b(how|what|when|where|why|which|who|whether|if)\b",
    re.IGNORECASE,
)
_LINKS: Final = frozenset("的了是和与并在把给到请后前由往为什么吗呢这那就都一")


def _indirect(text: str, asks: tuple[str, ...]) -> tuple[str, ...]:
    """Questions in the form of a statement (我想问一下怎么领) that are not among those already found."""
    found = (sentence.strip() for sentence in re.split(r"[。！!；;\n]|(?<=[a-z])\.\s", text))
    return tuple(
        sentence for sentence in found if _INDIRECT.search(sentence) and not any(sentence in ask for ask in asks)
    )


def _pieces(value: str, language: Language) -> tuple[str, ...]:
    """Content words of a request: English words, or pairs of neighbouring Chinese characters."""
    if language == "en":
        return tuple(word for word in value.replace(",", " ").split() if len(word) > 3 or word.isdigit())
    pieces: list[str] = []
    run = ""
    for char in f"{value}，":
        if char.isalnum() and char not in _LINKS:
            run += char
            continue
        while len(run) > 3:
            pieces.append(run[:2])
            run = run[2:]
        if len(run) > 1:
            pieces.append(run)
        run = ""
    return tuple(pieces)


def _colleagues(items: list[dict[str, Any]], owner: str, wanted: str | None) -> dict[str, CaseColleague]:
    """Everybody whom the call names, with the presence that the directory showed or the call bears out."""
    states: dict[str, Presence] = {}
    for item in items:
        if item.get("event") == "check_presence" and "state" in item:
            states.setdefault(item["target"], item["state"])
    connected = {item["target"] for item in items if item.get("event") == "transfer"}
    named = [item.get("target") or item.get("by") or item.get("owner") for item in items if item["who"] == "event"]
    people = dict.fromkeys(
        name for name in (wanted, owner, *named) if name is not None and name not in ("self", "customer", "agent")
    )
    found: dict[str, CaseColleague] = {}
    for name in people:
        kind: Literal["colleague", "department", "supervisor"] = "colleague"
        if name == "supervisor":
            kind = "supervisor"
        elif name.isascii() and name.islower():
            kind = "department"
        unknown: Presence = "offline" if name == wanted and name not in connected else "ready"
        found[name] = CaseColleague(kind, name, states.get(name, unknown))
    return found


class _Events:
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


__all__ = ["MAX_LINE", "TranscriptError", "read_transcript", "read_transcripts"]
