"""Colours: enough contrast, computed from the theme."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

import numpy as np
import pygame
import pytest
from numpy.typing import NDArray

from simulator.desk.gallery import tab_of
from simulator.screen import theme
from simulator.screen.chrome import kit_for
from simulator.screen.score_parts import VERDICTS
from simulator.screen.screens import screen_for
from simulator.screen.theme import TEXT_PAIRS, contrast
from simulator.screen.words import words_for
from tests.simulator.screen.views import views


def test_black_on_white_has_the_known_contrast() -> None:
    assert contrast((0, 0, 0), (255, 255, 255)) == pytest.approx(21.0)
    assert contrast((118, 118, 118), (255, 255, 255)) == pytest.approx(4.54, abs=0.01)


@pytest.mark.parametrize(("name", "colour", "ground"), TEXT_PAIRS, ids=[pair[0] for pair in TEXT_PAIRS])
def test_text_can_be_read(name: str, colour: theme.Colour, ground: theme.Colour) -> None:
    assert contrast(colour, ground) >= 4.5


@pytest.fixture
def safe_palette() -> Iterator[None]:
    theme.use_palette("safe")
    yield
    theme.use_palette("standard")


@pytest.mark.parametrize(("name", "colour", "ground"), TEXT_PAIRS, ids=[pair[0] for pair in TEXT_PAIRS])
@pytest.mark.usefixtures("safe_palette")
def test_text_can_be_read_in_the_safe_palette(name: str, colour: theme.Colour, ground: theme.Colour) -> None:
    assert contrast(theme.shown(colour), theme.shown(ground)) >= 4.5


VISION = {
    "normal": ((1.0, 0.0, 0.0), (0.0, 1.0, 0.0), (0.0, 0.0, 1.0)),
    "protanopia": ((0.152286, 1.052583, -0.204868), (0.114503, 0.786281, 0.099216), (-0.003882, -0.048116, 1.051998)),
    "deuteranopia": ((0.367322, 0.860646, -0.227968), (0.280085, 0.672501, 0.047413), (-0.01182, 0.04294, 0.968881)),
    "tritanopia": ((1.255528, -0.076749, -0.178779), (-0.078411, 0.930809, 0.147602), (0.004733, 0.691367, 0.3039)),
}
"""How linear red, green and blue are seen; Machado, Oliveira and Fernandes 2009, severity 1."""
TO_XYZ = ((0.4124564, 0.3575761, 0.180437), (0.2126729, 0.7151522, 0.072175), (0.0193339, 0.119192, 0.9503041))


def seen(colour: theme.Colour, vision: str) -> NDArray[np.float64]:
    """The colour in CIELAB, as it is seen."""
    share = np.array(colour) / 255
    linear = np.where(share <= 0.04045, share / 12.92, ((share + 0.055) / 1.055) ** 2.4)
    xyz = np.array(TO_XYZ) @ np.clip(np.array(VISION[vision]) @ linear, 0.0, 1.0) / (0.95047, 1.0, 1.08883)
    root = np.where(xyz > 0.008856, np.cbrt(xyz), 7.787 * xyz + 16 / 116)
    return np.array([116 * root[1] - 16, 500 * (root[0] - root[1]), 200 * (root[1] - root[2])])


@pytest.mark.parametrize("vision", VISION)
@pytest.mark.usefixtures("safe_palette")
def test_the_safe_palette_is_told_apart_with_any_vision(vision: str) -> None:
    """Distances of 30 and more in CIELAB; the standard's green and red come down to 12."""
    means = [theme.shown(colour) for colour in (theme.GOOD, theme.MIDDLE, theme.BAD, theme.ASIDE)]
    for one, other in combinations(means, 2):
        assert float(np.linalg.norm(seen(one, vision) - seen(other, vision))) >= 30.0


@pytest.mark.parametrize("name", ["7-scorecard-rules", "7-scorecard-words", "4-call-words", "8-settings-2-sound"])
@pytest.mark.usefixtures("safe_palette")
def test_no_screen_paints_past_the_palette(name: str) -> None:
    view, size = views("en")[name], (1280, 720)
    screen = screen_for(view, kit_for(size, 1.0, words_for("en"), motion=False), size)
    if tab_of(name):
        screen.open_tab(tab_of(name))
    screen.update(view, 0.0)
    surface = pygame.Surface(size)
    screen.draw(surface)
    painted = {tuple(colour) for colour in np.unique(pygame.surfarray.array3d(surface).reshape(-1, 3), axis=0).tolist()}
    assert painted & set(theme.SAFE.values()), "it does show meaning by colour"
    assert painted & set(theme.SAFE) == set()


@pytest.mark.parametrize("ground", [theme.PAGE, theme.CARD])
def test_focus_and_the_border_of_fields_stand_out(ground: theme.Colour) -> None:
    """WCAG 2.2, 1.4.11: parts of the interface need 3 : 1."""
    assert contrast(theme.EDGE, ground) >= 3.0
    assert contrast(theme.FOCUS, ground) >= 3.0


def test_the_focus_ring_is_seen_on_the_top_bar() -> None:
    assert contrast(theme.FOCUS_ON_DEEP, theme.ACCENT_DEEP) >= 3.0


def test_verdicts_differ_by_symbol_not_by_colour_alone() -> None:
    images = [image for _, _, image in VERDICTS.values()]
    assert len(set(images)) == len(images)
    for colour, ground, _ in VERDICTS.values():
        assert contrast(colour, ground) >= 4.5
