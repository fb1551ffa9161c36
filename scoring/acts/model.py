"""The classifier as it is used: one integer weight a feature and act, added up without rounding.

File format (`weights.<language>.bin`, compressed by lzma): a line of JSON with the format, the version, the names of the acts, the
bias, the threshold and the scale of each act; a line of JSON with all features; then int8 weights, feature by feature.
The sum of weights is an exact integer on every machine; there is no floating-point step before the confidence, which is
read from a table of whole per cents.
"""

from __future__ import annotations

import json
import lzma
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
import numpy.typing as npt

from scoring.acts.codebook import ACTS

FORMAT: Final = 1
GROUP_SCALE: Final[Mapping[str, float]] = {"P": 3, "W": 2, "N": 2, "p": 2, "c": 1.5, "d": 0.8, "m": 2, "o": 3}
"""By how much a feature of a group counts more than a run of units; fixed before training, part of the features."""
CONFIDENCE_STEP: Final = 64
"""Width of a bin of the confidence table, in units of the score."""


@dataclass(frozen=True, slots=True)
class Model:
    """Weights of all acts of one language."""

    version: str
    index: Mapping[str, int]
    """Feature → row."""
    weights: npt.NDArray[np.int32]
    """Rows of features, columns of acts."""
    bias: npt.NDArray[np.int32]
    threshold: tuple[int, ...]
    """Score from which an act counts as present."""
    slope: tuple[int, ...]
    """Score per unit of log-odds, of each act."""

    def scores(self, names: Iterable[str]) -> list[int]:
        """Score of each act, in codebook order; the act is present from `threshold`."""
        index = self.index
        rows = [row for name in names if (row := index.get(name)) is not None]
        total: list[int] = (self.weights[rows].sum(axis=0, dtype=np.int32) + self.bias).tolist()
        return total

    def span(self, act: int, places: Mapping[str, int], size: int) -> tuple[int, int]:
        """The run of units that speaks most for an act; `places` maps features to their first unit."""
        gain = [0] * size
        for name, place in places.items():
            row = self.index.get(name)
            if row is not None and place >= 0:
                gain[place] += int(self.weights[row, act])
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
        return _logistic((score - self.threshold[act]) * 16 // self.slope[act])


_LOGISTIC: Final = tuple(
    round(100 / (1 + 2.718281828459045 ** (-i / 16))) for i in range(0, 16 * 6)
)


def _logistic(sixteenths: int) -> int:
    """Per cent at a log-odds in sixteenths, from a table."""
    value = _LOGISTIC[min(abs(sixteenths), len(_LOGISTIC) - 1)]
    return min(99, value if sixteenths >= 0 else 100 - value) or 1


def dump(
    version: str, names: Sequence[str], weights: npt.NDArray[np.int8], bias: Sequence[int], threshold: Sequence[int],
    slope: Sequence[int],
) -> bytes:  # fmt: skip
    """The file of a model; the same model gives the same bytes."""
    head = {"format": FORMAT, "version": version, "acts": ACTS, "bias": list(bias), "threshold": list(threshold), "slope": list(slope)}
    text = json.dumps(head, ensure_ascii=False) + "\n" + json.dumps(list(names), ensure_ascii=False, separators=(",", ":")) + "\n"
    return lzma.compress(text.encode("utf-8") + weights.tobytes(), preset=6)


def load(data: bytes) -> Model:
    """The model of a file written by `dump`. Raises ValueError when the file is of another format."""
    head_line, names_line, body = lzma.decompress(data).split(b"\n", 2)
    head = json.loads(head_line)
    if head["format"] != FORMAT or tuple(head["acts"]) != ACTS:
        raise ValueError("the weights belong to another version of the program; run `python -m scoring.acts.train`")
    names = json.loads(names_line)
    weights = np.frombuffer(body, dtype=np.int8).reshape(len(names), len(ACTS)).astype(np.int32)
    return Model(
        head["version"], {name: i for i, name in enumerate(names)}, weights, np.array(head["bias"], dtype=np.int32),
        tuple(head["threshold"]), tuple(head["slope"]),
    )  # fmt: skip


__all__ = ["FORMAT", "GROUP_SCALE", "Model", "dump", "load"]
