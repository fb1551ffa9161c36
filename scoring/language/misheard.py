"""Writes a text as a recogniser might have misheard it, at a given error rate, from a seed.

Mandarin: the rate counts characters; seven errors in ten are another character of the same or a merged sound, two are
losses, one is a needless insertion. English: the rate counts words; six in ten are a word that looks or sounds alike, three
are losses, one is an insertion. Numbers and Latin letters in Mandarin text stay, as recognisers mostly get them right.
"""

from __future__ import annotations

import random
from functools import cache
from typing import Final

from scoring.language.phonetics import _table, merged, merged_syllable, sound_key, syllable

_INSERTED_ZH: Final = "的了啊嗯是那个呃一"
_INSERTED_EN: Final = ("the", "a", "and", "uh", "of", "to", "it")
_COMMON_EN: Final = (
    "the be to of and in that have it for not on with he as you do at this but his by from they we say her she or an will my one all "
    "would there their what so up out if about who get which go me when make can like time no just him know take people into year your "
    "good some could them see other than then now look only come its over think also back after use two how our work first well way "
    "even new want because any these give day most us call called calling wait weight please police policy pleased sorry sari claim "
    "clam climb plane paid pay page name main money many manager damage hold old whole told phone fun form farm from firm number "
    "lumber member later letter ladder ring bring wring right write light night check cheque shake thank tank think sink thing bank "
    "back pack help hell held health wealth account amount mount discount minute mean mine mind mister mist miss missed mrs case cause "
    "course cash catch cover color caller collar dollar holder older order border date data day they die doctor document payment "
    "pavement statement understand under stand welcome well calm come card car cart hard heart hear here her year ear clear care cure "
    "sure short shore store story department apartment apart part party transfer answer cancer colleague college league available "
    "table able afternoon after noon morning mourning warning evening even tomorrow today two days anything else nothing something "
    "insurance assurance ensure insure premium previous address dress refund found fund fine find final file fill feel field"
).split()


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
    for word in dict.fromkeys(_COMMON_EN):
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
            others = _by_merged_sound().get(merged_syllable(char), char) if kind < 0.2 else _by_sound().get(syllable(char), char)
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
