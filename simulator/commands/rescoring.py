"""What another rulebook, or another detector, would change: who would now pass or fail, and why."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from simulator.commands.printing import print_table

if TYPE_CHECKING:
    from scoring.redetect import Redetected
    from scoring.scorecard import Scorecard
    from scoring.standard import Standard

MOST = 6
"""Reasons that are told of one call."""


def before_plain(old: Scorecard, new: Scorecard, standards: tuple[Standard, Standard]) -> dict[str, Any]:
    """How the call stood before, and why it stands otherwise now."""
    return {
        "standard": {"id": old.standard.id, "version": old.standard.version, "hash": old.standard.hash},
        "total": old.total, "passed": old.passed, "why": list(reasons(old, new, *standards)),
    }  # fmt: skip


def reasons(old: Scorecard, new: Scorecard, before: Standard, after: Standard) -> Iterator[str]:
    """Why two scorecards of one call differ, the dearest criterion first; nothing where the total stayed."""
    if (old.total, old.passed) == (new.total, new.passed):
        return
    yield from (f"{id} is critical now" for id in new.auto_fail if id not in old.auto_fail)
    yield from (f"{id} is not critical any more" for id in old.auto_fail if id not in new.auto_fail)
    if before.pass_mark != after.pass_mark:
        yield f"pass mark {before.pass_mark} → {after.pass_mark}"
    for finding in new.findings:
        was = old.verdicts.get(finding.criterion)
        if was is None:
            if finding.lost > 0:
                yield f"{finding.criterion} is new: {finding.verdict.value}"
        elif was is not finding.verdict:
            yield f"{finding.criterion}: {was.value} → {finding.verdict.value}"
    yield from (f"{id} is not asked any more" for id in old.verdicts if id not in new.verdicts)
    if old.verdicts == new.verdicts and old.auto_fail == new.auto_fail:
        yield "other weights"


def print_comparison(cards: Sequence[Mapping[str, Any]]) -> None:
    """A line a call: total and result before and now, and why."""
    rows = [_row(card) for card in cards if "before" in card]
    print_table("Before and now", ("Call", "Before", "Now", "Result", "Why"), rows)
    failed = sum(card["before"]["passed"] and not card["passed"] for card in cards if "before" in card)
    passed = sum(card["passed"] and not card["before"]["passed"] for card in cards if "before" in card)
    print(f"{len(rows)} calls: {passed} would now pass, {failed} would now fail.")


def _row(card: Mapping[str, Any]) -> tuple[str, ...]:
    before = card["before"]
    words = {True: "passed", False: "not passed"}
    same = before["passed"] == card["passed"]
    result = words[card["passed"]] if same else f"{words[before['passed']]} → {words[card['passed']]}"
    why = before["why"]
    more = [f"and {len(why) - MOST} more"] if len(why) > MOST else []
    return card["id"], str(before["total"]), str(card["total"]), result, "\n".join((*why[:MOST], *more))


def redetected_plain(changes: Sequence[Redetected]) -> list[dict[str, Any]]:
    """What the detector of today finds otherwise, turn by turn."""
    return [{"turn": one.turn, "text": one.text, "gained": list(one.gained), "lost": list(one.lost)} for one in changes]


def print_redetected(card: Mapping[str, Any]) -> None:
    """The turns that are understood otherwise, and what became of the total."""
    rows = [
        (str(one["turn"]), one["text"], ", ".join(one["gained"]), ", ".join(one["lost"])) for one in card["redetected"]
    ]
    print_table(f"Call {card['id']}: understood anew", ("Turn", "Words", "Found now", "Not found any more"), rows)
    print(f"Total {card['before']['total']} → {card['total']}.")


__all__ = ["before_plain", "print_comparison", "print_redetected", "reasons", "redetected_plain"]
