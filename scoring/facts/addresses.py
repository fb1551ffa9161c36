"""Whether an utterance restates the caller's address: its words by sound, its numbers by value."""

from __future__ import annotations

import re
from collections.abc import Sequence, Set
from dataclasses import dataclass, replace
from itertools import permutations
from typing import Final

from rapidfuzz.distance import Levenshtein

from scoring.facts.meanings import stem
from scoring.facts.said import SaidValue
from scoring.facts.values import spoken_alike
from scoring.language.number_words_en import NUMBER_WORD
from scoring.language.numbers import find_numbers
from scoring.language.numbers_zh import DIGITS
from scoring.language.phonetics import merged_syllable
from scoring.language.text import Normal, plain_letters
from scoring.record.events import CaseFact, FactState

_STREET_ZH: Final = re.compile("[路街道巷弄村镇栋幢座楼室房苑园城]")
_STREET_EN: Final = re.compile(
    r"\b(?:road|street|avenue|lane|drive|court|square|terrace|gardens?|tower|building|block|flat|room|apartment|rd|st|close|way|"
    r"crescent|grove|hill|walk|row|place|mews|park|parade|quay|rise|view|mount|green|gate|yard|bank|boulevard|wharf|house|"
    r"villas?|estate|path|alley|bridge|cottages?|suite|unit|circus|broadway|highway|ave|blvd)\b"
)
_WORDS: Final = re.compile("[a-z]+|[\u4e00-\u9fff]+")
_DISTRICT: Final = re.compile("^.*[省市区县镇](?=.*[路街道巷弄村])")
"""What may be left out before a street."""
_NAMING: Final = 3
"""Characters from which a run of an address names a street or a place."""
_PARTS_EN: Final = "flat|room|block|tower|building|unit|floor|house|apartment"
_FIGURES_EN: Final = ("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")
_COMMON_EN: Final = frozenset(("flat", "room", "block", "no", "number", "floor", "unit", "the", "apartment"))


_OURS: Final = re.compile(
    r"我们(?:这边|这里)?的?(?:柜台|网点|公司|门店|营业部|营业厅|服务厅|分公司|支公司|办公室|地址)[^您，。]{0,4}在|"
    r"\b(?:our|the) (?:branch|office|counter|desk|service centre) (?:is|are|sits|stands)\b|\bwe(?:'re| are) (?:at|on)\b"
)
"""The agent tells where its own office is."""


_SIDES: Final = re.compile(r"\b(?:east|west|north|south)\b")
_TOWN: Final = re.compile(
    r"(?: (?:road|street|avenue|lane|drive|close|way|crescent|grove|hill|walk|place|terrace|gardens?|court|square))?"
    r"(?:,? in|,) ([a-z]{4,})(?=$|[,.?!]| (?:is that|right|correct|yes|have i|did i|is it))"
)
_NO_TOWN: Final = frozenset(
    ("right", "correct", "thank", "thanks", "please", "okay", "number", "flat", "room", "block", "floor", "noted",
     "good", "done", "fine", "that", "this", "house", "unit", "full", "total", "case", "fact", "writing", "isn",
     "apartment")
)  # fmt: skip


_FLOOR: Final = re.compile(r"\b((?:(?:twenty|thirty)[- ])?[a-z]+|\d{1,2}(?:st|nd|rd|th)) (?:floor|storey)\b")


@dataclass(frozen=True, slots=True)
class _Address:
    numbers: tuple[str, ...]
    """Of two digits and more, and the number of an English house."""
    figures: tuple[tuple[str, str], ...]
    """Single digits with the sign behind them (2栋)."""
    names: tuple[str, ...]


def is_address(name: str, fact: CaseFact) -> bool:
    """Whether a fact is an address: by its id, and with numbers and streets in it."""
    value = fact.value.lower()
    streets = _STREET_ZH if any("\u4e00" <= c <= "\u9fff" for c in value) else _STREET_EN
    return (
        fact.kind in ("name", "request") and ("addr" in name.lower() or "住址" in name) and bool(streets.search(value))
    )


def _read(value: str) -> _Address:
    plain = plain_letters(value)[0]
    language = "zh" if any("\u4e00" <= c <= "\u9fff" for c in plain) else "en"
    numbers = tuple(re.findall(r"\d+", plain)) or tuple(
        "".join(c for c in n.value if c.isdigit()) for n in find_numbers(plain, language)
    )
    figures = tuple((m[1], m[2]) for m in re.finditer(r"(?<!\d)(\d)([栋幢座楼层室号单])", plain))
    figures += tuple((m[2], m[1]) for m in re.finditer(rf"\b({_PARTS_EN}) (\d)\b", plain))
    told_with_unit = {n for n, _ in figures}
    numbers = tuple(n for n in numbers if len(n) > 1 or (language == "en" and n not in told_with_unit))
    spans = [(n.start, n.end) for n in find_numbers(plain, language)]
    words = "".join(" " if any(a <= i < b for a, b in spans) else c for i, c in enumerate(plain))
    if language == "en":
        return _Address(numbers, figures, tuple(w for w in _WORDS.findall(words) if len(w) > 2 and w not in _COMMON_EN))
    streets = (_DISTRICT.sub("", w) if len(_DISTRICT.sub("", w)) >= _NAMING else w for w in _WORDS.findall(words))
    return _Address(numbers, figures, tuple(w for w in streets if len(w) >= _NAMING))


def _name_in(normal: Normal, name: str) -> tuple[int, int, int] | None:
    """Where a name of a place stands, with the number of characters or letters that differ (1 at the most)."""
    if normal.language == "en":
        for i, key in enumerate(normal.keys):
            if stem(key) == stem(name):
                return normal.starts[i], normal.ends[i], 0
        return None
    wanted = [merged_syllable(c) for c in name]
    size, best = len(wanted), None
    for i in range(len(normal.sounds) - size + 1):
        away = sum(a != b for a, b in zip(wanted, normal.sounds[i : i + size], strict=True))
        if away <= (1 if size > _NAMING else 0) and (best is None or away < best[2]):
            best = normal.starts[i], normal.ends[i + size - 1], away
    return best


def _figure_before(unit: str, normal: Normal) -> str | None:
    """The single digit that is said before a sign of an address."""
    plain = plain_letters(normal.text)[0]
    if normal.language == "en":
        word = re.search(rf"\b{unit} (\d+|{'|'.join(_FIGURES_EN)}|{NUMBER_WORD})\b", plain)
        if word is None:
            return None
        return str(_FIGURES_EN.index(word[1])) if word[1] in _FIGURES_EN else word[1]
    match = re.search(rf"([\d零一二两三四五六七八九十百]+){unit}", plain)
    return DIGITS.get(match[1], match[1]) if match else None


def _floors(normal: Normal) -> list[str]:
    """The floors that are told by their order (on the fifteenth floor)."""
    told = _FLOOR.findall(plain_letters(normal.text)[0]) if normal.language == "en" else []
    return [str(int(n.value)) for words in told for n in find_numbers(f"the {words}", "en") if n.value.isdigit()]


def _holds(value: SaidValue, number: str) -> bool:
    """Whether a value tells a number of an address, or holds it; a single digit is no part of another (8, 80)."""
    return number == value.digits or (len(number) > 1 and number in value.runs())


def _told_as_one(value: SaidValue, numbers: Sequence[str]) -> tuple[str, str] | None:
    """The two numbers of the address that a value is without a pause (room fifteen oh eight thirty Renmin Road).

    Single figures are told one by one (room three, nine Mill Lane): thirty-nine is neither three nor nine.
    """
    for pair in permutations(numbers, 2):
        if value.digits == "".join(pair) and (min(map(len, pair)) > 1 or value.groups == pair):
            return pair
    return None


def _could_be(wanted: str, got: str) -> bool:
    swapped = len(got) == len(wanted) and sorted(got) == sorted(wanted)
    return swapped or Levenshtein.distance(wanted, got) == 1 or spoken_alike(wanted, got)


def _other_side(value: str, plain: str, start: int, end: int) -> bool:
    """Whether a street is told with another quarter of the sky than its own (Road West for Road East)."""
    wanted = set(_SIDES.findall(value))
    said = set(_SIDES.findall(plain, max(0, start - 8), end + 8))
    return bool(wanted and said) and not wanted & said


def _other_town(names: Sequence[str], heard: Sequence[str], plain: str, end: int) -> bool:
    """Whether another town than the caller's is told after the street, at the end (Mill Lane, in Leicester)."""
    town = _TOWN.match(plain, end)
    return town is not None and town[1] not in names and bool(set(names) - set(heard)) and town[1] not in _NO_TOWN


def _other_letter(value: str, plain: str) -> bool:
    """Whether the letter behind the number of a flat is another one (7D for 7B)."""
    for number, letter in re.findall(r"(?<![\da-z])(\d+)([a-z])(?![a-z])", value):
        words = "|".join((number, *(_FIGURES_EN[int(number) : int(number) + 1])))
        said = re.findall(rf"(?<![\da-z])(?:{words})[ -]?([a-z])(?![a-z'])", plain)
        if said and letter not in said:
            return True
        written = re.findall(rf"(?<![\da-z])(\d+){letter}(?![a-z'])", plain)
        if written and number not in written:
            return True  # 13A for 3A
    return False


def _beside(value: SaidValue, names: Sequence[tuple[int, int, int]], origin: Sequence[int]) -> bool:
    """Whether nothing but a blank stands between a number and the name of a place."""
    start, end = origin[value.start], origin[value.end - 1] + 1
    return any(0 <= name[0] - end <= 1 or 0 <= start - name[1] <= 1 for name in names)


def judge_address(
    normal: Normal, said: Sequence[SaidValue], origin: Sequence[int], fact: CaseFact
) -> tuple[tuple[FactState, int, int] | None, Set[int]]:
    """How the address is restated, where; and the starts of the values that belong to it."""
    address = _read(fact.value)
    names = [_name_in(normal, name) for name in address.names]
    heard = [name for name in names if name is not None]
    numbers = (*address.numbers, *(figure for figure, _ in address.figures))
    values = []
    for one in said:
        if not one.dropped and one.digits:
            pair = _told_as_one(one, numbers)
            values += [replace(one, digits=part, groups=(part,)) for part in pair] if pair else [one]
    mine = {v.start for n in address.numbers for v in values if _holds(v, n)}
    if not heard or len(heard) * 2 < len(address.names):
        return None, set()
    if _OURS.search(plain_letters(normal.text)[0], 0, min(h[0] for h in heard)):
        return None, set()
    spans = [(h[0], h[1]) for h in heard] + [
        (origin[v.start], origin[v.end - 1] + 1) for v in values if v.start in mine
    ]
    start, end = min(s for s, _ in spans), max(e for _, e in spans)
    written = re.findall(r"\d+", plain_letters(normal.text)[0])  # 12B
    floors = _floors(normal)
    written += floors
    figures = [_figure_before(unit, normal) for _, unit in address.figures]
    unlike = any(got not in (None, n) for (n, _), got in zip(address.figures, figures, strict=True))
    lacking = [n for n in address.numbers if not (n in written or any(_holds(v, n) for v in values))]
    known = set(address.numbers)
    wrong = {v.start for n in lacking for v in values for g in v.groups if g not in known and _could_be(n, g)}
    # Whatever number stands right beside the street is meant as the one that is lacking.
    beside = {v.start for v in values if v.start not in mine and _beside(v, heard, origin)}
    wrong |= beside if lacking else set()
    lacking += [n for (n, _), got in zip(address.figures, figures, strict=True) if got != n]
    plain, value = plain_letters(normal.text)[0], plain_letters(fact.value)[0]
    if normal.language == "en":
        known_names = [name for name, place in zip(address.names, names, strict=True) if place is not None]
        unlike = unlike or _other_side(value, plain, start, end) or _other_town(address.names, known_names, plain, end)
    unlike = unlike or _other_letter(value, plain) or (bool(lacking) and not set(floors) <= set(numbers))
    if wrong or unlike or (any(h[2] for h in heard) and not lacking):
        return ("wrong", start, end), mine | wrong
    if not lacking and len(heard) == len(address.names):
        return ("right", start, end), mine
    return ("partly", start, end), mine


__all__ = ["is_address", "judge_address"]
