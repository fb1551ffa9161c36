"""reply_time: what cannot be answered now gets a concrete time for the next contact.

No parameters. The time of another person counts only after that person was spoken to (an accepted request, a turn
to them before the time is told), else partly; in a complaint the caller agrees to it, else partly. 尽快 is no time.
"""

from __future__ import annotations

import re
from typing import Final

from scoring.checks.call import Call, Line, Turn
from scoring.checks.cues import names_time
from scoring.checks.judge import absent, failed, met, na, partly
from scoring.scorecard import Judgement
from scoring.standard import Criterion

_OWN: Final = re.compile(
    r"我(会|都|一定|亲自|本人|再|就){0,3}[^，。！？]{0,12}(给您|打给您|回您|联系您|通知您|致电)|"
    r"\bi('ll| will| shall)\b",
    re.IGNORECASE,
)
_WHEN: Final = re.compile(
    r"什么时候|几点|几时|多久|哪天|啥时候|\b(when|what time|how (long|soon))\b|^soon\b|尽快是", re.IGNORECASE
)
_SUITS: Final = re.compile(
    r"(点|钟点|时间|时候|那会儿|[上下中]午|天|早|晚)[^，。！？]{0,6}(方便|可以|合适|行|成)(吗|吧|么|不)|"
    r"\b(suits?|convenient|okay|ok|all right|good) (for )?you\b|\bdoes (that|\w+ o'clock|that time) (suit|work)",
    re.IGNORECASE,
)
"""Words that ask whether a time suits."""
_OTHERS: Final = re.compile(
    r"主管|经理|领导|同事|专员|部门|理赔部|跨境组|他|她|\b(supervisor|manager|colleague|claims|she|he|they)('ll)?\b",
    re.IGNORECASE,
)


def check(call: Call, criterion: Criterion) -> Judgement:
    """Judge the promises of a time."""
    del criterion
    promised = [turn for turn in call.to_caller if turn.has("promise_reply") or _answers_when(call, turn)]
    after = call.lines[0].event if call.lines else 0
    if not promised:
        if call.number_declined is not None:
            return na("the caller rings again")
        vague = call.with_acts("vague_reply")
        if vague:
            return failed("a contact without a time", call.words(vague[0], "vague_reply"))
        return absent("no time was given", after=after, due="before the end")
    reasons = {turn.turn: _lacks(call, turn) for turn in promised}
    good = [turn for turn in promised if reasons[turn.turn] is None]
    if good:
        return met(call.words(good[0], "promise_reply"))
    return partly(reasons[promised[0].turn] or "", call.words(promised[0], "promise_reply"), after=promised[0].event)


def _answers_when(call: Call, turn: Turn) -> bool:
    """Whether a turn answers the caller's question for the time of the contact by a time, and not by a guess."""
    asked = [line for line in call.lines if line.event < turn.event][-1:]
    if not asked or not _WHEN.search(asked[0].text) or turn.has("guess", "shirk", "tell_hours", "explain"):
        return False
    earlier = call.ahead(turn.event, 2)
    contact = any(other.has("vague_reply", "promise_handover", "escalate") for other in (*earlier, turn))
    return contact and names_time(turn.text, call.wording.language)


def _lacks(call: Call, turn: Turn) -> str | None:
    if _by_another(call, turn) and not _spoken_before(call, turn):
        return "another person's time without having spoken to that person"
    if call.case.complaint:
        reply = call.reply(turn)
        if reply is None or not _consents(call, reply):
            return "given, but not agreed with the caller"
        asked = turn.has("ask_contact") and bool(call.numbers(turn.text)) and not turn.has("confirm")
        asked = asked and not _SUITS.search(turn.text)
        if asked and not call.wording.values(reply.text):
            return "the caller was asked about the number only"
    return None


def _consents(call: Call, reply: Line) -> bool:
    """Whether the caller takes the time: says yes, repeats a value, or goes on in peace without a question."""
    if {"denies", "objects", "insults"} & set(reply.does):
        return False
    peaceful = reply.feeling in ("neutral", "happy") and not reply.asks
    return reply.affirms() or bool(call.wording.values(reply.text)) or peaceful


def _by_another(call: Call, turn: Turn) -> bool:
    """Whether the contact that a turn promises is another person's."""
    booked = [event.owner for n, event in call.desk("callback") if event.owner is not None]
    if booked:
        return booked[-1] not in ("self", "agent")
    if _OWN.search(turn.text):
        return False
    return bool(_OTHERS.search(turn.text))


def _spoken_before(call: Call, turn: Turn) -> bool:
    accepted = any(n < turn.event for n, _ in call.accepted)
    consulted = any(n < turn.event for n, _ in call.desk("consult"))
    return accepted or consulted or any(other.event < turn.event for other in call.inside)


__all__ = ["check"]
