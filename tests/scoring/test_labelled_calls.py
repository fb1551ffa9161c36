"""Whole calls that were labelled by reading the standard before any rule was tried on them: how far we agree.

The bars are those that whole calls of other authors have to meet, a little higher where we have long been better.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from scoring.agreement import Pair, agreement, by_criterion, pairs_of
from scoring.engine import score
from scoring.scorecard import Scorecard
from scoring.standard import shipped_standard
from scoring.transcripts import read_transcript

CALLS = Path(__file__).parent / "transcripts" / "labelled.jsonl"
UNSEEN = {"call-h-en-05"}
"""Calls whose grave words the detector does not know: veiled mockery, contradiction and threat; data in passing."""
STANDARD = shipped_standard("guangdong-phone")


def scored() -> list[tuple[dict[str, Any], Scorecard]]:
    lines = CALLS.read_text(encoding="utf-8").splitlines()
    return [(json.loads(line), score(read_transcript(line), STANDARD)) for line in lines]


def test_the_bars_are_met() -> None:
    """One test, so that the calls are scored once and not by each process that takes a test of this file."""
    calls = scored()
    pairs = [pair for call, card in calls for pair in pairs_of(call["id"], call["labels"], card.verdicts)]
    the_verdicts_agree(pairs)
    no_criterion_agrees_by_chance(pairs)
    excellent_calls_pass_and_poor_ones_do_not(calls)
    auto_fails_are_those_of_the_labels(calls)


def the_verdicts_agree(pairs: Sequence[Pair]) -> None:
    found = agreement(pairs)
    assert found.exact is not None
    assert found.exact >= 0.90
    assert found.kappa is not None
    assert found.kappa >= 0.80
    assert found.not_applicable_found is not None
    assert found.not_applicable_found >= 0.95
    assert found.cannot_tell is not None
    assert found.cannot_tell <= 0.02


def no_criterion_agrees_by_chance(pairs: Sequence[Pair]) -> None:
    enough = {id: found for id, found in by_criterion(pairs).items() if found.kappa_cases >= 8}
    assert {id: found.kappa for id, found in enough.items() if (found.kappa or 0.0) < 0.5} == {}


def excellent_calls_pass_and_poor_ones_do_not(calls: Sequence[tuple[dict[str, Any], Scorecard]]) -> None:
    wrong = {
        call["id"]: card.total
        for call, card in calls
        if (call["quality"] == "excellent" and not card.passed) or (call["quality"] == "poor" and card.passed)
    }
    assert wrong == {}


def auto_fails_are_those_of_the_labels(calls: Sequence[tuple[dict[str, Any], Scorecard]]) -> None:
    found = {call["id"]: (call["auto_fail"], bool(card.auto_fail)) for call, card in calls}
    assert [call for call, (label, ours) in found.items() if ours and not label] == []
    missed = {call for call, (label, ours) in found.items() if label and not ours}
    assert missed <= UNSEEN
    assert 5 * len(missed) <= sum(label for label, _ in found.values())
