"""The journal on a real SQLite file: only ever added to, and what it tells of a call."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator
from pathlib import Path

import pytest
import sqlalchemy as sa

from simulator.errors import StoreError
from simulator.results.entries import JournalEntry
from simulator.results.journal import Journal
from simulator.results.recorder import read_record
from simulator.results.standing import Standing, standing
from simulator.results.store import open_store
from simulator.results.tables import journal as table

RECORD = Path(__file__).parent / "data" / "call.jsonl"
THEN = "2026-11-24T10:00:00+08:00"


@pytest.fixture
def journal(tmp_path: Path) -> Iterator[Journal]:
    store = open_store(tmp_path)
    yield Journal(store)
    store.close()


def told(journal: Journal, *entries: dict[str, object]) -> Standing:
    for entry in entries:
        journal.add(**{"made": THEN, "who": "lin", "call": "a1", **entry})  # type: ignore[arg-type]
    return standing(journal.of("a1"))


def test_entries_come_back_as_they_were_made(journal: Journal, tmp_path: Path) -> None:
    journal.add("submit", made=THEN, who="林", call="a1")
    journal.add("overrule", made=THEN, who="周", call="a1", criterion="calm.x", verdict="met", text="原因")
    journal.store.close()
    again = Journal(open_store(tmp_path))
    first, second = again.of("a1")
    assert first == JournalEntry(1, THEN, "林", "submit", "a1", "")
    assert second == JournalEntry(2, THEN, "周", "overrule", "a1", "原因", "calm.x", "met")
    assert set(again.by_call()) == {"a1"}
    again.store.close()


@pytest.mark.parametrize("change", [sa.update(table).values(text="other"), sa.delete(table)])
def test_an_entry_can_neither_be_changed_nor_deleted(journal: Journal, change: sa.Update | sa.Delete) -> None:
    journal.add("dispute", made=THEN, who="lin", call="a1", criterion="c", text="as I said it")
    with pytest.raises(StoreError, match="only ever added to"), journal.store.transaction() as connection:
        connection.execute(change)
    assert journal.of("a1")[0].text == "as I said it"


def test_a_deletion_outlives_its_call(journal: Journal) -> None:
    header = dataclasses.replace(read_record(RECORD).header, call="a1")
    journal.store.begin_call(header)
    journal.store.delete_call("a1", who="zhou", made=THEN, why="asked for by lin")
    (entry,) = journal.of("a1")
    assert (entry.kind, entry.who, entry.made, entry.text) == ("delete", "zhou", THEN, "asked for by lin")
    with pytest.raises(StoreError):
        journal.store.call("a1")


def test_a_submission_can_be_taken_back_until_it_was_opened(journal: Journal) -> None:
    assert told(journal, {"kind": "submit"}).submitted
    assert not told(journal, {"kind": "withdraw"}).submitted
    assert told(journal, {"kind": "submit"}, {"kind": "open"}, {"kind": "withdraw"}).submitted


def test_a_dispute_is_open_until_it_is_answered_and_the_last_answer_counts(journal: Journal) -> None:
    found = told(journal, {"kind": "dispute", "criterion": "c", "text": "I said it"})
    assert found.open_disputes == 1
    number = found.disputes[0].id
    found = told(
        journal,
        {"kind": "answer", "answers": number, "text": "no"},
        {"kind": "answer", "answers": number, "text": "yes"},
    )
    assert found.open_disputes == 0
    answer = found.dispute_of("c").answer  # type: ignore[union-attr]
    assert answer is not None
    assert answer.text == "yes"


def test_the_last_overrule_of_a_criterion_counts_and_can_be_taken_back(journal: Journal) -> None:
    overrule = {"kind": "overrule", "criterion": "c", "text": "heard it"}
    assert (
        told(journal, {**overrule, "verdict": "partly"}, {**overrule, "verdict": "met"}).overrules["c"].verdict == "met"
    )
    assert told(journal, overrule).overrules == {}
    assert len(journal.of("a1")) == 3, "nothing is lost"


def test_a_passphrase_is_set_changed_and_forgotten_and_the_journal_tells_it(journal: Journal) -> None:
    assert journal.passphrase() is None
    journal.set_passphrase("one", made=THEN, who="zhou", text="set")
    journal.set_passphrase("two", made=THEN, who="zhou", text="changed")
    assert journal.passphrase() == "two"
    journal.set_passphrase(None, made=THEN, who="zhou", text="forgotten")
    assert journal.passphrase() is None
    assert [entry.text for entry in journal.of("")] == ["set", "changed", "forgotten"]
