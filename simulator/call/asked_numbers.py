"""Which of the caller's numbers an agent asks for: the telephone, the one on file, or the one that was told last."""

from __future__ import annotations

from collections.abc import Collection
from typing import Final

from scoring.acts import Understanding
from simulator.call import request_words as words
from simulator.call.smalltalk import language_of
from simulator.scenario.model import Casting

AGAIN: Final = frozenset(("request:repeat", "request:slower", "request:number", "request:number_slowly"))
"""Requests to say something again."""


def phones(casting: Casting) -> list[str]:
    """The facts that are a telephone of the caller."""
    return [id_ for id_, fact in casting.case.facts.items() if id_.startswith("phone") and fact.kind == "number"]


def named(casting: Casting, plain: str) -> list[str]:
    """The facts that are called by their own words."""
    facts = casting.case.facts.items()
    return [id_ for id_, fact in facts if any(word.lower() in plain for word in fact.asked_by)]


def is_asked(casting: Casting, fact: str, text: str, among: Collection[str] = ()) -> bool:
    """Whether a fact that the detector takes to be asked for, `among` others, is.

    A telephone is not where it is merely spoken of, where the number on file is meant, or where a number without a
    name is another one: the one that is asked for beside, or told last.
    """
    if fact not in phones(casting):
        return True
    plain, language = text.lower(), language_of(casting.scenario.language)
    own = _without_number_on_file(casting, plain)
    if not _names_phone(own, language):
        again = (words.AGAIN, words.MISSED, words.SLOWER)
        if own != plain or any(forms[language].search(plain) for forms in again):
            return False
        return not any(casting.case.facts[one].kind == "number" for one in _facts(casting, among) if one != fact)
    return fact in named(casting, own) or asks_for_phone(own, language)


def asks_for_phone(plain: str, language: str) -> bool:
    """Whether the caller is to give a number."""
    return bool(words.PHONE_ASKED[language].search(plain))


def phone_sought(
    casting: Casting, plain: str, found: Understanding, known: Collection[str], asked: Collection[str]
) -> bool:
    """Whether an utterance asks for the telephone in words that the scenario does not name."""
    language = language_of(casting.scenario.language)
    own = _without_number_on_file(casting, plain)
    by_name = _names_phone(own, language)
    if not by_name and (AGAIN & set(asked) or own != plain):
        return False
    others = any(casting.case.facts[id_].kind == "number" for id_ in _facts(casting, known))
    by_act = "ask_contact" in found.acts and not others and not by_name
    return by_act or (asks_for_phone(own, language) and (by_name or not others))


def of_numbers(casting: Casting, asked: list[str], clauses: list[str], plain: str) -> list[str]:
    """Requests to say again or slowly, where it is a number that is to be said: that number alone."""
    language = language_of(casting.scenario.language)
    again = AGAIN & set(asked)
    rest = [item for item in asked if item not in again]
    slowly = "request:slower" in again
    if (again and words.NUMBER[language].search(plain)) or any(_asks_rest(casting, one, language) for one in clauses):
        return [*rest, "request:number_slowly" if slowly else "request:number"]
    return [item for item in asked if item != "request:repeat"] if slowly else asked


def _facts(casting: Casting, items: Collection[str]) -> list[str]:
    return [item for item in items if item in casting.case.facts]


def _without_number_on_file(casting: Casting, plain: str) -> str:
    """The words without those that name the number on file, where that is another one than the caller's own."""
    on_file = casting.case.identity.get("phone_on_file")
    if on_file is None or on_file in (casting.case.facts[id_].value for id_ in phones(casting)):
        return plain
    return words.ON_FILE[language_of(casting.scenario.language)].sub("", plain)


def _names_phone(plain: str, language: str) -> bool:
    return any(word in plain for word in words.PHONE_NAMES[language])


def _asks_rest(casting: Casting, clause: str, language: str) -> bool:
    """Whether a clause asks for part of a number: last digits alone are the identity card's, unless told before."""
    if words.REST[language].search(clause):
        return True
    if not words.TAIL[language].search(clause) or _calls_by_name(casting, clause):
        return False
    if words.ONCE_MORE[language].search(clause):
        return True
    return bool(words.ASKED_VALUE[language].search(clause)) and "id_tail" not in casting.case.identity


def _calls_by_name(casting: Casting, clause: str) -> bool:
    """Whether a clause names the number that it speaks of."""
    language = language_of(casting.scenario.language)
    identity = words.IDENTITY_WORDS[language].get("id_tail", ())
    by_identity = any(word in f"{clause} " for word in identity)
    return by_identity or _names_phone(clause, language) or bool(named(casting, clause))


__all__ = ["AGAIN", "asks_for_phone", "is_asked", "named", "of_numbers", "phone_sought", "phones"]
