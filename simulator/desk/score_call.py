"""The call behind a scorecard: its transcript with the cited words, its timeline, what advice says, its moments."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any, cast

from scoring.checks import Call
from scoring.record.events import Answered, ColleagueSaid, Ended, HungUp, LineCut, RecordCompleted
from simulator.desk.phrases import clock
from simulator.results.report_marks import cited
from simulator.results.report_timeline import BOTTOM, TOP, WIDTH, timeline
from simulator.results.report_words import Happenings
from simulator.screen.score_view import (
    BarView,
    EditView,
    LineView,
    PlaceView,
    SpanView,
    TimelineView,
    VerdictName,
)
from simulator.screen.words import Words

if TYPE_CHECKING:
    from scoring.advice import Advice
    from scoring.record.codec import Record

BEFORE, AFTER = 1.0, 5.0
"""Seconds that are played before and after something that happened without words, or was due and did not come."""


class ScoredCall:
    """The record of a scored call in words and numbers."""

    def __init__(
        self, record: Record, card: Mapping[str, Any], advice: tuple[Advice, ...], t: Words,
        happenings: Mapping[int, str],
    ) -> None:  # fmt: skip
        """`happenings` are events without words by number, in the interface's language."""
        self._call, self._card, self._t = Call(record), card, t
        self._happenings = happenings
        self._told = Happenings(self._call, t)
        self._start = next((event.at for event in self._call.events if isinstance(event, Answered)), 0.0)
        self.advice: Mapping[str, Advice] = {one.criterion: one for one in advice}
        """By criterion."""

    # --- what would have won it -------------------------------------------------------------------------------

    def edits(self, criterion: str) -> tuple[EditView, ...]:
        """The smallest change that wins a criterion."""
        advice = self.advice.get(criterion)
        found = [self._told.edit(edit) for edit in advice.edits] if advice else []
        return tuple(EditView(how, text) for how, text in found if how)

    def spoken(self, criterion: str) -> str:
        """The first words that this change says to the caller; empty: it says none."""
        advice = self.advice.get(criterion)
        said = [edit.text for edit in advice.edits if edit.kind in ("insert", "replace")] if advice else []
        return said[0] if said else ""

    def gain(self, criterion: str) -> str:
        """What that change brings."""
        advice = self.advice.get(criterion)
        if advice is None:
            return ""
        t, before = self._t, self._card["before_cap"]
        if advice.gain:
            return t("gains {points}, then {total}", points=advice.gain, total=advice.total)
        if self._card["cap"] is not None and advice.before_cap > before:
            gained = advice.before_cap - before
            return t("gains {points} without the cap, then {total}", points=gained, total=advice.before_cap)
        return ""

    def worth(self, criterion: str) -> int:
        """Points of the total that the change wins, the cap left aside; -1 where none is known."""
        advice = self.advice.get(criterion)
        return advice.before_cap - self._card["before_cap"] if advice else -1

    # --- places -----------------------------------------------------------------------------------------------

    def places(self, finding: Mapping[str, Any]) -> tuple[PlaceView, ...]:
        """Where a finding rests; for what is missing the place where it was due."""
        found = tuple(dict.fromkeys(self._place(item) for item in finding["evidence"]))
        missing = finding["missing"]
        if found or missing is None or not 0 < missing["after_event"] <= len(self._call.events):
            return found
        at = self._call.events[missing["after_event"] - 1].at
        return (PlaceView(missing["after_event"], self._clock(at), max(0.0, at - BEFORE), at + AFTER),)

    def _place(self, item: Mapping[str, Any]) -> PlaceView:
        at, until = item["at"], item["until"]
        if until is None or item["start"] is None:
            return PlaceView(item["event"], self._clock(at), max(0.0, at - BEFORE), at + AFTER)
        return PlaceView(item["event"], self._clock(at), at, until)

    def _clock(self, at: float) -> str:
        return clock(at - self._start)

    # --- the transcript ---------------------------------------------------------------------------------------

    def lines(self) -> tuple[LineView, ...]:
        """What was said and what happened, the latest form of every turn, with the words that verdicts cite."""
        return tuple(self._lines())

    def _lines(self) -> Iterator[LineView]:
        spans = cited(self._card["findings"])
        spoken = {item.event: item for item in self._call.spoken}
        names = {id: one.name for id, one in self._call.case.colleagues.items()}
        rested_on = {item["event"] for finding in self._card["findings"] for item in finding["evidence"]}
        for number, event in self._call.numbered():
            item = spoken.get(number)
            if item is not None:
                to = getattr(item, "to", None)
                who = "customer" if to is None else "trainee" if to == "customer" else "inside"
                marks = tuple(SpanView(a, b, id, cast(VerdictName, word)) for a, b, id, word in spans.get(number, ()))
                words = (self._clock(item.at), item.text, marks, item.at, item.until)
                yield LineView(number, who, self._name(to), *words)  # type: ignore[arg-type]
            elif isinstance(event, ColleagueSaid):
                name = names.get(event.by, event.by)
                end = event.at + AFTER
                yield LineView(number, "inside", name, self._clock(event.at), event.text, start=event.at, until=end)
            elif text := self._happened(number, number in rested_on):
                start, until = max(0.0, event.at - BEFORE), event.at + AFTER
                yield LineView(number, "event", "", self._clock(event.at), text, start=start, until=until)

    def _happened(self, number: int, rested_on: bool) -> str:
        """An event in words; rings, moods and silences stand among the words only where a verdict rests on them."""
        told = self._told.number(number)
        return (self._happenings.get(number, "") or told) if told or rested_on else ""

    def _name(self, to: str | None) -> str:
        t = self._t
        known = {"customer": t("You"), "colleague": t("to the colleague"), "supervisor": t("to the supervisor")}
        return t("Caller") if to is None else known[to]

    def wrap_up(self) -> float | None:
        """Seconds from the end of the line to the complete record; None where there is no such thing."""
        events = self._call.events
        closed = next((one.at for one in reversed(events) if isinstance(one, (HungUp, LineCut, Ended))), None)
        completed = next((one.at for one in reversed(events) if isinstance(one, RecordCompleted)), None)
        return completed - closed if closed is not None and completed is not None else None

    # --- the timeline -----------------------------------------------------------------------------------------

    def timeline(self) -> TimelineView:
        """Who spoke when, holds, what was done at the desk, and how the mood moved."""
        shown = timeline(self._call)

        def bars(lane: str) -> tuple[BarView, ...]:
            return tuple(BarView(bar.x / WIDTH, bar.width / WIDTH) for bar in shown.bars if bar.lane == lane)

        quiet = ("Rang", "hold", "resume")
        return TimelineView(
            customer=bars("customer"), trainee=bars("trainee"), inside=bars("inside"),
            holds=tuple(BarView(x / WIDTH, width / WIDTH) for x, width in shown.holds),
            desk=tuple(tick.x / WIDTH for tick in shown.ticks if tick.kind not in quiet),
            overlaps=tuple(x / WIDTH for x in shown.overlaps),
            mood=tuple((x / WIDTH, (BOTTOM - height) / (BOTTOM - TOP)) for x, height in shown.mood),
            marks=tuple((x / WIDTH, text) for x, text in shown.marks),
        )  # fmt: skip


__all__ = ["AFTER", "BEFORE", "ScoredCall"]
