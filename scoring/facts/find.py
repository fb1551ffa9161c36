"""Looks for all of the caller's facts in one utterance."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from scoring.facts.names import name_in_english, name_in_mandarin
from scoring.facts.said import SaidValue, values_in
from scoring.facts.values import judge_amount, judge_date, judge_number
from scoring.language.text import Normal, normalise, plain_letters
from scoring.record.events import CaseFact, FactFinding, FactState

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


def find_facts(  # noqa: PLR0912 - one branch a kind of fact
    text: str, language: str, facts: Mapping[str, CaseFact]
) -> tuple[FactFinding, ...]:
    """The facts that `text` restates, in the order of `facts`; spans are code points of `text`.

    `language` is `zh`, `yue` or `en`. A fact that is not restated does not appear.
    """
    plain, origin = plain_letters(text)
    letters = "en" if language == "en" else "zh"
    said = values_in(plain, letters)
    normal = normalise(text, language)
    judged: dict[str, list[tuple[FactState, SaidValue]]] = {}
    taken: set[int] = set()
    for name, fact in facts.items():
        judge = {"number": judge_number, "date": judge_date, "amount": judge_amount}.get(fact.kind)
        if judge is None:
            continue
        for value in said:
            state = None if value.dropped else judge(plain, fact, value)
            if state is not None:
                judged.setdefault(name, []).append((state, value))
                if state in ("right", "partly"):
                    taken.add(value.start)
    found: list[FactFinding] = []
    order: tuple[FactState, ...] = ("right", "partly", "wrong")
    for name, fact in facts.items():
        if fact.kind in ("name", "request"):
            if fact.kind == "request":
                whole = _request(normal, fact)
            elif letters == "en":
                whole = name_in_english(normal, fact)
            else:
                whole = name_in_mandarin(plain, fact)
                if whole is not None:
                    whole = whole[0], origin[whole[1]], origin[whole[2] - 1] + 1
            if whole is not None:
                found.append(FactFinding(name, whole[0], text[whole[1] : whole[2]], whole[1], whole[2]))
            continue
        # A value that is another fact, exactly, is no wrong restatement of this one.
        mine = [(s, v) for s, v in judged.get(name, ()) if s != "wrong" or v.start not in taken]
        if mine:
            state, value = min(mine, key=lambda m: (order.index(m[0]), -m[1].start))
            start, end = origin[value.start], origin[value.end - 1] + 1
            found.append(FactFinding(name, state, text[start:end], start, end))
    return tuple(found)


__all__ = ["find_facts"]
