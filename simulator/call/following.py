"""Follows the orders of the session: it rings, a line is spoken, the trainee is listened to, the line closes."""

from __future__ import annotations

from collections.abc import Mapping

from scoring.record.events import Rang
from scoring.record.orders import (
    Finish,
    HoldTone,
    Listen,
    Order,
    Prepare,
    Say,
    SayColleague,
    StartRinging,
    StopRinging,
    StopSpeaking,
)
from simulator.call.line_player import LinePlayer
from simulator.call.ports import Voice
from simulator.call.speaking import Speaking
from simulator.call.state import State
from simulator.call.turns import Turns
from simulator.call.utterances import Utterances


class Following:
    """What was ordered last and still stands."""

    def __init__(
        self, *, lines: LinePlayer, speaking: Speaking, turns: Turns, utterances: Utterances, voice: Voice | None,
        interval: float,
    ) -> None:  # fmt: skip
        """`interval`: seconds from one ring to the next."""
        self._lines = lines
        self._speaking = speaking
        self._turns = turns
        self._utterances = utterances
        self._voice = voice
        self._interval = interval
        self._rings = 0
        self.listen: Listen | None = None
        """What the trainee is awaited for; None while it is not the trainee's turn."""
        self.next_ring: float | None = None
        """When it rings next, seconds since the first ring."""

    def ring(self, at: float) -> Rang:
        """It rings."""
        self._rings += 1
        self.next_ring = at + self._interval
        if self._voice is not None:
            self._voice.ring()
        return Rang(at, self._rings)

    def follow(self, order: Order, at: float) -> None:
        """Do what is ordered."""
        match order:
            case StartRinging() | StopRinging():
                self.next_ring = at if isinstance(order, StartRinging) else None
            case Say() | SayColleague():
                self.listen = None
                self._turns.customer_due()
                if self._lines.order(order):
                    self._speaking.begin(at)
            case StopSpeaking():
                self._lines.silence()
                self._turns.customer_stopped()
            case Prepare():
                if self._voice is not None:
                    self._voice.prepare([self._lines.spoken(line) for line in order.lines])
            case Listen():
                self.listen = order
                self._turns.listen(at, order.silences, order.cut_in)
            case HoldTone():
                self._hold(order, at)
            case Finish():
                self.listen = None
                self.next_ring = None
                self._turns.rest()
                if self._utterances.open:
                    self._utterances.ignore()
                self._utterances.mute(True)

    def take_up(self, last: Mapping[type, Order], state: State, at: float) -> None:
        """Follow those of the last orders of each kind that still stand, where a call is taken up again."""
        standing: list[Order | None] = [last.get(Prepare)]
        if state.held_since is not None:
            standing.append(last.get(HoldTone))
        standing.append(state.queue[0] if state.queue else last.get(Listen))
        for order in standing:
            if order is not None:
                self.follow(order, at)

    def _hold(self, order: HoldTone, at: float) -> None:
        if order.on:
            self._turns.hold(at, order.patience)
        else:
            self._turns.resume()
        if self._voice is not None:
            self._voice.hold_tone(order.on)


__all__ = ["Following"]
