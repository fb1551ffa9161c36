"""result_recorded: the record holds what was answered or done, and the next step.

No parameters. Note, call-back and escalation together are the record. Both parts: met; one: partly; none: not met.
A note that only says what the caller rang about, claims or wants holds neither, in a call that solved it as well.
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
    r"(前|点|日|号|届时|之后|明天|今天|下午|上午|星期.|周.)[^，；。]{0,10}(回电|回复|致电|打来|再打|联系|寄出|答复|回拨|拨|提交|办)|再(打|来电|致电|联系)|回拨|已(转|报|上报|移交|提交)|待(与|向|跟)[^，；。]{1,10}(联系|核实|确认)|"
    r"(call|ring|phone|contact|reply|answer|come)[^.;]{0,24}((?<!\d)\d{1,2}(?!\d)|tomorrow|today|monday|tuesday|wednesday|thursday|friday|noon)|"
    r"((?<!\d)\d{1,2}(?!\d)|tomorrow|today|noon)[^.;]{0,24}(call|ring|phone|contact|reply)|put through",
    re.IGNORECASE,
)
_PASSED: Final = re.compile(
    r"(转|报|交|递|移)(给|到|了|主管|理赔|上)|(passed|escalated|referred|sent|submitted) (on )?(to|up)\b", re.IGNORECASE
)
"""Words that say whom the matter went to."""
_DONE: Final = re.compile(
    r"已|告知|告诉|解释|答复|答应|说明|讲(了|明|过)|核(对|实|身|过)|查(了|到|询|明|实)|发(了|送|出)|改(了|好|为|成)|办(了|理|好|妥)|登记|转|报|交|递|"
    r"留言|请[^，；。]{0,8}(回|联系|打|处理|跟进)|寄|退(了|回|还)|约(了|好|定|在)|投诉已|同意|完成|处理|建议|"
    r"\b(told|tell|explained|sent|send|corrected|checked|verified|advised|informed|gave|given|answered|done|passed|pass|"
    r"changed|booked|logged|filed|registered|raised|transferred|referred|escalated|will|to (call|ring|phone|contact)|"
    r"please|agreed|confirmed|resolved|left|paid|refunded|cancelled|updated|message)\b",
    re.IGNORECASE,
)
"""Words for what was done or is to be done."""
_CLAUSE: Final = re.compile(r"[，。；;,.\n]")
_MATTER: Final = re.compile(
    r"要求|(?<!需)(?<!不)要(?=退|把|查|改|领|取|贷|加|减|免|办|换)|想|申请|咨询|反映|(?<!已)投诉(?!已)|不满|(?<![名总])称|询问|(?<!口头)(?<!答)问(?!题|过)|希望|"
    r"\b(wants?|asks?( for| to)?|asked|asking|says?|said|disputes?|would like|complains?|requests|quer(y|ies))\b",
    re.IGNORECASE,
)
"""A clause that says what the caller wants, says or complains of."""


def check(call: Call, criterion: Criterion) -> Judgement:
    """Look for the two parts in notes and tasks."""
    if not call.after(call.lines[0].event if call.lines else 0):
        return na("the caller left before any answer")
    text = "\n".join(note for _, note in call.notes)
    booked = [(n, event) for n, event in call.desk("callback", "escalate") if event.action == "callback"]
    passed = call.desk("escalate", "transfer")
    completed = [event for event in call.events if isinstance(event, RecordCompleted)]
    done = bool(text)
    result = any(map(_tells_result, _CLAUSE.split(text)))
    step = any(event.when or _others(event.owner) for _, event in booked) or bool(_NEXT.search(text))
    step = step or (call.solved and result)
    finished = any(event.fields.get("result") or event.fields.get("next") or event.tasks for event in completed)
    step = step or any(event.fields.get("next") or event.tasks for event in completed) or call.connected_on
    step = step or (bool(passed) and bool(_PASSED.search(text)))
    if call.cut_off and not booked and not call.accepted:
        step = False
    evidence = (*(call.happened(n) for n, _ in call.notes), *(call.happened(n) for n, _ in booked))
    after = call.lines[-1].event if call.lines else 0
    due = "before after-call work ends"
    if done and step:
        return met(*evidence)
    if result or booked or passed or finished:
        why = "the next step is missing" if done else "what was answered or done is missing"
        return partly(why, *evidence, after=after, due=due)
    why = "neither result nor next step was recorded" if done else "nothing was recorded"
    return absent(why, *evidence, after=after, due=due, root=criterion.root, spoken=False)


def _tells_result(clause: str) -> bool:
    """Whether a clause of a note says what was done, and not only what the caller wants or says (已告知他要的材料)."""
    done, matter = _DONE.search(clause), _MATTER.search(clause)
    return done is not None and (matter is None or done.start() < matter.start())


def _others(owner: str | None) -> bool:
    """Whether somebody else has the call-back: that is a next step, also without a time."""
    return owner not in (None, "self", "agent")


__all__ = ["check"]
