"""promise_recorded: what was promised stands in the record as a task with a time and an owner.

No parameters. A booked call-back or a task of after-call work with both: met; one of them, or the promise in a note
only, or there who has it now: partly; nothing: not met. What was carried out in the call is no promise. Not
applicable where nothing was promised.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from scoring.checks.call import Call, Turn
from scoring.checks.judge import absent, met, na, partly
from scoring.record.events import RecordCompleted
from scoring.scorecard import Evidence, Judgement
from scoring.standard import Criterion

_PROMISES: Final = ("promise_reply", "vague_reply", "overpromise")
_CONTACT: Final = re.compile(
    r"回电|回复|联系|致电|来电告知|回拨|电话|打给|答复|通知|告知|告诉您|给您消息|"
    r"call(s|ed)? ?back|ring|contact|phone|reply|call|answer|hear|get back|be in touch|let you know",
    re.IGNORECASE,
)
_WANTS_A_CALL: Final = re.compile(
    r"(打|回|打个?电话|回个?电话|联系|答复|回复|通知)(给)?我(?!(的)?(电话|手机|号码|也|都|们|没|不|一直|又|打|接))|给我(回|打|来)个?(电话|话|信)|"
    r"\b(ring|call|phone) me\b(?! (a|an|names|madam|mr|mrs|ms|old|back then)\b)(?!(?-i: [A-Z][a-z]+))|\blet me know\b|"
    r"\b(have|get|let|ask) (him|her|them|somebody|someone|one of them|your \w+) (to )?(ring|call|phone)\b",
    re.IGNORECASE,
)
"""Words by which a caller wants to be rung."""
_CLAUSE: Final = re.compile(r"[，。！？；,.!?;]")
_OF_BEFORE: Final = re.compile(
    r"没|上次|(你们|医院|银行|他们|业务员|系统)[^，。！？]{0,4}(打|发|短信|通知|联系)|(说|讲)(好|过|是)|说[^，。！？]{0,4}[天时内]|答应|一直|天天|"
    r"\b(nobody|no one|never|didn't|said|promised|they|every|always)\b",
    re.IGNORECASE,
)
"""Words of a call that was to come before."""
_SAID: Final = re.compile(
    r"(会|有|叫|让)(人|专人|同事|主管|领导|他们|她|他)[^，。！？]{0,6}(打给?|打电话给?|联系|回|通知|答复)(您|你|电话)|"
    r"(会|就|再)(给(您|你)(打|回)电话|通知(您|你)|联系(您|你)|打给(您|你)|回(您|你)电话)(?![^，。！？]{0,4}(吗|么|？|[?]))|"
    r"\b(some(one|body)|they|she|he|we)('ll| will)( \w+)? (ring|call|phone|be in touch|get back|let you know)\b|"
    r"\bsome(one|body)('ll| will)(?=[,.]| hopefully|$)",
    re.IGNORECASE,
)
"""Plain words of a call that is to come."""
_BY_ITSELF: Final = re.compile(
    r"系统|短信|银行|医院|自动|到期|邮件|公众号|\b(system|bank|text|email|automatic\w*|reminder)\b", re.IGNORECASE
)
"""What comes without anybody's doing."""
_SENTENCE: Final = re.compile(r"[。！？；!?;]|\.(?=\s|$)")
_AGREES: Final = re.compile(
    r"^(嗯|哦|啊|那)?[，,]?(好|行|可以|知道了|没问题|会的|记(下|住)?了|写(下)?了)|"
    r"^(oh |um |yeah |well |,)*(ok(ay)?|sure|fine|right|will do|all right|yes|of course|i'll (tell|let|ask|do))\b",
    re.IGNORECASE,
)
"""Words by which a turn agrees."""
_TASK: Final = re.compile(
    r"(?<![没未无])(?<![没未]有)(?<![没无]人)(回电|回复|回拨|答复|致电)|(通知|联系|告知|告诉|打给|回)(客户|他|她|本人|[\u4e00-\u9fff]{1,2}(先生|女士|小姐|太太))|"
    r"转(交|给|由|至|报)?[\u4e00-\u9fff]{0,6}(部|组|主管|经理|同事|专员)|\b(passed|handed|forwarded) (it )?(on )?to\b|"
    r"escalated|"
    r"工作日(之)?内|[天时](之)?内|(尽快|有结果|届时|明天|今天|[点日号前后])[^，；。]{0,6}(联系|来电|通知|告知|打)|"
    r"call(s|ed|ing)? (him|her|them|back|the (customer|caller)|mr|ms|mrs)|"
    r"\b(ring|phone|contact|reply|answer|get back|let) (to )?(him|her|them|the (customer|caller)|mr|ms|mrs)\b|"
    r"\b(will|to|should|must|shall|has to) (ring|call|phone|contact|reply|get back|be in touch)|\bcall-?back|"
    r"\b(answer|reply|call|contact|result) (within|by|before|in|on) |"
    r"\b(rings|calls|phones|contacts) \w+ (back|by|on|before|tomorrow|today)|"
    r"\b(rings|calls|replies) (back|by|before)",
    re.IGNORECASE,
)
"""A contact that is still to come, or who has the matter now, as a note puts it.

The caller's number, or a call that never came, is none.
"""


def check(call: Call, criterion: Criterion) -> Judgement:
    """Look for the task of a promise."""
    promised = [turn for turn in call.to_caller if turn.did(*_PROMISES) and _contact(call, turn)]
    promised = promised or list(_agreed(call)) or [turn for turn in call.to_caller if _says(turn.text)]
    if call.number_declined is not None:  # what was offered before the caller declined is not owed
        promised = [turn for turn in promised if turn.event > call.number_declined.event]
    message = call.with_acts("promise_handover")
    taken = call.number_declined is None and not call.cut_off and not call.connected_on
    if not promised and not (message and taken):
        return na("nothing was promised")
    tasks: list[tuple[Evidence, bool, bool]] = [
        (call.happened(n), bool(event.when), bool(event.owner)) for n, event in call.desk("callback")
    ]
    for n, event in call.numbered():
        if isinstance(event, RecordCompleted):
            tasks.extend((call.happened(n), bool(task.when), bool(task.owner)) for task in event.tasks)
    first = (promised or message)[0]
    complete = [item for item, when, owner in tasks if when and owner]
    due = "in the record, with a time and an owner"
    if complete:
        return met(call.words(first), complete[-1])
    if tasks:
        return partly("a task without a time or an owner", call.words(first), tasks[-1][0], after=first.event, due=due)
    noted = [n for n, text in call.notes if _TASK.search(text)]
    if noted:
        return partly("in a note only", call.words(first), call.happened(noted[-1]), after=first.event, due=due)
    return absent("no task for what was promised", call.words(first), after=first.event, due=due,
                  root=None if call.notes else criterion.root, spoken=False)  # fmt: skip


def _says(text: str) -> bool:
    """Whether words announce a call; what the system, the bank or a rule will send is none."""
    return any(_SAID.search(part) and not _BY_ITSELF.search(part) for part in _SENTENCE.split(text))


def _agreed(call: Call) -> Iterator[Turn]:
    """The turns that agree to a call which the caller has just demanded."""
    for line in call.lines:
        turn = next(iter(call.after(line.event, 1)), None)
        if turn is None or not any(map(_wanted, _CLAUSE.split(line.text))):
            continue
        if _AGREES.search(turn.text.strip()) and not turn.has("shirk", "announce_transfer"):
            yield turn


def _wanted(clause: str) -> bool:
    """Whether a clause asks for a call: who tells of one that was promised or never came does not."""
    return _WANTS_A_CALL.search(clause) is not None and _OF_BEFORE.search(clause) is None


def _contact(call: Call, turn: Turn) -> bool:
    """Whether what a turn promises is a contact, by its words or as the answer to a question for one."""
    asked = [line for line in call.lines if line.event < turn.event][-1:]
    return bool(_CONTACT.search(turn.text) or any(_CONTACT.search(line.text) for line in asked)) or not turn.has(
        "explain"
    )


__all__ = ["check"]
