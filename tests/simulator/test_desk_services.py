"""What the desk is given: results of the trainee of now, a seed for one call, a state of sound whatever breaks."""

from __future__ import annotations

import threading
import time
from dataclasses import replace
from pathlib import Path

import pytest

from scoring.engine import score
from scoring.record.codec import Record
from scoring.record.events import Reference
from scoring.standard import shipped_standard, shipped_text
from simulator import desk_services
from simulator.call.header import header_of
from simulator.call.ports import CompleteRecord, LiftReceiver, PutDown
from simulator.desk.gallery import rehearsed_call
from simulator.desk.review import Judged, judged_before, judged_view
from simulator.desk.services import Best
from simulator.desk_services import DeskServices
from simulator.errors import StoreError
from simulator.library import Library, default_library
from simulator.results.recorder import FileRecorder, read_record
from simulator.results.store import Store, open_store
from simulator.screen.words import words_for
from simulator.settings import EarSettings, Settings, VoiceSettings
from simulator.switchboard import Switchboard

RECORD = Path(__file__).parent / "results" / "data" / "call.jsonl"
QUIET = Settings(voice=VoiceSettings(engine="none"), ear=EarSettings(engine="none"), trainee="一")


@pytest.fixture
def services() -> DeskServices:
    return DeskServices(Switchboard(default_library(), open_store, QUIET))


def keep(store: Store, trainee: str) -> int:
    """A finished call of a trainee among the results; its total."""
    record = read_record(RECORD)
    header = replace(record.header, call=f"call-{len(trainee)}", trainee=trainee)
    card = score(Record(header, record.events), shipped_standard("guangdong-phone"))
    store.begin_call(header)
    store.keep_scorecard(card, header.detector)
    store.set_state(header.call, "finished")
    return card.total


def best_once_read(services: DeskServices, scenario: str) -> Best | None:
    """The best result when the results have been read beside the window."""
    assert services.best(scenario) is None
    deadline = time.monotonic() + 30.0
    while not services.news():
        assert time.monotonic() < deadline
        time.sleep(0.01)
    return services.best(scenario)


def test_the_best_result_is_that_of_the_trainee_of_now(services: DeskServices) -> None:
    scenario = read_record(RECORD).header.scenario.id or ""
    total = keep(services._board.store, "一")
    best = best_once_read(services, scenario)
    assert best is not None
    assert best.total == total
    services.save_settings(replace(QUIET, trainee="二二"))
    assert best_once_read(services, scenario) is None
    assert not services.news()


def test_a_database_that_cannot_be_read_leaves_the_lobby(services: DeskServices, private_home: Path) -> None:
    services._board.store.close()
    (private_home / "results.db").write_bytes(b"broken" * 500)
    assert best_once_read(services, "late-claim") is None


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


def rehearsed(services: DeskServices, call_id: str) -> Judged:
    """A walkthrough of a shipped scenario among the results, as the desk would have scored it."""
    call = rehearsed_call(services.library, "zh", "mixed")
    standard = Reference(id=call.standard.id, version=call.standard.version, hash=call.standard.hash)
    header = header_of(
        call.casting, call=call_id, standard=standard, detector="d", trainee="一", mode="practise", engines={},
        started="2026-03-01T09:30:00+08:00",
    )  # fmt: skip
    store = services._board.store
    recorder = FileRecorder(store.record_path(call_id))
    for event in (header, *call.events):
        recorder.write(event)
    recorder.close()
    record = read_record(store.record_path(call_id))
    card = score(record, call.standard)
    store.begin_call(header)
    store.keep_scorecard(card, "d")
    store.set_state(call_id, "finished")
    return judged_before(call_id, services.kept_call(call_id))


def test_a_past_call_can_be_looked_at_again(services: DeskServices) -> None:
    judged = rehearsed(services, "call-a")
    past = services.past_calls()
    assert [(one.id, one.scenario, one.started) for one in past] == [
        ("call-a", judged.casting.scenario.id, "2026-03-01T09:30:00+08:00")
    ]
    assert judged.card == past[0].card
    assert judged.advice
    view = judged_view(judged, words_for("zh"))
    assert view.total == past[0].card["total"]
    assert len(view.fixes) == 3
    assert any(line.spans for line in view.lines)


def test_history_is_that_of_the_trainee_of_now_without_demonstrations(services: DeskServices) -> None:
    keep(services._board.store, "一")
    assert len(services.past_calls()) == 1
    services.save_settings(replace(QUIET, trainee="二二"))
    assert services.past_calls() == ()


def test_a_record_that_was_changed_is_told_in_a_sentence(services: DeskServices) -> None:
    rehearsed(services, "call-a")
    path = services._board.store.record_path("call-a")
    path.write_text(path.read_text(encoding="utf-8").replace("安宁", "安康"), encoding="utf-8")
    with pytest.raises(StoreError, match="cannot be read"):
        services.kept_call("call-a")


def test_a_moment_is_played_only_where_sound_was_kept(services: DeskServices) -> None:
    rehearsed(services, "call-a")
    assert not services.recorded("call-a")
    services.play("call-a", 1.0, 2.0)
    assert not services.playing
    services._board.store.record_path("call-a").with_suffix(".wav").write_bytes(b"no sound")
    assert services.recorded("call-a")
    services.play("call-a", 1.0, 2.0)
    deadline = time.monotonic() + 20
    while (problem := services.trouble()) is None:
        assert time.monotonic() < deadline
        time.sleep(0.005)
    assert problem.code == "speech"
    assert not services.playing


def test_work_is_done_beside_the_window(services: DeskServices) -> None:
    assert services.work(threading.current_thread).result() is not threading.current_thread()


def taken(services: DeskServices, scenario: str = "late-claim") -> str:
    """A typed call that was hung up at once, scored and kept; its id."""
    call = services.open_call(scenario, "zh", typed=True)
    call.start()
    for message in (LiftReceiver(0.0), PutDown(0.0), CompleteRecord(0.0, "", "", "")):
        call.put(message)
        call.step(services.clock() + 1.0)
    assert call.finished
    call.keep_result()
    call.close()
    return call.id


def test_a_past_call_opens_when_its_scenario_is_gone(services: DeskServices) -> None:
    call = taken(services)
    services._board.library = Library(())
    services._entries = None
    judged = judged_before(call, services.kept_call(call))
    assert judged.casting.scenario.id == "late-claim"
    assert judged_view(judged, words_for("zh")).title
    assert judged.advice


def test_a_past_call_is_told_by_the_rulebook_that_judged_it(services: DeskServices, tmp_path: Path) -> None:
    own = tmp_path / "own.yaml"
    text = shipped_text("guangdong-phone")
    own.write_text(text.replace("id: guangdong-phone", "id: ours"), encoding="utf-8")
    services.save_settings(replace(services.settings, standard=str(own)))
    call = taken(services)
    own.write_text(text.replace("id: guangdong-phone", "id: another"), encoding="utf-8")
    kept = services.kept_call(call)
    assert kept.standard.id == "ours"
    assert judged_before(call, kept).advice
    own.unlink()
    assert services.kept_call(call).standard == kept.standard
