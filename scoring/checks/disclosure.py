"""Whose data a disclosure gives away, where the words and what went before tell more than the utterance alone."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from scoring.checks.call import Call, Turn
from scoring.record.events import ActFinding

NUMBER: Final = 8
"""Digits from which on a number can be a telephone."""
_THIRD_PARTY: Final = re.compile(
    r"(帮|替|代)我?(妈|爸|老公|老婆|先生|太太|朋友|同事|儿子|女儿|邻居|妈妈|爸爸|他|她)[^，。！？]{0,4}(查|问|看|打听)|"
    r"我是(他|她|投保人|被保险人|客户)(的)?(儿子|女儿|老公|老婆|丈夫|妻子|朋友|同事|邻居|亲戚|家属)|"
    r"我(妈|爸|老公|老婆|朋友|同事|邻居|妹妹|哥哥|弟弟|姐姐)的(保单|单子|账户|理赔)|"
    r"\bon behalf of\b|\bmy (mother|father|husband|wife|friend|neighbour|colleague|brother|sister)'s (policy|"
    r"claim|account)|"
    r"\bi'?m (his|her) (son|daughter|wife|husband|friend|brother|sister)\b",
    re.IGNORECASE,
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
    if any(len(number) >= NUMBER and number not in call.known_numbers for number in call.numbers(turn.text)):
        return "private_contact"
    if call.wanted_presence in ("busy", "offline") and turn.has("explain_absence"):
        return "absence_reason"
    if any(_THIRD_PARTY.search(line.text) for line in call.between(0, turn.event)) and not _checked(call, turn):
        return "other_customer"
    return finding.kind


def _colleague(call: Call) -> Iterator[bool]:
    """Whether each person of the case is a colleague by name."""
    return (person.kind == "colleague" for person in call.case.colleagues.values())


def _checked(call: Call, turn: Turn) -> bool:
    spoken = any(other.event < turn.event for other in call.with_acts("verify_identity"))
    return spoken or any(n < turn.event and event.result != "mismatch" for n, event in call.desk("identity"))


__all__ = ["kind_of"]
