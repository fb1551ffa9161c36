"""The database of results, on a real SQLite file."""

import dataclasses
import os
import sqlite3
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from scoring.record.codec import Record, content_hash
from scoring.record.events import Parent
from scoring.scorecard import Judgement, Scorecard, Verdict, add_up, scorecard_json
from scoring.standard import Standard, shipped_standard
from simulator.errors import StoreError
from simulator.results.recorder import FileRecorder, read_record
from simulator.results.store import FILE_NAME, Store, open_store

EXAMPLE = Path(__file__).parent / "data" / "call.jsonl"


@pytest.fixture
def store(tmp_path: Path):
    """A new store in a folder that does not exist yet."""
    opened = open_store(tmp_path / "data")
    yield opened
    opened.close()


@pytest.fixture(scope="module")
def record() -> Record:
    return read_record(EXAMPLE)


@pytest.fixture(scope="module")
def standard() -> Standard:
    return shipped_standard("guangdong-phone")


def scored(call: str, standard: Standard, verdict: Verdict = Verdict.MET) -> Scorecard:
    """A scorecard that gives every criterion the same verdict."""
    return add_up(call, standard, {criterion: Judgement(verdict) for criterion in standard.criteria})


def begin(store: Store, record: Record, call: str, **changes: object) -> None:
    """Enter a copy of the example call under another id, with its record file."""
    store.begin_call(dataclasses.replace(record.header, call=call, **changes))
    path = store.record_path(call)
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(EXAMPLE.read_bytes())


def test_a_call_goes_through_its_states(store: Store, record: Record, standard: Standard) -> None:
    begin(store, record, "a1")
    entry = store.call("a1")
    assert (entry.trainee, entry.scenario, entry.mode, entry.language) == ("lin", "late-claim", "practise", "zh")
    assert (entry.state, entry.total, entry.passed, entry.stars) == ("running", None, None, None)
    assert entry.record == store.record_path("a1")

    store.set_state("a1", "finished")
    card = scored("a1", standard)
    store.keep_scorecard(card, "zh-1")
    entry = store.call("a1")
    assert (entry.state, entry.total, entry.passed, entry.stars) == ("finished", 100, True, card.stars)
    assert store.scorecard("a1") == scorecard_json(card)


def test_results_are_there_after_closing(tmp_path: Path, record: Record, standard: Standard) -> None:
    first = open_store(tmp_path)
    begin(first, record, "a1")
    first.set_state("a1", "finished")
    first.keep_scorecard(scored("a1", standard), "zh-1")
    listed = first.calls()
    first.close()
    again = open_store(tmp_path)
    assert again.calls() == listed
    again.close()


def test_the_newest_call_and_the_newest_scorecard_come_first(store: Store, record: Record, standard: Standard) -> None:
    begin(store, record, "old", started="2026-11-23T10:00:00+08:00")
    begin(store, record, "new", started="2026-11-24T10:00:00+08:00")
    store.keep_scorecard(scored("old", standard), "zh-1")
    store.keep_scorecard(scored("old", standard, Verdict.NOT_MET), "zh-2")
    assert [(entry.id, entry.total) for entry in store.calls()] == [("new", None), ("old", 0)]


def test_the_same_judge_has_one_scorecard(store: Store, record: Record, standard: Standard) -> None:
    begin(store, record, "a1")
    for verdict in (Verdict.MET, Verdict.PARTLY):
        store.keep_scorecard(scored("a1", standard, verdict), "zh-1")
    assert store.call("a1").total == 50
    with sqlite3.connect(store.folder / FILE_NAME) as plain:
        assert plain.execute("SELECT count(*) FROM scorecard").fetchone() == (1,)


def test_calls_are_listed_by_trainee_scenario_and_state(store: Store, record: Record) -> None:
    begin(store, record, "a1")
    begin(store, record, "a2", trainee="wu")
    begin(store, record, "a3", scenario=dataclasses.replace(record.header.scenario, id="orphan-policy"))
    store.set_state("a3", "interrupted")
    assert {entry.id for entry in store.calls(trainee="lin")} == {"a1", "a3"}
    assert {entry.id for entry in store.calls(scenario="late-claim")} == {"a1", "a2"}
    assert {entry.id for entry in store.calls(state="interrupted")} == {"a3"}
    assert len(store.calls(most=2)) == 2


def test_a_call_is_found_by_the_beginning_of_its_id(store: Store, record: Record) -> None:
    for call in ("ab1", "ab2", "ab"):
        begin(store, record, call)
    assert store.call("ab1").id == "ab1"
    assert store.call("ab").id == "ab"
    with pytest.raises(StoreError, match=r"'a' begins the ids of several calls: ab, ab1, ab2"):
        store.call("a")
    for unknown in ("zz", "", "%", "_b1"):
        with pytest.raises(StoreError, match="There is no call"):
            store.call(unknown)


def test_a_retry_names_its_parent(store: Store, record: Record) -> None:
    begin(store, record, "a1")
    begin(store, record, "a2", parent=Parent("a1", 12))
    assert store.call("a2").parent == "a1"


def test_deleting_a_call_leaves_nothing_of_it(store: Store, record: Record, standard: Standard) -> None:
    shared, own = store.keep_document("centre", "centre", "shared"), store.keep_document("scenario", "x", "own")
    same = dataclasses.replace(record.header.centre, hash=shared)
    begin(store, record, "a1", centre=same, scenario=dataclasses.replace(record.header.scenario, hash=own))
    begin(store, record, "a2", centre=same)
    store.keep_scorecard(scored("a1", standard), "zh-1")
    sound = store.record_path("a1").with_suffix(".flac")
    sound.write_bytes(b"sound")

    store.delete_call("a1", who="lin", made="2026-11-24T10:00:00+08:00")
    assert [entry.id for entry in store.calls()] == ["a2"]
    assert sorted(path.name for path in store.records.iterdir()) == ["a2.jsonl"]
    assert store.document(shared).text == "shared"
    with pytest.raises(StoreError, match="No text with the hash"):
        store.document(own)
    assert store.scorecard("a1") is None


def test_a_document_is_kept_once_by_its_hash(store: Store) -> None:
    text = "format: 1\nid: 迟到\n"
    assert store.keep_document("scenario", "late-claim", text) == content_hash(text)
    assert store.keep_document("scenario", "late-claim", text) == content_hash(text)
    kept = store.document(content_hash(text))
    assert (kept.kind, kept.name, kept.text) == ("scenario", "late-claim", text)


def test_the_data_folder_can_be_moved(tmp_path: Path, record: Record) -> None:
    first = open_store(tmp_path / "here")
    begin(first, record, "a1")
    first.close()
    (tmp_path / "here").rename(tmp_path / "there")
    moved = open_store(tmp_path / "there")
    assert read_record(moved.call("a1").record) == record
    moved.close()


@pytest.mark.skipif(os.name == "nt", reason="Windows keeps no such access bits")
def test_the_database_is_for_its_user_alone(store: Store, record: Record) -> None:
    begin(store, record, "a1")
    assert stat.S_IMODE(store.folder.stat().st_mode) == 0o700
    for path in store.folder.glob(f"{FILE_NAME}*"):
        assert stat.S_IMODE(path.stat().st_mode) == 0o600, path


def test_calls_of_a_killed_program_are_settled_at_the_next_start(tmp_path: Path, record: Record) -> None:
    store = open_store(tmp_path)
    events = {"done": record.events, "cut": record.events[:9], "running": record.events[:3]}
    recorders = {}
    for call, written in events.items():
        header = dataclasses.replace(record.header, call=call)
        store.begin_call(header)
        recorders[call] = FileRecorder(store.record_path(call))
        for event in (header, *written):
            recorders[call].write(event)
    recorders["done"].close()
    recorders["cut"].close()
    store.close()

    again = open_store(tmp_path)
    assert {entry.id: entry.state for entry in again.calls()} == {
        "done": "finished", "cut": "interrupted", "running": "running",
    }  # fmt: skip
    recorders["running"].close()
    assert again.settle() == ("running",)
    again.close()


def test_a_damaged_database_is_said_and_kept(tmp_path: Path) -> None:
    path = tmp_path / FILE_NAME
    path.write_bytes(b"this was a database once" * 100)
    with pytest.raises(StoreError, match=r"is damaged .* Move it away"):
        open_store(tmp_path)
    assert path.read_bytes() == b"this was a database once" * 100


def test_a_database_of_a_newer_program_is_left_alone(tmp_path: Path) -> None:
    open_store(tmp_path).close()
    with sqlite3.connect(tmp_path / FILE_NAME) as plain:
        plain.execute("UPDATE alembic_version SET version_num = '9999_later'")
    with pytest.raises(StoreError, match=r"made by a newer version .*9999_later"):
        open_store(tmp_path)


def test_a_folder_that_cannot_be_made_is_said(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("no folder")
    with pytest.raises(StoreError, match="cannot be used"):
        open_store(tmp_path / "file" / "data")


def test_two_windows_can_enter_calls_side_by_side(tmp_path: Path) -> None:
    program = """
import dataclasses, sys
from pathlib import Path
from simulator.results.recorder import FileRecorder, read_record
from simulator.results.store import open_store
header = read_record(Path(sys.argv[1])).header
store = open_store(Path(sys.argv[2]))
for number in range(20):
    store.begin_call(dataclasses.replace(header, call=f"{sys.argv[3]}-{number}", trainee=sys.argv[3]))
"""
    windows = [
        subprocess.Popen([sys.executable, "-c", program, EXAMPLE, tmp_path, name]) for name in ("one", "two", "three")
    ]
    assert [window.wait() for window in windows] == [0, 0, 0]
    store = open_store(tmp_path)
    assert len(store.calls()) == 60
    store.close()
