"""What hints cost: each that was taken in a call costs one of its stars, and never a point."""

from __future__ import annotations

from collections.abc import Iterable

from scoring.record.events import Event, HintTaken


def hints_taken(events: Iterable[Event]) -> int:
    """How often the trainee asked what could be said."""
    return sum(isinstance(event, HintTaken) for event in events)


def stars_left(stars: int, hints: int) -> int:
    """The stars of a result after so many hints."""
    return max(0, stars - hints)


__all__ = ["hints_taken", "stars_left"]
