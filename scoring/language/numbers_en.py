"""English numbers: digit words (oh, double five), cardinals, dates, clock times, sums, lengths of time."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import cache
from typing import Final

from scoring.language.number_words_en import (
    MONTH,
    MONTHS,
    NO_SIGH,
    ORDINALS,
    TEENS,
    TENS,
    UNITS,
    cardinal,
    small,
    spell_digits,
)  # fmt: skip
from scoring.language.numbers import Number, NumberKind, longest_number

_WORD = (
    r"(?:" + "|".join(sorted([*UNITS, *TEENS, *TENS, "hundred", "thousand", "million"], key=len, reverse=True)) + r")"
)
_DIGIT = rf"(?:{'|'.join([*UNITS, 'double', 'triple', 'treble'])}|o(?![\w'])|\d){NO_SIGH}"
_DECEMBER: Final = 12
_LAST_DAYS: Final = dict(enumerate((31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31), 1))
_ORD = (
    r"(?:(?:twenty|thirty)[- ])?(?:" + "|".join(sorted(ORDINALS, key=len, reverse=True)) + r")|\d{1,2}(?:st|nd|rd|th)"
)
_LINK = (
    rf"(?:(?<=hundred),(?= (?:and )?(?:{'|'.join([*TENS, *TEENS])})\b)|(?<=thousand),|(?<=million),)?(?:[ -]and)?[ -]"
)
"""Between the words of one number: two thousand, six hundred and eight."""
_HALVES = rf"(?:{_WORD}(?:[- ]{_WORD})? and a half|half a) (?:thousand|million|grand)\b"
_CARD = rf"(?:{_HALVES}|\d{{1,3}}(?:,\d{{3}})+(?:\.\d+)?|\d+(?:\.\d+)?|(?:a[ ](?=hundred|thousand))?{_WORD}(?:{_LINK}{_WORD})*(?: point(?: {_DIGIT})+(?: (?:thousand|million)\b)?)?)"  # noqa: E501
_YEAR = rf"(?:(?:19|20)\d\d(?! ?(?:yuan|dollars|rmb))|(?:nineteen|twenty)[ -](?:(?:{'|'.join(TENS)})(?:[- ](?:{'|'.join(UNITS)}))?|{'|'.join(TEENS)}|oh[ -](?:{'|'.join(UNITS)}))|two thousand(?: and)? (?:(?:{'|'.join(TENS)})(?:[- ](?:{'|'.join(UNITS)}))?|{'|'.join([*TEENS, *UNITS])})(?! hundred| thousand))"  # noqa: E501
_SMALL = rf"(?:\d{{1,2}}|(?:twenty|thirty|forty|fifty)(?:[- ](?:one|two|three|four|five|six|seven|eight|nine))?|{'|'.join([*TEENS, *UNITS])})"  # noqa: E501
_DAY_WORD = rf"(?:(?:twenty|thirty)[- ](?:{'|'.join(UNITS)})|{'|'.join([*TEENS, *UNITS])}|twenty|thirty)"
_AFTER_A_DAY = (
    "and|at|is|was|right|correct|in|of|from|for|to|with|taken|paid|you|i|we|yes|this year|last year|on|the|no|so"
)
"""After a day in May or March, which are verbs, too."""
_CENTS = rf"(?:(?:{'|'.join(TENS)})(?:[- ](?:{'|'.join(UNITS)}))?|{_SMALL})"
_HALF = r"(?:[ ]?(a\.?m\.?|p\.?m\.?|in the morning|in the afternoon|in the evening|tonight|this afternoon|this evening|this morning))?"  # noqa: E501
_UNIT = r"(working days?|business days?|calendar days?|days?|hours?|minutes?|seconds?|weeks?|months?|years?)"

_SOURCES: Final[tuple[tuple[NumberKind, str], ...]] = (
    ("date", r"(\d{4})-(\d{2})-(\d{2})"),
    ("date", rf"({MONTH}),?(?: of| in)? ({_YEAR})\b"),
    ("date", rf"()({MONTH})\.?(?: the)? ({_ORD}|{_SMALL})(?! hundred| thousand)(?:(?:,)?(?: in)? ({_YEAR}))?\b"),
    ("date", rf"()(?:the )?({_ORD}|\d{{1,2}})(?: day)?(?: of)?,? ({MONTH})\.?(?:(?:,)?(?: in)? ({_YEAR}))?\b(?#dm)"),
    ("date", rf"()({_DAY_WORD}) (?!may\b|mar)({MONTH})\b(?:,? ({_YEAR}))?"),
    ("date", rf"()((?:twenty|thirty)[- ](?:{'|'.join(UNITS)})|{'|'.join(TEENS)}|twenty|thirty) (may|mar|march)\b()(?=$|[,.?!;]| (?:{_AFTER_A_DAY})\b)"),  # noqa: E501
    ("date", rf"()(?:the )?(last) day (?:of|in) ({MONTH})\b"),
    ("date", r"(?<![\d/])()(\d{1,2})/(\d{1,2})(?:/(\d{4}|\d{2}))?(?![\d/])"),
    ("date", r"(?<![\d.-])()(\d{1,2})[.-](\d{1,2})[.-]((?:19|20)\d\d)(?![\d-]|\.\d)"),
    ("date", rf"()(?:the )?({_ORD}) of the ({_ORD})\b(?:,? ({_YEAR}))?"),
    ("date", rf"()the ({_ORD})\b(?! time| one| case| page| party| floor| person| thing| call| line| box)(?#d)"),
    ("date", rf"()((?:twenty|thirty)[- ](?:{'|'.join(ORDINALS)})|\d{{1,2}}(?:st|nd|rd|th))\b(?! time| one| case| page| party| floor| person| thing| call| line| box| birthday| anniversary| year)"),  # noqa: E501
    ("date", rf"(?:(?<=no, )|(?<=no )|(?<=sorry, )|(?<=sorry )|(?<=mean ))()(?!first|second)({_ORD})\b"),
    ("time", rf"({_SMALL})[:.](\d\d){_HALF}(?!\d)"),
    ("time", rf"(half|quarter|{_SMALL})(?: minutes?)? (past|to) ({_SMALL}){_HALF}\b"),
    ("time", rf"(?:a )?(quarter) (past|to) ({_SMALL}){_HALF}\b"),
    ("time", rf"({_SMALL}) ?o'?clock{_HALF}\b"),
    ("time", rf"({_SMALL})(?: (thirty|fifteen|forty[- ]five|ten|twenty))? ?(a\.?m\.?|p\.?m\.?|in the morning|in the afternoon|in the evening)\b"),  # noqa: E501
    ("time", r"\b(noon|midday|midnight|lunchtime|close of business|end of (?:the )?day)\b"),
    ("percent", rf"({_CARD}) ?(?:%|per ?cent\b)"),
    ("amount", rf"(?:[$¥€£]|hk\$|us\$|\b(?:rmb|cny|hkd|usd)) ?({_CARD})"),
    ("amount", rf"({_CARD})[ ]?(k)\b"),
    ("amount", rf"({_HALVES}|(?:{_CARD}|a) grand(?: {_WORD} hundred)?)\b"),
    ("amount", rf"({_CARD}) ?(?:yuan|rmb|cny|hkd|dollars?|bucks|hong kong dollars?|pounds?|euros?|renminbi|kuai)\b(?:(?: and)? ({_CENTS})(?: cents\b|(?=$|[,.?!]| (?:on|in|for|was|were|is|right|correct|and|you|i|from|at|the|yes|taken|paid)\b)))?"),  # noqa: E501
    ("amount", rf"({_CARD}) and a (half) ?(?:yuan|rmb|hkd|dollars?|pounds?|euros?|kuai)\b"),
    ("amount", rf"({_CARD}),? and ({_CENTS}) cents\b"),
    ("span", rf"({_CARD}|an?|half an?|a couple of|a few|several)[ -](?:or (?:so|{_WORD}) |to {_WORD} )?{_UNIT}\b"),
    ("day", r"\b(?:(?:next|this|on) )?(?:monday|tuesday|wednesday|thursday|friday|saturday|sunday)s?(?: (?:morning|afternoon|evening))?\b"),  # noqa: E501
    ("day", r"\b(?:today|tomorrow|tonight|yesterday|this (?:morning|afternoon|evening|week)|tomorrow (?:morning|afternoon|evening)|next week|the day after tomorrow)\b"),  # noqa: E501
    ("digits", rf"{_DIGIT}(?:[ -]?(?:{_DIGIT}))+(?<!double)(?<!triple)(?<!treble)\b"),
    ("number", rf"({_DIGIT}(?:[ -]{_DIGIT})+) point((?: {_DIGIT})+)\b"),
    ("number", rf"{_WORD} point(?: {_DIGIT})+ (?:thousand|million)\b"),
    ("number", rf"(?:{_HALVES}|\d[\d,]*(?:\.\d+)?|{_WORD}(?:{_LINK}{_WORD})*)\b"),
)  # fmt: skip

_BEGINNINGS: Final = (
    r"[\d$¥€£]", r"hk[$d]", r"us[$d]", "rmb", "cny", "half", "quarter", "an?[ -]", r"o(?![\w'])", "double", "triple",
    "treble", "last ",
    "several", "noon", "mid", "lunch", "close", "end", "on ", "next ", "this", "yesterday", "to(?:day|morrow|night)",
    "the ", "no one", "that", "which", "each", "every", "any", "another", "only", "for one", "at once", "first of all",
    "(?:mon|tues|wednes|thurs|fri|satur|sun)day", MONTH, _WORD, *ORDINALS,
)  # fmt: skip
"""All that a match of one of the patterns, or of `_PLAIN`, can begin with: most words need no closer look."""
_START = re.compile(rf"(?:\b|(?<=[a-z])(?=\d))(?={'|'.join(_BEGINNINGS)})")


@cache
def _patterns() -> tuple[tuple[NumberKind, re.Pattern[str]], ...]:
    """Compiled when English is first read: Mandarin calls, which load this file for its words, do without."""
    return tuple((kind, re.compile(source)) for kind, source in _SOURCES)


_HOURS = re.compile(r"\b(?:at|by|before|after|until|till|past|around) $")
_CLOCK = re.compile(r"\b(?:at|by|before|after|until|till|past) $")
_HOUR_AND_MINUTES = re.compile(
    r"(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)[ -]"
    r"(?:ten|fifteen|twenty|thirty|forty|fifty)(?:[ -]five)?"
)
_PLAIN = re.compile(
    r"one (?:moment|second|of|more|minute please)|no one|(?:this|that|which|each|every|any|another|only|the) one|two of us|for one|at once|first of all"  # noqa: E501
)


def _year(words: str) -> str:
    """A year in digits: nineteen eighty-three → 1983, two thousand and five → 2005, 79 → 1979."""
    if words.isdigit() and len(words) == 2:
        return ("19" if words > "30" else "20") + words
    return words if words.isdigit() else cardinal(words) or "" if "thousand" in words else spell_digits(words)


def _clock(hour: int, minute: int, half: str | None) -> str | None:
    if half and hour < 12 and (half.startswith("p") or "afternoon" in half or "evening" in half or half == "tonight"):
        hour += 12
    return f"{hour:02d}:{minute:02d}" if hour <= 24 and 0 <= minute < 60 else None


def _time(match: re.Match[str]) -> str | None:
    groups = match.groups()
    word = groups[0]
    if word in ("noon", "midday", "lunchtime"):
        return "12:00"
    if word == "midnight":
        return "00:00"
    if len(groups) == 1:
        return "17:00"
    if len(groups) > 2 and groups[1] in ("past", "to"):
        minutes = {"half": 30, "quarter": 15}.get(word) or small(word)
        hour = small(groups[2])
        half = groups[3]
        return _clock(hour, minutes, half) if groups[1] == "past" else _clock(hour - 1, 60 - minutes, half)
    if len(groups) == 2:
        return _clock(small(word), 0, groups[1])
    return _clock(small(word), small(groups[1]) if groups[1] else 0, groups[2])


def _value(kind: NumberKind, match: re.Match[str]) -> str | None:  # noqa: PLR0912 - one branch a kind
    text = match[0]
    if kind == "date":
        groups = match.groups()
        if groups[0] and len(groups) == 2:
            return f"{_year(groups[1])}-{MONTHS[groups[0]]:02d}"
        if groups[0]:
            return "-".join(groups) if 1 <= int(groups[1]) <= _DECEMBER and 1 <= int(groups[2]) <= 31 else None
        if len(groups) == 2:
            return f"{small(groups[1]):02d}"
        if groups[1] == "last":
            return f"{MONTHS[groups[2]]:02d}-{_LAST_DAYS[MONTHS[groups[2]]]}"
        month, day = (groups[1], groups[2]) if groups[1] in MONTHS else (groups[2], groups[1])
        if month not in MONTHS:
            # 10/8: the month stands first where it may; of the third of the fifth it is the fifth.
            first = groups[1].isdigit() and int(groups[1]) <= _DECEMBER
            day, month = (groups[2], groups[1]) if first else (groups[1], groups[2])
        which = MONTHS.get(month) or small(month)
        if not (1 <= which <= _DECEMBER and 1 <= small(day) <= 31):
            return None
        value = f"{which:02d}-{small(day):02d}"
        return f"{_year(groups[3])}-{value}" if groups[3] else value
    if kind == "time":
        return _time(match)
    if kind == "amount" and match.lastindex == 2 and match[2] == "k":
        return str(int(Decimal(cardinal(match[1]) or 0) * 1000))
    if kind == "amount" and match.lastindex == 2 and match[2] == "half":
        return f"{cardinal(match[1])}.50"
    if kind == "amount" and match.lastindex == 2 and match[2]:
        return f"{cardinal(match[1])}.{small(match[2]):02d}"
    if kind in ("percent", "amount"):
        return cardinal(match[1])
    if kind == "span":
        return f"{cardinal(match[1]) or match[1]} {match[2]}"
    if kind == "day":
        return text
    if kind == "digits":
        return spell_digits(text)
    if text in ("one", "two", "oh", "zero"):
        return None
    if match.lastindex == 2:
        return f"{spell_digits(match[1])}.{spell_digits(match[2])}"
    return cardinal(text) if _one_number(text) else spell_digits(text)


_DIGITS_THEN_SUM: Final = re.compile(
    rf"(?:(?:(?:double|triple|treble) )?(?:{'|'.join(UNITS)})[ -]){{2,}}(?:{'|'.join(UNITS)})"
    rf"(?=[ -](?:{'|'.join([*UNITS, *TEENS])}|(?:{'|'.join(TENS)})(?:[- ](?:{'|'.join(UNITS)}))?)"
    r" (?:hundred|thousand)\b)"
)
"""Digits said one by one that a sum follows without a pause (… nine three two four thousand three hundred)."""


def _one_number(text: str) -> bool:
    """Whether number words name one number (two hundred and five) and are no run of groups (twenty forty-one)."""
    words = [w for w in re.split(r"[ -]+", text.replace(",", "")) if w != "and"]
    if "oh" in words or "zero" in words:
        return False
    if any(w in ("hundred", "thousand", "million") for w in words):
        return True
    return len(words) == 1 or (len(words) == 2 and words[0] in TENS and words[1] in UNITS)


def find_english(text: str) -> tuple[Number, ...]:
    """All English numbers of a text in lower case."""
    found: list[Number] = []
    at = 0
    while True:
        start = _START.search(text, at)
        if start is None:
            return tuple(found)
        at = start.start()
        plain = _PLAIN.match(text, at)
        if plain:
            at = plain.end()
            continue
        if run := _DIGITS_THEN_SUM.match(text, at):
            found.append(Number(at, run.end(), "digits", spell_digits(run[0])))
            at = run.end()
            continue
        best = longest_number(text, at, _patterns(), _value)
        if best is None:
            at += 1
            continue
        found.append(_told_apart(text, best) if best.kind == "number" else best)
        at = best.end


def _told_apart(text: str, found: Number) -> Number:
    """A plain number as the time, or the groups of digits, that it is by the words before it and in it."""
    at, end, value = found.start, found.end, found.value
    if _HOUR_AND_MINUTES.fullmatch(text, at, end) and _CLOCK.search(text, 0, at):
        return Number(at, end, "time", f"{value[:-2]:0>2}:{value[-2:]}")
    if len(value) <= 2 and int(value) <= 12 and _HOURS.search(text, 0, at):
        return Number(at, end, "time", f"{int(value):02d}:00")
    return found if _one_number(text[at:end]) else Number(at, end, "digits", value)


__all__ = ["find_english"]
