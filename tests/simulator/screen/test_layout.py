"""Every screen in both languages, small, large and with text at 200 %: nothing clipped, nothing overlapping."""

from __future__ import annotations

from itertools import combinations

import pygame
import pytest

from simulator.desk.gallery import tab_of
from simulator.screen.chrome import kit_for
from simulator.screen.page import Page
from simulator.screen.screens import screen_for
from simulator.screen.text import coverage
from simulator.screen.theme import Style
from simulator.screen.widgets.button import Button, Choice, cap_size
from simulator.screen.widgets.field import Field
from simulator.screen.widgets.label import Chip, Label, Stars
from simulator.screen.widgets.live import Bubble, FloorMark, LiveText, Meter
from simulator.screen.widgets.row import Row
from simulator.screen.widgets.widget import Kit, Widget
from simulator.screen.words import words_for
from tests.simulator.screen.keys import ctrl, key
from tests.simulator.screen.views import rare_views, views

SOLID = (Label, Chip, Button, Choice, Row, Field, Bubble, FloorMark, LiveText, Meter, Stars)
"""Widgets that carry something to be read or used."""
CASES = [
    (language, size, scale)
    for language in ("zh", "en")
    for size, scale in (
        ((1280, 720), 1.0),
        ((1920, 1080), 1.0),
        ((960, 540), 1.0),
        ((1280, 720), 2.0),
        ((1280, 720), 1.5),
    )
]
NAMES = sorted({**views("zh"), **rare_views("zh")})


def built(name: str, language: str, size: tuple[int, int], scale: float) -> Page[object]:
    view = {**views(language), **rare_views(language)}[name]
    screen = screen_for(view, kit_for(size, scale, words_for(language), motion=False), size)
    if tab_of(name):
        screen.open_tab(tab_of(name))
    screen.update(view, 0.0)
    return screen


def ink(widget: Widget, kit: Kit) -> pygame.Rect:
    """The part of a widget that shows something."""
    if not isinstance(widget, Label):
        return widget.seen
    width = max((kit.type.width(line, widget._style) for line in widget._lines), default=0)
    if widget._image:
        width += round(kit.line(widget._style) * 0.78) + kit.px(6)
    rect = widget.rect.copy()
    rect.width = width
    if widget._align == "middle":
        rect.centerx = widget.rect.centerx
    elif widget._align == "right":
        rect.right = widget.rect.right
    return rect if widget.clip is None else rect.clip(widget.clip)


def shown(screen: Page[object]) -> list[Widget]:
    return [widget for widget in screen.widgets if isinstance(widget, SOLID) and widget.seen.height > 0]


def overlaps(screen: Page[object]) -> list[tuple[object, ...]]:
    """Widgets that carry something and lie upon each other."""
    places = [(widget, ink(widget, screen.kit)) for widget in shown(screen)]
    found: list[tuple[object, ...]] = []
    for (one, here), (other, there) in combinations(places, 2):
        common = here.clip(there)
        if common.width > 2 and common.height > 4:
            found.append((one.name, getattr(one, "text", ""), other.name, getattr(other, "text", ""), tuple(common)))
    return found


def outside(screen: Page[object]) -> list[tuple[object, ...]]:
    """Widgets that go beyond the window."""
    window = pygame.Rect((0, 0), screen.size)
    return [(w.name, tuple(ink(w, screen.kit))) for w in shown(screen) if not window.contains(ink(w, screen.kit))]


def without_room(screen: Page[object]) -> list[tuple[object, ...]]:
    """Labels and buttons whose words are wider than they are."""
    kit = screen.kit
    cut: list[tuple[object, ...]] = []
    for widget in shown(screen):
        if isinstance(widget, Label):
            wide = max((kit.type.width(line, widget._style) for line in widget._lines), default=0)
            if wide > widget.rect.width + 2:
                cut.append((widget.name, widget.text))
        elif isinstance(widget, (Button, Choice)):
            style = Style(widget._style.size, bold=True)
            needed = kit.type.width(widget.text, style) + (
                cap_size(kit, widget.key)[0] + kit.px(6) if widget.key else 0
            )
            margins = 2 * kit.px(6 if isinstance(widget, Choice) and widget._tab else 8)
            if needed + margins > widget.rect.width:
                cut.append((widget.name, widget.text))
    return cut


@pytest.mark.parametrize(("language", "size", "scale"), CASES)
@pytest.mark.parametrize("name", NAMES)
def test_nothing_is_clipped_overlaps_or_leaves_the_window(
    name: str, language: str, size: tuple[int, int], scale: float
) -> None:
    screen = built(name, language, size, scale)
    assert overlaps(screen) == []
    assert outside(screen) == []
    assert without_room(screen) == []


@pytest.mark.parametrize(("language", "size", "scale"), CASES)
@pytest.mark.parametrize(
    ("name", "asking"),
    [("1-lobby", ctrl("q")), ("4-call-words", key(pygame.K_F12)), ("4-call-words", key(pygame.K_F10))],
)
def test_a_question_has_room_too(
    name: str, asking: pygame.event.Event, language: str, size: tuple[int, int], scale: float
) -> None:
    screen = built(name, language, size, scale)
    before = {widget.name: widget.text for widget in screen.widgets if isinstance(widget, Button)}
    screen.handle(asking)
    screen.update(views(language)[name], 0.0)
    assert before != {widget.name: widget.text for widget in screen.widgets if isinstance(widget, Button)}
    assert overlaps(screen) == []
    assert outside(screen) == []
    assert without_room(screen) == []


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("name", NAMES)
def test_every_character_on_a_screen_is_in_the_font(name: str, language: str) -> None:
    screen = built(name, language, (1280, 720), 1.0)
    texts = [w.text for w in screen.widgets if isinstance(w, (Label, Button, Choice))]
    texts += [w.text.title + w.text.detail for w in screen.widgets if isinstance(w, Row)]
    texts += [w.caption.text + w.caption.name for w in screen.widgets if isinstance(w, Bubble)]
    assert sorted(set("".join(texts)) - coverage()) == []


@pytest.mark.parametrize(("language", "size", "scale"), CASES)
@pytest.mark.parametrize(
    ("name", "opener"),
    [
        ("disputed-scorecard", "d"),
        ("trainer-scorecard-why", "o"),
        ("trainer-scorecard-why", "d"),
        ("trainer-scorecard-words", "n"),
    ],
)
def test_a_comment_has_room_too(name: str, opener: str, language: str, size: tuple[int, int], scale: float) -> None:
    screen, view = built(name, language, size, scale), rare_views(language)[name]
    for press in (key(pygame.K_F6), key(pygame.K_3)) if tab_of(name) == "" else ():
        screen.handle(press)
        screen.update(view, 0.0)
    screen.handle(ctrl(opener))
    screen.update(view, 0.0)
    assert screen.focus.startswith("form.")
    assert screen.widget("send") is not None
    assert overlaps(screen) == []
    assert outside(screen) == []
    assert without_room(screen) == []


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize(("size", "scale"), [((1280, 720), 1.0), ((1280, 720), 2.0), ((960, 540), 1.5)])
def test_a_call_shows_both_levels_at_any_size(language: str, size: tuple[int, int], scale: float) -> None:
    for name in ("consult-call-directory", "4-call-words"):
        screen = built(name, language, size, scale)
        levels = [widget for widget in screen.widgets if isinstance(widget, Meter)]
        assert [widget.name for widget in levels] == ["voice", "meter"][: 1 if screen.view.page.typed else 2]  # type: ignore[attr-defined]
        assert all(widget.rect.width >= 6 and widget.rect.height >= 6 for widget in levels)
