"""Whether a reply's condition holds in the situation at hand."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

from simulator.scenario.model import Condition

IDENTITY_DUE: Final = 2
"""Identity items that must match (standard.md, privacy.verify)."""


@dataclass(frozen=True, slots=True)
class DeskMemory:
    """What the trainee has done at the desk so far in the call."""

    held: bool = False
    presence_checked: frozenset[str] = frozenset()
    consulted: frozenset[str] = frozenset()
    transferred: frozenset[str] = frozenset()
    escalated: frozenset[str] = frozenset()
    callback_owners: frozenset[str] = frozenset()
    identity: Mapping[str, bool] = field(default_factory=dict)
    """Identity items compared so far: whether they matched."""
    identity_due: int = IDENTITY_DUE
    """How many items must match."""

    @property
    def verified(self) -> bool:
        """Whether enough identity items matched; one that did not may have been misread or mistyped."""
        return sum(self.identity.values()) >= self.identity_due


@dataclass(frozen=True, slots=True)
class Situation:
    """Everything a condition may ask about."""

    acts: frozenset[str]
    right: frozenset[str]
    wrong: frozenset[str]
    asked: frozenset[str]
    told: frozenset[str]
    desk: DeskMemory
    mood: float
    visits: int
    elapsed: float
    silence: float | None = None
    """Seconds of silence when that is what is answered, None when words are."""


def fits(condition: Condition, now: Situation) -> bool:
    """Whether all stated parts of a condition hold.

    A condition without `silence` answers words only, one with it answers silence only.
    """
    if (condition.silence is None) != (now.silence is None):
        return False
    if condition.silence is not None and now.silence is not None and now.silence < condition.silence:
        return False
    return (
        _words_fit(condition, now)
        and _desk_fits(condition, now.desk)
        and _state_fits(condition, now)
        and (not condition.either or any(_either(part, now) for part in condition.either))
    )


def _either(part: Condition, now: Situation) -> bool:
    return _words_fit(part, now) and _desk_fits(part, now.desk) and _state_fits(part, now)


def _words_fit(condition: Condition, now: Situation) -> bool:
    return (
        all(act in now.acts for act in condition.all)
        and (not condition.any or any(act in now.acts for act in condition.any))
        and not any(act in now.acts for act in condition.none)
        and all(fact in now.right for fact in condition.right)
        and (not condition.wrong or any(fact in now.wrong for fact in condition.wrong))
        and all(fact in now.asked for fact in condition.asked)
        and all(item in now.told for item in condition.told)
    )


def _desk_fits(condition: Condition, desk: DeskMemory) -> bool:
    wanted = (
        (condition.presence_checked, desk.presence_checked),
        (condition.consulted, desk.consulted),
        (condition.transferred, desk.transferred),
        (condition.escalated, desk.escalated),
        (condition.callback_owner, desk.callback_owners),
    )
    if any(who is not None and who not in done for who, done in wanted):
        return False
    if condition.held is not None and condition.held != desk.held:
        return False
    if condition.callback is not None and condition.callback != bool(desk.callback_owners):
        return False
    if condition.identity == "verified":
        return desk.verified
    if condition.identity == "failed":
        return not desk.verified and not all(desk.identity.values())
    return True


def _state_fits(condition: Condition, now: Situation) -> bool:
    return (
        (condition.mood_at_least is None or now.mood >= condition.mood_at_least)
        and (condition.mood_at_most is None or now.mood <= condition.mood_at_most)
        and (condition.visits_at_least is None or now.visits >= condition.visits_at_least)
        and (condition.elapsed is None or now.elapsed >= condition.elapsed)
    )


__all__ = ["IDENTITY_DUE", "DeskMemory", "Situation", "fits"]
