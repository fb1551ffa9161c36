"""The room of a shift: leads from call to call, lets promised call-backs fall due, and sums up."""

from __future__ import annotations

from concurrent.futures import Future
from typing import TYPE_CHECKING, ClassVar

from simulator.desk.call_room import CallRoom
from simulator.desk.review import judge
from simulator.desk.room import Hall, Room
from simulator.desk.shift_desk import BREATH_SECONDS, ShiftDesk, begin
from simulator.errors import ThreeRingsError
from simulator.screen import intentions as wish
from simulator.screen.screens import AnyView

if TYPE_CHECKING:
    from simulator.desk.review import Judged
    from simulator.desk.services import RunningCall


class ShiftRoom(Room):
    """At most one shift at a time."""

    places: ClassVar = ("break", "shift")

    def __init__(self, hall: Hall) -> None:
        """No shift yet."""
        super().__init__(hall)
        self._shift: ShiftDesk | None = None
        self._began = self._since = 0.0
        self._taking = ""
        """Id of the scenario whose call is going on; empty: none."""
        self._judging: Future[Judged] | None = None
        self._chosen = ""
        self._asked = False
        """The trainee wants the next call, as soon as the last one has been scored."""
        self.running = False
        """Calls that end belong to the shift."""

    @property
    def live(self) -> bool:
        """The clock runs between two calls."""
        return self.hall.place == "break"

    @property
    def subject(self) -> object:
        """The shift."""
        return self._shift

    def _seconds(self) -> float:
        return self.hall.services.clock() - self._began

    def view(self) -> AnyView:
        """The screen of the place."""
        shift, hall = self._shift, self.hall
        assert shift is not None
        if hall.place == "shift":
            return shift.summary(self._chosen, hall.notice)
        waiting = hall.words("The call is being scored …") if self._judging is not None else ""
        return shift.between(self._seconds(), hall.services.clock() - self._since, waiting, hall.notice)

    # --- frame by frame ---------------------------------------------------------------------------------------

    def step(self) -> None:
        """Show what was scored; let the next call come."""
        shift, hall = self._shift, self.hall
        if shift is None or hall.place != "break":
            return
        if self._judging is not None and self._judging.done():
            done, self._judging = self._judging, None
            try:
                shift.scored(done.result())
            except ThreeRingsError as error:
                hall.say(error)
            self._since = hall.services.clock()
        if self._judging is not None:
            return
        quiet = hall.services.clock() - self._since >= BREATH_SECONDS
        by_itself = quiet and not shift.due and not shift.over(self._seconds()) and hall.notice is None
        if self._asked or by_itself:
            self._asked = False
            self._next()

    def finished(self, call: RunningCall) -> None:
        """A call of the shift is over and its record complete."""
        self._taking = ""
        self._judging = self.hall.services.work(lambda: judge(call))
        self._pause()

    def _pause(self) -> None:
        self._since = self.hall.services.clock()
        self.hall.go("break")

    # --- what is done -----------------------------------------------------------------------------------------

    def do(self, intention: wish.Intention) -> bool:
        """What concerns the shift."""
        hall = self.hall
        match intention:
            case wish.OpenShift():
                self._begin(intention.minutes)
            case wish.NextCall():
                self._asked = True
            case wish.CallBack() if self._shift is not None:
                if self._shift.called_back(intention.number, intention.text):
                    self._since = hall.services.clock()
            case wish.EndShift():
                self._end()
            case wish.ToLobby() if hall.place == "break":
                self._end()
            case wish.ToLobby() if self.running and hall.place in CallRoom.places and self._shift is not None:
                self._shift.given_up(self._taking)
                self._taking = ""
                hall.notice = None
                hall.close()
                self._pause()
            case wish.ChoosePast() if hall.place == "shift":
                self._chosen = intention.id
                hall.refresh()
            case _:
                return False
        return True

    def _begin(self, minutes: int) -> None:
        hall, services = self.hall, self.hall.services
        hall.close()
        hall.notice = None
        now = services.clock()
        self._shift = begin(minutes, services.entries(), services.best, hall.words, round(now * 1000))
        self._shift.stars = services.settings.game.stars
        self._began, self.running = now, True
        self._next()

    def _next(self) -> None:
        shift, hall = self._shift, self.hall
        if shift is None:
            return
        if shift.over(self._seconds()):
            self._end()
            return
        self._taking = shift.take()
        hall.open(self._taking)
        if hall.place not in CallRoom.places and hall.place != "agreement":
            shift.given_up(self._taking)
            self._taking = ""
            self._pause()

    def _end(self) -> None:
        shift, hall = self._shift, self.hall
        if shift is None:
            return
        self.running = False
        shift.at_end()
        shift.miss()
        passed, calls = shift.results
        try:
            if calls:
                hall.services.training.keep("shift", str(shift.minutes), passed, calls, self._seconds())
        except ThreeRingsError as error:
            hall.say(error)
        hall.go("shift")


__all__ = ["ShiftRoom"]
