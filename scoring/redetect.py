"""Understands the words of a record anew with the detector of today, and tells what changed.

Replies of the customer stay as they were: only the `Understood` events are made anew, so that the change in the
scorecard is the detector's alone.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from scoring.acts import Utterance, load_detector
from scoring.record.codec import Record
from scoring.record.events import Corrected, CustomerSaid, Event, NotUnderstood, TraineeSaid, Understood


@dataclass(frozen=True, slots=True)
class Redetected:
    """A turn whose acts or facts are others than before."""

    event: int
    """Number of its Understood event."""
    turn: int
    text: str
    gained: tuple[str, ...]
    """Acts that are found now and were not; a fact as `fact:id`, a violation that became certain as `act!`."""
    lost: tuple[str, ...]


def redetect(record: Record) -> tuple[Record, tuple[Redetected, ...]]:
    """The record as the present detector understands it, and the turns that it understands otherwise."""
    detector = load_detector(record.header.language)
    said: dict[int, TraineeSaid | NotUnderstood] = {}
    texts: dict[int, str] = {}
    ahead: dict[int, str | None] = {}
    first: int | None = None
    last: str | None = None
    events: list[Event] = []
    changes: list[Redetected] = []
    for number, event in enumerate(record.events, start=1):
        new: Event = event
        if isinstance(event, CustomerSaid):
            last = event.text
        elif isinstance(event, (TraineeSaid, NotUnderstood)):
            first = event.turn if first is None else first
            said[event.turn], ahead[event.turn] = event, last
            texts[event.turn] = event.text if isinstance(event, TraineeSaid) else ""
        elif isinstance(event, Corrected):
            texts[event.turn] = event.text
        elif isinstance(event, Understood) and event.turn in said:
            turn = said[event.turn]
            words = turn.words if isinstance(turn, TraineeSaid) and texts[event.turn] == turn.text else ()
            facts = record.header.case.facts
            found = detector.understand(
                Utterance(
                    texts[event.turn],
                    record.header.language,
                    turn.to or "customer",
                    ahead[event.turn],
                    event.turn == first,
                    words,
                    facts,
                )
            )
            # What only the customer's side reads (identity items misread, what is asked beyond facts) stays.
            kept = tuple(fact for fact in event.facts if fact.id not in facts)
            new = replace(event, acts=found.acts, findings=found.findings, facts=(*found.facts, *kept))
            before, after = set(_shown(event)), set(_shown(new))
            if before != after:
                gained, lost = sorted(after - before), sorted(before - after)
                changes.append(Redetected(number, event.turn, texts[event.turn], tuple(gained), tuple(lost)))
        events.append(new)
    return Record(replace(record.header, detector=detector.version), tuple(events), record.note), tuple(changes)


def _shown(event: Understood) -> Iterator[str]:
    yield from event.acts
    yield from (
        f"{finding.act}!" for finding in event.findings if finding.level == "certain" and finding.act in event.acts
    )
    yield from (f"fact:{fact.id}={fact.state}" for fact in event.facts)


__all__ = ["Redetected", "redetect"]
