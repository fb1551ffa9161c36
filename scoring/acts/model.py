"""The classifier as it is used: one integer weight a feature and act, added up without rounding.

A score is the sum of two views: named features (`features`) and runs of letters (`letters`). There is a column for each
act and one more, `violation`, that tells any violation from none. Sums of integers are the same on every machine; there
is no floating-point step before the confidence, which is read from a table of whole per cents.

File format (`weights.<language>.bin`, compressed by zlib, which is read ten times as fast as lzma): a line of JSON with
the numbers of the columns, a line for each feature and for each run of letters, then the weights of the features and of
the runs, a byte each, and the rarities of the runs, little-endian int16.
"""

from __future__ import annotations

import json
import math
import zlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

import numpy as np

from scoring.acts.codebook import ACTS
from scoring.acts.letters import Letters

if TYPE_CHECKING:
    import numpy.typing as npt

FORMAT: Final = 7
ANY_VIOLATION: Final = "violation"
COLUMNS: Final = (*ACTS, ANY_VIOLATION)
SCORE_UNIT: Final = 64
"""Units of the score by which a violation is certain in one of log-odds."""
ANY_SHARE: Final = 0.75
"""How much the log-odds of any violation count beside those of the act; chosen on held-out folds of both languages."""
GROUP_SCALE: Final[Mapping[str, float]] = {"P": 3, "W": 2, "N": 2, "p": 2, "c": 1.5, "d": 0.8, "m": 2, "o": 3}
"""By how much a feature of a group counts more than a run of units; fixed before training, part of the features."""


@dataclass(frozen=True, slots=True)
class Weighed:
    """Features of an utterance, those added up that the model knows."""

    rows: list[int | None]
    places: list[int]
    """In step with the rows: the unit where the feature stands first, -1 where it belongs to the whole."""
    sums: npt.NDArray[np.int64]
    """What they add to the score of each column."""


@dataclass(frozen=True, slots=True)
class Model:
    """Weights of all acts of one language."""

    version: str
    index: Mapping[str, int]
    """Feature → row."""
    weights: npt.NDArray[np.int8]
    """Rows of features, columns of acts and of any violation."""
    bias: npt.NDArray[np.int32]
    threshold: tuple[int, ...]
    """Score from which an act counts as present."""
    slope: tuple[int, ...]
    """Score per unit of log-odds, of each act."""
    certain: int
    """Score from which a violation is certain, see `violation_score`."""
    letters: Letters

    def weigh(self, places: Mapping[str, int]) -> Weighed:
        """The known ones among some features, added up; `places` maps features to their first unit."""
        rows = [*map(self.index.get, places)]
        known = [row for row in rows if row is not None]
        return Weighed(rows, [*places.values()], self.weights[known].sum(axis=0, dtype=np.int64))

    def weigh_words(self, places: Mapping[str, int], text: str) -> Weighed:
        """The same for the features of the words by themselves, with their runs of letters and the bias added."""
        weighed = self.weigh(places)
        return replace(weighed, sums=weighed.sums + self.letters.scores(text) + self.bias)

    def least(self, act: int, confidence: int) -> int:
        """The score from which an act has this confidence, in per cent."""
        steps = next(i for i in range(-len(_LOGISTIC), len(_LOGISTIC)) if _logistic(i) >= confidence)
        return self.threshold[act] - (-steps * self.slope[act]) // _STEPS

    def violation_score(self, scores: Sequence[int], act: int) -> int:
        """How surely this violation is there: the log-odds of the act and a share of those of any violation."""
        any_ = len(scores) - 1
        unit = SCORE_UNIT // _STEPS
        return unit * self._log_odds(act, scores[act]) + int(unit * ANY_SHARE) * self._log_odds(any_, scores[any_])

    def _log_odds(self, column: int, score: int) -> int:
        """Calibrated log-odds in sixteenths; 0 at the threshold."""
        return (score - self.threshold[column]) * _STEPS // self.slope[column]

    def span(self, act: int, parts: Sequence[Weighed], size: int) -> tuple[int, int]:
        """The run of units that speaks most for an act, of an utterance of `size` units."""
        gain = [0] * size
        for part in parts:
            known = [(row, place) for row, place in zip(part.rows, part.places, strict=True) if row is not None]
            weights = self.weights[[row for row, _ in known], act].tolist()
            for (_, place), weight in zip(known, weights, strict=True):
                if place >= 0:
                    gain[place] += weight
        best, start, run, spans = -1, 0, 0, (0, size)
        for i, value in enumerate(gain):
            if run <= 0:
                run, start = 0, i
            run += value
            if run > best:
                best, spans = run, (start, min(i + 2, size))
        return spans

    def confidence(self, act: int, score: int) -> int:
        """Calibrated chance in per cent (1 to 99) that the act is there; 50 at the threshold."""
        return _logistic(self._log_odds(act, score))


_STEPS: Final = 16
_LOGISTIC: Final = tuple(round(100 / (1 + math.exp(-i / _STEPS))) for i in range(_STEPS * 6))


def _logistic(sixteenths: int) -> int:
    """Per cent at a log-odds in sixteenths, from a table."""
    value = _LOGISTIC[min(abs(sixteenths), len(_LOGISTIC) - 1)]
    return max(1, min(99, value if sixteenths >= 0 else 100 - value))


@dataclass(frozen=True, slots=True)
class Column:
    """The numbers of one column, in units of the score."""

    bias: int
    threshold: int
    slope: int


def dump(  # noqa: PLR0917 - the parts of the file, in their order
    version: str,
    names: Sequence[str],
    weights: npt.NDArray[np.int8],
    columns: Sequence[Column],
    certain: int,
    letters: Letters,
) -> bytes:
    """The file of a model; the same model gives the same bytes."""
    head = {
        "format": FORMAT, "version": version, "columns": COLUMNS, "certain": certain,
        "bias": [c.bias for c in columns], "threshold": [c.threshold for c in columns],
        "slope": [c.slope for c in columns], "language": letters.language, "ratio": letters.ratio,
        "features": len(names), "runs": len(letters.index),
    }  # fmt: skip
    parts = (json.dumps(head, separators=(",", ":")), *names, *letters.index)
    if any("\n" in part for part in parts):
        raise ValueError("a feature with a line break cannot be stored")
    lines = "".join(f"{part}\n" for part in parts)
    body = weights.tobytes() + letters.weights.tobytes() + letters.rarity.astype("<i2").tobytes()
    return zlib.compress(lines.encode("utf-8") + body, level=9)


def load(data: bytes) -> Model:
    """The model of a file written by `dump`. Raises ValueError when the file is of another format."""
    try:
        whole = zlib.decompress(data)
    except zlib.error as error:
        raise ValueError("these are no weights; run `python -m scoring.acts.train`") from error
    first = whole.index(b"\n")  # no part of the rest is copied but the names: copies would stay with the process
    head = json.loads(whole[:first])
    if head["format"] != FORMAT or tuple(head["columns"]) != COLUMNS:
        raise ValueError("the weights belong to another version of the program; run `python -m scoring.acts.train`")
    rows = head["features"] + head["runs"]
    numbers = rows * len(COLUMNS) + 2 * head["runs"]
    lines = whole[first + 1 : -numbers].decode("utf-8").split("\n")
    names, runs = lines[: head["features"]], lines[head["features"] : rows]
    weights = np.frombuffer(whole, np.int8, rows * len(COLUMNS), len(whole) - numbers).reshape(rows, len(COLUMNS))
    rarity = np.frombuffer(whole, "<i2", offset=len(whole) - 2 * head["runs"]).astype(np.int32)
    letters = Letters(
        head["language"], dict(zip(runs, range(len(runs)), strict=True)), rarity, weights[len(names) :],
        tuple(head["ratio"]),
    )  # fmt: skip
    return Model(
        head["version"], dict(zip(names, range(len(names)), strict=True)), weights[: len(names)],
        np.array(head["bias"], dtype=np.int32),
        tuple(head["threshold"]), tuple(head["slope"]), head["certain"], letters,
    )  # fmt: skip


__all__ = [
    "ANY_SHARE", "ANY_VIOLATION", "COLUMNS", "FORMAT", "GROUP_SCALE", "SCORE_UNIT", "Column", "Model", "Weighed",
    "dump", "load",
]  # fmt: skip
