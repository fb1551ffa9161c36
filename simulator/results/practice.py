"""What a trainee has practised beside whole calls: drills, and shifts of several calls."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

import sqlalchemy as sa

from simulator.results.store import Store
from simulator.results.tables import practice as _practice

Kind = Literal["drill", "shift"]


@dataclass(frozen=True, slots=True)
class Practice:
    """A drill or a shift that was gone through."""

    made: str
    """Wall clock of its end, ISO 8601 with offset."""
    trainee: str
    kind: Kind
    name: str
    """Id of the drill; minutes of the shift."""
    hits: int
    """Rounds that were right; calls that were passed."""
    rounds: int
    """Rounds of the drill; calls of the shift."""
    seconds: float


def keep_practice(store: Store, done: Practice) -> None:
    """Keep what was practised. Raises StoreError."""
    with store.transaction() as connection:
        connection.execute(_practice.insert().values(
            made=done.made, trainee=done.trainee, kind=done.kind, name=done.name, hits=done.hits, rounds=done.rounds,
            seconds=done.seconds,
        ))  # fmt: skip


def practised(store: Store, trainee: str) -> Sequence[Practice]:
    """What a trainee has practised, the oldest first. Raises StoreError."""
    query = sa.select(_practice).where(_practice.c.trainee == trainee).order_by(_practice.c.id)
    with store.transaction() as connection:
        return tuple(
            Practice(row.made, row.trainee, row.kind, row.name, row.hits, row.rounds, row.seconds)
            for row in connection.execute(query)
        )


__all__ = ["Kind", "Practice", "keep_practice", "practised"]
