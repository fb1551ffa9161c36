"""A first denial that no detector sees, known by what follows: the caller stands by his word, the agent denies again.

A certain contradiction or blame is the second one where the turn before had denied the caller's account in milder
words, without help or sympathy, and the caller had answered that with his own account. What the screen shows, what the
agent may not do and what is asked deny nothing.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from scoring.checks.call import Call, Line, Turn
from scoring.checks.spoken_against import softened
from scoring.checks.thrown_back import PROTEST

_DENIES: Final = re.compile(
    r"没有(?!问题|关系|错)|没(?!有|问题|关系|事|错)|不会|不可能|不是|哪有|从来|"
    r"(您|你)(自己)?(接|签|点|选|填|看|听|记|搞|弄|忘)((的|了|过)(?=$|[，。！])|岔|错|漏)|"
    r"\b(not|isn't|wasn't|doesn't|didn't|don't|never|nobody|no one|none|there (was|is) no|can't have)\b|"
    r"^(well,? |and )?then (you|your|that|this|it|he|she|they)\b|^那(另外|就是|肯定是|准是|是(别|您|你))|"
    r"\byou(('ll| will| must) have (\w+ed|\w+t|lost|forgotten)| misheard| misread| forgot| mixed| pressed| clicked|"
    r" signed)\b",
    re.IGNORECASE,
)
"""Words that deny, or make the caller the cause."""
_NO_DENIAL: Final = re.compile(
    r"显示|查到|查下来|系统(里|上)|记录(里|上)|看到|(不|没)(能|办法|法|权|便|方便|清楚|知道|确定|敢)|[？?]|如果|要是|可能|也许|不好意思|抱歉|"
    r"不是(说|怪|针对)|(您|你)(说|讲)?得?(是)?对|我(这边|这里|刚才)?(没|漏|看错|弄错|说错)|更正|收回|听清|"
    r"(没有|不是)(说)?(不|要|您的)|规定|条款|合同(上|里)?|按照|需要|"
    r"\b(shows?|i (can )?see|according|on record|can't (?!have)|cannot|unable|able to|allowed|sorry|afraid|if|may|"
    r"might|perhaps|possible|don't (know|worry|have (to|the))|not (sure|your fault|certain)|rule|contract|clause|"
    r"need|i (didn't|don't|haven't)|you('re| are) right|my mistake|take (it|that) back|acceptable)\b",
    re.IGNORECASE,
)
"""Words of the screen, of a rule, of what the agent cannot do, or of doubt."""
_OWN_ACCOUNT: Final = re.compile(
    r"我(?!要|想|不管|问|就要|叫|找)[^，。！？]{0,24}(了|的|过|着|在|见|到)|(他|她)(报|说|讲|告诉|写)|"
    r"(流水|回执|截图|录音|单子|信封|手机)[^，。！？]{0,8}(有|写|显示|在)|"
    r"\bi('ve| have| was| had| did| took| got| asked| wrote| sent| paid| read| live|'m (holding|looking))\b|"
    r"\b(he|she) (said|told|gave)\b|\b(it's|it is) in (the|my|your)\b",
    re.IGNORECASE,
)
"""Words by which the caller tells what he did, saw, heard or holds."""
_HELPS: Final = frozenset(
    (
        "promise_reply", "promise_handover", "escalate", "reassure", "announce_transfer", "ask_contact",
        "verify_identity", "empathy", "apologise",
    )
)  # fmt: skip
"""Acts, however doubtful, beside which nothing is denied."""


def denied_before(call: Call, turn: Turn) -> Turn | None:
    """The turn before, if it had denied the caller's account and the caller then stood by it; else None."""
    earlier = call.ahead(turn.event, 1)
    if not earlier or not _stood_by(call, earlier[0], turn) or not _denies(earlier[0]):
        return None
    before = call.between(0, earlier[0].event)[-1:]
    told = bool(before) and not before[0].asks and not before[0].text.rstrip().endswith(("？", "?"))
    return earlier[0] if told else None  # what answers a question denies nothing


def denied_after(call: Call, turn: Turn) -> Turn | None:
    """The next turn, if the caller stood by his account against this one and it goes on denying; else None.

    The caller must take it amiss: who goes on in peace was not denied again.
    """
    following = call.after(turn.event, 1)
    if not following or not _stood_by(call, turn, following[0]) or not _denies(following[0]):
        return None
    reply = call.reply(following[0])
    hurt = reply is not None and (reply.feeling == "sad" or _unhappy(reply))
    return following[0] if hurt else None


def _stood_by(call: Call, first: Turn, second: Turn) -> bool:
    """Whether one line stands between two turns, with which an unhappy caller stands by his account."""
    between = call.between(first.event, second.event)
    return len(between) == 1 and not between[0].affirms() and _unhappy(between[0]) and _tells_own(between[0].text)


def _unhappy(line: Line) -> bool:
    return line.feeling in ("angry", "impatient") or bool(PROTEST & set(line.does))


def _denies(turn: Turn) -> bool:
    """Whether a turn denies in words, without any help or kindness, however doubtful."""
    return not softened(turn) and not turn.acts & _HELPS and _mildly_denies(turn.text)


@lru_cache(maxsize=512)
def _tells_own(text: str) -> bool:
    return _OWN_ACCOUNT.search(text) is not None


@lru_cache(maxsize=512)
def _mildly_denies(text: str) -> bool:
    return _DENIES.search(text) is not None and _NO_DENIAL.search(text) is None


__all__ = ["denied_after", "denied_before"]
