"""The values that an utterance holds: digit groups that follow each other joined, repairs and denials known."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from scoring.language.numbers import Number, find_numbers
from scoring.language.numbers_zh import DIGITS
from scoring.language.text import plain_letters

_REPAIRS: Final = (
    "不对", "更正", "说错", "念错", "口误", "应该是", "哦不", "不好意思是", "我是说", "no wait", "i mean", "sorry",
    "correction", "rather",
    "no it's", "make that", "scratch that",
)  # fmt: skip
DENIALS: Final = ("不是", "而不是", "并非", "不等于", "not", "isn't", "rather than", "instead of")
_SINGLE: Final = {
    **DIGITS, **{str(i): str(i) for i in range(10)}, "oh": "0", "o": "0",
    "zero": "0", "one": "1", "two": "2", "three": "3", "four": "4", "five": "5", "six": "6", "seven": "7", "eight": "8",
    "nine": "9",
}  # fmt: skip
_JOINTS: Final = {
    "zh": re.compile(
        r"(?:[\s,，、。.\-－—…·]|然后|接着|再来|再|后面|后边|后[二两三四五六]位|最后|空格|空一格|横杠|横线|杠|呃|嗯|啊|呢|哦|的|是|那个|这个){0,8}"
    ),
    "en": re.compile(
        r"(?:[\s,.\-–—…·]|(?:um|uh|er|erm|and|then|dash|hyphen|space|next|after that|followed by|"
        r"the last (?:two|three|four))\b)*"
    ),
}
"""What may stand between the groups of one number."""
_ONE: Final = "(" + "|".join(sorted(_SINGLE, key=len, reverse=True)) + ")"
_SINGLE_BEFORE: Final = {
    lang: re.compile(rf"(?<![第a-z0-9]){_ONE}(?!')(?:{joint.pattern})(?<![a-z0-9一-九零])$")
    for lang, joint in _JOINTS.items()
}
_SINGLE_AFTER: Final = {
    lang: re.compile(rf"(?:{joint.pattern})(?<![a-z0-9]){_ONE}(?=$|[ ,，。、.?？!！吧吗对这没就您我])")
    for lang, joint in _JOINTS.items()
}
_WHOLE: Final = {"zh": re.compile("[百千万亿.]"), "en": re.compile(r"hundred|thousand|million|\.")}
"""In a number that is no group of digits."""
_MOST_GROUPS: Final = 12
"""Groups in which one number is told, at the most."""
_AROUND: Final = 24
"""Characters beside a group in which a single digit may stand."""


@dataclass(frozen=True, slots=True)
class SaidValue:
    """A value that the utterance holds."""

    digits: str
    start: int
    end: int
    kind: str
    """As in `scoring.language.numbers`."""
    value: str
    dropped: bool
    """Denied, or replaced by a repair."""
    groups: tuple[str, ...]
    """Digits of each group that was said by itself."""

    def runs(self) -> tuple[str, ...]:
        """The digits of each group, and of several in a row, the longest first."""
        size = len(self.groups)
        found = ("".join(self.groups[i:j]) for i in range(size) for j in range(i + 1, min(size, i + _MOST_GROUPS) + 1))
        return tuple(sorted(found, key=len, reverse=True))


def _dropped(plain: str, numbers: Sequence[Number], i: int) -> bool:
    """Whether a value is denied (不是八号) or mended right after."""
    number = numbers[i]
    ahead = plain[max(0, number.start - 8) : number.start].rstrip(" ,，")
    if any(ahead.endswith(w) for w in DENIALS) and not any(ahead.endswith(w) for w in ("是不是", "whether or not")):
        return True
    if i + 1 < len(numbers):
        between = plain[number.end : numbers[i + 1].start]
        return len(between) <= 24 and any(w in between for w in _REPAIRS)
    return False


def _with_single_digits(plain: str, numbers: Sequence[Number], language: str) -> list[Number]:
    """The numbers, and single digits that stand as groups of their own beside digit groups (一，三八零零)."""
    found = list(numbers)
    for number in numbers:
        if number.kind not in ("digits", "number"):
            continue
        ahead = max(0, number.start - _AROUND)
        before = _SINGLE_BEFORE[language].search(plain, ahead, number.start)
        after = _SINGLE_AFTER[language].match(plain, number.end, number.end + _AROUND)
        for match in (before, after):
            if match and not any(n.start < match.end(1) and match.start(1) < n.end for n in found):
                found.append(Number(match.start(1), match.end(1), "digits", _SINGLE[match[1]]))
    return sorted(found, key=lambda n: n.start)


def values_in(plain: str, language: str) -> list[SaidValue]:
    """All values, digit groups that follow each other joined into one."""
    numbers = _with_single_digits(plain, find_numbers(plain, language), language)
    joint, whole = _JOINTS[language], _WHOLE[language]
    found: list[SaidValue] = []
    for i, number in enumerate(numbers):
        grouped = number.kind in ("digits", "number") and not whole.search(plain, number.start, number.end)
        digits = "".join(c for c in number.value if c.isdigit())
        dropped = _dropped(plain, numbers, i)
        last = found[-1] if found else None
        if (
            last is not None
            and grouped
            and last.kind in ("digits", "number")
            and (len(last.groups) > 1 or not whole.search(plain, last.start, last.end))
            and not last.dropped
            and joint.fullmatch(plain, last.end, number.start)
        ):
            joined = last.digits + digits
            found[-1] = SaidValue(joined, last.start, number.end, "digits", joined, dropped, (*last.groups, digits))
            continue
        found.append(SaidValue(digits, number.start, number.end, number.kind, number.value, dropped, (digits,)))
    return found


def said_values(text: str, language: str) -> tuple[SaidValue, ...]:
    """All values of an utterance, digit groups that follow each other joined; spans are code points of `text`."""
    plain, origin = plain_letters(text)
    return tuple(
        replace(value, start=origin[value.start], end=origin[value.end - 1] + 1)
        for value in values_in(plain, "en" if language == "en" else "zh")
    )


__all__ = ["DENIALS", "SaidValue", "said_values", "values_in"]
