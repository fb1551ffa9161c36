"""Act detection beside two rivals: `python benchmarks/acts.py [--lang zh|en] [--test FILE…] [--quick] [--json]`.

All three learn from the same labelled utterances and are tried on others, by other authors. The rivals: keyword rules
mined from the training data (for each act the words that are precise and common there), and TF-IDF of characters with a
linear support-vector machine (scikit-learn). Without `--test` the detector is trained on the project's own utterances
and tried on `corpus.<lang>.jsonl`; `--reverse` swaps the two. With `--test` the shipped weights are tried on the files,
and the rivals learn from all files of the repository. The last line of the output is one JSON object.
"""

from __future__ import annotations

import argparse
import json
import resource
import statistics
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Any

import numpy as np
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.svm import LinearSVC

from scoring.act_agreement import ActAgreement, Labelled, act_agreement
from scoring.acts import ACTS, VIOLATIONS, Detector, Utterance, load_detector
from scoring.acts.detector import load_matcher
from scoring.acts.examples import DATA, Example, read_examples, training_files
from scoring.acts.model import load
from scoring.acts.train import train
from scoring.language.misheard import mishear

RATES = (0.1, 0.24)
SEED = 2026
Predict = Callable[[str, Example], frozenset[str]]


def detector_predicts(detector: Detector) -> Predict:
    """The acts that the detector counts as present."""

    def predict(text: str, example: Example) -> frozenset[str]:
        return frozenset(detector.understand(_utterance(text, example)).acts)

    return predict


def _utterance(text: str, example: Example) -> Utterance:
    return Utterance(text, example.language, example.to, example.before)  # type: ignore[arg-type]


def keyword_rules(examples: Sequence[Example]) -> Predict:
    """Rival 1: per act the keywords (2 to 5 characters, or 1 to 3 words) with precision ≥ 0.8 in at least 3 cases."""

    def grams(text: str, language: str) -> set[str]:
        parts: Sequence[str] = text.lower().split() if language == "en" else text
        sizes, glue = ((1, 2, 3), " ") if language == "en" else ((2, 3, 4, 5), "")
        return {glue.join(parts[i : i + n]) for n in sizes for i in range(len(parts) - n + 1)}

    everywhere: Counter[str] = Counter()
    by_act: dict[str, Counter[str]] = {act: Counter() for act in ACTS}
    for example in examples:
        found = grams(example.text, example.language)
        everywhere.update(found)
        for act in example.acts:
            by_act[act].update(found)
    rules = {
        act: {g for g, n in counts.items() if n >= 3 and n >= 0.8 * everywhere[g]} for act, counts in by_act.items()
    }

    def predict(text: str, example: Example) -> frozenset[str]:
        found = grams(text, example.language)
        return frozenset(act for act, words in rules.items() if words & found)

    return predict


def tfidf_svm(examples: Sequence[Example]) -> Predict:
    """Rival 2: TF-IDF of 1 to 5 characters and a linear support-vector machine an act."""
    english = examples[0].language == "en"
    tfidf = TfidfVectorizer(
        analyzer="char_wb" if english else "char", ngram_range=(2, 5) if english else (1, 4), sublinear_tf=True
    )
    x = tfidf.fit_transform([e.text for e in examples])
    machines = {}
    for act in ACTS:
        y = np.array([act in e.acts for e in examples])
        if y.any():
            machines[act] = LinearSVC(C=1.0, class_weight="balanced", random_state=0).fit(x, y)

    def predict(text: str, _: Example) -> frozenset[str]:
        row = tfidf.transform([text])
        return frozenset(act for act, machine in machines.items() if machine.decision_function(row)[0] > 0)

    return predict


def agreement_of(predict: Predict, examples: Iterable[Example], rate: float) -> ActAgreement:
    """Agreement on the examples, misheard at `rate` first."""
    return act_agreement(
        (Labelled(e.acts, predict(mishear(e.text, e.language, rate, SEED) if rate else e.text, e)) for e in examples),
        ACTS,
    )


def violations(detector: Detector, examples: Sequence[Example]) -> dict[str, Any]:
    """Certain violations: pooled precision and recall, precision of each act, false alarms on turns without one."""
    counts: Counter[str] = Counter()
    alarms = []
    for example in examples:
        truth = example.acts & set(VIOLATIONS)
        findings = [
            f
            for f in detector.understand(_utterance(example.text, example)).findings
            if f.act in VIOLATIONS and f.level == "certain"
        ]
        counts["truth"] += bool(truth)
        counts["clean"] += not truth
        if findings:
            counts["said"] += 1
            counts["right"] += bool(truth)
            if not truth:
                alarms.append({"text": example.text, "acts": [(f.act, f.reason) for f in findings]})
        for finding in findings:
            counts["said " + finding.act] += 1
            counts["right " + finding.act] += finding.act in truth
    return {
        "precision": counts["right"] / max(1, counts["said"]),
        "recall": counts["right"] / max(1, counts["truth"]),
        "each": {a: round(counts["right " + a] / counts["said " + a], 3) for a in VIOLATIONS if counts["said " + a]},
        "false_alarms_per_1000": 1000 * len(alarms) / max(1, counts["clean"]),
        "alarms": alarms,
    }


def timing(detector: Detector, examples: Sequence[Example], language: str) -> dict[str, Any]:
    """Median milliseconds of an utterance of median length, and of texts from 10 to 2,000 characters."""
    target = 63 if language == "en" else 22
    near = [e for e in examples if abs(len(e.text) - target) <= 3][:200]
    for example in near[:20]:
        detector.understand(_utterance(example.text, example))
    spent = []
    for example in near:
        start = time.perf_counter()
        detector.understand(_utterance(example.text, example))
        spent.append(1000 * (time.perf_counter() - start))
    text = (" " if language == "en" else "，").join(e.text for e in examples[:200])
    growth = {}
    for size in (10, 20, 50, 100, 200, 500, 1000, 2000):
        runs = []
        for i in range(5):
            # Each time another text: what was looked through a moment ago is remembered.
            said = text[i * 37 : i * 37 + size]
            start = time.perf_counter()
            detector.understand(Utterance(said, language))  # type: ignore[arg-type]
            runs.append(1000 * (time.perf_counter() - start))
        growth[size] = round(min(runs), 3)
    return {"median_ms": round(statistics.median(spent), 3), "by_length_ms": growth}


def loading(language: str) -> dict[str, float]:
    """Seconds and megabytes that loading the detector takes in a process of its own."""
    program = (
        "import psutil, time; p = psutil.Process(); a = p.memory_info().rss; t = time.perf_counter();"
        "from scoring.acts import load_detector;"
        f"load_detector('{language}');"
        "print(time.perf_counter() - t, (p.memory_info().rss - a) / 2**20)"
    )
    out = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True).stdout.split()
    return {"seconds": round(float(out[0]), 3), "megabytes": round(float(out[1]), 1)}


def plot(growth: dict[int, float]) -> None:
    """Time against length as bars; both axes linear."""
    top = max(growth.values())
    print("\nTime by length")
    for size, ms in growth.items():
        print(f"{size:6d} characters {ms:8.2f} ms {'█' * max(1, round(50 * ms / top))}")


def report(language: str, rows: dict[str, dict[str, Any]], acts: dict[str, ActAgreement]) -> None:
    """Prints the tables."""
    print(f"\n{language}: macro-F1        " + "".join(f"{r:>12s}" for r in rows))
    for key in ("clean", *(f"errors {r:.0%}" for r in RATES)):
        values = "".join(f"{rows[r].get(key, float('nan')):12.3f}" for r in rows)
        print(f"{key:22s}{values}")
    print(f"\n{'act':22s}" + "".join(f"{name:>12s}" for name in acts) + "   precision   recall   (detector)")
    for act in ACTS:
        line = [a.acts[act].f1 if act in a.acts else None for a in acts.values()]
        mine = next(iter(acts.values())).acts.get(act)
        tail = f"{mine.precision or 0:12.2f}{mine.recall or 0:9.2f}" if mine else ""
        print(f"{act:22s}" + "".join(f"{v:12.2f}" if v is not None else f"{'-':>12s}" for v in line) + tail)


def main() -> None:
    """Runs the comparison of one language and prints it."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--lang", choices=("zh", "en"), default="zh")
    parser.add_argument("--test", nargs="*", type=Path, help="labelled files that no training has seen")
    parser.add_argument("--reverse", action="store_true", help="learn from the corpus, try on the project's own")
    parser.add_argument("--quick", action="store_true", help="no runs with recognition errors")
    parser.add_argument("--json", action="store_true", help="only the JSON object")
    options = parser.parse_args()
    language: str = options.lang
    # Those that were written with the failures on the corpus in view would flatter the figure on it.
    own = [p for p in training_files(language) if not p.name.startswith(("corpus.", "seen."))]
    corpus = [DATA / f"corpus.{language}.jsonl"]
    if options.test:
        learn, files = training_files(language), options.test
        detector = load_detector(language)
    else:
        learn, files = (corpus, own) if options.reverse else (own, corpus)
        detector = Detector(load_matcher(language), load(train(language, learn)))
    examples, tests = read_examples(learn), read_examples(files)
    predictors = {
        "detector": detector_predicts(detector),
        "keywords": keyword_rules(examples),
        "tfidf+svm": tfidf_svm(examples),
    }
    rows: dict[str, dict[str, Any]] = {}
    acts: dict[str, ActAgreement] = {}
    for name, predict in predictors.items():
        acts[name] = agreement_of(predict, tests, 0.0)
        rows[name] = {"clean": acts[name].macro_f1, "micro": acts[name].micro.f1}
        if not options.quick:
            for rate in RATES:
                rows[name][f"errors {rate:.0%}"] = agreement_of(predict, tests, rate).macro_f1
    found = violations(detector, tests)
    speed, load_cost = timing(detector, tests, language), loading(language)
    if not options.json:
        report(language, rows, acts)
        print(
            f"\ncertain violations: precision {found['precision']:.3f}, recall {found['recall']:.3f}, {found['each']}"
        )
        for alarm in found["alarms"]:
            print("  false alarm:", alarm["text"], alarm["acts"])
        plot(speed["by_length_ms"])
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(
        json.dumps(
            {
                "language": language, "learnt": len(examples), "tried": len(tests), "f1": rows,
                "acts": {a: round(c.f1, 3) for a, c in acts["detector"].acts.items() if c.f1 is not None},
                "violations": {k: v for k, v in found.items() if k != "alarms"}, "time": speed, "load": load_cost,
                "peak_megabytes": round(peak, 1),
            },
            ensure_ascii=False,
        )
    )  # fmt: skip


if __name__ == "__main__":
    main()
