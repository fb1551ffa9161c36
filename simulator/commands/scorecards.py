"""A scorecard for people in a terminal."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from simulator.commands.printing import print_table


def print_scorecard(card: Mapping[str, Any]) -> None:
    """A scorecard's JSON as tables: the total, the dimensions, and each verdict with the words it rests on."""
    cap = f" (before the cap: {card['before_cap']})" if card["cap"] is not None else ""
    passed = "passed" if card["passed"] else "not passed"
    stars = f", {'★' * card['stars']}" if card["stars"] else ""
    standard = card["standard"]
    print(f"Call {card['id']}: {card['total']} of 100{cap}, {passed}{stars} ({standard['id']} {standard['version']})")
    if card["auto_fail"]:
        print(f"Critical: {', '.join(card['auto_fail'])}")
    dimensions = [(name, item["points"], str(item["of"])) for name, item in card["dimensions"].items()]
    print_table("Dimensions", ("Dimension", "Points", "Of"), dimensions)
    print_table("Verdicts", ("Criterion", "Verdict", "Clause", "Points", "Rests on"), map(_row, card["findings"]))


def _row(finding: Mapping[str, Any]) -> tuple[str, ...]:
    words = [f"{item['at']:.1f} s: {item['quote']}" for item in finding["evidence"]]
    if finding["missing"]:
        words.append(finding["missing"]["why"])
    if finding["follows_from"]:
        words.append(f"follows from {finding['follows_from']}")
    points = f"{finding['points']:g} / {finding['of']}" if finding["of"] else "–"
    return finding["criterion"], finding["verdict"].replace("_", " "), finding["clause"], points, "\n".join(words)


__all__ = ["print_scorecard"]
