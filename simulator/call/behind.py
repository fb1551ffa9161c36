"""What the hands do right after words waits a moment for them, so that the record has both in their order.

Who says "one moment, please" and presses the key at once has asked before the hold, has said it to the caller and not
to the colleague on the other line, and has it in the record although the line is closed before it was recognised.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Sequence
from typing import Final

from simulator.call.decisions import Decision
from simulator.call.ports import Message, PutDown, UseDesk
from simulator.call.turns import Turns
from simulator.call.utterances import Utterances

LONGEST: Final = 2.0
"""Seconds after which it is done all the same (ours: a recogniser takes a tenth of that)."""
PARTING: Final = frozenset({"hold", "resume", "consult", "leave_consult", "transfer"})
"""Controls after which the trainee speaks to somebody else."""


class Behind:
    """Controls that wait for the words said before them."""

    def __init__(self, turns: Turns, utterances: Utterances, decide: Callable[[Sequence[Decision]], None]) -> None:
        """`decide` takes what turn-taking makes of it."""
        self._turns = turns
        self._utterances = utterances
        self._decide = decide
        self._waiting: deque[Message] = deque()
        self.until: float | None = None
        """When they wait no longer; None while there are none."""

    def take(self, message: Message, at: float) -> bool:
        """Keep a message of the hands if it has to wait; whatever comes after one that waits does so, too."""
        if not self._waiting and not self._speaks_to_others(message, at):
            return False
        if message not in self._waiting:
            self._waiting.append(message)
        return True

    def _speaks_to_others(self, message: Message, at: float) -> bool:
        """Whether words that come before the message are not known yet; a turn that is being spoken ends here."""
        parts = isinstance(message, PutDown) or (isinstance(message, UseDesk) and message.action in PARTING)
        if not parts or not (self._turns.open or self._utterances.awaited):
            return False
        self._decide(self._turns.settle(at))
        if not self._utterances.awaited:
            return False
        self.until = at + LONGEST
        return True

    def ready(self, at: float) -> tuple[Message, ...]:
        """What waits no longer, in order."""
        if self.until is None or (self._utterances.awaited and at < self.until):
            return ()
        ready, self.until = tuple(self._waiting), None
        self._waiting.clear()
        return ready


__all__ = ["LONGEST", "PARTING", "Behind"]
