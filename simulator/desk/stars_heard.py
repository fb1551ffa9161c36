"""The sound of stars that were just won."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from simulator.desk.services import Services
    from simulator.speech.chimes import Chime

CHIMES: Final[Mapping[int, Chime]] = {1: "one star", 2: "two stars", 3: "three stars"}


def ring_stars(services: Services, stars: int) -> None:
    """Let so many stars be heard; nothing where there are none, or none are shown."""
    if stars in CHIMES and services.settings.game.stars:
        services.chime(CHIMES[stars])


__all__ = ["ring_stars"]
