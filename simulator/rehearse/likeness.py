"""How well a sentence was said after its model: by sound, so that a recogniser's spelling does not count. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Final

from scoring.language.text import normalise

ENOUGH: Final = 0.6
"""Share of a model's syllables or words from which on it counts as said (ours: names and digits come out wrong)."""


@dataclass(frozen=True, slots=True)
class Likeness:
    """A sentence beside its model."""

    share: float
    """How much of the model was said in its order, 0 to 1."""
    missed: tuple[tuple[int, int], ...]
    """Spans of the model, in code points, that were left out or said otherwise."""

    @property
    def enough(self) -> bool:
        """Whether it counts as said."""
        return self.share >= ENOUGH


def likeness(model: str, said: str, language: str) -> Likeness:
    """Compare what was said with the model sentence; `language` is that of the call."""
    wanted, heard = _sounds(model, language), _sounds(said, language)
    if not wanted:
        return Likeness(1.0, ())
    places = normalise(model, language)
    matcher = SequenceMatcher(None, wanted, heard, autojunk=False)
    kept = {first + step for first, _, size in matcher.get_matching_blocks() for step in range(size)}
    missed: list[tuple[int, int]] = []
    for index in range(len(wanted)):
        if index in kept:
            continue
        span = (places.starts[index], places.ends[index])
        if missed and index - 1 not in kept:
            span = (missed.pop()[0], span[1])
        missed.append(span)
    return Likeness(round(len(kept) / len(wanted), 3), tuple(missed))


def _sounds(text: str, language: str) -> tuple[str, ...]:
    """The units of a text by sound; numbers by their value."""
    normal = normalise(text, language)
    values = {index: f"{number.kind} {number.value}" for index, number in normal.numbers}
    return tuple(values.get(index, sound) for index, sound in enumerate(normal.sounds))


__all__ = ["ENOUGH", "Likeness", "likeness"]
