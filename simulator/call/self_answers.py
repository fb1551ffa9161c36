"""What a customer answers without being told: facts, surname, identity, and requests to repeat, spell or slow down."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace

from scoring.record.events import Understood
from scoring.record.orders import Say
from simulator.call.conditions import IDENTITY_DUE
from simulator.call.lines import Lines
from simulator.call.misread import STRANGE, UNKNOWN, WRONG_NAME
from simulator.call.retelling import last_number, retold
from simulator.call.smalltalk import language_of
from simulator.call.state import State
from simulator.scenario.model import Casting


def self_answers(casting: Casting, lines: Lines, state: State, heard: Understood) -> tuple[Say, ...]:
    """The lines that answer what the utterance asks for, in the order of asking; empty where it asks for nothing known.

    An answer costs no mood and leaves the beat as it is.
    """
    said: list[Say] = []
    told: set[str] = set()
    heard = replace(heard, asked=_without_doubles(casting, lines, heard.asked))
    for item in heard.asked:
        kind, _, name = item.partition(":")
        if item in told or (item == "surname" and "request:spell" in heard.asked):
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
    return tuple(said)


def _without_doubles(casting: Casting, lines: Lines, asked: tuple[str, ...]) -> tuple[str, ...]:
    """What is asked, without identity items whose value is told anyway: the number on file may be the telephone."""
    told = {lines.spoken(item) for item in asked if item in casting.case.facts}
    return tuple(
        item for item in asked
        if not item.startswith("identity:") or lines.spoken(item.removeprefix("identity:")) not in told
    )  # fmt: skip


def misread_in(heard: Understood) -> tuple[str, ...]:
    """What was restated wrongly: ids of facts and identity items, and `?` or `??` (see `simulator.call.misread`)."""
    wrong = tuple(fact.id for fact in heard.facts if fact.state == "wrong")
    return wrong + tuple(item.removeprefix("misread:") for item in heard.asked if item.startswith("misread:"))


def wrongly_restated(state: State, heard: Understood) -> tuple[str, ...]:
    """Facts and identity items that were restated wrongly; a value that merely came up before it was told is none."""
    wrong = tuple(item for item in misread_in(heard) if item not in (STRANGE, UNKNOWN, WRONG_NAME))
    if {"read_back", "confirm"} & set(heard.acts):
        return wrong
    return tuple(item for item in wrong if item in state.told)


def correction(
    casting: Casting, lines: Lines, state: State, heard: Understood, put_right: Collection[str] = ()
) -> tuple[Say, ...]:
    """The customer sets right what was restated wrongly, but for what the story has `put_right` already."""
    misread = misread_in(heard)
    wrong = [item for item in wrongly_restated(state, heard) if item not in put_right]
    if wrong:
        values = _joint(casting).join(lines.spoken(item) for item in wrong)
        occasion = "correct" if set(wrong) <= state.told else "correct_untold"
        return (lines.by_itself(state, occasion, values, tells=tuple(wrong), does=("denies",), name="correct"),)
    if WRONG_NAME in misread:
        return (lines.by_itself(state, "wrong_name", casting.case.caller.surname, does=("denies",)),)
    if STRANGE in misread:
        return (lines.by_itself(state, "not_mine", does=("denies",)),)
    return (lines.by_itself(state, "dont_know"),) if UNKNOWN in misread else ()


def _request(casting: Casting, lines: Lines, state: State, what: str) -> tuple[Say, ...]:
    match what:
        case "spell":
            return (lines.by_itself(state, "spell", casting.persona.characters),)
        case "who":
            return (_surname(casting, lines, state),)
        case "whom":
            wanted = casting.case.colleagues.get(casting.case.wanted or "")
            if wanted is None:
                return (lines.by_itself(state, "whom_nobody"),)
            return (lines.by_itself(state, "whom", wanted.name),)
        case "hear" | "hello":
            return (lines.by_itself(state, "hear"),)
        case "others_name" | "own_policy" | "announced":
            return (lines.by_itself(state, what),)
        case "number" | "number_slowly" if (number := last_number(casting, state)) is not None:
            slow = what == "number_slowly"
            return (lines.by_itself(state, "fact", lines.spoken(number), tells=(number,), name="number", slow=slow),)
        case "repeat" | "slower" | "unheard" | "number" | "number_slowly" if state.spoken:
            how = {"number": "repeat", "number_slowly": "slower"}.get(what, what)
            text, tells = retold(casting, lines, state)
            return (lines.by_itself(state, how, text, tells=tells, slow=how == "slower"),)
    return ()


def _surname(casting: Casting, lines: Lines, state: State) -> Say:
    tells = tuple(fact for fact, about in casting.case.facts.items() if about.kind == "name" and fact == "surname")
    return lines.by_itself(state, "surname", casting.case.caller.surname, casting.persona.characters, tells=tells)


def _identity(casting: Casting, lines: Lines, state: State, heard: Understood) -> tuple[Say, ...]:
    asked = [item.removeprefix("identity:") for item in heard.asked if item.startswith("identity:")]
    items = [item for item in casting.case.identity if item in asked] or list(casting.case.identity)[:IDENTITY_DUE]
    if not items:
        return ()
    values = _joint(casting).join(lines.spoken(name) for name in items)
    return (lines.by_itself(state, "fact", values, tells=tuple(items), name="identity"),)


def _joint(casting: Casting) -> str:
    return "，" if language_of(casting.scenario.language) == "zh" else ", "


__all__ = ["correction", "misread_in", "self_answers", "wrongly_restated"]
