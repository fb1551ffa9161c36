"""When the sounds of the game are heard: not while somebody speaks, never in a test, and not where they are off."""

from __future__ import annotations

import os

os.environ["SDL_VIDEODRIVER"] = "dummy"

from collections.abc import Iterator
from dataclasses import replace

import pygame
import pytest

from simulator.call.ports import PutDown
from simulator.screen.drill_view import DrillView
from simulator.screen.window import Window, unseen_window
from simulator.settings import GameSettings
from tests.simulator.desk.real_desk import RealDesk
from tests.simulator.screen.keys import text

GREETING = "您好，粤安人寿，我姓林，工号1024，很高兴为您服务，请问有什么可以帮您？"
PRACTISE, TEST = pygame.K_F5, pygame.K_F6


@pytest.fixture
def window() -> Iterator[Window]:
    window = unseen_window()
    pygame.event.clear()
    yield window
    window.close()


def greeted(desk: RealDesk, mode: int, voice_db: float = -120.0) -> None:
    """A call whose caller was greeted, while somebody is as loud as `voice_db`."""
    desk.desk.open("late-claim", typed=True)
    desk.frame()
    desk.press(mode, pygame.K_RETURN, pygame.K_RETURN)
    assert desk.desk.place == "call"
    desk.quiet()
    desk.call.live.voice_db = voice_db
    desk.press(text(GREETING), pygame.K_RETURN)


def some_seconds(desk: RealDesk) -> None:
    for _ in range(20):
        desk.frame()


def put_down(desk: RealDesk) -> None:
    desk.call.put(PutDown(desk.call.live.seconds))
    desk.until(lambda: desk.desk.place == "record")


def test_a_mark_is_heard_once_and_the_end_of_the_call_too(window: Window) -> None:
    desk = RealDesk(window)
    greeted(desk, PRACTISE)
    desk.until(lambda: bool(desk.services.heard.names), most=20)
    some_seconds(desk)
    assert desk.services.heard.names.count("mark") == len(desk.services.heard.names)
    put_down(desk)
    assert desk.services.heard.names[-1] == "call over"


def test_a_mark_waits_until_nobody_speaks(window: Window) -> None:
    desk = RealDesk(window)
    greeted(desk, PRACTISE, voice_db=-20.0)
    desk.until(lambda: bool(desk.desk._calls._modes._marks.new), most=20)  # type: ignore[union-attr]
    desk.frame()
    assert desk.services.heard.names == []
    desk.call.live.voice_db = -120.0
    desk.frame()
    assert desk.services.heard.names == ["mark"]


def test_in_a_test_nothing_is_heard_until_the_line_is_closed(window: Window) -> None:
    desk = RealDesk(window)
    greeted(desk, TEST)
    some_seconds(desk)
    assert desk.services.heard.names == []
    put_down(desk)
    assert desk.services.heard.names == ["call over"]


def drilled(desk: RealDesk, rights: int) -> None:
    """A drill of ten rounds."""
    desk.press(pygame.K_F7)
    while desk.desk._view is not None and getattr(desk.desk._view, "chosen", "") != "digits-zh":
        desk.press(pygame.K_DOWN)
    desk.press(pygame.K_RETURN)

    def page() -> DrillView:
        view = desk.desk._room.view()
        assert isinstance(view, DrillView)
        return view

    for number in range(1, 11):
        desk.until(lambda number=number: page().page.number == number and bool(page().page.prompt))  # type: ignore[misc]
        said = page().page.prompt.replace("我", "您") + "对吗？" if number <= rights else "好的。"
        desk.press(text(said), pygame.K_RETURN)
    desk.until(lambda: desk.desk.place == "drilled")


def test_every_round_of_a_drill_is_heard_and_then_its_stars(window: Window) -> None:
    desk = RealDesk(window)
    drilled(desk, 8)
    assert desk.services.heard.names == ["hit"] * 8 + ["miss", "two stars"], "the last miss ends the drill"


def test_without_stars_none_are_heard_and_without_sounds_nothing_is(window: Window) -> None:
    desk = RealDesk(window)
    desk.desk.keep(replace(desk.services.settings, game=GameSettings(stars=False)))
    drilled(desk, 10)
    assert desk.services.heard.names == ["hit"] * 10
    desk.press(pygame.K_ESCAPE)
    desk.desk.keep(replace(desk.services.settings, game=GameSettings(sounds=False)))
    greeted(desk, PRACTISE)
    some_seconds(desk)
    put_down(desk)
    assert desk.services.heard.names == ["hit"] * 10
