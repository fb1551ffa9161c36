"""The recording of a call that may not have begun yet: voice and microphone are opened before the first ring."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from simulator.speech.recording import CallRecording, Part, Span
from simulator.speech.rendered import Rendering
from simulator.speech.samples import Samples


class Tape:
    """Takes sound at any time and keeps it from `begin` to `end`. Its methods may be called from any thread."""

    def __init__(self) -> None:
        """Nothing is kept yet."""
        self._recording: CallRecording | None = None

    def begin(self, path: Path | None, clock: Callable[[], float]) -> None:
        """Keep what sounds from now on; raises SpeechError where the file cannot be made.

        Without a path it is kept in a file without a name, which `end` takes away.
        """
        self._recording = CallRecording(path, clock)

    def end(self, wanted: Sequence[Span] = ()) -> tuple[Part, ...]:
        """Close the file and hand out the wanted spans of it; a second call does nothing."""
        recording, self._recording = self._recording, None
        return recording.close(wanted) if recording is not None else ()

    def customer(self, at: float, rendering: Rendering) -> None:
        """A line began to sound."""
        if (recording := self._recording) is not None:
            recording.customer(at, rendering)

    def cut(self, at: float) -> None:
        """The customer's voice was stopped."""
        if (recording := self._recording) is not None:
            recording.cut(at)

    def trainee(self, at: float, block: Samples) -> None:
        """A block of the microphone that ended at `at`."""
        if (recording := self._recording) is not None:
            recording.trainee(at, block)


__all__ = ["Tape"]
