"""Finds the patterns of a book in an utterance: an index over units and sounds first, then only the candidates.

Every walk is bounded by the longest word and every gap by its limit: time is linear in the length of the utterance.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Collection, Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice, product
from typing import Final

from scoring.acts.index import Hits, Place, WordIndex
from scoring.acts.patterns import Pattern, PatternBook, Words
from scoring.language.forms import FILLERS_EN, FILLERS_ZH
from scoring.language.text import Normal

_BEFORE: Final = 4
_AFTER: Final = 6
_OPENING: Final = 6
"""Units from the head within which what belongs to an opening stands in a later turn."""
_QUESTIONS_ZH: Final = frozenset("吗么呢吧")
_QUESTION_WORDS_ZH: Final = (
    "什么", "哪", "谁", "几", "多少", "怎么", "是不是", "有没有", "能不能", "可不可以", "好不好", "行不行", "对不对",
    "还是",
)  # fmt: skip
_QUESTIONS_EN: Final = (
    "what", "who", "whom", "whose", "which", "when", "where", "why", "how", "is", "are", "was", "were", "do", "does",
    "did", "can", "could", "would", "will", "shall", "should", "may", "have", "has",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Setting:
    """Where an utterance stands."""

    to: str
    opening: bool
    before: Normal | None
    """The customer's last words."""
    before_hits: Container[int] | None = None
    """The sets of words that stand in them."""


@dataclass(frozen=True, slots=True)
class Match:
    """A pattern that was found."""

    pattern: Pattern
    start: int
    """First unit."""
    end: int
    """Unit after the last one."""
    errors: int
    """Units that differ from the pattern's words."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A pattern that was found and holds where the setting lets it."""

    match: Match
    """In the first turn of a call."""
    later: Match | None
    """In a later turn: what belongs to an opening stands near the head there, or nowhere."""


@dataclass(frozen=True, slots=True)
class _Variant:
    """A pattern with its optional parts either in or out."""

    pattern: Pattern
    sets: tuple[int, ...]
    needs: frozenset[int]
    """All of `sets`: without one of them nothing need be aligned."""
    gaps: tuple[int, ...]
    anchor: int
    """Of the sets the one that is found least often."""


def _within(places: Sequence[Place], first: int, last: int) -> Iterator[Place]:
    """The places that start from `first` to `last`; `places` are in order of their start."""
    for i in range(bisect_left(places, (first, 0, 0)), len(places)):
        if places[i][0] > last:
            return
        yield places[i]


class Matcher:
    """A book made ready for matching."""

    def __init__(self, book: PatternBook) -> None:
        self.book = book
        self._english = book.language == "en"
        self._fillers = FILLERS_EN if self._english else FILLERS_ZH
        self._index = WordIndex(book.language)
        for name, words in book.classes.items():
            self._index.add_class(name, words)
        self.class_ids: Mapping[str, int] = self._index.classes
        self._guards: dict[Words, int] = {}
        self._by_anchor: dict[int, list[_Variant]] = {}
        for pattern in book.patterns:
            for condition in ("nowhere", "unless_before", "unless_after", "answers"):
                guard: Words = getattr(pattern.conditions, condition)
                if guard:
                    self._guards[guard] = self._index.add(guard)
            for variant in self._variants(pattern):
                self._by_anchor.setdefault(variant.anchor, []).append(variant)

    def _variants(self, pattern: Pattern) -> list[_Variant]:
        made = []
        for keep in product(*((True, False) if p.optional else (True,) for p in pattern.parts)):
            sets, gaps, carried = [], [], 0
            kept = [part for part, kept in zip(pattern.parts, keep, strict=True) if kept]
            for part, stays in zip(pattern.parts, keep, strict=True):
                if stays:
                    sets.append(self._index.add(part.words))
                    gaps.append(max(part.gap, carried))
                    carried = 0
                else:
                    carried = max(carried, part.gap)
            rarest = max(range(len(sets)), key=lambda i: (min(map(len, kept[i].words)), -len(kept[i].words)))
            made.append(_Variant(pattern, tuple(sets), frozenset(sets), tuple(gaps), sets[rarest]))
        return made

    # --- matching -----------------------------------------------------------------------------------------

    def hits(self, normal: Normal) -> Hits:
        """Where the words of each set stand."""
        return self._index.hits(normal)

    def match(self, normal: Normal, hits: Hits, setting: Setting) -> list[Match]:
        """All patterns that hold, one match each (the one with the fewest errors, then the earliest)."""
        return self.in_setting(self.candidates(normal, hits), setting)

    def candidates(self, normal: Normal, hits: Hits) -> list[Candidate]:
        """All patterns that hold in some setting, in order of their ids."""
        best: dict[str, Match] = {}
        early: dict[str, Match] = {}
        reach = self._reach(normal)
        strong = [0]
        for b in normal.breaks:
            strong.append(strong[-1] + (b == 2))
        present = set(hits.sets)
        anchors = self._by_anchor
        for set_id in [anchor for anchor in hits.sets if anchor in anchors]:
            for variant in anchors[set_id]:
                if not variant.needs <= present:
                    continue
                pattern = variant.pattern
                id_ = pattern.id
                for start, end, errors in self._align(variant, hits, reach, strong):
                    known = best.get(id_)
                    better = known is None or (errors, start) < (known.errors, known.start)
                    wanted = [best] if better else []
                    if pattern.conditions.opening and start <= _OPENING:
                        known = early.get(id_)
                        if known is None or (errors, start) < (known.errors, known.start):
                            wanted.append(early)
                    if wanted and self._holds(pattern, start, end, normal, hits):
                        for matches in wanted:
                            matches[id_] = Match(pattern, start, end, errors)
        return [
            Candidate(match, early.get(id_) if match.pattern.conditions.opening else match)
            for id_, match in sorted(best.items())
        ]

    def in_setting(self, candidates: Sequence[Candidate], setting: Setting) -> list[Match]:
        """What holds of the candidates where an utterance stands."""
        found = []
        before = setting.before_hits or ()
        for candidate in candidates:
            match = candidate.match if setting.opening else candidate.later
            if match is None:
                continue
            conditions = match.pattern.conditions
            if conditions.to_colleague and setting.to == "customer":
                continue
            if conditions.answers and self._guards[conditions.answers] not in before:
                continue
            found.append(match)
        return found

    def _reach(self, normal: Normal) -> list[int]:
        """For each unit the next one that is no filler: what a part may skip without a gap."""
        size = len(normal.keys)
        reach = list(range(size + 1))
        for i in range(size - 1, -1, -1):
            if normal.keys[i] in self._fillers:
                reach[i] = reach[i + 1]
        return reach

    @staticmethod
    def _align(variant: _Variant, hits: Hits, reach: list[int], strong: list[int]) -> Iterable[Place]:
        states: Collection[Place] = hits.of(variant.sets[0])
        for set_id, gap in zip(variant.sets[1:], variant.gaps[1:], strict=True):
            places = hits.of(set_id)
            ahead: dict[int, Place] = {}
            for start, end, errors in states:
                furthest = max(end + gap, reach[end])
                for s, e, more in islice(places, bisect_left(places, (end, 0, 0)), None):
                    if s > furthest:
                        break
                    if strong[s + 1] == strong[end]:
                        known = ahead.get(e)
                        if known is None or (errors + more, -start) < (known[2], -known[0]):
                            ahead[e] = (start, e, errors + more)
            if not ahead:
                return ()
            states = ahead.values()
        return states

    def _holds(self, pattern: Pattern, start: int, end: int, normal: Normal, hits: Hits) -> bool:
        """Whether the words around let a pattern hold, whatever the setting."""
        c = pattern.conditions
        size = len(normal.keys)
        if c.head and start > 2:
            return False
        if c.tail and end < size - 2:
            return False
        if c.ask and not self.asks(normal, start, end):
            return False
        if c.nowhere and self._guards[c.nowhere] in hits:
            return False
        if c.unless_before and any(
            start - _BEFORE <= e <= start + 1
            for _, e, _ in _within(hits.of(self._guards[c.unless_before]), start - 2 * _BEFORE, start)
        ):
            return False
        return not (c.unless_after and any(_within(hits.of(self._guards[c.unless_after]), end - 1, end + _AFTER)))

    def asks(self, normal: Normal, start: int, end: int) -> bool:
        """Whether the words from `start` to `end` stand in a question, marked or worded."""
        if any(normal.asks[start:end]):
            return True
        stop = min(end + 8, len(normal.keys))
        if self._english:
            return any(k in _QUESTIONS_EN for k in normal.keys[max(0, start - 1) : min(start + 3, stop)])
        if any(k in _QUESTIONS_ZH for k in normal.keys[start:stop]):
            return True
        around = "".join(normal.keys[start:stop])
        return any(w in around for w in _QUESTION_WORDS_ZH)


__all__ = ["Candidate", "Hits", "Match", "Matcher", "Setting"]
