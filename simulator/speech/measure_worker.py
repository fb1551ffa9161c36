"""The process that measures the trainee's voice after a call: the libraries for it are large, and the window goes on.

Takes `turn` with the sound of both sides (16-bit frames: customer, trainee) and answers `measure` with `measured`.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from typing import Any

import numpy as np

from scoring.record.codec import from_plain, to_plain
from scoring.record.events import Word
from scoring.sound import SpokenTurn, measure_turns
from simulator.speech.engine_worker import Answer, serve
from simulator.speech.samples import from_int16
from simulator.speech.vad import RATE

NICENESS = 5
"""The window goes first."""


class MeasureWorker:
    """Collects the turns of one call, then measures them."""

    def __init__(self, answer: Answer) -> None:
        if hasattr(os, "nice"):
            os.nice(NICENESS)
        self._answer = answer
        self._turns: list[SpokenTurn] = []

    def handle(self, head: Mapping[str, Any], body: bytes, _waiting: int) -> None:
        """Do one request."""
        if head["type"] == "turn":
            self._turns.append(_turn(head, body))
            return
        measured = measure_turns(self._turns, RATE)
        self._answer({"type": "measured", "events": [to_plain(event) for event in measured]})


def _turn(head: Mapping[str, Any], body: bytes) -> SpokenTurn:
    frames = np.frombuffer(body, dtype="<i2").reshape(-1, 2)
    customer, trainee = (from_int16(np.ascontiguousarray(frames[:, side])) for side in (0, 1))
    words = tuple(from_plain(Word, word, "word") for word in head["words"])
    return SpokenTurn(
        head["turn"], head["language"], head["text"], words, head["at"], head["from"], head["until"], trainee, customer
    )


if __name__ == "__main__":
    serve(MeasureWorker)
