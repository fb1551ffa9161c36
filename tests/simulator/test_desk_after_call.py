"""Scored calls on the real adapters: journal and privacy on SQLite, the report, the passphrase, a sentence to hear."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from scoring.engine import score
from scoring.record.codec import Record
from scoring.standard import shipped_standard
from simulator import desk_after_call
from simulator.desk_after_call import AfterCallServices
from simulator.library import Library
from simulator.results.recorder import read_record
from simulator.results.store import Store, open_store
from simulator.settings import Settings
from simulator.speech.samples import Samples
from simulator.switchboard import Switchboard

RECORD = Path(__file__).parent / "results" / "data" / "call.jsonl"
STANDARD = shipped_standard("guangdong-phone")


class Heard:
    """A loudspeaker that keeps what it was asked to make."""

    def __init__(self) -> None:
        self.made: list[tuple[Samples, int]] = []

    def sound(self, make, patience: float) -> None:
        """Make it at once."""
        self.made.append(make())


class Services(AfterCallServices):
    """The services without the rest of the desk."""

    def __init__(self, store: Store) -> None:
        self._board = Switchboard(Library(()), lambda: store, Settings(trainee="林", interface="en"))
        self.heard = Heard()

    def _player(self):
        return self.heard


@pytest.fixture
def services() -> Iterator[Services]:
    store = open_store()
    yield Services(store)
    store.close()


def keep(services: Services, call: str, trainee: str = "林", mode: str = "practise") -> Record:
    """A scored call among the results, with its record."""
    record = read_record(RECORD)
    record = replace(record, header=replace(record.header, call=call, trainee=trainee, mode=mode))
    store = services._board.store
    store.begin_call(record.header)
    path = store.record_path(call)
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(RECORD.read_bytes())
    store.keep_scorecard(score(record, STANDARD), record.header.detector)
    store.set_state(call, "finished")
    return record


def seen(services: Services) -> list[str]:
    return sorted(one.entry.id for one in services.reviewed_calls())


def test_a_trainer_sees_what_was_handed_in_and_tests_alone(services: Services) -> None:
    keep(services, "private")
    keep(services, "test", mode="test")
    keep(services, "of-another", trainee="陈")
    assert seen(services) == ["test"]
    services.enter("submit", "of-another", who="陈")
    assert seen(services) == ["of-another", "test"]
    services.enter("withdraw", "of-another", who="陈")
    assert seen(services) == ["test"]


def test_what_a_trainer_has_opened_stays_handed_in(services: Services) -> None:
    keep(services, "call")
    services.enter("submit", "call")
    services.enter("open", "call", who="周")
    services.enter("withdraw", "call")
    assert seen(services) == ["call"]
    assert services.standing("call").seen


def test_entries_carry_who_and_when(services: Services) -> None:
    services.enter("dispute", "call", criterion="greeting.opening", text="我说过了")
    (dispute,) = services.standing("call").disputes
    assert (dispute.by, dispute.criterion, dispute.text) == ("林", "greeting.opening", "我说过了")
    assert dispute.made[:2] == "20"


def test_the_passphrase_is_kept_as_a_hash(services: Services, private_home: Path) -> None:
    assert not services.has_passphrase()
    assert not services.opens("")
    services.set_passphrase("three rings at most", "周")
    assert services.opens("three rings at most")
    assert not services.opens("three rings at mosT")
    assert (services._journal.passphrase() or "").startswith("$argon2id$")
    services.set_passphrase("another, longer one", "周")
    assert not services.opens("three rings at most")
    assert [(one.who, one.text) for one in services._journal.of("")] == [("周", "set"), ("周", "changed")]


def test_a_damaged_hash_opens_nothing(services: Services) -> None:
    services._journal.set_passphrase("no hash", made="2026-03-01T10:00:00+08:00", who="周", text="set")
    assert not services.opens("no hash")


def test_the_report_is_written_and_shown(services: Services, monkeypatch: pytest.MonkeyPatch) -> None:
    shown: list[str] = []
    monkeypatch.setattr(desk_after_call.webbrowser, "open", shown.append)
    record = keep(services, "call")
    card = json.loads(services._board.store.scorecard("call") or "")
    lost = next(finding["criterion"] for finding in card["findings"] if finding["points"] < finding["of"])
    services.enter("dispute", "call", criterion=lost, text="I did say it")
    services.enter("overrule", "call", who="Zhou", criterion=lost, verdict="met", text="heard on the recording")
    slots = {"company": "安宁人寿", "department": "客户服务部", "agent": "8012"}
    file = services.open_report(record, card, STANDARD, slots)
    assert shown == [file.as_uri()]
    assert file.parent == services._board.store.folder / "reports"
    text = file.read_text(encoding="utf-8")
    assert "Report of a call" in text
    assert str(card["total"]) in text
    for said in ("I did say it", "heard on the recording", "After review: ", "Zhou decided: Met"):
        assert said in text


def test_a_sentence_is_made_to_be_heard(services: Services) -> None:
    services.say("Good morning.", "en")
    (samples, rate), *_ = services.heard.made
    assert samples.size > rate // 4
