"""Drills and shifts by keyboard alone, on the real services with virtual time."""

from __future__ import annotations

import os

os.environ["SDL_VIDEODRIVER"] = "dummy"

from collections.abc import Iterator

import pygame
import pytest

from simulator.call.ports import UseDesk
from simulator.desk.drill_desk import DRILL_SECONDS
from simulator.desk.services import Best, Entry
from simulator.desk.shift_desk import BREATH_SECONDS, queue
from simulator.results.practice import practised
from simulator.screen.drill_view import DrilledView, DrillView
from simulator.screen.shift_view import BreakView, ShiftOverView
from simulator.screen.views import LobbyView
from simulator.screen.window import Window, unseen_window
from tests.simulator.desk.real_desk import RealDesk
from tests.simulator.screen.keys import ctrl, key, text


@pytest.fixture
def window() -> Iterator[Window]:
    window = unseen_window((1280, 720))
    yield window
    window.close()


def drill(desk: RealDesk) -> DrillView:
    view = desk.desk._room.view()
    assert isinstance(view, DrillView)
    return view


def begin_drill(desk: RealDesk) -> None:
    """The first drill of the list, until its first sentence."""
    desk.press(pygame.K_F7)
    lobby = desk.desk._view
    assert isinstance(lobby, LobbyView)
    assert lobby.tab == "drills"
    while isinstance(desk.desk._view, LobbyView) and desk.desk._view.chosen != "digits-zh":
        desk.press(pygame.K_DOWN)
    desk.press(pygame.K_RETURN)
    assert desk.desk.place == "drill"
    desk.until(lambda: bool(drill(desk).page.prompt))


def test_a_drill_from_the_lobby_to_its_result_and_again(window: Window) -> None:
    desk = RealDesk(window)
    begin_drill(desk)
    for number in range(10):
        page = drill(desk).page
        assert page.number == number + 1
        said = page.prompt.replace("我", "您") + "对吗？" if number % 2 else "好的。"
        desk.press(text(said), pygame.K_RETURN)
        if number < 9:
            desk.until(lambda number=number: drill(desk).page.number == number + 2)  # type: ignore[misc]
            assert drill(desk).page.done[-1].hit == bool(number % 2)
    desk.until(lambda: desk.desk.place == "drilled")
    view = desk.desk._view if isinstance(desk.desk._view, DrilledView) else desk.desk._room.view()
    assert isinstance(view, DrilledView)
    assert (view.result, view.stars, len(view.done)) == ("10题答对5题", 1, 10)
    (kept,) = practised(desk.services.store, "林")
    assert (kept.kind, kept.name, kept.hits, kept.rounds) == ("drill", "digits-zh", 5, 10)
    assert desk.services.store.calls() == ()
    desk.press(pygame.K_RETURN)
    assert desk.desk.place == "drill"


def test_a_drill_ends_with_its_time_and_one_that_is_given_up_is_not_kept(window: Window) -> None:
    desk = RealDesk(window)
    begin_drill(desk)
    began = desk.services.now
    for _ in range(7):
        for _ in range(56):  # fourteen seconds for each answer
            desk.frame()
        desk.press(text("好的。"), pygame.K_RETURN)
    desk.until(lambda: desk.desk.place == "drilled", 60)
    assert DRILL_SECONDS - 5 < desk.services.now - began < DRILL_SECONDS + 20
    assert len(practised(desk.services.store, "林")) == 1
    desk.press(pygame.K_RETURN)
    desk.press(pygame.K_F10, pygame.K_F10)
    assert desk.desk.place == "lobby"
    assert len(practised(desk.services.store, "林")) == 1


def take_call(desk: RealDesk, *, callback: bool) -> None:
    """From the brief to the finished record."""
    assert desk.desk.place == "brief"
    desk.press(pygame.K_RETURN)
    desk.until(lambda: desk.desk.place == "ringing")
    desk.press(pygame.K_RETURN)
    desk.until(lambda: desk.desk.place == "call")
    for words in ("您好，安宁人寿客户服务部，工号八零一二，请问有什么可以帮您？", "请您别着急，我来帮您跟进。"):
        desk.press(text(words), pygame.K_RETURN)
        desk.quiet()
    if callback:
        desk.call.put(UseDesk(desk.call.live.seconds, "callback", when="17:00", phone="13800138000", owner="self"))
        desk.frame()
    desk.press(pygame.K_F12, pygame.K_F12)
    desk.until(lambda: desk.desk.place == "record")
    for _ in range(8):
        desk.frame()
    desk.press(text("理赔进度"), key(pygame.K_RETURN, pygame.KMOD_LCTRL))


def between(desk: RealDesk) -> BreakView:
    desk.until(lambda: desk.desk.place == "break")
    for _ in range(3):
        desk.frame()
    view = desk.desk._room.view()
    assert isinstance(view, BreakView)
    return view


def test_a_shift_of_two_calls_with_a_call_back_in_between(window: Window) -> None:
    desk = RealDesk(window)
    desk.press(pygame.K_F7, pygame.K_F7, pygame.K_RETURN)
    first = desk.call.casting.scenario.id
    take_call(desk, callback=True)
    view = between(desk)
    assert [one.state for one in view.callbacks] == ["晚些时候"]
    assert len(view.calls) == 1
    desk.until(lambda: desk.desk.place == "brief", BREATH_SECONDS + 5)
    assert desk.call.casting.scenario.id != first
    take_call(desk, callback=False)
    view = between(desk)
    assert [(one.state, one.due) for one in view.callbacks] == [("现在该回", True)]
    for _ in range(int(2 * BREATH_SECONDS / 0.25)):
        desk.frame()
    assert desk.desk.place == "break", "the next call waits for the call-back that is due"
    desk.press(ctrl("b"), text("结论五点前出来"), pygame.K_RETURN)
    view = between(desk)
    assert [(one.state, one.kept) for one in view.callbacks] == [("已回电", True)]
    desk.press(pygame.K_ESCAPE, pygame.K_ESCAPE)
    over = desk.desk._view
    assert isinstance(over, ShiftOverView)
    assert over.headline.startswith("2个电话合格")
    assert "答应的1个回电，回了1个" in over.sentences
    (kept,) = practised(desk.services.store, "林")
    assert (kept.kind, kept.name, kept.rounds) == ("shift", "15", 2)
    desk.press(ctrl("o"))
    desk.until(lambda: desk.desk.place == "score")


def test_a_call_that_is_given_up_counts_and_a_missed_call_back_is_told(window: Window) -> None:
    desk = RealDesk(window)
    desk.press(pygame.K_F7, pygame.K_F7, pygame.K_RETURN)
    take_call(desk, callback=True)
    between(desk)
    desk.press(pygame.K_RETURN, pygame.K_RETURN)
    desk.until(lambda: desk.desk.place in ("ringing", "call"))
    desk.press(pygame.K_F10, pygame.K_F10)
    view = between(desk)
    assert view.calls[0].detail == "中途放弃"
    desk.press(pygame.K_ESCAPE, pygame.K_ESCAPE)
    over = desk.desk._view
    assert isinstance(over, ShiftOverView)
    assert [one.state for one in over.callbacks] == ["没回"]
    desk.press(pygame.K_RETURN)
    assert desk.desk.place == "lobby"


def test_the_search_of_the_lobby_by_keyboard(window: Window) -> None:
    desk = RealDesk(window)
    desk.press(ctrl("f"), text("银行"))
    view = desk.desk._view
    assert isinstance(view, LobbyView)
    assert 0 < sum(len(family.entries) for family in view.families) < 5
    desk.press(pygame.K_ESCAPE)
    view = desk.desk._view
    assert isinstance(view, LobbyView)
    assert sum(len(family.entries) for family in view.families) >= 24


def test_new_calls_come_first_then_those_with_few_stars_and_easy_ones_before_hard_ones() -> None:
    def entry(id: str, difficulty: int, language: str = "zh", error: str | None = None) -> Entry:
        return Entry(id, {}, "enquiry", language, difficulty, {}, error)

    entries = [entry("hard", 5), entry("easy", 1), entry("known", 1), entry("well", 1), entry("en", 1, "en"),
               entry("torn", 1, error="broken"), entry("yue", 2, "yue")]  # fmt: skip
    best = {"known": Best(70, 1), "well": Best(95, 3)}
    assert queue(entries, best.get, "zh", 7) == ("easy", "yue", "hard", "known", "well")
    assert queue(entries, best.get, "en", 7) == ("en",)
