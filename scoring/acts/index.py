"""The index of the words of a pattern book: which sets of words stand in an utterance, and where.

Words of two units and more are found by their sounds, so that a homophone does not hide them; words of four and more
may also hold one wrong unit or, from five on, have lost one. The index is a tree with wild steps. It is walked as an
automaton whose states, each a set of places in the tree, are made when they are first met: there are few of them, and a
step costs one look-up, however many places in the tree stand for it.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import chain
from operator import ne
from typing import Final

from scoring.acts.patterns import REFERENCE, Words
from scoring.language.phonetics import merged_syllable, sound_key, syllable
from scoring.language.text import Normal

_ANY: Final = "*"
_WRONG: Final = 4
"""Units from which a word may hold a wrong one."""
_LOST: Final = 5
"""Units from which a word may lack one."""
_HEARD: Final = 5
"""Letters from which a single English word is found by its sound."""
_FEW: Final = 8
"""Words up to which those of a set are asked for one by one."""

Place = tuple[int, int, int]
"""First unit, unit after the last, errors."""


@dataclass(frozen=True, slots=True)
class _Word:
    """A word, and where it counts."""

    units: tuple[str, ...]
    number: int
    sets: dict[int, None]
    """The sets that hold it, in order."""


class _Node:
    """A place in the tree."""

    __slots__ = ("any", "ends", "steps")

    def __init__(self) -> None:
        self.steps: dict[str, _Node] = {}
        self.any: _Node | None = None
        """Where any sound leads: one wrong unit in a long word."""
        self.ends: list[_Word] = []
        """Words that end here."""


class _State:
    """All places in the tree to which the same sounds lead."""

    __slots__ = ("ends", "nodes", "other", "steps")

    def __init__(self, nodes: tuple[_Node, ...], other: _State | None) -> None:
        self.nodes = nodes
        self.ends = tuple(word for node in nodes for word in node.ends)
        """Words that end here."""
        self.steps: dict[str, _State | None] = dict.fromkeys(sound for node in nodes for sound in node.steps)
        """Where a sound leads; None where that state was not made yet."""
        self.other = other
        """Where every other sound leads; None: no word goes on so."""


class Hits:
    """The sets of words that stand in an utterance. `set in hits` tells whether one does."""

    __slots__ = ("_found", "_index", "_known", "sets")

    def __init__(self, index: WordIndex, sets: dict[int, None], found: dict[int, list[Place]]) -> None:
        self.sets = sets
        """Which sets of words stand somewhere, in the order in which they were found."""
        self._index, self._found = index, found
        self._known: dict[int, list[Place]] = {}

    def __contains__(self, set_id: object) -> bool:
        return set_id in self.sets

    def of(self, set_id: int) -> list[Place]:
        """Where the words of a set stand, in order; most sets are never asked for."""
        known = self._known.get(set_id)
        if known is None:
            known = self._known[set_id] = self._look_up(set_id) if set_id in self.sets else []
        return known

    def _look_up(self, set_id: int) -> list[Place]:
        found = self._found
        words, parts = self._index.members(set_id)
        numbers = words.intersection(found) if len(words) > _FEW else words
        lists = [found[number] for number in numbers if number in found]
        if parts:
            lists += map(self.of, parts)
        return lists[0] if len(lists) == 1 else sorted(chain.from_iterable(lists))


class WordIndex:
    """Sets of words, made ready to be found."""

    def __init__(self, language: str) -> None:
        self._english = language == "en"
        self._sets: dict[Words, int] = {}
        self._members: list[tuple[frozenset[int], tuple[int, ...]]] = []
        self._holders: dict[int, list[int]] = {}
        self._words: dict[tuple[str, ...], _Word] = {}
        self._exact: dict[str, _Word] = {}
        self._root = _Node()
        self._states: dict[tuple[_Node, ...], _State] = {}
        self.classes: dict[str, int] = {}
        """The sets that have names."""

    # --- making ready -------------------------------------------------------------------------------------

    def add_class(self, name: str, words: Words) -> None:
        """Take a named set in; other sets may hold it as a whole."""
        self.classes[name] = self.add(words)

    def add(self, words: Words) -> int:
        """Take a set of words in, before the first utterance is looked through; what it is called from then on."""
        known = self._sets.get(words)
        if known is not None:
            return known
        set_id = self._sets[words] = len(self._sets)
        parts = tuple(self.classes[word[0][1:]] for word in words if word[0].startswith(REFERENCE))
        for part in parts:
            self._holders.setdefault(part, []).append(set_id)
        members = [self._word(word) for word in words if not word[0].startswith(REFERENCE)]
        self._members.append((frozenset(word.number for word in members), parts))
        for word in members:
            word.sets[set_id] = None
        return set_id

    def _word(self, units: tuple[str, ...]) -> _Word:
        known = self._words.get(units)
        if known is None:
            known = self._words[units] = _Word(units, len(self._words), {})
            if len(units) == 1 and not (self._english and len(units[0]) >= _HEARD):
                self._exact[units[0]] = known
            else:
                self._insert(known)
        return known

    def _sound(self, key: str) -> str:
        return key if key.startswith("<") else sound_key(key) if self._english else merged_syllable(key)

    def _insert(self, word: _Word) -> None:
        sounds = tuple(map(self._sound, word.units))
        self._insert_path(sounds, word)
        if len(sounds) >= _WRONG:
            for i in range(1, len(sounds)):
                self._insert_path((*sounds[:i], _ANY, *sounds[i + 1 :]), word)
                if len(sounds) >= _LOST:
                    self._insert_path((*sounds[:i], *sounds[i + 1 :]), word)

    def _insert_path(self, path: tuple[str, ...], word: _Word) -> None:
        node = self._root
        for step in path:
            if step == _ANY:
                node.any = node.any or _Node()
                node = node.any
            else:
                node = node.steps.setdefault(step, _Node())
        node.ends.append(word)

    # --- looking through ----------------------------------------------------------------------------------

    def members(self, set_id: int) -> tuple[frozenset[int], tuple[int, ...]]:
        """The numbers of the words of a set, and the classes that it holds as a whole."""
        return self._members[set_id]

    def hits(self, normal: Normal) -> Hits:
        """Which sets of words stand in an utterance."""
        sets: dict[int, None] = {}
        found: dict[int, list[Place]] = {}
        keys, sounds, size = normal.keys, normal.sounds, len(normal.keys)
        exact, start = self._exact, self._state((self._root,))
        for i in range(size):
            word = exact.get(keys[i])
            if word is not None:
                sets.update(word.sets)
                found.setdefault(word.number, []).append((i, i + 1, 0))
            state, at = start, i
            while at < size:
                sound = sounds[at]
                at += 1
                if sound in state.steps:
                    state = state.steps[sound] or self._made(state, sound)
                elif state.other is not None:
                    state = state.other
                else:
                    break
                if state.ends:
                    heard = keys[i:at]
                    for word in state.ends:
                        errors = 0 if word.units == heard else self._errors(word.units, heard)
                        if errors >= 0:
                            sets.update(word.sets)
                            found.setdefault(word.number, []).append((i, at, errors))
        for part, holders in self._holders.items():
            if part in sets:
                sets.update(dict.fromkeys(holders))
        return Hits(self, sets, found)

    def _errors(self, word: tuple[str, ...], heard: tuple[str, ...]) -> int:
        """Units in which what was heard differs from a word; -1 where the likeness is too thin to count."""
        if len(heard) != len(word):
            return 1
        if self._english:
            if sum(map(len, word)) < 6:
                return -1
        # Merged sounds in a word of two are too thin; recognisers confuse the same syllables (权限, 全县).
        elif len(word) == 2 and any(syllable(a) != syllable(b) for a, b in zip(word, heard, strict=True)):
            return -1
        return sum(map(ne, word, heard))

    def _state(self, nodes: tuple[_Node, ...]) -> _State:
        known = self._states.get(nodes)
        if known is None:
            wild = tuple(node.any for node in nodes if node.any is not None)
            known = self._states[nodes] = _State(nodes, self._state(wild) if wild else None)
        return known

    def _made(self, state: _State, sound: str) -> _State:
        """The state to which one of the `steps` of a state leads, made now and kept."""
        nodes: list[_Node] = []
        for node in state.nodes:
            child = node.steps.get(sound)
            if child is not None:
                nodes.append(child)
            if node.any is not None:
                nodes.append(node.any)
        state.steps[sound] = found = self._state(tuple(nodes))
        return found


__all__ = ["Hits", "Place", "WordIndex"]
