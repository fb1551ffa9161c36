"""English words of numbers, and their plain digits: cardinals, digits said one by one, ordinals, months."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Final

UNITS: Final = {
    "zero": 0, "oh": 0, "nought": 0, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7,
    "eight": 8, "nine": 9,
}  # fmt: skip
TEENS: Final = {
    "ten": 10, "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15, "sixteen": 16,
    "seventeen": 17, "eighteen": 18, "nineteen": 19,
}  # fmt: skip
TENS: Final = {
    "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90,
}  # fmt: skip
ORDINALS: Final = {
    "first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8, "ninth": 9,
    "tenth": 10, "eleventh": 11, "twelfth": 12, "thirteenth": 13, "fourteenth": 14, "fifteenth": 15, "sixteenth": 16,
    "seventeenth": 17, "eighteenth": 18, "nineteenth": 19, "twentieth": 20, "thirtieth": 30,
}  # fmt: skip
MONTHS: Final = {
    name: i
    for i, names in enumerate(
        ("january jan", "february feb", "march mar", "april apr", "may", "june jun", "july jul", "august aug",
         "september sept sep", "october oct", "november nov", "december dec"), 1)
    for name in names.split()
}  # fmt: skip
MONTH = r"(?:" + "|".join(sorted(MONTHS, key=len, reverse=True)) + r")"
NUMBER_WORD: Final = "|".join(sorted([*UNITS, *TEENS, *TENS], key=len, reverse=True))
NO_SIGH: Final = (
    r"(?<!oh(?=[ ,]+(?:i|no|sorry|wait|dear|my|right|okay|yes|pardon|hang|hold|excuse|let me|god|well|it's|it is)\b))"
)
"""Behind a digit word: no `oh` that is an outcry (oh, I mean …)."""


def cardinal(words: str) -> str | None:  # noqa: PLR0912 - one branch a kind of word
    """Plain digits of an English number: `two thousand six hundred and eighty` → 2680; None if it is none."""
    words = words.strip().replace(",", "")
    if words.replace(".", "", 1).isdigit():
        return words
    words = words.replace("grand", "thousand")
    if half := re.fullmatch(r"(?:(.+) and a half|half a) (thousand|million)", words):
        return str(int((Decimal(cardinal(half[1] or "") or 0) + Decimal("0.5")) * int(cardinal(half[2]) or 0)))
    words, point, cents = words.partition(" point ")
    if point and (large := re.fullmatch(r"(.+) (thousand|million)", cents)):
        whole, times = cardinal(words), 1000 if large[2] == "thousand" else 1_000_000
        if whole is None or "." in whole:
            return None
        return f"{(Decimal(f'{whole}.{spell_digits(large[1])}') * times).normalize():f}"
    if all(word in UNITS for word in words.split()) and " " in words:
        return spell_digits(words)  # three five nine zero yuan
    total, section, seen, pair, hundredths = 0, 0, False, False, 0
    for word in re.split(r"[ -]+", words):
        if word in ("and", "a"):
            continue
        seen = True
        if word.isdigit():
            section += int(word)
        elif word in UNITS or word in TEENS or word in TENS:
            amount = UNITS.get(word, 0) + TEENS.get(word, 0) + TENS.get(word, 0)
            # One thousand two hundred and thirty-six fifty: what follows a whole number are hundredths.
            if hundredths or (pair and (total or "hundred" in words) and section % 100 and word not in UNITS):
                hundredths += amount
                continue
            # Three eighty-six, twenty-six eighty: the group before counts hundreds.
            if word not in UNITS and 0 < section < 100 and not pair:
                section, pair = section * 100, True
            section += amount
        elif word == "hundred":
            section, pair = max(section, 1) * 100, True
        elif word in ("thousand", "million"):
            total += max(section, 1) * (1000 if word == "thousand" else 1_000_000)
            section, pair = 0, False
        else:
            return None
    if not seen:
        return None
    if hundredths:
        return f"{total + section}.{hundredths:02d}" if hundredths < 100 else None
    return str(total + section) + ("." + spell_digits(cents) if point else "")


def spell_digits(words: str) -> str:
    """Digits said one by one or in pairs: `one three eight double oh` → 13800, `twenty forty one` → 2041."""
    out, repeat, tens = "", 1, False
    for word in re.split(r"[ \-,]+", words.strip()):
        if word in ("double", "triple", "treble"):
            repeat = 2 if word == "double" else 3
            continue
        if word.isdigit():
            piece = word
        elif word in UNITS or word == "o":
            piece = str(UNITS.get(word, 0))
            if tens and piece != "0":
                out = out[:-1]
        elif word in TEENS or word in TENS:
            piece = str(TEENS.get(word) or TENS.get(word))
        else:
            continue
        tens = word in TENS
        out, repeat = out + piece * repeat, 1
    return out


def small(words: str) -> int:
    """The number of an ordinal or of a number below a hundred: `twenty-first` and `21st` → 21; 0 if it is none."""
    ordinal = re.sub(r"(?:st|nd|rd|th)$", "", words) if words[:1].isdigit() else words
    if ordinal.isdigit():
        return int(ordinal)
    return sum(
        ORDINALS.get(w, 0) + UNITS.get(w, 0) + TEENS.get(w, 0) + TENS.get(w, 0) for w in re.split("[ -]", ordinal)
    )


__all__ = [
    "MONTH", "MONTHS", "NO_SIGH", "NUMBER_WORD", "ORDINALS", "TEENS", "TENS", "UNITS", "cardinal", "small",
    "spell_digits",
]  # fmt: skip
