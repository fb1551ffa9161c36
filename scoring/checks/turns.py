"""The trainee's turns and the caller's lines of a record in their latest form.

Re-opened and corrected turns are replaced, withdrawn lines are gone, and acts that cost points count only when they are
certain and rest on words that were well heard.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from scoring.acts.codebook import VIOLATIONS
from scoring.record.events import (
    ActFinding,
    Addressee,
    Corrected,
    CustomerSaid,
    DeskUsed,
    Event,
    FactFinding,
    Feeling,
    Heard,
    LineFinished,
    NotUnderstood,
    TraineeSaid,
    TurnReopened,
    Understood,
)  # fmt: skip
from scoring.record.listening import only_listens

LOW_CONFIDENCE = 0.5
"""A recognised word below this is not relied on."""
CLEAR = 0.9
"""Mean confidence of a turn's words from which what it lacks counts: nine words of ten are right (ours)."""
DUTIES = frozenset(("explain", "vague_reply", "promise_handover", "announce_transfer", "escalate"))
"""Acts that something else is due after, so that a merely possible one could cost points elsewhere."""
COSTLY = frozenset((*VIOLATIONS, "guess"))
"""Acts that cost points and count only when they are certain."""


@dataclass(frozen=True, slots=True)
class Turn:
    """A turn of the trainee in its latest form."""

    event: int
    """Number of its TraineeSaid event, or of its NotUnderstood where the trainee has told the words later."""
    turn: int
    at: float
    """Seconds since the first ring at which it begins."""
    until: float
    to: Addressee
    text: str
    typed: bool
    acts: frozenset[str]
    """Acts that count, in case of doubt for the trainee: those that cost points only when they are certain."""
    heard_as: frozenset[str]
    """All acts counted as present, those that are merely possible included."""
    findings: tuple[ActFinding, ...]
    facts: tuple[FactFinding, ...]
    asked: tuple[str, ...]
    understood: bool
    """False when no Understood event belongs to it, or when most of its words were recognised with low confidence."""
    clear: bool
    """Whether what is not in the words was not said: an engine that misses every tenth word may have lost it."""
    was: str | None = None
    """What the recogniser wrote, where the trainee disputes it; empty where it had understood nothing."""

    def has(self, *acts: str) -> bool:
        """Whether it does any of the acts."""
        return not self.acts.isdisjoint(acts)

    def did(self, *acts: str) -> bool:
        """Whether it does any of the acts beyond a mere possibility: for acts that something else is due after."""
        return any(act in self.acts and act in self.heard_as for act in acts)

    def kinds(self, act: str) -> tuple[ActFinding, ...]:
        """The findings of one act that are counted as present."""
        return (
            tuple(finding for finding in self.findings if finding.act == act)
            if act in self.heard_as | self.acts
            else ()
        )

    def certain(self, act: str, start: int, end: int, reason: str, *, kind: str | None = None) -> ActFinding:
        """A finding that the call makes certain, for the words from `start` to `end` (code points)."""
        return ActFinding(act, kind, "certain", start, end, self.text[start:end], None, reason)

    def with_finding(self, finding: ActFinding | None) -> Turn:
        """The turn doing what is found, in place of whatever was found of that act; unchanged for None."""
        if finding is None:
            return self
        others = tuple(item for item in self.findings if item.act != finding.act)
        act = {finding.act}
        return replace(self, acts=self.acts | act, heard_as=self.heard_as | act, findings=(*others, finding))

    def without(self, *gone: str) -> Turn:
        """The turn without the acts and what was found of them."""
        findings = tuple(item for item in self.findings if item.act not in gone)
        acts = frozenset(gone)
        return replace(self, acts=self.acts - acts, heard_as=self.heard_as - acts, findings=findings)


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the caller that was heard."""

    event: int
    at: float
    until: float
    text: str
    feeling: Feeling
    long: bool
    tells: tuple[str, ...]
    asks: tuple[str, ...]
    does: tuple[str, ...]
    heard: Heard
    taken_up: bool = False
    """Cut off by a sign of listening and said on in the next line, for which feeling, questions and moves count."""

    def affirms(self) -> bool:
        """Whether the caller agrees."""
        return ("affirms" in self.does or "understood" in self.does) and "denies" not in self.does


Spoken = Turn | Line


def turns_of(events: tuple[Event, ...]) -> Iterator[Turn]:
    said: dict[int, tuple[int, TraineeSaid | NotUnderstood]] = {}
    understood: dict[int, Understood] = {}
    corrected: dict[int, Corrected] = {}
    for number, event in enumerate(events, start=1):
        if isinstance(event, (TraineeSaid, NotUnderstood)):
            said[event.turn] = (number, event)
            understood.pop(event.turn, None)
            corrected.pop(event.turn, None)
        elif isinstance(event, Understood):
            understood[event.turn] = event
        elif isinstance(event, Corrected):
            corrected[event.turn] = event
    for turn, (number, event) in sorted(said.items(), key=lambda item: item[1][0]):
        correction = corrected.get(turn)
        if isinstance(event, TraineeSaid) or correction is not None:
            yield _turn(number, event, correction, understood.get(turn))


def _turn(
    number: int, event: TraineeSaid | NotUnderstood, correction: Corrected | None, known: Understood | None
) -> Turn:
    """A turn by the words that the recogniser wrote or, where there is a correction, by that."""
    heard = event if isinstance(event, TraineeSaid) and correction is None else None
    text, typed = (event.text, event.typed) if isinstance(event, TraineeSaid) else ("", False)
    heard_as = frozenset(known.acts) if known else frozenset()
    clear = heard is None or _clear(heard)
    return Turn(
        number, event.turn, event.from_, event.until, event.to or "customer",
        correction.text if correction else text, typed, _counted(heard_as, known.findings if known else (), clear),
        heard_as, known.findings if known else (), known.facts if known else (), known.asked if known else (),
        known is not None and (heard is None or not _doubtful(heard)), clear, text if correction else None,
    )  # fmt: skip


def _doubtful(said: TraineeSaid) -> bool:
    """Whether most words were recognised with low confidence; an unknown confidence is not low."""
    low = sum(word.confidence is not None and word.confidence < LOW_CONFIDENCE for word in said.words)
    return 2 * low > len(said.words)


def _clear(said: TraineeSaid) -> bool:
    """Whether the words were recognised well enough for what they lack to count; unknown confidence is not low."""
    known = [word.confidence for word in said.words if word.confidence is not None]
    return not known or sum(known) / len(known) >= CLEAR


def _counted(acts: frozenset[str], findings: tuple[ActFinding, ...], clear: bool) -> frozenset[str]:
    """The acts in case of doubt for the trainee.

    Those that cost points count only when they are certain and rest on words that were heard well; those that win
    points count from a possible finding on, as what is merely possible must not cost them.
    """
    certain = {finding.act for finding in findings if finding.level == "certain" and clear}
    possible = {finding.act for finding in findings} - COSTLY - DUTIES
    return frozenset(act for act in acts if act not in COSTLY or act in certain) | possible


def lines_of(events: tuple[Event, ...]) -> Iterator[Line]:
    ends: dict[str, list[LineFinished]] = {}
    for event in reversed(events):
        if isinstance(event, LineFinished):
            ends.setdefault(event.line, []).append(event)
    for number, event in enumerate(events, start=1):
        if not isinstance(event, CustomerSaid):
            continue
        waiting = ends.get(event.line)
        end = waiting.pop() if waiting else None
        if end is not None and end.heard == "withdrawn":
            continue
        on = end is not None and end.heard == "cut" and _taken_up(events[number:], event.line)
        yield Line(
            number,
            event.at,
            end.at if end is not None else event.at,
            event.text,
            "neutral" if on else event.feeling,
            event.long,
            event.tells,
            () if on else event.asks,
            () if on else event.does,
            end.heard if end is not None else "whole",
            on,
        )


def _taken_up(later: tuple[Event, ...], line: str) -> bool:
    """Whether the caller's next words are the same line, after no more than a sign of listening or a sound.

    Words that were withdrawn and turns that were taken up again count for nothing. Who puts the caller on hold does
    not listen.
    """
    said: dict[int, bool] = {}  # turns since then: whether each was a sign of listening
    seconds: dict[int, float] = {}
    goes_on: bool | None = None
    for event in later:
        if isinstance(event, CustomerSaid):
            if goes_on is not None:
                break
            goes_on = event.line == line
        elif isinstance(event, LineFinished) and event.heard == "withdrawn":
            goes_on = None
        elif isinstance(event, DeskUsed) and event.action == "hold" and goes_on is None:
            return False
        elif isinstance(event, TurnReopened):
            said.pop(event.turn, None)
        elif isinstance(event, TraineeSaid) and goes_on is None:
            seconds[event.turn] = event.until - event.from_
        elif isinstance(event, Understood) and event.turn in seconds and goes_on is None:
            said[event.turn] = only_listens(event, seconds[event.turn])
    return goes_on is True and all(said.values())


__all__ = ["Line", "Spoken", "Turn", "lines_of", "turns_of"]
