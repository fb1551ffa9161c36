"""Where a recorded call can be taken up again: before the turn that is to be said better, with nobody speaking.

The caller's last line before the turn is said again where there was one: the trainee hears what is to be answered, and
may let the caller finish this time.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from scoring.record.codec import Record
from scoring.record.events import Answered, Event, NotUnderstood, TraineeSaid, Understood, VoiceMeasured
from simulator.call.replay import replay, understood_in
from simulator.call.session import CallSession, IllegalEventError, is_input
from simulator.call.understanding import Detector
from simulator.scenario.model import Casting


@dataclass(frozen=True, slots=True)
class Beginning:
    """The part of a record that a retry takes over."""

    call: str
    """Id of the call that is retried."""
    events: tuple[Event, ...]
    known: Mapping[int, Understood]
    """What was understood, by the number of the words."""
    measures: tuple[VoiceMeasured, ...]
    """The measures of the voice in the turns that are taken over."""

    @property
    def until(self) -> float:
        """When the retry goes on, seconds since the first ring."""
        return self.events[-1].at


def beginning(record: Record, casting: Casting, detector: Detector, event: int) -> Beginning | None:
    """What a retry of the turn at an event (the next turn, where it is none itself) takes over.

    None where the call never got that far, or this program would not come to the same events: another version's record.
    """
    turns = [n for n, one in enumerate(record.events, start=1) if isinstance(one, (TraineeSaid, NotUnderstood))]
    if not turns:
        return None
    turn = next((n for n in turns if n >= event), turns[-1])
    try:
        cut = _cut(record, casting, detector, _first_form(record, turns, turn), turns)
    except IllegalEventError:
        return None
    if cut is None:
        return None
    part = Record(record.header, record.events[:cut])
    if replay(part, casting, detector).difference is not None:
        return None
    taken = {_turn(one) for one in part.events if isinstance(one, (TraineeSaid, NotUnderstood))}
    measures = tuple(one for one in record.events if isinstance(one, VoiceMeasured) and one.turn in taken)
    return Beginning(record.header.call, part.events, understood_in(part), measures)


def _first_form(record: Record, turns: list[int], turn: int) -> int:
    """The number of the words by which a turn began: a re-opened turn stands more than once."""
    number = _turn(record.events[turn - 1])
    return next(n for n in turns if _turn(record.events[n - 1]) == number)


def _turn(event: Event) -> int:
    assert isinstance(event, (TraineeSaid, NotUnderstood))
    return event.turn


def _cut(record: Record, casting: Casting, detector: Detector, turn: int, turns: list[int]) -> int | None:
    """The number of the last event before the turn after which somebody has the floor and nobody speaks."""
    before = max((n for n in turns if n < turn), default=0)
    session = CallSession(casting, detector)
    known = understood_in(record)
    found: int | None = None
    for number, event in enumerate(record.events[: turn - 1], start=1):
        if is_input(event):
            session.handle(event, known.get(number))
        state = session.state
        following = record.events[number]
        if number < before or not is_input(following) or state.phase not in ("talking", "ending"):
            continue
        if not before and isinstance(event, Answered):
            return number  # the first turn is the trainee's, whatever the caller said meanwhile
        if state.queue and not state.sounding:
            return number
        if not state.queue:
            found = number
    return found


__all__ = ["Beginning", "beginning"]
