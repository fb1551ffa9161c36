"""A whole rehearsal: the walkthroughs of scenarios, the robots, and the coverage of all of them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from scoring.standard import Standard
from simulator.rehearse.coverage import Coverage, Share, cover, cover_criteria
from simulator.rehearse.fragile import Fragile, find_fragile
from simulator.rehearse.robots import play_robots
from simulator.rehearse.walkthroughs import Failure, House, Played, play_walkthrough
from simulator.scenario.casting import cast_call
from simulator.scenario.model import Centre, Persona, Scenario
from simulator.scenario.walkthroughs import Walkthroughs


@dataclass(frozen=True, slots=True)
class Rehearsed:
    """One scenario, rehearsed."""

    scenario: Scenario
    calls: tuple[Played, ...]
    robots: tuple[Played, ...]
    coverage: Coverage
    """Of the walkthroughs alone: what robots happen to reach has no expectation."""
    fragile: tuple[Fragile, ...] | None = None
    """Verdicts of the first excellent call that rest on one word; None where they were not looked for."""

    @property
    def failures(self) -> tuple[Failure, ...]:
        """All that was not as the author expects."""
        return tuple(failure for call in (*self.calls, *self.robots) for failure in call.failures)


@dataclass(frozen=True, slots=True)
class Rehearsal:
    """Several scenarios, rehearsed."""

    scenarios: tuple[Rehearsed, ...]
    criteria: Share
    criteria_missed: tuple[str, ...]

    @property
    def failures(self) -> int:
        """How many expectations failed."""
        return sum(len(one.failures) for one in self.scenarios)

    def to_plain(self) -> dict[str, Any]:
        """The result as JSON values."""
        none = Share(0, 0)
        shares = [one.coverage for one in self.scenarios]
        return {
            "scenarios": len(self.scenarios),
            "failures": self.failures,
            "coverage": {
                "beats": round(sum((one.beats for one in shares), none).ratio, 4),
                "replies": round(sum((one.replies for one in shares), none).ratio, 4),
                "ends": round(sum((one.ends for one in shares), none).ratio, 4),
                "criteria": round(self.criteria.ratio, 4),
            },
            "criteria_missed": list(self.criteria_missed),
            "results": [_scenario_plain(one) for one in self.scenarios],
        }


def _scenario_plain(one: Rehearsed) -> dict[str, Any]:
    return {
        "id": one.scenario.id,
        "calls": [_call_plain(call) for call in one.calls],
        "robots": [_call_plain(call) for call in one.robots],
        "missed": list(one.coverage.missed),
        **({} if one.fragile is None else {"fragile": [found.to_plain() for found in one.fragile]}),
    }


def _call_plain(call: Played) -> dict[str, Any]:
    return {
        "name": call.name,
        "end": call.end,
        "total": call.card.total,
        "before_cap": call.card.before_cap,
        "failures": [str(failure) for failure in call.failures],
    }


def rehearse_scenario(
    scenario: Scenario, persona: Persona, centre: Centre, walkthroughs: Walkthroughs, house: House, *,
    robots: bool = True, walks: int = 1, fragile: bool = False,
) -> Rehearsed:  # fmt: skip
    """Play every walkthrough of a scenario, then every robot; the random walker so often, from another seed each time.

    Pure.

    With `fragile`, find the verdicts of the first excellent call that rest on one easily misheard word.
    """
    calls = tuple(play_walkthrough(scenario, persona, centre, one, house) for one in walkthroughs.calls)
    played: tuple[Played, ...] = ()
    if robots:
        played = play_robots(scenario, persona, centre, walkthroughs, house, walks=range(1, walks + 1))
    found = None
    model = walkthroughs.first_excellent()
    if fragile and model is not None:
        casting = cast_call(scenario, persona, centre, model.seed)
        found = find_fragile(casting, model, calls[walkthroughs.calls.index(model)], house)
    return Rehearsed(scenario, calls, played, cover(scenario, calls), found)


def rehearsal(scenarios: Iterable[Rehearsed], standard: Standard) -> Rehearsal:
    """Put the scenarios together."""
    done = tuple(scenarios)
    cards = [call.card for one in done for call in (*one.calls, *one.robots)]
    share, missed = cover_criteria(standard, cards)
    return Rehearsal(done, share, missed)


__all__ = ["Rehearsal", "Rehearsed", "rehearsal", "rehearse_scenario"]
