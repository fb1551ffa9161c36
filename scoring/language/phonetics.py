"""How words sound: Mandarin syllables in three tiers of likeness, and a coarse sound key of English words.

Tiers of two Mandarin characters: `exact` (the same character), `same` (the same syllable, tone left out), `merged` (the
same after the pairs that speakers in Guangdong merge: n/l, zh/z, ch/c, sh/s, h/f, r/l, an/ang, en/eng, in/ing).
"""

from __future__ import annotations

from functools import cache, lru_cache
from importlib.resources import files
from typing import Literal

Tier = Literal["exact", "same", "merged", "other"]

_INITIALS = (("zh", "z"), ("ch", "c"), ("sh", "s"), ("n", "l"), ("r", "l"), ("h", "f"))
_FINALS = (("ang", "an"), ("eng", "en"), ("ing", "in"))


@cache
def _table() -> dict[str, str]:
    text = files("scoring.language").joinpath("syllables.txt").read_text(encoding="utf-8")
    table: dict[str, str] = {}
    for line in text.splitlines():
        sound, _, chars = line.partition(" ")
        table.update(dict.fromkeys(chars, sound))
    return table


@cache
def _merged_table() -> dict[str, str]:
    return {char: merged(sound) for char, sound in _table().items()}


@lru_cache(maxsize=4096)
def _rare(char: str) -> str:
    """Reading of a character outside the shipped table, or the character itself where it has none."""
    if not "\u3400" <= char <= "\u9fff":
        return char
    from pypinyin import Style, pinyin  # noqa: PLC0415 - 58 MB that common characters spare

    return str(pinyin(char, style=Style.NORMAL)[0][0]).replace("ü", "v")


def syllable(char: str) -> str:
    """Toneless syllable of a Chinese character (`ü` written `v`); any other character is returned as it is."""
    return _table().get(char) or _rare(char)


@cache
def merged(sound: str) -> str:
    """The syllable with the pairs brought together that Guangdong speakers merge."""
    if not sound.isascii() or not sound.isalpha():
        return sound
    for wide, narrow in _INITIALS:
        if sound.startswith(wide) and len(sound) > len(wide):
            sound = narrow + sound[len(wide) :]
            break
    for wide, narrow in _FINALS:
        if sound.endswith(wide):
            return sound[: -len(wide)] + narrow
    return sound


def merged_syllable(char: str) -> str:
    """Merged syllable of a character (`merged(syllable(char))`)."""
    return _merged_table().get(char) or merged(_rare(char))


def tier(one: str, other: str) -> Tier:
    """How alike two characters sound."""
    if one == other:
        return "exact"
    if syllable(one) == syllable(other):
        return "same"
    return "merged" if merged_syllable(one) == merged_syllable(other) else "other"


def alike(one: str, other: str) -> Tier:
    """The worst tier of two strings of the same length; `other` when the lengths differ."""
    if len(one) != len(other):
        return "other"
    order: tuple[Tier, ...] = ("exact", "same", "merged", "other")
    return max((tier(a, b) for a, b in zip(one, other, strict=True)), key=order.index, default="exact")


_GROUPS = str.maketrans(
    {"b": "p", "v": "f", "d": "t", "g": "k", "c": "k", "q": "k", "z": "s", "j": "s", "x": "s", "y": "i"}
)
_VOWELS = frozenset("aeiou")


@lru_cache(maxsize=16384)
def sound_key(word: str) -> str:
    """Coarse sound of an English word: consonant classes, vowels kept only at the head.

    `sorry` and `sari`, `weight` and `wait` get the same key. Words of two letters or less stay as they are.
    """
    word = word.lower()
    if len(word) <= 2 or not word.isalpha():
        return word
    for spelling, sound in (
        ("tion", "shn"), ("ght", "t"), ("ph", "f"), ("wr", "r"), ("kn", "n"), ("wh", "w"), ("ck", "k"), ("sch", "sk"),
        ("tch", "ch"), ("dge", "j"), ("ce", "se"), ("ci", "si"), ("cy", "sy"), ("gh", ""), ("mb", "m"),
    ):  # fmt: skip
        word = word.replace(spelling, sound)
    coded = word.translate(_GROUPS)
    key = coded[:1] if coded[:1] not in _VOWELS else "a"
    for char in coded[1:]:
        if char in _VOWELS or char in "hw":
            continue
        if char != key[-1]:
            key += char
    return key


__all__ = ["Tier", "alike", "merged", "merged_syllable", "sound_key", "syllable", "tier"]
