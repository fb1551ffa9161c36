"""The trainer's rooms: the door with the passphrase, the submitted calls, and the review of one."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from concurrent.futures import Future
from dataclasses import replace
from typing import ClassVar

from simulator.desk.after_call import ReviewedCall
from simulator.desk.review import Judged, Review, judged_before
from simulator.desk.room import Hall, Room
from simulator.desk.trainer_desk import trainer_view
from simulator.errors import ThreeRingsError
from simulator.results.passphrase import LEAST
from simulator.screen import intentions as wish
from simulator.screen.screens import AnyView
from simulator.screen.trainer_view import DoorKind, DoorView
from simulator.screen.views import Notice, WaitView
from simulator.screen.words import Words


class TrainerRoom(Room):
    """It is locked again as soon as the trainer goes to the lobby."""

    places: ClassVar = ("trainer-door", "trainer-wait", "trainer", "trainer-review")

    def __init__(self, hall: Hall) -> None:
        """Nobody has come in yet."""
        super().__init__(hall)
        self._services = hall.services
        self._name = ""
        self._known = False
        """Whoever is inside has said the passphrase."""
        self._kind: DoorKind = "enter"
        self._problem = ""
        self._waiting = ""
        self._opening: Future[bool] | None = None
        self._reading: Future[Sequence[ReviewedCall]] | None = None
        self._judging: Future[Judged] | None = None
        self._calls: Sequence[ReviewedCall] = ()
        self._wanted = wish.FilterCalls()
        self._chosen = ""
        self.review: Review | None = None
        """The call that is reviewed."""

    # --- what is seen -----------------------------------------------------------------------------------------

    def view(self) -> AnyView:
        """The screen of the place."""
        hall = self.hall
        match hall.place:
            case "trainer-door":
                return DoorView(self._kind, self._name, self._sentence(hall.words), self._problem, hall.notice)
            case "trainer":
                view = trainer_view(
                    self._calls, self._services.entries(), hall.words, trainer=self._name, wanted=self._wanted,
                    chosen=self._chosen, notice=hall.notice,
                )  # fmt: skip
                self._chosen = view.chosen
                return view
            case "trainer-review" if self.review is not None:
                return replace(self.review.view(), notice=hall.notice)
        return WaitView(self._waiting)

    def _sentence(self, t: Words) -> str:
        return {
            "first": t("Nobody has set one on this computer yet. Whoever knows it sees what trainees hand in."),
            "enter": t("Only calls that were handed in, and tests, can be seen there."),
            "change": t("The journal keeps that it was changed, when and by whom."),
        }[self._kind]

    @property
    def subject(self) -> object:
        """The reviewed call; the door, so that what was typed there is gone with it."""
        return self.review if self.hall.place == "trainer-review" else (self if self.hall.place == "trainer" else None)

    # --- what is done -----------------------------------------------------------------------------------------

    def do(self, intention: wish.Intention) -> bool:
        """What concerns the trainer's view."""
        if isinstance(intention, wish.OpenTrainer):
            self._to_door("enter")
            return True
        if self.hall.place not in self.places:
            return False
        match intention:
            case wish.EnterTrainer():
                self._enter(intention)
            case wish.SetPassphrase():
                self._set(intention)
            case wish.ChangePassphrase() if self._known:
                self._to_door("change")
            case wish.ToLobby() if self._known and self.hall.place in ("trainer-door", "trainer-review"):
                self._close_review()
                self._read()
            case _ if self.hall.place == "trainer":
                return self._in_list(intention)
            case _ if self.review is not None and self.review.do(intention):
                self.hall.refresh()
            case _:
                return False
        return True

    def _in_list(self, intention: wish.Intention) -> bool:
        match intention:
            case wish.FilterCalls():
                self._wanted = intention
            case wish.ChooseSubmitted():
                self._chosen = intention.id
            case wish.OpenSubmitted():
                self._open(intention.id)
            case _:
                return False
        self.hall.refresh()
        return True

    # --- the door ---------------------------------------------------------------------------------------------

    def _to_door(self, kind: DoorKind) -> None:
        self.hall.notice, self._problem = None, ""
        try:
            first = not self._services.has_passphrase()
        except ThreeRingsError as error:
            self.hall.say(error)
            return
        self._kind = "first" if first else kind
        self.hall.go("trainer-door")

    def _enter(self, said: wish.EnterTrainer) -> None:
        self._name = said.name
        self._try(lambda: self._services.opens(said.passphrase), self.hall.words("That is not the passphrase."))

    def _set(self, said: wish.SetPassphrase) -> None:
        t, services, first = self.hall.words, self._services, self._kind == "first"
        self._name = said.name
        if len(said.new) < LEAST:
            self._refuse(t("A passphrase has at least {count} characters.", count=LEAST))
        elif said.new != said.again:
            self._refuse(t("The two are not the same."))
        else:

            def change() -> bool:
                if services.has_passphrase() if first else not services.opens(said.old):
                    return False
                services.set_passphrase(said.new, said.name)
                return True

            self._try(change, t("That is not the passphrase."))

    def _try(self, opens: Callable[[], bool], problem: str) -> None:
        self._problem = problem
        self._waiting = self.hall.words("The passphrase is being looked at …")
        self._opening = self._services.work(opens)
        self.hall.go("trainer-wait")

    def _refuse(self, problem: str) -> None:
        self._problem = problem
        self.hall.go("trainer-door")

    # --- the calls --------------------------------------------------------------------------------------------

    def _read(self) -> None:
        self._waiting = self.hall.words("The submitted calls are being read …")
        self._reading = self._services.work(self._services.reviewed_calls)
        self.hall.go("trainer-wait")

    def _open(self, call: str) -> None:
        services = self._services
        self.hall.notice, self._chosen = None, call
        self._waiting = self.hall.words("The call is being opened …")
        self._judging = services.work(lambda: judged_before(call, services.kept_call(call)))
        self.hall.go("trainer-wait")

    def _close_review(self) -> None:
        if self.review is not None:
            self.review.close()
        self.review, self.hall.notice = None, None

    def leave(self) -> None:
        """Lock the door."""
        if self.review is not None:
            self.review.close()
        self.review, self._known, self._calls, self._wanted = None, False, (), wish.FilterCalls()

    # --- frame by frame ---------------------------------------------------------------------------------------

    def step(self) -> None:
        """Show what is ready."""
        hall = self.hall
        try:
            self._arrived()
        except ThreeRingsError as error:
            hall.say(error)
            hall.go("trainer" if self._known and self._calls else "trainer-door")
        if problem := self._services.trouble():
            hall.say(problem)
        if self.review is not None and self.review.changed():
            hall.refresh()

    def _arrived(self) -> None:
        if self._opening is not None and self._opening.done():
            opened, self._opening = self._opening, None
            if not opened.result():
                self.hall.go("trainer-door")
                return
            self._known, changed = True, self._kind == "change"
            self._problem = ""
            self._read()
            if changed:
                self.hall.notice = Notice(self.hall.words("The passphrase was changed."))
        if self._reading is not None and self._reading.done():
            read, self._reading = self._reading, None
            self._calls = read.result()
            self.hall.go("trainer")
        if self._judging is not None and self._judging.done():
            judged, self._judging = self._judging, None
            self.review = Review(judged.result(), self.hall, trainer=self._name)
            self.hall.go("trainer-review")


__all__ = ["TrainerRoom"]
