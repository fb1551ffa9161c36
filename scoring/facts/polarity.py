"""Which parts of an utterance tell what is to be no more, what stays as it is, and what ends."""

from __future__ import annotations

import re
from typing import Final

GIVEN_UP: Final = {
    "en": re.compile(
        r"\b(?:instead of|in place of|rather than) [^,.;?!]*|"
        r"(?:, (?:and |but )?|\band )not (?!to\b|any|yet\b|too\b|so\b|long\b|until\b|sure\b|happy\b)[^,.;?!]*|"
        r"\bnot (?!to\b)[^,.;?!]{1,32}?(?=,? but\b)|"
        r"\bfrom (?!now\b|then\b|here\b|next\b|this\b)[^,.;?!]{1,32}? (?=(?:to|into|onto) )|"
        r"\byou(?:'re| are|'ve been| have been)? (?:currently |now )?"
        r"(?:pay|paying|on|get|getting|receive|receiving) [^,.;?!]{1,24}? "
        r"(?:now|at the moment|at present|currently|so far|until now|up to now)\b|"
        r"(?:\b(?:cannot|not able to|unable to|not want to|not wish to|rather not)|n't(?: able to| want to)?) [^,.;?!]*"
    ),
    "zh": re.compile(
        r"(?:而不是|不是(?!很|太|说|想))[^，。；？！]*|"
        r"(?:原来|原先|本来|之前|以前|目前)(?:[您你])?(?:都)?(?:是|用)?(?:[^，。；？！改换转变]{1,8})(?=[，,、改换转变])|"
        r"(?:不方便|不能|不想|不用|不愿意?|没法|没办法|没空)[来去到][^，。；？！]*|[来去到]不了[^，。；？！]*"
    ),
}
"""What is told as given up, with the words that say so."""

_GOES_ON: Final = {
    "en": re.compile(
        r"\b(?:keep|keeping|kept|continue|continues|continued|continuing|carry on|carrying on|carries on|go on|goes on|"
        r"going on|(?:fine|okay|ok|happy|comfortable|all right) (?:with|for) (?:us|our|that)|agree to|"
        r"stay|stays|staying|remain|remains|retain|hold on to|leave (?:it|that|things|everything) as|"
        r"as it is|as before|as they are)\b"
    ),
    "zh": re.compile("继续|接着|留着|保留|留下|照旧|照常|照样|原样|不动|维持|保持|续下去|不退|不取消|不停"),
}
"""Words that say that something is to stay or to go on."""
_NO_MORE: Final = {
    "en": re.compile(
        r"(?:\b(?:not|no|never|stop|without|rather than|instead of|complain|unhappy|why)\b|n't)[^,.;?!]{0,24}$"
    ),
    "zh": re.compile("(?:不|别|没|怎么|为什么|为何)[想要愿用能再会打算意希望必]{0,4}$"),
}
"""Before these: that it is not, or is complained of."""


_LEFT_OUT: Final = {
    "en": re.compile(r"(?:, (?:and |but )?|\band )not (?!to\b|yet\b|until\b)(?:(?! as | for )[^,.;?!])*"),
    "zh": re.compile(
        "(?:而不是|(?<=[，,])不是|(?:^|(?<=[，,您你]))不要?[放转寄要用领交收走打进加留买发])[^，。；？！?!,]*"
    ),
}
"""Told beside what is wished, as what is not."""
_DENYING: Final = {
    "en": re.compile(r"\b(?:not|no|never|nobody|cannot|without|instead|rather)\b|n't\b"),
    "zh": re.compile("[不没未别拒]|而是"),
}
"""In a request that denies something itself."""


def left_out(wanted: str, said: str, language: str) -> list[tuple[int, int]]:
    """Where an utterance tells what is just not wished, for a request that denies nothing itself."""
    if _DENYING[language].search(wanted):
        return []
    return [match.span() for match in _LEFT_OUT[language].finditer(said)]


def goes_on(plain: str, language: str) -> bool:
    """Whether something is told to stay or to go on."""
    before = _NO_MORE[language]
    return any(not before.search(plain[max(0, m.start() - 32) : m.start()]) for m in _GOES_ON[language].finditer(plain))


__all__ = ["GIVEN_UP", "goes_on", "left_out"]
