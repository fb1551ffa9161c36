"""What a walkthrough is: one call through a scenario as its author expects it, step by step, with its score."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final, Literal

from scoring.authored import Place
from scoring.record.events import DeskAction

Level = Literal["excellent", "mixed", "poor"]
ROBOTS: Final = (
    "model", "average", "hesitant", "arguing", "shirking", "over_promising", "keyword_stuffer", "parrot", "silent",
)  # fmt: skip
"""Robot trainees for whom a scenario states a band; the random walker has none."""


@dataclass(frozen=True, slots=True)
class Lift:
    """The trainee answers the telephone."""

    at: float
    """Seconds after the first ring."""
    place: Place


@dataclass(frozen=True, slots=True)
class Speak:
    """The trainee says something to whom the line is open to. Slots are filled as spoken."""

    text: str
    place: Place


@dataclass(frozen=True, slots=True)
class Listening:
    """A token of listening (嗯) inside the customer's line that comes next."""

    text: str
    place: Place


@dataclass(frozen=True, slots=True)
class StaySilent:
    """The trainee says nothing."""

    seconds: float
    place: Place


@dataclass(frozen=True, slots=True)
class Use:
    """The trainee uses a control of the desk."""

    action: DeskAction
    place: Place
    target: str | None = None
    when: str | None = None
    phone: str | None = None
    owner: str | None = None


@dataclass(frozen=True, slots=True)
class CheckIdentity:
    """The trainee enters what the caller gave and has it compared."""

    given: Mapping[str, str]
    """Value by identity item; slots are filled as written."""
    place: Place


@dataclass(frozen=True, slots=True)
class Hold:
    """The caller is put on hold; with `consult` a colleague is spoken to meanwhile."""

    seconds: float
    consult: str | None
    say: tuple[str, ...]
    """What is said to the colleague, turn by turn."""
    place: Place


@dataclass(frozen=True, slots=True)
class Write:
    """A note into the record; slots are filled as written."""

    text: str
    place: Place


@dataclass(frozen=True, slots=True)
class Complete:
    """After-call work is finished."""

    matter: str
    result: str
    next: str
    place: Place


@dataclass(frozen=True, slots=True)
class HangUpStep:
    """The trainee hangs up."""

    place: Place


@dataclass(frozen=True, slots=True)
class Expect:
    """What must be true at this point of the call. None: not asked for."""

    beat: str | None
    says: str | None
    """Text within what the customer said last; slots are filled as spoken."""
    mood_at_least: float | None
    mood_at_most: float | None
    end: str | None
    place: Place


Step = Lift | Speak | Listening | StaySilent | Use | CheckIdentity | Hold | Write | Complete | HangUpStep | Expect


@dataclass(frozen=True, slots=True)
class Band:
    """The totals that a call may get, 0 to 100, both ends included."""

    least: int = 0
    most: int = 100

    def holds(self, total: int) -> bool:
        """Whether a total lies in the band."""
        return self.least <= total <= self.most

    def __str__(self) -> str:
        return f"{self.least} to {self.most}"


@dataclass(frozen=True, slots=True)
class Walkthrough:
    """One call."""

    name: str
    level: Level
    seed: int
    steps: tuple[Step, ...]
    ends: str
    """The end that the call must come to."""
    score: Band | None
    verdicts: Mapping[str, str]
    """Verdict by criterion that the call must get."""
    place: Place


@dataclass(frozen=True, slots=True)
class Walkthroughs:
    """All calls of one scenario, and the bands of the robots."""

    calls: tuple[Walkthrough, ...]
    robots: Mapping[str, Band]
    robots_place: Place
    """Where the bands stand; the top of the file where there are none."""
    hash: str

    def first_excellent(self) -> Walkthrough | None:
        """The call that people listen to and shadow."""
        return next((call for call in self.calls if call.level == "excellent"), None)


__all__ = [
    "ROBOTS", "Band", "CheckIdentity", "Complete", "Expect", "HangUpStep", "Hold", "Level", "Lift", "Listening",
    "Speak", "StaySilent", "Step", "Use", "Walkthrough", "Walkthroughs", "Write",
]  # fmt: skip
