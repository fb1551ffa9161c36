"""The second view of the classifier: runs of letters, weighed by how rare they are and by the length of the utterance.

It sees what the other features do not (wordings of four characters, punctuation, word parts in English), and divides by
the length of the whole, so that a long utterance does not drown a short clue. All of it in whole numbers: the weight of
a run is its rarity in 1/64 times its frequency in 1/16, the length is an integer square root.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import numpy as np

from scoring.language.text import plain_letters

if TYPE_CHECKING:
    import numpy.typing as npt

SIZES: Final[Mapping[str, tuple[int, ...]]] = {"zh": (1, 2, 3, 4), "en": (2, 3, 4, 5)}
"""Lengths of the runs, in characters."""
RARITY_UNIT: Final = 64
RATIO_UNIT: Final = 4096
_OFTEN: Final = (0, 16, 27, 34, 38, 42)
"""16 × (1 + ln n) for a run that stands n times; more than five times counts as five."""


def runs(text: str, language: str) -> Counter[str]:
    """How often each run of letters stands in a text, in the order in which they come."""
    plain, _ = plain_letters(text)
    sizes = SIZES["en" if language == "en" else "zh"]
    return Counter(plain[i : i + n] for n in sizes for i in range(len(plain) - n + 1))


def weigh(counts: Mapping[str, int], index: Mapping[str, int], rarity: npt.NDArray[np.int32]) -> list[tuple[int, int]]:
    """Row and weight of each known run."""
    known = [(row, _OFTEN[min(n, len(_OFTEN) - 1)]) for run, n in counts.items() if (row := index.get(run)) is not None]
    rare = rarity[[row for row, _ in known]].tolist() if known else ()
    return [(row, weight * often) for (row, often), weight in zip(known, rare, strict=True)]


def length_of(weighed: list[tuple[int, int]]) -> int:
    """Length of the vector of weights, at least 1."""
    return max(1, math.isqrt(sum(w * w for _, w in weighed)))


@dataclass(frozen=True, slots=True)
class Letters:
    """Weights of the runs of one language."""

    language: str
    index: Mapping[str, int]
    rarity: npt.NDArray[np.int32]
    """Of each run, in 1/64 of the natural logarithm."""
    weights: npt.NDArray[np.int16]
    """Rows of runs, columns of the classifier."""
    ratio: tuple[int, ...]
    """By column: units of the score per unit of the weights, in 1/4096."""

    def scores(self, text: str) -> list[int]:
        """What this view adds to the score of each column."""
        weighed = weigh(runs(text, self.language), self.index, self.rarity)
        if not weighed:
            return [0] * len(self.ratio)
        rows, amounts = [r for r, _ in weighed], np.array([w for _, w in weighed], dtype=np.int64)
        sums = (self.weights[rows].astype(np.int64) * amounts[:, None]).sum(axis=0).tolist()
        length = length_of(weighed) * RATIO_UNIT
        return [total * ratio // length for total, ratio in zip(sums, self.ratio, strict=True)]


__all__ = ["RARITY_UNIT", "RATIO_UNIT", "SIZES", "Letters", "length_of", "runs", "weigh"]
