"""identity: who calls is checked before policy data are told or changed.

Parameters: `items` – identity items that must match. Fewer, or checked late although nothing was changed: partly.
Told without a check, or changed before it: not met. A check that was made is judged even if nothing was told;
general rules need none, what the caller has just said needs one if it is read from the file. Not applicable where
nothing of a policy was told or changed.
"""

from __future__ import annotations

import re
from typing import Final

from scoring.checks.call import Call, Turn
from scoring.checks.disclosure import kind_of
from scoring.checks.judge import failed, met, na, partly
from scoring.scorecard import Evidence, Judgement
from scoring.standard import Criterion

_ITEMS: Final = {
    "id": re.compile(r"身份证|证件|\bid\b|identity card|passport", re.IGNORECASE),
    "birthday": re.compile(r"生日|出生|几号生|date of birth|birth", re.IGNORECASE),
    "phone": re.compile(
        r"(登记|预留|留)的?(手机|电话|号码)|手机号|电话号码|(number|phone|mobile)[^.?]{0,12}(on file|register)|"
        r"phone number|"
                        r"registered (phone|number|mobile)", re.IGNORECASE),
    "address": re.compile(r"(登记|预留|通讯|联系)的?地址|address on file|home address|postal address", re.IGNORECASE),
    "card": re.compile(
        r"(银行卡|卡号|账号|账户)[^，。！？]{0,4}(尾|后|末)|last (four|4)[^.?]{0,16}(card|account)", re.IGNORECASE),
    "name": re.compile(r"全名|姓名|full name", re.IGNORECASE),
}  # fmt: skip
_CHECKING: Final = re.compile(
    r"(核对?|验证|确认)(一下)?(您的?|你的?)?身份(?!证)|身份证(号码?)?(的)?(后|末|尾)(四|4)位|verify your identity|"
    r"last (four|4) digits of your id\b|check who (i'm|i am) speaking",
    re.IGNORECASE,
)
"""Words that are a check of identity whatever else they do."""
_FROM_FILE: Final = re.compile(
    r"系统(里|上|中)?(显示|写|看|查)|我(这里|这边)?(看到|查到|这边看)|看到了|档案|(您|你)的?(保单|账户|账上|"
    r"理赔|申请|案子|案件)[^，。！？]{0,8}"
    r"(已|还没|目前|状态|显示|停)|保额|受益人(是|写|为)|账户里|(it says|i (can )?(see|have it) here|"
    r"our (system|records?) (says?|shows?)|on (the|your) "
    r"(file|screen|account)|in the account|your (policy|claim|account) (is|was|has|shows)|i can see|"
    r"i have it here|screen (says|shows))",
    re.IGNORECASE,
)
_CHANGED: Final = re.compile(
    r"(?<!会)(?<!能)(?<!可以)(已经?|都)(给您|帮您)?[^，。！？会]{0,4}(改好|改成|取消|办好|登记好|变更好|更新|"
    r"解除)|(改|办|取消|登记|变更)好了|(i've|i have|it's been|has been) "
    r"(changed|updated|cancelled|amended)",
    re.IGNORECASE,
)
_OWN_DATA: Final = re.compile(r"本件|本单|该件|该单|尚未|未结案|this (policy|claim|case)", re.IGNORECASE)
SPECIFIC: Final = 2
"""Content words that an explanation shares with the customer's card, from which on it tells the card's data."""


def check(call: Call, criterion: Criterion) -> Judgement:
    """Compare the places of the check, the first datum told and the first change."""
    checked = _checked(call)
    told = [turn for turn in call.to_caller if _tells(call, turn)]
    changed = [turn for turn in call.to_caller if _CHANGED.search(turn.text)]
    if not checked:
        if not told and not changed:
            return na("nothing of a policy was told or changed")
        return failed("told or changed without a check", call.words((told or changed)[0]))
    items = {item for _, item, _ in checked}
    first = checked[0][0]
    evidence = tuple(shown for _, _, shown in checked[:2])
    if changed and changed[0].event < first:
        return failed("changed before the check", call.words(changed[0]), *evidence)
    if told and told[0].event < first:
        return partly("told before the check", call.words(told[0]), *evidence, after=told[0].event)
    if len(items) < criterion.integer("items"):
        return partly("too few identity items", *evidence, after=first)
    return met(*evidence)


def _checked(call: Call) -> list[tuple[int, str, Evidence]]:
    """Identity items that were asked for or matched: place, item, evidence."""
    matched = [(n, event) for n, event in call.desk("identity") if event.result in (None, "match")]
    if matched:
        return [(n, event.target or "item", call.happened(n)) for n, event in matched]
    found: list[tuple[int, str, Evidence]] = []
    verifying = [turn for turn in call.to_caller if turn.has("verify_identity") or _CHECKING.search(turn.text)]
    for turn in verifying:
        named = [name for name, pattern in _ITEMS.items() if pattern.search(turn.text)]
        found.extend((turn.event, name, call.words(turn, "verify_identity")) for name in named)
    if not found and (plain := [turn for turn in verifying if _CHECKING.search(turn.text)]):
        found.append((plain[0].event, "item", call.words(plain[0], "verify_identity")))
    return found


def _tells(call: Call, turn: Turn) -> bool:
    """Whether a turn tells data of the policy."""
    told = turn.has("disclose") and any(kind_of(call, turn, item) == "own_policy" for item in turn.kinds("disclose"))
    if told and (turn.has("explain") or not turn.has("verify_identity")):
        return True
    if not turn.has("explain"):
        return False
    if _FROM_FILE.search(turn.text):
        return True
    cards = (text for text in call.case.knowledge.values() if _card(call, text))
    return any(len(call.wording.shared(text, turn.text)) >= SPECIFIC for text in cards)


def _card(call: Call, text: str) -> bool:
    """Whether a page holds the customer's own data, not general rules alone."""
    return bool(_OWN_DATA.search(text)) or any(
        kind in ("date", "amount", "digits") for kind, _ in call.wording.values(text)
    )


__all__ = ["check"]
