"""Whether an English utterance says the caller's name, rightly, wrongly, or alike in sound; others' names apart."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from rapidfuzz.distance import Levenshtein

from scoring.facts.repairs import last_names
from scoring.language.phonetics import sound_key
from scoring.language.text import Normal
from scoring.record.events import CaseFact, FactState

_SELF_AFTER_EN: Final = frozenset(("speaking", "here", "from", "in"))
_OTHER_EN: Final = frozenset(
    ("to", "with", "for", "ask", "tell", "from", "by", "our", "let", "have", "get", "called", "and", "see",
     "colleague", "is", "am", "want", "wanted", "wants", "neighbour", "neighbor", "agent", "adviser", "advisor",
     "manager", "supervisor", "boss", "friend", "partner")
)  # fmt: skip
_OTHER_AFTER_EN: Final = frozenset(
    ("will", "is", "has", "from", "in", "signed", "would", "was", "can", "speaking", "here", "who", "handles",
     "said", "works", "wrote", "the", "at", "he", "she")
)  # fmt: skip
_DOES_EN: Final = re.compile("(?!yes|this|thanks|perhaps|always|unless)[a-z]{3,}[^s]s")
"""After a name: what that person does (looks, deals, covers)."""
_IT_IS: Final = (("that", "is"), ("it", "is"), ("so", "is"), ("you", "are"))
"""Before the name of whoever is spoken to."""
_DOCTORS: Final = frozenset(("doctor", "dr"))
_TITLES_EN: Final = frozenset(("mister", "missus", "miss", "doctor", "dr", "madam", "auntie", "uncle"))


def _self_in_english(ahead: tuple[str, ...]) -> bool:
    """Whether the words before a name (three at most) say that it is the agent's own or a colleague's."""
    if ahead[:1] == ("your",) and ahead[-1:] == ("is",):
        return False
    if ahead[-1:] == ("sorry",):
        return False  # I'm sorry, Mr Chan
    ahead = ahead[-2:]
    pair = " ".join(ahead)
    return (
        pair in ("i am", "this is", "name is", "name 's")
        or ahead[:1] in (("am",), ("colleague",))
        or pair.endswith("colleague")
    )


def _sounds_like(word: str, name: str) -> bool:
    """Whether a name could have been heard for another: the same head, and the same consonants or one letter away."""
    return word[:1] == name[:1] and (sound_key(word) == sound_key(name) or Levenshtein.distance(word, name) <= 1)


def _told_letter(keys: tuple[str, ...], at: int) -> int:
    """Words that tell a letter: the letter alone, `p for peter`, `p as in papa`."""
    for link in (("as", "in"), ("for",), ("like",)):
        word = keys[at + 1 + len(link) : at + 2 + len(link)]
        if keys[at + 1 : at + 1 + len(link)] == link and word and word[0][:1] == keys[at]:
            return len(link) + 2
    return 1


def _spelt_in_english(normal: Normal, name: str) -> Iterator[tuple[FactState, int, int]]:
    """Names told letter by letter (L-E-U-N-G)."""
    keys, size, start = normal.keys, len(normal.keys), 0
    while start < size:
        end, letters = start, ""
        while end < size:
            if keys[end] == "<digits>" and _ROUND_LETTERS.fullmatch(normal.text, normal.starts[end], normal.ends[end]):
                letters += "o" * len(re.findall("[oO]", normal.text[normal.starts[end] : normal.ends[end]]))
                end += 1
                continue
            times = 2 if letters and keys[end] == "double" and end + 1 < size else 1  # M-O-double-L-O-Y
            end += times - 1
            if len(keys[end]) != 1 or not keys[end].isalpha():
                break
            letters += keys[end] * times
            end += _told_letter(keys, end)
        place = normal.starts[start], normal.ends[min(size, max(start + 1, end)) - 1]
        if len(letters) > 1 and name in letters:
            yield "right", *place
        elif len(letters) >= _SPELT_LETTERS and Levenshtein.distance(name, letters) <= max(2, len(name) // 2):
            yield "wrong", *place
        start = max(end, start + 1)


_ROUND_LETTERS: Final = re.compile("[oO](?:[ -]?[oO])*")
"""The letter O said more than once in a spelt name (P-O-O-L-E)."""
_SPELT_LETTERS: Final = 3
"""Letters from which a spelt word is a name."""
_NO_NAME_EN: Final = frozenset(
    ("is", "the", "a", "your", "my", "please", "first", "again", "correct", "right", "and", "on", "for", "not", "spelt",
     "spelled", "that", "so", "as", "then", "sir", "madam", "what", "how", "with", "of", "to", "in", "same")
)  # fmt: skip


_WORDS_TOO: Final = frozenset(
    ("on", "so", "you", "an", "may", "see", "to", "in", "he", "long", "law", "may", "hope", "well", "good", "day",
     "best", "so", "do", "go", "no", "she", "fee", "how", "we", "us", "sing", "sun", "moon", "ring", "wait", "price",
     "cash", "field", "hill", "park", "page", "read", "sharp", "short", "small", "strong", "waters", "young", "white",
     "black", "brown", "green", "gold", "king", "rice", "may", "march", "english", "french", "holiday", "day", "week",
     "new", "bill", "mark", "will", "art", "grant", "chance", "house", "street", "wall", "stone", "wood", "woods",
     "penny", "man", "or", "but", "at", "are", "be", "is", "as", "sum", "sin", "sit", "set", "post")
)  # fmt: skip
"""Surnames that are words, too: only a title, or that it is the surname, makes them names."""
_WHO_EN: Final = re.compile(
    r"(?:the|our|my|your|a|from) (?:[a-z]+ )?(?:manager|colleague|adviser|advisor|supervisor|agent|specialist|adjuster|"
    r"team|doctor|head|expert|boss|person|one|engineer|technician|driver|branch|department|claims|clerk|officer)\b"
)
"""After a name: who else that is."""


def _goes_on(normal: Normal, at: int) -> bool:
    """Whether who else that is, is the subject of what follows: Mr Leigh, my supervisor will ring you."""
    return at < len(normal.keys) and not normal.breaks[at] and normal.keys[at] in _OTHER_AFTER_EN


def _like_a_name(normal: Normal, at: int) -> bool:
    """Whether a word is written like a name: with a capital, within a sentence or by itself."""
    capital = normal.text[normal.starts[at] : normal.starts[at] + 1].isupper()
    alone = at + 1 == len(normal.keys) or normal.breaks[at + 1] > 0
    return capital and (alone or (normal.breaks[at] < 2 and normal.text != normal.text.upper()))


def name_in_english(normal: Normal, fact: CaseFact) -> tuple[FactState, int, int] | None:
    """How the caller's name stands in a text, with its place; None where it is not said."""
    name = fact.value.lower().split()[-1:] or [""]
    spelt = list(_spelt_in_english(normal, name[0]))
    found = list(spelt)
    keys = normal.keys
    for i, word in enumerate(keys):
        titled = i > 0 and keys[i - 1] in _TITLES_EN
        if not (titled or word == name[0] or (i > 0 and keys[i - 1] == "is")):
            continue
        first = i - 1 if titled else i
        ahead, after = keys[max(0, first - 3) : first], keys[i + 1] if i + 1 < len(keys) else ""
        yours = (
            ahead[:2] in (("your", "surname"), ("your", "name")) and ahead[2:] == ("is",) and word not in _NO_NAME_EN
        )
        apart = i + 1 < len(keys) and normal.breaks[i + 1] > 0
        if (after in _SELF_AFTER_EN and not apart) or _self_in_english(ahead):
            continue
        if word in _WORDS_TOO and not titled and not yours and not _like_a_name(normal, i):
            continue
        if titled and word in _NO_NAME_EN and word != name[0]:
            continue
        introduced = any(key in _TITLES_EN for key in keys[i + 2 : i + 5])  # Mr Poole, my colleague Ms Paul
        who = _WHO_EN.match(" ".join(keys[i + 1 : i + 4])) if titled and apart and not introduced else None
        spoken_to = who is not None and word == name[0] and not ahead and _goes_on(normal, i + 1 + len(who[0].split()))
        if who is not None and not spoken_to:
            continue  # Mr Lau, the manager you asked for
        asked = after in ("is", "was") and keys[i + 2 : i + 3] in (("it",), ("that",))
        other = (
            ((after in _OTHER_AFTER_EN or _DOES_EN.fullmatch(after)) and not asked and not apart)
            or (ahead and ahead[-1] in _OTHER_EN and ahead[-2:] not in _IT_IS)
            or (
                after in ("my", "our")
                and not spoken_to
                and not introduced
                and keys[i + 2 : i + 3]
                and keys[i + 2] in _OTHER_EN
            )
            or (titled and keys[i - 1] in _DOCTORS)
        )
        span = normal.starts[i], normal.ends[i]
        if titled and after and word + after == name[0]:
            found.append(("right", normal.starts[i], normal.ends[i + 1]))  # Au Yeung
        elif word == name[0]:
            found.append(("right", *span))
        elif ((titled and not other) or yours) and _sounds_like(word, name[0]):
            found.append(("possible", *span))
        elif (titled and not other) or yours:
            found.append(("wrong", *span))
    if spelt and spelt[-1][0] == "wrong" and len(spelt) == len([s for s in spelt if s[0] == "wrong"]):
        found = [f for f in found if f[0] == "wrong"]  # Leung, spelt L-E-O-N-G
    order: tuple[FactState, ...] = ("right", "possible", "wrong")
    return min(last_names(normal.text.lower(), found), key=lambda f: order.index(f[0]), default=None)


__all__ = ["name_in_english"]
