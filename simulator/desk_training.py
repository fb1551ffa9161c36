"""Drills and shifts on the real adapters: their library, their calls, their results."""

from __future__ import annotations

import secrets
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from simulator.desk.services import Entry, RunningCall
from simulator.library import Library, drill_library
from simulator.listing import listed
from simulator.places import cache_folder
from simulator.scenario.walkthroughs import Walkthroughs
from simulator.sound import SoundEngines
from simulator.switchboard import Clock, Switchboard

if TYPE_CHECKING:
    from simulator.results.practice import Kind, Practice

RECORDS = "drills"
"""Folder in the cache for the record of the drill that is going on."""


class Unrecorded(SoundEngines):
    """Voices and ears whose sound is not kept: a drill is judged round by round and needs none."""

    def record(self, path: Path, clock: Clock) -> None:
        """Nothing is kept."""
        del path, clock


class DeskTraining:
    """`simulator.desk.training.Training` of one user."""

    def __init__(self, board: Switchboard) -> None:
        """`board` opens the user's calls."""
        self._board = board
        self._library: Library | None = None
        self._entries: tuple[Entry, ...] | None = None

    def _drills(self) -> Library:
        if self._library is None:
            self._library = drill_library(self._board.settings.scenarios)
        return self._library

    def drills(self) -> Sequence[Entry]:
        """All drills, those with errors included."""
        if self._entries is None:
            self._entries = tuple(
                Entry(one.id, one.title, one.family, one.language, one.difficulty, dict(one.brief), one.error)
                for one in listed(self._drills())
            )
        return self._entries

    def today(self) -> str:
        """The date on the wall."""
        return datetime.now().astimezone().date().isoformat()

    def open(self, drill: str, typed: bool) -> tuple[RunningCall, Walkthroughs | None]:
        """Make a drill ready; its record lies in the cache until the next one begins."""
        settings = self._board.settings
        folder = cache_folder() / RECORDS
        for old in folder.glob("*.jsonl"):
            old.unlink(missing_ok=True)
        board = Switchboard(self._drills(), lambda: self._board.store, settings, self._board.reads)
        out = folder / f"{secrets.token_hex(6)}.jsonl"
        typed = typed or not settings.agreed
        call = board.open_call(drill, engines=Unrecorded(settings), typed=typed, out=out)
        return call, call.loaded.walkthroughs

    def practised(self) -> Sequence[Practice]:
        """What the trainee has practised, the oldest first."""
        from simulator.results.practice import practised

        return practised(self._board.store, self._board.settings.trainee)

    def keep(self, kind: Kind, name: str, hits: int, rounds: int, seconds: float) -> None:
        """Keep what was practised just now."""
        from simulator.results.practice import Practice, keep_practice

        made = datetime.now().astimezone().isoformat(timespec="seconds")
        done = Practice(made, self._board.settings.trainee, kind, name, hits, rounds, round(seconds, 1))
        keep_practice(self._board.store, done)


__all__ = ["DeskTraining", "Unrecorded"]
