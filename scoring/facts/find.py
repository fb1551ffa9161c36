"""Looks for all of the caller's facts in one utterance."""

from __future__ import annotations

from collections.abc import Mapping, Sequence, Set
from typing import Final

from rapidfuzz.distance import Levenshtein

from scoring.facts.addresses import is_address, judge_address
from scoring.facts.judged import RIGHT, TAIL, WRONG, Judged
from scoring.facts.names import name_in_mandarin
from scoring.facts.names_en import name_in_english
from scoring.facts.place import Place, places
from scoring.facts.requests import judge_request
from scoring.facts.said import SaidValue, values_in
from scoring.facts.values import JUDGES
from scoring.language.numbers import find_numbers
from scoring.language.text import Normal, normalise, plain_letters
from scoring.record.events import CaseFact, FactFinding, FactState

_NEXT_TO: Final = 16
"""Characters between two groups of digits that may be one number."""


def _meant(
    judged: Mapping[str, Sequence[tuple[Judged, Place]]], taken: Set[int], facts: Mapping[str, CaseFact]
) -> dict[str, list[tuple[Judged, Place]]]:
    """The judgements that hold where several facts are considered together.

    A value that is another fact, exactly, is no wrong restatement of this one, and a wrong value stands for one fact
    only: the one that is named beside it, else the one that it is most like. A tail that fits counts for nothing right
    after other digits that do not.
    """
    claims: dict[int, list[tuple[bool, int, str]]] = {}
    for name, judgements in judged.items():
        for (_, state), place in judgements:
            if state == "wrong":
                away = Levenshtein.distance(_plain_value(facts[name]), place.said.digits)
                claims.setdefault(place.said.start, []).append((not place.near(name, facts[name]), away, name))
    held: dict[str, list[tuple[Judged, Place]]] = {}
    for name, judgements in judged.items():
        for judgement, place in judgements:
            at = place.said.start
            if judgement[1] == "wrong" and (at in taken or min(claims[at])[2] != name):
                continue
            if judgement == TAIL and _broken(place, {p.said.start for _, p in judgements}, taken):
                continue
            held.setdefault(name, []).append((judgement, place))
    return held


def _of_a_request(said: Sequence[SaidValue], facts: Mapping[str, CaseFact]) -> set[int]:
    """The starts of the values that a request names: they restate no other fact wrongly."""
    amounts = {
        number.value
        for fact in facts.values()
        if fact.kind == "request" and any(c.isdigit() for c in fact.value)
        for letters in ("zh", "en")
        for number in find_numbers(fact.value.lower(), letters)
    }
    return {value.start for value in said if value.value in amounts}


def _plain_value(fact: CaseFact) -> str:
    return "".join(c for c in fact.value.partition(".")[0] if c.isdigit())


def _broken(place: Place, mine: Set[int], taken: Set[int]) -> bool:
    """Whether digits of no known number stand just before a tail."""
    before = place.previous
    return (
        before is not None
        and len(before.digits) > 1
        and before.kind in ("digits", "number")
        and not before.dropped
        and before.start not in mine | taken
        and place.said.start - before.end <= _NEXT_TO
    )


def _named(
    plain: str, origin: Sequence[int], normal: Normal, facts: Mapping[str, CaseFact]
) -> dict[str, tuple[FactState, int, int]]:
    """How the names among the facts are said; one that is another's, rightly, is no wrong one."""
    found: dict[str, tuple[FactState, int, int]] = {}
    for name, fact in facts.items():
        if fact.kind != "name":
            continue
        if normal.language == "en":
            place = name_in_english(normal, fact)
        elif (place := name_in_mandarin(plain, fact)) is not None:
            place = place[0], origin[place[1]], origin[place[2] - 1] + 1
        if place is not None:
            found[name] = place
    taken = {place[1] for place in found.values() if place[0] != "wrong"}
    return {name: place for name, place in found.items() if place[0] != "wrong" or place[1] not in taken}


def _judged(name: str, fact: CaseFact, around: Sequence[Place], alone: bool) -> list[tuple[Judged, Place]]:
    """What each value says of one fact; `alone`: it is the only one of its kind."""
    judge = JUDGES[fact.kind]
    found: list[tuple[Judged, Place]] = []
    dropped: Judged | None = None
    for place in around:
        judgement = judge(place, name, fact, alone)
        if place.said.dropped:
            dropped = judgement
            continue
        if judgement is None and dropped == RIGHT and place.said.follows(place.previous):
            judgement = WRONG  # twelve thousand, sorry, twenty thousand
        dropped = None
        if judgement is None:
            continue
        if judgement == WRONG and found and found[-1][1].said == place.previous and place.mends():
            found.pop()  # the last try counts
        found.append((judgement, place))
    return found


def find_facts(text: str, language: str, facts: Mapping[str, CaseFact]) -> tuple[FactFinding, ...]:
    """The facts that `text` restates, in the order of `facts`; spans are code points of `text`.

    `language` is `zh`, `yue` or `en`. A fact that is not restated does not appear.
    """
    plain, origin = plain_letters(text)
    letters = "en" if language == "en" else "zh"
    normal = normalise(text, language)
    judged: dict[str, list[tuple[Judged, Place]]] = {}
    taken: set[int] = set()
    kinds = [fact.kind for fact in facts.values()]
    addresses = [name for name, fact in facts.items() if is_address(name, fact)]
    said = values_in(plain, letters) if addresses or any(kind in JUDGES for kind in kinds) else ()
    whole: dict[str, tuple[FactState, int, int] | None] = {}
    for name in addresses:
        whole[name], its_own = judge_address(normal, said, origin, facts[name])
        taken |= its_own
    taken |= _of_a_request(said, facts)
    around = places(plain, letters, said)
    for name, fact in facts.items():
        if fact.kind in JUDGES:
            judged[name] = _judged(name, fact, around, kinds.count(fact.kind) == 1)
            taken |= {place.said.start for judgement, place in judged[name] if judgement[1] in ("right", "partly")}
    meant = _meant(judged, taken, facts)
    for name, fact in facts.items():
        if fact.kind == "request" and name not in whole:
            whole[name] = judge_request(normal, fact)
    whole |= _named(plain, origin, normal, {name: fact for name, fact in facts.items() if name not in whole})
    found: list[FactFinding] = []
    for name, fact in facts.items():
        if fact.kind in ("name", "request"):
            if (one := whole.get(name)) is not None:
                found.append(FactFinding(name, one[0], text[one[1] : one[2]], one[1], one[2]))
            continue
        mine = meant.get(name, ())
        if mine:
            (_, state), place = min(mine, key=lambda m: (m[0], -m[1].said.start))
            value = place.said
            start, end = origin[value.start], origin[value.end - 1] + 1
            found.append(FactFinding(name, state, text[start:end], start, end))
    return tuple(found)


__all__ = ["find_facts"]
