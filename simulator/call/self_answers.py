"""What a customer answers without being told: facts, surname, identity, and requests to repeat, spell or slow down."""

from __future__ import annotations

from typing import Final

from scoring.record.events import Understood
from scoring.record.orders import Say
from simulator.call.lines import Lines
from simulator.call.smalltalk import language_of
from simulator.call.state import State
from simulator.scenario.model import Casting

IDENTITY_GIVEN: Final = 2
"""Identity items that a caller gives when asked for none by name."""


def self_answers(casting: Casting, lines: Lines, state: State, heard: Understood) -> tuple[Say, ...]:
    """The lines that answer what the utterance asks for, in the order of asking; empty where it asks for nothing known.

    An answer costs no mood and leaves the beat as it is.
    """
    said: list[Say] = []
    told: set[str] = set()
    for item in heard.asked:
        kind, _, name = item.partition(":")
        if item in told:
            continue
        told.add(item)
        if kind == "request":
            said += _request(casting, lines, state, name)
        elif kind == "surname":
            said.append(_surname(casting, lines, state))
        elif kind == "identity":
            if not any(line.said.line == "self/identity" for line in said):
                said += _identity(casting, lines, state, heard)
        elif kind == "answer" and name in casting.scenario.answers:
            said.append(lines.answer(state, f"self/answer/{name}", casting.scenario.answers[name].say))
        elif item in casting.case.facts:
            said.append(lines.by_itself(state, "fact", lines.spoken(item), tells=(item,), name=item))
    if "ask_contact" in heard.acts and not any(item in told for item in _phones(casting)):
        said += [
            lines.by_itself(state, "fact", lines.spoken(phone), tells=(phone,), name=phone)
            for phone in _phones(casting)[:1]
        ]
    return tuple(said)


def correction(casting: Casting, lines: Lines, state: State, heard: Understood) -> tuple[Say, ...]:
    """The customer sets right what was restated wrongly."""
    wrong = [fact.id for fact in heard.facts if fact.state == "wrong" and fact.id in state.told]
    if not wrong:
        return ()
    joint = "，" if language_of(casting.scenario.language) == "zh" else ", "
    values = joint.join(lines.spoken(fact) for fact in wrong)
    return (lines.by_itself(state, "correct", values, tells=tuple(wrong), does=("denies",)),)


def _request(casting: Casting, lines: Lines, state: State, what: str) -> tuple[Say, ...]:
    if what == "spell":
        return (lines.by_itself(state, "spell", casting.persona.characters),)
    if state.spoken is None:
        return ()
    last = state.spoken.said
    occasion = "slower" if what == "slower" else "repeat"
    return (lines.by_itself(state, occasion, last.text, tells=last.tells, slow=what == "slower"),)


def _surname(casting: Casting, lines: Lines, state: State) -> Say:
    tells = tuple(fact for fact, about in casting.case.facts.items() if about.kind == "name" and fact == "surname")
    return lines.by_itself(state, "surname", casting.case.caller.surname, casting.persona.characters, tells=tells)


def _identity(casting: Casting, lines: Lines, state: State, heard: Understood) -> tuple[Say, ...]:
    asked = [item.removeprefix("identity:") for item in heard.asked if item.startswith("identity:")]
    items = [item for item in casting.case.identity if item in asked] or list(casting.case.identity)[:IDENTITY_GIVEN]
    if not items:
        return ()
    joint = "，" if language_of(casting.scenario.language) == "zh" else ", "
    values = joint.join(lines.spoken(name) for name in items)
    return (lines.by_itself(state, "fact", values, tells=tuple(items), name="identity"),)


def _phones(casting: Casting) -> list[str]:
    return [fact for fact, about in casting.case.facts.items() if fact.startswith("phone") and about.kind == "number"]


__all__ = ["correction", "self_answers"]
