"""Where an act counts as present, how sure a score is, and from where a violation is certain, from held-out scores."""

from __future__ import annotations

from typing import Final

import numpy as np
import numpy.typing as npt

THRESHOLD_SHARE: Final = 0.8
"""How far a threshold may leave nought: the examples are too few, and other people too different, to trust it whole."""


Floats = npt.NDArray[np.float64]


def chances(scores: Floats, truth: npt.NDArray[np.int8]) -> Floats:
    """Chance that each is true, by a logistic curve fitted to the scores (two parameters, Newton's method)."""
    x = np.stack((scores, np.ones_like(scores)))
    curve = np.array([1.0, 0.0])
    for _ in range(25):
        p = 1 / (1 + np.exp(-np.clip(curve @ x, -30, 30)))
        # A touch of regularisation keeps the curve finite where the scores separate the two kinds.
        slope = x @ (truth - p) - 0.05 * curve
        curve += np.linalg.solve((x * (p * (1 - p) + 1e-9)) @ x.T + 0.05 * np.eye(2), slope)
    return np.asarray(1 / (1 + np.exp(-np.clip(curve @ x, -30, 30))))


def best_threshold(scores: Floats, truth: npt.NDArray[np.int8]) -> float:
    """The score from which on calling the act present promises the best F1, drawn towards nought.

    The promise goes by the fitted chances, not by the very cases, of which there are too few for a steady choice.
    """
    if not truth.any():
        return float(scores.max()) + 1
    chance = chances(scores, truth)
    order = np.argsort(-chance, kind="stable")
    gained = np.cumsum(chance[order])
    f1 = 2 * gained / (np.arange(1, len(order) + 1) + chance.sum())
    return float(scores[order[int(np.argmax(f1))]]) * THRESHOLD_SHARE


def slope_of(scores: Floats, truth: npt.NDArray[np.int8], threshold: float) -> float:
    """Score per unit of log-odds, so that confidences are calibrated (one-parameter logistic fit by bisection)."""
    sign = np.where(truth == 1, 1.0, -1.0)
    margin = sign * (scores - threshold)
    low, high = 0.02, 2.0
    middle = low
    for _ in range(40):
        middle = (low * high) ** 0.5
        # Derivative of the log-likelihood in 1/slope; its sign tells on which side the best slope lies.
        gradient = float((margin / (1 + np.exp(np.clip(margin / middle, -50, 50)))).sum())
        low, high = (low, middle) if gradient > 0 else (middle, high)
    return float(middle)


def certain_from(scores: Floats, truth: npt.NDArray[np.int8], precision: float) -> float:
    """The least score from which `precision` is the share of true violations among all that are found."""
    order = np.argsort(-scores, kind="stable")
    share = np.cumsum(truth[order]) / np.arange(1, len(order) + 1)
    enough = np.flatnonzero(share >= precision)
    return float(scores[order[enough[-1]]]) if len(enough) else float(scores.max() + 1)


__all__ = ["best_threshold", "certain_from", "slope_of"]
