"""The room of a call: brief, ringing, call and after-call work."""

from __future__ import annotations

from dataclasses import replace
from typing import ClassVar, Final

from simulator.desk.call_actions import CallActions
from simulator.desk.call_desk import CallDesk
from simulator.desk.late_keys import LateKeys
from simulator.desk.room import Hall, Room
from simulator.desk.services import RunningCall
from simulator.errors import ThreeRingsError
from simulator.screen import intentions as wish
from simulator.screen.screens import AnyView
from simulator.screen.views import Notice, WaitView

PAUSE_AFTER_CALL = 1.2
"""Seconds that the call's screen stays after the line was closed, so that the last words can be read."""
NOTE: Final = "note"
REPLY: Final = "reply"
"""Names of the fields that may hold something unfinished when the line closes."""


class CallRoom(Room):
    """At most one call at a time."""

    places: ClassVar = ("brief", "ringing", "call", "record")

    def __init__(self, hall: Hall) -> None:
        """No call yet."""
        super().__init__(hall)
        self.call: RunningCall | None = None
        self._desk: CallDesk | None = None
        self._actions = CallActions()
        self._over_since: float | None = None
        self._late = LateKeys()

    # --- what is seen -----------------------------------------------------------------------------------------

    @property
    def live(self) -> bool:
        """The call's own screens change in every frame."""
        return self.hall.place in ("ringing", "call")

    @property
    def subject(self) -> object:
        """The call."""
        return self.call

    def view(self) -> AnyView:
        """The screen of the place."""
        call, desk, t = self.call, self._desk, self.hall.words
        assert call is not None
        assert desk is not None
        match self.hall.place:
            case "ringing":
                return desk.ringing(call.live)
            case "call":
                return desk.view(call.events, call.live, call.over)
            case "record" if call.measuring:
                return WaitView(t("Your voice is being measured …"))
            case "record":
                return replace(desk.record(call.events), notice=self.hall.notice)
        return desk.brief()

    def late(self, now: float) -> bool:
        """Keys that were meant for the call do not land in the record."""
        return self._late.late(now)

    def deaf(self, now: float) -> bool:
        """The input method waits as well."""
        return self._late.waiting(now)

    # --- frame by frame ---------------------------------------------------------------------------------------

    def step(self) -> None:
        """Drive the call."""
        call, desk, hall = self.call, self._desk, self.hall
        if call is None or desk is None or hall.place == "brief":
            return
        try:
            call.step(hall.services.clock())
        except ThreeRingsError as error:  # the record cannot be written, say: the call cannot go on
            self._give_up(error)
            return
        if desk.take(call.events) or call.measuring:
            hall.refresh()
        if hall.place == "ringing" and desk.answered:
            hall.go("call")
        if hall.place in ("ringing", "call") and call.over:
            self._line_closed(call)
        if hall.place == "record" and call.finished:
            hall.notice = None
            hall.finished(call)

    def _line_closed(self, call: RunningCall) -> None:
        """Let the last words be read, then open the record; what was not handed in does not slip into it."""
        hall = self.hall
        now = hall.services.clock()
        if self._over_since is None:
            self._over_since = now
            self._late.line_closed(in_note=hall.focus() == NOTE)
        if hall.place == "call" and now - self._over_since < PAUSE_AFTER_CALL:
            return
        if hall.place == "call":
            if note := hall.filled(NOTE):
                self._to_call(wish.WriteNote(note))
            if unsent := call.live.unsent or hall.filled(REPLY):
                hall.notice = Notice(hall.words("The line closed before this was said: “{text}”", text=unsent))
        self._late.record_opened(now)
        hall.go("record")

    def _give_up(self, error: ThreeRingsError) -> None:
        self.hall.say(error)
        self.hall.close()
        self.hall.go("lobby")

    # --- what is done -----------------------------------------------------------------------------------------

    def open(self, scenario: str, typed: bool) -> None:
        """Make a call ready and show its brief; a scenario that cannot be played is left alone."""
        hall = self.hall
        hall.close()
        hall.notice = None
        services, t = hall.services, hall.words
        entry = next((entry for entry in services.entries() if entry.id == scenario), None)
        if entry is None or entry.error:
            return
        hall.wait(t("The call is being made ready …"))
        typed = typed or entry.language not in services.status(wait=True).voice_possible
        if not typed and not services.settings.agreed:
            hall.ask(scenario)
            return
        try:
            call = services.open_call(scenario, t.language, typed)
        except ThreeRingsError as error:
            self._give_up(error)
            return
        self.call = call
        self._desk = CallDesk(
            call.casting, t, call.typed, push_to_talk=call.push_to_talk, captions=services.settings.screen.captions
        )
        self._actions, self._over_since, self._late = CallActions(), None, LateKeys()
        hall.go("brief")

    def _let_it_ring(self) -> None:
        if self.call is None or self.hall.place != "brief":
            return
        try:
            self.call.start()
        except ThreeRingsError as error:
            self._give_up(error)
            return
        self.hall.go("ringing")

    def do(self, intention: wish.Intention) -> bool:
        """What concerns the running call."""
        call = self.call
        if call is None:
            return False
        match intention:
            case wish.GetReady():
                self._let_it_ring()
                return True
            case wish.DismissMessage():
                if self._desk is not None:
                    self._desk.dismiss(call.live)
                return False  # the message bar of the desk is emptied as well
            case _:
                return self._to_call(intention)

    def _to_call(self, intention: wish.Intention) -> bool:
        call = self.call
        message = self._actions.message(intention, call.live.seconds) if call is not None else None
        if call is None or message is None:
            return False
        call.put(message)
        return True

    def leave(self) -> None:
        """Close the call; an unfinished one stays in its record."""
        if self.call is not None:
            self.call.close()
        self.call = self._desk = None
        self._late = LateKeys()


__all__ = ["PAUSE_AFTER_CALL", "CallRoom"]
