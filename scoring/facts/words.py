"""The words of a request: phrases of the table of meanings, and what stands between them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from scoring.facts.meanings import known_phrase, longest_phrases, units_of
from scoring.language.numbers import find_numbers

EMPTY_EN: Final = frozenset(
    ("from", "with", "that", "this", "your", "into", "what", "when", "want", "have", "they", "their", "about", "yuan",
     "dollars", "some", "then", "and", "the", "for", "one", "ones", "whether", "how", "are", "was", "is", "in", "on",
     "of", "to", "at", "by", "or", "an", "a", "if", "my", "be", "it", "his", "her", "its", "who", "out", "has", "had",
     "only", "so")
)  # fmt: skip
_LINKS_ZH: Final = frozenset("的了是从到有和与并在把给到请后前由往为什么吗呢这那就都一再我我们您，,。、 ")


def words_of(value: str, language: str) -> Iterator[str]:
    """The content words of a request, in order."""
    return _words_en(value) if language == "en" else _words_zh(value)


def _words_en(value: str) -> Iterator[str]:
    value = value.lower()
    for number in find_numbers(value, "en"):  # a number may be told in many ways
        if number.kind in ("date", "amount", "number", "digits", "span"):
            value = value[: number.start] + " " * (number.end - number.start) + value[number.end :]
    words = [w for w in re.findall(r"[a-z]+(?:'[a-z]+)*", value) if w not in ("the", "a", "an", "my", "your")]
    units = [units_of(w, "en")[0] for w in words]
    at = 0
    while at < len(units):
        size = known_phrase(units, at, "en")
        if words[at] in ("instead", "rather"):
            size = 2
        elif size > 1 or words[at] not in EMPTY_EN:
            yield " ".join(words[at : at + max(size, 1)])
        at += max(size, 1)


def _words_zh(value: str) -> Iterator[str]:
    run, at = "", 0
    while at <= len(value):
        known = next((w for w in longest_phrases("zh") if value.startswith(w, at)), "") if at < len(value) else ""
        link = at == len(value) or value[at] in _LINKS_ZH
        if known or link:
            yield from _pieces(run)
            run = ""
            if known:
                yield known
            at += len(known) or 1
        else:
            run += value[at]
            at += 1


def _pieces(run: str) -> Iterator[str]:
    if any(c.isdigit() for c in run):
        return  # a number may be told in many ways
    while len(run) > 3:
        yield run[:2]
        run = run[2:]
    if len(run) > 1:
        yield run


__all__ = ["EMPTY_EN", "words_of"]
