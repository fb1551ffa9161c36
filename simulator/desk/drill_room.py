"""The room of drills: ten rounds against the clock, and what came of them."""

from __future__ import annotations

from typing import ClassVar

from simulator.call.ports import LiftReceiver, PutDown
from simulator.desk.call_actions import CallActions
from simulator.desk.drill_desk import DrillDesk, stars_for
from simulator.desk.room import Hall, Room
from simulator.desk.services import RunningCall
from simulator.desk.stars_heard import ring_stars
from simulator.desk.troubles import ear_lost, voice_lost
from simulator.errors import ThreeRingsError
from simulator.screen import intentions as wish
from simulator.screen.screens import AnyView
from simulator.screen.views import Notice


class DrillRoom(Room):
    """At most one drill at a time."""

    places: ClassVar = ("drill", "drilled")

    def __init__(self, hall: Hall) -> None:
        """No drill yet."""
        super().__init__(hall)
        self._id = ""
        self._call: RunningCall | None = None
        self._desk: DrillDesk | None = None
        self._actions = CallActions()
        self._lifted = False
        self._earlier: tuple[int, ...] = ()

    @property
    def live(self) -> bool:
        """The clock runs."""
        return self.hall.place == "drill"

    @property
    def subject(self) -> object:
        """The drill."""
        return self._desk

    def view(self) -> AnyView:
        """The screen of the place."""
        assert self._desk is not None
        if self.hall.place == "drill" and self._call is not None:
            return self._desk.view(self._call.live, self._notice(self._call))
        return self._desk.result(self._earlier, self.hall.notice)

    def _notice(self, call: RunningCall) -> Notice | None:
        t, live = self.hall.words, call.live
        if live.ear:
            return Notice(ear_lost(t, live.ear), True)
        return Notice(voice_lost(t, live.voice), True) if live.voice else self.hall.notice

    # --- frame by frame ---------------------------------------------------------------------------------------

    def step(self) -> None:
        """Drive the drill."""
        call, desk, hall = self._call, self._desk, self.hall
        if call is None or desk is None or hall.place != "drill":
            return
        try:
            call.step(hall.services.clock())
        except ThreeRingsError as error:
            self._give_up(error)
            return
        if call.events and not self._lifted:
            self._lifted = True
            call.put(LiftReceiver(call.live.seconds))
        decided = len(desk.judged)
        desk.take(call.events)
        if len(desk.judged) > decided:
            hall.services.chime("hit" if desk.judged[-1] else "miss")
        if call.over:
            self._finish(call, desk)
        elif desk.left(call.live.seconds) <= 0.0:
            call.put(PutDown(call.live.seconds))

    def _finish(self, call: RunningCall, desk: DrillDesk) -> None:
        hall = self.hall
        try:
            hall.services.training.keep("drill", self._id, desk.hits, desk.count, desk.spent(call.live.seconds))
        except ThreeRingsError as error:
            hall.say(error)
        ring_stars(hall.services, stars_for(desk.hits, desk.count))
        self.leave()
        hall.go("drilled")

    def _give_up(self, error: ThreeRingsError) -> None:
        self.hall.say(error)
        self.hall.close()
        self.hall.go("lobby")

    # --- what is done -----------------------------------------------------------------------------------------

    def do(self, intention: wish.Intention) -> bool:
        """What concerns drills."""
        match intention:
            case wish.OpenDrill():
                self._open(intention.id)
                return True
            case wish.Again() if self.hall.place == "drilled":
                self._open(self._id)
                return True
        call = self._call
        message = self._actions.message(intention, call.live.seconds) if call is not None else None
        if call is None or message is None:
            return False
        call.put(message)
        return True

    def _open(self, drill: str) -> None:
        hall, services, t = self.hall, self.hall.services, self.hall.words
        hall.close()
        hall.notice = None
        hall.wait(t("The drill is being made ready …"))
        training = services.training
        entry = next((one for one in training.drills() if one.id == drill), None)
        if entry is None or entry.error:
            return
        typed = hall.typed or entry.language not in services.status(wait=True).voice_possible
        try:
            self._earlier = tuple(one.hits for one in training.practised() if (one.kind, one.name) == ("drill", drill))
            call, walkthroughs = training.open(drill, typed)
            self._call = call
            call.start()
        except ThreeRingsError as error:
            self._give_up(error)
            return
        self._id, self._lifted, self._actions = drill, False, CallActions()
        self._desk = DrillDesk(call.casting, walkthroughs, t, typed=call.typed, talk=call.push_to_talk)
        hall.go("drill")

    def leave(self) -> None:
        """Close the drill; one that was given up is not kept."""
        if self._call is not None:
            self._call.close()
        self._call = None


__all__ = ["DrillRoom"]
