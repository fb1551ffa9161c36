"""A few reference pictures. After a wanted change: run this file with UPDATE_REFERENCES=1 and look at the new ones."""

from __future__ import annotations

import os
from pathlib import Path

import pygame
import pytest

from simulator.desk.gallery import tab_of
from simulator.screen.picture import picture, save_picture
from tests.simulator.screen.views import views

REFERENCES = Path(__file__).parent / "references"
CASES = [
    ("1-lobby", "zh", (1280, 720), 1.0),
    ("4-call-words", "zh", (1280, 720), 1.0),
    ("5-call-customer", "en", (1280, 720), 2.0),
    ("7-scorecard", "zh", (1280, 720), 1.0),
]
TOLERANCE = 40
"""Difference of a colour channel that counts: edges of glyphs may differ a little between versions of FreeType."""
MOST = 0.004
"""Share of pixels that may differ by more."""


@pytest.mark.parametrize(("name", "language", "size", "scale"), CASES)
def test_the_screen_looks_as_it_did(
    name: str, language: str, size: tuple[int, int], scale: float, tmp_path: Path
) -> None:
    view = views(language)[name]
    path = REFERENCES / f"{name}-{language}-{round(scale * 100)}.png"
    if os.environ.get("UPDATE_REFERENCES"):
        save_picture(view, path, size, scale, language, tab=tab_of(name))
    new = picture(view, size, scale, language, tab_of(name))
    reference = pygame.image.load(str(path))
    assert reference.get_size() == new.get_size()
    one, other = pygame.image.tobytes(new, "RGB"), pygame.image.tobytes(reference, "RGB")
    differing = sum(abs(a - b) > TOLERANCE for a, b in zip(one, other, strict=True)) / len(one)
    if differing > MOST:
        pygame.image.save(new, str(tmp_path / path.name))
    assert differing <= MOST, f"compare {path} with {tmp_path / path.name}"


def test_a_picture_needs_no_window_and_leaves_a_file(tmp_path: Path) -> None:
    path = tmp_path / "new" / "lobby.png"
    save_picture(views("zh")["1-lobby"], path, (1920, 1080), 1.0, "zh")
    assert pygame.image.load(str(path)).get_size() == (1920, 1080)
