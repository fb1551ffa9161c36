"""Where a call stands: everything that the session remembers between two events."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import Literal

from scoring.record.orders import Say, SayColleague
from simulator.call.conditions import DeskMemory

Phase = Literal["idle", "ringing", "talking", "ending", "cut", "after_call", "completed"]
"""idle → ringing → talking → ending → after_call → completed; `cut` while a broken line may be rung back."""


@dataclass(slots=True)
class State:
    """The session's memory. `copy` makes the snapshot that a re-opened turn goes back to."""

    mood: float
    phase: Phase = "idle"
    beat: str | None = None
    """None until the customer has said the first line."""
    turn: int = 0
    """Number of the trainee's last turn."""
    visits: dict[str, int] = field(default_factory=dict)
    used: dict[tuple[str, int], int] = field(default_factory=dict)
    """How often each reply (beat, index) was used."""
    taken: dict[str, int] = field(default_factory=dict)
    """How often a variant was taken, by the line's name."""
    told: frozenset[str] = frozenset()
    """Facts that the customer has told in full."""
    queue: tuple[Say | SayColleague, ...] = ()
    """Lines still to be spoken, the one that is being spoken first."""
    sounding: bool = False
    """Whether the first line of the queue can be heard already."""
    spoken: tuple[Say, ...] = ()
    """What the customer told last, for 'say that again': the answers it gave and its line of substance."""
    spoken_in: int = 0
    """The trainee's turn that `spoken` answers."""
    number: str | None = None
    """The fact or identity item with the last number that the customer told."""
    heard: str = ""
    """The trainee's last words."""
    last_words: str | None = None
    """What the customer said last."""
    prods: int = 0
    """How often the customer spoke into silence since the trainee's last words."""
    put_off: int = 0
    """How often in a row the customer was only asked to wait, where the story says nothing of it."""
    heard_out: frozenset[str] = frozenset()
    """Beats in which the customer was about to leave and heard one more answer."""
    puzzled: int = 0
    """How often in a row nothing fitted."""
    began_at: float = 0.0
    """When the line that sounds, or the last that did, began."""
    cut: tuple[Say, ...] = ()
    """What an interruption kept the customer from saying, from the sentence on that it cut."""
    offence: float = 0.0
    """How far that interruption moved the mood down."""
    spoken_over: float = -1.0
    """When the trainee was last heard over a line without stopping it."""
    interrupted: bool = False
    """The customer was cut off and has not yet reacted to it."""
    cut_in: bool = False
    """The customer interrupts the trainee and has not yet said so."""
    desk: DeskMemory = field(default_factory=DeskMemory)
    returns: dict[str, str] = field(default_factory=dict)
    """By beat with a `return` reply: the beat that called it."""
    held_since: float | None = None
    unsaid: tuple[Say, ...] = ()
    """Lines that a hold cut off; they are said when the customer is back."""
    waited: bool = False
    """The customer is back from a long hold and has not been spoken to yet."""
    consulting: str | None = None
    colleague_asked: bool = False
    answered_at: float = 0.0
    end: str | None = None
    mood_shown: bool = False
    """Whether the start mood stands in the record."""

    def told_by(self, before: State) -> State:
        """The story as it was `before`, the desk as it is now: what the trainee did with the hands stays done."""
        return replace(
            before, desk=self.desk, held_since=self.held_since, unsaid=self.unsaid, waited=self.waited,
            consulting=self.consulting, mood_shown=self.mood_shown,
        )  # fmt: skip

    def copy(self) -> State:
        """An independent snapshot."""
        return replace(
            self, visits=dict(self.visits), used=dict(self.used), taken=dict(self.taken), returns=dict(self.returns)
        )


__all__ = ["Phase", "State"]
