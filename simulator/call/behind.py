"""What the hands do right after words waits a moment for them, so that the record has both in their order.

Who says "one moment, please" and presses the key at once has asked before the hold, has said it to the caller and not
to the colleague on the other line, and has it in the record although the line is closed before it was recognised.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Final

from simulator.call.decisions import Decision
from simulator.call.ports import Message, PutDown, UseDesk
from simulator.call.turns import Turns
from simulator.call.utterances import Utterances

LONGEST: Final = 2.0
"""Seconds after which it is done all the same, of talking on and of waiting for the recogniser each (ours)."""
PARTING: Final = frozenset({"hold", "resume", "consult", "leave_consult", "transfer"})
"""Controls after which the trainee speaks to somebody else."""


class Behind:
    """Controls that wait for the words said before them."""

    def __init__(
        self, turns: Turns, utterances: Utterances, *, decide: Callable[[Sequence[Decision]], None],
        consulting: Callable[[], bool],
    ) -> None:  # fmt: skip
        """`decide` takes what turn-taking makes of it; `consulting` tells whether a colleague is spoken to."""
        self._turns = turns
        self._utterances = utterances
        self._decide = decide
        self._consulting = consulting
        self._waiting: deque[Message] = deque()
        self._settled = False  # the turn before them is over
        self.until: float | None = None
        """When they wait no longer; None while there are none."""

    def take(self, message: Message, at: float) -> bool:
        """Keep a message of the hands if it has to wait; whatever comes after one that waits does so, too."""
        if not self._waiting:
            if not self._waits(message, at):
                return False
            self._settled, self.until = False, at + LONGEST
        again = isinstance(message, UseDesk) and self._waiting and replace(self._waiting[-1], at=message.at) == message
        if not again:  # whoever sees nothing happen presses once more
            self._waiting.append(message)
        return True

    def _waits(self, message: Message, at: float) -> bool:
        """Whether words that are said to somebody before the message are not known yet."""
        if isinstance(message, UseDesk) and message.action == "resume" and not self._consulting():
            # Who begins to speak while the caller is fetched back speaks to the caller.
            return self._utterances.awaited and not self._turns.open
        if not (isinstance(message, PutDown) or (isinstance(message, UseDesk) and message.action in PARTING)):
            return False
        if self._turns.open or self._turns.sounding or self._utterances.awaited:
            return True
        self._decide(self._turns.settle(at))  # what is said next is said to somebody else
        return False

    def hasten(self, at: float) -> None:
        """The program closes: what waits is done at once, though its words are not known."""
        if self.until is not None:
            self._decide(self._turns.settle(at))
            self._settled, self.until = True, at

    def ready(self, at: float) -> tuple[Message, ...]:
        """What waits no longer, in order. The turn before it ends as soon as the word that is being said is over."""
        if self.until is None:
            return ()
        if not self._settled and not (self._turns.sounding and at < self.until):
            self._decide(self._turns.settle(at))
            self._settled, self.until = True, at + LONGEST
        if not self._settled or (self._utterances.awaited and at < self.until):
            return ()
        ready, self.until = tuple(self._waiting), None
        self._waiting.clear()
        return ready


__all__ = ["LONGEST", "PARTING", "Behind"]
