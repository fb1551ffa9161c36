"""What could be said next in a running call: from the lesson of its excellent walkthrough, else from advice."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Final

from scoring.advice import advise
from scoring.record.events import TraineeSaid
from simulator.desk.beside import Beside
from simulator.desk.call_memory import CallMemory
from simulator.rehearse.lesson import ModelTurn, fitting, said_like, standing

if TYPE_CHECKING:
    from collections.abc import Sequence

    from scoring.record.codec import Record
    from scoring.record.events import Event
    from scoring.standard import Standard
    from simulator.desk.services import RunningCall, Services

CLOSING: Final = "closing"
"""Dimension whose advice waits until there is no other."""


class Hints:
    """The sentences of one call. Lesson and advice are worked out beside the window, on a copy of the record."""

    def __init__(self, call: RunningCall, services: Services, memory: CallMemory) -> None:
        """`memory` has folded what happened so far, before each `step`."""
        self._call, self._memory = call, memory
        self._learning: Beside[tuple[ModelTurn, ...]] = Beside(services)
        self._advising: Beside[tuple[ModelTurn, ...]] = Beside(services)
        self._lesson: tuple[ModelTurn, ...] | None = None
        self._said: set[str] = set()
        self._advice: tuple[int, tuple[ModelTurn, ...]] = (-1, ())
        """The trainee's turns when it was asked for, and what it was."""
        self._offered: ModelTurn | None = None
        self.turns = 0
        """What the trainee said so far, in turns."""

    def step(self, advise: bool) -> None:
        """Take what was worked out and begin what is due; `advise`: also where the lesson has no sentence."""
        if self._lesson is None:
            self._learn()
        if self._lesson is None:
            return
        self._hear(self._call.events)
        fitting = self._fitting() if self.possible else None
        if advise and self.possible and fitting is None:
            self._advise()
        self._offered = fitting or next(iter(self._advice[1] if self._advice[0] == self.turns else ()), None)

    @property
    def sentence(self) -> ModelTurn | None:
        """What could be said now; None: nothing is known, or nobody could hear it."""
        return self._offered if self.possible else None

    @property
    def waiting(self) -> bool:
        """A sentence is being looked for."""
        return self.possible and self._offered is None and (self._lesson is None or self._advising.busy)

    @property
    def possible(self) -> bool:
        """Somebody can be spoken to."""
        memory = self._memory
        dead = memory.answered is None or memory.cut or bool(memory.hung_up) or self._call.over
        return not dead and (bool(memory.consulting) or not memory.held)

    def _learn(self) -> None:
        found = self._learning.done()
        if found is not None:
            self._lesson = found
        elif not self._learning.busy:
            guided, casting, standard = self._call.guided, self._call.casting, self._call.standard
            self._learning.begin(lambda: guided.lesson(casting, standard))

    def _hear(self, events: Sequence[Event]) -> None:
        """A sentence that was said, in about these words, is not offered again."""
        said = [event for event in events if isinstance(event, TraineeSaid)]
        new, self.turns = said[self.turns :], len(said)
        language = self._call.casting.scenario.language
        for event in new:
            near = (self._offered, *(turn for turn in self._lesson or () if turn.text not in self._said))
            self._said |= {turn.text for turn in near if turn is not None and said_like(turn, event.text, language)}

    def _fitting(self) -> ModelTurn | None:
        beat = standing(self._call.events)
        return fitting(self._lesson or (), beat, bool(self._memory.consulting), self._said)

    def _advise(self) -> None:
        found = self._advising.done()
        if found is not None:
            self._advice = (self._advice[0], found)
        elif not self._advising.busy and self._advice[0] != self.turns:
            self._advice = (self.turns, ())
            record, standard, slots = self._call.record(), self._call.standard, self._call.casting.spoken
            self._advising.begin(lambda: sayable(record, standard, slots))


def sayable(record: Record, standard: Standard, slots: Mapping[str, str]) -> tuple[ModelTurn, ...]:
    """What a call lacks so far and one sentence to the caller would win, the dearest first; leave-taking comes last."""
    found: dict[str, ModelTurn] = {}
    closing: dict[str, ModelTurn] = {}
    for advice in advise(record, standard, None, slots):
        edit = advice.edits[0]
        if len(advice.edits) > 1 or edit.kind != "insert" or edit.to != "customer" or "<" in edit.text:
            continue
        place = closing if standard.criteria[advice.criterion].dimension == CLOSING else found
        place.setdefault(edit.text, ModelTurn(None, False, edit.text, (advice.criterion,)))
    return (*found.values(), *closing.values())


__all__ = ["Hints", "sayable"]
