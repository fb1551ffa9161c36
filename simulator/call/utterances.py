"""The trainee's utterances between the recogniser and the record: numbered, joined when a turn is re-opened.

The ear is told of each; without one the numbers are kept all the same.
"""

from __future__ import annotations

from dataclasses import dataclass

from scoring.record.events import NotUnderstood, TraineeSaid, Word
from simulator.call.ports import Ear, FinalWords


@dataclass(frozen=True, slots=True)
class Heard:
    """A finished turn as it was heard, its parts joined."""

    text: str
    """Empty where nothing could be understood."""
    words: tuple[Word, ...]
    from_: float
    until: float


@dataclass(frozen=True, slots=True)
class _Part:
    """A part of a turn."""

    text: str
    words: tuple[Word, ...]
    from_: float
    until: float


class Utterances:
    """Keeps count of what the recogniser was asked to hear, and puts the parts of a turn together."""

    def __init__(self, joint: str, ear: Ear | None = None) -> None:
        """`joint` stands between two parts of a turn: a space in English, nothing in Chinese."""
        self._joint = joint
        self._ear = ear
        self.number = 0
        """Number of the latest utterance."""
        self.open = False
        """Whether it is still being spoken."""
        self._parts: list[_Part] = []
        self._spans: dict[int, tuple[float, float]] = {}  # of utterances whose words have not come
        self._awaited: set[int] = set()  # words of these are only a part: the turn goes on
        self._ignored: set[int] = set()  # coughs and tokens of listening

    @property
    def pending(self) -> bool:
        """Whether words of a finished utterance have not come yet."""
        return any(number != self.number or not self.open for number in self._spans)

    @property
    def awaited(self) -> bool:
        """Whether such words will come: there is an ear."""
        return self._ear is not None and self.pending

    def begin(self, from_: float) -> None:
        """A new utterance begins; one that is still open is given up for it."""
        if self.open:
            self.ignore()
        self.number += 1
        self.open = True
        self._spans[self.number] = (from_, from_)
        if self._ear is not None:
            self._ear.begin(self.number)

    def end(self, until: float) -> None:
        """The utterance is over; its words will come."""
        self.open = False
        from_, _ = self._spans.get(self.number, (until, until))
        self._spans[self.number] = (from_, until)
        if self._ear is not None:
            self._ear.finish(self.number)

    def ignore(self) -> None:
        """It was nothing: its words do not count."""
        self.open = False
        self._ignored.add(self.number)
        self._spans.pop(self.number, None)
        if self._ear is not None:
            self._ear.cancel(self.number)

    def lose(self) -> Heard | None:
        """The ear is lost: what was being said does not count, but the words of earlier parts of the turn do."""
        self.open = False
        parts, self._parts = self._parts, []
        self._spans.clear()
        self._awaited.clear()
        return self._joined(parts) if any(part.text for part in parts) else None

    def so_far(self, text: str) -> str:
        """The words of the open turn, those of its earlier parts before them."""
        return self._joint.join([*(part.text for part in self._parts if part.text), text])

    def mute(self, on: bool) -> None:
        """Stop or resume listening."""
        if self._ear is not None:
            self._ear.mute(on)

    def go_on(self) -> None:
        """The turn goes on before its words have come: they are a part of it."""
        self._awaited.add(self.number)

    def take_back(self, turn: TraineeSaid | NotUnderstood) -> None:
        """The turn goes on although it was recorded: what was said, if it was understood, is its first part."""
        text, words = (turn.text, turn.words) if isinstance(turn, TraineeSaid) else ("", ())
        self._parts = [_Part(text, words, turn.from_, turn.until)]

    def final(self, message: FinalWords) -> Heard | None:
        """Words have come; the whole turn once its last part is there."""
        if message.utterance in self._ignored:
            self._ignored.discard(message.utterance)
            return None
        from_, until = self._spans.pop(message.utterance, (message.at, message.at))
        self._parts.append(_Part(message.text.strip(), message.words, max(0.0, from_), until))
        if message.utterance in self._awaited:
            self._awaited.discard(message.utterance)
            return None
        parts, self._parts = self._parts, []
        return self._joined(parts)

    def _joined(self, parts: list[_Part]) -> Heard:
        text = self._joint.join(part.text for part in parts if part.text)
        words = tuple(word for part in parts for word in part.words)
        return Heard(text, words, parts[0].from_, max(parts[0].from_, parts[-1].until))


__all__ = ["Heard", "Utterances"]
