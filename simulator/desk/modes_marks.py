"""What was achieved in a running call so far: the record is scored beside the window, on a copy."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from scoring.engine import score
from scoring.record.events import Answered
from simulator.desk.beside import Beside
from simulator.rehearse.lesson import achieved

if TYPE_CHECKING:
    from scoring.scorecard import Scorecard
    from simulator.desk.services import RunningCall, Services

SHOWN: Final = 7.0
"""Seconds for which a mark is shown."""
QUIET_DB: Final = -60.0
"""Below this nobody is heard, dBFS."""
PAUSE: Final = 1.0
"""Seconds at least from one scoring to the next."""


class Marks:
    """The scorecard of one call as it grows."""

    def __init__(self, call: RunningCall, services: Services) -> None:
        """Nothing was judged yet."""
        self._call, self._services = call, services
        self._judging: Beside[Scorecard] = Beside(services)
        self._judged = (0, float("-inf"))
        """Events that were judged, and when."""
        self._until = 0.0
        self._silent = True
        """What was achieved just now has been heard, or is not to be."""
        self.card: Scorecard | None = None
        """The scorecard so far."""
        self.met: tuple[str, ...] = ()
        """What is met by now, the oldest first."""
        self.new: tuple[str, ...] = ()
        """What was achieved just now."""

    def step(self, now: float) -> None:
        """Take what was scored and score anew where more has happened; `now` is a reading of the desk's clock."""
        card = self._judging.done()
        if card is not None:
            self._take(card, now)
        if self.new and now >= self._until:
            self.new = ()
        self._ring()
        events = self._call.events
        count, when = self._judged
        if self._judging.busy or len(events) <= count or now - when < PAUSE:
            return
        if any(isinstance(event, Answered) for event in events):
            self._judged = (len(events), now)
            record, standard = self._call.record(), self._call.standard
            self._judging.begin(lambda: score(record, standard))

    def _ring(self) -> None:
        """Let the mark be heard once nobody speaks, while it is shown."""
        live = self._call.live
        if self.new and not self._silent and not live.speaking and live.voice_db <= QUIET_DB:
            self._silent = True
            self._services.chime("mark")

    def _take(self, card: Scorecard, now: float) -> None:
        new = achieved(self.card, card)
        still = {name for name, verdict in card.verdicts.items() if verdict.value == "met"}
        self.card = card
        self.met = (*(name for name in self.met if name in still and name not in new), *new)
        if new:
            self.new, self._until = new, now + SHOWN
            self._silent = self._call.guided.mode == "hear"


__all__ = ["PAUSE", "SHOWN", "Marks"]
