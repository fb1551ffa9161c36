"""`three-rings results`: lists, shows and deletes calls of a real database."""

import dataclasses
from pathlib import Path

import pytest

from scoring.engine import score
from scoring.record.codec import Record
from scoring.standard import shipped_standard
from simulator.results.journal import Journal
from simulator.results.recorder import read_record
from simulator.results.store import open_store

EXAMPLE = Path(__file__).parent.parent / "results" / "data" / "call.jsonl"


@pytest.fixture
def calls(private_home: Path) -> Path:
    """Two calls, one of them scored; returns the folder of their records."""
    record = read_record(EXAMPLE)
    store = open_store()
    store.records.mkdir(mode=0o700)
    for call, started in (("first", "2026-11-23T10:00:00+08:00"), ("second", "2026-11-24T10:00:00+08:00")):
        header = dataclasses.replace(record.header, call=call, started=started)
        store.begin_call(header)
        lines = EXAMPLE.read_bytes().splitlines(keepends=True)
        store.record_path(call).write_bytes(b"".join(lines if call == "first" else lines[:-1]))
    card = score(
        Record(dataclasses.replace(record.header, call="first"), record.events), shipped_standard("guangdong-phone")
    )
    store.keep_scorecard(card, record.header.detector)
    store.set_state("first", "finished")
    store.close()
    return private_home / "records"


def test_without_calls_it_says_how_to_begin(three_rings) -> None:
    done = three_rings("results")
    assert (done.status, done.out) == (0, "No call was taken yet. 'three-rings' opens the desk.\n")
    assert three_rings("results", "--json").json == []


def test_calls_are_listed_newest_first(three_rings, calls: Path) -> None:
    listed = three_rings("results", "--json").json
    assert [(one["id"], one["state"]) for one in listed] == [("second", "interrupted"), ("first", "finished")]
    assert listed[1]["total"] is not None
    assert listed[1]["record"] == str(calls / "first.jsonl")
    table = three_rings("results").out
    assert table.index("second") < table.index("first")
    assert three_rings("results", "--scenario", "none", "--json").json == []
    assert len(three_rings("results", "--most", "1", "--json").json) == 1


def test_one_call_is_shown_with_its_scorecard(three_rings, calls: Path) -> None:
    shown = three_rings("results", "show", "fir", "--json").json
    assert shown["id"] == "first"
    assert shown["scorecard"]["verdicts"]["greeting.three_rings"] == "met"
    assert "我理解您的心情" in three_rings("results", "show", "first").out
    assert "has no scorecard yet" in three_rings("results", "show", "second").out


def test_a_call_is_deleted_only_on_a_yes(three_rings, calls: Path) -> None:
    assert three_rings("results", "delete", "first", stdin="n\n").status == 1
    assert (calls / "first.jsonl").exists()
    done = three_rings("results", "delete", "first", "--yes")
    assert (done.status, done.out) == (0, "The call first was deleted.\n")
    assert not (calls / "first.jsonl").exists()
    assert [one["id"] for one in three_rings("results", "--json").json] == ["second"]


@pytest.mark.parametrize("command", [("show", "zz"), ("delete", "zz", "--yes")])
def test_an_unknown_call_is_said(three_rings, calls: Path, command: tuple[str, ...]) -> None:
    done = three_rings("results", *command)
    assert done.status == 2
    assert "There is no call 'zz'" in done.err


def test_a_damaged_database_is_one_sentence(three_rings, private_home: Path) -> None:
    (private_home / "results.db").write_bytes(b"broken" * 500)
    done = three_rings("results")
    assert done.status == 1
    assert done.err.count("\n") == 1
    assert "is damaged" in done.err


def test_a_deletion_stands_in_the_journal_with_its_reason(three_rings, calls: Path) -> None:
    assert three_rings("results", "delete", "first", "--yes", "--why", "asked for by lin").status == 0
    (entry,) = three_rings("results", "journal", "--json").json
    assert (entry["kind"], entry["call"], entry["text"]) == ("delete", "first", "asked for by lin")
    assert entry["who"]
    assert "asked for by" in three_rings("results", "journal").out


def test_a_forgotten_passphrase_is_taken_away_and_the_journal_says_so(three_rings, calls: Path) -> None:
    assert "no passphrase yet" in three_rings("results", "passphrase").out
    store = open_store()
    Journal(store).set_passphrase("hash", made="2026-11-24T10:00:00+08:00", who="zhou", text="set")
    store.close()
    assert "has a passphrase" in three_rings("results", "passphrase").out
    assert "taken away" in three_rings("results", "passphrase", "--forget", "--why", "left the centre").out
    assert "no passphrase yet" in three_rings("results", "passphrase").out
    entries = three_rings("results", "journal", "--json").json
    assert [entry["text"] for entry in entries] == ["set", "forgotten: left the centre"]
