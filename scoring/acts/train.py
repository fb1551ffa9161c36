"""Trains the classifier from the utterances in the repository: `python -m scoring.acts.train [zh|en …]`.

Needs scikit-learn (a development dependency). Two linear support-vector machines an act, one on the features of
`features` and one on runs of letters, added up and quantised. The first also learns each labelled utterance as a
recogniser might have heard it, and pairs of utterances said in one breath. Thresholds and the slope of the confidence
come from held-out folds. Ordinary turns of other trades teach what is no violation. Same data, same bytes.
"""

from __future__ import annotations

import random
import sys
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, Final

import numpy as np
import numpy.typing as npt
from scipy.sparse import csr_matrix, vstack
from sklearn.svm import LinearSVC

from scoring.acts.calibration import best_threshold, certain_from, slope_of
from scoring.acts.codebook import ACTS, VIOLATIONS
from scoring.acts.detector import LIKELY, load_matcher
from scoring.acts.examples import Example, ordinary_turns, read_examples, training_files
from scoring.acts.features import features
from scoring.acts.letters import RARITY_UNIT, RATIO_UNIT, Letters, length_of, runs, weigh
from scoring.acts.matcher import Matcher, Setting
from scoring.acts.model import ANY_SHARE, COLUMNS, GROUP_SCALE, SCORE_UNIT, Column, dump
from scoring.language.misheard import mishear
from scoring.language.text import normalise

HERE: Final = Path(__file__).parent
VERSION: Final = {"zh": "zh-2026.2", "en": "en-2026.2"}
NOISE: Final = (0.1, 0.25)
"""Error rates at which each utterance is learnt again."""
MIXED: Final = 0.8
"""Pairs of utterances said in one breath that are learnt too, as a share of the utterances: real turns do several
things at once."""
CONTRAST: Final = "contrast."
"""Files of violations, each beside a decent turn in the same place: they teach what a violation is; what else such a
turn does is not labelled closely enough to learn from."""
FOLDS: Final = 4
COST: Final = 0.005
"""Inverse strength of the regularisation, named features."""
TOLERANCE: Final = 1e-3
"""Where the fitting may stop; ten times finer takes half as long again and tells the same."""
LETTER_COST: Final = 1.0
"""The same for runs of letters."""
LETTER_SHARE: Final = 0.8
"""By how much the letters' score counts beside that of the named features."""
CERTAIN_PRECISION: Final = {"zh": 0.96, "en": 0.91}
"""Share of certain violations that have to be violations, on held-out folds."""
LEAST_TEXTS: Final = 2
"""A run of letters that fewer texts hold is left out."""

FULL_SCALE: Final = 127
"""The largest weight of an act, as stored: in one byte."""
LEAST_WEIGHT: Final = {"zh": 5, "en": 2}
"""A feature whose weights are all smaller is left out; Mandarin has twice as many of them."""

Floats = npt.NDArray[np.float64]
Mask = npt.NDArray[np.bool_]
WRONG: Final = frozenset((*map(ACTS.index, VIOLATIONS), len(ACTS)))
"""Columns of the violations and of any violation."""


def extract(matcher: Matcher, example: Example, rate: float = 0.0, seed: int = 0) -> dict[str, int]:
    """Features of an example, or of the same misheard at `rate`."""
    text = mishear(example.text, example.language, rate, seed) if rate else example.text
    normal = normalise(text, example.language)
    before = normalise(example.before, example.language) if example.before else None
    setting = Setting(example.to, False, before, matcher.hits(before) if before else None)
    hits = matcher.hits(normal)
    matches = matcher.match(normal, hits, setting)
    return features(matcher, normal, hits, matches, setting)


def vocabulary(copies: Sequence[Sequence[dict[str, int]]], least: int = 3) -> list[str]:
    """Features that at least `least` utterances have in one of their copies, in order; patterns and classes always."""
    counts: Counter[str] = Counter()
    for rows in zip(*copies, strict=True):
        counts.update(set().union(*rows))
    return sorted(n for n, c in counts.items() if c >= least or n[0] in "pPWNc")


def matrix(rows: Sequence[dict[str, int]], names: Sequence[str]) -> Any:
    """Sparse matrix of the rows; a feature counts as much as its group's scale."""
    index = {n: i for i, n in enumerate(names)}
    data, columns, ends = [], [], [0]
    for row in rows:
        for name in row:
            column = index.get(name)
            if column is not None:
                columns.append(column)
                data.append(float(GROUP_SCALE.get(name[0], 1)))
        ends.append(len(columns))
    return csr_matrix((data, columns, ends), shape=(len(rows), len(names)))


def labels(examples: Sequence[Example]) -> npt.NDArray[np.int8]:
    """Rows of utterances, columns of acts and of any violation, 1 where it is there."""
    acts = [[act in e.acts for act in ACTS] + [not e.acts.isdisjoint(VIOLATIONS)] for e in examples]
    return np.array(acts, dtype=np.int8)


def learn_runs(texts: Sequence[str], language: str) -> Letters:
    """The runs of letters that at least two texts hold, with their rarity; the weights are still nought."""
    counts: Counter[str] = Counter()
    for text in texts:
        counts.update(runs(text, language).keys())
    known = sorted(run for run, n in counts.items() if n >= LEAST_TEXTS)
    rarity = np.array([RARITY_UNIT * (1 + np.log((1 + len(texts)) / (1 + counts[r]))) for r in known])
    weights = np.zeros((len(known), len(COLUMNS)), dtype=np.int8)
    return Letters(language, {r: i for i, r in enumerate(known)}, np.rint(rarity).astype(np.int32), weights, ())


def letter_matrix(texts: Sequence[str], letters: Letters) -> Any:
    """Sparse matrix of the texts' runs, each row of length 1."""
    data: list[float] = []
    columns: list[int] = []
    ends = [0]
    for text in texts:
        rows, amounts = weigh(runs(text, letters.language), letters.index, letters.rarity)
        length = length_of(amounts)
        columns.extend(rows.tolist())
        data.extend(amount / length for amount in amounts.tolist())
        ends.append(len(columns))
    return csr_matrix((data, columns, ends), shape=(len(texts), len(letters.index)))


def fit(
    x: Any, y: npt.NDArray[np.int8], labelled: Mask, cost: float, weight: str | dict[int, float]
) -> tuple[Floats, Floats]:
    """Weights (features by acts) and biases of one machine an act.

    Of rows that are not `labelled` only the violations are known.
    """
    weights = np.zeros((x.shape[1], y.shape[1]))
    bias = np.full(y.shape[1], -1.0)
    told, told_y = x[labelled], y[labelled]
    for i in range(y.shape[1]):
        rows, truth = (x, y[:, i]) if i in WRONG else (told, told_y[:, i])
        if truth.any() and not truth.all():
            machine = LinearSVC(C=cost, class_weight=weight, random_state=0, max_iter=3000, tol=TOLERANCE)
            machine.fit(rows, truth)
            weights[:, i], bias[i] = machine.coef_[0], machine.intercept_[0]
    return weights, bias


def mix(examples: Sequence[Example], folds: npt.NDArray[np.int64]) -> tuple[list[Example], npt.NDArray[np.int64]]:
    """Pairs of utterances to the customer as one turn that does the acts of both, with the fold that both come from."""
    chance = random.Random("mix")  # noqa: S311 - a draw for training, nothing secret
    mixed, where = [], []
    for fold in range(FOLDS):
        pool = [e for e, f in zip(examples, folds, strict=True) if f == fold and e.to == "customer" and e.acts]
        for _ in range(round(MIXED * len(examples) / FOLDS) if len(pool) > 1 else 0):
            first, second = chance.sample(pool, 2)
            closed = first.text[-1] in "。？！!?." or chance.random() < 0.4
            joint = (" " if closed else ". ") if first.language == "en" else ("" if closed else "，")
            mixed.append(replace(first, text=first.text + joint + second.text, acts=first.acts | second.acts))
            where.append(fold)
    return mixed, np.array(where, dtype=np.int64)


@dataclass(frozen=True, slots=True)
class _Fitted:
    """Both views, not yet in whole numbers."""

    named: Floats
    letters: Floats
    bias: Floats

    def scores(self, x: Any, z: Any) -> Floats:
        scores: Floats = x @ self.named + z @ self.letters + self.bias
        return scores


def _fit_both(  # noqa: PLR0917 - the two views, what is known of them, and the mixed turns
    heard: Sequence[Any], z: Any, y: npt.NDArray[np.int8], labelled: Mask, mixed: Any, mixed_y: npt.NDArray[np.int8]
) -> _Fitted:
    told = np.concatenate([*[labelled] * len(heard), np.ones(len(mixed_y), dtype=np.bool_)])
    named, bias = fit(vstack([*heard, mixed]), np.vstack([*[y] * len(heard), mixed_y]), told, COST, {1: 2.0, 0: 1.0})
    letters, more = fit(z, y, labelled, LETTER_COST, "balanced")
    return _Fitted(named, letters * LETTER_SHARE, bias + more * LETTER_SHARE)


def train(language: str, paths: Sequence[Path]) -> bytes:
    """The weights' file of a language from labelled files and the ordinary turns."""
    matcher = load_matcher(language)
    examples = read_examples(path for path in paths if not path.name.startswith(CONTRAST))
    told = len(examples)
    examples += read_examples(path for path in paths if path.name.startswith(CONTRAST))
    written = len(examples)
    examples += ordinary_turns(language)
    labelled = np.arange(len(examples)) < told
    folds = np.arange(len(examples)) % FOLDS
    np.random.default_rng(0).shuffle(folds)
    pairs, pair_folds = mix(examples[:told], folds[:told])
    clean = [extract(matcher, e) for e in examples]
    # Ordinary turns, of which there are most, are not misheard: that would take as long again and tells no more.
    noisy = [
        [extract(matcher, e, rate, 7 + i) for e in examples[:written]] + clean[written:] for i, rate in enumerate(NOISE)
    ]
    names = vocabulary([clean, *noisy])
    y, mixed_y = labels(examples), labels(pairs)
    heard = [matrix(rows, names) for rows in (clean, *noisy)]
    mixed = matrix([extract(matcher, e) for e in pairs], names)
    texts = [e.text for e in examples]
    letters = learn_runs(texts, language)
    z = letter_matrix(texts, letters)
    held = np.zeros(y.shape)
    for fold in range(FOLDS):
        inside, outside, both = folds != fold, folds == fold, pair_folds != fold
        fitted = _fit_both(
            [m[inside] for m in heard], z[inside], y[inside], labelled[inside], mixed[both], mixed_y[both]
        )
        held[outside] = fitted.scores(heard[0][outside], z[outside])
    known = [np.ones_like(labelled) if i in WRONG else labelled for i in range(y.shape[1])]
    thresholds = np.array([best_threshold(held[rows, i], y[rows, i]) for i, rows in enumerate(known)])
    slopes = np.array([slope_of(held[rows, i], y[rows, i], thresholds[i]) for i, rows in enumerate(known)])
    wrong = [ACTS.index(act) for act in VIOLATIONS]
    odds = (held - thresholds) / slopes
    likely = np.log(LIKELY / (100 - LIKELY))
    pooled = np.where(odds[:, wrong] >= likely, odds[:, wrong] + ANY_SHARE * odds[:, [-1]], -99.0).max(axis=1)
    certain = certain_from(pooled, y[:, -1], CERTAIN_PRECISION[language])
    fitted = _fit_both(heard, z, y, labelled, mixed, mixed_y)
    named = fitted.named * np.array([GROUP_SCALE.get(n[0], 1) for n in names])[:, None]
    top = np.abs(named).max(axis=0).clip(min=1e-9)
    shared = [*wrong, y.shape[1] - 1]
    top[shared] = top[shared].max()
    unit = FULL_SCALE / top
    quantised = np.rint(named * unit).astype(np.int8)
    keep = np.abs(quantised).max(axis=1) >= LEAST_WEIGHT[language]

    def whole(values: Floats) -> list[int]:
        return [int(v) for v in np.rint(values * unit)]

    columns = [
        Column(b, t, max(1, s)) for b, t, s in zip(whole(fitted.bias), whole(thresholds), whole(slopes), strict=True)
    ]
    fine = FULL_SCALE / np.abs(fitted.letters).max(axis=0).clip(min=1e-9)
    ratio = tuple(int(v) for v in np.rint(RATIO_UNIT * unit / fine))
    letters = _told_apart(letters, np.rint(fitted.letters * fine).astype(np.int8), ratio)
    kept = [n for n, k in zip(names, keep, strict=True) if k]
    return dump(VERSION[language], kept, quantised[keep], columns, round(SCORE_UNIT * certain), letters)


def _told_apart(letters: Letters, weights: npt.NDArray[np.int8], ratio: tuple[int, ...]) -> Letters:
    """The runs with their weights, without those that tell nothing."""
    tells: Mask = np.abs(weights).max(axis=1) > 0
    known = [run for run, told in zip(letters.index, tells.tolist(), strict=True) if told]
    index = {run: i for i, run in enumerate(known)}
    return replace(letters, index=index, rarity=letters.rarity[tells], weights=weights[tells], ratio=ratio)


def main(languages: Sequence[str]) -> None:
    """Trains and writes the weights of each language."""
    for language in languages or ("zh", "en"):
        data = train(language, training_files(language))
        (HERE / f"weights.{language}.bin").write_bytes(data)
        sys.stdout.write(f"weights.{language}.bin: {len(data)} bytes from {len(training_files(language))} files\n")


if __name__ == "__main__":
    main(sys.argv[1:])

__all__ = ["extract", "fit", "labels", "matrix", "train", "vocabulary"]
