"""Turns an utterance into the names of the features that the classifier weighs.

Features are strings; the same function serves training and use, so both see the same. Groups, by their first letters:
`k` units and runs of units, `s` runs of sounds, `h`/`t` units at the head and the tail, `c` classes of the pattern
book, `d` two classes in order, `p` single patterns, `P`/`W`/`N` any strong, clue, contrary pattern of an act, `m` the
setting, `b` the customer's last words, `o` what both share.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import islice
from typing import Final

from scoring.acts.index import Hits
from scoring.acts.matcher import Match, Matcher, Setting
from scoring.language.text import Normal

_PAIR_REACH: Final = 9
_MARK: Final[dict[str, str]] = {"strong": "P", "clue": "W", "against": "N"}
_LENGTHS: Final = (3, 6, 10, 15, 22, 30, 45, 70)


def _runs(normal: Normal) -> Iterator[tuple[str, int]]:
    keys, sounds, size = normal.keys, normal.sounds, len(normal.keys)
    english = normal.language == "en"
    for i in range(size):
        key = keys[i]
        yield "k" + key, i
        if i + 1 < size:
            pair = f"{key} {keys[i + 1]}"
            heard = f"s{sounds[i]} {sounds[i + 1]}"
            yield "k" + pair, i
            yield heard, i
            if i + 2 < size:
                yield f"k{pair} {keys[i + 2]}", i
                yield f"k{key} _ {keys[i + 2]}", i
                if not english:
                    yield f"{heard} {sounds[i + 2]}", i
        if english and len(key) > 3:
            yield "s" + sounds[i], i
            yield "q" + key[:4], i


def _places(normal: Normal) -> Iterator[tuple[str, int]]:
    keys, size = normal.keys, len(normal.keys)
    for i in range(min(3, size)):
        yield "h" + keys[i], i
    if size > 1:
        yield "h" + keys[0] + " " + keys[1], 0
        yield "t" + keys[-2] + " " + keys[-1], size - 2
    for i in range(max(0, size - 3), size):
        yield "t" + keys[i], i


def _classes(matcher: Matcher, hits: Hits) -> Iterator[tuple[str, int]]:
    present: list[tuple[int, int, str]] = []
    for name, set_id in matcher.class_ids.items():
        if set_id in hits:
            places = hits.of(set_id)
            yield "c" + name, places[0][0]
            present.extend((s, e, name) for s, e, _ in places)
    present.sort()
    for i, (first, end, name) in enumerate(present):
        for start, _, other in islice(present, i + 1, None):
            if start > end + _PAIR_REACH:
                break
            if start >= end and other != name:
                yield f"d{name}{other}", first


def _shared(normal: Normal, before: Normal) -> Iterator[str]:
    """What the utterance takes up of the customer's last words."""
    told = {n.value for _, n in before.numbers}
    said = {n.value for _, n in normal.numbers}
    if told & said:
        yield "o number"
    elif any(len(a) >= 3 and (a in b or b in a) for a in told for b in said):
        yield "o part of number"
    if normal.language == "en":
        theirs = {k for k in before.keys if len(k) > 3 and not k.startswith("<")}
        both = len({k for k in normal.keys if len(k) > 3} & theirs)
    else:
        pairs = set(zip(before.keys, before.keys[1:], strict=False))
        both = len(set(zip(normal.keys, normal.keys[1:], strict=False)) & pairs)
    if both:
        yield f"o words {min(both, 6) // 2}"
        yield "o any"
        if both * 3 >= len(normal.keys):
            yield "o much"


def of_words(matcher: Matcher, normal: Normal, hits: Hits) -> dict[str, int]:
    """What the words show by themselves, wherever they are said: feature → unit where it stands first, in order."""
    found: dict[str, int] = {}
    keep = found.setdefault
    for source in (_runs(normal), _places(normal), _classes(matcher, hits)):
        for name, place in source:
            keep(name, place)
    return found


def _of_patterns(matches: Sequence[Match]) -> dict[str, int]:
    """The patterns that hold."""
    found: dict[str, int] = {}
    counts: dict[str, int] = {}
    for match in matches:
        mark = _MARK[match.pattern.strength] + match.pattern.act
        found.setdefault("p" + match.pattern.id, match.start)
        found.setdefault(mark, match.start)
        counts[mark] = counts.get(mark, 0) + 1
    for mark, count in counts.items():
        if count > 1:
            found[mark + "+"] = -1
            if count > 2:
                found[mark + "++"] = -1
    return found


def of_setting(matcher: Matcher, normal: Normal, matches: Sequence[Match], setting: Setting) -> dict[str, int]:
    """What the patterns that hold and the setting show (-1: it belongs to the whole utterance), in order."""
    found = _of_patterns(matches)
    found["m to " + ("customer" if setting.to == "customer" else "colleague")] = -1
    size = len(normal.keys)
    found[f"m length {sum(size > n for n in _LENGTHS)}"] = -1
    if setting.opening:
        found["m opening"] = -1
    if any(normal.asks):
        found["m asks"] = -1
    if normal.asks and normal.asks[-1]:
        found["m ends asking"] = -1
    for _, number in normal.numbers:
        found["m " + number.kind] = -1
    if len(normal.numbers) > 1:
        found["m numbers"] = -1
    before = setting.before
    if before is not None:
        found["b"] = -1
        for name in _shared(normal, before):
            found[name] = -1
        if setting.before_hits is not None:
            for name, set_id in matcher.class_ids.items():
                if set_id in setting.before_hits:
                    found["b" + name] = -1
        if any(before.asks):
            found["b asks"] = -1
    return found


def features(
    matcher: Matcher, normal: Normal, hits: Hits, matches: Sequence[Match], setting: Setting
) -> dict[str, int]:
    """All features of an utterance: those of its words, then those of its setting."""
    return of_words(matcher, normal, hits) | of_setting(matcher, normal, matches, setting)


__all__ = ["features", "of_setting", "of_words"]
