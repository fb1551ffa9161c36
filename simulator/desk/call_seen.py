"""What of a call may be read and written: captions that are hidden by choice or in a test, answers by voice only."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import TYPE_CHECKING, Literal

from simulator.call.modes import Mode
from simulator.screen.call_view import CaptionView

if TYPE_CHECKING:
    from simulator.desk.services import LiveValues

Hidden = Literal["none", "sounding", "all"]
"""Which words of the others are not shown."""


class Seen:
    """The rules of one call."""

    def __init__(self, mode: Mode, *, captions: bool, by_voice: bool) -> None:
        """`captions`: words are shown while they sound, else once they were heard; `by_voice`: tests are spoken."""
        self._test, self._captions, self._by_voice = mode == "test", captions, by_voice
        self.wanted = mode != "test"
        """The others' words are to be shown."""
        self.voiced = True
        """The others are heard; else their words are all there is."""

    def hidden(self, live: LiveValues) -> Hidden:
        """Which words are not shown now; a lost voice leaves nothing but the words."""
        if not self.voiced or live.voice is not None:
            return "none"
        if not self.wanted:
            return "all"
        return "none" if self._captions else "sounding"

    def free(self, live: LiveValues) -> bool:
        """Whether words can be shown or hidden: not in a test, and not where there is nothing else."""
        return self.voiced and live.voice is None and not self._test

    def writable(self, live: LiveValues, typed: bool) -> bool:
        """Whether answers may be typed: in a test by voice only when nobody can be heard any more."""
        return typed or not (self._test and self._by_voice) or live.ear is not None

    @staticmethod
    def words(captions: Iterable[CaptionView], hidden: Hidden) -> tuple[CaptionView, ...]:
        """The captions with the hidden words left out."""
        return tuple(replace(one, text="…") if _unseen(one, hidden) else one for one in captions)


def _unseen(caption: CaptionView, hidden: Hidden) -> bool:
    others = caption.speaker in ("customer", "colleague")
    return others and (hidden == "all" or (hidden == "sounding" and caption.sounding))


__all__ = ["Hidden", "Seen"]
