"""View-states of every screen in both languages, from the recorded call: what tests of screens look at."""

from __future__ import annotations

from functools import cache

from scoring.standard import shipped_standard
from simulator.desk.gallery import FinishedCall, gallery
from simulator.screen.screens import AnyView
from simulator.screen.words import words_for
from tests.simulator.desk.recorded_call import DeskOfRecords, recorded, recorded_scorecard


@cache
def views(language: str) -> dict[str, AnyView]:
    """By name, in the order of a session."""
    casting, events = recorded()
    call = FinishedCall(casting, shipped_standard("guangdong-phone"), events, recorded_scorecard(), typed=False)
    return gallery(call, DeskOfRecords(), words_for(language))


__all__ = ["views"]
