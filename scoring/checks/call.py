"""A record as checks read it: what happened, and the facts of the call that rules ask for.

Checks read this view and nothing else; none of them asks a detector.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cached_property

from scoring.checks.story import ALWAYS, Story
from scoring.checks.turns import Line, Spoken, Turn
from scoring.record.events import (
    Answered,
    BargeIn,
    ColleagueAccepted,
    Ended,
    HungUp,
    LineCut,
    Noted,
    NotUnderstood,
    RecordCompleted,
    Tone,
    VoiceMeasured,
)  # fmt: skip
from scoring.scorecard import Evidence

PROVOCATIONS = frozenset(("argue", "blame", "sarcasm", "order"))
"""Acts that hurt the caller."""
CONTACT = frozenset(("phone", "mobile", "contact", "callback_number"))
"""Ids of facts that are a way to reach the caller."""


class Call(Story):
    """The view of one record. Built once a call, shared by all checks, never changed."""

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
        told = {turn.event for turn in self.turns}
        missed = [n for n, event in self.numbered() if isinstance(event, NotUnderstood) and n not in told]
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

    def measured(self, number: int) -> tuple[Evidence, ...]:
        """The measures of a turn as evidence: its words, where they are known, and the figures."""
        event = self.events[number - 1]
        turns = (turn for turn in self.turns if isinstance(event, VoiceMeasured) and turn.turn == event.turn)
        return (*(self.words(turn) for turn in turns), self.happened(number))

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
        """Whether the trainee said anything to the caller, once the caller had spoken where it did."""
        heard = bool(self.after(self.lines[0].event)) if self.lines else bool(self.to_caller)
        return heard or bool(self.unheard)

    @cached_property
    def provoked(self) -> tuple[Turn, ...]:
        """Turns to the caller that hurt."""
        return tuple(turn for turn in self.to_caller if turn.acts & PROVOCATIONS)

    @cached_property
    def request(self) -> str:
        """The request in words, or nothing where the case has none."""
        return " ".join(self.case.facts[id].value for id in self.wishes)

    @cached_property
    def wishes(self) -> tuple[str, ...]:
        """Ids of the facts that say what the caller wants.

        One that must be restated is a fact of its own, one that need not be is a word to listen for.
        """
        return tuple(id for id, fact in self.case.facts.items() if fact.kind == "request" and fact.read_back == "may")

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


__all__ = ["ALWAYS", "CONTACT", "PROVOCATIONS", "Call", "Line", "Spoken", "Turn"]
