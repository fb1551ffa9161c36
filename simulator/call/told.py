"""What the trainee tells of the desk's pages and names of its people, for conditions of the story."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from scoring.checks.told import tells
from scoring.checks.wording import wording_of
from scoring.language.text import normalise
from simulator.call.smalltalk import language_of
from simulator.scenario.model import Casting, Condition, Reply

SHARE: Final = 0.33
"""Share of a page's own content that counts as told: as much as the standard asks for (answer.correct)."""


def told(casting: Casting, items: Iterable[str], text: str) -> frozenset[str]:
    """Those of the pages and colleagues `items` that the words tell of."""
    return frozenset(item for item in items if _tells(casting, item, text))


def sought(replies: Iterable[Reply]) -> frozenset[str]:
    """The pages and colleagues that the conditions of replies ask about."""
    return frozenset(item for reply in replies if reply.when is not None for item in _of(reply.when))


def _of(when: Condition) -> Iterable[str]:
    yield from when.told
    for part in when.either:
        yield from _of(part)


def _tells(casting: Casting, item: str, text: str) -> bool:
    language = language_of(casting.scenario.language)
    pages = casting.case.knowledge
    if item in pages:
        return tells(wording_of(language), pages, item, (text,), SHARE)
    person = casting.case.colleagues.get(item)
    return person is not None and _named(person.name, text, language)


def _named(name: str, text: str, language: str) -> bool:
    """Whether a name sounds in the words, however it is written."""
    wanted, said = normalise(name, language).sounds, normalise(text, language).sounds
    size = len(wanted)
    return size > 0 and any(said[start : start + size] == wanted for start in range(len(said) - size + 1))


__all__ = ["sought", "told"]
