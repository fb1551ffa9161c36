"""holds: the caller is asked to wait before a hold or a long silence, and thanked afterwards.

Parameters: `silence` – seconds without a word that must be announced like a hold. Each wait is judged; one of the
two is partly. Not applicable without a hold or a long silence.
Met: 请您稍等 … 谢谢您的等候. Partly: asked only. Not met: a hold out of the blue.
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from itertools import pairwise

from scoring.checks.call import Call, Turn
from scoring.checks.judge import absent, met, na, partly
from scoring.record.events import DeskUsed, Event, LineCut
from scoring.scorecard import Judgement
from scoring.standard import Criterion


@dataclass(frozen=True, slots=True)
class Wait:
    """One time that the caller had to wait."""

    event: int
    asked: Turn | None
    thanked: Turn | None
    left: bool
    """The caller was not spoken to again, so thanks were not due."""


def waits(call: Call, silence: float | None = None) -> list[Wait]:
    """All holds of the call, and silences of at least that many seconds."""
    found = []
    starts = [n for n, _ in call.desk("hold")]
    if silence is not None:
        starts += _silences(call, silence)
    resumed = [n for n, _ in call.desk("resume")]
    for n in sorted(starts):
        end = next((m for m in resumed[bisect_right(resumed, n) :]), n)
        after = call.after(end, 2)
        asked = next((turn for turn in reversed(call.ahead(n, 2)) if turn.has("ask_hold")), None)
        thanked = next((turn for turn in after if turn.has("thank_wait")), None)
        found.append(Wait(n, asked, thanked, not after))
    return found


def _silences(call: Call, seconds: float) -> list[int]:
    """Numbers of the events after which the trainee kept the caller waiting for so long, holds and cuts apart."""
    found = []
    for one, other in pairwise(call.spoken):
        between = [event for event in call.events[one.event : other.event - 1] if _explains(event)]
        if isinstance(other, Turn) and other.to == "customer" and other.at - one.until >= seconds and not between:
            found.append(one.event)
    return found


def _explains(event: Event) -> bool:
    return isinstance(event, LineCut) or (isinstance(event, DeskUsed) and event.action in ("hold", "consult"))


def check(call: Call, criterion: Criterion) -> Judgement:
    """Judge every wait; all of them must be asked for and thanked for."""
    found = waits(call, criterion.number("silence"))
    if not found:
        return na("no hold and no long silence")
    evidence = tuple(
        call.words(turn, act)
        for wait in found
        for turn, act in ((wait.asked, "ask_hold"), (wait.thanked, "thank_wait"))
        if turn
    )
    asked = [wait for wait in found if wait.asked is not None]
    thanked = [wait for wait in found if wait.thanked is not None or wait.left]
    if len(asked) == len(found) == len(thanked):
        return met(*evidence)
    first = found[0].event
    if not evidence:
        return absent("neither asked to wait nor thanked", call.happened(first), after=first, due="around the wait")
    why = "not thanked after the wait" if len(asked) == len(found) else "not asked before the wait"
    return partly(why, *evidence, after=first, due="around the wait", lacking=True)


__all__ = ["Wait", "check", "waits"]
