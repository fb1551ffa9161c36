"""Whether a knowledge page is a customer's card, and what it holds that is that customer's own."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from scoring.checks.wording import Wording

_OWN_DATA: Final = re.compile(r"本件|本单|该件|该单|尚未|未结案|this (policy|claim|case)", re.IGNORECASE)
_PUBLIC: Final = re.compile(r"95\d{3,4}|1[02]\d{3}|[48]00\d{7}")
"""Numbers of public hotlines: a page that names one is no customer's."""


NUMBER: Final = 4
"""Digits from which on a number can be that of a policy or case; 24 hours and 50 kilometres are none."""
_RULE: Final = re.compile(
    r"平日|工作日|营业|每(天|日|周|月|年|次)|均|一律|须|应|可|"
    r"\b(opens?|open from|weekdays|working days?|must|may|can|needs?)\b",
    re.IGNORECASE,
)
"""Words of a rule for everybody."""
_LIMIT: Final = re.compile(
    r"限额|最高|最低|免赔|封顶|不超过|不满|以内|以上|工本费|手续费|比例|各公司|"
    r"\b(at most|up to|at least|limit|per cent|each (visit|year|claim)|fee)\b",
    re.IGNORECASE,
)
"""Words of a rule that names a sum for everybody."""
_SOMEBODY: Final = re.compile(
    r"先生|女士|小姐|阿姨|客户[^，。；]{0,4}(于|已)|本次|\b(mr|mrs|ms|miss|dr)\b|'s\b", re.IGNORECASE
)
"""Somebody in person, whose card it is."""
_PART: Final = re.compile(r"[；;。]")


@lru_cache(maxsize=512)
def card_parts(wording: Wording, text: str) -> tuple[str, ...]:
    """The parts of a card that may hold the customer's own data; the rules beside them are for everybody."""
    return tuple(part for part in _PART.split(text) if is_card(wording, part) or not _RULE.search(part))


@lru_cache(maxsize=512)
def own_values(wording: Wording, text: str) -> frozenset[str]:
    """Sums and dates of the customer's card."""
    return frozenset(
        value for kind, value in wording.values(text) if kind == "amount" or (kind == "date" and "-" in value)
    )


@lru_cache(maxsize=512)
def is_card(wording: Wording, text: str) -> bool:
    """Whether a page holds the customer's own data, not general rules alone."""
    general = _LIMIT.search(text) is not None and not _SOMEBODY.search(text)
    return bool(_OWN_DATA.search(text)) or any(
        (kind == "amount" and not general)
        or (kind == "digits" and len(value) >= NUMBER and not _PUBLIC.fullmatch(value))
        or (kind == "date" and "-" in value)
        for kind, value in wording.values(text)
    )


__all__ = ["card_parts", "is_card", "own_values"]
