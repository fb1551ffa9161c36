"""A trainee of a whole call by sound: speaks its lines into the virtual microphone and works the desk, no typing.

Lines are said one after the other when the customer is quiet; one that begins with `/` is done at the desk. Also the
same lines typed, for the scorecard to compare with.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping, Sequence
from typing import Final

import numpy as np
from numpy.typing import NDArray

from scoring.engine import score
from scoring.record.events import Event, HungUp, NotUnderstood, TraineeSaid, VoiceMeasured
from scoring.scorecard import Scorecard, Verdict
from simulator.call.ports import CompleteRecord, LiftReceiver, Message, PutDown, TakeNote, UseDesk, VoiceStyle
from simulator.library import default_library
from simulator.results.store import open_store
from simulator.scenario.casting import fill
from simulator.scenario.model import Casting
from simulator.settings import Settings
from simulator.sound import SoundEngines
from simulator.speech.rendering import VoiceRenderer
from simulator.speech.samples import resampled
from simulator.switchboard import RunningCall, Switchboard
from tests.calls import TypedCall
from tests.virtual_sound import MIC_RATE, SoundServer

FRAME: Final = 0.02
SLACK: Final = 0.2
"""A turn that ends this long before the last sample was played ended with the words, seconds."""
RINGING: Final = 3.0
"""Seconds until the receiver is lifted."""
PARTING: Final = 5.5
"""Seconds of silence after which the farewell is said once more, and in the end the receiver put down."""
FAREWELLS: Final = 4
"""How often a farewell is said to a customer who has not understood it."""
CompletedRecord = tuple[str, str, str]
"""Matter, result and next step."""


class Robot:
    """A trainee who speaks into the virtual microphone and waits for the customer."""

    def __init__(self, call: RunningCall, server: SoundServer, style: VoiceStyle) -> None:
        self.call, self.server, self.style = call, server, style
        self.renderer = VoiceRenderer()

    def run(self, until: float | None = None) -> None:
        """Drive the call for a frame, or up to a reading of the monotonic clock."""
        while True:
            self.call.step(time.monotonic())
            time.sleep(FRAME)
            if until is None or time.monotonic() >= until:
                return

    def wait_for(self, what: str, seconds: float, ready: Callable[[], bool]) -> None:
        """Drive the call until something is so."""
        deadline = time.monotonic() + seconds
        while not ready():
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
        sound = self.sound(text)
        self.wait_for("the customer to finish", 40.0, lambda: self.call.over or self.quiet())
        if self.call.over:
            return
        self.run(time.monotonic() + 0.4)
        speaking = self.server.speak(sound)
        self.wait_for("the words to be spoken", 30.0, lambda: speaking.ended is not None)
        ended = self.call.clock()
        self.wait_for("the turn to end", 10.0, lambda: self.call.over or self.heard() > ended - SLACK)

    def sound(self, text: str) -> NDArray[np.float32]:
        """The words at the microphone's rate."""
        spoken = self.renderer.render(text, self.call.casting.scenario.language, self.style)
        return np.asarray(resampled(spoken.samples, spoken.rate, MIC_RATE), dtype=np.float32)

    def parted(self) -> bool:
        """Whether the customer, given time after its last words, hangs up."""
        self.wait_for("the customer's last words", 30.0, lambda: self.call.over or self.quiet())
        until = time.monotonic() + PARTING
        while not self.call.over and time.monotonic() < until:
            self.run()
        return self.call.over

    def take(self, lines: Sequence[str], record: CompletedRecord) -> None:
        """The whole call: answer, say and do the lines, hang up, complete the record, wait for the measures."""
        call = self.call
        call.start()
        self.run(time.monotonic() + RINGING)
        call.put(LiftReceiver(call.clock()))
        for line in lines:
            if line.startswith("/"):
                self.wait_for("the customer to finish", 40.0, lambda: call.over or self.quiet())
                for message in controls(line, call.casting, call.clock()):
                    call.put(message)
                self.run()
            else:
                self.say(line)
        farewells = 1
        while not self.parted() and farewells < FAREWELLS:
            self.say(lines[-1])
            farewells += 1
        if not call.over:
            call.put(PutDown(call.clock()))
            self.wait_for("the end of the line", 5.0, lambda: call.over)
        call.put(CompleteRecord(call.clock(), *record))
        self.wait_for("the record and the measures of the voice", 90.0, lambda: call.finished)


def spoken(lines: Sequence[str]) -> list[str]:
    """The lines that are said."""
    return [line for line in lines if not line.startswith("/")]


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
    return [UseDesk(at, name, rest or None)]  # type: ignore[arg-type]


def typed_twin(call: RunningCall, lines: Sequence[str], record: CompletedRecord) -> dict[str, Verdict]:
    """The verdicts of the same call with its lines typed."""
    twin = TypedCall(call.casting)
    twin.answer(RINGING)
    for line in lines:
        twin.hear()
        if line.startswith("/"):
            for message in controls(line, call.casting, twin.now):
                twin.put(message)
        elif not twin.conductor.over:
            twin.say(line)
    twin.hear()
    if not twin.conductor.over:
        twin.put(PutDown(twin.now))
    twin.put(CompleteRecord(twin.now, *record))
    return dict(score(twin.record(), call.standard).verdicts)


def taken(
    scenario: str, settings: Settings, server: SoundServer, style: VoiceStyle, seed: int, lines: Sequence[str],
    record: CompletedRecord,
) -> tuple[RunningCall, Scorecard]:  # fmt: skip
    """A call of this scenario taken by sound to its end, and its score; both sides heard, turns measured."""
    speaker = server.record_speaker()
    board = Switchboard(default_library(), open_store, settings)
    call = board.open_call(scenario, engines=SoundEngines(settings), seed=seed)
    robot = Robot(call, server, style)
    try:
        robot.take(lines, record)
        card = call.score()
    finally:
        call.close()
        robot.renderer.close()
    heard = speaker.stop()

    assert np.sqrt(np.mean(np.square(heard))) > 0.003, "the customer was not heard in the loudspeaker"
    said = [event for event in call.events if isinstance(event, TraineeSaid)]
    assert all(not event.typed and event.sound is not None for event in said)
    assert {event.turn for event in call.events if isinstance(event, VoiceMeasured)} >= {event.turn for event in said}
    assert any(isinstance(event, HungUp) for event in call.events)
    return call, card


def count(call: RunningCall, kind: type[Event]) -> int:
    """How many events of a kind a call has."""
    return sum(isinstance(event, kind) for event in call.events)


def judged_alike(by_sound: Mapping[str, Verdict], typed: Mapping[str, Verdict], differing: float) -> None:
    """Of criteria that apply to both calls none is met here and not met there, and at most this share differs."""
    pairs = {name: (by_sound[name], verdict) for name, verdict in typed.items()}
    both = {name: pair for name, pair in pairs.items() if Verdict.NOT_APPLICABLE not in pair}
    differ = {name: pair for name, pair in both.items() if len(set(pair)) == 2}
    opposite = {name: pair for name, pair in differ.items() if set(pair) == {Verdict.MET, Verdict.NOT_MET}}
    assert not opposite, opposite
    assert len(differ) <= differing * len(both), (len(both), differ)
