"""Turns through the virtual microphone and loudspeaker: the whole program listens, and what it plays is recorded.

When speech begins and ends is read from the microphone's monitor, by where the robot's known sound fits; what the
customer does is read from the loudspeaker's monitor. Both monitors are late by the same few milliseconds.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Final

import numpy as np

from benchmarks.voice_material import SPEECH_DB, Robot, Sound, pink, texts
from benchmarks.voice_tracks import Track
from scoring.record.events import NotUnderstood, TraineeSaid
from simulator.call.ports import Ear, LiftReceiver, Message, PartialWords, PutDown, SoundBlock
from simulator.library import Library
from simulator.places import scenarios_folder
from simulator.results.store import open_store
from simulator.scenario.model import Casting, Language
from simulator.settings import EarSettings, Settings
from simulator.sound import SoundEngines
from simulator.speech.samples import Samples
from simulator.speech.vad import RATE
from simulator.switchboard import Clock, Emit, RunningCall, Switchboard
from tests.virtual_sound import SoundServer

LOUD_DB: Final = -55.0
"""Level at the loudspeaker's monitor that counts as sound, dBFS; the monitor is silent otherwise."""
SILENT_AFTER: Final = 0.15
"""The customer has to be silent this long after the trainee goes on, seconds."""
MOST_WAIT: Final = 8.0
"""A turn that has no answer by then counts as never ended, seconds."""
BEFORE_END: Final = 0.2
"""A turn that was taken this long before its last loud sample was taken with its last words."""
REST: Final = 0.4
"""From the end of the customer's answer to the next turn, seconds."""
FRAME: Final = 1 / 60
"""The window looks at the call's queue this often."""
NOISE_SECONDS: Final = 60.0
DATA: Final = Path(__file__).parent / "data"
SCENARIOS: Final[Mapping[str, str]] = {"en": "endless", "zh": "endless-zh"}


@dataclass(slots=True)
class Heard:
    """What turn-taking and recogniser did, on the monotonic clock."""

    blocks: int = 0
    begun: list[float] = field(default_factory=list)
    ended: list[float] = field(default_factory=list)
    partials: list[float] = field(default_factory=list)


class WatchedEar:
    """An ear that notes when it was asked for what."""

    def __init__(self, ear: Ear, heard: Heard) -> None:
        self._ear, self._heard = ear, heard
        self.mute, self.cancel, self.close = ear.mute, ear.cancel, ear.close

    def begin(self, utterance: int) -> None:
        """Speech began."""
        self._heard.begun.append(time.monotonic())
        self._ear.begin(utterance)

    def finish(self, utterance: int) -> None:
        """The turn ended."""
        self._heard.ended.append(time.monotonic())
        self._ear.finish(utterance)


class WatchedEngines(SoundEngines):
    """The program's own voice and ear, watched."""

    def __init__(self, settings: Settings, heard: Heard) -> None:
        super().__init__(settings)
        self._heard = heard

    def ear(self, emit: Emit, clock: Clock, casting: Casting) -> tuple[Ear | None, str]:
        """The program's ear."""

        def noted(message: Message) -> None:
            if isinstance(message, PartialWords):
                self._heard.partials.append(time.monotonic())
            self._heard.blocks += isinstance(message, SoundBlock)
            emit(message)

        ear, name = super().ear(noted, clock, casting)
        return (None if ear is None else WatchedEar(ear, self._heard)), name


@dataclass(frozen=True, slots=True)
class Turn:
    """What came of one turn; times in seconds."""

    where: str | None
    """Where its pause stood; None: spoken without one."""
    split: bool
    ended: bool
    audible_in_pause: bool
    loud_after: bool
    """Whether the customer sounded later than SILENT_AFTER after the trainee went on."""
    reply: float | None
    """From the end of speech to the first sound of the customer."""
    after_pause: float | None
    """From the decision that the turn is over to the first sound of the customer."""
    partial: float | None
    """From the onset of speech to the first words on the screen."""


class Talk:
    """A call by sound with one of the benchmark's customers."""

    def __init__(self, server: SoundServer, call: RunningCall, heard: Heard) -> None:
        self.server, self.call, self.heard = server, call, heard
        self.microphone = Track(server.environment, "mic_in.monitor")
        self.speaker = Track(server.environment, "speaker.monitor")

    def run(self, seconds: float) -> None:
        """Drive the call as the window does."""
        self.until(lambda: False, seconds)

    def until(self, ready: Callable[[], bool], seconds: float) -> bool:
        """Drive the call until something is so; whether it came within these seconds."""
        deadline = time.monotonic() + seconds
        while not ready():
            if time.monotonic() >= deadline:
                return False
            self.call.step(time.monotonic())
            time.sleep(FRAME)
        return True

    def quiet(self) -> bool:
        """Whether the customer has finished."""
        return not self.call.conductor.session.state.queue

    def say(self, samples: Samples) -> float:
        """Play a sound into the microphone; when its first sample was heard."""
        before = time.monotonic()
        speaking = self.server.speak(samples)
        self.until(lambda: speaking.ended is not None, 60.0)
        after = time.monotonic()
        self.run(0.05)
        return self.microphone.place_of(samples, before - 0.1, after)

    def turns(self) -> set[int]:
        """Numbers of the trainee's turns so far."""
        said = (event for event in self.call.events if isinstance(event, (TraineeSaid, NotUnderstood)))
        return {event.turn for event in said}

    def said_last(self) -> float:
        """When the trainee's latest turn was taken, on the monotonic clock."""
        said = (event.at for event in self.call.events if isinstance(event, (TraineeSaid, NotUnderstood)))
        return max(said, default=0.0) + time.monotonic() - self.call.clock()

    def loud(self, start: float, until: float) -> list[float]:
        """When the loudspeaker sounded."""
        times, levels = self.speaker.levels(start, until)
        return [float(at) for at in times[(levels > LOUD_DB) & (times > start) & (times <= until)]]

    def turn(self, sound: Sound) -> Turn:
        """Speak a turn and wait for the answer."""
        self.until(self.quiet, 20.0)
        self.run(REST)
        known = self.turns()
        began = self.say(sound.samples)
        end = began + sound.ends
        answered = self.until(lambda: self.said_last() > end - BEFORE_END, MOST_WAIT)
        self.run(0.3)
        self.until(self.quiet, 20.0)
        first = next(iter(self.loud(end, end + MOST_WAIT)), None)
        decided = next((at for at in reversed(self.heard.ended) if first is not None and at < first), None)
        words = next((at for at in self.heard.partials if at > began), None)
        breaks, goes_on = began + sound.breaks, began + sound.goes_on
        parted = sound.where is not None
        return Turn(
            sound.where,
            split=len(self.turns() - known) > 1,
            ended=answered and first is not None,
            audible_in_pause=parted and bool(self.loud(breaks, goes_on)),
            loud_after=parted and bool(self.loud(goes_on + SILENT_AFTER, end)),
            reply=None if first is None else first - end,
            after_pause=None if first is None or decided is None else first - decided,
            partial=None if words is None or words > end + 2.0 else words - began,
        )


@contextmanager
def talking(
    server: SoundServer, language: Language, models: Mapping[str, str], scenario: str | None = None,
    folder: Path = DATA,
) -> Iterator[Talk]:  # fmt: skip
    """A call that was answered, the customer listening; `models` are folders of recognition models by language."""
    settings = Settings(trainee="robot", language=language, ear=EarSettings(models=dict(models)))
    library = Library([scenarios_folder(), folder])
    heard = Heard()
    board = Switchboard(library, open_store, replace(settings, keep_sound=False))
    call = board.open_call(scenario or SCENARIOS[language], engines=WatchedEngines(settings, heard), seed=1)
    talk = Talk(server, call, heard)
    try:
        call.start()
        talk.run(1.0)
        call.put(LiftReceiver(call.clock()))
        talk.run(2.0)
        yield talk
    finally:
        call.put(PutDown(call.clock()))
        call.step(time.monotonic())
        call.close()
        talk.microphone.stop()
        talk.speaker.stop()


@contextmanager
def noisy(server: SoundServer, ratio: float | None) -> Iterator[None]:
    """Pink noise in the microphone, `ratio` dB below the robot's speech; None: none."""
    if ratio is None:
        yield
        return
    noise = np.tile(pink(NOISE_SECONDS, SPEECH_DB - ratio), 60)
    playing = server.speak(noise)
    try:
        yield
    finally:
        playing.stop()


def turns_by_sound(
    server: SoundServer, language: Language, models: Mapping[str, str], count: int, ratio: float | None
) -> list[Turn]:
    """`count` turns, every other one with its pause of a second."""
    robot = Robot(language)
    known = texts(language)
    try:
        with noisy(server, ratio), talking(server, language, models) as talk:
            talk.turn(robot.turn(known[0], 0, pause=False))  # the greeting; the first words of a call come later
            return [
                talk.turn(robot.turn(known[place % len(known)], place, pause=place % 4 > 1)) for place in range(count)
            ]
    finally:
        robot.close()


__all__ = ["DATA", "LOUD_DB", "RATE", "Heard", "Talk", "Turn", "noisy", "talking", "turns_by_sound"]
