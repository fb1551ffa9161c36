"""The tip of a control: after a moment under the pointer or the keyboard, within the window, never in the way."""

from __future__ import annotations

import pygame
import pytest

from simulator.screen.chrome import kit_for
from simulator.screen.intentions import Answer, HangUp
from simulator.screen.keymap import key_named
from simulator.screen.page import Page
from simulator.screen.widgets.button import Button
from simulator.screen.widgets.tooltip import KEYBOARD, POINTER
from simulator.screen.words import words_for
from tests.simulator.screen.keys import click, key, text

SIZE = (640, 360)
TIP = "Puts the receiver down. The caller hears that."


class TwoButtons(Page[str]):
    """One control with a tip in the last corner, and one without."""

    first_focus = "answer"

    def build(self, view: str) -> None:
        self.add(Button("answer", pygame.Rect(10, 10, 200, 40), "Answer", lambda: (Answer(),)))
        place = pygame.Rect(430, 315, 200, 40)
        self.add(Button("hang_up", place, "Hang up", lambda: (HangUp(),), key=key_named("F12"), tip=TIP))


@pytest.fixture
def page() -> TwoButtons:
    made = TwoButtons(kit_for(SIZE, 1.0, words_for("en"), motion=False), SIZE)
    made.update("view", 0.0)
    return made


def rest(page: TwoButtons, seconds: float) -> None:
    page.update("view", seconds)
    page.update("view", 0.0)


def point(page: TwoButtons, place: tuple[int, int]) -> None:
    page.handle(pygame.event.Event(pygame.MOUSEMOTION, pos=place, rel=(1, 1), buttons=(0, 0, 0)))


def test_a_tip_appears_under_a_resting_pointer_and_goes_with_it(page: TwoButtons) -> None:
    point(page, (500, 330))
    rest(page, POINTER / 2)
    assert page.tip is None
    rest(page, POINTER)
    assert page.tip is not None
    assert page.tip.text.replace(" ", "") == TIP.replace(" ", "")
    point(page, (300, 200))
    rest(page, POINTER)
    assert page.tip is None


def test_a_tip_appears_where_the_keyboard_was_led_to(page: TwoButtons) -> None:
    rest(page, 2 * KEYBOARD)
    assert page.tip is None, "nobody has led the keyboard anywhere"
    page.handle(key(pygame.K_TAB))
    rest(page, KEYBOARD + 0.1)
    assert page.tip is not None
    assert page.tip.about == "hang_up"
    page.handle(key(pygame.K_F1))
    rest(page, 2 * KEYBOARD)
    assert page.tip is None, "another key takes it away"


def test_a_control_without_a_tip_shows_none(page: TwoButtons) -> None:
    point(page, (50, 20))
    rest(page, 2 * POINTER)
    assert page.tip is None


def test_a_tip_lies_within_the_window_and_does_not_cover_its_control(page: TwoButtons) -> None:
    point(page, (500, 330))
    rest(page, POINTER + 0.1)
    tip, control = page.tip, page.widget("hang_up")
    assert tip is not None
    assert control is not None
    assert pygame.Rect((0, 0), SIZE).contains(tip.rect)
    assert not tip.rect.colliderect(control.rect)


def test_whoever_uses_or_writes_wants_no_tip(page: TwoButtons) -> None:
    point(page, (500, 330))
    down, up = click((500, 330))
    page.handle(down)
    assert page.handle(up) == (HangUp(),)
    rest(page, 2 * POINTER)
    assert page.tip is None
    point(page, (501, 330))
    page.handle(key(pygame.K_a))
    page.handle(text("a"))
    rest(page, 2 * POINTER)
    assert page.tip is None


def test_a_tip_is_painted_over_everything_and_taken_away_again(page: TwoButtons) -> None:
    surface = pygame.Surface(SIZE)
    page.draw(surface)
    before = surface.copy()
    point(page, (500, 330))
    rest(page, POINTER + 0.1)
    page.draw(surface)
    assert page.tip is not None
    assert pygame.image.tobytes(surface, "RGB") != pygame.image.tobytes(before, "RGB")
    point(page, (300, 200))
    rest(page, 0.0)
    page.draw(surface)
    assert pygame.image.tobytes(surface, "RGB") == pygame.image.tobytes(before, "RGB")
