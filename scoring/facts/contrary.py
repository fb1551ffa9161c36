"""Whether an utterance tells a wish that excludes the caller's: another act, the other direction, or just not that."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from functools import lru_cache
from typing import Final

from scoring.facts.contents import Content, Heard, contents_of
from scoring.facts.exclusive import excluded
from scoring.facts.lengths import other_length
from scoring.facts.meanings import Span
from scoring.facts.persons import other_person
from scoring.facts.polarity import GIVEN_UP, goes_on, left_out
from scoring.language.text import normalise

_TURNS: Final = {
    "en": (
        re.compile(r"(?P<to>.+?) (?:instead of|in place of|rather than|and not|not) (?P<of>.+)"),
        re.compile(r"from (?P<of>.+?) (?:to|into|onto) (?P<to>.+)"),
        re.compile(r"^(?P<of>)(?:change|switch|move|convert|transfer)\b.* (?:to|into|onto) (?P<to>.+)"),
    ),
    "zh": (
        re.compile("[从由把](?P<of>.+?)(?:改|换|转|变|调|挪|移)(?:到|成|为|去)(?P<to>.+)"),
        re.compile("(?P<of>.{2,}?)(?:改|换|转|变|调)(?:成|为|用|到)(?P<to>.+)"),
        re.compile("(?P<of>.{1,4}[交缴付领])[改转换](?P<to>.{1,4}[交缴付领])"),
        re.compile("(?P<to>.+?)[，,]?(?:而不是|不是|不要)(?P<of>.+)"),
    ),
}
"""In a request: what is to be, and what is to be no more."""
_GIVEN_UP_BEFORE: Final = {
    "en": re.compile(
        r"\b(?:instead of|in place of|rather than|from|not|no longer|n't)\b(?:(?! to | into |\bbut\b)[^,.;?!]){0,28}$"
    ),
    "zh": re.compile(
        "(?:而不是|不要|不是|不用|不在|别在|从|由|不想|原来|原先|本来|之前|以前|目前)(?:(?![改换转变调挪]|到|成|为)[^，。？！,?!]){0,8}$"
    ),
}
_GIVEN_UP_AFTER: Final = {
    "en": re.compile(r"[^,.;?!]{0,24}\b(?:any more|anymore|any longer|no more)\b"),
    "zh": re.compile(
        "[^，。？！,?!]{0,3}(?:改|换|转|变|调|挪|移)(?:到|成|为)|[^，。？！,?!]{0,4}[，,][您你]?(?:现在)?(?:想|要|希望|打算)?(?:改|换|转|变)(?:到|成|为)|[^，。？！,?!]{0,3}(?:不要了|不扣了)|[^，。？！,?!]{0,2}不(?:再|用|要)?(?:扣|收|交|要|去|来|寄|发)"
    ),
}
_AIMED_AT: Final = {
    "en": re.compile(
        r"\b(?:switch|change|move|go|moved|changed|switched|changing|switching|moving)\b[^,.;?!]* (?:to|into|onto) $"
    ),
    "zh": re.compile("[改换转变调](?:成|为|到|用)$"),
}
"""Before what something is to be from now on."""
_NOT_WISHED: Final = {
    "en": re.compile(
        r"(?:\bnot|n't) (?:want|wish|need|like|mean|meant|going)(?: (?!and\b|but\b)[a-z']+){0,4} $|\bno $"
    ),
    "zh": re.compile("(?:不用|不要|不想|不必|不需要|无需|没想|不)[再给您把去要]{0,2}$"),
}
"""Just before an act that is not wanted."""
_KEEP: Final = {
    "en": re.compile(r"\b(?:keep|keeping|hold on to|stay with|retain|leave)\b(?: [a-z']+){0,2} $"),
    "zh": re.compile("(?:保留|留着|留下)[这那您的个份张]{0,4}$"),
}
"""Before what is to stay as it is."""
_TO_CANCEL: Final = ("cancel", "取消", "免除")
_ENDS: Final = frozenset(("cancel", "surrender", "close", "delete", "取消", "退保", "关闭"))
"""Acts after which there is nothing left to go on."""
_KEPT: Final = {
    "en": re.compile(r" (?:(?:to|should|shall|will) )?(?:as it is|as is|untouched|stay|stays|remain|remains)\b"),
    "zh": re.compile("[^，。,]{0,4}(?:留着|保留|不动)"),
}
"""The same after it."""
_ALL: Final = re.compile(
    r"\b(?:(?:whole|entire) (?:policy|plan|contract|thing|lot)|everything|all of it|both of them)\b|"
    r"整[张份个]|全部|全都|都[退停取不][掉消了留要保]|一[个样]都不"
)
"""That nothing is left."""
_KEEPING_SOME: Final = re.compile(
    r"\b(?:keep|kept|keeping|leave|left|retain|stay|stays)\b|(?<!不)(?<!都不)(?:保留|留着|留下)"
)
"""That something is to stay after all."""
_KEEPING: Final = re.compile(r"\b(?:keep|leave|retain|stay)\b|保留|留")


_ASKING: Final = re.compile(
    r"\b(?:when|how|what|why|whether|if|where|which|ask|asking|know|find out|check|see|question|tell|told|explain|"
    r"clarify|understand|wonder|wondering|confirm|confirmation|sure|verify|hear|enquire|enquiring|look into|status|"
    r"progress|part|share|reason|date|day|time)\b|"
    r"什么|几|多少|怎么|为什么|为何|哪|能不能|是不是|有没有|可不可以|能否|是否|会不会|要不要|多[久长大]|问|查|知道|了解|弄清|"
    r"搞清|搞懂|明白|进度|进展|[保赔报管算]不[保赔报管算]|原因|解释|说明|确认|核实|没有|打听"
)
_ASKED: Final = re.compile(
    r"^(?:when|how|what|why|whether|if|where|which|who|confirm|check|find out|know)\b|"
    r"^ask (?:if|when|how|whether|which)\b|^确认|^问|什么时候|多少|能不能|多[久长]"
)
"""Of a request that it is a question."""


def asks_something(words: str) -> bool:
    """Whether something is asked, or to be found out."""
    return _ASKING.search(words) is not None


@lru_cache(maxsize=128)
def _turn(request: str, language: str) -> tuple[tuple[Content, ...], tuple[Content, ...]]:
    """What a request would have, and what it gives up for it."""
    for pattern in _TURNS[language]:
        if (match := pattern.search(request)) is not None:
            to, of = contents_of(match["to"], language), contents_of(match["of"], language)
            return _apart(to, of), _apart(of, to)
    return (), ()


@lru_cache(maxsize=128)
def _denies(request: str, language: str, acts: Sequence[Content]) -> bool:
    """Whether the request itself is that something be not done."""
    own = Heard(normalise(request, language))
    pattern = _NOT_WISHED[own.language]
    return any(pattern.search(request[: place[0]]) for act in acts for place in own.places(act))


def _apart(mine: Sequence[Content], others: Sequence[Content]) -> tuple[Content, ...]:
    """Things that only one side of a change has."""
    known = {frozenset(c.meanings) for c in others if c.meanings}
    words = {c.words for c in others}
    return tuple(
        c for c in mine if not (c.changes or c.empty) and c.words not in words and frozenset(c.meanings) not in known
    )


class Contrary:
    """Looks for what speaks against one request in one utterance."""

    def __init__(self, heard: Heard, request: str, contents: Sequence[Content]) -> None:
        self.heard, self.request, self.contents = heard, request.lower(), contents
        self.plain = heard.plain
        self.language = heard.language
        self.question = _ASKED.search(self.request) is not None

    def said(self) -> bool:
        """Whether another wish is told than the caller's."""
        return (
            self._other_act()
            or self._reversed()
            or self.denied()
            or self._kept()
            or self._goes_on()
            or self._left_out()
            or self._nothing_kept()
            or self._other_thing()
        )

    def _other_act(self) -> bool:
        acts = [c for c in self.contents if c.acting]
        acts = [c for c in acts if c.wish] or acts
        turn = bool(_turn(self.request, self.language)[1])  # what is no more to be, is given up: no other wish
        if self.question:
            told = self.heard.wished and not asks_something(self.plain)
            return told and self.heard.other_wish(self.contents, every=True)
        if not acts:
            return not turn and self.heard.other_wish(self.contents, only=_TO_CANCEL, every=True)
        if self.heard.tells_an_act(acts, self.contents):
            # Words that may mean much else (renewal) do not outweigh that something is to end.
            surely = self.heard.tells_an_act(acts, self.contents, 1)
            return not surely and not turn and self._is_ended(acts)
        return self.heard.other_wish(self.contents, without=_TO_CANCEL if turn else ())

    def _is_ended(self, acts: Sequence[Content]) -> bool:
        """Whether words that end something stand around an act (not want it renewed any more)."""
        names = {m.name for act in acts for m in act.meanings}
        found = self.heard.found
        inner = [f for f in found if f.phrase.meaning.name in names]
        ends = [f for f in found if f.phrase.meaning.name in ("cancel", "取消") and not f.phrase.weak]
        return any(f.start < i.start and i.end < f.end for f in ends for i in inner)

    def _goes_on(self) -> bool:
        """Whether what the caller would end is to go on, and nothing is told to end."""
        ends = any(m.name in _ENDS for act in self.contents if act.acting for m in act.meanings)
        if not ends or goes_on(self.request, self.language) or not goes_on(self.plain, self.language):
            return False
        names = [f for f in self.heard.found if f.phrase.meaning.name in _ENDS and f.phrase.words != "off"]
        return all(self._before(_NOT_WISHED[self.language], self.heard.span(f)) for f in names)

    def _left_out(self) -> bool:
        """Whether a thing of the request is only told as what is not wished (in Chinese, not in English)."""
        spans = left_out(self.request, self.plain, self.language)
        if not spans or self.question or any(m.name in _ENDS for c in self.contents if c.acting for m in c.meanings):
            return False
        given = _turn(self.request, self.language)[1]
        things = [c for c in self.contents if not (c.acting or c.empty or c in given)]
        return any(
            self._all((c,), lambda place: any(a <= place[0] and place[1] <= b for a, b in spans)) for c in things
        )

    def _nothing_kept(self) -> bool:
        """Whether everything is to go, where a part of it was to stay."""
        keeps = _KEEPING.search(self.request) is not None
        return keeps and _ALL.search(self.plain) is not None and not _KEEPING_SOME.search(self.plain)

    def _other_thing(self) -> bool:
        """Whether a thing, a person or a length of time is told that excludes the one of the request."""
        told = GIVEN_UP[self.language].sub("", self.plain)
        return any(differs(self.request, told, self.language) for differs in (excluded, other_person, other_length))

    def _before(self, pattern: re.Pattern[str], place: Span) -> bool:
        return pattern.search(self.plain[max(0, place[0] - 48) : place[0]]) is not None

    def _aimed_at(self, place: Span) -> bool:
        return self._before(_AIMED_AT[self.language], place)

    def _given_up(self, place: Span) -> bool:
        after = _GIVEN_UP_AFTER[self.language].match(self.plain, place[1])
        return after is not None or self._before(_GIVEN_UP_BEFORE[self.language], place)

    def _reversed(self) -> bool:
        """Whether what the caller would have is given up (from monthly to yearly)."""
        wanted, given = _turn(self.request, self.language)
        if not wanted:
            return False
        if self._aims_at(given) and not self._aims_at(wanted):
            return True
        return any(self._all((c,), self._given_up) for c in wanted) and not self._all(given, self._given_up)

    def _aims_at(self, contents: Sequence[Content]) -> bool:
        return any(self._aimed_at(place) for content in contents for place in self.heard.places(content))

    def _all(self, contents: Sequence[Content], holds: Callable[[Span], bool]) -> bool:
        """Whether contents are said, and all of their places are such."""
        places = [place for content in contents for place in self.heard.spots(content)]
        return bool(places) and all(map(holds, places))

    def sure(self) -> bool:
        """Whether the opposite is told, so that it needs no words of wishing."""
        return self.denied() or self._reversed()

    def excludes_all(self) -> bool:
        """Whether what is told excludes the wish although none of its own things may be named."""
        return self._other_thing() or self.heard.other_wish(self.contents, only=tuple(_ENDS))

    def denied(self) -> bool:
        """Whether the caller's act is said not to be wanted."""
        acts = [c for c in self.contents if c.acting]
        if _denies(self.request, self.heard.normal.language, tuple(acts)):
            return False
        return self._all(acts, lambda place: self._before(_NOT_WISHED[self.language], place))

    def _kept(self) -> bool:
        """Whether the things of the request are to stay as they are."""
        if _KEEPING.search(self.request):
            return False
        things = [c for c in self.contents if not c.wish and not c.empty]
        kept = self._all(
            things,
            lambda place: (
                self._before(_KEEP[self.language], place)
                or _KEPT[self.language].match(self.plain, place[1]) is not None
            ),
        )
        if not kept:
            return False
        acts = [c for c in self.contents if c.wish and not c.changes]
        return self.denied() or not self.heard.tells_an_act(acts, self.contents, 1)


__all__ = ["Contrary", "asks_something"]
