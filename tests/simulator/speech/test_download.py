"""Downloads from a real server that breaks off, stalls, is slow, lies, redirects or serves other bytes."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from simulator.speech.download import DownloadError, Patience, Received, Wanted, alone, download
from tests.rogue_server import RogueServer, rogue_server

NAME = "model.tar.bz2"
DATA = np.random.default_rng(5).bytes(50_000)
SHA = hashlib.sha256(DATA).hexdigest()
HASTE = Patience(connect=20.0, read=20.0, pause=0.01, tries=3, slow_bytes=0.0)
IMPATIENT = replace(HASTE, read=0.5, tries=20)
"""For a server that stalls; a busy machine may make others seem to, and that must harm nothing."""


@pytest.fixture
def server(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[RogueServer]:
    monkeypatch.setenv("NO_PROXY", "127.0.0.1")
    served = tmp_path / "served"
    served.mkdir()
    (served / NAME).write_bytes(DATA)
    with rogue_server(served) as running:
        yield running


def fetched(server: RogueServer, folder: Path, *behaviours: str, known: bool = True, **more) -> Received:
    """Download from these addresses of the server, one after the other."""
    addresses = tuple(server.address(behaviour, NAME) for behaviour in behaviours)
    wanted = Wanted(NAME, addresses, SHA if known else "", len(DATA))
    options = {"report": lambda *_: None, "room": lambda _: None, "patience": HASTE} | more
    return download(wanted, folder, **options)


@pytest.mark.parametrize("known", [True, False])
@pytest.mark.parametrize("behaviour", ["good", "plain", "breaks", "slow", "moved", "fails", "elsewhere", "stalls"])
def test_the_file_arrives_whole(server: RogueServer, tmp_path: Path, behaviour: str, known: bool):
    told: list[tuple[int, int | None]] = []
    patience = IMPATIENT if behaviour == "stalls" else HASTE
    done = fetched(server, tmp_path, behaviour, known=known, report=lambda *one: told.append(one), patience=patience)
    assert done.path.read_bytes() == DATA
    assert (done.sha256, done.verified) == (SHA, known)
    assert told[-1] == (len(DATA), len(DATA))
    assert [path.name for path in tmp_path.iterdir() if path.is_file() and path.suffix != ".lock"] == [NAME]


def test_what_has_come_is_gone_on_with_the_next_time(server: RogueServer, tmp_path: Path):
    def stop(done: int, _: int | None) -> None:
        if done > 20_000:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        fetched(server, tmp_path, "slow", report=stop)
    have = (tmp_path / f"{NAME}.part").stat().st_size
    assert have > 0
    assert fetched(server, tmp_path, "good").path.read_bytes() == DATA
    assert server.ranges == [None, f"bytes={have}-"]


def test_a_part_that_came_whole_is_not_fetched_again(server: RogueServer, tmp_path: Path):
    (tmp_path / f"{NAME}.part").write_bytes(DATA)
    assert fetched(server, tmp_path, "good").path.read_bytes() == DATA
    fetched(server, tmp_path, "missing")  # the whole file lies here
    assert server.asked["missing"] == 0


def test_a_part_of_another_file_is_thrown_away(server: RogueServer, tmp_path: Path):
    (tmp_path / f"{NAME}.part").write_bytes(bytes(30_000))
    assert fetched(server, tmp_path, "good").path.read_bytes() == DATA
    assert server.ranges == ["bytes=30000-", None]
    (tmp_path / NAME).unlink()
    (tmp_path / f"{NAME}.part").write_bytes(bytes(60_000))
    assert fetched(server, tmp_path, "good").path.read_bytes() == DATA


def test_an_unknown_file_is_gone_on_with_only_under_the_same_mark(server: RogueServer, tmp_path: Path):
    part = tmp_path / f"{NAME}.part"
    part.write_bytes(bytes(30_000))
    assert fetched(server, tmp_path, "good", known=False).path.read_bytes() == DATA
    server.tags = False
    server.ranges.clear()
    with pytest.raises(DownloadError):
        fetched(server, tmp_path, "breaks", known=False)  # nothing says that it is still the same file
    assert set(server.ranges) == {None}


@pytest.mark.parametrize(
    ("behaviour", "reason"),
    [
        ("wrong", "its bytes are not those of the file (the checksum differs)"),
        ("long", "it has another file of 55,000 bytes, 50,000 are expected"),
        ("huge", "it has another file of"),
        ("short", "it has another file of 25,000 bytes"),
        ("page", "it gives a page in place of the file"),
        ("missing", "it answers 404 Not Found"),
        ("circle", "Exceeded maximum allowed redirects"),
        ("endless", "it gives more bytes than it said"),
        ("breaks-plain", "the connection broke"),
    ],
)
def test_what_is_wrong_is_one_sentence_and_the_next_address_is_tried(
    server: RogueServer, tmp_path: Path, behaviour: str, reason: str
):
    with pytest.raises(DownloadError) as caught:
        fetched(server, tmp_path, behaviour)
    assert str(caught.value).startswith(f"{NAME} could not be fetched (127.0.0.1: {reason}")
    assert "\n" not in str(caught.value)
    assert not (tmp_path / NAME).exists()
    assert fetched(server, tmp_path, behaviour, "missing", "good").path.read_bytes() == DATA


@pytest.mark.parametrize(
    ("behaviour", "reason"), [("huge", "no model has"), ("long", "the connection broke"), ("page", "a page")]
)
def test_lies_about_an_unknown_file(server: RogueServer, tmp_path: Path, behaviour: str, reason: str):
    with pytest.raises(DownloadError, match=reason):
        fetched(server, tmp_path, behaviour, known=False)


def test_a_slow_address_is_left_for_another_but_not_the_last_one(server: RogueServer, tmp_path: Path):
    patience = Patience(pause=0.01, slow_bytes=1e9, slow_seconds=0.05)
    assert fetched(server, tmp_path, "slow", "good", patience=patience).address.endswith(f"/good/{NAME}")
    (tmp_path / NAME).unlink()
    assert fetched(server, tmp_path, "slow", patience=patience).path.read_bytes() == DATA


def test_a_server_that_is_not_there_is_one_sentence(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("NO_PROXY", "127.0.0.1")
    wanted = Wanted(NAME, ("http://127.0.0.1:9/x", "nonsense://x", "http://[broken"), SHA, 1)
    with pytest.raises(DownloadError) as caught:
        download(wanted, tmp_path, lambda *_: None, room=lambda _: None, patience=HASTE)
    assert "\n" not in str(caught.value)


def test_one_program_at_a_time(server: RogueServer, tmp_path: Path):
    with alone(tmp_path / NAME), pytest.raises(DownloadError, match="by another program"):
        fetched(server, tmp_path, "good")
    assert fetched(server, tmp_path, "good").verified


def test_room_is_asked_for_before_anything_is_taken(server: RogueServer, tmp_path: Path):
    asked: list[int] = []

    def room(count: int) -> None:
        asked.append(count)
        raise DownloadError("no room")

    with pytest.raises(DownloadError, match="no room"):
        fetched(server, tmp_path, "good", room=room)
    assert asked == [len(DATA)]
    assert not (tmp_path / f"{NAME}.part").exists()
