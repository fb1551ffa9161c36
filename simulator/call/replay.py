"""Feeds a record's inputs back into a session: the consequences and lines must be the recorded ones, byte for byte."""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass, replace

from scoring.record.codec import Record
from scoring.record.events import ColleagueSaid, Corrected, CustomerSaid, Event, TraineeSaid, Understood
from scoring.record.orders import ORDER_TYPES, Say, SayColleague
from simulator.call.session import CallSession, IllegalEventError, is_input
from simulator.call.understanding import Detector
from simulator.scenario.model import Casting


@dataclass(frozen=True, slots=True)
class Replayed:
    """What came of a replay."""

    record: Record
    """The record as this program would have written it."""
    difference: str | None
    """Where it first departs from the given one, in one sentence; None when it does not."""


def replay(record: Record, casting: Casting, detector: Detector) -> Replayed:
    """Play a record again.

    What was understood is taken from the record when the detector's version is another one; otherwise it is found
    anew. An input that the session refuses ends the replay and is the difference.
    """
    session = CallSession(casting, detector)
    known = understood_in(record) if record.header.detector != detector.version else {}
    made: list[Event] = []
    expected: deque[Event] = deque()
    line: Say | SayColleague | None = None
    for number, event in enumerate(record.events, start=1):
        if not is_input(event):
            if not expected:
                return _departed(record, made, f"event {number} ({type(event).__name__}) has no cause")
            made.append(expected.popleft())
            continue
        if expected:
            missing = type(expected[0]).__name__
            return _departed(record, made, f"before event {number} a {missing} should stand")
        spoken = isinstance(event, (CustomerSaid, ColleagueSaid)) and line is not None
        happened = replace(line.said, at=event.at) if spoken and line is not None else event
        understood = known.get(number) if isinstance(event, (TraineeSaid, Corrected)) else None
        try:
            outputs = session.handle(happened, understood)
        except IllegalEventError as error:
            return _departed(record, made, f"event {number} cannot happen: {error}")
        made.append(happened)
        for output in outputs:
            if isinstance(output, (Say, SayColleague)):
                line = output
            if not isinstance(output, ORDER_TYPES):
                expected.append(output)
    again = Record(record.header, tuple(made))
    for number, (was, now) in enumerate(zip(record.events, made, strict=False), start=1):
        if was != now:
            return Replayed(again, f"event {number} was {type(was).__name__} and differs now")
    return Replayed(again, None)


def _departed(record: Record, made: list[Event], why: str) -> Replayed:
    return Replayed(Record(record.header, tuple(made)), why)


def understood_in(record: Record) -> dict[int, Understood]:
    """By the number of each TraineeSaid or Corrected: what was understood of it."""
    found: dict[int, Understood] = {}
    last: int | None = None
    for number, event in enumerate(record.events, start=1):
        if isinstance(event, (TraineeSaid, Corrected)):
            last = number
        elif isinstance(event, Understood) and last is not None:
            found.setdefault(last, event)
    return found


__all__ = ["Replayed", "replay", "understood_in"]
