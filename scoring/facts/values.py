"""Whether a said value restates a number or a sum of the caller, rightly, wrongly or in part."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from decimal import Decimal, InvalidOperation
from typing import Final

from rapidfuzz.distance import OSA, Levenshtein

from scoring.facts.dates import judge_date
from scoring.facts.judged import HEAD, RIGHT, TAIL, WRONG, Judged
from scoring.facts.place import Place
from scoring.record.events import CaseFact

_TAIL_WORDS: Final = (
    "尾号", "尾数", "末尾", "后四位", "后三位", "后几位", "最后", "结尾", "末四位", "尾巴", "ending", "ends", "last",
    "finish",
)  # fmt: skip
_TAIL_AFTER: Final = re.compile(
    r"[ ,，]*(?:这[几三四]位|这个|做|是|的)?(?:结尾|收尾|结束|为?尾(?!号)|at the (?:very )?end\b|is the end)"
)
"""After the last digits of a number."""
_HEAD_WORDS: Final = ("前四位", "前三位", "前几位", "开头", "begins", "beginning", "starts", "starting", "first")
_OTHER_NUMBERS: Final = (
    "工号", "分机", "坐席", "热线", "总机", "拨打", "staff number", "extension", "agent ", "badge", "ring us",
    "call us", " our number", " our line", "dial ",
)  # fmt: skip
"""Before a number that is the agent's or the company's."""
_PREFIX: Final = re.compile(r"(?:0{0,2}86)?(?:0\d{2,3})?")
"""Before a telephone number: the codes of country and city."""
_RATES: Final = (
    "每", "最高", "最低", "免赔", "手续费", "工本费", "起付", "上限", "封顶", "a month", "each", "per ", "fee",
    "charge of", "charge is", "costs",
    "up to",
)  # fmt: skip
"""Before a sum that is a rule's, not the caller's."""
_RATES_AFTER: Final = re.compile(
    r"[ ,，]*(?:一天|一晚|一年|一个月|一次|每|封顶|起|(?:for )?(?:a|per|each|every) |each\b|apiece|an hour)"
)
_SHORT: Final = 5
"""Digits up to which a number that differs in more than one of them is another number."""
_SURE_LENGTH: Final = 6
"""Digits from which a number that is read out to be confirmed, and is as long as the caller's, is meant as that one."""
_LARGE: Final = 5
"""Digits of a sum that is not met by chance with most of its digits."""
_OFTEN: Final = ("每", "a month", "each", "per ")
"""Those of them that tell how often a sum is due, which a caller's own may be, too."""
_OFFER: Final = re.compile("[满减送]$")
"""Before the sums of an offer (满两千减一百)."""
_MORE_THAN: Final = re.compile("[多几余]|来块|出头|以上|不到")
"""After a sum that is only told roughly."""

Judge = Callable[[Place, str, CaseFact, bool], Judged | None]


def _alike(digits: str, got: str) -> bool:
    return len(got) >= 3 and Levenshtein.distance(digits, got) <= len(got) // 2


def _said_anew(groups: Sequence[str], digits: str) -> bool:
    """Whether the whole number is followed by another try at it that differs (over a mere um)."""
    for start in range(len(groups)):
        for end in range(start + 1, len(groups) + 1):
            if "".join(groups[start:end]) == digits:
                rest = "".join(groups[end:])
                return len(rest) == len(digits) and rest != digits and Levenshtein.distance(rest, digits) <= 2
    return False


def judge_number(  # noqa: PLR0912 - one way out a kind of likeness
    place: Place, name: str, fact: CaseFact, alone: bool
) -> Judged | None:
    """A number, whole or by its tail. `alone`: the caller has no other number."""
    said, digits = place.said, "".join(c for c in fact.value if c.isdigit())
    got, ahead = said.digits, place.ahead(20, 40)
    if not digits or len(got) < 2 or said.kind not in ("digits", "number"):
        return None
    runs = (*said.runs(), *said.mended)
    if said.groups and _said_anew(said.groups, digits):
        return WRONG
    if digits in runs or any(run.endswith(digits) and _PREFIX.fullmatch(run[: -len(digits)]) for run in runs):
        return RIGHT
    if any(w in ahead for w in _OTHER_NUMBERS):
        return None
    if len(got) > len(digits) + 2:
        # Several numbers in a row: the run that comes nearest.
        got = min((r for r in runs if len(r) >= 4), key=lambda r: (abs(len(r) - len(digits)), r), default=got)
    tail, named = any(w in ahead for w in _TAIL_WORDS) or bool(_TAIL_AFTER.match(place.after())), place.near(name, fact)
    if len(got) < len(digits):
        if digits.endswith(got) and (len(got) >= 4 or (tail and len(got) >= 3)):
            return TAIL
        if len(got) >= 3 and digits.startswith(got):
            # Of a double digit at the end one was left out.
            short = len(got) == len(digits) - 1 and len(digits) > _SHORT and digits[-1] == digits[-2] != digits[-3]
            return WRONG if short else HEAD
        if len(got) >= 4 and got in digits:
            return HEAD
        if tail and ((len(got) == 4 and named) or _alike(digits[-len(got) :], got)):
            return WRONG
        if any(w in ahead or place.after().startswith(w) for w in _HEAD_WORDS) and _alike(digits[: len(got)], got):
            return WRONG
    if len(got) < 4:
        return WRONG if named and len(got) == len(digits) and place.checked() else None
    near_length = abs(len(got) - len(digits))
    allowed = max(2, len(digits) // 3) if len(digits) > _SHORT or tail else 1
    if near_length <= 2 and (Levenshtein.distance(got, digits) <= allowed or OSA.distance(got, digits) <= 1):
        return WRONG
    if named and near_length <= 3:
        return WRONG
    meant = alone and not near_length and len(got) >= _SURE_LENGTH and place.checked() and not place.foreign(name)
    return WRONG if meant else None


def _sum(text: str) -> Decimal | None:
    try:
        return Decimal(text)
    except InvalidOperation:
        return None


def judge_amount(place: Place, name: str, fact: CaseFact, alone: bool) -> Judged | None:
    """A sum. `alone`: the caller has no other sum."""
    said = place.said
    if said.kind not in ("amount", "number", "digits"):
        return None
    if any(w in place.ahead(9, 24) for w in _OTHER_NUMBERS):
        return None
    want, got = _sum(fact.value.replace(",", "")), _sum(said.value)
    if want is None or got is None:
        return None
    # Three eighty-six fifty: the cents said like another group.
    if want == got or (said.kind == "digits" and "." in fact.value and got == want * 100):
        return RIGHT
    if said.kind == "digits" and len(said.digits) > len(str(want)) + 1:
        return None
    mine, alike_by_ear = str(int(want)), alone and spoken_alike(str(int(want)), str(int(got)))
    limited = any(w in place.ahead(9, 12) for w in _RATES if w not in _OFTEN) or _RATES_AFTER.match(place.after())
    if alike_by_ear and said.kind in ("amount", "number") and not limited:
        return WRONG
    if _OFFER.search(place.ahead(2, 8)):
        return None
    near = place.near(name, fact)
    rates = (w for w in _RATES if not any(w in asked for asked in fact.asked_by))
    if any(w in place.ahead(9, 12) for w in rates) and not (near and place.checked()):
        return None
    if any(w in place.ahead(6, 20) for w in _TAIL_WORDS):
        return None
    if _RATES_AFTER.match(place.after()) or _MORE_THAN.match(place.after()):
        return None
    cents = got if said.kind == "digits" and "." in fact.value and got > want * 10 else got * 100
    theirs = str(int(cents / 100))
    if spoken_alike(str(int(want * 100)), str(int(cents))):
        return WRONG
    # Cents left out or added, digits swapped, one digit or one place off: meant to be this amount, and wrong.
    alike_ = mine == theirs or sorted(mine) == sorted(theirs)
    # A bare twelve is no twelve thousand.
    alike_ = alike_ or (mine.rstrip("0") == theirs.rstrip("0") and (len(theirs) > 2 or said.kind == "amount"))
    checked = len(mine) == len(theirs) >= 3 and place.checked()
    large = len(mine) >= _LARGE and Levenshtein.distance(mine, theirs) <= 2
    checked = checked and (mine[:2] == theirs[:2] or ((alone or large) and said.kind != "digits"))
    one_off = len(mine) >= 3 and Levenshtein.distance(mine, theirs) <= 1
    # A sum of money with its unit that is to be confirmed, and the caller has no other.
    asked = (
        alone
        and said.kind == "amount"
        and place.checked()
        and len(mine) == len(theirs)
        and bool(set(mine) & set(theirs))
    )
    if alike_ or checked or asked or (one_off and (near or len(mine) == len(theirs) or len(mine) > 3)):
        return WRONG
    return WRONG if near and (said.kind != "digits" or place.checked()) else None


def spoken_alike(one: str, other: str) -> bool:
    """Whether two numbers differ in what the ear confuses: eighteen and eighty, fifteen thousand and fifty thousand."""
    if len(one) != len(other) or one == other:
        return False
    places = [i for i, (a, b) in enumerate(zip(one, other, strict=True)) if a != b]
    at = places[0]
    if places not in ([at, at + 1], [at]) or at + 1 >= len(one):
        return False
    return any(a[at] == "1" and b[at] == a[at + 1] and b[at + 1] == "0" for a, b in ((one, other), (other, one)))


JUDGES: Final[Mapping[str, Judge]] = {"number": judge_number, "date": judge_date, "amount": judge_amount}
"""By kind of fact."""

__all__ = ["JUDGES", "Judge", "judge_amount", "judge_number", "spoken_alike"]
