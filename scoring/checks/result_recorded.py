"""result_recorded: the record holds what was answered or done, and the next step.

No parameters. Note, call-back and escalation together are the record. Both parts: met; one: partly; none: not met.
Not applicable where the caller left before any answer.
"""

from __future__ import annotations

import re
from typing import Final

from scoring.checks.call import Call
from scoring.checks.judge import absent, met, na, partly
from scoring.record.events import RecordCompleted
from scoring.scorecard import Judgement
from scoring.standard import Criterion

_NEXT: Final = re.compile(
    r"(前|点|日|号|届时|之后|明天|今天|下午|上午|星期.|周.)[^，；。]{0,10}(回电|回复|致电|打来|再打|联系|寄出|答复|回拨|拨|提交|办)|再(打|来电|致电|联系)|回拨|已(转|报|上报|移交|提交)|"
    r"(call|ring|phone|contact|reply|answer|come)[^.;]{0,24}(\d|tomorrow|today|monday|tuesday|wednesday|thursday|friday|noon)|"
    r"(\d|tomorrow|today|noon)[^.;]{0,24}(call|ring|phone|contact|reply)|put through",
    re.IGNORECASE,
)


def check(call: Call, criterion: Criterion) -> Judgement:
    """Look for the two parts in notes and tasks."""
    if not call.after(call.lines[0].event if call.lines else 0):
        return na("the caller left before any answer")
    text = "\n".join(note for _, note in call.notes)
    booked = [(n, event) for n, event in call.desk("callback", "escalate") if event.action == "callback"]
    passed = call.desk("escalate", "transfer")
    completed = [event for event in call.events if isinstance(event, RecordCompleted)]
    done = bool(text)
    step = any(event.when or _others(event.owner) for _, event in booked) or bool(_NEXT.search(text)) or call.solved
    step = step or any(event.fields.get("next") or event.tasks for event in completed) or call.connected_on
    if call.cut_off and not booked and not call.accepted:
        step = False
    evidence = (*(call.happened(n) for n, _ in call.notes), *(call.happened(n) for n, _ in booked))
    after = call.lines[-1].event if call.lines else 0
    due = "before after-call work ends"
    if done and step:
        return met(*evidence)
    if done or booked or passed:
        why = "the next step is missing" if done else "what was answered or done is missing"
        return partly(why, *evidence, after=after, due=due)
    return absent("nothing was recorded", after=after, due=due, root=criterion.root, spoken=False)


def _others(owner: str | None) -> bool:
    """Whether somebody else has the call-back: that is a next step, also without a time."""
    return owner not in (None, "self", "agent")


__all__ = ["check"]
