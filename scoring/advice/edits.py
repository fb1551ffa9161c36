"""Edits of a record: what the trainee could have said or done instead, as a small change of what happened."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Literal

from scoring.record.codec import Record
from scoring.record.events import ActFinding, Addressee, Event, FactFinding, TraineeSaid, Understood

Kind = Literal["insert", "replace", "cut", "add", "move", "drop"]


@dataclass(frozen=True, slots=True)
class Edit:
    """One change. Utterances are inserted, replaced or cut; events of the desk are added, moved or dropped."""

    kind: Kind
    event: int
    """Number of the event that is changed; for `insert` and `add` the one after which the new one stands."""
    text: str = ""
    """The new words; empty where something is taken away."""
    to: Addressee = "customer"
    acts: tuple[str, ...] = ()
    """What the new words do."""
    facts: tuple[str, ...] = ()
    """Facts that the new words restate rightly."""
    new: Event | None = None
    """The event that is added, or that stands instead of the old one."""


def apply(record: Record, edits: Iterable[Edit]) -> Record:
    """The record with all edits made; numbers of events are those of the record before any of them.

    A cut utterance takes its Understood event with it. Raises IndexError for a number that the record has not.
    """
    groups: dict[int, list[Event]] = {n: [event] for n, event in enumerate(record.events, start=1)}
    groups[0] = []
    ahead: dict[int, list[Event]] = {}
    turn = max((event.turn for event in record.events if isinstance(event, TraineeSaid)), default=0)
    for edit in edits:
        if edit.event not in groups:
            raise IndexError(edit.event)
        match edit.kind:
            case "insert":
                turn += 1
                at = _at(record, edit.event)
                ahead.setdefault(edit.event, []).extend(_said(edit, at, turn))
            case "add":
                assert edit.new is not None
                ahead.setdefault(edit.event, []).append(edit.new)
            case "replace":
                old = record.events[edit.event - 1]
                assert isinstance(old, TraineeSaid)
                _forget(record, groups, old)
                said, known = _said(edit, old.at, old.turn)
                assert isinstance(said, TraineeSaid)
                groups[edit.event] = [
                    replace(said, from_=old.from_, to=old.to, typed=old.typed, sound=old.sound),
                    known,
                ]
            case "cut":
                old = record.events[edit.event - 1]
                assert isinstance(old, TraineeSaid)
                _forget(record, groups, old)
                groups[edit.event] = []
            case "move":
                assert edit.new is not None
                groups[edit.event] = [edit.new]
            case "drop":
                groups[edit.event] = []
    events = [event for n in sorted(groups) for event in (*groups[n], *ahead.get(n, ()))]
    return Record(record.header, tuple(events))


def _at(record: Record, event: int) -> float:
    return record.events[event - 1].at if event else 0.0


def _forget(record: Record, groups: dict[int, list[Event]], old: TraineeSaid) -> None:
    """Take away what was understood of an utterance."""
    for n, event in enumerate(record.events, start=1):
        if isinstance(event, Understood) and event.turn == old.turn:
            groups[n] = []


def _said(edit: Edit, at: float, turn: int) -> tuple[Event, Event]:
    end = len(edit.text)
    findings = tuple(ActFinding(act, None, "certain", 0, end, edit.text, 1.0, "advice") for act in edit.acts)
    facts = tuple(FactFinding(fact, "right", edit.text, 0, end) for fact in edit.facts)
    return TraineeSaid(at, at, at, turn, edit.to, edit.text, True), Understood(at, turn, edit.acts, findings, facts, ())


__all__ = ["Edit", "Kind", "apply"]
