"""What the desk is given: results of the trainee of now, a seed for one call, a state of sound whatever breaks."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from scoring.engine import score
from scoring.record.codec import Record
from scoring.standard import shipped_standard
from simulator import desk_services
from simulator.desk_services import DeskServices
from simulator.library import default_library
from simulator.results.recorder import read_record
from simulator.results.store import Store, open_store
from simulator.settings import EarSettings, Settings, VoiceSettings
from simulator.switchboard import Switchboard

RECORD = Path(__file__).parent / "results" / "data" / "call.jsonl"
QUIET = Settings(voice=VoiceSettings(engine="none"), ear=EarSettings(engine="none"), trainee="一")


@pytest.fixture
def services() -> DeskServices:
    return DeskServices(Switchboard(default_library(), open_store(), QUIET))


def keep(store: Store, trainee: str) -> int:
    """A finished call of a trainee among the results; its total."""
    record = read_record(RECORD)
    header = replace(record.header, call=f"call-{len(trainee)}", trainee=trainee)
    card = score(Record(header, record.events), shipped_standard("guangdong-phone"))
    store.begin_call(header)
    store.keep_scorecard(card, header.detector)
    store.set_state(header.call, "finished")
    return card.total


def test_the_best_result_is_that_of_the_trainee_of_now(services: DeskServices) -> None:
    scenario = read_record(RECORD).header.scenario.id or ""
    total = keep(services._board.store, "一")
    best = services.best(scenario)
    assert best is not None
    assert best.total == total
    services.save_settings(replace(QUIET, trainee="二二"))
    assert services.best(scenario) is None


def test_a_database_that_cannot_be_read_leaves_the_lobby(services: DeskServices, private_home: Path) -> None:
    services._board.store.close()
    (private_home / "results.db").write_bytes(b"broken" * 500)
    assert services.best("late-claim") is None


def test_a_seed_is_for_one_call(services: DeskServices) -> None:
    services.seed = 11
    seeds = []
    for _ in range(2):
        call = services.open_call("late-claim", "zh", typed=True)
        seeds.append(call.casting.seed)
        call.close()
    assert seeds[0] == 11
    assert services.seed is None


def test_whatever_breaks_while_the_devices_are_looked_at_the_desk_goes_on(
    services: DeskServices, monkeypatch: pytest.MonkeyPatch
) -> None:
    def burst(device: str) -> None:
        raise RuntimeError(f"{device}: out of memory")

    monkeypatch.setattr(desk_services, "probe", burst)
    status = services.status(wait=True)
    assert status.voice_possible == frozenset()
    assert not all(one.works for one in status.sentences)
