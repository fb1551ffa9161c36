"""address: the caller's surname is learnt and the right form of address used often enough.

Parameters: `uses` – turns in which the caller is rightly addressed. A wrong form that is not mended afterwards is
not met, however often it is used. Not applicable where the caller declined to give a name after one polite ask.
Met: 陈先生 twice. Partly: once. Not met: never, or 曾小姐 for a 曾女士.
"""

from __future__ import annotations

import re
from typing import Final

from scoring.checks.call import Call, Turn
from scoring.checks.judge import absent, failed, met, na, partly
from scoring.language.phonetics import alike
from scoring.scorecard import Judgement
from scoring.standard import Criterion

_MALE: Final = frozenset(("先生", "mr", "sir"))
_FEMALE: Final = frozenset(("女士", "小姐", "太太", "mrs", "ms", "miss", "madam"))
_NEUTRAL: Final = frozenset(("ms",))
"""Right for every woman."""
_ZH: Final = re.compile(r"(先生|女士|小姐|太太)")
_EN: Final = re.compile(
    r"\b(mr|mrs|ms|miss|mister|missus|madam|dr|doctor|prof|professor)\b\.?\s+([a-z'-]+)", re.IGNORECASE
)
_FULL: Final = {"mister": "mr", "missus": "mrs", "doctor": "dr", "professor": "prof"}


def check(call: Call, criterion: Criterion) -> Judgement:
    """Count the turns that address the caller rightly; look for a wrong form that stays."""
    used = [turn for turn in call.to_caller if turn.has("use_address") or _names(call, turn.text)]
    judged = [(turn, _right(call, turn)) for turn in used]
    right = [turn for turn, good in judged if good]
    wrong = [turn for turn, good in judged if good is False]
    if wrong and not any(turn.event > wrong[-1].event for turn in right):
        return failed("a wrong form of address that was not mended", call.words(wrong[-1], "use_address"))
    evidence = tuple(call.words(turn, "use_address") for turn in right)
    uses = criterion.integer("uses")
    if len(right) >= uses:
        return met(*evidence)
    if right:
        return partly("used too seldom", *evidence, after=right[0].event, lacking=True)
    asked = call.with_acts("ask_surname")
    reply = call.reply(asked[0]) if asked else None
    if reply is not None and "denies" in reply.does:
        return na("the caller declined to give a name")
    return absent("the caller was never addressed by name", after=call.answered or 0)


def _names(call: Call, text: str) -> bool:
    """Whether a text holds the caller's surname with a title."""
    caller = call.case.caller
    if not caller.surname:
        return False
    if call.language == "en":
        return any(name.lower() == caller.surname.lower() for _, name in _EN.findall(text))
    return any(caller.surname + title in text for title in _ZH.findall(text))


def _right(call: Call, turn: Turn) -> bool | None:
    """Whether a turn that addresses the caller does it rightly; None where it names no title that can be judged."""
    caller = call.case.caller
    if call.language == "en":
        for title, name in _EN.findall(turn.text):
            if name.lower() == caller.surname.lower():
                return _fits(_FULL.get(title.lower(), title.lower()), caller.title.lower().rstrip("."))
        return True if caller.surname and caller.surname.lower() in turn.text.lower() else None
    for found in _ZH.finditer(turn.text):
        name = turn.text[max(0, found.start() - len(caller.surname)) : found.start()]
        if len(name) == len(caller.surname) and alike(name, caller.surname) in ("exact", "same", "merged"):
            return _fits(found.group(1), caller.title)
    return True if any(alike(char, caller.surname[:1]) in ("exact", "same") for char in turn.text) else None


def wrong_title(call: Call, text: str) -> bool:
    """Whether a text names the caller with a wrong form of address."""
    caller = call.case.caller
    if call.language == "en":
        named = [title for title, name in _EN.findall(text) if name.lower() == caller.surname.lower()]
        return any(
            not _fits(_FULL.get(title.lower(), title.lower()), caller.title.lower().rstrip(".")) for title in named
        )
    titles = [title for title in _ZH.findall(text) if caller.surname + title in text]
    return any(not _fits(title, caller.title) for title in titles)


def _fits(title: str, right: str) -> bool:
    if title == right or (title in _NEUTRAL and right in _FEMALE):
        return True
    known = _MALE | _FEMALE
    return title not in known or right not in known


__all__ = ["check", "wrong_title"]
