"""Verdicts that rest on one easily misheard word: the expected answers, heard wrongly as a recogniser might.

The course of the call stays as it was; only the trainee's words change, what was understood of them, and the verdicts.
Numbers are heard rightly: recognisers mostly get them, and an author cannot say a policy number in other words.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from difflib import SequenceMatcher
from functools import cached_property
from typing import Final

from scoring.authored import Place
from scoring.language.misheard import mishear
from scoring.language.numbers import find_numbers
from scoring.record.codec import Record
from scoring.record.events import CustomerSaid, Event, TraineeSaid, Understood
from scoring.scorecard import Scorecard, Verdict
from simulator.call.understanding import understand
from simulator.rehearse.walkthroughs import House, Played
from simulator.scenario.model import Casting
from simulator.scenario.walkthroughs import Hold, Speak, Walkthrough

HEARINGS: Final = 20
"""How often the expected answers are heard wrongly, each time from another seed."""
RATE: Final = 0.1
"""Share of characters (Mandarin) or words (English) that a recogniser gets wrong on the telephone."""
AROUND: Final = 2
"""Characters shown on either side of a misheard one."""
_BREAKS: Final = frozenset("，。？！、；：,.?!;: ")

Verdicts = Mapping[str, Verdict]


@dataclass(frozen=True, slots=True)
class Fragile:
    """A verdict that one misheard word turns into another."""

    criterion: str
    verdict: str
    other: str
    """What it becomes."""
    call: str
    """Name of the walkthrough."""
    turn: int
    word: str
    heard: str
    """What was heard instead, for one."""
    hearings: int
    """In how many of the hearings this place was misheard so that the verdict turned."""
    place: Place
    """The step of the walkthrough that says the words."""

    def to_plain(self) -> dict[str, object]:
        """The finding as JSON values."""
        return {**asdict(self), "place": str(self.place)}

    def __str__(self) -> str:
        return (
            f"{self.place}: turn {self.turn} of '{self.call}': '{self.criterion}' rests on '{self.word}'; heard as "
            f"'{self.heard}' it is {self.other} instead of {self.verdict} ({self.hearings} of {HEARINGS} hearings)."
        )


@dataclass(frozen=True, slots=True)
class _Edit:
    """One place that was misheard."""

    turn: int
    start: int
    end: int
    heard: str


def find_fragile(casting: Casting, walkthrough: Walkthrough, played: Played, house: House) -> tuple[Fragile, ...]:
    """Every verdict of a played walkthrough that rests on one word, the likeliest to turn first. Pure.

    `casting` is the one that the walkthrough was played with.
    """
    call = _Call(played, casting, house)
    turned: Counter[tuple[str, str, int, int]] = Counter()
    shown: dict[tuple[str, str, int, int], _Edit] = {}
    for seed in range(1, HEARINGS + 1):
        found = set(_turning(call, seed))
        for criterion, other, edit in sorted(found, key=lambda one: (one[2].turn, one[2].start, one[0])):
            key = (criterion, other, edit.turn, edit.start)
            turned[key] += 1
            shown.setdefault(key, edit)
    places = _places(walkthrough)
    return tuple(
        Fragile(
            criterion=criterion,
            verdict=call.verdicts[criterion].value,
            other=other,
            call=walkthrough.name,
            turn=turn,
            word=_around(call.said[turn].text, shown[key].start, shown[key].end, None),
            heard=_around(call.said[turn].text, shown[key].start, shown[key].end, shown[key].heard),
            hearings=count,
            place=places.get(turn, walkthrough.place),
        )
        for key, count in sorted(turned.items(), key=lambda one: (-one[1], one[0][2], one[0][3], one[0][0]))
        for criterion, other, turn, _ in (key,)
    )


def _turning(call: _Call, seed: int) -> Iterator[tuple[str, str, _Edit]]:
    """The verdicts that one hearing turns, each with the one edit that does it alone."""
    heard = {turn: call.edits(turn, seed) for turn in call.said}
    everything = tuple(edit for edits in heard.values() for edit in edits)
    open_ = call.changed(everything, call.verdicts)
    if not open_:
        return
    shown = call.evidence(everything, {criterion for criterion, _ in open_})
    # A verdict turns where something else is understood, or in the words that it rests on.
    tried = {turn: call.altered(edits) for turn, edits in heard.items() if edits}
    for turn in sorted((turn for turn in tried if tried[turn] or turn in shown), key=lambda one: not tried[one]):
        sought = {criterion for criterion, _ in open_}
        if not sought:
            return
        turned = call.changed(heard[turn], sought)
        if not open_ & turned:
            continue
        for edit in heard[turn]:
            for criterion, other in sorted(open_ & call.changed([edit], sought)):
                yield criterion, other, edit
        open_ -= turned


class _Call:
    """A played call whose words can be exchanged."""

    def __init__(self, played: Played, casting: Casting, house: House) -> None:
        self._record, self._casting, self._house = played.record, casting, house
        self.language = casting.scenario.language
        self.verdicts: Verdicts = played.card.verdicts
        self._card = played.card
        self._cards: dict[tuple[_Edit, ...], Scorecard] = {}
        self._known: dict[tuple[_Edit, ...], dict[str, Verdict]] = {}
        self._meant: dict[tuple[int, str], Understood] = {}

    @cached_property
    def said(self) -> Mapping[int, TraineeSaid]:
        """The trainee's turns by number."""
        return {event.turn: event for event in self._record.events if isinstance(event, TraineeSaid)}

    @cached_property
    def _before(self) -> Mapping[int, str | None]:
        """By turn: what the customer had said last."""
        last: str | None = None
        found: dict[int, str | None] = {}
        for event in self._record.events:
            if isinstance(event, CustomerSaid):
                last = event.text
            elif isinstance(event, TraineeSaid):
                found[event.turn] = last
        return found

    def edits(self, turn: int, seed: int) -> list[_Edit]:
        """Where one hearing mishears a turn. Numbers stay."""
        text = self.said[turn].text
        numbers = self._numbers[turn]
        return [
            edit for edit in _edits(turn, text, mishear(text, self.language, RATE, seed))
            if not any(edit.start < end and start < edit.end for start, end in numbers)
            and not any(start < edit.start < end for start, end in numbers)
        ]  # fmt: skip

    @cached_property
    def _numbers(self) -> Mapping[int, tuple[tuple[int, int], ...]]:
        """By turn: where numbers stand."""
        return {
            turn: tuple((one.start, one.end) for one in find_numbers(said.text.lower(), self.language)
                        if one.kind != "day")
            for turn, said in self.said.items()
        }  # fmt: skip

    def altered(self, edits: Sequence[_Edit]) -> bool:
        """Whether the edits of one turn change which acts and facts are found in it."""
        turn = edits[0].turn
        was = next(one for one in self._record.events if isinstance(one, Understood) and one.turn == turn)
        now = self._understood(turn, _heard(self.said[turn].text, edits))
        return _substance(was) != _substance(now)

    def evidence(self, edits: Sequence[_Edit], criteria: Collection[str]) -> set[int]:
        """The turns that these verdicts rest on, as the call was and as it was misheard."""
        return {
            evidence.turn for card in (self._card, self._judged(tuple(edits))) for finding in card.findings
            if finding.criterion in criteria for evidence in finding.evidence if evidence.turn is not None
        }  # fmt: skip

    def _judged(self, edits: tuple[_Edit, ...]) -> Scorecard:
        if edits not in self._cards:
            self._cards[edits] = self._house.judge(self._misheard(edits)) if edits else self._card
        return self._cards[edits]

    def changed(self, edits: Iterable[_Edit], criteria: Collection[str]) -> frozenset[tuple[str, str]]:
        """Which of the criteria have another verdict when these places are misheard, with that verdict."""
        verdicts = self._verdicts(tuple(edits), criteria)
        return frozenset(
            (criterion, verdicts[criterion].value) for criterion in criteria
            if criterion in verdicts and verdicts[criterion] != self.verdicts[criterion]
        )  # fmt: skip

    def _verdicts(self, edits: tuple[_Edit, ...], criteria: Collection[str]) -> Verdicts:
        """At least the verdicts that are asked for: to judge one costs a tenth of what a scorecard does."""
        if edits in self._cards or len(criteria) == len(self.verdicts):
            return self._judged(edits).verdicts
        known = self._known.setdefault(edits, {})
        lacking = set(criteria).difference(known)
        if lacking:
            known.update(self._house.judge(self._misheard(edits), only=lacking).verdicts)
        return known

    def _misheard(self, edits: Sequence[_Edit]) -> Record:
        texts = {
            turn: _heard(self.said[turn].text, [one for one in edits if one.turn == turn])
            for turn in {one.turn for one in edits}
        }
        events: list[Event] = []
        for event in self._record.events:
            if isinstance(event, TraineeSaid) and event.turn in texts:
                events.append(replace(event, text=texts[event.turn]))
            elif isinstance(event, Understood) and event.turn in texts:
                events.append(replace(self._understood(event.turn, texts[event.turn]), at=event.at))
            else:
                events.append(event)
        return Record(self._record.header, tuple(events))

    def _understood(self, turn: int, text: str) -> Understood:
        if (turn, text) not in self._meant:
            self._meant[turn, text] = understand(
                self._house.detector, self._casting, replace(self.said[turn], text=text), before=self._before[turn],
                opening=turn == min(self.said),
            )  # fmt: skip
        return self._meant[turn, text]


def _substance(found: Understood) -> object:
    facts = {(fact.id, fact.state) for fact in found.facts}
    return set(found.acts), {(one.act, one.kind, one.level) for one in found.findings}, facts, set(found.asked)


# --- words -------------------------------------------------------------------------------------------------


def _edits(turn: int, text: str, heard: str) -> list[_Edit]:
    """The places where what was heard departs from what was said. English is compared word by word."""
    said, other = _pieces(text), _pieces(heard)
    starts = [0]
    for piece in said:
        starts.append(starts[-1] + len(piece))
    matcher = SequenceMatcher(None, said, other, autojunk=False)
    return [
        _Edit(turn, starts[from_], starts[to], "".join(other[begin:end]))
        for tag, from_, to, begin, end in matcher.get_opcodes()
        if tag != "equal"
    ]


def _pieces(text: str) -> list[str]:
    """Characters; words with their space where there are spaces between words."""
    if not _mandarin(text):
        words = text.split(" ")
        return [*(f"{word} " for word in words[:-1]), words[-1]]
    return list(text)


def _heard(text: str, edits: Sequence[_Edit]) -> str:
    for edit in sorted(edits, key=lambda one: one.start, reverse=True):
        text = text[: edit.start] + edit.heard + text[edit.end :]
    return text


def _around(text: str, start: int, end: int, heard: str | None) -> str:
    """The misheard place with a little of its clause on either side; with `heard`, as it was heard."""
    within = text[start:end] if heard is None else heard
    if not _mandarin(text):
        # An edit covers whole words; one more word shows where something was lost or put in.
        return f"{within}{text[end:].split(' ', maxsplit=1)[0]}".strip("".join(_BREAKS))
    first, last = start, end
    while first > 0 and start - first < AROUND and text[first - 1] not in _BREAKS:
        first -= 1
    while last < len(text) and last - end < AROUND and text[last] not in _BREAKS:
        last += 1
    return text[first:start] + within + text[end:last]


def _mandarin(text: str) -> bool:
    return any("\u4e00" <= one <= "\u9fff" for one in text)


def _places(walkthrough: Walkthrough) -> Mapping[int, Place]:
    """By turn: the step that says it."""
    spoken = (
        step.place
        for step in walkthrough.steps
        for _ in (step.say if isinstance(step, Hold) else (step,) if isinstance(step, Speak) else ())
    )
    return dict(enumerate(spoken, start=1))


__all__ = ["HEARINGS", "RATE", "Fragile", "find_fragile"]
