"""Whose data a disclosure gives away, where the words and what went before tell more than the utterance alone."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from scoring.checks.call import Call, Turn
from scoring.record.events import ActFinding

TOLD: Final = 2
"""Values and content words of the file from which on a turn surely tells what it holds."""
NUMBER: Final = 8
"""Digits from which on a number can be a telephone."""
_THIRD_PARTY: Final = re.compile(
    r"(帮|替|代)我?(妈|爸|老公|老婆|先生|太太|朋友|同事|儿子|女儿|邻居|妈妈|爸爸|他|她)[^，。！？]{0,4}(查|问|看|打听)|"
    r"我是(他|她|投保人|被保险人|客户)(的)?(儿子|女儿|老公|老婆|丈夫|妻子|朋友|同事|邻居|亲戚|家属)|"
    r"(我|他|她)的?(前?妻|前?夫|妈妈?|爸爸?|老公|老婆|爱人|先生|太太|对象|男朋友|女朋友|朋友|同事|邻居|妹妹?|哥哥?|弟弟?|姐姐?|儿子|女儿|"
    r"公公|婆婆|岳父|岳母|外公|外婆|爷爷|奶奶|叔叔?|舅舅?|阿姨|亲戚|老板|员工|客户|室友|房东)[\u4e00-\u9fff]{0,3}的?"
    r"(保单|单子|保险|账户|理赔|受益人|资料)|"
    r"\bon behalf of\b|\bmy (ex-?)?(mother|father|mum|mom|dad|husband|wife|partner|friend|neighbour|colleague|brother|"
    r"sister|son|daughter|boss|uncle|aunt|client|tenant)'s (policy|claim|account|cover|beneficiary)|"
    r"\bi'?m (his|her) (son|daughter|wife|husband|friend|brother|sister)\b",
    re.IGNORECASE,
)

_PRIVATE: Final = re.compile(
    r"(他|她|同事|主管|经理|[\u4e00-\u9fff]{1,3}(先生|女士|小姐))的?(私人|个人|自己的?|私下的?|家里的?)的?(手机|电话|号码|微信)|"
    r"\b(his|her|their|'s) (own|private|personal|home) (mobile|cell|phone|number|line)\b",
    re.IGNORECASE,
)
"""A way to reach somebody that is that person's own."""
_DIGITS: Final = re.compile(
    r"\d{3}|[零一二三四五六七八九幺]{3}|\b(oh|zero|one|two|three|four|five|six|seven|eight|nine)\b", re.IGNORECASE
)
_OTHER: Final = re.compile(r"他|她|同事|\b(he|she|his|her|they)\b", re.IGNORECASE)


def kind_of(call: Call, turn: Turn, finding: ActFinding) -> str | None:
    """The kind of a finding; for a disclosure of data taken for the caller's own, seen in the light of the call.

    A telephone number that the caller never gave is somebody's private one; data told to a known third party who was
    not checked are another customer's.
    """
    if finding.act != "disclose":
        return finding.kind
    if finding.kind == "absence_reason":  # a reason of absence is a colleague's
        other = turn.has("explain_absence") or _OTHER.search(turn.text) or any(_colleague(call))
        return finding.kind if other else None
    if finding.kind not in (None, "own_policy"):
        return finding.kind
    if _PRIVATE.search(turn.text) and _DIGITS.search(turn.text):
        return "private_contact"
    if any(len(number) >= NUMBER and number not in call.known_numbers for number in call.numbers(turn.text)):
        return "private_contact"
    if call.wanted_presence in ("busy", "offline") and turn.has("explain_absence"):
        return "absence_reason"
    if any(_THIRD_PARTY.search(line.text) for line in call.between(0, turn.event)) and not _checked(call, turn):
        return "other_customer"
    return finding.kind


def told_to_third(call: Call, turn: Turn) -> bool:
    """Whether a turn tells what the file holds to a caller who openly asks about somebody else and was not checked."""
    if not any(_THIRD_PARTY.search(line.text) for line in call.between(0, turn.event)) or _checked(call, turn):
        return False
    file = "\n".join(call.case.knowledge.values())
    values = {value for _, value in call.wording.values(file)} & {value for _, value in call.wording.values(turn.text)}
    return len(values) + len(call.wording.shared(file, turn.text)) >= TOLD


def _colleague(call: Call) -> Iterator[bool]:
    """Whether each person of the case is a colleague by name."""
    return (person.kind == "colleague" for person in call.case.colleagues.values())


def _checked(call: Call, turn: Turn) -> bool:
    spoken = any(other.event < turn.event for other in call.with_acts("verify_identity"))
    return spoken or any(n < turn.event and event.result != "mismatch" for n, event in call.desk("identity"))


__all__ = ["kind_of", "told_to_third"]
