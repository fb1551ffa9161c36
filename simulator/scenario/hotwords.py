"""The names of a call that a recogniser is told to listen for.

Names alone: a recogniser that listened for the call's numbers, dates and amounts would hear them right where the
trainee said them wrong.
"""

from __future__ import annotations

from typing import Final

from simulator.scenario.model import Casting

SLOTS: Final = ("company", "department")
"""Slots of the centre's card that trainees say."""
SHORTEST: Final = 2
"""Characters; a single one is heard everywhere."""


def hotwords(casting: Casting) -> tuple[str, ...]:
    """Names of customer, colleagues and centre, and values of facts that are names, each once."""
    case = casting.case
    named = [
        f"{case.caller.title} {case.caller.surname}"
        if casting.scenario.language == "en"
        else f"{case.caller.surname}{case.caller.title}",
        *(colleague.name for colleague in case.colleagues.values()),
        *(fact.spoken for fact in case.facts.values() if fact.kind == "name"),
        *(casting.spoken.get(slot, "") for slot in SLOTS),
    ]
    return tuple(dict.fromkeys(name.strip() for name in named if len(name.strip()) >= SHORTEST))


__all__ = ["hotwords"]
