"""Advice: for each point lost the smallest edit of the record that wins it, found by re-scoring.

Nothing is promised that was not scored: an advice names what the same rulebook gives for the edited record.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from scoring.advice.candidates import Edits, Wish, candidates
from scoring.advice.edits import Edit, apply
from scoring.advice.sentences import Sentences
from scoring.checks.call import Call
from scoring.engine import score
from scoring.record.codec import Record
from scoring.scorecard import EARNED, Finding, Scorecard, Verdict
from scoring.standard import Standard


@dataclass(frozen=True, slots=True)
class Advice:
    """One thing that would have made the call better."""

    criterion: str
    verdict: Verdict
    """The verdict that the edited record gets."""
    edits: tuple[Edit, ...]
    gain: int
    """Points of the total that the edit wins, after the cap."""
    before_cap: int
    """The total before the cap that the edited record gets."""
    total: int
    """The total that the edited record gets."""


def advise(
    record: Record, standard: Standard, stage: str | None = None, slots: Mapping[str, str] | None = None
) -> tuple[Advice, ...]:
    """Advice for a call, in the order of the scorecard's findings: the most valuable first.

    `slots` fills what the record does not carry (company, department, agent). A loss that no small edit wins, such as
    one that needs the caller's consent, has no advice.
    """
    card = score(record, standard, stage)
    call = Call(record)
    sentences = Sentences(call, slots or {})
    found = []
    for finding in card.findings:
        if finding.lost > 0:
            wish = Wish(call, standard.criteria[finding.criterion], finding, sentences)
            advice = _best(record, standard, stage, card, wish)
            if advice is not None:
                found.append(advice)
    return tuple(found)


def _best(record: Record, standard: Standard, stage: str | None, card: Scorecard, wish: Wish) -> Advice | None:
    """The first edit that meets the criterion, else the first that makes it better."""
    better: Advice | None = None
    for edits in candidates(wish):
        if not edits:
            continue
        after = score(apply(record, edits), standard, stage)
        advice = _advice(wish.finding, edits, card, after)
        if advice is None:
            continue
        if advice.verdict is Verdict.MET:
            return advice
        better = better or advice
    return better


def _advice(finding: Finding, edits: Edits, card: Scorecard, after: Scorecard) -> Advice | None:
    verdict = after.verdicts[finding.criterion]
    gain = after.total - card.total
    worth = EARNED.get(verdict)
    worse = after.cap is not None and after.before_cap < card.before_cap  # the cap would hide it
    if worth is None or worth <= EARNED[finding.verdict] or gain < 0 or worse:
        return None
    return Advice(finding.criterion, verdict, edits, gain, after.before_cap, after.total)


__all__ = ["Advice", "Edit", "advise", "apply"]
