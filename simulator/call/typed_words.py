"""Answers that are typed: they skip what is left of the others' lines, whose text has been read."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable

from simulator.call.hearing import Said
from simulator.call.journal import Journal
from simulator.call.line_player import LinePlayer
from simulator.call.live import Live
from simulator.call.ports import TypedReply
from simulator.call.session import CallSession
from simulator.call.speaking import Speaking


class TypedWords:
    """Answers in the order in which they were sent, each said as soon as the trainee has the floor."""

    def __init__(
        self, *, session: CallSession, lines: LinePlayer, speaking: Speaking, live: Live, journal: Journal, said: Said,
        listening: Callable[[], bool],
    ) -> None:  # fmt: skip
        """`said` takes a finished turn; `listening` tells whether the call waits for one."""
        self._session = session
        self._lines = lines
        self._speaking = speaking
        self._live = live
        self._journal = journal
        self._said = said
        self._listening = listening
        self._waiting: deque[TypedReply] = deque()
        self._busy = False

    def send(self, reply: TypedReply, at: float) -> None:
        """An answer is sent."""
        self._waiting.append(reply)
        self.go_on(at)

    def go_on(self, at: float) -> None:
        """Say what waits, as far as it can be said by now."""
        if self._busy:
            return  # the events of a skipped line lead here again; the loop below goes on with them
        self._busy = True
        try:
            while self._waiting and self._take_one(at):
                pass
        finally:
            self._busy = False

    def _take_one(self, at: float) -> bool:
        """Skip a line or say the answer; False while it has to wait."""
        phase = self._session.state.phase
        if phase in ("after_call", "completed", "cut"):
            self._live.unsent = self._waiting.popleft().text
            return True
        if phase not in ("talking", "ending"):
            return False
        if self._lines.line is not None and phase == "talking":
            self._speaking.skip(max(at, self._journal.at))
            return True
        if not self._listening() and phase == "talking":
            return False
        reply = self._waiting.popleft()
        if reply.text.strip():
            at = max(at, self._journal.at)
            began = at if reply.began is None else min(max(reply.began, 0.0), at)
            self._said(reply.text.strip(), (), (began, at), at, typed=not reply.spoken)
        return True


__all__ = ["TypedWords"]
