"""identity: who calls is checked before policy data are told or changed.

Parameters: `items` – identity items that must match. Fewer, asked for but never compared with the file at the desk,
or checked late although nothing was changed: partly.
Told without a check, or changed before it: not met. A check that was made is judged even if nothing was told, and one
that failed is then met. General rules need no check, what the caller has just said needs one if it is read from the
file. Not applicable where nothing of a policy was told or changed.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import Final

from scoring.checks.call import Call, Line, Turn
from scoring.checks.card import card_parts, is_card, own_values
from scoring.checks.disclosure import kind_of, told_unseen, withholds
from scoring.checks.judge import failed, met, na, partly
from scoring.checks.third_party import about_the_holder
from scoring.scorecard import Evidence, Judgement
from scoring.standard import Criterion

_ITEMS: Final = {
    "id": re.compile(
        r"身份[证正]|证件|(后|末|尾)(四|4)[位码个]|尾(号|数|巴)|\b(id|eye d|i d)\b|identity card|passport",
        re.IGNORECASE,
    ),
    "birthday": re.compile(
        r"生日|出生|几号生|哪(年|天|一天)生|date of birth|birth|\b(when|what) were you born|\bborn on\b", re.IGNORECASE
    ),
    "phone": re.compile(
        r"(登记|预留|留)的?(手机|电话|号码)|手机号|电话号码|(number|phone|mobile)[^.?]{0,12}(on file|register)|"
        r"phone number|registered (phone|number|mobile)|(登记|预留|留)[^，。！？]{0,4}(手机|电话)|"
        r"(?<=[、和跟，,及])(登记的?)?手机(?=$|[？?，。]|也?(说|报|讲|给))|"
        r"\b(mobile|phone|number) (that )?(we|you)('ve| have)?\b[^.?!]{0,12}"
        r"\b(have|hold|left|gave|got|ring|call|reach|use)\b|"
        r"\b(mobile|phone)( number)? (we|you|that you|that we)\b|\bwhich (mobile|phone)\b", re.IGNORECASE),
    "address": re.compile(r"(登记|预留|通讯|联系)的?地址|address on file|home address|postal address|"
        r"\b(post|postal|zip) ?code|邮编|邮政编码", re.IGNORECASE),
    "card": re.compile(
        r"(银行卡|卡号|账号|账户)[^，。！？]{0,4}(尾|后|末)|last (four|4)[^.?]{0,16}(card|account)", re.IGNORECASE),
    "name": re.compile(r"全名|姓名|full name", re.IGNORECASE),
}  # fmt: skip
_PERSONAL: Final = ("id", "birthday", "phone")
"""Items that tell who calls, and nothing of a policy."""
_ASKING: Final = re.compile(
    r"[？?]|报|说|讲|告诉|给我|(?<!您)提供|核|念|\b(what|which|when|tell|give|could|may|can|need|please|have|check)\b",
    re.IGNORECASE,
)
"""Words that ask for something to be said."""
_CHECKING: Final = re.compile(
    r"(核对?|验证|确认)(一下)?(您的?|你的?)?身份(?!证)|身份证(号码?)?(的)?(后|末|尾)(四|4)位|verify your identity|"
    r"last (four|4)( digits)? of your (own )?id\b|check who (i'm|i am) speaking",
    re.IGNORECASE,
)
"""Words that are a check of identity whatever else they do."""
_NO_RULE: Final = (
    r"(?<!\bif )(?<!\bonce )(?<!\bwhen )(?<!\buntil )(?<!\btill )(?<!\bbefore )(?<!\bafter )"
    r"(?<!\bwhether )(?<!\bunless )"
)
"""Not behind a word that makes a rule of it: once the claim is approved."""
_FROM_FILE: Final = re.compile(
    r"系统(里|上|中)?(显示|写|看|查)|我(这里|这边)?(看到|查到|这边看)|看到了|档案|(您|你)的?(保单|账户|账上|"
    r"理赔|申请|案子|案件)[^，。！？]{0,8}"
    r"(已|还没|目前|状态|显示|停)|保额|受益人(是|写|为)|账户里|(it says|i (can )?(see|have it) here|"
    r"our (system|records?) (says?|shows?)|on (the|your) "
    rf"(file|screen|account)|in the account|{_NO_RULE}your (policy|claim|account) (is|was|has|shows)|i can see|"
    r"i have it here|screen (says|shows)|\bsigned by you\b|\byou signed (it |that |this )?(in|on) |"
    rf"{_NO_RULE}\b(that|this|the|your) (policy|claim|premium|cover|rider)('s| is| was| fell| has been)"
    r"( still| already)? "
    r"(live|active|in force|lapsed|cancelled|due|collected|paid|open|closed|pending|refused|approved))",
    re.IGNORECASE,
)
_NOT_ON_FILE: Final = re.compile(
    r"(我(这里|这边)|系统(里|上|中)?)(也|都|根本)?(没有?|未)(看到|查到|收到|显示)|"
    r"(nothing|no (form|claim|payment|application)s?) (here|on (the|your) (file|screen|account))|"
    r"\bthere('s| is| was) no (cancellation|claim|form|payment|application|request|change|loan|rider)\b"
    r"(?! (fee|charge|cost|limit|period|form|needed|required|necessary|to|for|in|if|when|as)\b)",
    re.IGNORECASE,
)
"""Words that tell what is not on file, which is its state as well."""
_CHANGED: Final = re.compile(
    r"(?<!会)(?<!能)(?<!可以)(已经?(给您|帮您)?|都(给|帮|替)您)[^，。！？会]{0,4}(改好|改成|取消|办好|登记好|变更好|更新|"
    r"解除)|(?<![您你料件])((改|办|取消|登记|变更|补|开通|恢复|挪|换)(好|完)|改过来)了(?!再|以后|之后|就|的话|才|[吗没么])|"
    r"(i've|i have|it's been|has been) "
    r"(changed|updated|cancelled|amended)",
    re.IGNORECASE,
)
_MATCHED: Final = re.compile(r"核对上|对上了|对得上|核实(了|无误)|无误|一致|通过|match|verified|thank", re.IGNORECASE)
_COMPARED: Final = re.compile(
    r"(跟|和|与)[^，。！？]{0,6}(登记?的?|档案|系统|资料|预留)[^，。！？]{0,4}(一样|相同|一致|吻合|分毫不差|对(得)?上)|"
    r"\b(matches?|agrees?|same as|just what|exactly what|the very ones?) [^.?!]{0,20}\b(file|record|book|have|here)\b",
    re.IGNORECASE,
)
"""Words that compare what the caller gave unasked with the file."""
_REFUSING: Final = re.compile(
    r"不方便|不想(说|给|报)|不(给|说|报)|凭什么|为什么要|忘了|不记得|没带|"
    r"rather not|don't (remember|have|know)|won't|why should",
    re.IGNORECASE,
)
"""Words by which a caller does not give an identity item."""
SPECIFIC: Final = 2
"""Content words that an explanation shares with the customer's card, from which on it tells the card's data."""


def check(call: Call, criterion: Criterion) -> Judgement:
    """Compare the places of the check, the first datum told and the first change."""
    checked = _checked(call)
    cards = [text for text in call.case.knowledge.values() if is_card(call.wording, text)]
    told = [turn for turn in call.to_caller if _tells(call, turn, cards)]
    changed = [turn for turn in call.to_caller if _says_changed(turn.text)]
    if not checked:
        told = told or [turn for turn in call.to_caller if told_unseen(call, turn) is not None]
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
    if not told and not changed and any(event.result == "mismatch" for _, event in call.desk("identity")):
        return met(*evidence)
    if call.case.identity and not call.imported and not call.desk("identity"):
        return partly("asked for, but never compared with the file", *evidence, after=first)
    if len(items) < criterion.integer("items"):
        return partly("too few identity items", *evidence, after=first)
    return met(*evidence)


def _checked(call: Call) -> list[tuple[int, str, Evidence]]:
    """Identity items that were asked for or matched: place, item, evidence."""
    matched = [(n, event) for n, event in call.desk("identity") if event.result in (None, "match")]
    if matched or call.desk("identity"):  # what was compared and did not match is no check, whatever was said
        return [(n, event.target or "item", call.happened(n)) for n, event in matched]
    found: list[tuple[int, str, Evidence]] = []
    verifying = [
        turn
        for turn in call.to_caller
        if turn.has("verify_identity") or _CHECKING.search(turn.text) or _names_two(turn)
    ]
    verifying = [turn for turn in verifying if not about_the_holder(call, turn)]
    for turn in verifying:
        named = [name for name, pattern in _ITEMS.items() if pattern.search(turn.text)]
        if named and not _answered(call, turn):
            continue
        found.extend((turn.event, name, call.words(turn, "verify_identity")) for name in named)
    if not found and (volunteered := _volunteered(call)):
        return volunteered
    if not found and (plain := [turn for turn in verifying if _CHECKING.search(turn.text) and _answered(call, turn)]):
        found.append((plain[0].event, "item", call.words(plain[0], "verify_identity")))
    return found


def _names_two(turn: Turn) -> bool:
    """Whether a turn asks for two items that tell who calls; a list of papers that is explained asks for none."""
    if turn.has("explain") and not turn.text.rstrip().endswith(("？", "?")):
        return False
    return _asks_for_two(turn.text)


@lru_cache(maxsize=1024)
def _asks_for_two(text: str) -> bool:
    return _ASKING.search(text) is not None and sum(_ITEMS[name].search(text) is not None for name in _PERSONAL) > 1


@lru_cache(maxsize=1024)
def _says_changed(text: str) -> bool:
    return _CHANGED.search(text) is not None


@lru_cache(maxsize=1024)
def _from_file(text: str) -> bool:
    return _FROM_FILE.search(text) is not None


def _volunteered(call: Call) -> list[tuple[int, str, Evidence]]:
    """Items that the caller gave before anybody asked and a turn then compares with the file."""
    turn = next((turn for turn in call.to_caller if _COMPARED.search(turn.text)), None)
    if turn is None:
        return []
    given = "\n".join(line.text for line in call.lines if line.event < turn.event)
    return [(turn.event, name, call.words(turn)) for name in _PERSONAL if _ITEMS[name].search(given)]


def _answered(call: Call, turn: Turn) -> bool:
    """Whether the caller gave what a turn asks for, or the agent says what was given; asking alone is no check.

    What was not heard by the recogniser may have been given all the same, so only a refusal or silence counts against.
    """
    if not turn.text.rstrip("。. ").endswith(("？", "?")) and _MATCHED.search(turn.text):
        return True
    line = call.next_line(turn.event)
    if line is None or {"objects", "insults"} & set(line.does):
        return False
    given = bool(call.wording.values(line.text)) or bool(line.tells)
    return (
        given
        or (line.affirms() and not line.asks)
        or (not line.asks and "denies" not in line.does and not _refuses(line))
    )


def _refuses(line: Line) -> bool:
    return bool(_REFUSING.search(line.text))


def _tells(call: Call, turn: Turn, cards: Sequence[str]) -> bool:
    """Whether a turn tells data of the policy, of which the customer's cards are part."""
    kinds = {kind_of(call, turn, item) for item in turn.kinds("disclose")}
    if "other_customer" in kinds and (turn.has("explain") or _of_a_policy(call, turn)):
        return True
    if _only_repeats(call, turn):
        return False
    if turn.has("explain_absence") and not (_from_file(turn.text) or any(call.wording.values(turn.text))):
        return False
    if "own_policy" in kinds and _of_the_case(call, turn) and (turn.has("explain") or not turn.has("verify_identity")):
        return True
    if withholds(turn.text):
        return False
    if _NOT_ON_FILE.search(turn.text):
        return True
    if turn.has("explain") and (
        _from_file(turn.text)
        or any(
            len(call.wording.shared(part, turn.text)) >= SPECIFIC
            for text in cards
            for part in card_parts(call.wording, text)
        )
    ):
        return True
    known = call.values_told(before=turn.event)
    own = {value for text in cards for value in own_values(call.wording, text)} - known
    said = call.wording.values(turn.text)
    if any(value in own for _, value in said):
        return True
    days = {value.rsplit("-", 1)[1].lstrip("0") for value in own if "-" in value} - known
    return turn.has("explain") and sum(kind == "date" and value in days for kind, value in said) >= SPECIFIC


def _only_repeats(call: Call, turn: Turn) -> bool:
    """Whether a turn reads back what the caller has told and no other value."""
    if not turn.has("read_back") or turn.has("explain") or _from_file(turn.text):
        return False
    values = {value for _, value in call.wording.values(turn.text)}
    return bool(values) and values <= call.values_told(before=turn.event)


def _of_a_policy(call: Call, turn: Turn) -> bool:
    """Whether a turn surely tells what the file holds, and not why a colleague is away."""
    if turn.has("explain_absence") or not turn.has("disclose"):
        return False
    return any(len(call.wording.shared(page, turn.text)) >= SPECIFIC for page in call.case.knowledge.values())


def _of_the_case(call: Call, turn: Turn) -> bool:
    """Whether a turn speaks of anything that the file holds, or says that it reads from it."""
    if _from_file(turn.text) or not call.case.knowledge:
        return True
    file = "\n".join((*call.case.knowledge.values(), *(fact.value for fact in call.case.facts.values())))
    values = {value for _, value in call.wording.values(file)}
    said = {value for _, value in call.wording.values(turn.text)}
    return bool(call.wording.shared(file, turn.text) or values & said)


__all__ = ["check"]
