"""English numbers: digit words (oh, double five), cardinals, dates, clock times, sums, lengths of time."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import cache
from typing import Final

from scoring.language.numbers import Number, NumberKind

_UNITS: Final = {
    "zero": 0, "oh": 0, "nought": 0, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7,
    "eight": 8, "nine": 9,
}  # fmt: skip
_TEENS: Final = {
    "ten": 10, "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15, "sixteen": 16,
    "seventeen": 17, "eighteen": 18, "nineteen": 19,
}  # fmt: skip
_TENS: Final = {
    "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90,
}  # fmt: skip
_ORDINALS: Final = {
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
_WORD = (
    r"(?:"
    + "|".join(sorted([*_UNITS, *_TEENS, *_TENS, "hundred", "thousand", "million"], key=len, reverse=True))
    + r")"
)
NUMBER_WORD: Final = "|".join(sorted([*_UNITS, *_TEENS, *_TENS], key=len, reverse=True))
NO_SIGH: Final = (
    r"(?<!oh(?=[ ,]+(?:i|no|sorry|wait|dear|my|right|okay|yes|pardon|hang|hold|excuse|let me|god|well|it's|it is)\b))"
)
"""Behind a digit word: no `oh` that is an outcry (oh, I mean …)."""
_DIGIT = rf"(?:{'|'.join([*_UNITS, 'double', 'triple', 'treble'])}|o(?![\w'])|\d){NO_SIGH}"
_DECEMBER: Final = 12
_LAST_DAYS: Final = dict(enumerate((31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31), 1))
_ORD = (
    r"(?:(?:twenty|thirty)[- ])?(?:" + "|".join(sorted(_ORDINALS, key=len, reverse=True)) + r")|\d{1,2}(?:st|nd|rd|th)"
)
_LINK = (
    rf"(?:(?<=hundred),(?= (?:and )?(?:{'|'.join([*_TENS, *_TEENS])})\b)|(?<=thousand),|(?<=million),)?(?:[ -]and)?[ -]"
)
"""Between the words of one number: two thousand, six hundred and eight."""
_HALVES = rf"(?:{_WORD}(?:[- ]{_WORD})? and a half|half a) (?:thousand|million|grand)\b"
_CARD = rf"(?:{_HALVES}|\d{{1,3}}(?:,\d{{3}})+(?:\.\d+)?|\d+(?:\.\d+)?|(?:a[ ](?=hundred|thousand))?{_WORD}(?:{_LINK}{_WORD})*(?: point(?: {_DIGIT})+(?: (?:thousand|million)\b)?)?)"  # noqa: E501
_YEAR = rf"(?:(?:19|20)\d\d(?! ?(?:yuan|dollars|rmb))|(?:nineteen|twenty)[ -](?:(?:{'|'.join(_TENS)})(?:[- ](?:{'|'.join(_UNITS)}))?|{'|'.join(_TEENS)}|oh[ -](?:{'|'.join(_UNITS)}))|two thousand(?: and)? (?:(?:{'|'.join(_TENS)})(?:[- ](?:{'|'.join(_UNITS)}))?|{'|'.join([*_TEENS, *_UNITS])})(?! hundred| thousand))"  # noqa: E501
_SMALL = rf"(?:\d{{1,2}}|(?:twenty|thirty|forty|fifty)(?:[- ](?:one|two|three|four|five|six|seven|eight|nine))?|{'|'.join([*_TEENS, *_UNITS])})"  # noqa: E501
_DAY_WORD = rf"(?:(?:twenty|thirty)[- ](?:{'|'.join(_UNITS)})|{'|'.join([*_TEENS, *_UNITS])}|twenty|thirty)"
_AFTER_A_DAY = (
    "and|at|is|was|right|correct|in|of|from|for|to|with|taken|paid|you|i|we|yes|this year|last year|on|the|no|so"
)
"""After a day in May or March, which are verbs, too."""
_CENTS = rf"(?:(?:{'|'.join(_TENS)})(?:[- ](?:{'|'.join(_UNITS)}))?|{_SMALL})"
_HALF = r"(?:[ ]?(a\.?m\.?|p\.?m\.?|in the morning|in the afternoon|in the evening|tonight|this afternoon|this evening|this morning))?"  # noqa: E501
_UNIT = r"(working days?|business days?|calendar days?|days?|hours?|minutes?|seconds?|weeks?|months?|years?)"

_SOURCES: Final[tuple[tuple[NumberKind, str], ...]] = (
    ("date", r"(\d{4})-(\d{2})-(\d{2})"),
    ("date", rf"({MONTH}),?(?: of| in)? ({_YEAR})\b"),
    ("date", rf"()({MONTH})\.?(?: the)? ({_ORD}|{_SMALL})(?! hundred| thousand)(?:(?:,)?(?: in)? ({_YEAR}))?\b"),
    ("date", rf"()(?:the )?({_ORD}|\d{{1,2}})(?: day)?(?: of)?,? ({MONTH})\.?(?:(?:,)?(?: in)? ({_YEAR}))?\b(?#dm)"),
    ("date", rf"()({_DAY_WORD}) (?!may\b|mar)({MONTH})\b(?:,? ({_YEAR}))?"),
    ("date", rf"()((?:twenty|thirty)[- ](?:{'|'.join(_UNITS)})|{'|'.join(_TEENS)}|twenty|thirty) (may|mar|march)\b()(?=$|[,.?!;]| (?:{_AFTER_A_DAY})\b)"),  # noqa: E501
    ("date", rf"()(?:the )?(last) day (?:of|in) ({MONTH})\b"),
    ("date", r"(?<![\d/])()(\d{1,2})/(\d{1,2})(?:/(\d{4}|\d{2}))?(?![\d/])"),
    ("date", r"(?<![\d.-])()(\d{1,2})[.-](\d{1,2})[.-]((?:19|20)\d\d)(?![\d-]|\.\d)"),
    ("date", rf"()(?:the )?({_ORD}) of the ({_ORD})\b(?:,? ({_YEAR}))?"),
    ("date", rf"()the ({_ORD})\b(?! time| one| case| page| party| floor| person| thing| call| line| box)(?#d)"),
    ("date", rf"()((?:twenty|thirty)[- ](?:{'|'.join(_ORDINALS)})|\d{{1,2}}(?:st|nd|rd|th))\b(?! time| one| case| page| party| floor| person| thing| call| line| box| birthday| anniversary| year)"),  # noqa: E501
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
    "(?:mon|tues|wednes|thurs|fri|satur|sun)day", MONTH, _WORD, *_ORDINALS,
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
    if all(word in _UNITS for word in words.split()) and " " in words:
        return spell_digits(words)  # three five nine zero yuan
    total, section, seen, pair, hundredths = 0, 0, False, False, 0
    for word in re.split(r"[ -]+", words):
        if word in ("and", "a"):
            continue
        seen = True
        if word.isdigit():
            section += int(word)
        elif word in _UNITS or word in _TEENS or word in _TENS:
            amount = _UNITS.get(word, 0) + _TEENS.get(word, 0) + _TENS.get(word, 0)
            # One thousand two hundred and thirty-six fifty: what follows a whole number are hundredths.
            if hundredths or (pair and (total or "hundred" in words) and section % 100 and word not in _UNITS):
                hundredths += amount
                continue
            # Three eighty-six, twenty-six eighty: the group before counts hundreds.
            if word not in _UNITS and 0 < section < 100 and not pair:
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
        elif word in _UNITS or word == "o":
            piece = str(_UNITS.get(word, 0))
            if tens and piece != "0":
                out = out[:-1]
        elif word in _TEENS or word in _TENS:
            piece = str(_TEENS.get(word) or _TENS.get(word))
        else:
            continue
        tens = word in _TENS
        out, repeat = out + piece * repeat, 1
    return out


def _small(words: str) -> int:
    ordinal = re.sub(r"(?:st|nd|rd|th)$", "", words) if words[:1].isdigit() else words
    if ordinal.isdigit():
        return int(ordinal)
    return sum(
        _ORDINALS.get(w, 0) + _UNITS.get(w, 0) + _TEENS.get(w, 0) + _TENS.get(w, 0) for w in re.split("[ -]", ordinal)
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
        minutes = {"half": 30, "quarter": 15}.get(word) or _small(word)
        hour = _small(groups[2])
        half = groups[3]
        return _clock(hour, minutes, half) if groups[1] == "past" else _clock(hour - 1, 60 - minutes, half)
    if len(groups) == 2:
        return _clock(_small(word), 0, groups[1])
    return _clock(_small(word), _small(groups[1]) if groups[1] else 0, groups[2])


def _value(kind: NumberKind, match: re.Match[str]) -> str | None:  # noqa: PLR0912 - one branch a kind
    text = match[0]
    if kind == "date":
        groups = match.groups()
        if groups[0] and len(groups) == 2:
            return f"{_year(groups[1])}-{MONTHS[groups[0]]:02d}"
        if groups[0]:
            return "-".join(groups) if 1 <= int(groups[1]) <= _DECEMBER and 1 <= int(groups[2]) <= 31 else None
        if len(groups) == 2:
            return f"{_small(groups[1]):02d}"
        if groups[1] == "last":
            return f"{MONTHS[groups[2]]:02d}-{_LAST_DAYS[MONTHS[groups[2]]]}"
        month, day = (groups[1], groups[2]) if groups[1] in MONTHS else (groups[2], groups[1])
        if month not in MONTHS:
            # 10/8: the month stands first where it may; of the third of the fifth it is the fifth.
            first = groups[1].isdigit() and int(groups[1]) <= _DECEMBER
            day, month = (groups[2], groups[1]) if first else (groups[1], groups[2])
        which = MONTHS.get(month) or _small(month)
        if not (1 <= which <= _DECEMBER and 1 <= _small(day) <= 31):
            return None
        value = f"{which:02d}-{_small(day):02d}"
        return f"{_year(groups[3])}-{value}" if groups[3] else value
    if kind == "time":
        return _time(match)
    if kind == "amount" and match.lastindex == 2 and match[2] == "k":
        return str(int(Decimal(cardinal(match[1]) or 0) * 1000))
    if kind == "amount" and match.lastindex == 2 and match[2] == "half":
        return f"{cardinal(match[1])}.50"
    if kind == "amount" and match.lastindex == 2 and match[2]:
        return f"{cardinal(match[1])}.{_small(match[2]):02d}"
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
    rf"(?:(?:(?:double|triple|treble) )?(?:{'|'.join(_UNITS)})[ -]){{2,}}(?:{'|'.join(_UNITS)})"
    rf"(?=[ -](?:{'|'.join([*_UNITS, *_TEENS])}|(?:{'|'.join(_TENS)})(?:[- ](?:{'|'.join(_UNITS)}))?)"
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
    return len(words) == 1 or (len(words) == 2 and words[0] in _TENS and words[1] in _UNITS)


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
        best: tuple[int, NumberKind, str] | None = None
        for kind, pattern in _patterns():
            match = pattern.match(text, at)
            if match and match.end() > at and (best is None or match.end() > best[0]):
                value = _value(kind, match)
                if value is not None:
                    best = (match.end(), kind, value)
        if best is None:
            at += 1
        elif best[1] == "number" and _HOUR_AND_MINUTES.fullmatch(text, at, best[0]) and _CLOCK.search(text, 0, at):
            found.append(Number(at, best[0], "time", f"{best[2][:-2]:0>2}:{best[2][-2:]}"))
            at = best[0]
        elif best[1] == "number" and len(best[2]) <= 2 and int(best[2]) <= 12 and _HOURS.search(text, 0, at):
            found.append(Number(at, best[0], "time", f"{int(best[2]):02d}:00"))
            at = best[0]
        else:
            groups = best[1] == "number" and not _one_number(text[at : best[0]])
            found.append(Number(at, best[0], "digits" if groups else best[1], best[2]))
            at = best[0]


__all__ = ["MONTH", "MONTHS", "NO_SIGH", "NUMBER_WORD", "cardinal", "find_english", "spell_digits"]
