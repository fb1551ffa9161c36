"""courtesy: courtesy words stand in the places where they are due, not by density.

No parameters. Places: requests to the caller (half of them and more), the wait, after the wait, the end; in a call
without request and wait, anywhere between the welcome and the end. All places served: met; some: partly; none: not
met.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from scoring.checks.call import Call, Turn
from scoring.checks.holds import waits
from scoring.checks.judge import absent, met, partly
from scoring.scorecard import Judgement
from scoring.standard import Criterion

_COURTEOUS: Final = frozenset(("apologise", "thank_wait"))
_REQUESTS: Final = ("ask_surname", "ask_fact", "verify_identity", "ask_contact")
_ASKING: Final = re.compile(
    r"[？?]|报|告诉|提供|说一下|讲|留|贵姓|称呼|多少|什么|哪|几|give|tell|may i|could|can you|would|what|which|"
    r"when|your (name|id|date)",
    re.IGNORECASE,
)
_POLITE: Final = re.compile(
    r"(?<![申邀])请(?![假示])|谢谢|多谢|感谢|谢了|致谢|谢您|麻烦|劳驾|不好意思|抱歉|对不起|对不住|辛苦|(?<!哪里)(?<!哪儿)不客气|别客气|不用谢|欢迎|祝|保重|照顾好|节哀|早日|方不方便|方便吗|"
    r"please|thank|sorry|may i|would you mind|do you mind|if you don't mind|if you would|bear(ing)? with|"
    r"could i (ask|trouble)|"
    r"could you|would you|welcome|have a (good|nice)|"
    r"excuse me|take care|all the best",
    re.IGNORECASE,
)


def check(call: Call, criterion: Criterion) -> Judgement:
    """Go through the places."""
    del criterion
    places: list[tuple[str, bool]] = []
    first = call.lines[0].event if call.lines else 0
    body = [turn for turn in call.to_caller if turn.event > first]
    requests = [turn for turn in body if turn.did(*_REQUESTS) and _ASKING.search(turn.text)]
    polite = [turn for turn in requests if _polite(turn)]
    if requests:
        places.append(("a request", 2 * len(polite) >= len(requests)))
    holds = waits(call)
    if holds:
        places.append(("a wait", all(hold.asked is not None and _polite(hold.asked) for hold in holds)))
        places.append(("after the wait", all(hold.thanked is not None for hold in holds)))
    leaving = [turn for turn in body[-2:] if turn.has("thank_call", "goodbye", "welcome_again")]
    if not call.cut_off and not call.connected_on:
        places.append(("the end", any(_POLITE.search(turn.text) for turn in leaving)))
    middle = [turn for turn in body if turn not in leaving]
    if not requests and not holds:
        places.append(("in between", any(_polite(turn) for turn in middle)))
    lacking = [name for name, served in places if not served]
    served = [turn for turn in body if _polite(turn)]
    evidence = tuple(call.words(turn, "courtesy") for turn in served[:3])
    if not lacking:
        return met(*evidence)
    why = f"no courtesy word at: {', '.join(lacking)}"
    if len(lacking) < len(places) or any(_polite(turn) for turn in requests):
        return partly(why, *evidence, after=first, lacking=True)
    return absent(why, after=first)


def _polite(turn: Turn) -> bool:
    """Whether a turn has a courtesy word: it goes by the word; other words only where acts say so for certain."""
    if _courteous(turn.text):
        return True
    sure = {finding.act for finding in turn.findings if finding.level == "certain"}
    return bool(sure & _COURTEOUS) and not sure & {"shirk", "argue", "blame", "order", "sarcasm"}


@lru_cache(maxsize=512)
def _courteous(text: str) -> bool:
    return _POLITE.search(text) is not None


__all__ = ["check"]
