"""What comes after calls: the scorecard of the last one, the history, and scorecards opened from it.

All of it is worked out beside the window; while it is, the desk shows that it is being done.
"""

from __future__ import annotations

from collections.abc import Sequence
from concurrent.futures import Future
from dataclasses import replace
from typing import TYPE_CHECKING, Literal

from simulator.desk.history_desk import history_view
from simulator.desk.review import Judged, Review, judge, judged_before
from simulator.desk.services import PastCall, RunningCall, Services
from simulator.errors import ThreeRingsError
from simulator.screen import intentions as wish
from simulator.screen.history_view import HistoryView
from simulator.screen.score_view import ScoreView
from simulator.screen.views import Notice
from simulator.screen.words import Words

if TYPE_CHECKING:
    from scoring.standard import Standard

Past = tuple[Sequence[PastCall], "Standard"]
Shown = Literal["score", "history"]


class LookingBack:
    """At most one thing is being worked out at a time."""

    def __init__(self, services: Services) -> None:
        """Nothing is looked at yet."""
        self._services = services
        self._judging: Future[Judged] | None = None
        self._reading: Future[Past] | None = None
        self._past: Past | None = None
        self._chosen = ""
        self.review: Review | None = None
        """The scorecard on the screen."""
        self.from_history = False
        """It was opened from the history."""

    # --- begun by the trainee ---------------------------------------------------------------------------------

    def judge(self, call: RunningCall) -> None:
        """Score a finished call, keep its result, find advice."""
        self.from_history = False
        self._judging = self._services.work(lambda: judge(call))

    def open_past(self, call: str) -> None:
        """Open the scorecard of a past call."""
        self.from_history, self._chosen = True, call
        self._judging = self._services.work(lambda: judged_before(call, self._services.kept_call(call)))

    def open_history(self) -> None:
        """Read what is kept."""
        services = self._services
        self.from_history = False
        self._reading = services.work(lambda: (services.past_calls(), services.standard()))

    def choose(self, call: str) -> None:
        """Look at another past call of the list."""
        self._chosen = call

    def do(self, intention: wish.Intention) -> bool:
        """What concerns the scorecard on the screen; whether the intention was for it."""
        return self.review is not None and self.review.do(intention)

    def leave(self) -> None:
        """The scorecard is closed."""
        if self.review is not None:
            self.review.close()
        self.review = None

    @property
    def scenario(self) -> str:
        """Id of the scenario whose scorecard is on the screen; empty: there is none."""
        return self.review.judged.casting.scenario.id if self.review is not None else ""

    @property
    def problem(self) -> ThreeRingsError | None:
        """Why the scorecard on the screen is not among the results; None: it is."""
        return self.review.judged.problem if self.review is not None else None

    # --- frame by frame ---------------------------------------------------------------------------------------

    def arrived(self, t: Words) -> Shown | None:
        """What is ready to be shown. Raises ThreeRingsError where it cannot be."""
        if self._judging is not None and self._judging.done():
            done, self._judging = self._judging, None
            self.review = Review(done.result(), self._services, t)
            return "score"
        if self._reading is not None and self._reading.done():
            read, self._reading = self._reading, None
            self._past = read.result()
            return "history"
        return None

    def changed(self) -> bool:
        """Whether a moment of the call began or ended to sound."""
        return self.review is not None and self.review.changed()

    def score(self, notice: Notice | None) -> ScoreView:
        """The scorecard's screen."""
        assert self.review is not None
        return replace(self.review.view(), from_history=self.from_history, notice=notice)

    def history(self, t: Words, notice: Notice | None) -> HistoryView:
        """The history's screen."""
        assert self._past is not None
        past, standard = self._past
        services = self._services
        view = history_view(
            past, services.entries(), standard, t, trainee=services.settings.trainee, chosen=self._chosen,
            notice=notice,
        )  # fmt: skip
        self._chosen = view.chosen
        return view


__all__ = ["LookingBack", "Shown"]
