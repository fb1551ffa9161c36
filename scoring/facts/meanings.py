"""Which meanings an utterance holds: words of customers and agents that say the same, looked for in one pass.

The meanings stand in `meanings.<language>.txt`. English words are compared without their endings, Mandarin ones of two
characters and more by sound.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from typing import Final

from scoring.language.forms import CONTRACTIONS
from scoring.language.numbers import Number
from scoring.language.phonetics import merged_syllable, syllable
from scoring.language.text import Normal

Span = tuple[int, int]

_ENDINGS: Final = ("ally", "ations", "ation", "ment", "ing", "ion", "al", "ed")
_IRREGULAR: Final = {
    "sent": "send", "paid": "pay", "bought": "buy", "took": "take", "taken": "take", "gave": "give", "given": "give",
    "brought": "bring", "kept": "keep", "found": "find", "withdrew": "withdraw", "withdrawn": "withdraw", "got": "get",
    "made": "make", "went": "go", "gone": "go", "came": "come", "left": "leave", "broke": "break", "broken": "break",
    "stole": "steal", "stolen": "steal", "held": "hold", "lent": "lend", "flew": "fly", "flown": "fly",
    "flight": "fly", "drew": "draw", "drawn": "draw", "sold": "sell", "spoke": "speak", "spoken": "speak",
    "wrote": "write", "written": "write", "drove": "drive", "driven": "drive", "lost": "lose", "meant": "mean",
    "understood": "understand", "chose": "choose", "chosen": "choose", "is": "be", "are": "be", "was": "be",
    "were": "be", "am": "be", "been": "be", "being": "be", "do": "do", "does": "do", "did": "do", "done": "do",
    "has": "have", "had": "have", "cannot": "not", "refusal": "refuse", "denial": "deny", "denied": "deny",
    "teeth": "tooth", "children": "child", "men": "man", "women": "woman", "people": "person", "wives": "wife",
    "spelt": "spell", "insured": "insure", "began": "begin", "ran": "run", "met": "meet", "saw": "see", "seen": "see",
    "ate": "eat", "said": "say", "told": "tell", "heard": "hear", "thought": "think", "knew": "know", "known": "know",
    "fell": "fall", "fallen": "fall", "rang": "ring", "rung": "ring", "forgot": "forget", "forgotten": "forget",
    "stood": "stand", "shown": "show", "caught": "catch", "rose": "rise", "note": "jot", "notes": "jot",
    "noted": "jot", "coming": "come", "using": "use",
    "appeal": "contest", "appeals": "contest",
}  # fmt: skip


@lru_cache(maxsize=8192)
def stem(word: str) -> str:
    """An English word without its ending: refusal and refused → refus, payments and pays → pay."""
    word = _IRREGULAR.get(word, word)
    if len(word) > 4 and word.endswith("es") and not word.endswith(("ees", "oes")):
        word = (
            word[:-1] if word.endswith(("ces", "ges", "ses", "ves", "des", "nes", "tes", "les", "res")) else word[:-2]
        )
    elif len(word) > 3 and word.endswith("s") and not word.endswith(("ss", "us")):
        word = word[:-1]
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= (4 if ending == "ion" else 3):
            word = word[: -len(ending)]
            break
    if len(word) > 3 and word[-1] == word[-2]:
        word = word[:-1]
    return word.rstrip("eyi") if len(word) > 3 else word


@dataclass(frozen=True, slots=True)
class Meaning:
    """One line of the table."""

    name: str
    flag: str
    """`!` a wish that excludes others, `-` one that does not, `?` words that say little, nothing: a thing."""

    @property
    def wish(self) -> bool:
        return self.flag in ("!", "-")


@dataclass(frozen=True, slots=True)
class Phrase:
    """Words that have a meaning."""

    first: tuple[str, ...]
    then: tuple[str, ...]
    """What follows after a gap."""
    words: str
    """As the table has them."""
    meaning: Meaning
    weak: bool
    """Counts for its meaning, but excludes no other."""
    heads: bool
    """Names the meaning: the first words of its line."""


@dataclass(frozen=True, slots=True)
class Found:
    """A phrase in an utterance, and the units it takes up."""

    phrase: Phrase
    start: int
    end: int

    @property
    def grade(self) -> int:
        """How much it says: 0 what may mean much else, 1 a single character, 2 words."""
        return 0 if self.phrase.weak else 1 if len(self.phrase.words) == 1 else 2


_SHORT: Final = 2
_GAP: Final = {"en": 7, "zh": 8}
"""Units that may stand in a gap."""
_WORD_EN: Final = re.compile(r"[a-z]+(?:'[a-z]+)*|\d+")
_AUXILIARY: Final = frozenset(("the", "a", "an", "your", "my", "their", "his", "her", "our", "its", "just", "please"))
"""Words that are passed over in a row of words."""


def units_of(words: str, language: str) -> tuple[str, ...]:
    """The comparable units of words: stems, or sounds (a single character stays as it is)."""
    if language == "en":
        plain = [w for word in _WORD_EN.findall(words.lower()) for w in CONTRACTIONS.get(word, word).split()]
        return tuple(stem(w) for w in plain if w not in _AUXILIARY) or tuple(map(stem, plain))
    return (words,) if len(words) == 1 else tuple(merged_syllable(c) for c in words)


@cache
def _table(language: str) -> tuple[dict[str, list[Phrase]], tuple[tuple[tuple[str, ...], ...], ...]]:
    """Phrases by their first unit, and the things that exclude each other."""
    phrases: dict[str, list[Phrase]] = {}
    exclusive = []
    text = files("scoring.facts").joinpath(f"meanings.{language}.txt").read_text(encoding="utf-8")
    for line in text.splitlines():
        if line.startswith("<>"):
            exclusive.append(tuple(tuple(side.strip().split("|")) for side in line[2:].split(" / ")))
        elif line and not line.startswith("#"):
            name, _, rest = line.partition(": ")
            flag = name[-1] if name[-1] in "!-?" else ""
            meaning = Meaning(name.removesuffix(flag), flag)
            for i, entry in enumerate(rest.split(" | ")):
                first, _, then = entry.strip().removeprefix("~").partition("*")
                parts = units_of(first.strip(), language), units_of(then.strip(), language) if then else ()
                words = first.strip() + then.strip()
                phrase = Phrase(*parts, words, meaning, entry.startswith("~"), i == 0)
                phrases.setdefault(phrase.first[0], []).append(phrase)
    return phrases, tuple(exclusive)


def _units(normal: Normal) -> tuple[tuple[str, ...], tuple[str, ...], list[Span]]:
    """Units of an utterance, their characters where these count, and their spans; words of a day or time one by one."""
    numbers = dict(normal.numbers)
    if normal.language != "en":
        return _units_zh(normal, numbers)
    units: list[str] = []
    spans: list[Span] = []
    for i, key in enumerate(normal.keys):
        number = numbers.get(i)
        if number is None:
            if key not in _AUXILIARY:
                units.append(stem(key))
                spans.append((normal.starts[i], normal.ends[i]))
            continue
        for word in _WORD_EN.finditer(normal.text[number.start : number.end].lower()):
            units.append(stem(word[0]))
            spans.append((number.start + word.start(), number.start + word.end()))
    return tuple(units), tuple(units), spans


def _units_zh(normal: Normal, numbers: Mapping[int, Number]) -> tuple[tuple[str, ...], tuple[str, ...], list[Span]]:
    sounds: list[str] = []
    keys: list[str] = []
    spans: list[Span] = []
    for i, key in enumerate(normal.keys):
        number = numbers.get(i)
        if number is None or number.kind in ("digits", "amount", "number", "percent"):
            sounds.append(normal.sounds[i])
            keys.append(key)
            spans.append((normal.starts[i], normal.ends[i]))
            continue
        for at in range(number.start, number.end):
            sounds.append(merged_syllable(normal.text[at]))
            keys.append(normal.text[at])
            spans.append((at, at + 1))
    return tuple(sounds), tuple(keys), spans


def _match(units: Sequence[str], keys: Sequence[str], at: int, phrase: Phrase, gap: int) -> int | None:
    """Where a phrase ends that begins at a unit, or None."""
    size = len(phrase.first)
    mine = keys if size == 1 and len(phrase.first[0]) == 1 else units
    if tuple(mine[at : at + size]) != phrase.first:
        return None
    end = at + size
    # Two characters must sound the same; in longer words what Guangdong merges may differ, too.
    if (
        size == _SHORT
        and not phrase.words.isascii()
        and any(syllable(one) != syllable(other) for one, other in zip(keys[at:end], phrase.words, strict=False))
    ):
        return None
    if not phrase.then:
        return end
    size = len(phrase.then)
    theirs = keys if size == 1 and len(phrase.then[0]) == 1 else units
    for start in range(end, min(end + gap, len(units) - size) + 1):
        if tuple(theirs[start : start + size]) == phrase.then:
            return start + size
    return None


@cache
def _by_beginning(language: str) -> Mapping[tuple[str, str | None], Sequence[Phrase]]:
    """Phrases by their first unit and the one after it, if they have one."""
    found: dict[tuple[str, str | None], list[Phrase]] = {}
    for first, phrases in _table(language)[0].items():
        for phrase in phrases:
            found.setdefault((first, phrase.first[1] if len(phrase.first) > 1 else None), []).append(phrase)
    return found


@lru_cache(maxsize=256)
def meanings_in(normal: Normal) -> tuple[tuple[Found, ...], tuple[Span, ...]]:
    """All phrases of the table that an utterance holds, and the spans of its units in the input."""
    language = "en" if normal.language == "en" else "zh"
    phrases = _by_beginning(language)
    units, keys, spans = _units(normal)
    gap = _GAP[language]
    found = []
    for at, (unit, key) in enumerate(zip(units, keys, strict=True)):
        following = units[at + 1] if at + 1 < len(units) else ""
        for phrase in (
            *phrases.get((unit, None), ()),
            *(phrases.get((key, None), ()) if key != unit else ()),
            *phrases.get((unit, following), ()),
        ):
            if (end := _match(units, keys, at, phrase, gap)) is not None:
                found.append(Found(phrase, at, end))
    return tuple(found), tuple(spans)


@lru_cache(maxsize=1024)
def _phrases_of(words: str, language: str) -> tuple[Phrase, ...]:
    units = units_of(words, language)
    known = (p for p in _table(language)[0].get(units[0], ()) if p.first == units and not p.then) if units else ()
    return tuple(p for p in known if language == "en" or p.words == words)


@lru_cache(maxsize=1024)
def meanings_of(words: str, language: str, every: bool = False) -> tuple[Meaning, ...]:
    """The meanings of just these words: those that they name, where they name one, else its acts; or every."""
    known = list(_phrases_of(words, language))
    if every:
        return tuple(dict.fromkeys(p.meaning for p in known))
    heads = [p for p in known if p.heads]
    wishes = [p for p in known if p.meaning.wish]
    little = [p for p in known if p.meaning.flag == "?"]
    if little and not heads:
        return tuple(dict.fromkeys(p.meaning for p in little))
    if all(p.weak for p in wishes):
        wishes = [p for p in known if not (p.meaning.wish or p.weak)] or wishes
    if heads and not any(p.meaning.wish for p in heads):
        chosen = [p for p in known if not p.meaning.wish and p.meaning.flag == heads[0].meaning.flag]
    else:
        chosen = wishes or known
    return tuple(dict.fromkeys(p.meaning for p in chosen))


@lru_cache(maxsize=256)
def only_weak(words: str, language: str) -> bool:
    """Whether words may mean an act, but much else, too (back, end, out)."""
    acts = [p for p in _phrases_of(words, language) if p.meaning.wish]
    return bool(acts) and all(p.weak for p in acts)


@cache
def longest_phrases(language: str) -> tuple[str, ...]:
    """The phrases of the table as they are written, without those with a gap, the longest first (Mandarin)."""
    text = files("scoring.facts").joinpath(f"meanings.{language}.txt").read_text(encoding="utf-8")
    found = {
        entry.strip().removeprefix("~")
        for line in text.splitlines()
        if line and line[0] not in "#<"
        for entry in line.partition(": ")[2].split(" | ")
        if "*" not in entry
    }
    return tuple(sorted(found, key=lambda w: (-len(w), w)))


def known_phrase(units: Sequence[str], at: int, language: str) -> int:
    """How many units from here on are one phrase of the table (the longest), 0 for none."""
    phrases = _table(language)[0].get(units[at], ())
    fits = (len(p.first) for p in phrases if not p.then and tuple(units[at : at + len(p.first)]) == p.first)
    return max(fits, default=0)


def exclusive_things(language: str) -> tuple[tuple[tuple[str, ...], ...], ...]:
    """Things that exclude each other, each by all of its names."""
    return _table(language)[1]


__all__ = [
    "Found", "Meaning", "Phrase", "Span", "exclusive_things", "known_phrase", "longest_phrases", "meanings_in",
    "meanings_of", "only_weak", "stem", "units_of",
]  # fmt: skip
