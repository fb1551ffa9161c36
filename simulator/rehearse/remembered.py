"""A detector that does not think twice about the same words: many calls of a rehearsal share their sentences."""

from __future__ import annotations

from typing import Final

from scoring.acts import Detector, Understanding, Utterance

MOST: Final = 10_000
"""Utterances that are kept; a rehearsal of a whole library says about 4,000 different ones."""

TEXTS: Final = 400
"""Texts that are looked through once: the robots of a scenario say about 300, each after many words of the customer."""


class Remembered:
    """Gives what the detector gave before for the same utterance: the detector is a pure function."""

    def __init__(self, detector: Detector) -> None:
        self._detector = detector.remembering(TEXTS)
        self._known: dict[object, Understanding] = {}

    @property
    def version(self) -> str:
        """Names the detector and its data."""
        return self._detector.version

    def understand(self, utterance: Utterance) -> Understanding:
        """Acts, findings, restated facts and asked facts of one utterance."""
        key = (
            utterance.text, utterance.language, utterance.to, utterance.before, utterance.opening, utterance.words,
            tuple(utterance.facts.items()),
        )  # fmt: skip
        found = self._known.get(key)
        if found is None:
            found = self._detector.understand(utterance)
            if len(self._known) < MOST:
                self._known[key] = found
        return found


__all__ = ["Remembered"]
