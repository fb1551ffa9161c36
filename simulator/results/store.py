"""The database of results: calls, scorecards and the documents they rest on, in one SQLite file of the user.

The SQL is portable; what belongs to SQLite alone stands in `_prepare`.
"""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import sqlalchemy as sa
from sqlalchemy.exc import DatabaseError, SQLAlchemyError

from scoring.record.codec import content_hash
from scoring.record.events import Header
from scoring.scorecard import Scorecard, scorecard_json
from simulator.errors import StoreError, UnknownCallError
from simulator.places import data_folder, private_folder
from simulator.results.entries import CallEntry, CallState, Document, DocumentKind
from simulator.results.migrations import bring_up_to_date
from simulator.results.recorder import record_path, state_of
from simulator.results.recordings import SOUNDS, recording_beside
from simulator.results.tables import call as _call
from simulator.results.tables import document as _document
from simulator.results.tables import journal as _journal
from simulator.results.tables import scorecard as _scorecard
from simulator.results.tables import trainee as _trainee

FILE_NAME: Final = "results.db"
RECORDS: Final = "records"
"""Folder of the records, beside the database."""
TYPED: Final = "typed"
"""Stands for the recogniser in the header of a call whose answers are typed."""
BUSY_SECONDS: Final = 5
"""How long another window may keep the database to itself."""


@dataclass(frozen=True, slots=True)
class Store:
    """The open database. Every method is one transaction and raises StoreError with one sentence."""

    folder: Path
    """The user's data folder, which holds the database and the folder of records."""
    engine: sa.Engine

    @property
    def records(self) -> Path:
        """Folder of the record files."""
        return self.folder / RECORDS

    def record_path(self, call: str) -> Path:
        """Where the record of a new call belongs."""
        return record_path(self.records, call)

    def sound(self, call: str) -> Path | None:
        """The recording beside the record of a call; None where none was kept."""
        return recording_beside(self.record_path(call))

    def close(self) -> None:
        """Close the database."""
        self.engine.dispose()

    # --- calls --------------------------------------------------------------------------------------------

    def begin_call(self, header: Header, record: Path | None = None) -> None:
        """Enter a call that starts now; its record is `record`, else lies where `record_path` says."""
        record = record or self.record_path(header.call)
        with self.transaction() as connection:
            connection.execute(_call.insert().values(
                id=header.call, trainee_id=_trainee_id(connection, header.trainee),
                parent_id=header.parent.call if header.parent else None,
                scenario=header.scenario.id or "", scenario_hash=header.scenario.hash,
                persona_hash=header.persona.hash, centre_hash=header.centre.hash,
                standard_hash=header.standard.hash, started=header.started, mode=header.mode,
                language=header.language, state="running", record=self._relative(record),
                typed=header.engines.get("ear") == TYPED,
            ))  # fmt: skip

    def set_state(self, call: str, state: CallState) -> None:
        """Say how a call stands."""
        with self.transaction() as connection:
            done = connection.execute(_call.update().where(_call.c.id == call).values(state=state))
            if done.rowcount == 0:
                raise _unknown(call)

    def settle(self) -> tuple[str, ...]:
        """Say of every call whose program is gone how it ended; returns the ids of those that were interrupted."""
        ended = [(entry.id, state_of(entry.record)) for entry in self.calls(state="running")]
        for call, state in ended:
            if state != "running":
                self.set_state(call, state)
        return tuple(call for call, state in ended if state == "interrupted")

    def calls(
        self, trainee: str | None = None, scenario: str | None = None, state: CallState | None = None,
        most: int | None = None,
    ) -> tuple[CallEntry, ...]:  # fmt: skip
        """Calls, the newest first, each with its newest scorecard."""
        query = _entries().order_by(_call.c.started.desc(), _call.c.id.desc()).limit(most)
        for column, value in ((_trainee.c.name, trainee), (_call.c.scenario, scenario), (_call.c.state, state)):
            if value is not None:
                query = query.where(column == value)
        with self.transaction() as connection:
            return tuple(self._entry(row) for row in connection.execute(query))

    def call(self, call: str) -> CallEntry:
        """One call by its id or the unambiguous beginning of it."""
        with self.transaction() as connection:
            found = [self._entry(row) for row in connection.execute(
                _entries().where(_call.c.id.startswith(call, autoescape=True)).order_by(_call.c.id).limit(20)
            )]  # fmt: skip
        exact = [entry for entry in found if entry.id == call]
        if not found or not call:
            raise _unknown(call)
        if not exact and len(found) > 1:
            raise StoreError(f"'{call}' begins the ids of several calls: {', '.join(entry.id for entry in found)}.")
        return exact[0] if exact else found[0]

    def delete_call(self, call: str, *, who: str, made: str, why: str = "") -> CallEntry:
        """Forget a call: its row, scorecards, record, sound, and documents that no other call rests on.

        The journal keeps that it was deleted, by whom, when (`made`, ISO 8601) and why. A record outside the folder of
        records is left alone: it may have been written anew for another call.
        """
        entry = self.call(call)
        with self.transaction() as connection:
            connection.execute(_journal.insert().values(made=made, who=who, kind="delete", call_id=entry.id, text=why))
            connection.execute(_scorecard.delete().where(_scorecard.c.call_id == entry.id))
            connection.execute(_call.delete().where(_call.c.id == entry.id))
            used = [sa.select(column) for column in (
                _call.c.scenario_hash, _call.c.persona_hash, _call.c.centre_hash, _call.c.standard_hash,
                _scorecard.c.standard_hash,
            )]  # fmt: skip
            connection.execute(_document.delete().where(_document.c.hash.not_in(sa.union(*used))))
            if entry.record.is_relative_to(self.records):
                for path in (entry.record, *(entry.record.with_suffix(suffix) for suffix in SOUNDS)):
                    _remove(path)
        return entry

    # --- scorecards and documents -------------------------------------------------------------------------

    def keep_scorecard(self, card: Scorecard, detector: str, stars: int | None = None) -> None:
        """Keep the scorecard of a call; one that the same judge made before is replaced.

        `stars` are those that the trainee gets after hints; None: those of the scorecard.
        """
        with self.transaction() as connection:
            connection.execute(_scorecard.delete().where(
                (_scorecard.c.call_id == card.id) & (_scorecard.c.standard_hash == card.standard.hash)
                & (_scorecard.c.program == card.program) & (_scorecard.c.detector == detector)
            ))  # fmt: skip
            connection.execute(_scorecard.insert().values(
                call_id=card.id, standard=card.standard.id, standard_version=card.standard.version,
                standard_hash=card.standard.hash, program=card.program, detector=detector, total=card.total,
                passed=card.passed, stars=card.stars if stars is None else stars, json=scorecard_json(card),
            ))  # fmt: skip

    def scorecard(self, call: str) -> str | None:
        """The newest scorecard of a call as JSON text; None when it was never scored."""
        query = sa.select(_scorecard.c.json).where(_scorecard.c.call_id == call).order_by(_scorecard.c.id.desc())
        with self.transaction() as connection:
            return connection.execute(query.limit(1)).scalar()

    def scored_calls(self, trainee: str | None = None) -> tuple[tuple[CallEntry, str], ...]:
        """The scored calls (of one trainee), the newest first, each with its newest scorecard as JSON text."""
        query = _entries().add_columns(_scorecard.c.json).where(_scorecard.c.json.is_not(None))
        query = query.order_by(_call.c.started.desc(), _call.c.id.desc())
        if trainee is not None:
            query = query.where(_trainee.c.name == trainee)
        with self.transaction() as connection:
            return tuple((self._entry(row), row.json) for row in connection.execute(query))

    def keep_document(self, kind: DocumentKind, name: str, text: str) -> str:
        """Keep a text that calls rest on and return its hash; the same text is kept once."""
        key = content_hash(text)
        with self.transaction() as connection:
            if connection.execute(sa.select(_document.c.hash).where(_document.c.hash == key)).first() is None:
                connection.execute(_document.insert().values(hash=key, kind=kind, name=name, text=text))
        return key

    def document(self, key: str) -> Document:
        """A kept text by its hash."""
        with self.transaction() as connection:
            row = connection.execute(sa.select(_document).where(_document.c.hash == key)).first()
        if row is None:
            raise StoreError(f"No text with the hash {key} was kept.")
        return Document(row.hash, row.kind, row.name, row.text)

    # --- within -------------------------------------------------------------------------------------------

    @contextmanager
    def transaction(self) -> Iterator[sa.Connection]:
        """One transaction; what the database has to say against it becomes a StoreError."""
        try:
            with self.engine.begin() as connection:
                yield connection
        except (SQLAlchemyError, sqlite3.Error) as error:
            raise _said(self.folder / FILE_NAME, error) from error

    def _relative(self, record: Path) -> str:
        """Within the data folder without its path, so that the folder may be moved."""
        return (record.relative_to(self.folder) if record.is_relative_to(self.folder) else record).as_posix()

    def _entry(self, row: sa.Row[Any]) -> CallEntry:
        return CallEntry(
            row.id, row.trainee, row.scenario, row.started, row.mode, row.language, row.state,
            self.folder / row.record, row.parent_id, row.total, None if row.passed is None else bool(row.passed),
            row.stars, bool(row.typed),
        )  # fmt: skip


def open_store(folder: Path | None = None) -> Store:
    """Open the user's database, made or brought up to date where needed; calls of a killed program are settled.

    Raises StoreError.
    """
    folder = folder or data_folder()
    path = private_folder(folder) / FILE_NAME
    try:
        os.close(os.open(path, os.O_RDWR | os.O_CREAT, 0o600))  # SQLite gives its side files the same access
    except OSError as error:
        raise StoreError(f"The database {path} cannot be opened: {error.strerror or error}.") from error
    engine = sa.create_engine(f"sqlite:///{path}", connect_args={"timeout": BUSY_SECONDS})
    sa.event.listen(engine, "connect", _prepare)
    sa.event.listen(engine, "begin", _begin)
    store = Store(folder, engine)
    try:
        with store.transaction() as connection:
            bring_up_to_date(connection, path)
        store.settle()
    except StoreError:
        engine.dispose()
        raise
    return store


def _prepare(connection: Any, _: object) -> None:
    """What SQLite needs to be told: write-ahead log, checked references, and transactions that hold our DDL, too."""
    connection.isolation_level = None  # the driver would commit by itself before a change of tables
    for pragma in ("journal_mode=WAL", "synchronous=FULL", "foreign_keys=ON", "secure_delete=ON"):
        connection.execute(f"PRAGMA {pragma}")


def _begin(connection: sa.Connection) -> None:
    connection.exec_driver_sql("BEGIN IMMEDIATE")


def _entries() -> sa.Select[Any]:
    newest = (
        sa.select(sa.func.max(_scorecard.c.id)).where(_scorecard.c.call_id == _call.c.id).correlate(_call)
        .scalar_subquery()
    )  # fmt: skip
    return (
        sa.select(_call, _trainee.c.name.label("trainee"), _scorecard.c.total, _scorecard.c.passed, _scorecard.c.stars)
        .join_from(_call, _trainee, _trainee.c.id == _call.c.trainee_id)
        .outerjoin(_scorecard, _scorecard.c.id == newest)
    )


def _trainee_id(connection: sa.Connection, name: str) -> Any:
    query = sa.select(_trainee.c.id).where(_trainee.c.name == name)
    if connection.execute(query).first() is None:
        connection.execute(_trainee.insert().values(name=name))
    return connection.execute(query).scalar_one()


def _remove(path: Path) -> None:
    try:
        path.unlink(missing_ok=True)
    except OSError as error:
        raise StoreError(f"{path} cannot be deleted ({error.strerror or error}); the call was kept.") from error


def _unknown(call: str) -> UnknownCallError:
    return UnknownCallError(f"There is no call '{call}'; 'three-rings results' lists those that are kept.")


def _said(path: Path, error: Exception) -> StoreError:
    cause = error.orig if isinstance(error, DatabaseError) else error
    words = str(cause)
    if "not a database" in words or "malformed" in words:
        return StoreError(
            f"The database {path} is damaged ({words}). Move it away to begin a new one; "
            f"the records in {path.parent / RECORDS} are not touched and can be scored as they are."
        )
    if "locked" in words:
        return StoreError(f"The database {path} is used by another program for too long; close it and try again.")
    return StoreError(f"The database {path} cannot be used: {words}.")


__all__ = ["BUSY_SECONDS", "FILE_NAME", "RECORDS", "Store", "open_store"]
