"""The trainee's utterances between the recogniser and the record: numbered, joined when a turn is re-opened."""

from __future__ import annotations

from dataclasses import dataclass

from scoring.record.events import TraineeSaid, Word
from simulator.call.ports import FinalWords


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

    def __init__(self, joint: str) -> None:
        """`joint` stands between two parts of a turn: a space in English, nothing in Chinese."""
        self._joint = joint
        self.number = 0
        """Number of the latest utterance."""
        self.open = False
        """Whether it is still being spoken."""
        self._parts: list[tuple[str, tuple[Word, ...]]] = []
        self._from: float | None = None
        self._until = 0.0
        self._awaited: set[int] = set()  # words of these are only a part: the turn goes on
        self._ignored: set[int] = set()  # coughs and tokens of listening

    def begin(self, from_: float) -> int:
        """A new utterance begins; its number."""
        self.number += 1
        self.open = True
        self._from = from_ if self._from is None else self._from
        return self.number

    def end(self, until: float) -> int:
        """The utterance is over; its words will come."""
        self.open = False
        self._until = until
        return self.number

    def ignore(self) -> int:
        """It was nothing: its words do not count."""
        self.open = False
        self._ignored.add(self.number)
        self._from = None
        return self.number

    def go_on(self) -> None:
        """The turn goes on before its words have come: they are a part of it."""
        self._awaited.add(self.number)

    def take_back(self, said: TraineeSaid) -> None:
        """The turn goes on although it was recorded: what was said is its first part."""
        self._parts = [(said.text, said.words)]
        self._from = said.from_

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
