"""The desk: the loop of frames that leads a trainee from the lobby through a call to the scorecard."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any, Final, Literal

from simulator.desk.call_actions import CallActions
from simulator.desk.call_desk import CallDesk
from simulator.desk.late_keys import LateKeys
from simulator.desk.lobby_desk import lobby_view
from simulator.desk.looking_back import LookingBack
from simulator.desk.services import RunningCall, Services, Status
from simulator.desk.settings_desk import changed, settings_view, with_language
from simulator.desk.showing import Showing
from simulator.desk.troubles import failed
from simulator.errors import ThreeRingsError
from simulator.screen import intentions as wish
from simulator.screen.input import by_keyboard, closes, resized
from simulator.screen.page import Page
from simulator.screen.screens import AnyView
from simulator.screen.views import Notice, WaitView
from simulator.screen.window import Window
from simulator.screen.words import languages, words_for

if TYPE_CHECKING:
    from simulator.settings import Settings

Place = Literal["lobby", "brief", "ringing", "call", "record", "waiting", "score", "history", "settings"]
PAUSE_AFTER_CALL = 1.2
"""Seconds that the call's screen stays after the line was closed, so that the last words can be read."""
NOTE: Final = "note"
REPLY: Final = "reply"
"""Names of the fields that may hold something unfinished when the line closes."""


class Desk:
    """Leads through the screens. `run` returns when the trainee closes the window."""

    def __init__(self, window: Window, services: Services) -> None:
        """The window is open already."""
        self.window, self.services = window, services
        self.place: Place = "lobby"
        self._words = words_for(services.settings.interface)
        self._codes = languages()
        self._chosen = ""
        self._typed = False
        self._notice: Notice | None = None
        self._call: RunningCall | None = None
        self._call_desk: CallDesk | None = None
        self._actions = CallActions()
        self._back = LookingBack(services)
        self._waiting = ""
        self._over_since: float | None = None
        self._late = LateKeys()
        self._showing = Showing(window)
        self._view: AnyView | None = None
        self._stale = True
        self._status: Status | None = None
        self._open = True
        self._wait(self._words("The desk is being opened …"))  # reading the library takes a moment

    # --- the loop ---------------------------------------------------------------------------------------------

    def run(self) -> None:
        """Show the desk until it is closed."""
        try:
            seconds = 0.0
            while self._open:
                self.frame(seconds)
                seconds = self.window.wait()
        finally:
            self._leave_call()

    def frame(self, seconds: float) -> None:
        """One frame: what came in, what is due, what is seen."""
        for event in self.window.events():
            if closes(event):
                self._open = False
                return
            if self._screen is None:
                continue
            if resized(event):
                self._screen.repaint()
            elif not (by_keyboard(event) and self._late.late(self.services.clock())):
                for intention in self._screen.handle(event):
                    self._do(intention)
        self._step()
        self._show(self._make_view(), seconds)

    def _show(self, view: AnyView, seconds: float) -> None:
        writing = not self._late.waiting(self.services.clock())
        self._showing.show(
            view, self._words, self.services.settings.screen, of=self._call, seconds=seconds, writing=writing
        )

    @property
    def _screen(self) -> Page[Any] | None:
        """The page that is shown."""
        return self._showing.page

    # --- view-states ------------------------------------------------------------------------------------------

    def _make_view(self) -> AnyView:
        call, desk = self._call, self._call_desk
        if call is not None and desk is not None:
            if self.place == "ringing":
                return desk.ringing(call.live)
            if self.place == "call":
                return desk.view(call.events, call.live, call.over)
        status = self.services.status()
        if self._view is None or self._stale or status is not self._status:
            self._status = status
            self._view, self._stale = self._quiet_view(), False
        return self._view

    def _quiet_view(self) -> AnyView:
        """A view-state that changes only when something is done."""
        services, t, call, desk = self.services, self._words, self._call, self._call_desk
        if self.place == "waiting":
            return WaitView(self._waiting)
        if self.place == "score":
            return self._back.score(self._notice)
        if self.place == "history":
            return self._back.history(t, self._notice)
        if self.place == "settings":
            return settings_view(services.settings, services.status(), t, self._codes, self._notice)
        if call is not None and desk is not None:
            if self.place == "brief":
                return desk.brief()
            if self.place == "record" and call.measuring:
                return WaitView(self._words("Your voice is being measured …"))
            if self.place == "record":
                return replace(desk.record(call.events), notice=self._notice)
        view = lobby_view(
            services.entries(), services.best, services.status(), t, chosen=self._chosen, typed=self._typed,
            codes=self._codes, trainee=services.settings.trainee, notice=self._notice,
        )  # fmt: skip
        self._chosen = view.chosen
        return view

    def _go(self, place: Place) -> None:
        self.place, self._stale = place, True

    # --- the call ---------------------------------------------------------------------------------------------

    def _step(self) -> None:
        if self.place in ("waiting", "score", "history"):
            self._look_back()
            return
        call, desk = self._call, self._call_desk
        if call is None or desk is None or self.place not in ("ringing", "call", "record"):
            return
        try:
            call.step(self.services.clock())
        except ThreeRingsError as error:  # the record cannot be written, say: the call cannot go on
            self._notice = Notice(failed(self._words, error), grave=True)
            self._leave_call()
            self._go("lobby")
            return
        self._stale = desk.take(call.events) or call.measuring or self._stale
        if self.place == "ringing" and desk.answered:
            self._go("call")
        if self.place in ("ringing", "call") and call.over:
            self._line_closed(call)
        if self.place == "record" and call.finished:
            self._notice = None
            self._back.judge(call)
            self._await(self._words("The call is being scored …"))

    def _await(self, text: str) -> None:
        """Show that something is being worked out beside the window."""
        self._waiting = text
        self._go("waiting")

    def _look_back(self) -> None:
        try:
            arrived = self._back.arrived(self._words)
        except ThreeRingsError as error:
            self._notice = Notice(failed(self._words, error), grave=True)
            self._leave_call()
            self._go("history" if self._back.from_history else "lobby")
            return
        problem = self.services.trouble() or (arrived == "score" and self._back.problem) or None
        if problem is not None:
            self._notice, self._stale = Notice(failed(self._words, problem), grave=True), True
        self._stale = self._back.changed() or self._stale
        if arrived is not None:
            self._go(arrived)

    def _line_closed(self, call: RunningCall) -> None:
        """Let the last words be read, then open the record; what was not handed in does not slip into it."""
        now, screen = self.services.clock(), self._screen
        if self._over_since is None:
            self._over_since = now
            self._late.line_closed(in_note=screen is not None and screen.focus == NOTE)
        if self.place == "call" and now - self._over_since < PAUSE_AFTER_CALL:
            return
        if self.place == "call" and screen is not None:
            if note := screen.filled(NOTE):
                self._to_call(wish.WriteNote(note))
            if unsent := call.live.unsent or screen.filled(REPLY):
                text = self._words("The line closed before this was said: “{text}”", text=unsent)
                self._notice = Notice(text)
        self._late.record_opened(now)
        self._go("record")

    def open(self, scenario: str, typed: bool = False) -> None:
        """Go straight to the brief of a scenario, before `run`."""
        self._typed = typed
        self._open_call(scenario)

    def _open_call(self, scenario: str) -> None:
        self._leave_call()
        self._notice = None
        entry = next((entry for entry in self.services.entries() if entry.id == scenario), None)
        if entry is None or entry.error:
            return
        self._wait(self._words("The call is being made ready …"))
        typed = self._typed or entry.language not in self.services.status(wait=True).voice_possible
        try:
            self._call = self.services.open_call(scenario, self._words.language, typed)
        except ThreeRingsError as error:
            self._notice = Notice(failed(self._words, error), grave=True)
            self._go("lobby")
            return
        self._chosen = scenario
        self._call_desk = CallDesk(
            self._call.casting, self._words, self._call.typed, push_to_talk=self._call.push_to_talk,
            captions=self.services.settings.screen.captions,
        )  # fmt: skip
        self._actions = CallActions()
        self._over_since, self._late = None, LateKeys()
        self._go("brief")

    def _let_it_ring(self) -> None:
        if self._call is None or self.place != "brief":
            return
        try:
            self._call.start()
        except ThreeRingsError as error:
            self._notice = Notice(failed(self._words, error), grave=True)
            self._leave_call()
            self._go("lobby")
            return
        self._go("ringing")

    def _wait(self, text: str) -> None:
        """Show that something takes a moment, before it is begun."""
        self._show(WaitView(text), 0.0)

    def _leave_call(self) -> None:
        if self._call is not None:
            self._call.close()
        self._call = self._call_desk = None
        self._back.leave()
        self._late = LateKeys()

    # --- intentions -------------------------------------------------------------------------------------------

    def _do(self, intention: wish.Intention) -> None:
        match intention:
            case wish.Quit():
                self._open = False
            case wish.ToLobby():
                self._notice = None
                self._leave_call()
                if self.place == "score" and self._back.from_history:
                    self._go("history")
                else:
                    self._go("lobby")
            case wish.OpenCall():
                self._open_call(intention.id)
            case wish.Again():
                self._open_call(self._back.scenario or self._chosen)
            case wish.GetReady():
                self._let_it_ring()
            case wish.DismissMessage():
                self._notice, self._stale = None, True
                if self._call is not None and self._call_desk is not None:
                    self._call_desk.dismiss(self._call.live)
            case _:
                self._choose(intention)

    def _choose(self, intention: wish.Intention) -> None:
        """What changes the lobby and the settings."""
        self._stale = True
        match intention:
            case wish.OpenSettings():
                self._go("settings")
            case wish.SaveSettings():
                self._save(intention)
            case wish.ChangeLanguage():
                self._keep(with_language(self.services.settings, intention.language))
                self._words = words_for(intention.language)
            case wish.ChooseEntry():
                self._chosen = intention.id
            case wish.ChooseMeans():
                self._typed = intention.typed
            case wish.OpenHistory():
                self._back.open_history()
                self._await(self._words("Your results are being read …"))
            case wish.ChoosePast():
                self._back.choose(intention.id)
            case wish.OpenPast():
                self._notice = None
                self._back.open_past(intention.id)
                self._await(self._words("The call is being opened …"))
            case _:
                if not self._back.do(intention):
                    self._to_call(intention)

    def _to_call(self, intention: wish.Intention) -> None:
        call = self._call
        if call is None:
            return
        message = self._actions.message(intention, call.live.seconds)
        if message is not None:
            call.put(message)

    def _save(self, intention: wish.SaveSettings) -> None:
        if self._keep(changed(self.services.settings, intention)):
            self._words = words_for(self.services.settings.interface)
            self._go("lobby")

    def _keep(self, settings: Settings) -> bool:
        """Save settings; a failure is shown, not raised."""
        try:
            self.services.save_settings(settings)
        except ThreeRingsError as error:
            self._notice, self._stale = Notice(failed(self._words, error), grave=True), True
            return False
        return True


__all__ = ["PAUSE_AFTER_CALL", "Desk", "Place"]
