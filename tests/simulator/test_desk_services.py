"""What the desk is given: results of the trainee of now, a seed for one call, a state of sound whatever breaks."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from scoring.engine import score
from scoring.record.codec import Record
from scoring.record.events import CustomerSaid, Event, Parent, Reference, TraineeSaid, VoiceMeasured
from scoring.standard import shipped_standard, shipped_text
from simulator import desk_services
from simulator.call.header import header_of
from simulator.call.ports import CompleteRecord, LiftReceiver, PutDown, TypedReply, Voice
from simulator.desk.gallery import rehearsed_call
from simulator.desk.review import Judged, judged_before, judged_view
from simulator.desk.services import Best
from simulator.desk_services import DeskServices
from simulator.errors import RetryError, StoreError
from simulator.library import Library, default_library
from simulator.results.recorder import FileRecorder, read_record
from simulator.results.recordings import recordings_of
from simulator.results.store import Store, open_store
from simulator.scenario.model import Casting
from simulator.screen.words import words_for
from simulator.settings import EarSettings, Settings, VoiceSettings
from simulator.switchboard import Clock, Emit, RunningCall, Silent, Switchboard
from tests.fakes import SlowVoice

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
    services.best(scenario)  # begins to read; a quick disk may have done so already
    deadline = time.monotonic() + 30.0
    while not services.news() and services._told is None:
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


def through(call: RunningCall, *words: str) -> RunningCall:
    """Say some words in a typed call on virtual time, hang up, complete the record and keep the result."""
    at = begins = call.clock()
    conductor = call.conductor
    for text in (*words, None):
        while conductor.session.state.queue and (due := conductor.next_due()) is not None:
            at = max(at, due)
            call.step(at - begins)
        at += 1.0
        call.put(TypedReply(at, text) if text else PutDown(at))
        call.step(at - begins)
    call.put(CompleteRecord(at, "信件", "已寄出", ""))
    call.step(at - begins)
    assert call.finished
    call.keep_result()
    call.close()
    return call


WELCOME = "您好，安宁人寿客户服务部，工号八零一二，请问有什么可以帮您？"


def parent_call(services: DeskServices) -> RunningCall:
    services._board.reads = lambda: 0.0
    call = services.open_call("late-claim", "zh", typed=True)
    call.start()
    call.put(LiftReceiver(0.0))
    call.step(0.0)
    return through(call, WELCOME, "这不关我的事。", "您等着吧。")


def test_a_retry_is_a_call_of_its_own_beside_its_parent(services: DeskServices) -> None:
    store = services._board.store
    parent = parent_call(services)
    before = store.scorecard(parent.id)
    second = next(n for n, e in enumerate(parent.events, start=1) if isinstance(e, TraineeSaid) and e.turn == 2)

    call = services.open_retry(parent.id, second, typed=True)
    call.start()
    taken = call.earlier
    assert taken is not None
    through(call, "真对不起，让您久等了。请问您贵姓？")
    record = read_record(store.record_path(call.id))
    assert record.header.parent == Parent(parent.id, len(taken.events))
    assert record.events[: len(taken.events)] == tuple(parent.events[: len(taken.events)])
    assert record.events[len(taken.events)].at >= taken.until
    assert store.scorecard(parent.id) == before
    assert store.call(call.id).parent == parent.id
    assert [entry.id for entry in services.related(parent.id)] == [call.id]
    assert [entry.id for entry in services.related(call.id)] == [parent.id]
    kept = services.kept_call(call.id)
    assert score(kept.record, kept.standard).total == kept.card["total"]


def test_the_moments_of_a_retry_lie_in_two_recordings(services: DeskServices) -> None:
    store = services._board.store
    parent = parent_call(services)
    call = services.open_retry(parent.id, len(parent.events), typed=True)
    call.start()
    begins = call.earlier.until if call.earlier else 0.0
    through(call, "好的。")
    path = store.call(call.id).record
    assert recordings_of(path).at(begins + 1.0) is None
    for one in (parent, call):
        store.record_path(one.id).with_suffix(".wav").write_bytes(b"sound")
    own, other = store.sound(call.id), store.sound(parent.id)
    kept = recordings_of(path)
    assert kept.at(begins + 1.0) == (own, begins)
    assert kept.at(begins - 0.5) == (other, 0.0)
    path.with_suffix(".wav").unlink()
    assert recordings_of(path).at(begins + 1.0) is None, "there the other call went on differently"


def test_a_call_that_was_never_answered_is_not_taken_up(services: DeskServices) -> None:
    with pytest.raises(RetryError, match="cannot be taken up again"):
        services.open_retry(taken(services), 1, typed=True)


class Sounding(Silent):
    """A voice on virtual time, and a recording that notes when it began and what it was asked to measure."""

    def __init__(self) -> None:
        self.voiced = SlowVoice(lambda message: None)
        self.begun: list[float] = []
        self.turns: list[int] = []

    def voice(self, emit: Emit, clock: Clock, casting: Casting) -> tuple[Voice | None, str]:
        """The voice."""
        return self.voiced, "test"

    def record(self, path: Path, clock: Clock) -> Sounding:  # type: ignore[override]
        """Begin."""
        self.begun.append(clock())
        return self

    def end(
        self, language: str, events: Sequence[Event], done: Callable[[tuple[VoiceMeasured, ...]], None]
    ) -> None:  # fmt: skip
        """Nothing can be measured."""
        self.turns = [event.turn for event in events if isinstance(event, TraineeSaid)]
        done(())

    def close(self) -> None:
        """Nothing to end."""


def test_the_sound_of_a_retry_begins_at_the_cut_and_measures_no_earlier_turn(services: DeskServices) -> None:
    parent = parent_call(services)
    second = next(n for n, e in enumerate(parent.events, start=1) if isinstance(e, TraineeSaid) and e.turn == 2)
    engines = Sounding()
    call = services._board.open_retry(parent.id, second, engines=engines, typed=True)
    call.start()
    assert call.earlier is not None
    assert engines.begun == [call.earlier.until]
    said = parent.events[len(call.earlier.events)]
    assert isinstance(said, CustomerSaid)
    assert engines.voiced.line is not None
    assert engines.voiced.line.text == said.text, "the caller's last line is said again"
    at = call.earlier.until + 1.0
    for message in (
        TypedReply(at, "真对不起，让您久等了。请问您贵姓？"),
        PutDown(at + 1),
        CompleteRecord(at + 2, "", "", ""),
    ):
        call.put(message)
        call.step(3.0)
    assert engines.turns == [2]
    assert call.finished
    call.close()
