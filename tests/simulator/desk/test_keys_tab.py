"""Keys are changed by pressing them, on the real desk with a real settings file, and hold on every screen at once."""

from __future__ import annotations

import os

os.environ["SDL_VIDEODRIVER"] = "dummy"

import json
from collections.abc import Iterator

import pygame
import pytest

from simulator.keys import ACTIONS
from simulator.screen.settings_view import KeyItem, SettingsView
from simulator.screen.widgets.button import Button
from simulator.screen.widgets.key_row import KeyRow
from simulator.screen.window import unseen_window
from simulator.settings_file import load_settings, settings_path
from tests.simulator.desk.real_desk import RealDesk
from tests.simulator.screen.keys import click, ctrl, key, text


@pytest.fixture
def desk() -> Iterator[RealDesk]:
    window = unseen_window()
    pygame.event.clear()
    yield RealDesk(window, interface="en")
    window.close()


def to_keys(desk: RealDesk) -> None:
    """The tab, from the lobby."""
    desk.press(desk_key(desk, "lobby.settings"))
    while desk.desk.focus() != "tab.keys":
        desk.press(pygame.K_TAB if not desk.desk.focus().startswith("tab.") else pygame.K_DOWN)
    desk.frame()


def desk_key(desk: RealDesk, action: str) -> pygame.event.Event:
    page = desk.desk._page
    assert page is not None
    wanted = page.keys[action]
    return key(wanted.code, pygame.KMOD_LCTRL if wanted.ctrl else 0)


def items(desk: RealDesk) -> dict[str, KeyItem]:
    desk.frame()
    view = desk.desk._view
    assert isinstance(view, SettingsView)
    return {item.action: item for item in view.items if isinstance(item, KeyItem)}


def to_row(desk: RealDesk, action: str) -> KeyRow:
    """By the keyboard alone."""
    while not desk.desk.focus().startswith("key."):
        desk.press(pygame.K_TAB)
    rows = list(items(desk))
    while desk.desk.focus() != f"key.{action}":
        here = desk.desk.focus().removeprefix("key.")
        desk.press(pygame.K_DOWN if rows.index(action) > rows.index(here) else pygame.K_UP)
    row = desk.desk._page.widget(f"key.{action}")  # type: ignore[union-attr]
    assert isinstance(row, KeyRow)
    assert row.area == "settings"
    assert row.clip is not None
    assert row.clip.contains(row.rect)
    return row


def test_every_action_is_listed_with_its_key(desk: RealDesk) -> None:
    to_keys(desk)
    assert {item.action: item.key for item in items(desk).values()} == {one.id: one.key for one in ACTIONS}


def test_a_key_that_is_pressed_is_the_key_everywhere_and_stays(desk: RealDesk) -> None:
    to_keys(desk)
    to_row(desk, "lobby.results")
    desk.press(pygame.K_RETURN)
    row = desk.desk._page.widget("key.lobby.results")  # type: ignore[union-attr]
    assert isinstance(row, KeyRow)
    assert row.waiting == "Press the new key"
    desk.press(key(pygame.K_LCTRL), ctrl("r"), text("r"))
    assert items(desk)["lobby.results"].key == "Ctrl R"
    assert json.loads(settings_path().read_text("utf-8"))["keys"] == {"lobby.results": "Ctrl R"}
    assert load_settings().settings.keys == {"lobby.results": "Ctrl R"}
    desk.press(pygame.K_ESCAPE)
    button = desk.desk._page.widget("history")  # type: ignore[union-attr]
    assert isinstance(button, Button)
    assert button.key is not None
    assert button.key.name == "Ctrl R"
    desk.press(pygame.K_F5)
    assert desk.desk.place == "lobby"
    desk.press(ctrl("r"))
    assert desk.desk.place != "lobby"


def test_a_conflict_is_refused_in_a_sentence_beside_the_line(desk: RealDesk) -> None:
    to_keys(desk)
    to_row(desk, "call.hold")
    desk.press(pygame.K_RETURN, pygame.K_F3)
    item = items(desk)["call.hold"]
    assert (item.key, item.problem) == (
        "F2", "F3 already means “Mute, and open the microphone again”. Choose another key, or change that one first.",
    )  # fmt: skip
    assert desk.services.settings.keys == {}
    desk.press(pygame.K_RETURN, ctrl("c"))
    assert items(desk)["call.hold"].problem == "Ctrl C is needed for writing. Choose another key."
    desk.press(pygame.K_RETURN, pygame.K_g)
    assert items(desk)["call.hold"].problem.startswith("G cannot be used.")
    desk.press(pygame.K_RETURN, pygame.K_ESCAPE)
    assert (desk.desk.place, items(desk)["call.hold"].key) == ("settings", "F2")
    desk.press(pygame.K_RETURN, ctrl("2"))
    assert (items(desk)["call.hold"].key, items(desk)["call.hold"].problem) == ("Ctrl 2", "")


def test_one_key_or_all_of_them_come_back(desk: RealDesk) -> None:
    to_keys(desk)
    for action, letter in (("call.hold", "2"), ("call.mute", "3")):
        to_row(desk, action)
        desk.press(pygame.K_RETURN, ctrl(letter))
    to_row(desk, "call.hold")
    desk.press(pygame.K_DELETE)
    assert desk.services.settings.keys == {"call.mute": "Ctrl 3"}
    desk.press(pygame.K_F8)
    assert desk.services.settings.keys == {}
    assert desk.desk.place == "settings"


def test_escape_itself_can_be_changed_and_brought_back(desk: RealDesk) -> None:
    to_keys(desk)
    to_row(desk, "back")
    desk.press(pygame.K_RETURN, ctrl("w"), pygame.K_ESCAPE)
    assert desk.desk.place == "settings"
    desk.press(pygame.K_RETURN, pygame.K_ESCAPE)
    assert items(desk)["back"].key == "Esc"
    desk.press(pygame.K_ESCAPE)
    assert desk.desk.place == "lobby"


def test_the_pointer_asks_for_a_key_too_and_lets_go_of_it(desk: RealDesk) -> None:
    to_keys(desk)
    row = to_row(desk, "call.hold")
    desk.press(*click(row.rect.center))
    assert desk.desk._page.widget(row.name).waiting  # type: ignore[union-attr]
    desk.press(*click((3, 300)))
    desk.press(ctrl("2"))
    assert desk.services.settings.keys == {}


def test_a_call_is_held_and_taken_up_by_the_new_key(desk: RealDesk) -> None:
    to_keys(desk)
    to_row(desk, "call.hold")
    desk.press(pygame.K_RETURN, ctrl("9"), pygame.K_ESCAPE)
    desk.desk.open("late-claim", typed=True)
    desk.frame()
    desk.press(pygame.K_RETURN, pygame.K_RETURN)
    assert desk.desk.place == "call"
    button = desk.desk._page.widget("hold")  # type: ignore[union-attr]
    assert button is not None
    assert button.key is not None
    assert button.key.name == "Ctrl 9"
    desk.press(ctrl("9"))
    desk.until(lambda: any(getattr(event, "action", "") == "hold" for event in desk.call.events), most=5)
