"""The room of a call: brief, ringing, call and after-call work."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, ClassVar, Final

from simulator.call.modes import SHOWN
from simulator.desk.call_actions import CallActions
from simulator.desk.call_desk import CallDesk
from simulator.desk.late_keys import LateKeys
from simulator.desk.modes import ModeDesk
from simulator.desk.modes_choice import ALWAYS, wanted_mode, ways
from simulator.desk.phrases import clock
from simulator.desk.room import Hall, Room
from simulator.desk.services import RunningCall
from simulator.desk.sound_bench import BeforeCall
from simulator.errors import LibraryError, ThreeRingsError
from simulator.screen import intentions as wish
from simulator.screen.screens import AnyView
from simulator.screen.views import Notice, WaitView

if TYPE_CHECKING:
    from simulator.settings import CallMode

PAUSE_AFTER_CALL = 1.2
"""Seconds that the call's screen stays after the line was closed, so that the last words can be read."""
NOTE: Final = "note"
REPLY: Final = "reply"
"""Names of the fields that may hold something unfinished when the line closes."""


@dataclass(frozen=True, slots=True)
class _Asked:
    """The call that was asked for."""

    scenario: str = ""
    language: str = ""
    typed: bool = False
    """Answers are to be typed, even where they could be spoken."""


class CallRoom(Room):
    """At most one call at a time."""

    places: ClassVar = ("brief", "ringing", "call", "record")

    def __init__(self, hall: Hall) -> None:
        """No call yet."""
        super().__init__(hall)
        self.call: RunningCall | None = None
        self._desk: CallDesk | None = None
        self._modes: ModeDesk | None = None
        self._heard = BeforeCall(hall)
        self._asked = _Asked()
        self._actions = CallActions()
        self._over_since: float | None = None
        self._wrapped_up = ""
        """How long the record had been open when it was last shown."""
        self._late = LateKeys()

    # --- what is seen -----------------------------------------------------------------------------------------

    @property
    def live(self) -> bool:
        """The call's own screens change in every frame."""
        return self.hall.place in ("ringing", "call") or self._heard.moves(self.hall.place, self.call)

    @property
    def subject(self) -> object:
        """The call."""
        return self.call

    def view(self) -> AnyView:
        """The screen of the place."""
        call, desk, t = self.call, self._desk, self.hall.words
        assert call is not None
        assert desk is not None
        assert self._modes is not None
        match self.hall.place:
            case "ringing":
                return desk.ringing(call.live)
            case "call":
                return desk.view(call.events, call.live, call.over, self._modes.view())
            case "record" if call.measuring:
                return WaitView(t("Your voice is being measured …"))
            case "record":
                return replace(desk.record(call.events), notice=self.hall.notice, clock=self._wrap_up())
        modes = ways(self.hall, call, heard=not self._typed("test"))
        typed = self._typed(modes.chosen)
        view = replace(desk.brief(modes, typed), notice=self.hall.notice)
        return view if typed else self._heard.added(view, call.figures)

    def _wrap_up(self) -> str:
        """How long the record has been open."""
        since = self._over_since
        seconds = 0.0 if since is None else self.hall.services.clock() - since
        return self.hall.words("After-call work {time}", time=clock(seconds))

    def late(self, now: float) -> bool:
        """Keys that were meant for the call do not land in the record."""
        return self._late.late(now)

    def deaf(self, now: float) -> bool:
        """The input method waits as well."""
        return self._late.waiting(now)

    # --- frame by frame ---------------------------------------------------------------------------------------

    def step(self) -> None:
        """Drive the call."""
        call, desk, modes, hall = self.call, self._desk, self._modes, self.hall
        if call is None or desk is None or modes is None or hall.place == "brief":
            return
        try:
            message = modes.step(hall.services.clock())
            if message is not None:
                call.put(message)
            call.step(hall.services.clock())
        except ThreeRingsError as error:  # the record cannot be written, say: the call cannot go on
            self._give_up(error)
            return
        if desk.take(call.events) or call.measuring:
            hall.refresh()
        if hall.place == "ringing" and desk.answered:
            hall.go("call")
        if hall.place in ("ringing", "call") and call.over:
            self._line_closed(call, by_itself=modes.by_itself)
        if hall.place == "record" and self._wrap_up() != self._wrapped_up:
            self._wrapped_up = self._wrap_up()
            hall.refresh()
        if hall.place == "record" and call.finished:
            hall.notice = None
            hall.finished(call)

    def _line_closed(self, call: RunningCall, *, by_itself: bool) -> None:
        """Let the last words be read, then open the record; what was not handed in does not slip into it.

        `by_itself`: a robot completes the record.
        """
        hall = self.hall
        now = hall.services.clock()
        if self._over_since is None:
            self._over_since = now
            hall.services.chime("call over")
            self._late.line_closed(in_note=hall.focus() == NOTE)
        if hall.place == "call" and now - self._over_since < PAUSE_AFTER_CALL:
            return
        if by_itself:
            if call.finished:
                hall.finished(call)
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
        self._asked = _Asked(scenario, entry.language, typed)
        typed = self._typed(wanted_mode(hall))
        if not typed and not services.settings.agreed:
            hall.ask(scenario)
            return
        try:
            self.take(self._opened(typed))
        except ThreeRingsError as error:
            self._give_up(error)
            return
        hall.go("brief")

    def retry(self, call: str, event: int, typed: bool) -> None:
        """Take a past call up again at once; where it cannot be, stay where it was asked for."""
        hall, services = self.hall, self.hall.services
        hall.wait(hall.words("The call is being made ready …"))
        try:
            again = services.open_retry(call, event, typed)
        except ThreeRingsError as error:
            hall.say(error)
            return
        hall.close()
        hall.notice = None
        language = again.casting.scenario.language
        self._asked = _Asked(again.casting.scenario.id, language, typed)
        self.take(again)
        try:
            again.start()
        except ThreeRingsError as error:
            self._give_up(error)
            return
        hall.go("ringing")

    def _opened(self, typed: bool) -> RunningCall:
        """The call in the way that was chosen; without a walkthrough there is nothing to hear or to say after."""
        services, mode = self.hall.services, wanted_mode(self.hall)
        scenario, language = self._asked.scenario, self.hall.words.language
        try:
            return services.open_call(scenario, language, typed, mode)
        except LibraryError:
            if mode not in SHOWN:
                raise
        return services.open_call(scenario, language, self._typed(ALWAYS), ALWAYS)

    def take(self, call: RunningCall) -> None:
        """Sit down at a call that has not rung yet."""
        hall, settings = self.hall, self.hall.services.settings
        self.call = call
        self._desk = CallDesk(
            call.casting, hall.words, call.typed, push_to_talk=call.push_to_talk, captions=settings.screen.captions,
            mode=call.guided.mode,
        )  # fmt: skip
        self._desk.seen.voiced = settings.voice.engine != "none"
        self._modes = ModeDesk(call, hall.services, hall.words)
        self._actions, self._over_since, self._late = CallActions(), None, LateKeys()

    def _typed(self, mode: CallMode) -> bool:
        """Whether answers are typed where the call is taken in this way."""
        possible = self.hall.services.status(wait=True).voice_possible
        return mode == "hear" or self._asked.typed or self._asked.language not in possible

    def _choose(self, mode: CallMode) -> None:
        """Another way to take calls, remembered; the call is made ready for it when it is to ring."""
        services = self.hall.services
        if mode != services.settings.mode:
            self.hall.keep(replace(services.settings, mode=mode))

    def _let_it_ring(self) -> None:
        if self.call is None or self.hall.place != "brief":
            return
        modes = ways(self.hall, self.call, heard=not self._typed("test"))
        if modes.problem:
            return
        if modes.chosen != self.call.guided.mode:
            self.open(self._asked.scenario, self._asked.typed)
        if self.call is None or self.hall.place != "brief":
            return  # it could not be opened, or the trainee is asked first whether it may be recorded
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
            case wish.ChooseMode():
                self._choose(intention.mode)
            case wish.ShowCaptions():
                if self._desk is not None:
                    self._desk.seen.wanted = intention.on
            case wish.DismissMessage():
                if self._desk is not None:
                    self._desk.dismiss(call.live)
                return False  # the message bar of the desk is emptied as well
            case _:
                return self._guided(intention) or self._to_call(intention)
        return True

    def _guided(self, intention: wish.Intention) -> bool:
        """What concerns the help beside the call."""
        if self.call is None or self._modes is None:
            return False
        taken, message = self._modes.do(intention)
        if message is not None:
            self.call.put(message)
        return taken

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
        self.call = self._desk = self._modes = None
        self._late = LateKeys()


__all__ = ["PAUSE_AFTER_CALL", "CallRoom"]
