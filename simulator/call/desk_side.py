"""The trainee's desk during a call: hold, consults with colleagues, transfers."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Final

from scoring.record.events import ColleagueAccepted, ColleagueSaid, DeskUsed, Ended, Understood
from scoring.record.orders import HoldTone
from simulator.call.desk_rules import remember
from simulator.call.floor import Floor, Output
from simulator.call.mood import LONG_HOLD, RULES
from simulator.scenario.model import TRANSFERRED

BRIEF_LENGTH: Final = 8
"""Characters from which words to a colleague count as telling something, where no act was found (ours)."""


class IllegalEventError(Exception):
    """An event that cannot happen in this phase of the call; nothing was changed."""


class DeskSide:
    """What follows from the controls of the desk and from the internal line."""

    def __init__(self, floor: Floor, transferred: Callable[[DeskUsed], tuple[Output, ...] | None]) -> None:
        """`transferred` gives what the story says to a connection, or None where it says nothing."""
        self._floor = floor
        self._transferred = transferred

    def use(self, used: DeskUsed) -> tuple[Output, ...]:
        """A control was used."""
        floor, state = self._floor, self._floor.state
        if state.phase in ("after_call", "completed", "cut"):
            return self._afterwards(used)
        if state.phase not in ("talking", "ending"):
            if used.action in ("presence", "mute", "unmute"):
                state.desk = remember(state.desk, used)
                return ()
            raise IllegalEventError(f"'{used.action}' cannot be used while the call is '{state.phase}'.")
        state.desk = remember(state.desk, used)
        match used.action:
            case "hold":
                held = floor.hold(used.at)
                return (*held, *floor.listen()) if held else ()
            case "resume":
                return self._resume(used.at)
            case "consult":
                return self._consult(used)
            case "leave_consult" if state.consulting is not None:
                hush = floor.hush(used.at)
                state.consulting = None
                return (*hush, *floor.listen())
            case "transfer":
                return self._transfer(used)
        return ()

    def _afterwards(self, used: DeskUsed) -> tuple[Output, ...]:
        floor, state = self._floor, self._floor.state
        if used.action == "ring_back" and state.phase == "cut":
            state.phase, state.held_since, state.consulting, state.end = "talking", None, None, None
            return floor.speak(floor.lines.by_itself(state, "back_again"))
        if used.action in ("callback", "escalate", "presence", "knowledge", "identity", "mute", "unmute"):
            state.desk = remember(state.desk, used)
            return ()
        raise IllegalEventError(f"'{used.action}' cannot be used when the line is closed.")

    def _resume(self, at: float) -> tuple[Output, ...]:
        floor, state = self._floor, self._floor.state
        if state.held_since is None:
            return ()
        minutes = int((at - state.held_since) // LONG_HOLD)
        hush = floor.hush(at)
        state.held_since, state.consulting = None, None
        worse = floor.move(RULES["long hold"] * minutes, "long hold", at) if minutes else ()
        lines, state.unsaid = state.unsaid, ()
        state.waited = bool(minutes) and not lines
        return (HoldTone(on=False), *hush, *worse, *(floor.speak(*lines) if lines else floor.listen()))

    def _consult(self, used: DeskUsed) -> tuple[Output, ...]:
        floor, state = self._floor, self._floor.state
        colleague = floor.casting.scenario.colleagues[used.target or ""]
        # Whoever is consulted must not be heard by the caller.
        outputs = floor.hold(used.at) or floor.hush(used.at)
        if used.result != "ready":
            return (*outputs, *floor.listen())
        state.consulting, state.colleague_asked = colleague.id, False
        return (*outputs, *floor.speak(floor.lines.of_colleague(state, colleague, "greeting")))

    def answer(self, heard: Understood, text: str) -> tuple[Output, ...]:
        """The trainee spoke on the internal line: the colleague accepts, refuses or asks what it is about."""
        floor, state = self._floor, self._floor.state
        colleague = floor.casting.scenario.colleagues[state.consulting or ""]
        told = "brief_colleague" in heard.acts or "escalate" in heard.acts or len(text) >= BRIEF_LENGTH
        if not told and not state.colleague_asked:
            state.colleague_asked = True
            return floor.speak(floor.lines.of_colleague(state, colleague, "what"))
        part, words = "noted", None
        if colleague.accepts is not None:
            part, words = "accepts", floor.lines.text_of(colleague.accepts.text)
        elif colleague.refuses is not None:
            part, words = "refuses", floor.lines.text_of(colleague.refuses)
        return floor.speak(floor.lines.of_colleague(state, colleague, part, words))

    def colleague_started(self, said: ColleagueSaid) -> tuple[Output, ...]:
        """A colleague's line began: whoever accepts has taken the matter over from here on."""
        floor, state = self._floor, self._floor.state
        order = state.queue[0]
        if said.line != order.said.line or state.sounding:
            raise IllegalEventError(f"The line '{said.line}' was not ordered.")
        state.sounding = True
        colleague = floor.casting.scenario.colleagues[said.by]
        part = said.line.rpartition("/")[2]
        if part not in ("accepts", "noted"):
            return ()
        state.desk = replace(state.desk, consulted=state.desk.consulted | {said.by})
        if part == "accepts" and colleague.accepts is not None:
            return (ColleagueAccepted(said.at, said.by, colleague.accepts.when),)
        return ()

    def _transfer(self, used: DeskUsed) -> tuple[Output, ...]:
        floor, state = self._floor, self._floor.state
        hush = (*floor.hush(used.at), HoldTone(on=False))
        state.held_since, state.consulting, state.unsaid = None, None, ()
        if used.result != "connected":
            return (
                *hush,
                *floor.move(RULES["unreachable"], "unreachable", used.at),
                *floor.speak(floor.lines.by_itself(state, "unreachable")),
            )
        told = self._transferred(used)
        if told is not None:
            return (*hush, *told)
        state.end = TRANSFERRED
        ended = Ended(used.at, TRANSFERRED, floor.casting.scenario.tone)
        return (*hush, ended, *floor.over(used.at, TRANSFERRED))


__all__ = ["DeskSide", "IllegalEventError"]
