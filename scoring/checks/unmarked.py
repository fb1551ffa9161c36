"""Questions in words that were written down without any mark, as recognisers give them: by their asking words."""

from __future__ import annotations

import re
from typing import Final

NO_QUESTION: Final = re.compile(r"(什么|谁|哪[里儿]?|怎么)[^，。]{0,2}[都也]|(哪天|什么时候)[^，。？?]{1,8}了$")
"""An asking word that asks nothing (谁都不管)."""
_WHATEVER: Final = re.compile(r"(不管|无论|哪怕|随便|任凭|说)[^，。]{0,4}$")
"""Words before an asking word that make a statement of it (不管多少钱我都要退)."""
_TELLS: Final = re.compile(
    r"几(年|天|个月|个星期|次|个)(前|以前|之前|了)|好久(没|不|以前|了)|多久(以)?前|哪怕|什么[^，。]{1,6}的$|在不在|"
    r"(?<=[打跑等了过])几(次|天|趟|回|年|个)"
)
"""Asking words that tell (几年前买的, 好久没交)."""
_MARKED: Final = re.compile(r"[，。！？；,!?;、]")
_CORE: Final = re.compile(
    r"([\u4e00-\u9fff])[不没]\1(?!过)|有(没有|没得|莫得|冇)|是[^是]{1,12}还是|什么时候|啥时候|几时|为(什么|啥子?|何)|"
    r"(?<!没)(?<!不)(什么|啥子?)|怎么|咋个?|多少|多久|好久|几(点|天|号|个|成|次|分|年|月)|哪|谁|到没(有|得)?|能不|吗|(?<!那)(?<!要)么(?=$|[^\u4e00-\u9fff])"
)
"""What makes a question of Chinese words without a mark."""
_STOPS: Final = re.compile(r"[.?!;:](?=\s|$)")
_HELPING: Final = "is|are|am|was|were|do|does|did|can|could|will|would|has|have|should|must|may|might"
_JOINED: Final = r"(?:^|\b(?:and|so|but|or|then|also|please|well|now|okay|know|ask|wondering|me|sure|say) )"
"""What a question follows where its words could stand in a statement as well."""
_PERSON: Final = "i|you|we|they|he|she|someone|somebody|anybody|nobody"
_CORE_EN: Final = re.compile(
    rf"\b(?:(?:on|at|by|for|from|in) )?(?:what|where|why|how|whose)(?:'s|'re|'ll| (?:{_HELPING}))\b|"
    rf"\b(?:(?:on|at|by|for|from|in) )?(?:what|which|whose|how) (?!{_PERSON}|it|happened|matters|the|my|that|this)\w+"
    rf"(?: \w+)? (?:{_HELPING})\b|\bwhat about\b|"
    rf"\bwhen(?:'s|'ll|'re| (?:do|does|did|can|could|will|would|is|are|was|should|must|may)) ?"
    rf"(?:{_PERSON}|it|this|that|there|my|the|your)?\b|"
    rf"{_JOINED}who(?:'s|'ll| (?:else )?(?:{_HELPING}))\b|"
    rf"(?<!\bi )(?<!\byou )(?<!\bwe )(?<!\bthey )(?<!\bhe )(?<!\bshe )(?<!\bit )\b(?:{_HELPING}) (?:{_PERSON})\b|"
    r"\b(?:does|will|would|could|can|should) (?:it|this|that|there|the|my|your|our|an?)\b|"
    rf"{_JOINED}(?:is|are|was|were|am|has|have|do|did) (?:it|this|that|there|the|my|your|our|an?|any)\b|"
    r"\bi (?:don't|do not|can't|cannot) (?:know|work out|tell|see) (?:if|whether|what|when|where|who|why|how|which)\b|"
    r"\b(?:like|want|need) to (?:know|ask|understand) (?:if|whether|what|when|where|who|why|how|which)\b",
    re.IGNORECASE,
)
"""What makes a question of English words without a stop."""
_PARTICLES: Final = frozenset(("吗", "么"))
_CLOSING: Final = re.compile(r"[吗呢嘛哦呀啊么]")
REACH: Final = 10
"""Characters around the asking word that belong to such a question."""
SHORTEST: Final = 4
"""Characters below which none is looked for."""


def without_marks(text: str) -> list[str]:
    """The questions in Chinese words that were written down without any mark, each with a few words around it."""
    if _MARKED.search(text) or len(text) < SHORTEST:
        return []
    found: list[str] = []
    end = 0
    cores = [
        core
        for core in _CORE.finditer(text)
        if not (
            NO_QUESTION.match(text, core.start())
            or _WHATEVER.search(text, 0, core.start())
            or _TELLS.match(text, core.start())
        )
    ]
    for index, core in enumerate(cores):
        after = cores[index + 1].start() if index + 1 < len(cores) else len(text)
        last = min(core.end() + REACH, after)
        if closing := _CLOSING.search(text, core.end(), last):
            last = closing.end()
        if core.start() < end or (core.group() in _PARTICLES and core.end() - end < SHORTEST):
            continue  # one question with two asking words (有没有什么办法)
        found.append(text[max(end, core.start() - REACH) : last])
        end = core.end()
    return found


def run_on(text: str) -> list[str]:
    """The same in English words: from one asking word to the next."""
    if _STOPS.search(text):
        return []
    cores = list(_CORE_EN.finditer(text))
    ends = [core.start() for core in cores[1:]] + [len(text)]
    return [text[core.start() : end].strip(" ,") for core, end in zip(cores, ends, strict=False)]


__all__ = ["NO_QUESTION", "run_on", "without_marks"]
