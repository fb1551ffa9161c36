"""The record on disk: what was written stays, whatever happens to the program."""

import os
import random
import signal
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from scoring.record.codec import RecordError, decode, encode
from scoring.record.events import HungUp, Noted, Ready, RecordCompleted
from simulator.errors import StoreError
from simulator.results.recorder import FileRecorder, read_record, record_path, state_of

HERE = Path(__file__).parent
EXAMPLE = HERE / "data" / "call.jsonl"
KILLS = 10


def write_all(path: Path, until: int | None = None) -> None:
    """Write the example call, or its first events, to a new record."""
    record = read_record(EXAMPLE)
    recorder = FileRecorder(path)
    for event in (record.header, *record.events[:until]):
        recorder.write(event)
    recorder.close()


def test_a_recorded_call_has_the_bytes_of_its_encoding(tmp_path: Path) -> None:
    path = record_path(tmp_path / "records", "01JD8Q4Z7H3M")
    write_all(path)
    assert path.read_text(encoding="utf-8") == encode(read_record(EXAMPLE))


@pytest.mark.skipif(os.name == "nt", reason="Windows keeps no such access bits")
def test_records_are_for_their_user_alone(tmp_path: Path) -> None:
    path = record_path(tmp_path / "records", "one")
    write_all(path)
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700


def test_an_event_is_readable_by_others_as_soon_as_write_returns(tmp_path: Path) -> None:
    record = read_record(EXAMPLE)
    recorder = FileRecorder(tmp_path / "call.jsonl")
    recorder.write(record.header)
    for number, event in enumerate(record.events, 1):
        recorder.write(event)
        assert read_record(recorder.path).events == record.events[:number]
    recorder.close()


@pytest.mark.parametrize("number", range(KILLS))
def test_a_killed_writer_leaves_every_event_that_it_had_written(tmp_path: Path, number: int) -> None:
    path = tmp_path / "call.jsonl"
    moment = random.Random(number).randrange(1, 400)
    writer = subprocess.Popen([sys.executable, HERE / "writer.py", EXAMPLE, path], stdout=subprocess.PIPE, text=True)
    assert writer.stdout is not None
    for line in writer.stdout:
        if int(line) >= moment:
            break
    writer.send_signal(signal.SIGKILL if os.name != "nt" else signal.SIGTERM)
    acknowledged = max([moment, *map(int, writer.stdout.read().split())])
    writer.wait()

    record = read_record(path)
    assert len(record.events) >= acknowledged
    assert [event.at for event in record.events] == [float(n) for n in range(1, len(record.events) + 1)]
    assert state_of(path) == "interrupted"


def test_a_record_torn_at_any_byte_of_its_last_line_is_read_without_it(tmp_path: Path) -> None:
    whole = EXAMPLE.read_bytes()
    events = read_record(EXAMPLE).events
    lines = whole.splitlines(keepends=True)
    last = next(index for index in range(len(lines) - 1, 0, -1) if "理".encode() in lines[index])
    start = sum(map(len, lines[:last]))
    path = tmp_path / "torn.jsonl"
    for end in range(start + 1, start + len(lines[last])):
        path.write_bytes(whole[:end])
        record = read_record(path)
        assert record.events == events[: last - 1]
        assert record.note is not None


def test_bytes_that_are_no_text_in_the_midst_are_a_changed_record(tmp_path: Path) -> None:
    path = tmp_path / "changed.jsonl"
    lines = EXAMPLE.read_bytes().splitlines(keepends=True)
    path.write_bytes(b"".join([*lines[:2], b"\xff\xfe\n", *lines[2:]]))
    with pytest.raises(RecordError, match=r"^line 3: the record was changed"):
        read_record(path)


def test_a_record_is_never_written_over(tmp_path: Path) -> None:
    path = tmp_path / "call.jsonl"
    write_all(path)
    with pytest.raises(StoreError, match="never written over"):
        FileRecorder(path)
    assert path.read_bytes() == EXAMPLE.read_bytes()


def test_nothing_follows_after_close(tmp_path: Path) -> None:
    recorder = FileRecorder(tmp_path / "call.jsonl")
    recorder.write(read_record(EXAMPLE).header)
    recorder.close()
    recorder.close()
    with pytest.raises(StoreError, match="closed"):
        recorder.write(Ready(0.0))


def test_a_line_that_did_not_fit_is_taken_back_whole(tmp_path: Path) -> None:
    resource = pytest.importorskip("resource")
    record = read_record(EXAMPLE)
    recorder = FileRecorder(tmp_path / "call.jsonl")
    recorder.write(record.header)
    size = recorder.path.stat().st_size
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    before = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size + 50, hard))
    try:
        with pytest.raises(StoreError, match="File too large"):
            recorder.write(Noted(1.0, "x" * 500))
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
        signal.signal(signal.SIGXFSZ, before)
    assert recorder.path.stat().st_size == size
    recorder.write(Noted(1.0, "x" * 500))
    recorder.close()
    assert read_record(recorder.path).events == (Noted(1.0, "x" * 500),)


def test_an_id_cannot_lead_out_of_the_folder(tmp_path: Path) -> None:
    for call in ("../evil", "a/b", "", "a.b", "..", "a\\b"):
        with pytest.raises(StoreError, match="is no id of a call"):
            record_path(tmp_path, call)


def test_a_record_tells_how_its_call_stands(tmp_path: Path) -> None:
    write_all(tmp_path / "done.jsonl")
    write_all(tmp_path / "cut.jsonl", until=9)
    (tmp_path / "damaged.jsonl").write_text("{}\n", encoding="utf-8")
    running = FileRecorder(tmp_path / "running.jsonl")
    running.write(read_record(EXAMPLE).header)
    states = {name: state_of(tmp_path / f"{name}.jsonl") for name in ("done", "cut", "damaged", "running", "missing")}
    assert states == {
        "done": "finished", "cut": "interrupted", "damaged": "interrupted", "running": "running",
        "missing": "interrupted",
    }  # fmt: skip
    running.close()
    assert state_of(running.path) == "interrupted"


def test_a_note_that_looks_like_a_completion_finishes_nothing(tmp_path: Path) -> None:
    recorder = FileRecorder(tmp_path / "call.jsonl")
    recorder.write(read_record(EXAMPLE).header)
    recorder.write(Noted(1.0, '"type":"RecordCompleted"'))
    recorder.write(HungUp(2.0, "customer"))
    recorder.close()
    assert state_of(recorder.path) == "interrupted"


def test_the_last_event_is_whole_after_completion(tmp_path: Path) -> None:
    path = tmp_path / "call.jsonl"
    write_all(path)
    record = decode(path.read_text(encoding="utf-8"))
    assert isinstance(record.events[-1], RecordCompleted)
    assert state_of(path) == "finished"
