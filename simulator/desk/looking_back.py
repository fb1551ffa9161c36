"""What comes after calls: the scorecard of the last one, the history, and scorecards opened from it.

All of it is worked out beside the window; while it is, the desk shows that it is being done.
"""

from __future__ import annotations

from collections.abc import Sequence
from concurrent.futures import Future
from dataclasses import replace
from typing import TYPE_CHECKING, ClassVar

from simulator.call.modes import counts
from simulator.desk.history_desk import history_view
from simulator.desk.review import Judged, Review, judge, judged_before
from simulator.desk.room import Hall, Room
from simulator.desk.services import PastCall, RunningCall
from simulator.desk.stars_heard import ring_stars
from simulator.errors import ThreeRingsError
from simulator.screen import intentions as wish
from simulator.screen.history_view import HistoryView
from simulator.screen.screens import AnyView
from simulator.screen.views import Notice, WaitView

if TYPE_CHECKING:
    from scoring.standard import Standard

Past = tuple[Sequence[PastCall], "Standard"]


class LookingBack(Room):
    """At most one thing is being worked out at a time."""

    places: ClassVar = ("waiting", "score", "history")

    def __init__(self, hall: Hall) -> None:
        """Nothing is looked at yet."""
        super().__init__(hall)
        self._services = hall.services
        self._judging: Future[Judged] | None = None
        self._reading: Future[Past] | None = None
        self._past: Past | None = None
        self._chosen = ""
        self._waiting = ""
        self.review: Review | None = None
        """The scorecard on the screen."""
        self.from_history = False
        """It was opened from the history."""

    # --- what is seen -----------------------------------------------------------------------------------------

    def view(self) -> AnyView:
        """The screen of the place."""
        if self.hall.place == "score" and self.review is not None:
            return replace(self.review.view(), from_history=self.from_history, notice=self.hall.notice)
        if self.hall.place == "history":
            return self._history()
        return WaitView(self._waiting)

    def _history(self) -> HistoryView:
        assert self._past is not None
        past, standard = self._past
        services = self._services
        view = history_view(
            past, services.entries(), standard, self.hall.words, trainee=services.settings.trainee,
            chosen=self._chosen, notice=self.hall.notice,
        )  # fmt: skip
        self._chosen = view.chosen
        return view

    @property
    def subject(self) -> object:
        """The scorecard."""
        return self.review if self.hall.place == "score" else None

    # --- begun by the trainee ---------------------------------------------------------------------------------

    def judge(self, call: RunningCall) -> None:
        """Score a finished call, keep its result, find advice."""
        self.from_history = False
        self._judging = self._services.work(lambda: judge(call))
        self._await(self.hall.words("The call is being scored …"))

    def _open_past(self, call: str) -> None:
        self.from_history, self._chosen = True, call
        self._judging = self._services.work(lambda: judged_before(call, self._services.kept_call(call)))
        self._await(self.hall.words("The call is being opened …"))

    def _open_history(self) -> None:
        services = self._services
        self.from_history = False
        self._reading = services.work(lambda: (services.past_calls(), services.standard()))
        self._await(self.hall.words("Your results are being read …"))

    def _await(self, text: str) -> None:
        """Show that something is being worked out beside the window."""
        self._waiting = text
        self.hall.go("waiting")

    def do(self, intention: wish.Intention) -> bool:
        """What concerns the scorecard and the history."""
        match intention:
            case wish.OpenHistory():
                self._open_history()
            case wish.ChoosePast():
                self._chosen = intention.id
                self.hall.refresh()
            case wish.OpenPast():
                self.hall.notice = None
                self._open_past(intention.id)
            case wish.ToLobby() if self.hall.place == "score" and self.from_history:
                self.hall.notice = None
                self.hall.close()
                self.hall.go("history")
            case wish.Again() if self.review is not None:
                self._again(self.review.judged.casting.scenario.id)
            case wish.RetryFrom() if self.review is not None:
                self.hall.retry(self.review.judged.id, intention.event)
            case _:
                return self._about_scorecard(intention)
        return True

    def _again(self, scenario: str) -> None:
        if any(entry.id == scenario and not entry.error for entry in self._services.entries()):
            self.hall.open(scenario)
            return
        self.hall.notice = Notice(self.hall.words("This scenario is no longer in the library."))
        self.hall.refresh()

    def _about_scorecard(self, intention: wish.Intention) -> bool:
        if self.review is None or not self.review.do(intention):
            return False
        self.hall.refresh()
        return True

    def leave(self) -> None:
        """The scorecard is closed."""
        if self.review is not None:
            self.review.close()
        self.review = None

    # --- frame by frame ---------------------------------------------------------------------------------------

    def step(self) -> None:
        """Show what is ready."""
        hall = self.hall
        try:
            arrived = self._arrived()
        except ThreeRingsError as error:
            hall.say(error)
            hall.close()
            hall.go("history" if self.from_history else "lobby")
            return
        kept = self.review.judged.problem if arrived == "score" and self.review is not None else None
        if problem := self._services.trouble() or kept:
            hall.say(problem)
        if self.review is not None and self.review.changed():
            hall.refresh()
        if arrived:
            hall.go(arrived)

    def _arrived(self) -> str:
        """The place whose work is done; empty: none. Raises ThreeRingsError where it failed."""
        if self._judging is not None and self._judging.done():
            done, self._judging = self._judging, None
            self.review = Review(done.result(), self.hall)
            if not self.from_history and counts(self.review.judged.record.header.mode):
                ring_stars(self._services, self.review.judged.card["stars"])
            return "score"
        if self._reading is not None and self._reading.done():
            read, self._reading = self._reading, None
            self._past = read.result()
            return "history"
        return ""


__all__ = ["LookingBack"]
