"""A language is added by its catalogue alone; one that is gone again leaves the program in its first language."""

from __future__ import annotations

import os

os.environ["SDL_VIDEODRIVER"] = "dummy"

import shutil
from collections.abc import Iterator
from pathlib import Path

import pygame
import pytest

from simulator.screen import words
from simulator.screen.widgets.button import Button
from simulator.screen.window import Window, unseen_window
from simulator.screen.words import locale_folder
from simulator.settings_file import load_settings
from tests.simulator.desk.real_desk import RealDesk


@pytest.fixture
def window() -> Iterator[Window]:
    window = unseen_window()
    pygame.event.clear()
    yield window
    window.close()


@pytest.fixture
def catalogues(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of catalogues with a German one, of which two texts are translated."""
    folder = tmp_path / "locale"
    shutil.copytree(locale_folder(), folder)
    german = {"Name of this language": "Deutsch", "Settings": "Einstellungen"}
    entries = (f'msgid "{english}"\nmsgstr "{text}"\n' for english, text in german.items())
    (folder / "de.po").write_text("\n".join(entries), encoding="utf-8")
    monkeypatch.setattr(words, "locale_folder", lambda: folder)
    return folder


def button(desk: RealDesk, name: str) -> str:
    desk.frame()
    found = desk.desk._page.widget(name)  # type: ignore[union-attr]
    assert isinstance(found, Button)
    return found.text


def test_a_catalogue_is_all_that_a_language_needs(window: Window, catalogues: Path) -> None:
    desk = RealDesk(window)
    while button(desk, "language") != "Deutsch":
        desk.press(pygame.K_F2)
    desk.press(pygame.K_F2)
    assert (button(desk, "settings"), button(desk, "history")) == ("Einstellungen", "My results")
    assert load_settings().settings.interface == "de"
    desk.press(pygame.K_F3)
    assert desk.desk.place == "settings"


def test_a_language_that_is_gone_gives_way_to_the_first(window: Window) -> None:
    desk = RealDesk(window, interface="tlh")
    assert desk.desk.words.language == "zh"
    assert button(desk, "settings") == "设置"
