"""Refusals known by what the caller had asked and how he takes it: of a supervisor, and to do it oneself.

They send away, whatever acts are seen in them, unless the turn helps as well.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from scoring.checks.thrown_back import UNHAPPY
from scoring.checks.turns import Line, Turn
from scoring.record.events import ActFinding

_NO_USE: Final = re.compile(
    r"(主管|经理|领导|上面|她|他|谁)(来了?|接了?|听了?|看了?|打了?)?(也|都)?(还)?(是|会|只会|只能|就)(是)?(跟您|对您|给您)?"
    r"(这么|这样|一样|同样)(的)?(说|讲|答复|回答|话)|(主管|经理|领导|她|他)(来|接|看|问|打|听)了?也(还)?(是)?(一样|这样)|"
    r"(来了?|接了?)也(还)?(是)?(一样|这样)|"
    r"(主管|经理|领导|她|他)(也|都)?(只会|只能)(跟您|对您)?(说|讲)[^，。！？]{0,4}(一样|同样|这些)|"
    r"找(谁|主管|经理|领导|她|他|上面)[^，。！？]{0,4}(也|都)(一样|没用|没有用|是一样)|"
    r"(主管|经理|领导)(从来|是)?(不|没空|没时间)(接|听|管|理|打|回|见|处理)[^，。！？]{0,6}(电话|投诉|这种|这些|这个|的)?|"
    r"(主管|经理|领导)(很|太|都|正)?(忙|没空|没时间)|没(有)?(这|那)个必要|"
    r"\b(he|she|they|the supervisor|the manager)('d| would|'ll| will)( only| just)? (say|tell you) "
    r"(the (same|very same)|(just |exactly )?what i)|"
    r"\b(no|little|not much) (use|point|good) (in )?(asking|speaking to|talking to|bothering)|"
    r"\b(supervisors?|managers?|he|she|they) (don't|doesn't|won't|never) (take|takes|do|does|ring|call|phone|speak)\b|"
    r"\b(she|he|the supervisor|the manager)('s| is) (far too |too |very )?busy\b",
    re.IGNORECASE,
)
"""Words that say that it is of no use."""
_WANTS_ONE: Final = re.compile(
    r"(叫|找|让|要|请|换|跟|给)[^，。！？银]{0,4}(主管|经理|领导|负责(人|的)|管事的)|谁(说了算|来?批|决定|管(?!我))|"
    r"(?<!bank )(?<!branch )\b(supervisor|manager|somebody senior|someone senior|your boss|who decides|"
    r"who's in charge)\b",
    re.IGNORECASE,
)
"""Words by which a caller wants one."""
_DO_IT_YOURSELF: Final = re.compile(
    r"(官网|网上|公众号|app|小程序|服务号)[^，。！？]{0,6}自己(查|下载|看|弄|搞|找|办)|"
    r"自己(查|下载|看|弄|搞|找|办|跑)(一下|去)?(呗|嘛|咯|啦|吧)|"
    r"(您|你)(就|自己|再)(写|打|跑|问|找|查)[^，。！？]{0,8}(咯|呗|嘛|啦)(?=$|[，。！])|"
    r"(再|多)(跑|打)(一|几)(趟|次|遍)(看看)?(吧|嘛|呗|咯)|"
    r"具体(的)?(您|你)?(去|再|还是)?问(一下|问)?(您的?|你的?)?(业务员|银行|医院|柜台|他们|当初)|"
    r"\b(that's|it's) all (in the app|on the website|online)\b|"
    r"\bjust (write|ring|try|call|come) (in|again|back)( some time| later)?[.!]",
    re.IGNORECASE,
)
"""Words that leave it to the caller to find help."""
_HELPS: Final = ("escalate", "promise_reply", "promise_handover", "announce_transfer", "ask_contact", "reassure")
_TAKES_UP: Final = frozenset(
    (
        *_HELPS, "ask_hold", "admit_limit", "explain", "empathy", "apologise", "explain_absence", "tell_hours",
        "verify_identity", "ask_fact",
    )
)  # fmt: skip
"""Acts, however doubtful, by which a turn does something about the request for a supervisor."""
_GOES_INTO: Final = re.compile(
    r"[？?]|吗|呢|什么|怎么|请说|您讲|稍|等|帮|转|我(先|来|就|马上|这就|现在|去|可以|听)|"
    r"\b(may|shall|can|could|let|would) (i|me)\b|\bi('ll| will)\b|\b(what|which|moment|hold)\b",
    re.IGNORECASE,
)
"""Words that ask about the matter or set about something."""


def refused(turn: Turn, said: Line | None, reply: Line | None) -> ActFinding | None:
    """The refusal in a turn that leaves the caller unhappy, or None."""
    if said is None or any(item.act in _HELPS and item.level == "certain" for item in turn.findings):
        return None
    if (reply.feeling not in UNHAPPY or reply.affirms()) if reply is not None else said.feeling != "angry":
        return None
    words, why = None, "the supervisor was refused"
    if _asks_for_one(said):
        words = _NO_USE.search(turn.text)
    if words is None and said.feeling in UNHAPPY:
        words, why = _DO_IT_YOURSELF.search(turn.text), "left to the caller to find help"
    if words is not None:
        return turn.certain("shirk", *words.span(), why)
    if reply is None or not (_asks_for_one(said) and _asks_for_one(reply)):
        return None
    if turn.heard_as & _TAKES_UP or _GOES_INTO.search(turn.text):
        return None
    return turn.certain("shirk", 0, len(turn.text), "asked for twice, the supervisor was not brought into it")


def _asks_for_one(line: Line) -> bool:
    """Whether a caller's line asks for somebody who is in charge."""
    return "asks_supervisor" in line.does or _wants_one(line.text)


@lru_cache(maxsize=512)
def _wants_one(text: str) -> bool:
    return _WANTS_ONE.search(text) is not None


__all__ = ["refused"]
