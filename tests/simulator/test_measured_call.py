"""A spoken call is scored with the measures of its voice, and by them alone: the sound may go."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from pathlib import Path

import numpy as np
import pytest

from scoring.engine import score
from scoring.record.events import RecordCompleted, VoiceMeasured
from scoring.scorecard import Verdict, scorecard_json
from simulator.call.ports import CompleteRecord, LiftReceiver, PutDown, TypedReply, VoiceStyle
from simulator.library import default_library
from simulator.results.recorder import read_record
from simulator.results.store import open_store
from simulator.settings import Settings
from simulator.speech.measuring import VoiceMeasuring
from simulator.speech.rendering import VoiceRenderer
from simulator.speech.samples import resampled
from simulator.speech.tape import Tape
from simulator.speech.vad import RATE
from simulator.switchboard import CallSound, RunningCall, Silent, Switchboard

LINES = (
    "Good morning, customer service, my name is Sam, how may I help you?",
    "I am sorry, let me look at it at once.",
)
RECORD = ("charged twice", "accounts decides", "call back")
PATIENCE = 90.0


class Microphone(Silent):
    """Engines whose microphone hears what the test lays into it, on the test's own clock."""

    def __init__(self, kept: bool) -> None:
        self.kept = kept
        self.tape = Tape()
        self.now = 0.0

    def record(self, path: Path, clock: Callable[[], float]) -> CallSound:
        """Keep the sound as SoundEngines does."""
        self.tape.begin(path if self.kept else None, lambda: self.now)
        return VoiceMeasuring(self.tape)


class Taken:
    """A call taken up to its end, by a rendered voice."""

    def __init__(self, kept: bool) -> None:
        self.engines = Microphone(kept)
        board = Switchboard(default_library(), open_store, Settings(keep_sound=kept))
        self.call: RunningCall = board.open_call("double-charge", engines=self.engines, seed=3)
        self.began = time.monotonic()
        self.path = board.store.record_path(self.call.id)

    def wait(self, seconds: float) -> None:
        """Let time pass on the test's clock."""
        self.engines.now += seconds
        self.call.step(self.began + self.engines.now)

    def take(self, renderer: VoiceRenderer) -> None:
        """Say the lines aloud and hang up."""
        self.call.start()
        self.wait(2.0)
        self.call.put(LiftReceiver(self.engines.now))
        for line in LINES:
            self.wait(1.0)
            made = renderer.render(line, "en", VoiceStyle("male"))
            sound = np.asarray(resampled(made.samples, made.rate, RATE), dtype=np.float32)
            from_ = self.engines.now
            self.engines.tape.trainee(from_ + sound.size / RATE, sound)
            self.wait(sound.size / RATE)
            self.call.put(TypedReply(self.engines.now, line, began=from_, spoken=True))
            self.wait(30.0)
        self.call.put(PutDown(self.engines.now))
        self.wait(1.0)

    def finish(self) -> None:
        """Hand the record in, and let the window go on until it is complete."""
        self.call.put(CompleteRecord(self.engines.now, *RECORD))
        deadline = time.monotonic() + PATIENCE
        while not self.call.finished:
            assert time.monotonic() < deadline
            self.wait(0.01)
            time.sleep(0.01)


@pytest.fixture(scope="module")
def renderer(tmp_path_factory: pytest.TempPathFactory) -> Iterator[VoiceRenderer]:
    made = VoiceRenderer(tmp_path_factory.mktemp("voices"))
    yield made
    made.close()


@pytest.mark.parametrize("kept", [True, False])
def test_the_voice_is_scored_by_its_measures_and_the_sound_may_go(renderer: VoiceRenderer, kept: bool) -> None:
    taken = Taken(kept)
    try:
        taken.take(renderer)
        assert taken.call.over
        taken.finish()
        card = taken.call.score()
    finally:
        taken.call.close()
    assert not taken.call.measuring
    events = taken.call.events
    measures = [event for event in events if isinstance(event, VoiceMeasured)]
    assert [event.turn for event in measures] == [1, 2]
    assert all(event.words_per_minute for event in measures[:1])
    assert isinstance(events[-1], RecordCompleted), "the measures stand before the completion of the record"
    assert card.verdicts["manner.pace"] in (Verdict.MET, Verdict.PARTLY)
    (pace,) = (finding for finding in card.findings if finding.criterion == "manner.pace")
    said, figures = pace.evidence[:2]
    assert (said.turn, said.quote) == (1, LINES[0]), "the words can be played"
    assert figures.quote.startswith(f"{measures[0].words_per_minute:g}/min, ")
    sound = taken.path.with_suffix(".wav")
    assert sound.exists() == kept
    with_sound = scorecard_json(score(read_record(taken.path), taken.call.standard))
    sound.unlink(missing_ok=True)
    assert scorecard_json(score(read_record(taken.path), taken.call.standard)) == with_sound == scorecard_json(card)


def test_a_record_handed_in_is_kept_when_the_window_is_closed_before_the_voice_is_measured(
    renderer: VoiceRenderer,
) -> None:
    taken = Taken(kept=True)
    taken.take(renderer)
    taken.call.put(CompleteRecord(taken.engines.now, *RECORD))
    assert taken.call.measuring
    taken.call.close()
    assert isinstance(read_record(taken.path).events[-1], RecordCompleted)
