"""Finds the patterns of a book in an utterance: an index over units and sounds first, then only the candidates.

Words of two units and more are found by their sounds, so that a homophone does not hide them; words of four and
more may also hold one wrong or lost unit. Every walk is bounded by the longest word and every gap by its limit: time
is linear in the length of the utterance.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import product
from typing import Final

from scoring.acts.patterns import REFERENCE, Pattern, PatternBook, Words
from scoring.language.phonetics import merged_syllable, sound_key, syllable
from scoring.language.text import FILLERS_EN, FILLERS_ZH, Normal

_ANY: Final = "*"
_BEFORE: Final = 4
_AFTER: Final = 6
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
    before_hits: Hits | None = None
    """What stands in them."""


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
class _Variant:
    """A pattern with its optional parts either in or out."""

    pattern: Pattern
    sets: tuple[int, ...]
    needs: frozenset[int]
    """All of `sets`: without one of them nothing need be aligned."""
    gaps: tuple[int, ...]


class _Node:
    """A place in the index of words by their sounds."""

    __slots__ = ("any", "ends", "steps")

    def __init__(self) -> None:
        self.steps: dict[str, _Node] = {}
        self.any: _Node | None = None
        """Where any sound leads: one wrong unit in a long word."""
        self.ends: list[tuple[tuple[str, ...], tuple[int, ...]]] = []
        """Words that end here, with the sets that hold them."""


Hits = dict[int, list[tuple[int, int, int]]]
"""Set of words → places (first unit, unit after the last, errors)."""


def _within(places: list[tuple[int, int, int]], first: int, last: int) -> Iterator[tuple[int, int, int]]:
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
        self._sets: dict[Words, int] = {}
        self._words_of: list[Words] = []
        self._within: dict[str, list[int]] = {}
        self._by_word: dict[tuple[str, ...], list[int]] = {}
        self.class_ids = {name: self._set(words) for name, words in book.classes.items()}
        self._guards: dict[Words, int] = {}
        self._by_anchor: dict[int, list[_Variant]] = {}
        for pattern in book.patterns:
            for condition in ("nowhere", "unless_before", "unless_after", "answers"):
                words: Words = getattr(pattern.conditions, condition)
                if words:
                    self._guards[words] = self._set(words)
            for variant in self._variants(pattern):
                anchor = max(variant.sets, key=self._rarity)
                self._by_anchor.setdefault(anchor, []).append(variant)
        self._exact: dict[str, tuple[int, ...]] = {}
        self._trie = _Node()
        self._index()

    # --- making ready -------------------------------------------------------------------------------------

    def _set(self, words: Words) -> int:
        known = self._sets.get(words)
        if known is None:
            known = self._sets[words] = len(self._sets)
            self._words_of.append(words)
            for word in words:
                if word[0].startswith(REFERENCE):
                    self._within.setdefault(word[0][1:], []).append(known)
                else:
                    self._by_word.setdefault(word, []).append(known)
        return known

    def _rarity(self, set_id: int) -> tuple[int, int]:
        words = self._words_of[set_id]
        return (min(len(w) for w in words), -len(words))

    def _variants(self, pattern: Pattern) -> list[_Variant]:
        made = []
        for keep in product(*((True, False) if p.optional else (True,) for p in pattern.parts)):
            sets, gaps, carried = [], [], 0
            for part, kept in zip(pattern.parts, keep, strict=True):
                if kept:
                    sets.append(self._set(part.words))
                    gaps.append(max(part.gap, carried))
                    carried = 0
                else:
                    carried = max(carried, part.gap)
            made.append(_Variant(pattern, tuple(sets), frozenset(sets), tuple(gaps)))
        return made

    def _sound(self, key: str) -> str:
        return key if key.startswith("<") else sound_key(key) if self._english else merged_syllable(key)

    def _insert(self, path: tuple[str, ...], entry: tuple[tuple[str, ...], tuple[int, ...]]) -> None:
        node = self._trie
        for step in path:
            if step == _ANY:
                node.any = node.any or _Node()
                node = node.any
            else:
                node = node.steps.setdefault(step, _Node())
        node.ends.append(entry)

    def _index(self) -> None:
        for word, sets in self._by_word.items():
            ids = tuple(sets)
            if len(word) == 1 and not (self._english and len(word[0]) >= 5):
                self._exact[word[0]] = (*self._exact.get(word[0], ()), *ids)
                continue
            sounds = tuple(self._sound(k) for k in word)
            self._insert(sounds, (word, ids))
            if len(word) >= 4:
                for i in range(1, len(word)):
                    self._insert((*sounds[:i], _ANY, *sounds[i + 1 :]), (word, ids))
                    if len(word) >= 5:
                        self._insert((*sounds[:i], *sounds[i + 1 :]), (word, ids))

    # --- matching -----------------------------------------------------------------------------------------

    def hits(self, normal: Normal) -> Hits:  # noqa: PLR0912 - the hot loop of the index, kept in one piece
        """Where the words of each set stand."""
        found: Hits = defaultdict(list)
        keys, sounds, size = normal.keys, normal.sounds, len(normal.keys)
        exact, trie = self._exact, self._trie
        for i in range(size):
            here = (i, i + 1, 0)
            for set_id in exact.get(keys[i], ()):
                found[set_id].append(here)
            nodes: list[_Node] = [trie]
            at = i
            while nodes and at < size:
                sound = sounds[at]
                at += 1
                step: list[_Node] = []
                for node in nodes:
                    child = node.steps.get(sound)
                    if child is not None:
                        step.append(child)
                    if node.any is not None:
                        step.append(node.any)
                nodes = step
                for node in nodes:
                    for word, ids in node.ends:
                        errors = self._errors(word, keys, i, at)
                        if errors < 0:
                            continue
                        place = (i, at, errors)
                        for set_id in ids:
                            found[set_id].append(place)
        found = dict(found)
        for name, sets in self._within.items():
            places = found.get(self.class_ids[name])
            if places:
                for set_id in sets:
                    found[set_id] = sorted([*found.get(set_id, ()), *places])
        return found

    def _errors(self, word: tuple[str, ...], keys: tuple[str, ...], start: int, end: int) -> int:
        """Units that differ; -1 where the likeness is too thin to count."""
        if end - start != len(word):
            return 1
        errors = sum(a != b for a, b in zip(word, keys[start:end], strict=True))
        if errors:
            if self._english:
                return -1 if sum(len(w) for w in word) < 6 else errors
            # Merged sounds in a word of two are too thin; recognisers confuse the same syllables (权限, 全县).
            if len(word) == 2 and any(syllable(a) != syllable(b) for a, b in zip(word, keys[start:end], strict=True)):
                return -1
        return errors

    def match(self, normal: Normal, hits: Hits, setting: Setting) -> list[Match]:
        """All patterns that hold, one match each (the one with the fewest errors, then the earliest)."""
        best: dict[str, Match] = {}
        reach = self._reach(normal)
        strong = [0]
        for b in normal.breaks:
            strong.append(strong[-1] + (b == 2))
        before_hits = setting.before_hits or {}
        for set_id in hits:
            for variant in self._by_anchor.get(set_id, ()):
                if not variant.needs <= hits.keys():
                    continue
                for start, end, errors in self._align(variant, hits, reach, strong):
                    pattern = variant.pattern
                    known = best.get(pattern.id)
                    if known is not None and (known.errors, known.start) <= (errors, start):
                        continue
                    if self._holds(pattern, start, end, normal, hits, setting, before_hits):
                        best[pattern.id] = Match(pattern, start, end, errors)
        return sorted(best.values(), key=lambda m: (m.pattern.id, m.start))

    def _reach(self, normal: Normal) -> list[int]:
        """For each unit the next one that is no filler: what a part may skip without a gap."""
        size = len(normal.keys)
        reach = list(range(size + 1))
        for i in range(size - 1, -1, -1):
            if normal.keys[i] in self._fillers:
                reach[i] = reach[i + 1]
        return reach

    @staticmethod
    def _align(variant: _Variant, hits: Hits, reach: list[int], strong: list[int]) -> list[tuple[int, int, int]]:
        states = hits[variant.sets[0]]
        for set_id, gap in zip(variant.sets[1:], variant.gaps[1:], strict=True):
            ahead: dict[int, tuple[int, int, int]] = {}
            for start, end, errors in states:
                furthest = max(end + gap, reach[end])
                for s, e, more in _within(hits[set_id], end, furthest):
                    if strong[s + 1] == strong[end]:
                        known = ahead.get(e)
                        if known is None or (errors + more, -start) < (known[2], -known[0]):
                            ahead[e] = (start, e, errors + more)
            if not ahead:
                return []
            states = list(ahead.values())
        return states

    def _holds(  # noqa: PLR0917 - what a pattern may ask for
        self, pattern: Pattern, start: int, end: int, normal: Normal, hits: Hits, setting: Setting, before: Hits
    ) -> bool:
        c = pattern.conditions
        size = len(normal.keys)
        if c.opening and not setting.opening and start > 6:
            return False
        if c.head and start > 2:
            return False
        if c.tail and end < size - 2:
            return False
        if c.to_colleague and setting.to == "customer":
            return False
        if c.ask and not self.asks(normal, start, end):
            return False
        if c.nowhere and hits.get(self._guards[c.nowhere]):
            return False
        if c.unless_before and any(
            start - _BEFORE <= e <= start + 1
            for _, e, _ in _within(hits.get(self._guards[c.unless_before], []), start - 2 * _BEFORE, start)
        ):
            return False
        if c.unless_after and any(_within(hits.get(self._guards[c.unless_after], []), end - 1, end + _AFTER)):
            return False
        return not c.answers or bool(before.get(self._guards[c.answers]))

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


__all__ = ["Hits", "Match", "Matcher", "Setting"]
