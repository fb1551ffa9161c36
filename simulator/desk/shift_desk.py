"""A shift's presenter: which calls come, what they were worth, and which promised call-backs fall due inside it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final

from scoring.record.events import DeskUsed, Noted
from simulator.call.modes import counts
from simulator.desk.modes_words import MODES, mode_word
from simulator.desk.phrases import clock
from simulator.scenario.chance import Chance
from simulator.scenario.fields import in_language
from simulator.screen.shift_view import BreakView, CallBackView, ShiftCallView, ShiftOverView

if TYPE_CHECKING:
    from simulator.desk.review import Judged
    from simulator.desk.services import Best, Entry
    from simulator.screen.views import Notice
    from simulator.screen.words import Words

MINUTES: Final = (15, 30)
"""Lengths of a shift that are offered."""
BREATH_SECONDS: Final = 20.0
"""Between two calls the next one comes by itself after this long."""


def queue(entries: Sequence[Entry], best: Callable[[str], Best | None], language: str, seed: int) -> tuple[str, ...]:
    """Ids of the calls in the order in which they come.

    What was never taken and what has the fewest stars comes first, the easier before the harder; chance decides
    between equals.
    """
    chance = Chance(seed)
    own = [one for one in entries if not one.error and (one.language == "en") == (language == "en")]

    def rank(one: Entry) -> tuple[int, int, int]:
        result = best(one.id)
        return (-1 if result is None else result.stars, one.difficulty, chance.below(1_000_000, "shift", one.id))

    return tuple(one.id for one in sorted(own, key=rank))


@dataclass(slots=True)
class _CallBack:
    number: int
    phone: str
    when: str
    promised_in: str
    """Title of the call."""
    noted: str
    due_after: int
    """It falls due once so many calls have been taken."""
    said: str | None = None
    missed: bool = False


@dataclass(slots=True)
class ShiftDesk:
    """One shift. Times are seconds since it began."""

    minutes: int
    calls: tuple[str, ...]
    """Ids of the scenarios in the order in which they come."""
    t: Words
    titles: dict[str, str]
    """Of all scenarios."""
    stars: bool = True
    """Stars are shown."""
    next: int = 0
    """Of `calls`: the one that comes next."""
    taken: list[ShiftCallView] = field(default_factory=list)
    passed: int = 0
    _backs: list[_CallBack] = field(default_factory=list)

    # --- what happens -----------------------------------------------------------------------------------------

    def over(self, seconds: float) -> bool:
        """Whether no further call comes."""
        return seconds >= 60.0 * self.minutes or self.next >= len(self.calls)

    def take(self) -> str:
        """Id of the call that comes now; due call-backs that were not made are missed."""
        self.miss()
        self.next += 1
        return self.calls[self.next - 1]

    def miss(self) -> None:
        """What is due and was not done is missed."""
        for one in self._backs:
            if one.said is None and self._due(one):
                one.missed = True

    def scored(self, judged: Judged) -> None:
        """A call was scored."""
        t, card, events = self.t, judged.card, judged.record.events
        title = in_language(judged.casting.scenario.title, t.language)
        result = t("Passed") if card["passed"] else t("Not passed")
        self.passed += bool(card["passed"])
        mode = judged.record.header.mode
        how = mode_word(t, mode) if mode != "practise" and mode in MODES else ""
        detail = " · ".join(part for part in (t("{total} points", total=card["total"]), result, how) if part)
        stars = card["stars"] if counts(mode) else -1
        self.taken.append(ShiftCallView("" if judged.problem else judged.id, title, detail, stars))
        noted = [event.text for event in events if isinstance(event, Noted)]
        for event in events:
            if isinstance(event, DeskUsed) and event.action == "callback" and event.owner in (None, "self"):
                self._promise(event, title, noted[-1] if noted else "")

    def _promise(self, used: DeskUsed, title: str, noted: str) -> None:
        after = len(self.taken) + 1  # one call later: the trainee has to keep it in mind meanwhile
        back = _CallBack(len(self._backs) + 1, used.phone or "", used.when or "", title, noted, after)
        self._backs.append(back)

    def given_up(self, scenario: str) -> None:
        """A call was left before its end."""
        self.taken.append(ShiftCallView("", self.titles.get(scenario, scenario), self.t("Given up"), 0))

    def called_back(self, number: int, text: str) -> bool:
        """A call-back was made; whether it was due."""
        found = next((one for one in self._backs if one.number == number and one.said is None), None)
        if found is None or not text.strip():
            return False
        found.said, found.missed = text.strip(), False
        return True

    def at_end(self) -> None:
        """No call follows: what was promised is due now."""
        for one in self._backs:
            one.due_after = min(one.due_after, len(self.taken))

    def _due(self, one: _CallBack) -> bool:
        return not one.missed and one.said is None and len(self.taken) >= one.due_after

    @property
    def due(self) -> bool:
        """Whether a call-back is to be made now."""
        return any(self._due(one) for one in self._backs)

    @property
    def results(self) -> tuple[int, int]:
        """Calls that were passed, and all that were taken."""
        return self.passed, len(self.taken)

    # --- what is seen -----------------------------------------------------------------------------------------

    def between(self, seconds: float, since: float, waiting: str, notice: Notice | None) -> BreakView:
        """Between two calls; `since`: seconds since the break began."""
        t, last = self.t, self.over(seconds)
        if last:
            self.at_end()
        left = max(0.0, 60.0 * self.minutes - seconds)
        rest = max(0, round(BREATH_SECONDS - since))
        if last:
            word = t("The time is up.") if left <= 0 else t("No further call is waiting.")
        elif self.due:
            word = t("A promised call-back is due before the next call.")
        else:
            word = t("The next call comes in {seconds} s.", seconds=rest)
        return BreakView(
            title=self.title, left=t("{time} left", time=clock(left)), next_word=word, waiting=waiting,
            calls=tuple(reversed(self.taken)), callbacks=self._callbacks(), last=last, notice=notice,
        )  # fmt: skip

    def summary(self, chosen: str, notice: Notice | None) -> ShiftOverView:
        """The end of the shift."""
        t, passed = self.t, self.passed
        kept = sum(one.said is not None for one in self._backs)
        sentences = []
        if self.taken and self.stars:
            stars = sum(max(0, one.stars) for one in self.taken)
            sentences.append(t("{stars} stars in {calls} calls", stars=stars, calls=len(self.taken)))
        if self._backs:
            sentences.append(t("{kept} of {all} promised call-backs were made", kept=kept, all=len(self._backs)))
        known = [one.id for one in self.taken if one.id]
        return ShiftOverView(
            title=self.title,
            headline=t("{passed} of {calls} calls passed", passed=passed, calls=len(self.taken)),
            sentences=tuple(sentences), calls=tuple(self.taken),
            chosen=chosen if chosen in known else next(iter(known), ""), callbacks=self._callbacks(),
            empty="" if self.taken else t("No call was taken in this shift."), notice=notice,
        )  # fmt: skip

    @property
    def title(self) -> str:
        """What the shift is called."""
        return self.t("Shift of {minutes} minutes", minutes=self.minutes)

    def _callbacks(self) -> tuple[CallBackView, ...]:
        t, found = self.t, []
        for one in self._backs:
            due = self._due(one)
            state = (
                t("Made")
                if one.said is not None
                else t("Missed")
                if one.missed
                else t("Due now")
                if due
                else t("Later")
            )
            title = " · ".join(part for part in (one.phone, one.when) if part)
            detail = " · ".join(part for part in (one.promised_in, one.noted) if part)
            found.append(CallBackView(one.number, title, detail, state, one.said is not None, due))
        return tuple(found)


def begin(minutes: int, entries: Sequence[Entry], best: Callable[[str], Any], t: Words, seed: int) -> ShiftDesk:
    """A new shift."""
    titles = {one.id: in_language(one.title, t.language) or one.id for one in entries}
    return ShiftDesk(minutes, queue(entries, best, t.language, seed), t, titles)


__all__ = ["BREATH_SECONDS", "MINUTES", "ShiftDesk", "begin", "queue"]
