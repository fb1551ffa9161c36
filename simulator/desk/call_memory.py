"""What the events of a call add up to: who holds, who was asked, what was booked, noted and promised."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from scoring.record.events import (
    Answered,
    CustomerSaid,
    DeskUsed,
    Ended,
    Event,
    Feeling,
    HungUp,
    LineCut,
    LineFinished,
    MoodChanged,
    Noted,
    Rang,
    TraineeSaid,
    Understood,
)

if TYPE_CHECKING:
    from simulator.scenario.model import Casting


@dataclass(slots=True)
class CallMemory:
    """What the events of a call have told so far."""

    casting: Casting
    seen: int = 0
    """Events that were folded."""
    rings: int = 0
    answered: float | None = None
    feeling: Feeling = "neutral"
    mood: float = 0.0
    held: bool = False
    muted: bool = False
    consulting: str = ""
    cut: bool = False
    parting: bool = False
    """The caller has come to an end and takes leave."""
    hung_up: str = ""
    presence: set[str] = field(default_factory=set)
    identity: dict[str, str] = field(default_factory=dict)
    pages: set[str] = field(default_factory=set)
    notes: list[str] = field(default_factory=list)
    booked: list[DeskUsed] = field(default_factory=list)
    promised: list[tuple[str, float]] = field(default_factory=list)
    sounding: str = ""
    named: bool = False

    def take(self, events: Sequence[Event]) -> None:
        """Fold the events that are new."""
        for event in events[self.seen :]:
            self._fold(event)
        self.seen = len(events)

    def _fold(self, event: Event) -> None:  # noqa: PLR0912 - one branch an event
        match event:
            case Rang():
                self.rings = event.ring
            case Answered():
                self.answered = event.at
            case MoodChanged():
                self.mood = event.to
            case CustomerSaid():
                self.feeling, self.sounding = event.feeling, event.line
                self.named = self.named or self._names_caller(event.text)
            case LineFinished():
                self.sounding = ""
            case Noted():
                self.notes.append(event.text)
            case TraineeSaid():
                self.named = self.named or self._names_caller(event.text)
            case Understood():
                self.promised += [
                    (finding.text, event.at) for finding in event.findings
                    if finding.act == "promise_reply" and finding.level == "certain"
                ]  # fmt: skip
            case Ended():
                self.parting = True
            case LineCut():
                self.cut, self.held, self.consulting = True, False, ""
            case HungUp():
                self.hung_up = event.by
            case DeskUsed():
                self._use(event)
            case _:
                return

    def _names_caller(self, text: str) -> bool:
        """Whether the caller's surname is said as a name: 姓何 and 何先生, not the 何 of 如何."""
        caller = self.casting.case.caller
        if self.casting.scenario.language == "en":
            return caller.surname.lower() in text.lower().replace(",", " ").replace(".", " ").split()
        return f"姓{caller.surname}" in text or f"{caller.surname}{caller.title}" in text

    def _use(self, used: DeskUsed) -> None:
        target = used.target or ""
        match used.action:
            case "hold":
                self.held = True
            case "resume":
                self.held, self.consulting = False, ""
            case "mute" | "unmute":
                self.muted = used.action == "mute"
            case "presence":
                self.presence.add(target)
            case "consult":
                self.presence.add(target)
                self.consulting = target if used.result in (None, "ready") else ""
            case "leave_consult":
                self.consulting = ""
            case "transfer":
                self.held, self.consulting = False, ""
                self.presence.add(target)
            case "ring_back":
                self.cut = False
            case "callback":
                self.booked.append(used)
            case "identity":
                self.identity[target] = used.result or "mismatch"
            case "knowledge":
                self.pages.add(target)


__all__ = ["CallMemory"]
