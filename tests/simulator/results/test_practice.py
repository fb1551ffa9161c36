"""Drills and shifts among the results: each trainee's own, in the order of practising."""

from __future__ import annotations

from simulator.results.practice import Practice, keep_practice, practised
from simulator.results.store import open_store


def test_what_was_practised_is_there_after_the_next_start() -> None:
    store = open_store()
    first = Practice("2026-01-05T09:00:00+08:00", "一", "drill", "digits-zh", 7, 10, 98.5)
    second = Practice("2026-01-06T09:00:00+08:00", "一", "shift", "15", 2, 3, 900.0)
    for done in (first, Practice("2026-01-05T10:00:00+08:00", "二", "drill", "digits-zh", 1, 10, 50.0), second):
        keep_practice(store, done)
    store.close()
    again = open_store()
    assert practised(again, "一") == (first, second)
    assert practised(again, "三") == ()
    again.close()
