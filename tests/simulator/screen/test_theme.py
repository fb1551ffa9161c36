"""Colours: enough contrast, computed from the theme."""

from __future__ import annotations

import pytest

from simulator.screen import theme
from simulator.screen.score_parts import VERDICTS
from simulator.screen.theme import TEXT_PAIRS, contrast


def test_black_on_white_has_the_known_contrast() -> None:
    assert contrast((0, 0, 0), (255, 255, 255)) == pytest.approx(21.0)
    assert contrast((118, 118, 118), (255, 255, 255)) == pytest.approx(4.54, abs=0.01)


@pytest.mark.parametrize(("name", "colour", "ground"), TEXT_PAIRS, ids=[pair[0] for pair in TEXT_PAIRS])
def test_text_can_be_read(name: str, colour: theme.Colour, ground: theme.Colour) -> None:
    assert contrast(colour, ground) >= 4.5


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
