"""Every control of the call's screen tells what it is for, in both languages, and its tip fits the window."""

from __future__ import annotations

import pygame
import pytest

from simulator.desk.gallery import tab_of
from simulator.screen.call_view import CallView
from simulator.screen.chrome import kit_for
from simulator.screen.screens import screen_for
from simulator.screen.widgets.field import Field
from simulator.screen.widgets.scroll import ScrollBar
from simulator.screen.widgets.tooltip import tooltip
from simulator.screen.words import words_for
from tests.simulator.screen.views import rare_views, views

SIZE = (1280, 720)
CALLS = [name for name, view in {**views("zh"), **rare_views("zh")}.items() if isinstance(view, CallView)]


@pytest.mark.parametrize("scale", [1.0, 2.0])
@pytest.mark.parametrize("language", ["zh", "en"])
def test_every_control_of_a_call_has_a_tip(language: str, scale: float) -> None:
    without, outside = set(), set()
    for name in CALLS:
        view = {**views(language), **rare_views(language)}[name]
        kit = kit_for(SIZE, scale, words_for(language), motion=False)
        screen = screen_for(view, kit, SIZE)
        screen.open_tab(tab_of(name))
        screen.update(view, 0.0)
        for widget in screen.widgets:
            if not widget.focusable or isinstance(widget, (Field, ScrollBar)) or widget.name.startswith("message"):
                continue
            if not widget.seen.height:
                continue
            tip = tooltip(kit, widget, SIZE)
            if tip is None:
                without.add(widget.name)
            elif not pygame.Rect((0, 0), SIZE).contains(tip.rect):
                outside.add(widget.name)
    assert without == set()
    assert outside == set()
