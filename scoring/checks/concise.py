"""concise: affirmative, short wording with few fillers.

Parameters: `partly`, `not_met` – fillers and hedges in the call (for partly also words said twice) from which on it
is partly, and not met if they are dense as `per_hundred` says; `fillers` – sounds of hesitation from which on it is
partly; in a long call they must stand half as dense, or in one turn; `refusals` – share of turns that do nothing but
refuse from which on it is partly; `characters`, `words` – longest turn. Hedges that compliance asks for
(以审核结果为准) are allowed, and so is what only sounds like one (不可能, 您应该先签字, 那就周三吧, as well). It judges
wording, not politeness.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from scoring.checks.call import Call, Turn
from scoring.checks.judge import absent, met, partly
from scoring.scorecard import Judgement
from scoring.standard import Criterion

_Hits = Sequence[tuple[Turn, re.Match[str]]]

_HEAD: Final = r"(?:(?<=^)|(?<=[，。！？；、…—,.!? ]))"
_FILLERS: Final = {
    "zh": re.compile(
        r"呃{1,9}|额(?=[…，,])|嗯{1,9}(?=[…—]|那个|这个)|"
        + _HEAD
        + r"(这个|那个)(?=(嘛|呢)?[…，,—]|应该|就是|然后|怎么说)"
    ),
    "en": re.compile(r"\b(um{1,5}|uh{1,5}|er{1,5}m?|hmm{1,5})\b", re.IGNORECASE),
}
"""Sounds of hesitation."""
_HEDGES: Final = {
    "zh": re.compile(
        _HEAD + r"(就是说|然后呢(?![？?]))|怎么说呢|反正|听说|"
        r"(?<![不就也早])(?<![您你]都)应该(?!的)(?<![您你]应该)|[您你]应该(?=能|会|可以|没|不用|是|有)|"
        r"(?<!不)(?<!尽)(?<!有没有)可能(?!性)|好像|似乎|大概率?|估计|一般来讲|一般来说|说不定|没(个)?准(?![备时确许])|按说|也许|兴许|差不多吧|(?<!听)说不准|不好说(?![话的])|"
        r"(?<![赔付报销退给])八成(?=[是会能要得就还没不在])|多半|搞不好|看样子|怕是(?!要)"
    ),
    "en": re.compile(
        r"(?:(?<=^)|(?<=[.!?] ))well(?=,)|"
        r"\b(you know(?=,)|like,|i mean\b|(?<!very )(?<!so )(?<!what )(?<!this )(?<!which )(?<!any )(?<!some )"
        r"(?<!the )(?<!same )(?<!one )(kind|sort) of(?! (thing|you|him|her|policy|claim|form))|"
        r"i (think|guess|suppose|reckon|imagine)|i'd (guess|say)|might(?! (i|we)\b)|could be|hopefully|"
        r"or something|probably|maybe|perhaps|most likely|likely|should be|generally|apparently|basically|"
        r"presumably|possibly|supposed to|no idea|hard to say|could do(?=,|\.| i))\b",
        re.IGNORECASE,
    ),
}
"""Words that say a thing by halves."""
_ESTIMATE: Final = re.compile(
    _HEAD + r"(?:(?!应该|大概|可能|估计|好像|多半|差不多|[行好算得]了|那就|[约定改换放]|安排|咱|我们|不如|要不|还是)"
    r"[^，。！？；…])*"
    r"[天周月年号点钟拜期的了]吧(?=$|[，。！…])"
)
"""A clause that is turned into an estimate by its last word alone (这两天吧)."""
_REPEATED: Final = re.compile(r"([\u4e00-\u9fff]{1,4}[的了])\1|(您好|没有|可以|不用|没事|明白|知道|不会|不要|不行)\2")
"""Words that are said twice in one breath (记了记了)."""
_REFUSING: Final = frozenset(("shirk", "argue", "blame", "sarcasm", "order"))
LEAST: Final = 2
"""Refusals from which on the other turns are looked at."""
_DENSITY: Final = {"zh": 100, "en": 80}


def check(call: Call, criterion: Criterion) -> Judgement:
    """Count fillers and hedges, refusals and overlong turns."""
    turns = call.to_caller
    if not turns:
        return absent("the agent said nothing", after=call.answered or 0)
    language = call.wording.language
    fillers = _found(turns, _FILLERS[language])
    hits = [*fillers, *_found(turns, _HEDGES[language])]
    if language == "zh":
        hits += _found(turns, _ESTIMATE)
    repeated = _found(turns, _REPEATED)
    size = sum(call.wording.size(turn.text) for turn in turns)
    dense = criterion.number("per_hundred") * size / _DENSITY[language]
    shown = tuple(
        call.words(turn) for turn in sorted({turn for turn, _ in (*hits, *repeated)}, key=lambda turn: turn.event)
    )[:3]
    if len(hits) >= criterion.integer("not_met") and len(hits) >= dense:
        return absent("fillers and hedges throughout", *shown, after=call.answered or 0)
    if _too_many([*hits, *repeated], criterion.integer("partly"), dense / 2) or _too_many(
        fillers, criterion.integer("fillers"), dense / 2
    ):
        return partly("fillers and hedges", *shown, after=call.answered or 0)
    refusing = [turn for turn in turns if _refuses(turn)]
    if sum(bool(turn.acts & _REFUSING) for turn in refusing) >= LEAST and len(refusing) >= criterion.number(
        "refusals"
    ) * len(turns):
        return partly(
            "short, but mostly refusals", *(call.words(turn) for turn in refusing[:3]), after=refusing[0].event
        )
    limit = criterion.integer("words" if language == "en" else "characters")
    long = [turn for turn in turns if call.wording.size(turn.text) > limit]
    if long:
        return partly("a turn that is too long", call.words(long[0]), after=long[0].event)
    return met()


def _found(turns: Sequence[Turn], words: re.Pattern[str]) -> list[tuple[Turn, re.Match[str]]]:
    return [(turn, found) for turn in turns for found in words.finditer(turn.text)]


def _too_many(hits: _Hits, least: int, dense: float) -> bool:
    """Whether there are so many hits, near to each other by the length of the call or in one turn."""
    in_one = max((sum(turn is other for other, _ in hits) for turn, _ in hits), default=0)
    return len(hits) >= least and (len(hits) >= dense or in_one >= least)


def _refuses(turn: Turn) -> bool:
    """Whether a turn refuses; where others surely do, a likely one counts with them."""
    return bool((turn.acts | turn.heard_as) & _REFUSING)


__all__ = ["check"]
