"""Streak and level of a trainee."""

from __future__ import annotations

import pytest

from simulator.results.streak import level, missing, streak

TODAY = "2026-03-02"


@pytest.mark.parametrize(
    ("days", "count"),
    [
        ([], 0),
        (["2026-03-02T09:00:00+08:00"], 1),
        (["2026-03-01", "2026-02-28", "2026-02-27"], 3),  # today is not over
        (["2026-03-02", "2026-03-01", "2026-02-28"], 3),
        (["2026-03-02", "2026-02-28"], 1),
        (["2026-02-28", "2026-02-27"], 0),
        (["2026-03-02", "2026-03-02T18:00:00", "2026-03-01"], 2),
    ],
)
def test_a_streak_is_days_in_a_row_up_to_today(days: list[str], count: int) -> None:
    assert streak(days, TODAY) == count


def test_every_level_takes_three_stars_more() -> None:
    assert [level(stars) for stars in (0, 2, 3, 8, 9, 17, 18, 30)] == [1, 1, 2, 2, 3, 3, 4, 5]
    for stars in range(80):
        assert level(stars + missing(stars)) == level(stars) + 1
        assert level(stars + missing(stars) - 1) == level(stars)
