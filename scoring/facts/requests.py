"""Whether an utterance restates what the caller wants, in the same words or in others that mean the same."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from scoring.facts.meanings import (
    Found,
    Meaning,
    Span,
    excluded,
    known_phrase,
    longest_phrases,
    meanings_in,
    meanings_of,
    stem,
    units_of,
)
from scoring.language.text import Normal, normalise
from scoring.record.events import CaseFact, FactState

_SAME_REQUEST: Final = (3, 5)
"""At least 3 of 5 content words make a request restated."""
_SAME_MEANING: Final = (3, 4)
"""The same where other words count, too, and nothing says that it is what the caller wants."""
_WISH: Final = re.compile(
    r"[您你](?:是|就是|其实|这边|这次|现在)*(?:想|要|希望|需要|打算|来问|问的|让我)|(?:先生|女士|小姐|太太|阿姨|叔叔|老师)是?(?:想|要)|想让|想把|想要|[您你].{0,12}[，,]?(?:想|要)|"
    r"\byou(?:'d (?:like|rather|prefer)| (?:just |simply |only |really )?(?:would (?:like|rather|prefer)|want|wanted|need|wish)|"
    r"'re (?:asking|after|hoping|calling|ringing|looking)| are (?:asking|after|hoping|calling|ringing|looking))|"
    r"\byour (?:request|wish|question)|\byou\b[^.?!]{0,60}\b(?:and|now) (?:want|need|would like)|"
    r"\bwe(?:'re| are) to\b|\bwhy you(?:'re| are| have|'ve)? (?:phone|call|ring|rang)|\bis what you\b|\bwe'll\b|\bi'll\b"
)
_EMPTY_EN: Final = frozenset(
    ("from", "with", "that", "this", "your", "into", "what", "when", "want", "have", "they", "their", "about", "yuan",
     "dollars", "some", "then", "and", "the", "for", "one", "ones", "whether", "how", "are", "was", "is", "in", "on",
     "of", "to", "at", "by", "or", "an", "a", "if", "my", "be", "it", "his", "her", "its", "who", "out", "has", "had")
)  # fmt: skip
_LINKS_ZH: Final = frozenset("的了是和与并在把给到请后前由往为什么吗呢这那就都一再我我们您，,。、 ")


@dataclass(frozen=True, slots=True)
class _Content:
    """A content word of a request."""

    words: str
    meanings: tuple[Meaning, ...]

    @property
    def wish(self) -> bool:
        return any(m.wish for m in self.meanings)

    @property
    def empty(self) -> bool:
        """Whether it says little by itself (find out, have)."""
        return bool(self.meanings) and all(m.flag == "?" for m in self.meanings)


def find_words(normal: Normal, words: str) -> Span | None:
    """Where words stand, by sound (two characters and more) or letter by letter; a number by its value."""
    wanted = normalise(words, normal.language)
    size = len(wanted)
    if not size:
        return None
    if normal.language == "en":
        mine, theirs = tuple(map(stem, normal.keys)), tuple(map(stem, wanted.keys))
    elif size > 1:
        mine, theirs = normal.sounds, wanted.sounds
    else:
        mine, theirs = normal.keys, wanted.keys
    numbers, values = dict(normal.numbers), [(i, n.value) for i, n in wanted.numbers]
    for i in range(len(mine) - size + 1):
        if mine[i : i + size] == theirs and all(numbers[i + at].value == value for at, value in values):
            return normal.starts[i], normal.ends[i + size - 1]
    return None


@lru_cache(maxsize=128)
def _contents(value: str, language: str) -> tuple[_Content, ...]:
    """Content words of a request: words of the table, and what stands between them."""
    words = _words_en(value) if language == "en" else _words_zh(value)
    return tuple(_Content(w, meanings_of(w, language)) for w in dict.fromkeys(words))


def _words_en(value: str) -> Iterator[str]:
    words = [
        w for w in re.findall(r"[a-z]+(?:[-'][a-z]+)*", value.lower()) if w not in ("the", "a", "an", "my", "your")
    ]
    units = [units_of(w, "en")[0] for w in words]
    at = 0
    while at < len(units):
        size = known_phrase(units, at, "en")
        if size > 1 or words[at] not in _EMPTY_EN:
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


class _Heard:
    """What an utterance says of one request."""

    def __init__(self, normal: Normal) -> None:
        self.normal = normal
        self.language = "en" if normal.language == "en" else "zh"
        self.found, self.spans = meanings_in(normal)
        self.wished = bool(_WISH.search(normal.text.lower()))

    def _span(self, found: Found) -> Span:
        return self.spans[found.start][0], self.spans[found.end - 1][1]

    def places(self, content: _Content) -> list[Span]:
        """Where a content word stands, or others that mean the same."""
        names = {m.name for m in content.meanings}
        exact = find_words(self.normal, content.words)
        return ([exact] if exact else []) + [self._span(f) for f in self.found if f.phrase.meaning.name in names]

    def other_wish(self, contents: Sequence[_Content]) -> bool:
        """Whether a wish is said that excludes those of the request."""
        wanted = {m.name for c in contents for m in c.meanings}
        # What also counts for the request (drop, new) speaks for no other wish.
        shared = {(f.start, f.end) for f in self.found if f.phrase.meaning.name in wanted}
        return any(
            f.phrase.meaning.flag == "!"
            and not f.phrase.weak
            and not any((a <= f.start and f.end <= b) or (f.start <= a and b <= f.end) for a, b in shared)
            for f in self.found
        )


def _distinct(places: Sequence[list[Span]]) -> list[Span]:
    """A place for each word that has one, no place for two."""
    taken: list[Span] = []
    for own in places:
        free = next((p for p in own if p not in taken), None)
        if free is not None:
            taken.append(free)
    return taken


def _by_meaning(heard: _Heard, contents: Sequence[_Content]) -> list[Span] | None:
    """Where the words of a request stand, if they are enough for it."""
    needed = [c for c in contents if not c.empty] or list(contents)
    places = [heard.places(c) for c in needed]
    taken = _distinct(places)
    wishes = [bool(p) for c, p in zip(needed, places, strict=True) if c.wish]
    told = heard.wished or wishes or any(c.empty and heard.places(c) for c in contents)
    if not taken or (len(needed) == 1 and not told):
        return None
    acted = bool(wishes) and all(wishes)
    few, all_ = _SAME_REQUEST if acted or (heard.wished and not wishes) else _SAME_MEANING
    return taken if len(taken) * all_ >= len(needed) * few else None


def judge_request(normal: Normal, fact: CaseFact) -> tuple[FactState, int, int] | None:
    """Whether the request is restated, rightly or in part, and where; None where it is not."""
    language = "en" if normal.language == "en" else "zh"
    words = fact.words or tuple(w for w in fact.value.replace("，", " ").replace(",", " ").split() if w)
    words = tuple(w for w in words if w.lower() not in _EMPTY_EN) or words
    exact = list(dict.fromkeys(p for p in (find_words(normal, w) for w in words) if p is not None))
    heard = _Heard(normal)
    contents = _contents(fact.value, language)
    wish_said = any(c.wish and heard.places(c) for c in contents)
    wishing = any(c.wish for c in contents)
    if wishing and not wish_said and heard.other_wish(contents):
        return None
    if excluded(fact.value.lower(), normal.text.lower(), language):
        return None
    few, all_ = _SAME_REQUEST
    places: list[Span] | None = exact if exact and len(exact) * all_ >= len(words) * few else None
    if places is None:
        places = _by_meaning(heard, contents)
    if places is None and fact.words:
        places = _by_meaning(heard, tuple(_Content(w, meanings_of(w.lower(), language)) for w in words))
    if places is not None:
        return "right", min(p[0] for p in places), max(p[1] for p in places)
    # A single word that the request holds, too, is no restatement unless it is what the caller is said to want.
    if exact and len(exact) * 3 >= len(words) and (len(exact) > 1 or heard.wished):
        return "partly", min(p[0] for p in exact), max(p[1] for p in exact)
    return None


__all__ = ["find_words", "judge_request"]
