"""Writes a text as a recogniser might have misheard it, at a given error rate, from a seed.

Mandarin: the rate counts characters; seven errors in ten are another character of the same or a merged sound, two are
losses, one is a needless insertion. English: the rate counts words; six in ten are a word that looks or sounds alike,
three are losses, one is an insertion. Numbers and Latin letters in Mandarin text stay: recognisers mostly get them
right.
"""

from __future__ import annotations

import random
from functools import cache
from importlib.resources import files
from typing import Final

from scoring.language.phonetics import _table, merged, merged_syllable, sound_key, syllable

_INSERTED_ZH: Final = "的了啊嗯是那个呃一"
_INSERTED_EN: Final = ("the", "a", "and", "uh", "of", "to", "it")


@cache
def _by_sound() -> dict[str, str]:
    found: dict[str, str] = {}
    for char, sound in _table().items():
        found[sound] = found.get(sound, "") + char
    return found


@cache
def _by_merged_sound() -> dict[str, str]:
    found: dict[str, str] = {}
    for char, sound in _table().items():
        key = merged(sound)
        found[key] = found.get(key, "") + char
    return found


@cache
def _by_key_en() -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for word in files("scoring.language").joinpath("common_words.txt").read_text(encoding="utf-8").split():
        found.setdefault(sound_key(word)[:2], []).append(word)
    return found


def _mandarin(text: str, rate: float, chance: random.Random) -> str:
    out = []
    for char in text:
        if not "\u4e00" <= char <= "\u9fff" or chance.random() >= rate:
            out.append(char)
            continue
        kind = chance.random()
        if kind < 0.7:
            others = (
                _by_merged_sound().get(merged_syllable(char), char)
                if kind < 0.2
                else _by_sound().get(syllable(char), char)
            )
            choices = [c for c in others if c != char] or [char]
            # Common characters stand first in GB 2312 level 1; a recogniser prefers words it knows.
            out.append(chance.choice(choices[: max(1, min(len(choices), 12))]))
        elif kind >= 0.9:
            out.append(char + chance.choice(_INSERTED_ZH))
    return "".join(out)


def _english(text: str, rate: float, chance: random.Random) -> str:
    out: list[str] = []
    for word in text.split(" "):
        bare = word.strip(".,?!;:").lower()
        if not bare or chance.random() >= rate:
            out.append(word)
            continue
        kind = chance.random()
        if kind < 0.6:
            choices = [w for w in _by_key_en().get(sound_key(bare)[:2], ()) if w != bare]
            out.append(chance.choice(choices or list(_INSERTED_EN)))
        elif kind >= 0.9:
            out.extend((word, chance.choice(_INSERTED_EN)))
    return " ".join(out)


def mishear(text: str, language: str, rate: float, seed: int) -> str:
    """`text` with about `rate` (0 to 1) of its characters (Mandarin) or words (English) misheard; same seed, same text.

    Raises ValueError for a rate outside 0 to 1.
    """
    if not 0 <= rate <= 1:
        raise ValueError(f"an error rate lies between 0 and 1, not {rate}")
    chance = random.Random(f"{seed}:{text}")  # noqa: S311 - errors for tests, nothing secret
    return _english(text, rate, chance) if language == "en" else _mandarin(text, rate, chance)


__all__ = ["mishear"]
