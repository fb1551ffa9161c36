"""Rooms of the desk: each owns a few places (screens) with what is seen and done there; the hall leads between them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, ClassVar, Protocol

if TYPE_CHECKING:
    from simulator.desk.services import RunningCall, Services
    from simulator.errors import ThreeRingsError
    from simulator.screen import intentions as wish
    from simulator.screen.screens import AnyView
    from simulator.screen.views import Notice
    from simulator.screen.words import Words
    from simulator.settings import Settings


class Hall(Protocol):
    """What a room may ask of the desk."""

    services: Services
    codes: Sequence[str]
    """Languages that there are texts in."""
    notice: Notice | None
    """The message bar; it stays until another takes its place or the trainee dismisses it."""

    @property
    def words(self) -> Words:
        """The texts in the language of the interface."""

    @property
    def place(self) -> str:
        """The place whose screen is shown."""

    def go(self, place: str) -> None:
        """Show another place."""

    def refresh(self) -> None:
        """What is shown has changed: ask for its view-state again."""

    def wait(self, text: str) -> None:
        """Show at once that something takes a moment, before it is begun in the window's own thread."""

    def say(self, error: ThreeRingsError) -> None:
        """Show what went wrong, in one sentence of the interface's language."""

    def keep(self, settings: Settings) -> bool:
        """Save settings and follow them; a failure is shown, not raised."""

    @property
    def in_shift(self) -> bool:
        """A shift goes on: its calls are the trainee's own."""

    def open(self, scenario: str, typed: bool | None = None) -> None:
        """Make a call ready and show its brief; `typed` None: as chosen in the lobby."""

    def ask(self, scenario: str) -> None:
        """A call is to be spoken: show what is recorded, and open it by voice or typed as the trainee then says."""

    def type_answers(self) -> None:
        """Answers are to be typed from now on, unless the trainee chooses otherwise in the lobby."""

    def retry(self, call: str, event: int) -> None:
        """Take a past call up again before the turn at an event; a failure is shown, not raised."""

    def finished(self, call: RunningCall) -> None:
        """A call is over and its record complete: have it scored and show the scorecard."""

    def close(self) -> None:
        """Let go of the call and of the scorecard that is looked at."""

    @property
    def typed(self) -> bool:
        """Answers are to be typed, as was chosen in the lobby."""

    def focus(self) -> str:
        """Name of the widget that has the keyboard; empty: none."""

    def filled(self, field: str) -> str:
        """What stands in a field of the screen; empty: nothing, or there is no such field."""


class Room:
    """A room that does nothing; rooms override what concerns them."""

    places: ClassVar[tuple[str, ...]] = ()
    """Names of its places. No two rooms share one."""

    def __init__(self, hall: Hall) -> None:
        """Nobody is in the room yet."""
        self.hall = hall

    def view(self) -> AnyView:
        """The view-state of the place that is shown; asked for again only after `Hall.refresh` or when `live`."""
        raise NotImplementedError

    @property
    def live(self) -> bool:
        """Whether the view-state of the place that is shown is asked for in every frame."""
        return False

    @property
    def subject(self) -> object:
        """What the screen is about: typed text and scroll positions stay while it is the same object."""
        return None

    def do(self, intention: wish.Intention) -> bool:
        """Carry out an intention; False: it does not concern this room. Also asked when another place is shown."""
        del intention
        return False

    def step(self) -> None:
        """Do what is due; called in every frame in which one of its places is shown."""

    def tick(self) -> None:
        """Do what is due wherever the trainee is; called in every frame."""

    def late(self, now: float) -> bool:
        """A key came: whether it was meant for what was shown before and is not to be taken."""
        del now
        return False

    def deaf(self, now: float) -> bool:
        """Whether the input method is off because keys are late."""
        del now
        return False

    def leave(self) -> None:
        """The trainee goes back to the lobby, or the window closes: let go of everything."""


__all__ = ["Hall", "Room"]
