"""A whole English call by sound: a robot speaks into the virtual microphone, the program hears, answers and scores."""

from __future__ import annotations

import time
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

from scoring.engine import score
from scoring.record.events import CustomerSaid, HungUp, NotUnderstood, TraineeSaid, VoiceMeasured
from scoring.scorecard import Verdict
from simulator.call.ports import CompleteRecord, LiftReceiver, Message, PutDown, TakeNote, UseDesk, VoiceStyle
from simulator.library import default_library
from simulator.results.store import open_store
from simulator.scenario.casting import fill
from simulator.scenario.model import Casting
from simulator.settings import Settings, VoiceSettings
from simulator.sound import SoundEngines
from simulator.speech.rendering import VoiceRenderer
from simulator.speech.samples import resampled
from simulator.switchboard import RunningCall, Switchboard
from tests.calls import TypedCall
from tests.virtual_sound import MIC_RATE, SoundServer

LINES = (Path(__file__).parent / "data" / "spoken_lines.en.txt").read_text(encoding="utf-8").splitlines()
"""What the robot says, with the numbers that SEED draws; none of it is in the recogniser's language model."""
SEED = 11
RECORD = ("charged twice", "accounts decides by 16:00", "call back by 16:00")
FRAME = 0.02
SLACK = 0.2
"""A turn that ends this long before the last sample was played ended with the words, seconds."""


class Robot:
    """A trainee who speaks into the virtual microphone and waits for the customer."""

    def __init__(self, call: RunningCall, server: SoundServer) -> None:
        self.call, self.server = call, server
        self.renderer = VoiceRenderer()

    def run(self, until: float | None = None) -> None:
        """Drive the call for a frame, or up to a reading of the monotonic clock."""
        while True:
            self.call.step(time.monotonic())
            time.sleep(FRAME)
            if until is None or time.monotonic() >= until:
                return

    def wait_for(self, what: str, seconds: float, ready: object) -> None:
        """Drive the call until something is so."""
        deadline = time.monotonic() + seconds
        while not ready():  # type: ignore[operator]
            assert time.monotonic() < deadline, f"waited {seconds:g} s for {what}"
            self.run()

    def heard(self) -> float:
        """When the last turn was heard, understood or not; seconds of the call."""
        times = [event.at for event in self.call.events if isinstance(event, (TraineeSaid, NotUnderstood))]
        return max(times, default=0.0)

    def quiet(self) -> bool:
        """Whether the customer has finished and listens."""
        return not self.call.conductor.session.state.queue

    def say(self, text: str) -> None:
        """Speak when the customer is quiet, and let the turn end."""
        self.wait_for("the customer to finish", 40.0, lambda: self.call.over or self.quiet())
        if self.call.over:
            return
        self.run(time.monotonic() + 0.4)
        speaking = self.server.speak(self.sound(text))
        self.wait_for("the words to be spoken", 30.0, lambda: speaking.ended is not None)
        ended = self.call.clock()
        self.wait_for("the turn to end", 10.0, lambda: self.call.over or self.heard() > ended - SLACK)

    def sound(self, text: str) -> NDArray[np.float32]:
        """The words at the microphone's rate."""
        spoken = self.renderer.render(text, "en", VoiceStyle("male"))
        return np.asarray(resampled(spoken.samples, spoken.rate, MIC_RATE), dtype=np.float32)


def controls(line: str, casting: Casting, at: float) -> list[Message]:
    """What a line that begins with `/` does at the desk."""
    name, _, rest = line[1:].partition(" ")
    match name:
        case "identity":
            return [UseDesk(at, "identity", item, value) for item, value in list(casting.case.identity.items())[:2]]
        case "callback":
            return [UseDesk(at, "callback", when=rest, phone=casting.plain["phone"], owner="self")]
        case "note":
            return [TakeNote(at, fill(rest, casting.plain))]
        case "consult":
            return [UseDesk(at, "consult", rest)]
    return [UseDesk(at, name)]  # type: ignore[arg-type]


@pytest.mark.sound
def test_a_call_by_sound_is_judged_like_the_same_call_typed(virtual_sound: SoundServer) -> None:
    quick = VoiceSettings(rate=1.4)  # what the customer says is not recognised: the test need not wait for it
    settings = Settings(trainee="robot", language="en", interface="en", voice=quick)
    board = Switchboard(default_library(), open_store, settings)
    speaker = virtual_sound.record_speaker()
    call = board.open_call("double-charge", engines=SoundEngines(settings), seed=SEED)
    robot = Robot(call, virtual_sound)
    try:
        assert call.conductor.header.engines["ear"].startswith("pocketsphinx")
        call.start()
        robot.run(time.monotonic() + 3.0)
        call.put(LiftReceiver(call.clock()))
        for line in LINES:
            if line.startswith("/"):
                robot.wait_for("the customer to finish", 40.0, robot.quiet)
                for message in controls(line, call.casting, call.clock()):
                    call.put(message)
                robot.run()
            else:
                robot.say(line)
        robot.wait_for("the customer's last words", 30.0, lambda: call.over or robot.quiet())
        if not call.over:
            call.put(PutDown(call.clock()))
            robot.wait_for("the end of the line", 5.0, lambda: call.over)
        call.put(CompleteRecord(call.clock(), *RECORD))
        robot.wait_for("the record and the measures of the voice", 90.0, lambda: call.finished)
        by_sound = call.score()
    finally:
        call.close()
        robot.renderer.close()
    heard = speaker.stop()

    assert np.sqrt(np.mean(np.square(heard))) > 0.003, "the customer was not heard in the loudspeaker"
    said = [event for event in call.events if isinstance(event, TraineeSaid)]
    spoken = [line for line in LINES if not line.startswith("/")]
    assert len(said) >= len(spoken) - 2
    assert all(not event.typed and event.sound is not None for event in said)
    assert sum(isinstance(event, CustomerSaid) for event in call.events) >= 8
    assert any(isinstance(event, HungUp) for event in call.events)
    voices = [event for event in call.events if isinstance(event, VoiceMeasured)]
    assert {event.turn for event in voices} >= {event.turn for event in said}
    pitches = [event.pitch_median_hz for event in voices if event.pitch_median_hz]
    assert max(pitches) < 1.2 * min(pitches), "one voice spoke"
    assert by_sound.verdicts["manner.pace"] in (Verdict.MET, Verdict.PARTLY)

    typed = typed_twin(call)
    both = {
        name: (by_sound.verdicts[name], typed[name])
        for name in typed
        if Verdict.NOT_APPLICABLE not in (by_sound.verdicts[name], typed[name])
    }
    differ = {name: pair for name, pair in both.items() if pair[0] != pair[1]}
    opposite = {name: pair for name, pair in differ.items() if set(pair) == {Verdict.MET, Verdict.NOT_MET}}
    assert not opposite, opposite
    assert len(differ) <= 0.3 * len(both), (len(both), differ)


def typed_twin(call: RunningCall) -> dict[str, Verdict]:
    """The verdicts of the same call with its lines typed."""
    twin = TypedCall(call.casting)
    twin.answer(3.0)
    for line in LINES:
        twin.hear()
        if line.startswith("/"):
            for message in controls(line, call.casting, twin.now):
                twin.put(message)
        elif not twin.conductor.over:
            twin.say(line)
    twin.hear()
    if not twin.conductor.over:
        twin.put(PutDown(twin.now))
    twin.put(CompleteRecord(twin.now, *RECORD))
    return dict(score(twin.record(), call.standard).verdicts)
