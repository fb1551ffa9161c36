"""Stand-ins for sound on virtual time, documented like the adapters they mirror.

`SlowVoice` mirrors simulator.speech.voices, `ScriptedEar` mirrors simulator.speech.ears. Both put the same messages on
the call's queue, at times that the test decides.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from simulator.call.ports import FinalWords, LineEnded, LineStarted, Message, SpokenLine, VoiceLost


class SlowVoice:
    """A voice whose lines begin after `delay` seconds and last `seconds`; the test calls `run`."""

    level_db = -20.0
    """As loud as it says."""

    def __init__(self, emit: Callable[[Message], None], delay: float = 0.1, seconds: float = 3.0) -> None:
        self.emit = emit
        self.delay = delay
        self.seconds = seconds
        self.now = 0.0
        self.fail: str | None = None
        """Why the next lines cannot be spoken."""
        self.ducked: list[bool] = []
        self.prepared: list[str] = []
        self.rings = 0
        self.line: SpokenLine | None = None
        self._starts: float | None = None
        self._ends: float | None = None

    @property
    def sounding(self) -> bool:
        """Whether a line can be heard now."""
        return self.line is not None and self._ends is not None

    def prepare(self, lines: Sequence[SpokenLine]) -> None:
        """Note what was to be rendered ahead."""
        self.prepared += [line.line for line in lines]

    def say(self, line: SpokenLine) -> None:
        """Begin after the delay."""
        self.line, self._starts, self._ends = line, self.now + self.delay, None

    def duck(self, on: bool) -> None:
        """Note it."""
        self.ducked.append(on)

    def stop(self) -> None:
        """Be silent; no LineEnded follows."""
        self.line, self._starts, self._ends = None, None, None

    def ring(self) -> None:
        """Note it."""
        self.rings += 1

    def hold_tone(self, on: bool) -> None:
        """Nothing is heard."""

    def close(self) -> None:
        """Nothing to free."""

    def run(self, now: float) -> None:
        """Let time pass."""
        self.now = now
        if self.line is not None and self._starts is not None and now >= self._starts:
            if self.fail is not None:
                self.emit(VoiceLost(now, self.line.line, self.fail))
                self._starts = None
                return
            self.emit(LineStarted(now, self.line.line))
            self._starts, self._ends = None, now + self.seconds
        if self.line is not None and self._ends is not None and now >= self._ends:
            self.emit(LineEnded(now, self.line.line))
            self.line, self._ends = None, None


class ScriptedEar:
    """An ear that recognises what the test says it does, `delay` seconds after the end of an utterance."""

    def __init__(self, emit: Callable[[Message], None], delay: float = 0.05) -> None:
        self.emit = emit
        self.delay = delay
        self.now = 0.0
        self.texts: list[str] = []
        """What the next utterances turn out to be; an empty text was not understood."""
        self.begun: list[int] = []
        self.cancelled: list[int] = []
        self.muted = False
        self._due: list[tuple[float, int]] = []

    def begin(self, utterance: int) -> None:
        """Note it."""
        self.begun.append(utterance)

    def finish(self, utterance: int) -> None:
        """The words follow after the delay."""
        self._due.append((self.now + self.delay, utterance))

    def cancel(self, utterance: int) -> None:
        """Note it."""
        self.cancelled.append(utterance)

    def mute(self, on: bool) -> None:
        """Note it."""
        self.muted = on

    def close(self) -> None:
        """Nothing to free."""

    def run(self, now: float) -> None:
        """Let time pass."""
        self.now = now
        while self._due and self._due[0][0] <= now:
            _, utterance = self._due.pop(0)
            text = self.texts.pop(0)
            failed = None if text else "the words could not be made out"
            self.emit(FinalWords(now, utterance, text, (), None, failed))
