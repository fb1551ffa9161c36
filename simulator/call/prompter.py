"""Says model sentences aloud beside a running call, with a voice of its own; without one they last as long as reading.

Its voice reports on any thread; everything else comes from the thread that drives the call.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Sequence
from typing import Final

from simulator.call.line_player import reading_seconds
from simulator.call.ports import LineEnded, LineStarted, Message, SpokenLine, Voice, VoiceLost, VoiceStyle
from simulator.scenario.model import Language

LINE: Final = "model"
"""Line of a model sentence; a number follows."""


class Prompter:
    """One sentence at a time."""

    def __init__(self, clock: Callable[[], float], language: Language, style: VoiceStyle) -> None:
        """`clock` gives the call's seconds. Without `use` nothing is heard."""
        self._clock = clock
        self._language, self._style = language, style
        self._voice: Voice | None = None
        self._inbox: deque[Message] = deque()
        self._number = 0
        self._text = ""
        self._ends: float | None = None

    def use(self, voice: Voice | None) -> None:
        """Speak with this voice; its messages go to `take`."""
        self._voice = voice

    def prepare(self, texts: Sequence[str]) -> None:
        """Have sentences rendered ahead."""
        if self._voice is not None:
            self._voice.prepare([self._line(text) for text in texts])

    def take(self, message: Message) -> None:
        """What the voice reports; on any thread."""
        self._inbox.append(message)

    def say(self, text: str) -> None:
        """Say a sentence, in place of what is being said."""
        self.stop()
        self._number += 1
        self._text = text
        if self._voice is None:
            self._ends = self._clock() + reading_seconds(text, self._language)
            return
        self._ends = None
        self._voice.say(self._line(text))

    @property
    def sounding(self) -> bool:
        """Whether a sentence is being said, or about to be."""
        while self._inbox:
            self._heard(self._inbox.popleft())
        if self._text and self._ends is not None and self._clock() >= self._ends:
            self._text = ""
        return bool(self._text)

    def _heard(self, message: Message) -> None:
        if not isinstance(message, (LineStarted, LineEnded, VoiceLost)) or message.line != self._name:
            return
        if isinstance(message, LineEnded):
            self._text = ""
        elif isinstance(message, VoiceLost):
            self._ends = self._clock() + reading_seconds(self._text, self._language)

    def stop(self) -> None:
        """Be silent."""
        if self._text and self._voice is not None:
            self._voice.stop()
        self._text = ""

    @property
    def _name(self) -> str:
        return f"{LINE}/{self._number}"

    def _line(self, text: str) -> SpokenLine:
        return SpokenLine(self._name, text, self._language, self._style)


__all__ = ["Prompter"]
