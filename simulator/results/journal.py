"""The journal: what trainees and trainers did with scored calls, with who, when and why. It is only ever added to."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import sqlalchemy as sa

from simulator.results.entries import JournalEntry, JournalKind
from simulator.results.store import Store
from simulator.results.tables import journal as _journal
from simulator.results.tables import passphrase as _passphrase


@dataclass(frozen=True, slots=True)
class Journal:
    """The journal of a store. Every method is one transaction and raises StoreError with one sentence."""

    store: Store

    def add(
        self, kind: JournalKind, *, made: str, who: str, call: str = "", text: str = "", criterion: str | None = None,
        verdict: str | None = None, event: int | None = None, answers: int | None = None,
    ) -> None:  # fmt: skip
        """Append an entry; `made` is the wall clock, ISO 8601 with offset."""
        with self.store.transaction() as connection:
            connection.execute(_journal.insert().values(
                made=made, who=who, kind=kind, call_id=call, criterion=criterion, verdict=verdict, event=event,
                answers=answers, text=text,
            ))  # fmt: skip

    def of(self, call: str) -> tuple[JournalEntry, ...]:
        """The entries of a call in the order in which they were made."""
        return tuple(self._read(sa.select(_journal).where(_journal.c.call_id == call)))

    def all(self) -> tuple[JournalEntry, ...]:
        """All entries in the order in which they were made."""
        return tuple(self._read(sa.select(_journal)))

    def by_call(self) -> Mapping[str, Sequence[JournalEntry]]:
        """All entries, by call."""
        found: dict[str, list[JournalEntry]] = {}
        for entry in self.all():
            found.setdefault(entry.call, []).append(entry)
        return found

    def _read(self, query: sa.Select[tuple[object, ...]]) -> list[JournalEntry]:
        with self.store.transaction() as connection:
            rows = connection.execute(query.order_by(_journal.c.id)).all()
        return [
            JournalEntry(
                row.id, row.made, row.who, row.kind, row.call_id, row.text, row.criterion, row.verdict, row.event,
                row.answers,
            )
            for row in rows
        ]  # fmt: skip

    # --- the passphrase of the trainer's view --------------------------------------------------------------------

    def passphrase(self) -> str | None:
        """The hash of the trainer's passphrase; None while none is set."""
        with self.store.transaction() as connection:
            found: str | None = connection.execute(
                sa.select(_passphrase.c.hash).order_by(_passphrase.c.id.desc()).limit(1)
            ).scalar()
        return found

    def set_passphrase(self, hash: str | None, *, made: str, who: str, text: str) -> None:
        """Put another passphrase's hash in the place of the present one (None: none is set); `text` says how."""
        with self.store.transaction() as connection:
            connection.execute(_passphrase.delete())
            if hash is not None:
                connection.execute(_passphrase.insert().values(hash=hash))
            connection.execute(_journal.insert().values(made=made, who=who, kind="passphrase", call_id="", text=text))


__all__ = ["Journal"]
