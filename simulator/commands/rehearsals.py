"""What the author commands share: walkthroughs that can be used, the detector and rulebook that their calls rest on."""

from __future__ import annotations

from functools import cache, partial
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from simulator.library import LoadedScenario
    from simulator.rehearse.walkthroughs import House
    from simulator.scenario.model import Scenario
    from simulator.scenario.walkthroughs import Walkthroughs


def walked(loaded: LoadedScenario) -> Walkthroughs:
    """The walkthroughs of a scenario. Raises LibraryError where there are none that can be used."""
    from simulator.errors import LibraryError

    if loaded.walkthroughs is None:
        raise LibraryError(
            f"The scenario '{loaded.scenario.id}' has no walkthroughs that can be used; 'three-rings check' says why."
        )
    return loaded.walkthroughs


def house_of(scenario: Scenario) -> House:
    """Detector, rulebook and judge for the calls of a scenario; made once for each language and rulebook."""
    return _house(scenario.language, scenario.standard)


@cache
def _house(language: str, standard_id: str) -> House:
    from scoring.acts import load_detector
    from scoring.engine import score
    from scoring.record.events import Reference
    from simulator.rehearse.remembered import Remembered
    from simulator.rehearse.walkthroughs import House
    from simulator.rulebooks import open_standard

    standard = open_standard(standard_id)
    return House(
        Remembered(load_detector(language)),
        Reference(id=standard.id, version=standard.version, hash=standard.hash),
        partial(score, standard=standard),
    )


__all__ = ["house_of", "walked"]
