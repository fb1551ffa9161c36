"""Whether a caller who asks for a supervisor is told that it is of no use: that sends away, whatever acts are seen."""

from __future__ import annotations

import re
from typing import Final

from scoring.checks.thrown_back import UNHAPPY
from scoring.checks.turns import Line, Turn
from scoring.record.events import ActFinding

_NO_USE: Final = re.compile(
    r"(主管|经理|领导|上面|她|他|谁)(来了?|接了?|听了?)?(也|都)?(还)?(是|会|只会|只能|就)(是)?(跟您|对您|给您)?"
    r"(这么|这样|一样|同样)(的)?(说|讲|答复|回答|话)|(来了?|接了?)也(还)?(是)?(一样|这样)|"
    r"(主管|经理|领导|她|他)(也|都)?(只会|只能)(跟您|对您)?(说|讲)[^，。！？]{0,4}(一样|同样|这些)|"
    r"找(谁|主管|经理|领导|她|他|上面)[^，。！？]{0,4}(也|都)(一样|没用|没有用|是一样)|"
    r"(主管|经理|领导)(从来)?(不|没空|没时间)(接|听|管|理)[^，。！？]{0,6}(电话|投诉|这种|这些|这个)?|"
    r"\b(he|she|they|the supervisor|the manager)('d| would|'ll| will)( only| just)? (say|tell you) "
    r"(the (same|very same)|(just |exactly )?what i)|"
    r"\b(no|little|not much) (use|point|good) (in )?(asking|speaking to|talking to|bothering)|"
    r"\b(supervisors?|managers?|he|she|they) (don't|doesn't|won't|never) (take|takes|do|does) (calls?|complaints|this)",
    re.IGNORECASE,
)
"""Words that say that it is of no use."""
_HELPS: Final = ("escalate", "promise_reply", "promise_handover", "announce_transfer", "ask_contact", "reassure")


def refused_supervisor(turn: Turn, said: Line | None, reply: Line | None) -> ActFinding | None:
    """The refusal of a supervisor for whom the caller has just asked and who stays unhappy, or None."""
    if said is None or "asks_supervisor" not in said.does or reply is None or reply.feeling not in UNHAPPY:
        return None
    words = _NO_USE.search(turn.text)
    if words is None or turn.has(*_HELPS):
        return None
    start, end = words.span()
    return ActFinding("shirk", None, "certain", start, end, words.group(), None, "the supervisor was refused")


__all__ = ["refused_supervisor"]
