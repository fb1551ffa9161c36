"""The customer's voice: lines are rendered ahead, played in order, ducked and stopped; what fails is reported."""

from __future__ import annotations

import itertools
import queue
import threading
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Final

from simulator.call.ports import LineEnded, LineStarted, Message, SpokenLine, VoiceLost
from simulator.speech.rendered import Rendering, VoiceError
from simulator.speech.rendering import Renders
from simulator.speech.samples import SILENCE_DB, level_db
from simulator.speech.speaker import Speaker, SpeakerError
from simulator.speech.tones import hold_music, ring

LINE_CHANNEL: Final = 0
RING_CHANNEL: Final = 1
HOLD_CHANNEL: Final = 2
MODEL_CHANNEL: Final = 3
"""Of model sentences that sound beside the call."""
DUCKED: Final = 0.25
"""Amplitude of a ducked voice: -12 dB."""
SWELL_SECONDS: Final = 0.12
"""How long a voice takes to swell back."""
POLL_SECONDS: Final = 0.01
LEVEL_SECONDS: Final = 0.05
"""Length of the stretches whose loudness is told."""
CUT_TOLERANCE: Final = 0.25
"""A line that ends this much before its length, seconds, was cut by the loss of the loudspeaker."""
STUCK_TOLERANCE: Final = 2.0
"""A line that still plays this long after its length, seconds, is stuck in a dead loudspeaker."""
FIRST, LATER, LAST = 0, 1, 2
"""Order of work: lines to speak now, lines to render ahead, the end."""


@dataclass(order=True, slots=True)
class _Task:
    rank: int
    number: int
    line: SpokenLine | None = field(compare=False, default=None)
    era: int = field(compare=False, default=0)


class SpokenVoice:
    """The `Voice` port on a renderer and a speaker. Its methods return at once."""

    def __init__(
        self,
        emit: Callable[[Message], None],
        clock: Callable[[], float],
        renderer: Renders,
        speaker: Speaker,
        *,
        channel: int = LINE_CHANNEL,
        sounded: Callable[[float, Rendering], None] | None = None,
        silenced: Callable[[float], None] | None = None,
    ) -> None:
        """`emit` puts a message on the call's queue; `clock` gives the call's seconds. Lines sound on `channel`.

        For a recording of the call `sounded(at, rendering)` is told of every line that begins to sound, and
        `silenced(at)` of every moment at which the voice was stopped.
        """
        self._emit = emit
        self._clock = clock
        self._renderer = renderer
        self._speaker = speaker
        self._channel = channel
        self._sounded, self._silenced = sounded, silenced
        self._numbers = itertools.count()
        self._tasks: queue.PriorityQueue[_Task] = queue.PriorityQueue()
        self._lines: queue.SimpleQueue[tuple[int, SpokenLine, Rendering] | None] = queue.SimpleQueue()
        self._tones: queue.SimpleQueue[tuple[int, bool] | None] = queue.SimpleQueue()
        self._lock = threading.Lock()
        self._era = 0  # rises with every stop: what was asked for before it is not spoken any more
        self._ducked = False
        self._levels: tuple[float, tuple[float, ...]] = (0.0, ())  # when a line began, and how loud it is
        self._closed = threading.Event()
        self._threads = [
            threading.Thread(target=self._render, name="voice rendering", daemon=True),
            threading.Thread(target=self._play, name="voice playing", daemon=True),
            threading.Thread(target=self._sound_tones, name="telephone tones", daemon=True),
        ]
        for thread in self._threads:
            thread.start()

    def prepare(self, lines: Sequence[SpokenLine]) -> None:
        """Render lines ahead into the cache; failures stay silent, `say` reports them."""
        for line in lines:
            self._tasks.put(_Task(LATER, next(self._numbers), line))

    def say(self, line: SpokenLine) -> None:
        """Speak a line, after those that were asked for before it."""
        self._tasks.put(_Task(FIRST, next(self._numbers), line, self._era))

    def duck(self, on: bool) -> None:
        """Lower the voice by 12 dB at once, or let it swell back."""
        with self._lock:
            self._ducked = on
        if on:
            self._speaker.gain(self._channel, DUCKED)

    @property
    def level_db(self) -> float:
        """Loudness of what is being said at this moment, dBFS."""
        began, levels = self._levels
        place = int((self._clock() - began) / LEVEL_SECONDS)
        return levels[place] if 0 <= place < len(levels) else SILENCE_DB

    def stop(self) -> None:
        """Be silent at once and forget the lines not yet spoken."""
        self._levels = (0.0, ())
        with self._lock:
            self._era += 1
            self._ducked = False
            self._speaker.stop(self._channel)
        if self._silenced is not None:
            self._silenced(self._clock())

    def ring(self) -> None:
        """Sound one ring; without a loudspeaker the ring is only seen."""
        self._tones.put((RING_CHANNEL, True))

    def hold_tone(self, on: bool) -> None:
        """Start or end the music on hold."""
        self._tones.put((HOLD_CHANNEL, on))

    def close(self) -> None:
        """Silence everything, end the engine's process and free the speaker."""
        if self._closed.is_set():
            return
        self._closed.set()
        self.stop()
        self._tasks.put(_Task(LAST, next(self._numbers)))
        self._tones.put(None)
        self._renderer.close()
        for thread in self._threads:
            thread.join(timeout=1.0)
        self._speaker.close()

    # --- the two threads -----------------------------------------------------------------------------------

    def _render(self) -> None:
        while not self._closed.is_set():
            task = self._tasks.get()
            if task.line is None:
                break
            spoken = task.rank == FIRST
            if spoken and task.era != self._era:
                continue
            try:
                rendering = self._renderer.line(task.line)
            except VoiceError as error:
                if spoken and task.era == self._era:
                    self._emit(VoiceLost(self._clock(), task.line.line, str(error)))
                continue
            if spoken:
                self._lines.put((task.era, task.line, rendering))
        self._lines.put(None)

    def _play(self) -> None:
        while (entry := self._lines.get()) is not None:
            era, line, rendering = entry
            try:
                if not self._start(era, rendering):
                    continue
            except SpeakerError as error:
                if era == self._era:
                    self._emit(VoiceLost(self._clock(), line.line, str(error)))
                continue
            began = self._clock()
            self._levels = (began, _levels(rendering))
            self._emit(LineStarted(began, line.line))
            if self._sounded is not None:
                self._sounded(began, rendering)
            self._until_silent(era, line.line, rendering.seconds, began)

    def _start(self, era: int, rendering: Rendering) -> bool:
        """Begin to play unless the line was stopped meanwhile; tries once more after the speaker was lost."""
        for last in (False, True):
            with self._lock:
                if era != self._era or self._closed.is_set():
                    return False
                if self._speaker.lost:
                    self._speaker.close()
                try:
                    self._speaker.play(
                        self._channel, rendering.samples, rendering.rate, gain=DUCKED if self._ducked else 1.0
                    )
                except SpeakerError:
                    if last:
                        raise
                else:
                    return True
            self._speaker.reopen()
        return False

    def _until_silent(self, era: int, line: str, seconds: float, began: float) -> None:
        gain = 1.0
        while era == self._era and not self._closed.wait(POLL_SECONDS):
            passed = self._clock() - began
            if not self._speaker.busy(self._channel):
                if era != self._era:
                    return
                if passed < seconds - CUT_TOLERANCE:
                    self._lost(line)
                else:
                    self._emit(LineEnded(self._clock(), line))
                return
            if self._speaker.lost or passed > seconds + STUCK_TOLERANCE:
                self._lost(line)
                return
            gain = self._follow_duck(gain)

    def _follow_duck(self, gain: float) -> float:
        with self._lock:
            if self._ducked:
                return DUCKED
            if gain < 1.0:
                gain = min(1.0, gain + (1.0 - DUCKED) * POLL_SECONDS / SWELL_SECONDS)
                self._speaker.gain(self._channel, gain)
        return gain

    def _lost(self, line: str) -> None:
        self._emit(VoiceLost(self._clock(), line, "The loudspeaker was lost; the line is shown as text."))
        self._speaker.close()  # the next line opens it again

    def _sound_tones(self) -> None:
        """Rings and music have a thread of their own: opening a loudspeaker may take a while."""
        sounds = {RING_CHANNEL: ring(), HOLD_CHANNEL: hold_music()}
        while (entry := self._tones.get()) is not None:
            channel, on = entry
            if not on:
                self._speaker.stop(channel)
                continue
            try:
                self._speaker.play(channel, sounds[channel].samples, sounds[channel].rate, loop=channel == HOLD_CHANNEL)
            except SpeakerError:
                continue  # the first line says so; a ring is shown on the screen as well


def _levels(rendering: Rendering) -> tuple[float, ...]:
    size = max(1, round(rendering.rate * LEVEL_SECONDS))
    starts = range(0, rendering.samples.size, size)
    return tuple(level_db(rendering.samples[start : start + size]) for start in starts)


__all__ = ["SpokenVoice"]
