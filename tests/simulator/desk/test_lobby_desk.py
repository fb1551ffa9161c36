"""The lobby's and the settings' presenters."""

from __future__ import annotations

from simulator.desk.lobby_desk import Looking, Shelf, lobby_view
from simulator.desk.services import Best
from simulator.screen.views import LobbyView
from simulator.screen.words import languages, words_for
from tests.simulator.desk.recorded_call import DeskOfRecords


def lobby(
    chosen: str = "", typed: bool = False, language: str = "zh", best: Best | None = None, query: str = ""
) -> LobbyView:
    services = DeskOfRecords()
    if best:
        services.results["late-claim"] = best
    return lobby_view(
        services.entries(), services.best, services.status(), words_for(language),
        looking=Looking(chosen={"calls": chosen}, typed=typed, query=query), codes=languages(), trainee="林",
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
        (), services.best, services.status(), words_for("zh"), looking=Looking(), codes=("zh",), trainee="林"
    )
    assert (view.families, view.chosen) == ((), "")


def test_the_search_finds_words_of_title_brief_family_and_language() -> None:
    assert [entry.id for family in lobby(query="理赔款").families for entry in family.entries] == ["late-claim"]
    assert [entry.id for family in lobby(query="REFUNDS").families for entry in family.entries] == ["double-charge"]
    assert len(lobby(query="投诉").families[0].entries) == 2
    nothing = lobby(query="投诉 没有这回事")
    assert (nothing.families, nothing.chosen, nothing.searched) == ((), "", True)


def test_drills_show_their_best_result() -> None:
    services = DeskOfRecords()
    for hits in (8, 5):
        services.training.keep("drill", "digits-zh", hits, 10, 90.0)
    view = lobby_view(
        services.entries(), services.best, services.status(), words_for("zh"), looking=Looking(tab="drills"),
        codes=("zh",), trainee="林", shelf=Shelf(services.training.drills(), services.training.practised()),
    )  # fmt: skip
    first, second = view.families[0].entries
    assert (first.id, first.best, first.stars) == ("digits-zh", "最好：10题对8题", 2)
    assert (second.id, second.best, second.stars) == ("digits-en", "", 0)
    assert view.chosen == "digits-zh"


def test_streak_and_level_are_told_where_they_are_wanted() -> None:
    services = DeskOfRecords()
    services.results["late-claim"] = Best(95, 3)
    days = ("2026-03-01T09:00:00+08:00", "2026-02-28T09:00:00+08:00")

    def standing(today: str, stars: bool = True) -> str:
        return lobby_view(
            services.entries(), services.best, services.status(), words_for("zh"), looking=Looking(), codes=("zh",),
            trainee="林", shelf=Shelf((), (), days, today, stars),
        ).standing  # fmt: skip

    assert standing("2026-03-02") == "连续2天 · 第2级 · 再得6颗星升级"
    assert standing("2026-03-05") == "第2级 · 再得6颗星升级"
    assert standing("") == "第2级 · 再得6颗星升级"
    assert standing("2026-03-02", stars=False) == "连续2天"
    assert standing("", stars=False) == ""
