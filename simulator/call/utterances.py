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
        self._parts: list[tuple[str, tuple[Word, ...]]] = []
        self._from: float | None = None
        self._until = 0.0
        self._awaited: set[int] = set()  # words of these are only a part: the turn goes on
        self._ignored: set[int] = set()  # coughs and tokens of listening

    def begin(self, from_: float) -> None:
        """A new utterance begins."""
        self.number += 1
        self.open = True
        self._from = from_ if self._from is None else self._from
        if self._ear is not None:
            self._ear.begin(self.number)

    def end(self, until: float) -> None:
        """The utterance is over; its words will come."""
        self.open = False
        self._until = until
        if self._ear is not None:
            self._ear.finish(self.number)

    def ignore(self) -> None:
        """It was nothing: its words do not count."""
        self.open = False
        self._ignored.add(self.number)
        self._from = None
        if self._ear is not None:
            self._ear.cancel(self.number)

    def lose(self) -> None:
        """The ear is lost: what was being said, and parts that wait for more, do not count."""
        self.open = False
        self._parts, self._from = [], None
        self._awaited.clear()

    def so_far(self, text: str) -> str:
        """The words of the open turn, those of its earlier parts before them."""
        return self._joint.join([*(part for part, _ in self._parts if part), text])

    def mute(self, on: bool) -> None:
        """Stop or resume listening."""
        if self._ear is not None:
            self._ear.mute(on)

    def go_on(self) -> None:
        """The turn goes on before its words have come: they are a part of it."""
        self._awaited.add(self.number)

    def take_back(self, turn: TraineeSaid | NotUnderstood) -> None:
        """The turn goes on although it was recorded: what was said, if it was understood, is its first part."""
        self._parts = [(turn.text, turn.words)] if isinstance(turn, TraineeSaid) else []
        self._from = turn.from_

    def final(self, message: FinalWords) -> Heard | None:
        """Words have come; the whole turn once its last part is there."""
        if message.utterance in self._ignored:
            self._ignored.discard(message.utterance)
            return None
        self._parts.append((message.text.strip(), message.words))
        if message.utterance in self._awaited:
            self._awaited.discard(message.utterance)
            return None
        text = self._joint.join(part for part, _ in self._parts if part)
        words = tuple(word for _, part in self._parts for word in part)
        from_ = max(0.0, self._from if self._from is not None else self._until)
        self._parts, self._from = [], None
        return Heard(text, words, from_, max(from_, self._until))


__all__ = ["Heard", "Utterances"]
