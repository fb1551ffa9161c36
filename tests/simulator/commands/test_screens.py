"""`three-rings screens`: pictures of every screen in a folder."""

from __future__ import annotations

import os

os.environ["SDL_VIDEODRIVER"] = "dummy"

from pathlib import Path

import pygame
import pytest
import typer
from typer.testing import CliRunner

from simulator.commands.screens import parse_size, screens_command
from simulator.desk.gallery import tab_of
from simulator.errors import UsageError
from tests.simulator.screen.views import views


def run(*arguments: str) -> object:
    app = typer.Typer()
    app.command()(screens_command(views, tab_of))
    return CliRunner().invoke(app, list(arguments), catch_exceptions=False)


def test_every_screen_in_one_language(tmp_path: Path) -> None:
    run("--out", str(tmp_path), "--lang", "en", "--size", "960x540", "--scale", "1.5")
    made = sorted(path.name for path in tmp_path.iterdir())
    assert made == sorted(f"{name}-en-960x540-1.5.png" for name in views("en"))
    assert pygame.image.load(str(tmp_path / made[0])).get_size() == (960, 540)


def test_an_unknown_language_names_the_known_ones(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match=r"fr.*zh, en"):
        run("--out", str(tmp_path), "--lang", "fr")


@pytest.mark.parametrize("size", ["1280", "axb", "100x100", "9999x9999", "1280x"])
def test_a_size_that_makes_no_sense_is_refused(size: str) -> None:
    with pytest.raises(UsageError, match="--size"):
        parse_size(size)


def test_sizes_are_read() -> None:
    assert parse_size("1920x1080") == (1920, 1080)


def test_the_program_makes_them_of_a_rehearsed_call(three_rings, tmp_path: Path) -> None:
    done = three_rings("screens", "--out", tmp_path, "--lang", "zh")
    assert (done.status, done.err) == (0, "")
    assert len(done.out.splitlines()) == len(list(tmp_path.glob("*-zh-1280x720-1.png"))) == len(views("zh"))
