"""Which of the caller's facts an utterance asks for."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from scoring.language.text import Normal, normalise
from scoring.record.events import CaseFact

_KIND_WORDS: Final[Mapping[str, tuple[str, ...]]] = {
    "date": ("哪天", "哪一天", "几号", "什么时候", "几时", "日期", "when", "date", "what day", "which day"),
    "amount": ("多少钱", "金额", "多少块", "几多钱", "how much", "amount"),
    "number": (),
    "name": ("姓", "怎么称呼", "名字", "surname", "name"),
    "request": (),
}
_PHONE: Final = ("phone", "mobile", "contact", "tel", "number_to_call")


def asked_facts(normal: Normal, acts: Sequence[str], facts: Mapping[str, CaseFact]) -> tuple[str, ...]:
    """Ids of the facts that an utterance with these acts asks for, in the order of `facts`.

    The `asked_by` words decide; without any a fact is known by its kind, when it is the only one of that kind.
    """
    asking = {"ask_fact", "ask_contact", "ask_surname", "verify_identity"} & set(acts)
    found = []
    kinds = [f.kind for f in facts.values()]
    text = "".join(normal.keys) if normal.language != "en" else " ".join(normal.keys)
    for name, fact in facts.items():
        named = any(_loosely(normal, w) for w in fact.asked_by)
        by_act = ("ask_contact" in acts and any(w in name for w in _PHONE)) or (
            "ask_surname" in acts and fact.kind == "name"
        )
        alone = "ask_fact" in acts and not fact.asked_by and kinds.count(fact.kind) == 1
        if (
            (named and (asking or any(normal.asks)))
            or by_act
            or (alone and any(w in text for w in _KIND_WORDS[fact.kind]))
        ):
            found.append(name)
    return tuple(found)


def _loosely(normal: Normal, words: str) -> bool:
    """Whether all units of `words` stand in order within a stretch of twice their number and six more."""
    wanted = normalise(words, normal.language)
    mine, theirs = (normal.keys, wanted.keys) if normal.language == "en" else (normal.sounds, wanted.sounds)
    if not theirs or theirs[0] not in mine:
        return False
    limit = 2 * len(theirs) + 6
    for start in (i for i, unit in enumerate(mine) if unit == theirs[0]):
        at = 0
        for unit in mine[start : start + limit]:
            if unit == theirs[at]:
                at += 1
                if at == len(theirs):
                    return True
    return False


__all__ = ["asked_facts"]
