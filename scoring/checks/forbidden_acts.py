"""forbidden_acts: acts that must not happen in the call, by severity and after an objection.

Parameters (acts, or `act/kind`): `critical` – cap the call at once; `not_met` – fail the criterion;
`critical_when_repeated_after_objection` – cap from the second one on, if the caller objected to the first;
`partly_with` – acts by which the agent takes it back in the same or the next turn to the caller, which makes it
partly. Only certain findings cost points; what is merely possible goes to review from the confidence `review_from`
(0 to 1) on, and so does a turn at whose manner the caller of a transcript protests. The centre's warning after
repeated insults is allowed, also in other words that say in form that the call will be ended.
Whoever is sent to a colleague's own telephone or home, the matter not passed on, is sent away.
Met: none of them. Not met: 系统怎么可能算错. Critical: 那您可以不接嘛; a second contradiction after
我写得清清楚楚！; 闭嘴听我讲完 after 你还嫌我大声？
"""

from __future__ import annotations

import re
from typing import Final

from scoring.checks.call import PROVOCATIONS, Call, Line, Turn
from scoring.checks.denied_before import denied_after, denied_before
from scoring.checks.disclosure import kind_of, plainly_told, told_unseen
from scoring.checks.judge import failed, met, partly, unsure
from scoring.checks.stranger import told_to_stranger
from scoring.checks.thrown_back import protests_at_manner
from scoring.record.events import ActFinding
from scoring.scorecard import Evidence, Judgement
from scoring.standard import Criterion

_Hit = tuple[Turn, ActFinding]
_REPEATED: Final = "critical_when_repeated_after_objection"


def check(call: Call, criterion: Criterion) -> Judgement:
    """Judge the gravest of the forbidden acts that were done."""
    root = criterion.root
    grave = _hits(call, criterion.words("critical"))
    plain = _hits(call, criterion.words("not_met"))
    certain_grave = [hit for hit in grave if _certain(call, hit)]
    if certain_grave:
        return failed("a grave violation", *_shown(certain_grave), critical=True, root=root)
    certain = [hit for hit in plain if _certain(call, hit)]
    repeated = _repeated(call, [hit for hit in certain if _names(hit, criterion, _REPEATED)])
    repeated = repeated or _coarser(call, certain) or _seen_late(call, criterion, certain)
    if repeated:
        return failed("repeated after the caller objected", *_shown(repeated), critical=True, root=root)
    if certain:
        taken_back = [hit for hit in certain if _taken_back(call, hit[0], criterion.words("partly_with"))]
        if len(taken_back) == len(certain):
            return partly("taken back at once", *_shown(certain), after=certain[0][0].event, root=root)
        return failed("it was done", *_shown(certain), root=root)
    doubtful = [hit for hit in (*grave, *plain) if _doubtful(call, hit, criterion.number("review_from"))]
    if doubtful:
        return unsure("possible, but not certain", *_shown(doubtful))
    if PROVOCATIONS & {name.split("/")[0] for name in criterion.words("not_met")}:
        protested = [(turn, reply) for turn in call.to_caller if (reply := _protest(call, turn)) is not None]
        if protested:
            turn, reply = protested[0]
            return unsure("the caller protests at how it was said", call.words(turn), call.line(reply))
    return met()


def _hits(call: Call, wanted: tuple[str, ...]) -> list[_Hit]:
    found = []
    acts = {name.partition("/")[0] for name in wanted}
    for turn in call.to_caller:
        for finding in turn.findings:
            if finding.act not in acts:
                continue
            named = finding.act in wanted or f"{finding.act}/{kind_of(call, turn, finding)}" in wanted
            if named and finding.act in turn.heard_as and not _allowed(call, turn, finding):
                found.append((turn, finding))
        if "disclose/other_customer" in wanted and (told := told_unseen(call, turn) or told_to_stranger(call, turn)):
            found.append((turn, told))
    if "shirk" in wanted and not any(finding.act == "shirk" for _, finding in found):
        found.extend(_sent_to_a_home(call))
    return found


def _sent_to_a_home(call: Call) -> list[_Hit]:
    """The turn that sends the caller to a colleague's own telephone or home, where nobody passes the matter on."""
    passed_on = call.desk("callback", "escalate", "transfer") or call.accepted or call.inside
    if call.wanted is None or passed_on or call.with_acts("promise_handover", "escalate", "announce_transfer"):
        return []
    for turn in call.to_caller:
        for finding in turn.kinds("disclose"):
            private = kind_of(call, turn, finding) == "private_contact"
            if private and (finding.level == "certain" or plainly_told(call, turn, finding)):
                why = "sent to a colleague's own telephone or home, the matter not passed on"
                return [(turn, turn.certain("shirk", finding.start, finding.end, why))]
    return []


def _protest(call: Call, turn: Turn) -> Line | None:
    """In a call from elsewhere, the caller's line that protests at the manner of a turn that no kind word softens.

    The caller of a scenario says such a thing only of what was detected; people say it of what was not.
    """
    reply = call.reply(turn) if call.imported else None
    if reply is None or not protests_at_manner(reply.text) or _surely(turn, ("empathy", "apologise", "offer_help")):
        return None
    return reply


SURE: Final = 0.8
"""Confidence from which on a possible quarrel goes to review, however the caller takes it (ours)."""
_HELPING: Final = frozenset(("promise_handover", "promise_reply", "escalate", "reassure", "ask_contact", "admit_limit"))
"""Acts beside which a merely possible refusal or guess needs no review."""


def _doubtful(call: Call, hit: _Hit, least: float) -> bool:
    """Whether a possible violation is worth a review: not where the same turn helps or feels for a peaceful caller."""
    turn, finding = hit
    if finding.act in PROVOCATIONS:
        reply = call.reply(turn)
        kind = _surely(turn, ("empathy", "apologise")) and reply is not None
        fair = (
            kind
            and reply is not None
            and reply.feeling != "angry"
            and not {"objects", "denies", "insults"} & set(reply.does)
        ) or (_untroubled(reply) and (finding.confidence or 0.0) < SURE)
    else:
        fair = finding.act in ("shirk", "guess") and (
            bool(turn.acts & _HELPING) or (finding.act == "shirk" and _content(call.reply(turn)))
        )
    return (finding.confidence or 0.0) >= least and not fair


def _untroubled(reply: Line | None) -> bool:
    """Whether the caller goes on as one whom nothing has hurt: a witness against what is merely possible."""
    return (
        reply is not None
        and reply.feeling in ("neutral", "worried")
        and not {"objects", "denies", "insults"} & set(reply.does)
    )


def _content(reply: Line | None) -> bool:
    """Whether the caller goes on contentedly, as one who was not sent away."""
    return reply is not None and reply.feeling == "neutral" and not {"objects", "denies", "insults"} & set(reply.does)


def _certain(call: Call, hit: _Hit) -> bool:
    return hit[1].level == "certain" or plainly_told(call, *hit)


def _names(hit: _Hit, criterion: Criterion, parameter: str) -> bool:
    return hit[1].act in criterion.words(parameter)


def _shown(hits: list[_Hit]) -> tuple[Evidence, ...]:
    return tuple(Call.part(turn, finding.start, finding.end) for turn, finding in hits)


def _repeated(call: Call, hits: list[_Hit]) -> list[_Hit]:
    """The hits from the first to the one that follows an objection, or none."""
    for index in range(1, len(hits)):
        first, second = hits[0][0], hits[index][0]
        between = call.between(first.event, second.event)
        if any(objects(line) for line in between[:1]) or any("objects" in line.does for line in between):
            return hits[: index + 1]
    return []


def _coarser(call: Call, hits: list[_Hit]) -> list[_Hit]:
    """The hits up to a coarse order (闭嘴) after the caller objected to an earlier one: that insults; or none."""
    for index in range(1, len(hits)):
        turn, finding = hits[index]
        if finding.act != "order" or _COARSE.search(turn.text) is None:
            continue
        between = call.between(hits[0][0].event, turn.event)
        if any(objects(line) for line in between[:1]) or any("objects" in line.does for line in between):
            return hits[: index + 1]
    return []


def _seen_late(call: Call, criterion: Criterion, hits: list[_Hit]) -> list[_Hit]:
    """A contradiction or blame with which the agent denies for the second time, the first unseen; or none."""
    for turn, finding in hits:
        if finding.act in ("argue", "blame") and _names((turn, finding), criterion, _REPEATED):
            first = denied_before(call, turn)
            if first is not None:
                words = first.certain(finding.act, 0, len(first.text), "denied, and denied again")
                return [(first, words), (turn, finding)]
            second = denied_after(call, turn)
            if second is not None:
                words = second.certain(finding.act, 0, len(second.text), "denied, and denied again")
                return [(turn, finding), (second, words)]
    return []


def objects(line: Line) -> bool:
    """Whether the caller's line right after a violation objects: it neither agrees nor turns to something else."""
    if {"objects", "denies", "insults"} & set(line.does):
        return True
    return not line.affirms() and (line.feeling == "angry" or not line.asks)


def _taken_back(call: Call, turn: Turn, acts: tuple[str, ...]) -> bool:
    if not acts:
        return False
    following = call.after(turn.event, 1)
    return any(_takes_back(other, acts) for other in (turn, *following))


def _takes_back(turn: Turn, acts: tuple[str, ...]) -> bool:
    """Whether a turn takes a violation back; passing on and sending away, which sound alike, do not."""
    return _surely(turn, acts) or (turn.has(*acts) and not turn.has("escalate", "shirk"))


def _surely(turn: Turn, acts: tuple[str, ...]) -> bool:
    """Whether a turn does one of the acts for certain: a doubtful word takes nothing back."""
    return any(finding.act in acts and finding.level == "certain" for finding in turn.findings)


_COARSE: Final = re.compile(
    r"(?<![叫让要骂][您你我])(闭嘴|住口|住嘴|闭上(你|您)?的?嘴)|"
    r"(?<!you to )(?<!to )\b(shut (up|it)|shut your (mouth|trap)|pipe down|zip it|belt up|hold your tongue)\b",
    re.IGNORECASE,
)
"""An order to be silent of which nobody doubts that it is rude."""
_WARNS: Final = re.compile(
    r"结束(掉)?(这|本|今天)?(次|个|通)?(的)?(通话|电话|对话)|\bend (the|this|our) (call|conversation)\b", re.IGNORECASE
)
"""Words by which an agent says in form that the call will be ended."""
_ASKS_FOR_RESPECT: Final = re.compile(
    r"(请|麻烦)(您|你)?(不要|别)(再)?(这样|这么)?(骂|辱骂|讲脏话|说脏话|爆粗)|骂[^。！？]{0,10}(请|麻烦)(您|你)(不要|别)再|"
    r"\bplease (stop|don't|do not) (swear|insult|abus|(us(e|ing) )?(that|such|this) (kind of )?language)",
    re.IGNORECASE,
)
"""Words by which an agent asks for an end of the insults."""
INSULTS: Final = 2
"""Insults after which a warning is due where the centre's rule is not known, as in a transcript (ours)."""


def _allowed(call: Call, turn: Turn, finding: ActFinding) -> bool:
    return finding.act == "order" and answers_insults(call, turn)


def answers_insults(call: Call, turn: Turn) -> bool:
    """Whether a turn answers repeated insults as the centre allows: by its warning, or asking for respect."""
    return warns_of_abuse(call, turn) or _civil_after_insults(call, turn, _ASKS_FOR_RESPECT)


def warns_of_abuse(call: Call, turn: Turn) -> bool:
    """Whether a turn is the warning after repeated insults: the centre's sentence, or its sense in a civil form."""
    rule = call.case.centre.abuse_rule
    said = rule is not None and call.wording.share(rule.warning, turn.text) >= 0.5
    return (said and _insulted(call, turn)) or _civil_after_insults(call, turn, _WARNS)


def _civil_after_insults(call: Call, turn: Turn, words: re.Pattern[str]) -> bool:
    return _insulted(call, turn) and bool(words.search(turn.text)) and turn.acts & PROVOCATIONS <= {"order"}


def _insulted(call: Call, turn: Turn) -> bool:
    """Whether the caller has insulted often enough before a turn, by the centre's rule or else by ours."""
    rule = call.case.centre.abuse_rule
    if rule is None and not call.imported:
        return False
    insults = sum("insults" in line.does for line in call.between(0, turn.event))
    return insults >= (rule.insults if rule is not None else INSULTS)


__all__ = ["answers_insults", "check", "objects", "warns_of_abuse"]
