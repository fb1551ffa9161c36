"""Agreement of verdicts with labels, against values worked out by hand."""

from __future__ import annotations

import pytest

from scoring.agreement import Pair, agreement, by_criterion, cohens_kappa, pairs_of
from scoring.scorecard import Verdict

MET, PARTLY, NOT_MET, NA, UNSURE = Verdict


def pair(label: Verdict, verdict: Verdict, criterion: str = "a") -> Pair:
    return Pair("call", criterion, label, verdict)


def test_kappa_of_a_worked_example() -> None:
    # 20 yes/yes, 5 yes/no, 10 no/yes, 15 no/no: observed 0.7, expected 0.5
    pairs = [(True, True)] * 20 + [(True, False)] * 5 + [(False, True)] * 10 + [(False, False)] * 15
    assert cohens_kappa(pairs) == pytest.approx(0.4)
    assert cohens_kappa(reversed(pairs)) == cohens_kappa(pairs)


def test_kappa_without_pairs_and_without_variation() -> None:
    assert cohens_kappa([]) is None
    assert cohens_kappa([(True, True)] * 3) == 1.0
    assert cohens_kappa([(True, False)] * 3) == 0.0


def test_exact_agreement_leaves_out_labels_that_do_not_apply_and_counts_cannot_tell_against_us() -> None:
    found = agreement(
        [pair(MET, MET), pair(PARTLY, PARTLY), pair(NOT_MET, UNSURE), pair(MET, NA), pair(NA, NA), pair(NA, MET)]
    )
    assert (found.cases, found.exact) == (4, 0.5)
    assert (found.not_applicable, found.not_applicable_found) == (2, 0.5)
    assert found.cannot_tell == pytest.approx(1 / 6)
    assert found.confusion[NOT_MET, UNSURE] == 1


def test_kappa_takes_pass_and_fail_and_any_other_verdict_is_the_opposite() -> None:
    found = agreement([pair(MET, MET), pair(MET, PARTLY), pair(NOT_MET, NOT_MET), pair(NOT_MET, NA), pair(PARTLY, MET)])
    assert found.kappa_cases == 4
    assert found.kappa == 0.0


def test_each_criterion_apart() -> None:
    found = by_criterion([pair(MET, MET, "a"), pair(NOT_MET, MET, "b"), pair(NOT_MET, NOT_MET, "a")])
    assert list(found) == ["a", "b"]
    assert found["a"].kappa == 1.0
    assert found["b"].exact == 0.0


def test_pairs_of_a_call() -> None:
    pairs = pairs_of("c", {"a": "pass", "b": "na", "z": "fail"}, {"a": MET, "b": MET})
    assert [(one.criterion, one.label, one.verdict) for one in pairs] == [("a", MET, MET), ("b", NA, MET)]
    with pytest.raises(ValueError, match="label 'good' of call 'c' is none of pass, partial, fail, na"):
        pairs_of("c", {"a": "good"}, {"a": MET})
