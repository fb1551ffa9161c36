"""Resolves the names that a scenario uses: acts, beats, ends, facts, answers, colleagues."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from scoring.authored import Place
from simulator.scenario.draft import Draft, ReferenceKind
from simulator.scenario.fields import closest
from simulator.scenario.model import RETURN, Scenario
from simulator.scenario.problems import note

_CODES: Mapping[ReferenceKind, tuple[str, str]] = {
    "act": ("S101", "The act"),
    "beat": ("S102", "The beat"),
    "end": ("S103", "The end"),
    "fact": ("S104", "The fact"),
    "asked": ("S105", "The fact or answer"),
    "colleague": ("S106", "The colleague"),
    "told": ("S118", "The knowledge page or colleague"),
}
RESERVED_SLOTS = (
    "surname", "title", "characters", "given", "agent", "company", "department", "hotline", "hours", "colleague",
    "reply_time",
)  # fmt: skip
"""Slots that persona, centre and colleagues fill; no fact or identity item may take these names."""


def check_names(draft: Draft, scenario: Scenario) -> bool:
    """Note every name that is used and not defined, and every name that has two meanings.

    Returns whether a beat or end was among the undefined ones, so that the graph has holes.
    """
    # Whatever an identity item is called, asking for it is asking for something that the caller knows.
    known: Mapping[ReferenceKind, Collection[str]] = {
        "act": draft.known.acts if draft.known.acts is not None else (),
        "beat": scenario.beats,
        "end": scenario.ends,
        "fact": {**scenario.facts, **scenario.identity},
        "asked": {**scenario.facts, **scenario.answers, **scenario.identity},
        "colleague": scenario.colleagues,
        "told": {**scenario.knowledge, **scenario.colleagues},
    }
    lost = False
    for reference in draft.references:
        if reference.kind == "act" and draft.known.acts is None:
            continue
        code, what = _CODES[reference.kind]
        found = closest(what, reference.name, known[reference.kind], code, draft.findings)
        lost = lost or (not found and reference.kind in ("beat", "end"))
    _twice(draft, scenario)
    return lost


def _twice(draft: Draft, scenario: Scenario) -> None:
    for fact in scenario.facts.values():
        if fact.id in RESERVED_SLOTS:
            _taken(draft, fact.place, f"The fact '{fact.id}' has the name of a slot that the program fills.")
        elif fact.id in scenario.identity:
            _taken(draft, fact.place, f"'{fact.id}' is both a fact and an identity item.")
    for answer in scenario.answers.values():
        if answer.id in scenario.facts or answer.id in scenario.identity:
            _taken(draft, answer.place, f"The answer '{answer.id}' has the name of a fact or identity item.")
    for beat in scenario.beats.values():
        if beat.id == RETURN:
            _taken(draft, beat.place, f"'{RETURN}' goes back to the beat that called; no beat can have this name.")


def _taken(draft: Draft, place: Place, message: str) -> None:
    note(draft.findings, "S116", place, message)


__all__ = ["RESERVED_SLOTS", "check_names"]
