"""How much the words so far sound like the end of a sentence, for whoever waits for a speaker to finish.

A logistic regression on the last words (English) or characters (Chinese), learnt by `scoring.acts.train_endings` from
where the sentences of the project's own utterances end and where they go on.
"""

from __future__ import annotations

import json
import math
import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any, Final

LONGEST: Final = {"zh": 4, "en": 3}
"""How many of the last characters or words are looked at together."""
MOST_COUNTED: Final = 12
"""From this length on a text is no shorter than others."""
_DIGITS_ZH: Final = frozenset("零〇一二两三四五六七八九幺0123456789")
_DIGITS_EN: Final = frozenset(("zero", "oh", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"))
_WORDS: Final = re.compile(r"[a-z']+|[0-9]+")


@dataclass(frozen=True, slots=True)
class Endings:
    """What was learnt for one language."""

    bias: float
    weights: Mapping[str, float]

    def finished(self, text: str, language: str) -> float:
        """Probability, 0 to 1, that a sentence ends with these words."""
        score = self.bias + sum(self.weights.get(name, 0.0) for name in features(units(text, language), language))
        return 1.0 / (1.0 + math.exp(-score))


def units(text: str, language: str) -> list[str]:
    """The words or characters of a text without punctuation, every digit as `0`."""
    if language == "en":
        words = _WORDS.findall(text.lower())
        return ["0" if word in _DIGITS_EN or word.isdigit() else word for word in words]
    return ["0" if char in _DIGITS_ZH else char for char in text.lower() if char.isalnum()]


def features(words: list[str], language: str) -> list[str]:
    """What the regression reads: the last units, one to LONGEST together, and how many there are."""
    padded = ["^", *words]
    longest = LONGEST["en" if language == "en" else "zh"]
    runs = [f"{length} {' '.join(padded[-length:])}" for length in range(1, longest + 1)]
    return [*runs, f"n {min(len(words), MOST_COUNTED)}"]


@cache
def _endings(language: str) -> Endings:
    stored: dict[str, Any] = json.loads(
        files("scoring.acts").joinpath("data", f"endings.{language}.json").read_text(encoding="utf-8")
    )
    return Endings(stored["bias"], stored["weights"])


def finished(text: str, language: str) -> float:
    """Probability, 0 to 1, that a sentence ends with these words; 0 for no words. Cantonese is read as Mandarin."""
    language = "en" if language == "en" else "zh"
    return _endings(language).finished(text, language) if text.strip() else 0.0


__all__ = ["Endings", "features", "finished", "units"]
