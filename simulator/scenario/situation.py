"""What can happen in the calls of a scenario, as far as its file tells: for rules that no scenario can trigger."""

from __future__ import annotations

from typing import Final

from scoring.standard.reach import Situation
from simulator.scenario.model import CUT, Centre, Scenario

_BOTH: Final = frozenset(("true", "false"))


def situation_of(scenario: Scenario, centre: Centre) -> Situation:
    """The situation of a scenario in a centre."""
    beats = scenario.beats.values()
    replies = [reply for beat in beats for reply in beat.replies]
    cut = any(reply.end == CUT for reply in replies)
    wanted = scenario.colleagues.get(scenario.wanted) if scenario.wanted is not None else None
    person = wanted is not None and wanted.kind == "colleague"
    tones = {scenario.tone, *(end.tone for end in scenario.ends.values() if end.tone is not None)}
    feelings = {beat.feeling for beat in beats} | {reply.feeling for reply in replies if reply.feeling is not None}
    asked = sum(len(beat.asks) for beat in beats) + sum(len(reply.asks) for reply in replies)
    return Situation(
        name=scenario.id,
        conditions={
            "automatic_answer": _flag(centre.ring.automatic_answer),
            "complaint": _flag(scenario.complaint),
            "connected_on": _BOTH if scenario.colleagues else _flag(False),
            "cut_off": _BOTH if cut else _flag(False),
            "line_cut": _BOTH if cut else _flag(False),
            "number_declined": _BOTH,
            "number_left": _BOTH,
            "solved": _BOTH if scenario.within_authority else _flag(False),
            "tone": frozenset(tones),
            "typed": _BOTH,
            "wanted": _flag(person),
            "wanted_presence": frozenset((wanted.presence,)) if person and wanted is not None else frozenset(),
        },
        feelings=frozenset(feelings),
        marked=any(fact.read_back == "must" for fact in scenario.facts.values()),
        pages=bool(scenario.knowledge),
        questions=asked,
        accounts=any(beat.long for beat in beats),
    )


def _flag(value: bool) -> frozenset[str]:
    return frozenset(("true" if value else "false",))


__all__ = ["situation_of"]
