"""Looks for all of the caller's facts in one utterance."""

from __future__ import annotations

from collections.abc import Mapping, Sequence, Set
from typing import Final

from rapidfuzz.distance import Levenshtein

from scoring.facts.names import name_in_english, name_in_mandarin
from scoring.facts.place import Place, places
from scoring.facts.said import values_in
from scoring.facts.values import JUDGES, TAIL, Judged
from scoring.language.text import Normal, normalise, plain_letters
from scoring.record.events import CaseFact, FactFinding, FactState

_NEXT_TO: Final = 16
"""Characters between two groups of digits that may be one number."""
_SAME_REQUEST: Final = (3, 5)
"""At least 3 of 5 content words make a request restated, at least 1 of 3 in part."""


def _find_words(normal: Normal, words: str) -> tuple[int, int] | None:
    """Where words stand, by sound (two characters and more) or letter by letter."""
    wanted = normalise(words, normal.language)
    size = len(wanted)
    if not size:
        return None
    by_sound = size > 1 and normal.language != "en"
    mine, theirs = (normal.sounds, wanted.sounds) if by_sound else (normal.keys, wanted.keys)
    if normal.language == "en":
        mine, theirs = tuple(map(_stem, normal.keys)), tuple(map(_stem, wanted.keys))
    for i in range(len(mine) - size + 1):
        if mine[i : i + size] == theirs:
            return normal.starts[i], normal.ends[i + size - 1]
    return None


def _stem(word: str) -> str:
    for ending in ("ing", "ed", "es", "s"):
        if word.endswith(ending) and len(word) - len(ending) >= 3:
            return word[: -len(ending)].rstrip("e")
    return word.rstrip("e")


def _request(normal: Normal, fact: CaseFact) -> tuple[FactState, int, int] | None:
    words = fact.words or tuple(w for w in fact.value.replace("，", " ").replace(",", " ").split() if w)
    places = [p for p in (_find_words(normal, w) for w in words) if p is not None]
    if not places:
        return None
    span = min(p[0] for p in places), max(p[1] for p in places)
    few, all_ = _SAME_REQUEST
    if len(places) * all_ >= len(words) * few:
        return "right", *span
    return ("partly", *span) if len(places) * 3 >= len(words) else None


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
    valued = any(kind in JUDGES for kind in kinds)
    around = places(plain, letters, values_in(plain, letters)) if valued else []
    for name, fact in facts.items():
        judge = JUDGES.get(fact.kind)
        if judge is None:
            continue
        for place in around:
            judgement = None if place.said.dropped else judge(place, name, fact, kinds.count(fact.kind) == 1)
            if judgement is not None:
                judged.setdefault(name, []).append((judgement, place))
                if judgement[1] in ("right", "partly"):
                    taken.add(place.said.start)
    meant = _meant(judged, taken, facts)
    named = _named(plain, origin, normal, facts)
    found: list[FactFinding] = []
    for name, fact in facts.items():
        if fact.kind in ("name", "request"):
            whole = _request(normal, fact) if fact.kind == "request" else named.get(name)
            if whole is not None:
                whole = whole[0], origin[whole[1]], origin[whole[2] - 1] + 1
            if whole is not None:
                found.append(FactFinding(name, whole[0], text[whole[1] : whole[2]], whole[1], whole[2]))
            continue
        mine = meant.get(name, ())
        if mine:
            (_, state), place = min(mine, key=lambda m: (m[0], -m[1].said.start))
            value = place.said
            start, end = origin[value.start], origin[value.end - 1] + 1
            found.append(FactFinding(name, state, text[start:end], start, end))
    return tuple(found)


__all__ = ["find_facts"]
