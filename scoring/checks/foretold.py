"""An outcome that the page leaves to others, foretold as sure: known by several small witnesses in one turn.

No detector need see the promise. The page (or, without one, the case) leaves the matter to somebody else, a clause
tells how it will end, and enough speaks for its being told as settled: words of certainty, a day or a sum that stands
on no page, advice that rests on it (您今天就去把定金付了), a bare yes to the caller's question whether, a caller who
had asked for it and one who relies on it. What the words tell stands in `foretelling`.
"""

from __future__ import annotations

import re
from typing import Final

from scoring.checks.assured import HANDED_ON, left_to_others
from scoring.checks.call import Call, Line, Turn
from scoring.checks.foretelling import SETTLED, answered, left_open, told
from scoring.checks.vouched import OF_OTHERS
from scoring.record.events import ActFinding

ENOUGH: Final = 3
"""Witnesses that make an outcome foretold, where the matter is beyond the agent's authority (ours)."""
WITHIN: Final = 4
"""The same within it (ours)."""
SEEN: Final = 0.3
"""Confidence from which on the detector's finding is a witness (ours)."""
_OWN_DOING: Final = frozenset(("promise_reply", "promise_handover", "escalate", "announce_transfer", "read_back"))
"""Acts of the agent's own, which may be called settled."""
_DOUBTS: Final = re.compile(
    r"[吗么呢？?]|能不能|会不会|到底|什么时候|几(天|时|号|点)|多久|来(得)?及|赶(得|不)|怕|担心|急|愁|怎么办|谁(给|批|赔)|要回|(还|退)(给)?我|一分都|全额$|"
    r"\?|\b(when|will|whether|sure|what|how|do you know|does|worr\w+|want (that|it|to)|expect|"
    r"get it back)\b",
    re.IGNORECASE,
)
"""Words of a caller who asks for the result or doubts it."""
_RELIES: Final = re.compile(
    r"真的|当真|太(好|谢谢|感谢)|(不)?放心|那我(就|可|也|先|再|等|信|听|去|带|这就|下午|明天|今天|现在|不)|我(就)?(信|听|等)(你|您|着)|没戏|"
    r"(我)?(这就|下午|马上|过两天|明天)(就)?(去|看|说|订|付)|跟[^，。！？]{1,4}说|看(看)?(我)?(的)?卡|松(了)?(一)?口气|踏实|"
    r"\b(thank|thanks|good|great|lovely|relief|brilliant|wonderful|marvellous|fine|then (i|you)('?ll)?|"
    r"that'?s (decent|fair)|"
    r"i('| wi)?ll (let|tell|book|wait|pay|try|go|buy|hold|send)|load off|weight off|oh)\b",
    re.IGNORECASE,
)
"""Words of a caller who relies on it."""
_MATTER: Final = re.compile(
    rf"{OF_OTHERS.pattern}|肯|同意|点头|[批赔退免扣收贷款钱费核]|"
    r"\b(fees?|charges?|refus\w+|gone|tax|hospital|clinic|deposit|accept\w*|cover\w*|exclusion|loan|bill|sum|will)\b",
    re.IGNORECASE,
)
"""What others decide or pay, in the caller's words or the agent's."""
_ASKS_ME: Final = re.compile(
    r"[帮替给]我[^，。！？]{0,4}(转|带|问|记|留|跟|查|催|改|寄|发|看|说)|"
    r"\b(could|can|would|will) you (please )?(tell|ask|send|give|pass|put|note|change|check|let)\b",
    re.IGNORECASE,
)
"""The caller asks the agent for something to be done."""


def foretold(call: Call, turn: Turn) -> ActFinding | None:
    """The sentence of a turn that foretells what others decide as if it were settled, or None."""
    if "overpromise" in turn.acts or turn.to != "customer" or not turn.clear:
        return None
    within = call.case.within_authority
    if within and not left_to_others(tuple(call.case.knowledge.values())):
        return None
    before, reply = call.between(0, turn.event), call.reply(turn)
    said = before[-1] if before else None
    found = told(turn.text) or (answered(said.text, turn.text) if said is not None else None)
    if found is None or left_open(turn.text):
        return None
    sentence = turn.text[found.start : found.end]
    if not found.outcome and not _concerns_others(turn, sentence, said):
        return None
    values = call.wording.values(sentence)
    on_page = {value for page in call.case.knowledge.values() for value in call.wording.values(page)}
    if values and values <= on_page and found.points < SETTLED + 2:
        return None
    points = found.points + (found.day and not values & on_page)
    points += found.outcome and said is not None and answered(said.text, turn.text) is not None
    points += any(item.act == "overpromise" and (item.confidence or 0.0) >= SEEN for item in turn.findings)
    if points < SETTLED:
        return None
    points += said is not None and bool(said.asks or _DOUBTS.search(said.text))
    points += reply is not None and reply.feeling != "angry" and bool(_RELIES.search(reply.text))
    if points < (WITHIN if within else ENOUGH):
        return None
    why = "foretold what others decide"
    return ActFinding("overpromise", None, "certain", found.start, found.end, sentence, None, why)


def _concerns_others(turn: Turn, sentence: str, said: Line | None) -> bool:
    """Whether words that only call something settled are about what others decide, not about the agent's own deeds."""
    if any(item.act in _OWN_DOING and item.level == "certain" for item in turn.findings):
        return False
    asked = said.text if said is not None else ""
    return not (HANDED_ON.search(asked) or _ASKS_ME.search(asked)) and bool(
        _MATTER.search(asked) or _MATTER.search(sentence)
    )


__all__ = ["foretold"]
