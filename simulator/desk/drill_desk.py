"""A drill's presenter: the events of a call whose every beat is one round become rounds, hits and a result."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from scoring.record.events import CustomerSaid, Event, TraineeSaid
from simulator.desk.phrases import clock
from simulator.scenario.casting import fill
from simulator.scenario.fields import in_language
from simulator.scenario.walkthroughs import Speak, Walkthroughs
from simulator.screen.drill_view import DrilledView, DrillLive, DrillPage, DrillView, RoundView
from simulator.screen.views import Notice
from simulator.screen.words import Words

if TYPE_CHECKING:
    from simulator.desk.services import LiveValues
    from simulator.scenario.model import Casting

DRILL_SECONDS: Final = 120.0
"""A drill ends by itself after this long, counted from the first sentence."""
URGENT_SECONDS: Final = 20.0
"""So little time is shown in another colour."""
STARS: Final = ((0.95, 3), (0.8, 2), (0.5, 1))
"""Share of hits and the stars that it is worth, as a scorecard's own steps."""


@dataclass(slots=True)
class _Round:
    beat: str
    prompt: str
    at: float
    answers: list[str]
    hit: bool = False


class DrillDesk:
    """Rounds of one drill. A round is a beat; it is hit when the caller then affirms."""

    def __init__(
        self, casting: Casting, walkthroughs: Walkthroughs | None, t: Words, *, typed: bool, talk: bool
    ) -> None:
        """`talk`: the microphone listens only while the talk key is held."""
        self._casting, self._t, self._typed, self._talk = casting, t, typed, talk
        self._models = _models(casting, walkthroughs)
        self._rounds: list[_Round] = []
        self._seen = 0

    @property
    def title(self) -> str:
        """Title of the drill in the interface's language."""
        return in_language(self._casting.scenario.title, self._t.language)

    @property
    def count(self) -> int:
        """Rounds of the drill."""
        return len(self._casting.scenario.beats)

    @property
    def hits(self) -> int:
        """Rounds that were right so far."""
        return sum(one.hit for one in self._rounds)

    @property
    def judged(self) -> tuple[bool, ...]:
        """Whether each round that is decided was right: one is as soon as it was right, else when the next begins."""
        return tuple(one.hit for one in self._rounds[:-1]) + tuple(one.hit for one in self._rounds[-1:] if one.hit)

    def left(self, seconds: float) -> float:
        """Seconds that are left at a second of the call."""
        began = self._rounds[0].at if self._rounds else seconds
        return max(0.0, DRILL_SECONDS - (seconds - began))

    def spent(self, seconds: float) -> float:
        """Seconds that the drill took so far."""
        return DRILL_SECONDS - self.left(seconds)

    def take(self, events: Sequence[Event]) -> bool:
        """Fold the events that are new; whether there were any."""
        new = events[self._seen :]
        self._seen = len(events)
        for event in new:
            if isinstance(event, CustomerSaid):
                self._customer(event)
            elif isinstance(event, TraineeSaid) and self._rounds:
                self._rounds[-1].answers.append(event.text)
        return bool(new)

    def _customer(self, said: CustomerSaid) -> None:
        if said.beat in self._casting.scenario.beats and not said.line.startswith(("self/", f"{said.beat}/reply-")):
            if not self._rounds or self._rounds[-1].beat != said.beat:
                self._rounds.append(_Round(said.beat, said.text, said.at, []))
        elif self._rounds and "affirms" in said.does and said.line.startswith(f"{self._rounds[-1].beat}/reply-"):
            self._rounds[-1].hit = True

    # --- what is seen -----------------------------------------------------------------------------------------

    def view(self, live: LiveValues, notice: Notice | None) -> DrillView:
        """The round that is going on."""
        t = self._t
        here = self._rounds[-1] if self._rounds else None
        page = DrillPage(
            title=self.title, task=in_language(self._casting.scenario.brief, t.language),
            prompt=here.prompt if here else "", number=max(1, len(self._rounds)), rounds=self.count,
            done=self._done(self._rounds[:-1]), typed=self._typed, push_to_talk=self._talk and not self._typed,
            notice=notice,
        )  # fmt: skip
        left = self.left(live.seconds)
        word = t("You are speaking") if live.speaking else t("Your turn")
        if live.floor == "customer" or here is None:
            word = t("The caller is speaking") if here else t("One moment …")
        return DrillView(page, DrillLive(
            clock=clock(left), urgent=left <= URGENT_SECONDS, partial=live.partial, word=word,
            level=max(0.0, min(1.0, (live.level_db + 60.0) / 55.0)), speech=live.speech >= 0.5,
            ear_works=live.ear is None,
        ))  # fmt: skip

    def result(self, earlier: Sequence[int], notice: Notice | None) -> DrilledView:
        """What came of it; `earlier` are the hits of earlier times, the newest last."""
        t = self._t
        done = self._done([one for one in self._rounds if one.answers])
        best = ""
        if earlier:
            best = t("Your best so far: {hits} of {rounds}", hits=max(earlier), rounds=self.count)
            if self.hits > max(earlier):
                best = t("Better than ever before: it was {hits} of {rounds}", hits=max(earlier), rounds=self.count)
        return DrilledView(
            title=self.title, result=t("{hits} of {rounds} right", hits=self.hits, rounds=self.count), best=best,
            stars=stars_for(self.hits, self.count), done=done, notice=notice,
        )  # fmt: skip

    def _done(self, rounds: Sequence[_Round]) -> tuple[RoundView, ...]:
        return tuple(
            RoundView(number, one.prompt, " ".join(one.answers), one.hit, self._models.get(one.beat, ""))
            for number, one in enumerate(rounds, start=1)
        )


def stars_for(hits: int, rounds: int) -> int:
    """Stars of a drill, 0 to 3."""
    share = hits / rounds if rounds else 0.0
    return next((stars for least, stars in STARS if share >= least), 0)


def _models(casting: Casting, walkthroughs: Walkthroughs | None) -> dict[str, str]:
    """By beat: what the excellent walkthrough says there, with this call's values."""
    if walkthroughs is None:
        return {}
    best = walkthroughs.first_excellent()
    said = [fill(step.text, casting.spoken) for step in best.steps if isinstance(step, Speak)] if best else []
    return dict(zip(casting.scenario.beats, said, strict=False))


__all__ = ["DRILL_SECONDS", "DrillDesk", "stars_for"]
