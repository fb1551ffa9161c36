"""The first line of a call's record: who, what, with which documents and engines."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from scoring.record.codec import FORMAT
from scoring.record.events import Header, Reference
from simulator.scenario.model import Casting

PROGRAM: Final = "0.1.0"
"""Version of this program as records and scorecards carry it."""


def header_of(
    casting: Casting, *, call: str, standard: Reference, detector: str, trainee: str, mode: str,
    engines: Mapping[str, str], started: str,
) -> Header:  # fmt: skip
    """The header of one call. `started` is the wall clock of the first ring, ISO 8601 with offset."""
    scenario = casting.scenario
    return Header(
        format=FORMAT,
        call=call,
        parent=None,
        scenario=Reference(id=scenario.id, hash=scenario.hash),
        persona=Reference(id=casting.persona.id, hash=casting.persona.hash),
        centre=Reference(hash=casting.centre.hash),
        standard=standard,
        program=PROGRAM,
        detector=detector,
        language=scenario.language,
        seed=casting.seed,
        trainee=trainee,
        mode=mode,
        engines=dict(engines),
        started=started,
        case=casting.case,
    )


__all__ = ["PROGRAM", "header_of"]
