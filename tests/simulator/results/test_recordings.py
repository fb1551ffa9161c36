"""Where a second of a call can be heard."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from scoring.record.codec import encode
from scoring.record.events import Parent
from simulator.results.recordings import recordings_of
from tests.scoring.call_files import call_file


def test_a_retry_that_was_killed_before_it_began_is_heard_in_the_call_before_it(tmp_path: Path) -> None:
    record = call_file("mockery").record
    parent, retry = tmp_path / f"{record.header.call}.jsonl", tmp_path / "retry.jsonl"
    header = replace(record.header, call="retry", parent=Parent(record.header.call, 9))
    parent.write_text(encode(record), encoding="utf-8")
    sound = parent.with_suffix(".wav")
    for path in (sound, retry.with_suffix(".wav")):
        path.touch()
    for events in ((), record.events[:4]):
        retry.write_text(encode(replace(record, header=header, events=events)), encoding="utf-8")
        assert recordings_of(retry).at(1.0) == (sound, 0.0)
