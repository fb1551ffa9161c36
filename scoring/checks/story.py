"""What happened in a record in one order: the trainee's turns with what they do, the caller's lines, the desk.

Re-opened and corrected turns are already replaced by their latest form, withdrawn lines are gone. Checks read this
view and the `Understood` events in it; none of them asks a detector.
"""

from __future__ import annotations

import re
import sys
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping
from functools import cached_property
from itertools import accumulate
from typing import Final

from scoring.checks.assured import left_to_others
from scoring.checks.borne_out import borne_out
from scoring.checks.cues import with_cues
from scoring.checks.rule_told import without_rule
from scoring.checks.turns import Line, Spoken, Turn, lines_of, turns_of
from scoring.checks.wording import whole_clauses, wording_of
from scoring.record.codec import Record
from scoring.record.events import (
    Case,
    ColleagueAccepted,
    DeskUsed,
    Event,
    HungUp,
    Noted,
    Presence,
    RecordCompleted,
    VoiceMeasured,
)  # fmt: skip
from scoring.scorecard import Evidence

ALWAYS = sys.maxsize
"""An event after all others."""


_ASKS_FOR: Final = re.compile(
    r"(找|(?<!我)(?<!名字)叫)(一下|下)?((管|负责|跟)[^，。！？]{1,6}的)?"
    r"(?P<zh>(?!(你|您|我|他|她|它|谁|个|人|到|不|一|什|那|这|主管|经理|领导|客服|人工|理赔|财务))[\u4e00-\u9fff]{2,3}?)"
    r"(经理|先生|小姐|女士|老师)?(在不在|在吗|吗|接|听|，|。|$)|"
    r"(?:(?i:\b(i'm after|speak (to|with)|talk to|looking for|get hold of|put me through to))|"
    r"\b[Ii]s(?= [A-Z][a-z]+( [A-Z][a-z]+)? (?:in|there|about|free|available|around)\b)) "
    r"(?P<en>[A-Z][a-z]+( [A-Z][a-z]+)?)\b"
)
"""Words by which a caller asks for somebody by name."""


class Story:
    """What happened in one record. Built once a call, never changed."""

    def __init__(self, record: Record) -> None:
        self.case: Case = record.header.case
        self.language = record.header.language
        self.mode = record.header.mode
        self.events: tuple[Event, ...] = record.events
        self.wording = wording_of("en" if self.language == "en" else "zh")
        self.lines: tuple[Line, ...] = tuple(lines_of(record.events))
        self._desk = [(n, event) for n, event in self.numbered() if isinstance(event, DeskUsed)]
        self.turns: tuple[Turn, ...] = tuple(self._turns(record.events))
        self.spoken: tuple[Spoken, ...] = tuple(sorted((*self.turns, *self.lines), key=lambda item: item.event))
        self.to_caller: tuple[Turn, ...] = tuple(turn for turn in self.turns if turn.to == "customer")
        self.inside: tuple[Turn, ...] = tuple(turn for turn in self.turns if turn.to != "customer")

        self._line_events = [line.event for line in self.lines]
        self._turn_events = [turn.event for turn in self.to_caller]

    def _turns(self, events: tuple[Event, ...]) -> Iterator[Turn]:
        """The turns with what the call tells of them beyond their own words."""
        absent = self.wanted_presence in ("busy", "offline", "resigned")
        first = self.lines[0].event if self.lines else ALWAYS
        accepted = [n for n, event in self.numbered() if isinstance(event, ColleagueAccepted)]
        pages = tuple(self.case.knowledge.values())
        left = left_to_others(pages) if pages else not self.case.within_authority
        places = [line.event for line in self.lines]
        heard = tuple(
            without_rule(
                turn, self.lines[at - 1] if (at := bisect_left(places, turn.event)) else None, self.wording, pages
            )
            for turn in turns_of(events)
        )
        for turn in borne_out(heard, self.lines, left_to_others=left):
            fresh = turn.to == "customer" and bool(accepted) and accepted[0] < turn.event
            if fresh:
                accepted = [n for n in accepted if n > turn.event]
            yield with_cues(turn, self.wording.language, opening=turn.event < first, absent=absent, accepted=fresh)

    # --- walking

    def numbered(self) -> Iterator[tuple[int, Event]]:
        """All events with their numbers."""
        return enumerate(self.events, start=1)

    def desk(self, *actions: str) -> list[tuple[int, DeskUsed]]:
        """The uses of some controls of the desk."""
        return [(n, event) for n, event in self._desk if event.action in actions]

    def with_acts(self, *acts: str) -> list[Turn]:
        """The turns to the caller that do any of the acts."""
        return [turn for turn in self.to_caller if turn.has(*acts)]

    def after(self, event: int, most: int | None = None) -> tuple[Turn, ...]:
        """The turns to the caller after an event, the first `most` of them."""
        first = bisect_right(self._turn_events, event)
        return self.to_caller[first : None if most is None else first + most]

    def ahead(self, event: int, most: int) -> tuple[Turn, ...]:
        """The last `most` turns to the caller before an event."""
        end = bisect_left(self._turn_events, event)
        return self.to_caller[max(0, end - most) : end]

    def next_line(self, event: int) -> Line | None:
        """The caller's next line after an event."""
        place = bisect_right(self._line_events, event)
        return self.lines[place] if place < len(self.lines) else None

    def between(self, first: int, second: int) -> tuple[Line, ...]:
        """The caller's lines between two events."""
        return self.lines[bisect_right(self._line_events, first) : bisect_left(self._line_events, second)]

    def values_told(self, before: int | None = None) -> frozenset[str]:
        """Values of the numbers in the caller's lines, all of them or those before an event."""
        return self._values_told[len(self.lines) if before is None else bisect_left(self._line_events, before)]

    @cached_property
    def _values_told(self) -> tuple[frozenset[str], ...]:
        """What the caller's first no, one, two … lines tell."""
        spoken = ({value for _, value in self.wording.values(line.text)} for line in self.lines)
        return tuple(accumulate(spoken, frozenset.union, initial=frozenset()))

    def reply(self, turn: Turn) -> Line | None:
        """The caller's line that answers a turn: the next one, if no other turn to the caller stands between."""
        line = self.next_line(turn.event)
        following = self.after(turn.event, 1)
        if line is None or (following and following[0].event < line.event):
            return None
        return line

    def taken_up(self, text: str, before: int) -> int:
        """How many content words of a text the caller had said before an event."""
        first = self._first_said
        return sum(first.get(unit, before) < before for unit in self.wording.content(text))

    @cached_property
    def _first_said(self) -> Mapping[str, int]:
        first: dict[str, int] = {}
        for line in self.lines:
            for unit in self.wording.content(line.text):
                first.setdefault(unit, line.event)
        return first

    @cached_property
    def first_told(self) -> Mapping[str, int]:
        """Number of the caller's line that gave a fact first."""
        first: dict[str, int] = {}
        for line in self.lines:
            for fact in line.tells:
                first.setdefault(fact, line.event)
        return first

    # --- who is asked for

    @cached_property
    def wanted(self) -> str | None:
        """The colleague whom the caller asks for; a department or a supervisor is no such colleague."""
        if self.case.wanted is None:
            return self._asked_for
        person = self.case.colleagues.get(self.case.wanted)
        return None if person is not None and person.kind != "colleague" else self.case.wanted

    @cached_property
    def _asked_for(self) -> str | None:
        """The name that a caller asks for at the beginning of a transcript on an absent colleague nobody looked up."""
        if self.mode != "import" or self.case.family != "absent_colleague":
            return None
        found = (_ASKS_FOR.search(line.text) for line in self.lines[:2])
        return next((match.group("zh") or match.group("en") for match in found if match is not None), None)

    @cached_property
    def wanted_presence(self) -> Presence | None:
        """Presence of the colleague whom the caller asks for, as the directory showed it."""
        wanted = self.wanted
        if wanted is None:
            return None
        for _, event in self.desk("presence"):
            if self.is_party(event.target, wanted) and event.result in ("ready", "busy", "offline", "resigned"):
                return event.result  # type: ignore[return-value]  # one of Presence by the line above
        colleague = self.case.colleagues.get(wanted)
        if colleague is None and self.case.wanted is None and not self.desk("transfer"):
            return "offline"  # asked for by name in a transcript and never connected
        return colleague.presence if colleague is not None else None

    def is_party(self, named: str | None, id: str) -> bool:
        """Whether a target of the desk is the colleague, department or supervisor with this id."""
        colleague = self.case.colleagues.get(id)
        return named is not None and (named == id or (colleague is not None and named == colleague.name))

    # --- evidence

    def words(self, turn: Turn, act: str | None = None) -> Evidence:
        """A turn as evidence, narrowed to the part in which an act stands where that is known."""
        finding = next(iter(turn.kinds(act)), None) if act is not None else None
        if finding is None or finding.end <= finding.start:
            return Evidence(turn.event, turn.turn, turn.at, turn.until, turn.text, 0, len(turn.text))
        return self.part(turn, finding.start, finding.end)

    @staticmethod
    def part(turn: Turn, start: int, end: int) -> Evidence:
        """A part of a turn as evidence: whole clauses, so that it can be read by itself."""
        start, end = whole_clauses(turn.text, start, end)
        return Evidence(turn.event, turn.turn, turn.at, turn.until, turn.text[start:end], start, end)

    def line(self, line: Line) -> Evidence:
        """The caller's words as evidence."""
        return Evidence(line.event, None, line.at, line.until, line.text, 0, len(line.text))

    def happened(self, event: int) -> Evidence:
        """An event as evidence."""
        item = self.events[event - 1]
        return Evidence(event, None, item.at, None, _named(item), None, None)


def _named(event: Event) -> str:
    """An event in a few words of the format, for people to find it."""
    match event:
        case DeskUsed():
            parts = (event.action, event.target, event.result, event.when, event.phone, event.owner)
            return " ".join(part for part in parts if part)
        case Noted():
            return event.text
        case HungUp():
            return f"{type(event).__name__} {event.by}"
        case ColleagueAccepted():
            return " ".join(part for part in (type(event).__name__, event.by, event.when) if part)
        case VoiceMeasured():
            speed = event.words_per_minute or event.characters_per_minute
            measures = ((speed, "/min"), (event.pitch_median_hz, " Hz"), (event.loudness_lufs, " LUFS"))
            return ", ".join(f"{value:g}{unit}" for value, unit in measures if value is not None)
        case RecordCompleted():
            return "；".join(value for value in event.fields.values() if value)
        case _:
            return type(event).__name__


__all__ = ["ALWAYS", "Story"]
