"""What a rulebook is: dimensions, criteria with clause, weight and kind of check, stages of training."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from scoring.authored import Place

Class = Literal["critical", "important", "style", "review"]
Value = int | float | str | bool | tuple[str, ...]
"""A parameter of a check."""


@dataclass(frozen=True, slots=True)
class Dimension:
    """A part of the scorecard with its share of the total."""

    title: Mapping[str, str]
    """By language."""
    weight: int
    headline: bool
    """One of the five that the trainee sees first."""


@dataclass(frozen=True, slots=True)
class Criterion:
    """One rule of the standard."""

    id: str
    clause: str
    text: Mapping[str, str]
    """What the standard asks, by language."""
    dimension: str
    class_: Class
    weight: int
    check: str
    with_: Mapping[str, Value]
    """All parameters of the check, defaults filled in."""
    applies: Mapping[str, tuple[str, ...]]
    """Conditions that must all hold."""
    not_applicable: Mapping[str, tuple[str, ...]]
    """Conditions of which any takes the criterion out."""
    root: str | None
    """Root cause that this failure shares with others."""
    model: Mapping[str, str]
    """A sentence that would have met it, by language, with slots."""
    place: Place
    """Where it stands in its file."""

    def integer(self, name: str) -> int:
        """A whole number among the parameters."""
        return int(self.number(name))

    def number(self, name: str) -> float:
        """A number among the parameters."""
        value = self.with_[name]
        assert isinstance(value, int | float)
        return value

    def word(self, name: str) -> str:
        """A single word among the parameters."""
        value = self.with_[name]
        assert isinstance(value, str)
        return value

    def words(self, name: str) -> tuple[str, ...]:
        """A list of words among the parameters."""
        value = self.with_[name]
        assert isinstance(value, tuple)
        return value


@dataclass(frozen=True, slots=True)
class Standard:
    """A rulebook."""

    id: str
    version: str
    hash: str
    title: Mapping[str, str]
    pass_mark: int
    critical_cap: int
    stars: Mapping[int, int]
    """Total from which on a star is earned, by number of stars."""
    dimensions: Mapping[str, Dimension]
    criteria: Mapping[str, Criterion]
    stages: Mapping[str, tuple[str, ...]]
    """Criteria that are scored, by stage of training."""


__all__ = ["Class", "Criterion", "Dimension", "Standard", "Value"]
