"""The lobby's and the settings' presenters."""

from __future__ import annotations

from simulator.desk.lobby_desk import lobby_view
from simulator.desk.services import Best
from simulator.screen.views import LobbyView
from simulator.screen.words import languages, words_for
from tests.simulator.desk.recorded_call import DeskOfRecords


def lobby(chosen: str = "", typed: bool = False, language: str = "zh", best: Best | None = None) -> LobbyView:
    services = DeskOfRecords()
    if best:
        services.results["late-claim"] = best
    return lobby_view(
        services.entries(), services.best, services.status(), words_for(language), chosen=chosen, typed=typed,
        codes=languages(), trainee="林",
    )  # fmt: skip


def test_scenarios_stand_by_family_those_of_the_own_language_first() -> None:
    families = lobby().families
    assert [family.title for family in families] == ["咨询", "投诉"]
    assert [entry.id for entry in families[1].entries] == ["late-claim", "double-charge"]
    assert [entry.id for entry in lobby(language="en").families[1].entries] == ["double-charge", "late-claim"]


def test_the_best_result_is_shown_with_its_stars() -> None:
    entry = lobby(best=Best(91, 2)).families[1].entries[0]
    assert (entry.best, entry.stars) == ("最好成绩 91 分", 2)


def test_a_broken_scenario_says_why() -> None:
    entry = lobby().families[0].entries[0]
    assert entry.error.startswith("torn/scenario.yaml:3:1")


def test_the_first_playable_call_is_chosen_where_none_was() -> None:
    assert lobby().chosen == "late-claim"
    assert lobby("double-charge").chosen == "double-charge"
    assert lobby("gone").chosen == "late-claim"


def test_without_a_recogniser_answers_are_typed_and_a_sentence_says_why() -> None:
    mandarin = lobby("late-claim")
    assert (mandarin.typed, mandarin.voice_possible) == (True, False)
    assert mandarin.sentences == ("这里没有普通话识别模型，请打字回答。",)
    english = lobby("double-charge")
    assert (english.typed, english.voice_possible, english.sentences) == (False, True, ())
    assert lobby("double-charge", typed=True).typed


def test_no_scenario_at_all_is_an_empty_lobby() -> None:
    services = DeskOfRecords()
    view = lobby_view(
        (), services.best, services.status(), words_for("zh"), chosen="", typed=True, codes=("zh",), trainee="林"
    )
    assert (view.families, view.chosen) == ((), "")


def test_the_settings_show_and_take_what_was_chosen() -> None:
    services = DeskOfRecords()
    view = settings_view(services.settings, services.status(), words_for("zh"), languages())
    assert (view.language, view.trainee, view.text_percent, view.reduced_motion) == ("zh", "林", 100, False)
    assert view.status[0] == ("语音识别", "这里没有普通话识别模型，请打字回答。", False)
    after = changed(Settings(), SaveSettings("en", "Wong", 150, True, False))
    assert not after.screen.captions
    assert (after.interface, after.trainee, after.screen.text_scale, after.screen.reduced_motion) == (
        "en",
        "Wong",
        1.5,
        True,
    )
