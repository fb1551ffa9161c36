"""The scorecard as JSON: keys in the order of the format, the same bytes for the same scorecard."""

from __future__ import annotations

import json
from decimal import Decimal
from typing import Any, Final

from scoring.scorecard.model import Finding, Scorecard

FORMAT: Final = 1
"""Version of the scorecard's JSON."""


def _number(value: Decimal) -> int | float:
    return int(value) if value == value.to_integral_value() else float(value)


def scorecard_plain(card: Scorecard) -> dict[str, Any]:
    """The scorecard as JSON values, keys in the order of the format."""
    standard = {"id": card.standard.id, "version": card.standard.version, "hash": card.standard.hash}
    return {
        "id": card.id, "format": FORMAT, "program": card.program, "standard": standard,
        **({"stage": card.stage} if card.stage is not None else {}),
        **({"unfinished": card.unfinished} if card.unfinished is not None else {}),
        "total": card.total, "before_cap": card.before_cap, "cap": card.cap, "passed": card.passed,
        "stars": card.stars, "auto_fail": list(card.auto_fail),
        **({"barred": list(card.barred)} if card.barred else {}),
        "dimensions": {name: {"points": str(item.points), "of": item.of} for name, item in card.dimensions.items()},
        "verdicts": {criterion: verdict.value for criterion, verdict in card.verdicts.items()},
        "findings": [_finding_plain(finding) for finding in card.findings],
        **({"disputed": [
            {"event": item.event, "turn": item.turn, "was": item.was, "text": item.text} for item in card.disputed
        ]} if card.disputed else {}),
    }  # fmt: skip


def _finding_plain(finding: Finding) -> dict[str, Any]:
    missing = finding.missing
    return {
        "criterion": finding.criterion, "verdict": finding.verdict.value, "class": finding.class_,
        "clause": finding.clause, "points": _number(finding.points), "of": finding.of, "root": finding.root,
        "follows_from": finding.follows_from,
        "evidence": [
            {
                "event": item.event, "turn": item.turn, "at": item.at, "until": item.until, "quote": item.quote,
                "start": item.start, "end": item.end,
            }
            for item in finding.evidence
        ],
        "missing": None if missing is None else {
            "after_event": missing.after_event, "due": missing.due, "why": missing.why,
        },
        **({"disputed": True} if finding.disputed else {}),
    }  # fmt: skip


def scorecard_json(card: Scorecard) -> str:
    """The scorecard as JSON text: the same bytes for the same record, rulebook and program version."""
    return json.dumps(scorecard_plain(card), ensure_ascii=False, indent=1, allow_nan=False)


__all__ = ["FORMAT", "scorecard_json", "scorecard_plain"]
