"""What has happened in a running call: every event is with the recorder before anybody is shown it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from scoring.record.events import Event, Header
from simulator.call.ports import Recorder


class Journal:
    """The record of one call as it grows."""

    def __init__(self, recorder: Recorder, view: Callable[[Event], None] | None) -> None:
        """`view` is shown each event once it is written."""
        self._recorder = recorder
        self._view = view
        self.events: list[Event] = []
        self.at = 0.0
        """Time of the latest event, seconds since the first ring."""

    def begin(self, header: Header) -> None:
        """Write the first line."""
        self._recorder.write(header)

    def timed(self, event: Event) -> Event:
        """The event as it is to be written: times are kept to the millisecond and never fall."""
        at = max(round(event.at, 3), self.at)
        return event if at == event.at else replace(event, at=at)

    def write(self, event: Event) -> None:
        """Append an event that `timed` has given."""
        self._recorder.write(event)
        self.at = event.at
        self.events.append(event)
        if self._view is not None:
            self._view(event)


__all__ = ["Journal"]
