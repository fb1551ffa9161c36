"""The second view of the classifier: runs of letters, weighed by how rare they are and by the length of the utterance.

It sees what the other features do not (wordings of four characters, punctuation, word parts in English), and divides by
the length of the whole, so that a long utterance does not drown a short clue. All of it in whole numbers: the weight of
a run is its rarity in 1/64 times its frequency in 1/16, the length is an integer square root.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import repeat
from operator import add
from typing import TYPE_CHECKING, Final

import numpy as np

from scoring.language.text import plain_letters

if TYPE_CHECKING:
    import numpy.typing as npt

SIZES: Final[Mapping[str, tuple[int, ...]]] = {"zh": (1, 2, 3, 4), "en": (2, 3, 4, 5)}
"""Lengths of the runs, in characters."""
RARITY_UNIT: Final = 64
RATIO_UNIT: Final = 4096
_OFTEN: Final = np.array((0, 16, 27, 34, 38, 42), dtype=np.int64)
"""16 × (1 + ln n) for a run that stands n times; more than five times counts as five."""

Weights = tuple["npt.NDArray[np.int64]", "npt.NDArray[np.int64]"]
"""Rows of the known runs of a text, and in step with them what each weighs."""


def runs(text: str, language: str) -> Counter[str]:
    """How often each run of letters stands in a text, in the order in which they come."""
    plain, _ = plain_letters(text)
    sizes = SIZES["en" if language == "en" else "zh"]
    found: list[str] = []
    run: Iterable[str] = plain
    for size in range(1, sizes[-1] + 1):
        # Each run is the one before with one letter more.
        run = list(run) if size == 1 else list(map(add, run, plain[size - 1 :]))
        if size >= sizes[0]:
            found += run
    return Counter(found)


def weigh(counts: Mapping[str, int], index: Mapping[str, int], rarity: npt.NDArray[np.int32]) -> Weights:
    """Row and weight of each known run."""
    rows = np.array([*map(index.get, counts, repeat(-1))], dtype=np.int64)
    known = rows >= 0
    times = np.array([*counts.values()], dtype=np.int64)[known].clip(max=len(_OFTEN) - 1)
    rows = rows[known]
    return rows, rarity[rows] * _OFTEN[times]


def length_of(amounts: npt.NDArray[np.int64]) -> int:
    """Length of the vector of weights, at least 1."""
    return max(1, math.isqrt(int(amounts @ amounts)))


@dataclass(frozen=True, slots=True)
class Letters:
    """Weights of the runs of one language."""

    language: str
    index: Mapping[str, int]
    rarity: npt.NDArray[np.int32]
    """Of each run, in 1/64 of the natural logarithm."""
    weights: npt.NDArray[np.int8]
    """Rows of runs, columns of the classifier."""
    ratio: tuple[int, ...]
    """By column: units of the score per unit of the weights, in 1/4096."""

    def scores(self, text: str) -> list[int]:
        """What this view adds to the score of each column."""
        rows, amounts = weigh(runs(text, self.language), self.index, self.rarity)
        sums = (amounts @ self.weights[rows].astype(np.int64)).tolist()
        length = length_of(amounts) * RATIO_UNIT
        return [total * ratio // length for total, ratio in zip(sums, self.ratio, strict=True)]


__all__ = ["RARITY_UNIT", "RATIO_UNIT", "SIZES", "Letters", "length_of", "runs", "weigh"]
