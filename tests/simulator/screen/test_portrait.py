"""Portraits: people differ, moods differ, and change smoothly."""

from __future__ import annotations

from itertools import combinations, pairwise

import pygame
import pytest

from simulator.screen.expression import FACES, face_for, stepped
from simulator.screen.portrait import Portrait, portrait
from simulator.screen.portrait_look import look_for

CHEN = look_for("chen-factory-mother", "female", 41)
PEOPLE = [
    CHEN,
    look_for("liang-retired-teacher", "male", 68),
    look_for("he-shop-owner", "male", 35),
    look_for("bennett-school-bursar", "female", 54),
]


def difference(one: pygame.Surface, other: pygame.Surface) -> float:
    """Share of pixels that differ visibly."""
    a, b = pygame.image.tobytes(one, "RGB"), pygame.image.tobytes(other, "RGB")
    return sum(abs(x - y) > 24 for x, y in zip(a[::3], b[::3], strict=True)) / (len(a) / 3)


def test_there_are_at_least_five_moods_that_can_be_told_apart() -> None:
    assert len(FACES) >= 5
    pictures = [portrait(CHEN, stepped(face_for(feeling, 0.0)), 120) for feeling in FACES]
    assert min(difference(one, other) for one, other in combinations(pictures, 2)) > 0.01


def test_the_same_feeling_is_harder_in_a_worse_mood() -> None:
    mild, hard = (portrait(CHEN, stepped(face_for("angry", mood)), 120) for mood in (0.0, -5.0))
    assert difference(mild, hard) > 0.005


def test_people_differ_and_stay_themselves() -> None:
    assert len(set(PEOPLE)) == len(PEOPLE)
    assert look_for("chen-factory-mother", "female", 41) == CHEN
    pictures = [portrait(person, stepped(face_for("neutral", 0.0)), 120) for person in PEOPLE]
    assert min(difference(one, other) for one, other in combinations(pictures, 2)) > 0.05


@pytest.mark.parametrize("sex", ["female", "male"])
@pytest.mark.parametrize("age", [18, 30, 45, 55, 65, 85])
def test_everybody_can_be_drawn(sex: str, age: int) -> None:
    for number in range(12):
        look = look_for(f"person-{number}", sex, age)  # type: ignore[arg-type]
        assert portrait(look, stepped(face_for("worried", -1.0)), 64).get_size() == (64, 64)


def test_expressions_change_smoothly() -> None:
    widget = Portrait("p", pygame.Rect(0, 0, 100, 100), CHEN, motion=True)
    widget.feel("angry", -4.0, speaking=False)
    start = widget.shown()
    widget.feel("happy", 4.0, speaking=False)
    smiles = [start.smile]
    for _ in range(90):
        widget.advance(1 / 60)
        smiles.append(widget.shown().smile)
    assert smiles == sorted(smiles)
    assert max(later - before for before, later in pairwise(smiles)) < 0.35
    assert smiles[-1] == pytest.approx(stepped(face_for("happy", 4.0)).smile, abs=0.1)


def test_the_mouth_moves_while_speaking_and_is_still_afterwards() -> None:
    widget = Portrait("p", pygame.Rect(0, 0, 100, 100), CHEN, motion=True)
    widget.feel("neutral", 0.0, speaking=True)
    mouths = set()
    for _ in range(60):
        widget.advance(1 / 60)
        mouths.add(widget.shown().mouth_open)
    assert len(mouths) > 2
    widget.feel("neutral", 0.0, speaking=False)
    assert widget.shown().mouth_open == 0.0


def test_with_reduced_motion_the_new_face_is_there_at_once() -> None:
    widget = Portrait("p", pygame.Rect(0, 0, 100, 100), CHEN, motion=False)
    widget.feel("angry", -4.0, speaking=True)
    assert widget.shown() == stepped(face_for("angry", -4.0))
    widget.advance(10.0)
    assert widget.shown() == stepped(face_for("angry", -4.0))
