"""English text as it is spoken: numbers in words, no punctuation, one tuple of lower-case words a sentence."""

from __future__ import annotations

import re
from typing import Final

SMALL: Final = (
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
    "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
)  # fmt: skip
TENS: Final = ("", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
LONGEST_NUMBER: Final = 4
"""Figures with more digits are read digit by digit, as policy and telephone numbers are."""
SPOKEN: Final = {"mr.": "mr", "mrs.": "mrs", "ms.": "ms", "dr.": "doctor", "&": "and", "%": "percent", "ok": "okay"}


def normalised(text: str) -> list[tuple[str, ...]]:
    """The sentences of a text as words."""
    plain = text.lower().replace("’", "'").replace("‘", "'")
    plain = re.sub(r"<\w+>", " | ", plain)  # a slot of a scenario: what stands there is not known
    for written, said in SPOKEN.items():
        plain = re.sub(rf"(?<!\w){re.escape(written)}(?!\w)", f" {said} ", plain)
    plain = re.sub(r"(?<=\d),(?=\d{3}\b)", "", plain)
    sentences: list[tuple[str, ...]] = []
    for part in re.split(r"[.?!;:|()\"…—–]+(?!\d)|\n", plain):
        words: list[str] = []
        for token in re.findall(r"\d+|[a-z]+(?:[-'][a-z]+)*'?", part):
            if token.isdigit():
                words.extend(number_words(token))
            else:
                words.extend(token.strip("'").split("-"))
        if words:
            sentences.append(tuple(words))
    return sentences


def number_words(digits: str) -> list[str]:
    """A number in words; long ones and those with a leading zero digit by digit."""
    if len(digits) > LONGEST_NUMBER or (len(digits) > 1 and digits.startswith("0")):
        return [SMALL[int(digit)] for digit in digits]
    value = int(digits)
    if value < 20:
        return [SMALL[value]]
    if value < 100:
        return [TENS[value // 10], *(number_words(str(value % 10)) if value % 10 else [])]
    unit, name = (100, "hundred") if value < 1000 else (1000, "thousand")
    rest = value % unit
    joint = ["and"] if rest and (unit == 100 or rest < 100) else []
    return [*number_words(str(value // unit)), name, *joint, *(number_words(str(rest)) if rest else [])]


__all__ = ["normalised", "number_words"]
