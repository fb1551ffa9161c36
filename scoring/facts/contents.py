"""The content words of what a caller wants, and where an utterance tells them, in the same words or in others."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property, lru_cache
from typing import Final

from scoring.facts.meanings import (
    Found,
    Meaning,
    Span,
    meanings_in,
    meanings_of,
    only_weak,
    stem,
)
from scoring.facts.wishing import is_to_be, is_wished
from scoring.facts.words import words_of
from scoring.language.text import Normal, normalise, plain_letters

_NO_OBJECT: Final = frozenset(
    ("earlier", "later", "early", "lower", "higher", "smaller", "bigger", "cheaper", "different", "other", "cause",
     "reason", "explanation")
)  # fmt: skip
"""Behind an article, but nothing that an act is done to."""


_ACTS_ZH: Final = frozenset(("投诉", "退保", "复核", "挂失", "减保"))
"""Acts that another act may be done to."""
_MANNER_ZH: Final = frozenset(("提前", "推迟", "延长"))
"""Acts that say how another is to be done (提前领取)."""


_VERB: Final = re.compile(
    r"(?:stop|cease|halt|quit) |"
    r"(?:end|drop|close|leave|pause|lift|cut) (?:the|a|an|his|her|their|my|our|your|all|one)\b"
)
"""At the head of a request: an act, though the word may be a thing, too."""
_TAKEN_BACK: Final = re.compile(
    r"withdraw (?:the|a|an|his|her|my|your) [a-z ]*(?:claim|complaint|consent|request|application|appeal|permission|"
    r"authori[sz]ation|notice|objection|offer)\b"
)
"""At the head of a request: what is withdrawn is no money."""
_UNABLE: Final = re.compile(r"(?:can't|cannot|couldn't|(?<=can )not|(?<=could )not)\b")
"""At the head of words that would tell that something is not wanted."""
_NEGATED: Final = re.compile(
    r"(?:不要|不想|不用|不再|别|不)$|\b(?:not|n't|no longer|without)(?: want)?(?: it)?(?: to)?(?: be)? $"
)
"""Before an act that is just not wanted."""


@dataclass(frozen=True)
class Content:
    """A content word of a request."""

    words: str
    meanings: tuple[Meaning, ...]
    object: bool = False
    """What something is done to, though it may be an act, too (withdraw the complaint)."""

    @cached_property
    def acting(self) -> bool:
        """Whether it is an act of whatever kind."""
        return not self.object and any(m.wish for m in self.meanings)

    @cached_property
    def wish(self) -> bool:
        """Whether it is an act that the caller wants (cancel, change), without which the things say little."""
        return not self.object and (any(m.flag == "!" for m in self.meanings) or self.changes)

    @cached_property
    def changes(self) -> bool:
        """Whether it is a change of whatever kind."""
        return not self.object and any(m.name in ("change", "改") for m in self.meanings)

    @cached_property
    def renews(self) -> bool:
        """Whether it is a renewal, which other acts are done to."""
        return any(m.name in ("renew", "续") for m in self.meanings)

    @cached_property
    def little(self) -> bool:
        """Whether it says nothing at all of the matter."""
        return self.empty and any(m.name in ("have", "check", "help", "处理", "查") for m in self.meanings)

    @cached_property
    def asks(self) -> bool:
        """Whether the caller wants to know something: what is asked about is no act then."""
        return self.empty and any(m.name in ("check", "查") for m in self.meanings)

    @cached_property
    def empty(self) -> bool:
        """Whether it says little by itself (find out, have)."""
        return bool(self.meanings) and all(m.flag == "?" for m in self.meanings)


@lru_cache(maxsize=1024)
def _stems(keys: Sequence[str]) -> tuple[str, ...]:
    return tuple(map(stem, keys))


def find_words(normal: Normal, words: str) -> Span | None:
    """Where words stand, by sound (two characters and more) or letter by letter; a number by its value."""
    wanted = normalise(words, normal.language)
    size = len(wanted)
    if not size:
        return None
    if normal.language == "en":
        mine, theirs = _stems(normal.keys), _stems(wanted.keys)
    elif size > 1:
        mine, theirs = normal.sounds, wanted.sounds
    else:
        mine, theirs = normal.keys, wanted.keys
    if theirs[0] not in mine:
        return None
    numbers, values = dict(normal.numbers), [(i, n.value) for i, n in wanted.numbers]
    for i in range(len(mine) - size + 1):
        if mine[i : i + size] == theirs and all(numbers[i + at].value == value for at, value in values):
            return normal.starts[i], normal.ends[i + size - 1]
    return None


@lru_cache(maxsize=128)
def contents_of(value: str, language: str) -> tuple[Content, ...]:
    """Content words of a request: words of the table, and what stands between them."""
    found = [Content(w, meanings_of(w, language)) for w in dict.fromkeys(words_of(value, language))]
    if language == "en":
        # What an act is done to stands behind an article; an earlier day is no such thing.
        if found and _VERB.match(value.lower()):
            every = meanings_of(found[0].words, language, every=True)
            if any(m.flag == "!" for m in every):
                found[0] = replace(found[0], meanings=tuple(m for m in every if m.wish))
        if _TAKEN_BACK.match(value.lower()):
            found[0] = replace(found[0], meanings=tuple(m for m in found[0].meanings if m.name == "cancel"))
        done_to = set(re.findall(r"\b(?:the|a|an|his|her|their|my|your) ([a-z-]+)", value.lower())) - _NO_OBJECT
        first = next((i for i, c in enumerate(found) if c.wish and c.words not in done_to), len(found))
        found = [
            replace(c, object=True)
            if c.words in done_to and (i > first or c.words.endswith("ed") or only_weak(c.words, language))
            else c
            for i, c in enumerate(found)
        ]
    else:
        act = next((c.words for c in found if c.wish and not c.changes), "")
        manner = {m.name for c in found if c.words == act for m in c.meanings} & _MANNER_ZH
        if act and not manner:  # 撤回投诉: the second act is what the first is done to
            found = [
                replace(c, object=True) if act + c.words in value and any(m.name in _ACTS_ZH for m in c.meanings) else c
                for c in found
            ]
    if any(c.asks for c in found):  # of what is asked about any meaning will do
        found = [c if c.empty else replace(c, meanings=meanings_of(c.words, language, every=True)) for c in found]
    # Words that belong together though others stand between them (take a policy loan).
    parted = {
        f.phrase.meaning for f in meanings_in(normalise(value, language))[0] if f.phrase.then and not f.phrase.weak
    }
    known = {m for content in found for m in content.meanings}
    found += [Content("", (meaning,)) for meaning in parted if meaning.wish and meaning not in known]
    acts = [c for c in found if c.wish and (c.renews or not c.changes)]
    # To move something to an earlier day is to have it earlier.
    other = any(not c.renews for c in acts)  # the renewal is what another act is done to
    found = [replace(c, object=True) if other and c.renews else c for c in found]
    return tuple(c for c in found if not (other and c.changes))


class Heard:
    """What an utterance says of one request."""

    def __init__(self, normal: Normal) -> None:
        self.normal = normal
        self.language = "en" if normal.language == "en" else "zh"
        self.found, self.spans = meanings_in(normal)
        plain = plain_letters(normal.text)[0]
        self.plain = plain if len(plain) == len(normal.text) else normal.text
        self._known: dict[tuple[int, int], tuple[Content, list[Span]]] = {}
        self.wished = is_wished(self.plain, self.language)
        self.to_be = is_to_be(self.plain, self.language)

    def span(self, found: Found) -> Span:
        """Where a phrase stands in the input."""
        return self.spans[found.start][0], self.spans[found.end - 1][1]

    def exact(self, content: Content) -> bool:
        """Whether the very words stand."""
        return find_words(self.normal, content.words) is not None

    def places(self, content: Content, grade: int = 0) -> list[Span]:
        """Where a content word stands, or others of this `grade` at least that mean the same."""
        known = self._known.get((id(content), grade))
        if known is None or known[0] is not content:
            names = {m.name for m in content.meanings}
            exact = find_words(self.normal, content.words)
            others = (f for f in self.found if f.phrase.meaning.name in names and f.grade >= grade)
            known = content, ([exact] if exact else []) + [self.span(f) for f in others]
            self._known[id(content), grade] = known
        return known[1]

    def spots(self, content: Content) -> list[Span]:
        """The same, but where the very words stand, only these."""
        places = self.places(content)
        return places[:1] if content.words and find_words(self.normal, content.words) else places

    def tells_an_act(self, acts: Sequence[Content], contents: Sequence[Content], grade: int = 0) -> bool:
        """Whether one of the acts is told, by words that are not those of a thing (cover)."""
        spans = [find_words(self.normal, c.words) for c in contents if not (c.acting or c.empty)]
        things = [span for span in spans if span is not None]
        return any(
            not any(thing[0] <= place[0] and place[1] <= thing[1] for thing in things)
            for act in acts
            for place in self.places(act, grade)
        )

    def other_wish(
        self, contents: Sequence[Content], only: Sequence[str] = (), without: Sequence[str] = (), every: bool = False
    ) -> bool:
        """Whether a wish is said that excludes those of the request; `only`: one of these, `without`: none of these.

        `every`: what the request names otherwise than as an act (the surrender value) is no other wish, either.
        """
        wanted = {m.name for c in contents if every or c.acting for m in c.meanings}
        # What also counts for the request (drop, new) speaks for no other wish.
        shared = {(f.start, f.end) for f in self.found if f.phrase.meaning.name in wanted}
        # Nor does what stands within words for one of its things (paid every month).
        things = {m.name for c in contents for m in c.meanings}
        within = {(f.start, f.end) for f in self.found if f.phrase.meaning.name in things and len(f.phrase.first) > 1}
        return any(
            f.phrase.meaning.flag == "!"
            and (not only or f.phrase.meaning.name in only)
            and f.phrase.meaning.name not in without
            and not _NEGATED.search(self._just_before(f))
            and (not f.phrase.weak or self._wanted(f))
            and not self._unable(f)
            and not any(
                (a <= f.start and f.end <= b) or (f.start <= a and b <= f.end and not f.phrase.then) for a, b in shared
            )
            and not any(a <= f.start and f.end <= b and b - a > f.end - f.start for a, b in within)
            for f in self.found
        )

    def _unable(self, found: Found) -> bool:
        """Whether something cannot be done any more, which nobody wishes."""
        return _UNABLE.match(self.plain, self.span(found)[0]) is not None

    def _just_before(self, found: Found) -> str:
        start = self.span(found)[0]
        return self.plain[max(0, start - 24) : start]

    def _wanted(self, found: Found) -> bool:
        """Whether words that may mean much else are what somebody wants to do (to stop)."""
        start = self.span(found)[0]
        return found.phrase.meaning.name == "cancel" and self.plain[max(0, start - 3) : start] == "to "


__all__ = ["Content", "Heard", "contents_of", "find_words"]
