"""What the switchboard opens for a call, when it enters among the results, and that nothing stays open."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta

import pytest

from scoring.record.events import Header
from simulator.call.ports import Ear, Voice
from simulator.errors import SpeechError
from simulator.library import default_library
from simulator.results.recorder import read_record
from simulator.results.store import Store, open_store
from simulator.scenario.model import Casting
from simulator.settings import Settings
from simulator.switchboard import CallClock, Emit, Silent, Switchboard
from tests.fakes import SlowVoice


class ClosingVoice(SlowVoice):
    """A voice that remembers whether it was closed."""

    closed = False

    def close(self) -> None:
        """Note it."""
        self.closed = True


class Deafened(Silent):
    """A voice that opens, and an ear that does not."""

    def __init__(self) -> None:
        self.opened = ClosingVoice(lambda message: None)

    def voice(self, emit: Emit, clock: CallClock, casting: Casting) -> tuple[Voice | None, str]:  # type: ignore[override]
        """A voice that remembers whether it was closed."""
        return self.opened, "test"

    def ear(self, emit: Emit, clock: CallClock, casting: Casting) -> tuple[Ear | None, str]:  # type: ignore[override]
        """Fails."""
        raise SpeechError("The recogniser cannot be opened.")


@pytest.fixture
def store() -> Iterator[Store]:
    opened = open_store()
    yield opened
    opened.close()


def test_a_voice_is_closed_when_the_ear_cannot_be_opened(store: Store) -> None:
    engines = Deafened()
    with pytest.raises(SpeechError):
        Switchboard(default_library(), lambda: store, Settings()).open_call("late-claim", engines=engines)
    assert engines.opened.closed


def test_a_call_begins_when_it_rings_and_not_at_the_brief(store: Store) -> None:
    call = Switchboard(default_library(), lambda: store, Settings()).open_call("late-claim", seed=1)
    assert store.calls() == ()
    assert store.record_path(call.id).stat().st_size == 0
    before = datetime.now().astimezone() - timedelta(seconds=1)
    call.start()
    (entry,) = store.calls()
    header = call.record().header
    assert isinstance(header, Header)
    assert header.started == entry.started
    assert datetime.fromisoformat(header.started) >= before
    call.close()
    assert read_record(entry.record).header.started == header.started


def test_a_call_that_never_rang_leaves_nothing(store: Store) -> None:
    call = Switchboard(default_library(), lambda: store, Settings()).open_call("late-claim", seed=1)
    path = store.record_path(call.id)
    assert path.exists()
    call.close()
    assert not path.exists()
    assert store.calls() == ()
