"""Each kind of check on small calls whose acts are stated: verdicts, auto-fails and root causes."""

from __future__ import annotations

from pathlib import Path

import pytest

from scoring.checks import CHECK
from scoring.engine import score
from scoring.scorecard import Verdict
from scoring.standard import CHECKS, CONDITIONS, shipped_standard
from tests.scoring.call_files import CALLS, call_file

STANDARD = shipped_standard("guangdong-phone")
NAMES = sorted(path.stem for path in CALLS.glob("*.txt"))


@pytest.mark.parametrize("name", NAMES)
def test_a_call_gets_the_verdicts_that_its_file_expects(name: str) -> None:
    call = call_file(name)
    card = score(call.record, STANDARD)
    findings = {finding.criterion: finding for finding in card.findings}
    found: dict[str, str] = {}
    for key, wanted in call.expected.items():
        if key == "auto_fail":
            found[key] = " ".join(card.auto_fail) or "none"
        elif key == "total":
            how, limit = wanted.rsplit(" ", 1)
            holds = card.total <= int(limit) if how == "at most" else card.total >= int(limit)
            found[key] = wanted if holds else f"{card.total}"
        elif key.startswith("follows "):
            found[key] = str(findings[key.removeprefix("follows ")].follows_from)
        else:
            finding = findings[key]
            found[key] = finding.verdict.value
            if found[key] != wanted:
                found[key] += f" ({finding.missing.why if finding.missing else ''})"
    assert found == dict(call.expected)


def test_a_note_without_result_and_next_step_is_not_said_to_be_missing() -> None:
    card = score(call_file("bare-matter-noted").record, STANDARD)
    missing = next(finding.missing for finding in card.findings if finding.criterion == "record.result")
    assert missing is not None
    assert missing.why == "neither result nor next step was recorded"


def test_every_kind_of_check_has_a_judge_and_a_manual() -> None:
    assert set(CHECK) == set(CHECKS)
    for name, check in CHECK.items():
        module = __import__(check.__module__, fromlist=["check"])
        assert module.__doc__ is not None
        assert module.__doc__.startswith(f"{name}: ")
        for parameter in CHECKS[name]:
            assert f"`{parameter}`" in module.__doc__, (name, parameter)


def test_the_documentation_lists_every_kind_of_check_and_condition() -> None:
    text = (Path(__file__).parents[3] / "docs" / "scoring.md").read_text(encoding="utf-8")
    for name, parameters in CHECKS.items():
        row = next(line for line in text.splitlines() if line.startswith(f"| `{name}` |"))
        assert all(f"`{parameter}`" in row for parameter in parameters)
    assert all(f"`{condition}`" in text for condition in CONDITIONS)


def test_every_criterion_is_judged_in_each_way_that_it_can_be() -> None:
    seen: dict[str, set[str]] = {criterion: set() for criterion in STANDARD.criteria}
    for name in NAMES:
        for criterion, verdict in score(call_file(name).record, STANDARD).verdicts.items():
            seen[criterion].add(verdict.value)
    unmet = [criterion for criterion, verdicts in seen.items() if "met" not in verdicts]
    harmless = [
        criterion
        for criterion, verdicts in seen.items()
        if not verdicts & {"not_met", "partly"} and criterion != "manner.pace"
    ]
    assert unmet == ["calm.voice"]
    assert harmless == []


@pytest.mark.parametrize("name", NAMES)
def test_a_verdict_always_carries_its_evidence(name: str) -> None:
    record = call_file(name).record
    for finding in score(record, STANDARD).findings:
        if finding.verdict is not Verdict.MET:
            assert finding.missing is not None
            assert finding.missing.why
        for evidence in finding.evidence:
            assert 1 <= evidence.event <= len(record.events)
            if evidence.start is not None and evidence.end is not None:
                assert evidence.end - evidence.start == len(evidence.quote)
