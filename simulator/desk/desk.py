"""The desk: the loop of frames that leads a trainee from the lobby through a call to the scorecard."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from simulator.desk.call_room import PAUSE_AFTER_CALL, CallRoom
from simulator.desk.drill_room import DrillRoom
from simulator.desk.first_start import STEPS as FIRST_STEPS
from simulator.desk.first_start import FirstStartRoom
from simulator.desk.lobby_desk import LobbyRoom
from simulator.desk.looking_back import LookingBack
from simulator.desk.room import Room
from simulator.desk.services import RunningCall, Services, Status
from simulator.desk.settings_desk import SettingsRoom
from simulator.desk.shift_room import ShiftRoom
from simulator.desk.showing import Showing
from simulator.desk.trainer_room import TrainerRoom
from simulator.desk.troubles import failed
from simulator.errors import ThreeRingsError
from simulator.screen import intentions as wish
from simulator.screen.input import by_keyboard, closes, resized
from simulator.screen.page import Page
from simulator.screen.screens import AnyView
from simulator.screen.views import Notice, WaitView
from simulator.screen.window import Window
from simulator.screen.words import Words, languages, words_or_first

if TYPE_CHECKING:
    from simulator.settings import Settings


class Desk:
    """Leads through the rooms (`simulator.desk.room.Hall`). `run` returns when the trainee closes the window."""

    def __init__(self, window: Window, services: Services) -> None:
        """The window is open already."""
        self.window, self.services = window, services
        self.notice: Notice | None = None
        self.codes: Sequence[str] = languages()
        self._place = "lobby" if services.settings.introduced else FIRST_STEPS[0]
        self._words = words_or_first(services.settings.interface)
        self._showing = Showing(window)
        self._view: AnyView | None = None
        self._stale = True
        self._status: Status | None = None
        self._open = True
        self._lobby, self._calls, self._back = LobbyRoom(self), CallRoom(self), LookingBack(self)
        self._first, self._shift = FirstStartRoom(self), ShiftRoom(self)
        self._rooms: tuple[Room, ...] = (
            self._lobby,
            self._calls,
            self._back,
            self._first,
            TrainerRoom(self),
            SettingsRoom(self),
            DrillRoom(self),
            self._shift,
        )
        self.wait(self._words("The desk is being opened …"))  # reading the library takes a moment

    # --- the loop ---------------------------------------------------------------------------------------------

    def run(self) -> None:
        """Show the desk until it is closed."""
        try:
            seconds = 0.0
            while self._open:
                self.frame(seconds)
                seconds = self.window.wait()
        finally:
            self.close()

    def frame(self, seconds: float) -> None:
        """One frame: what came in, what is due, what is seen."""
        for event in self.window.events():
            if closes(event):
                self._open = False
                return
            if self._page is None:
                continue
            if resized(event):
                self._page.repaint()
            elif not (by_keyboard(event) and self._room.late(self.services.clock())):
                for intention in self._page.handle(event):
                    self._do(intention)
        self._room.step()
        for room in self._rooms:
            room.tick()
        self._show(self._make_view(), seconds)

    def _make_view(self) -> AnyView:
        if self._room.live:
            return self._room.view()
        status = self.services.status()
        if self._view is None or self._stale or status is not self._status:
            self._status = status
            self._view, self._stale = self._room.view(), False
        return self._view

    def _show(self, view: AnyView, seconds: float) -> None:
        room = self._room
        self._showing.show(
            view, self._words, self.services.settings, of=room.subject, seconds=seconds,
            writing=not room.deaf(self.services.clock()),
        )  # fmt: skip

    @property
    def _page(self) -> Page[Any] | None:
        """The page that is shown."""
        return self._showing.page

    @property
    def _room(self) -> Room:
        """The room that is shown."""
        return next(room for room in self._rooms if self._place in room.places)

    def _do(self, intention: wish.Intention) -> None:
        """The room that is shown goes first; what is of no room is the desk's own."""
        here = self._room
        if here.do(intention) or any(room.do(intention) for room in self._rooms if room is not here):
            return
        match intention:
            case wish.Quit():
                self._open = False
            case wish.ToLobby():
                self.notice = None
                self.close()
                self.go("lobby")
            case wish.DismissMessage():
                self.notice = None
                self.refresh()

    # --- what rooms ask for -----------------------------------------------------------------------------------

    @property
    def words(self) -> Words:
        """The texts in the language of the interface."""
        return self._words

    @property
    def place(self) -> str:
        """The place whose screen is shown."""
        return self._place

    def go(self, place: str) -> None:
        """Show another place."""
        self._place, self._stale = place, True

    def refresh(self) -> None:
        """What is shown has changed."""
        self._stale = True

    def wait(self, text: str) -> None:
        """Show at once that something takes a moment."""
        self._show(WaitView(text), 0.0)

    def say(self, error: ThreeRingsError) -> None:
        """Show what went wrong."""
        self.notice, self._stale = Notice(failed(self._words, error), grave=True), True

    def keep(self, settings: Settings) -> bool:
        """Save settings and follow them."""
        self.refresh()
        try:
            self.services.save_settings(settings)
        except ThreeRingsError as error:
            self.say(error)
            return False
        self._words = words_or_first(settings.interface)
        return True

    @property
    def in_shift(self) -> bool:
        """A shift goes on."""
        return self._shift.running

    def open(self, scenario: str, typed: bool | None = None) -> None:
        """Make a call ready and show its brief; `typed` None: as chosen in the lobby."""
        if typed is not None:
            self._lobby.typed = typed
        self._calls.open(scenario, self._lobby.typed)
        if self._calls.call is not None:
            self._lobby.choose(scenario)

    def ask(self, scenario: str) -> None:
        """Ask whether a call may be recorded before it is opened."""
        self._first.ask(scenario)

    def type_answers(self) -> None:
        """Answers are to be typed."""
        self._lobby.typed = True

    def retry(self, call: str, event: int) -> None:
        """Take a past call up again before the turn at an event."""
        self._calls.retry(call, event, self._lobby.typed)

    def finished(self, call: RunningCall) -> None:
        """Have a call scored and show its scorecard; in a shift the next call follows instead."""
        if self._shift.running:
            self._shift.finished(call)
        else:
            self._back.judge(call)

    def close(self) -> None:
        """Let go of the call and of the scorecard."""
        for room in self._rooms:
            room.leave()

    @property
    def typed(self) -> bool:
        """Answers are to be typed, as was chosen in the lobby."""
        return self._lobby.typed

    def focus(self) -> str:
        """Name of the widget that has the keyboard."""
        return self._page.focus if self._page is not None else ""

    def filled(self, field: str) -> str:
        """What stands in a field of the screen."""
        return self._page.filled(field) if self._page is not None else ""


__all__ = ["PAUSE_AFTER_CALL", "Desk"]
