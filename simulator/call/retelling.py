"""What a customer says once more: its last line of substance, and the answers and numbers that it told last."""

from __future__ import annotations

from typing import Final

from scoring.record.events import CustomerSaid
from scoring.record.orders import Say
from simulator.call.asked_numbers import phones
from simulator.call.lines import Lines
from simulator.call.smalltalk import language_of
from simulator.call.state import State
from simulator.scenario.model import Casting

_AGAIN: Final = frozenset(("self/repeat", "self/slower", "self/unheard", "self/number"))
"""Lines that say something again; what they say was told before."""
_ANSWERS: Final = ("self/answer/", "self/surname", "self/spell")
"""Answers that tell no fact and are worth saying again all the same."""


def remember_told(casting: Casting, state: State, order: Say) -> None:
    """Keep what a line that begins to sound tells. Of one turn all answers are kept, and the last line of the story."""
    said = order.said
    numbers = [item for item in said.tells if _is_number(casting, item)]
    if numbers:
        state.number = numbers[-1]
    if said.line in _AGAIN or (_by_itself(said) and not said.tells and not said.line.startswith(_ANSWERS)):
        return
    kept = state.spoken if state.spoken_in == state.turn else ()
    # Of a line that goes on where it was cut the beginning is told as well.
    whole = (one for one in kept if one.said.line == said.line and one.said.text.endswith(said.text))
    others = [one for one in kept if one.said.line != said.line and (_by_itself(one.said) or _by_itself(said))]
    state.spoken_in = state.turn
    state.spoken = (*others, next(whole, order))


def retold(casting: Casting, lines: Lines, state: State) -> tuple[str, tuple[str, ...]]:
    """The words to say again, and the facts in them; empty where nothing was told yet.

    Of an answer or a correction the values are said again, not the words around them.
    """
    pieces: list[str] = []
    tells: list[str] = []
    for order in state.spoken:
        said = order.said
        values = [lines.spoken(item) for item in said.tells]
        bare = bool(values) and all(values) and (_by_itself(said) or "denies" in said.does)
        pieces.append(_sentence(casting, values) if bare else said.text)
        tells += [item for item in said.tells if item not in tells]
    return (" " if language_of(casting.scenario.language) == "en" else "").join(pieces), tuple(tells)


def last_number(casting: Casting, state: State) -> str | None:
    """The number that is meant by 'the number': the one told last, else the caller's telephone."""
    return state.number or next(iter(phones(casting)), None)


def _by_itself(said: CustomerSaid) -> bool:
    return said.line.startswith("self/")


def _sentence(casting: Casting, values: list[str]) -> str:
    return ", ".join(values) + "." if language_of(casting.scenario.language) == "en" else "，".join(values) + "。"


def _is_number(casting: Casting, item: str) -> bool:
    fact = casting.case.facts.get(item)
    if fact is not None:
        return fact.kind == "number"
    value = casting.case.identity.get(item, "")
    return "-" not in value and any(char.isdigit() for char in value)


__all__ = ["last_number", "remember_told", "retold"]
