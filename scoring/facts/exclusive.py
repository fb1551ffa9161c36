"""Whether a thing is told that excludes the one that is wanted (afternoon for morning)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from scoring.facts.meanings import exclusive_things


def excluded(wanted: str, said: str, language: str) -> bool:
    """Whether a text says a thing that excludes the one that is wanted (afternoon for morning), and not that one."""
    return any(others.search(said) and not own.search(said) for own, others in _excluding(wanted, language))


@lru_cache(maxsize=256)
def _excluding(wanted: str, language: str) -> tuple[tuple[re.Pattern[str], re.Pattern[str]], ...]:
    """What a wanted thing is called, and what the things are called that exclude it, for each line that knows it."""
    found = []
    for sides in exclusive_things(language):
        for i, own in enumerate(sides):
            mine = _any_of(own, language)
            others = _any_of([word for j, words in enumerate(sides) if j != i for word in words], language)
            if mine.search(wanted) and not others.search(wanted):
                found.append((mine, others))
    return tuple(found)


def _any_of(words: Sequence[str], language: str) -> re.Pattern[str]:
    either = "|".join(map(re.escape, words))
    return re.compile(rf"\b(?:{either})" if language == "en" else either)


__all__ = ["excluded"]
