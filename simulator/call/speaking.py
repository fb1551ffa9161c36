"""The others' side of a running call: a line of the customer or a colleague begins to sound and comes to its end."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from scoring.record.events import ColleagueSaid, CustomerSaid, Event, LineFinished
from simulator.call.decisions import Decision
from simulator.call.journal import Journal
from simulator.call.line_player import LinePlayer
from simulator.call.live import Live
from simulator.call.ports import LineEnded, LineStarted, Voice, VoiceLost
from simulator.call.turns import Turns


class Speaking:
    """Turns what the voice reports into events, and tells turn-taking of it."""

    def __init__(
        self, *, lines: LinePlayer, turns: Turns, voice: Voice | None, live: Live, journal: Journal,
        happen: Callable[[Event], None], decide: Callable[[Sequence[Decision]], None],
    ) -> None:  # fmt: skip
        """`happen` takes an event, `decide` what turn-taking makes of a line."""
        self._lines = lines
        self._turns = turns
        self._voice = voice
        self._live = live
        self._journal = journal
        self._happen = happen
        self._decide = decide

    def report(self, message: LineStarted | LineEnded | VoiceLost, at: float) -> None:
        """What the voice tells of the line that is due or sounding."""
        if not self._lines.is_current(message.line):
            return
        match message:
            case LineStarted() if not self._lines.sounding:
                self.begin(at)
            case LineEnded() if self._lines.sounding:
                self.end(at)
            case VoiceLost():
                self._live.voice = message.reason
                if not self._lines.sounding:
                    self.begin(at)
                self._lines.read_instead(at)

    def begin(self, at: float) -> None:
        """The line that is due can be heard or read from now on."""
        line = self._lines.line
        if line is None:
            return
        decisions = self._turns.customer_begins(at)
        self._lines.begin(max(round(at, 3), self._journal.at))
        said: CustomerSaid | ColleagueSaid = replace(line.said, at=at)
        self._happen(said)
        self._decide(decisions)

    def end(self, at: float) -> None:
        """The line has come to its end."""
        line = self._lines.line
        if line is None:
            return
        self._lines.forget()
        self._decide(self._turns.customer_ends(at))
        self._happen(LineFinished(at, line.said.line, "whole"))

    def skip(self, at: float) -> None:
        """The rest of the line is taken as heard: its text has been read."""
        if self._voice is not None:
            self._voice.stop()
        if not self._lines.sounding:
            self.begin(at)
        self.end(at)


__all__ = ["Speaking"]
