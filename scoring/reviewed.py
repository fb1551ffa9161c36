"""A scorecard after a trainer's review: the same adding up, with some verdicts set by hand."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from scoring.scorecard import Judgement, Rulebook, Scorecard, Verdict, add_up

CRITICAL: Final = "critical"
"""A verdict by hand: not met, in a way that caps the call. Plain `not_met` by hand does not cap."""


def reviewed(card: Mapping[str, Any], standard: Rulebook, overruled: Mapping[str, str]) -> Scorecard:
    """Add a scorecard's verdicts up anew. `card` are its JSON values, `standard` the rulebook that it was made with.

    `overruled` holds a verdict, or CRITICAL, by criterion. Criteria that the scorecard does not hold, or the rulebook
    has not, are left out. Without an overrule the same totals come out.
    """
    findings = {finding["criterion"]: finding for finding in card["findings"]}
    judgements = {
        criterion: _judgement(criterion, Verdict(verdict), findings.get(criterion, {}), card, overruled.get(criterion))
        for criterion, verdict in card["verdicts"].items()
        if criterion in standard.criteria
    }
    return add_up(card["id"], standard, judgements, card.get("stage"), card.get("unfinished"))


def _judgement(
    criterion: str, verdict: Verdict, finding: Mapping[str, Any], card: Mapping[str, Any], overruled: str | None
) -> Judgement:
    root = finding.get("root")
    if overruled is None:
        bars = criterion in card.get("barred", ())
        return Judgement(verdict, critical=criterion in card["auto_fail"], root=root, bars=bars)
    if overruled == CRITICAL:
        return Judgement(Verdict.NOT_MET, critical=True, root=root)
    return Judgement(Verdict(overruled), root=root)


__all__ = ["CRITICAL", "reviewed"]
