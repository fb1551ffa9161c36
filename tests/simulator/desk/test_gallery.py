"""View-states of every screen from a rehearsed call: what `three-rings screens` shows."""

from __future__ import annotations

import pytest

from simulator.desk.gallery import gallery, rehearsed_call, tab_of
from simulator.errors import LibraryError
from simulator.library import Library, default_library
from simulator.screen.score_view import ScoreView
from simulator.screen.screens import SCREENS
from simulator.screen.words import words_for
from tests.simulator.desk.recorded_call import DeskOfRecords


@pytest.mark.parametrize("language", ["zh", "en"])
def test_every_screen_is_shown_in_the_language_of_a_call(language: str) -> None:
    call = rehearsed_call(default_library(), language)
    assert call.casting.scenario.language == language
    views = gallery(call, DeskOfRecords(), words_for(language))
    assert {type(view) for view in views.values()} == set(SCREENS)
    assert [tab_of(name) for name in views if tab_of(name)] == [
        "words", "directory", "customer", "notes", "callback", *("words",) * 6, "rules", "words", "why",
        "why", "words",
    ]  # fmt: skip


def test_the_scorecard_is_that_of_a_call_to_learn_from() -> None:
    library, words = default_library(), words_for("en")
    call, lesson = rehearsed_call(library, "en"), rehearsed_call(library, "en", "mixed")
    shown = gallery(call, DeskOfRecords(), words, scored=lesson)["7-scorecard"]
    assert isinstance(shown, ScoreView)
    assert len(shown.fixes) == 3
    assert shown.total == lesson.scorecard["total"] < call.scorecard["total"]


def test_without_a_scenario_there_is_a_sentence() -> None:
    with pytest.raises(LibraryError, match="no scenario with a walkthrough"):
        rehearsed_call(Library(()), "zh")
