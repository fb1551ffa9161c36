"""The sound of a call beside its record, as the settings ask, and gone with it."""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import numpy as np
import pytest
import soundfile

from scoring.record.events import CustomerSaid, LineFinished
from simulator.call.ports import LiftReceiver, PutDown, TypedReply
from simulator.library import default_library
from simulator.results.store import Store, open_store
from simulator.settings import EarSettings, Settings
from simulator.sound import SoundEngines
from simulator.speech.speaker import Speaker
from simulator.switchboard import RunningCall, Switchboard
from tests.calls import OPENING


@pytest.fixture
def mute_mixer() -> Iterator[None]:
    """A loudspeaker that takes its time and sounds nowhere."""
    Speaker().close()
    before = os.environ.get("SDL_AUDIODRIVER")
    os.environ["SDL_AUDIODRIVER"] = "dummy"
    yield
    Speaker().close()
    if before is None:
        del os.environ["SDL_AUDIODRIVER"]
    else:
        os.environ["SDL_AUDIODRIVER"] = before


def until(call: RunningCall, what: str, ready: Callable[[], bool], seconds: float = 30.0) -> None:
    """Let the call go on until something is so."""
    deadline = time.monotonic() + seconds
    while not ready():
        assert time.monotonic() < deadline, f"waited {seconds:g} s for {what}"
        call.step(time.monotonic())
        time.sleep(0.01)


def take(store: Store, keep_sound: bool) -> Path:
    """One sentence and its answer, aloud; the record."""
    settings = Settings(keep_sound=keep_sound, ear=EarSettings(engine="none"))
    board = Switchboard(default_library(), lambda: store, settings)
    call = board.open_call("double-charge", engines=SoundEngines(settings), typed=True, seed=3)
    try:
        call.start()
        call.put(LiftReceiver(call.clock()))
        call.put(TypedReply(call.clock(), OPENING))
        until(call, "the answer", lambda: any(isinstance(event, LineFinished) for event in call.events))
        call.put(PutDown(call.clock()))
        until(call, "the end", lambda: call.over)
    finally:
        call.close()
    assert any(isinstance(event, CustomerSaid) for event in call.events)
    return store.record_path(call.id)


@pytest.mark.usefixtures("mute_mixer")
def test_the_customers_voice_is_kept_beside_the_record_and_deleted_with_it() -> None:
    store = open_store()
    record = take(store, keep_sound=True)
    sound, rate = soundfile.read(record.with_suffix(".wav"), always_2d=True)
    assert sound.shape[1] == 2
    assert len(sound) > rate
    assert float(np.max(np.abs(sound[:, 0]))) > 0.02, "the customer is heard"
    assert float(np.max(np.abs(sound[:, 1]))) == 0.0, "nobody spoke into a microphone"
    store.delete_call(record.stem, who="lin", made="2026-11-24T10:00:00+08:00")
    assert not record.with_suffix(".wav").exists()


@pytest.mark.usefixtures("mute_mixer")
def test_no_sound_is_kept_where_the_settings_say_so() -> None:
    record = take(open_store(), keep_sound=False)
    assert record.exists()
    assert list(record.parent.iterdir()) == [record]
