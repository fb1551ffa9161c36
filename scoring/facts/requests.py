"""Whether an utterance restates what the caller wants, in the same words or in others that mean the same."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from scoring.facts.contents import Content, Heard, contents_of, find_words
from scoring.facts.contrary import Contrary, asks_something
from scoring.facts.meanings import Span, meanings_of
from scoring.facts.place import confirms
from scoring.facts.wishing import is_wished
from scoring.facts.words import EMPTY_EN
from scoring.language.text import Normal
from scoring.record.events import CaseFact, FactState

_SAME_REQUEST: Final = (3, 5)
"""At least 3 of 5 content words make a request restated."""
_SAME_MEANING: Final = (3, 4)
"""The same where other words count, too, and nothing says that it is what the caller wants."""


_READ_BACK: Final = re.compile(
    r"^(?:so|okay so|right so|and so),? (?:mister |missus |miss )?(?:[a-z]+,? )?"
    r"you (?:(?:no longer )?want|need|would like|(?:do not|don't) want)\b|"
    r"^(?!.*\b(?:do|did|would|will|could|can|may|shall|should) (?:you|i|we)\b).*\?\s*$"
)
"""A wish told to the caller as a question, or as what was understood."""


_REACH: Final = {"en": 160, "zh": 60}
"""Characters within which a wish is told."""
_POLICY: Final = re.compile(r"\b(?:policy|insurance|plan|contract|cover)\b|保单|保险|合同|[这那]一?[张份]单?")


_GENERAL: Final = frozenset(("policy", "insurance", "plan", "contract", "payment", "premium", "保单", "合同"))


_TROUBLES: Final = frozenset(
    (
        *("lost", "missing", "fails", "opened", "delivered", "damaged", "not_called_back", "missed_call", "misled"),
        *("duplicate_debit", "wrong", "wrong_amount", "misspelt", "expired", "forgotten", "unknown", "slow", "stolen"),
        *("not_collected", "refused", "delayed", "fraud", "payout_less", "payment_failed"),
        *(
            "丢失",
            "损坏",
            "多收",
            "写错",
            "拒赔",
            "失效",
            "断保",
            "未收到",
            "未到账",
            "打不开",
            "登不上",
            "被锁",
            "账户被锁",
        ),
        *(
            "没回电",
            "未接来电",
            "误导",
            "强制搭售",
            "夸大收益",
            "忘记",
            "填错",
            "不明扣款",
            "少赔",
            "重复提交",
            "重复扣费",
        ),
        *(
            "金额不符",
            "金额不对",
            "未扣成",
            "保费未扣",
            "盗刷",
            "可疑电话",
            "冒充",
            "太慢",
            "上网慢",
            "退款未到",
            "包裹未到",
        ),
        *("保单未到", "码未到", "年金未到", "提醒未到", "未发放", "支付失败", "行李丢失", "告知错误"),
    )
)
"""What has gone wrong: to tell it is to tell the caller's matter, though not as a wish."""


def _general(content: Content) -> bool:
    """Whether it is what most wishes are about, and tells none of them from the others."""
    return any(m.name in _GENERAL for m in content.meanings)


def _read_back(plain: str) -> bool:
    return _READ_BACK.search(plain) is not None


def _distinct(places: Sequence[list[Span]]) -> list[Span]:
    """A place for each word that has one, no place for two."""
    taken: list[Span] = []
    for own in places:
        free = next((p for p in own if p not in taken), None)
        if free is not None:
            taken.append(free)
    return taken


def _together(places: Sequence[list[Span]], length: int, language: str) -> list[list[Span]]:
    """Of the places of each word those that stand close to most of the others, in a long turn."""
    reach = _REACH[language]
    if length <= reach:
        return list(places)
    starts = sorted({start for own in places for start, _ in own})
    near = [[[p for p in own if start <= p[0] and p[1] <= start + reach] for own in places] for start in starts]
    return max(near, key=lambda own: sum(map(bool, own)), default=list(places))


def _around(heard: Heard, places: Sequence[Span]) -> str:
    """The part of a turn in which a wish is told."""
    reach = _REACH[heard.language]
    if len(heard.plain) <= reach or not places:
        return heard.plain
    return heard.plain[max(0, min(p[0] for p in places) - reach // 2) : max(p[1] for p in places) + reach // 2]


def _by_meaning(heard: Heard, contents: Sequence[Content]) -> list[Span] | None:
    """Where the words of a request stand, if they are enough for it."""
    needed = [c for c in contents if not c.empty] or list(contents)
    wished, confirmed = heard.wished, confirms(heard.plain)
    grade = 0 if wished else 2
    places = _together([heard.places(c, grade) for c in needed], len(heard.plain), heard.language)
    taken = _distinct(places)
    around = _around(heard, taken)
    if around is not heard.plain:
        wished, confirmed = wished and is_wished(around, heard.language), confirmed and confirms(around)
    said_so = confirmed or heard.to_be
    asks = any(c.asks for c in contents)
    wishes = [heard.tells_an_act((c,), contents, grade) for c in needed if c.wish and not asks]
    troubled = any(m.name in _TROUBLES for c in needed for m in c.meanings) and len(taken) == len(needed)
    told = wished or wishes or (troubled and said_so) or any(c.empty and heard.places(c) for c in contents)
    if not taken or (len(needed) == 1 and not told):
        return None
    told_so = wished or (troubled and said_so) or (len(taken) > 1 and (said_so or troubled))
    # Where nothing says that it is what the caller wants or what is to be, a thing is called by its very name.
    things = [c for c in needed if not c.wish or asks] or needed
    if not (any(heard.places(c, 1) for c in things) if told_so else any(map(heard.exact, things))):
        return None
    special = [c for c in things if not (c.wish or _general(c))]
    acted = bool(wishes) and all(wishes)
    plainly = acted and not any(c.changes for c in needed)
    if special and not plainly and not asks and not any(heard.places(c) for c in special):
        return None  # only what most wishes are about
    few, all_ = _SAME_REQUEST if (acted and told_so) or (told_so and not wishes) else _SAME_MEANING
    if len(taken) * all_ >= len(needed) * few:
        return taken
    own = [its for c, its in zip(needed, places, strict=True) if not _general(c)]
    few, all_ = _SAME_MEANING
    if 1 < len(own) < len(needed) and len(_distinct(own)) * all_ >= len(own) * few:
        return taken  # much is said of a policy or premium without its name
    all_things = [bool(p) for c, p in zip(needed, places, strict=True) if not c.wish]
    return taken if wished and len(all_things) > 1 and all(all_things) else None


def judge_request(normal: Normal, fact: CaseFact) -> tuple[FactState, int, int] | None:
    """Whether the request is restated, rightly or in part, and where; None where it is not.

    Another wish about the same thing is a wrong restatement where the caller is asked to confirm that it is wanted.
    """
    language = "en" if normal.language == "en" else "zh"
    words = fact.words or tuple(w for w in fact.value.replace("，", " ").replace(",", " ").split() if w)
    words = tuple(w for w in words if w.lower() not in EMPTY_EN) or words
    exact = list(dict.fromkeys(p for p in (find_words(normal, w) for w in words) if p is not None))
    heard = Heard(normal)
    contents = contents_of(fact.value, language)
    others = tuple(Content(w, meanings_of(w.lower(), language)) for w in words) if fact.words else ()
    bare = all(c.acting or c.empty for c in contents)  # what is surrendered is the policy, though it is not said
    if not bare and not exact and not any(heard.places(c) for c in (*contents, *others)):
        return None  # nothing of it is told at all
    contrary = Contrary(heard, fact.value, contents)
    if contrary.said():
        own = [c for c in contents if not (c.little or c.changes)]
        if not contrary.excludes_all() and any(not _general(c) for c in own if not c.wish):
            own = [c for c in own if not _general(c)]
        told = [p for c in own for p in heard.places(c)]
        if not told and (bare or contrary.excludes_all()) and (policy := _POLICY.search(heard.plain)) is not None:
            told = [policy.span()]
        if told and (heard.wished or contrary.sure()) and (confirms(heard.plain) or _read_back(heard.plain)):
            return "wrong", min(p[0] for p in told), max(p[1] for p in told)
        return None
    few, all_ = _SAME_REQUEST
    acts = [c for c in contents if c.wish and not any(other.asks for other in contents)]
    wanted = heard.wished or not acts or heard.tells_an_act(acts, contents)
    places: list[Span] | None = exact if exact and wanted and len(exact) * all_ >= len(words) * few else None
    if places is None:
        places = _by_meaning(heard, contents)
    if places is None and others:
        places = _by_meaning(heard, others)
    if contrary.question and not asks_something(heard.plain):
        return None  # the matter is told, but not that something is asked about it
    if places is not None:
        return "right", min(p[0] for p in places), max(p[1] for p in places)
    # A single word that the request holds, too, is no restatement unless it is what the caller is said to want.
    if exact and len(exact) * 3 >= len(words) and (len(exact) > 1 or heard.wished):
        return "partly", min(p[0] for p in exact), max(p[1] for p in exact)
    return None


__all__ = ["judge_request"]
