"""The training's own arithmetic: mixed turns, thresholds and the mark of certainty."""

import numpy as np

from scoring.acts.calibration import best_threshold, certain_from
from scoring.acts.examples import Example
from scoring.acts.train import FOLDS, mix


def example(text: str, *acts: str) -> Example:
    return Example(text, "zh", "customer", None, False, frozenset(acts))


def test_a_mixed_turn_does_the_acts_of_both_and_stays_in_its_fold() -> None:
    examples = [example(f"第{i}句。", "greet" if i % 2 else "explain") for i in range(40)]
    folds = np.arange(40) % FOLDS
    mixed, where = mix(examples, folds)
    assert len(mixed) == len(where) > 0
    for turn, fold in zip(mixed, where, strict=True):
        parts = [e for e, f in zip(examples, folds, strict=True) if f == fold and e.text in turn.text]
        assert len(parts) == 2
        assert turn.acts == parts[0].acts | parts[1].acts
    assert mix(examples, folds)[0] == mixed


def test_the_threshold_parts_the_two_kinds() -> None:
    chance = np.random.default_rng(1)
    truth = (chance.random(2000) < 0.1).astype(np.int8)
    scores = chance.normal(0, 0.3, 2000) + np.where(truth == 1, 0.5, -0.5)
    threshold = best_threshold(scores, truth)
    said = scores >= threshold
    assert 2 * (said & (truth == 1)).sum() / (said.sum() + truth.sum()) > 0.85


def test_an_act_without_examples_is_never_present() -> None:
    scores = np.array([-0.2, 0.4])
    assert best_threshold(scores, np.zeros(2, dtype=np.int8)) > scores.max()


def test_certainty_keeps_its_precision() -> None:
    scores, truth = np.array([5.0, 4.0, 3.0, 2.0, 1.0]), np.array([1, 1, 0, 1, 0], dtype=np.int8)
    assert certain_from(scores, truth, 0.7) == 2.0
    assert certain_from(scores, truth, 1.0) == 4.0
