"""A customer who was cut off by no more than a sign of listening goes on with the sentence that was cut."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Final

from scoring.record.orders import Say
from simulator.call.line_player import SLOWER, reading_seconds

TOKEN_SECONDS: Final = 1.5
"""Sound in which no word was recognised is a cough or a hum up to this length, seconds (ours)."""
_SENTENCE: Final = re.compile(r".*?(?:[。！？；…!?;]+|\.(?=\s|$)|$)\s*", re.DOTALL)


def rest_of(line: Say, seconds: float, rate: float, language: str) -> Say:
    """The line from the sentence on in which it was cut after `seconds`; `rate` is that of the voice (1: usual).

    How far it had come is told by the usual time of each sentence. A recorded line begins anew.
    """
    if line.recording is not None:
        return line
    sentences = [found.group() for found in _SENTENCE.finditer(line.said.text) if found.group()]
    told = 0.0
    while len(sentences) > 1:
        told += reading_seconds(sentences[0], language) / (rate * (SLOWER if line.slow else 1.0))
        if told > seconds:
            break
        del sentences[0]
    return replace(line, said=replace(line.said, text="".join(sentences)))


__all__ = ["TOKEN_SECONDS", "rest_of"]
