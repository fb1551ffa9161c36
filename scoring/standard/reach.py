"""Which criteria a situation can trigger at all: for rules that nothing ever tests, and the map of clauses."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from scoring.standard.model import Criterion, Standard


@dataclass(frozen=True, slots=True)
class Situation:
    """What can happen in the calls of one scenario."""

    name: str
    conditions: Mapping[str, frozenset[str]]
    """By condition of a rulebook's `applies` and `not_applicable` the values that it can take."""
    feelings: frozenset[str]
    """Feelings that the caller can show."""
    marked: bool
    """Whether a fact is marked for read-back."""
    pages: bool
    """Whether there is a knowledge page."""
    questions: int
    """Questions that the caller can ask."""
    accounts: bool
    """Whether the caller gives a long account."""


def can_trigger(criterion: Criterion, situation: Situation) -> bool:
    """Whether a criterion can be judged in the situation, and is not bound to be not applicable."""
    possible = situation.conditions
    if any(not possible[name] & set(values) for name, values in criterion.applies.items()):
        return False
    if any(possible[name] <= set(values) for name, values in criterion.not_applicable.items()):
        return False
    match criterion.check:
        case "act_after_feeling":
            return bool(situation.feelings & set(criterion.words("feelings")))
        case "restated_facts":
            return situation.marked
        case "knowledge":
            return situation.pages
        case "questions":
            return situation.questions >= criterion.integer("least")
        case "listening":
            return situation.accounts
        case "recovery":
            return "true" in possible["line_cut"]
    return True


def judged_feelings(standard: Standard) -> frozenset[str]:
    """The feelings of a caller that some criterion wants taken up."""
    return frozenset(
        feeling
        for criterion in standard.criteria.values()
        if criterion.check == "act_after_feeling"
        for feeling in criterion.words("feelings")
    )


def clause_map(standard: Standard, situations: Iterable[Situation]) -> dict[str, dict[str, tuple[str, ...]]]:
    """By clause and criterion the situations that can trigger it, in the rulebook's order."""
    known = tuple(situations)
    found: dict[str, dict[str, tuple[str, ...]]] = {}
    for criterion in standard.criteria.values():
        names = tuple(one.name for one in known if can_trigger(criterion, one))
        found.setdefault(criterion.clause, {})[criterion.id] = names
    return found


__all__ = ["Situation", "can_trigger", "clause_map", "judged_feelings"]
