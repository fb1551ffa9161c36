"""How long a trainee has practised day after day, and which level the stars make. Pure."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta

STARS_A_LEVEL = 3
"""Each level takes this many stars more than the one before: level 2 at 3 stars, 3 at 9, 4 at 18, 5 at 30."""


def streak(days: Iterable[str], today: str) -> int:
    """Days in a row, up to today, on which something was practised.

    Days are ISO dates; a time behind the date is left out. Today may still be missing: the day is not over.
    """
    practised = {day[:10] for day in days}
    day = date.fromisoformat(today)
    if today not in practised:
        day -= timedelta(days=1)
    count = 0
    while day.isoformat() in practised:
        count += 1
        day -= timedelta(days=1)
    return count


def level(stars: int) -> int:
    """The level that so many stars make, from 1."""
    reached = 1
    while stars >= STARS_A_LEVEL * reached * (reached + 1) // 2:
        reached += 1
    return reached


def missing(stars: int) -> int:
    """Stars up to the next level."""
    now = level(stars)
    return STARS_A_LEVEL * now * (now + 1) // 2 - stars


__all__ = ["STARS_A_LEVEL", "level", "missing", "streak"]
