"""A record as checks read it: the trainee's turns with what they do, the caller's lines, the desk, in one order.

Re-opened and corrected turns are already replaced by their latest form, withdrawn lines are gone. Checks read this
view and the `Understood` events in it; none of them asks a detector.
"""

from __future__ import annotations

import sys
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property

from scoring.checks.borne_out import borne_out
from scoring.checks.cues import with_cues
from scoring.checks.turns import Line, Spoken, Turn, lines_of, turns_of
from scoring.checks.wording import Wording, whole_clauses
from scoring.record.codec import Record
from scoring.record.events import (
    Answered,
    BargeIn,
    Case,
    ColleagueAccepted,
    DeskUsed,
    Ended,
    Event,
    HungUp,
    LineCut,
    Noted,
    NotUnderstood,
    Presence,
    RecordCompleted,
    Tone,
    VoiceMeasured,
)  # fmt: skip
from scoring.scorecard import Evidence

PROVOCATIONS = frozenset(("argue", "blame", "sarcasm", "order"))
"""Acts that hurt the caller."""
CONTACT = frozenset(("phone", "mobile", "contact", "callback_number"))
"""Ids of facts that are a way to reach the caller."""
ALWAYS = sys.maxsize
"""An event after all others."""


class Call:
    """The view of one record. Built once a call, shared by all checks, never changed."""

    def __init__(self, record: Record) -> None:
        self.case: Case = record.header.case
        self.language = record.header.language
        self.mode = record.header.mode
        self.events: tuple[Event, ...] = record.events
        self.wording = Wording("en" if self.language == "en" else "zh")
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
        for turn in borne_out(tuple(turns_of(events)), self.lines):
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

    # --- facts of the call

    @cached_property
    def tone(self) -> Tone:
        """How the case stands at the end."""
        ends = [event.tone for event in self.events if isinstance(event, Ended)]
        return ends[-1] if ends else self.case.tone

    @cached_property
    def answered(self) -> int | None:
        """Number of the Answered event."""
        return next((n for n, event in self.numbered() if isinstance(event, Answered)), None)

    @cached_property
    def cuts(self) -> tuple[int, ...]:
        """Numbers of the LineCut events."""
        return tuple(n for n, event in self.numbered() if isinstance(event, LineCut))

    @cached_property
    def cut_off(self) -> bool:
        """Whether the call ended by a cut line: nothing was said to or by the caller after it."""
        return bool(self.cuts) and not self.after(self.cuts[-1]) and self.next_line(self.cuts[-1]) is None

    @cached_property
    def connected_on(self) -> bool:
        """Whether the trainee left the line by connecting the caller to somebody else."""
        done = [n for n, event in self.desk("transfer") if event.result not in ("refused", "failed", "no_answer")]
        if not done or any(cut > done[-1] for cut in self.cuts):
            return False
        return not self.after(done[-1]) and self.next_line(done[-1]) is None

    @cached_property
    def hung_up(self) -> tuple[int, HungUp] | None:
        """The end of the call by hanging up."""
        return next(((n, event) for n, event in self.numbered() if isinstance(event, HungUp)), None)

    @cached_property
    def wanted(self) -> str | None:
        """The colleague whom the caller asks for; a department or a supervisor is no such colleague."""
        person = self.case.colleagues.get(self.case.wanted) if self.case.wanted is not None else None
        return None if person is not None and person.kind != "colleague" else self.case.wanted

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
        return colleague.presence if colleague is not None else None

    def is_party(self, named: str | None, id: str) -> bool:
        """Whether a target of the desk is the colleague, department or supervisor with this id."""
        colleague = self.case.colleagues.get(id)
        return named is not None and (named == id or (colleague is not None and named == colleague.name))

    @cached_property
    def number_declined(self) -> Line | None:
        """The caller's words that decline to leave a number, unless one is given later."""
        declined = next((line for line in self.lines if "declines_number" in line.does), None)
        if declined is None or any(
            line.event > declined.event for line in self.lines if CONTACT.intersection(line.tells)
        ):
            return None
        return declined

    def contact_told(self, ids: Iterable[str]) -> Line | None:
        """The caller's line that gives a way to be reached."""
        wanted = set(ids)
        return next((line for line in self.lines if wanted.intersection(line.tells)), None)

    def numbers(self, text: str) -> list[str]:
        """The digits of the numbers in a text that are no date, sum or time."""
        values = (value for kind, value in self.wording.values(text) if kind in ("digits", "number"))
        return ["".join(char for char in value if char.isdigit()) for value in values]

    @cached_property
    def known_numbers(self) -> frozenset[str]:
        """Numbers that belong to the caller or the case."""
        stated = [*(fact.value for fact in self.case.facts.values()), *self.case.identity.values()]
        stated.append(self.case.display_number or "")
        said = [number for line in self.lines for number in self.numbers(line.text)]
        on_file = [number for text in self.case.knowledge.values() for number in self.numbers(text)]
        return frozenset("".join(char for char in value if char.isdigit()) for value in stated) | {*said, *on_file}

    @cached_property
    def told(self) -> frozenset[str]:
        """Ids of the facts that the caller gave."""
        return frozenset(fact for line in self.lines for fact in line.tells)

    @cached_property
    def solved(self) -> bool:
        """Whether the matter was settled in the call."""
        if not self.case.within_authority or self.tone != "routine":
            return False
        return not self.desk("escalate", "callback", "transfer")

    @cached_property
    def typed(self) -> bool:
        """Whether every turn was typed."""
        return bool(self.turns) and all(turn.typed for turn in self.turns)

    @cached_property
    def imported(self) -> bool:
        """Whether the call is a transcript from elsewhere, whose case holds what matters and nothing more."""
        return self.mode == "import"

    @cached_property
    def notes(self) -> tuple[tuple[int, str], ...]:
        """All that was written into the record, notes and after-call fields, with event numbers."""
        found = [(n, event.text) for n, event in self.numbered() if isinstance(event, Noted)]
        for n, event in self.numbered():
            if isinstance(event, RecordCompleted) and any(event.fields.values()):
                found.append((n, "；".join(value for value in event.fields.values() if value)))
        return tuple(found)

    @cached_property
    def accepted(self) -> tuple[tuple[int, ColleagueAccepted], ...]:
        """What colleagues took over."""
        return tuple((n, event) for n, event in self.numbered() if isinstance(event, ColleagueAccepted))

    @cached_property
    def barge_ins(self) -> tuple[tuple[int, BargeIn], ...]:
        """Who spoke over whom."""
        return tuple((n, event) for n, event in self.numbered() if isinstance(event, BargeIn))

    @cached_property
    def unheard(self) -> tuple[int, ...]:
        """Numbers of the events at which speech was lost: not understood, and not said again when the caller asked."""
        missed = [n for n, event in self.numbered() if isinstance(event, NotUnderstood)]
        missed += [turn.event for turn in self.turns if not turn.understood]
        lost = [n for n in missed if not self._said_again(n)]
        return tuple(sorted({*lost, *self.unclear}))

    @cached_property
    def unclear(self) -> tuple[int, ...]:
        """Numbers of the events of turns whose words are not sure: what they lack may have been said."""
        return tuple(turn.event for turn in self.turns if not turn.clear)

    def _said_again(self, event: int) -> bool:
        """Whether the caller spoke after an event and the trainee then answered in words that were understood."""
        line = self.next_line(event)
        return line is not None and any(turn.understood for turn in self.after(line.event, 1))

    @cached_property
    def voices(self) -> tuple[tuple[int, VoiceMeasured], ...]:
        """Measures of the voice."""
        return tuple((n, event) for n, event in self.numbered() if isinstance(event, VoiceMeasured))

    @cached_property
    def unfinished(self) -> str | None:
        """Why the record is no whole call, or None."""
        if self.hung_up is None and not self.cut_off and not self.connected_on:
            return "the call has not ended"
        if not self.imported and not any(isinstance(event, RecordCompleted) for event in self.events):
            return "the after-call work has not ended"
        return None

    @cached_property
    def answered_caller(self) -> bool:
        """Whether the trainee said anything to the caller once the caller had spoken."""
        return not self.lines or bool(self.after(self.lines[0].event)) or bool(self.unheard)

    @cached_property
    def provoked(self) -> tuple[Turn, ...]:
        """Turns to the caller that hurt."""
        return tuple(turn for turn in self.to_caller if turn.acts & PROVOCATIONS)

    @cached_property
    def request(self) -> str:
        """The request in words, or nothing where the case has none."""
        facts = self.case.facts.values()
        return " ".join(fact.value for fact in facts if fact.kind == "request" and fact.read_back != "must")

    @cached_property
    def marked(self) -> tuple[str, ...]:
        """Ids of the facts that the case marks for read-back."""
        return tuple(id for id, fact in self.case.facts.items() if fact.read_back == "must")

    @cached_property
    def matter(self) -> str:
        """The request without the names of colleagues, which tell nothing of the matter."""
        text = self.request
        for person in self.case.colleagues.values():
            text = text.replace(person.name, " ")
        return text


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
        case RecordCompleted():
            return "；".join(value for value in event.fields.values() if value)
        case _:
            return type(event).__name__


__all__ = ["ALWAYS", "CONTACT", "PROVOCATIONS", "Call", "Line", "Spoken", "Turn"]
