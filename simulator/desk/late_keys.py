"""Keeps what was typed for a call out of the record that follows it."""

from __future__ import annotations

from typing import Final

QUIET: Final = 1.0
"""Seconds without a key after which whoever was typing when the line closed has noticed."""


class LateKeys:
    """Told of every key, and of the moments when the line closes and the record is opened.

    Keys are late while the call's screen is still shown, for a second after the record took its place, and for as long
    as whoever was typing then goes on without a pause.
    """

    def __init__(self) -> None:
        """The line is open."""
        self._last = float("-inf")
        self._closed = self._typing = self._in_note = False
        self._opened: float | None = None

    def line_closed(self, in_note: bool = False) -> None:
        """Nobody hears what is typed from now on; a note that is being written may be finished on the call's screen."""
        self._closed, self._in_note = True, in_note

    def record_opened(self, now: float) -> None:
        """The record took the place of the call."""
        self._opened, self._typing = now, now - self._last < QUIET

    def waiting(self, now: float) -> bool:
        """Whether a key would be late now."""
        if not self._closed:
            return False
        if self._opened is None:
            return not self._in_note
        return now - self._opened < QUIET or (self._typing and now - self._last < QUIET)

    def late(self, now: float) -> bool:
        """A key came: whether it was meant for the call."""
        is_late = self.waiting(now)
        self._typing = self._typing and is_late
        self._last = now
        return is_late


__all__ = ["QUIET", "LateKeys"]
