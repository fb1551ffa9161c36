"""Violations that are merely possible by the words alone and certain by what came of them: two witnesses for one act.

The detector judges an utterance by itself and calls few things certain. In a call there is a second witness: the caller
protests at once against a quarrel, has to go on asking after having been sent away, or the promise is put in words of
certainty and is nothing of the agent's own doing. A likely finding that a second witness bears out counts as certain;
without one it stays merely possible and costs nothing. What callers throw back and agents take back stands in
`thrown_back`.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from scoring.checks.assured import assured
from scoring.checks.denied import contradicts, denial, denial_of_deed, insisted, reproach, stands_by
from scoring.checks.refused import refused
from scoring.checks.spoken_against import LIKELY, QUARREL, SURE, softened, spoken_against
from scoring.checks.thrown_back import (
    PROTEST,
    UNHAPPY,
    called_a_threat,
    called_mockery,
    called_names,
    harsh,
    protests_at_manner,
)
from scoring.checks.turns import Line, Turn
from scoring.checks.vouched import vouched
from scoring.record.events import ActFinding

DENIED: Final = 0.5
"""The same where the words are a flat denial besides (ours)."""
FLAT: Final = 0.3
"""The same where the next turn quarrels on (ours)."""
MANNER: Final = 0.6
"""The same where the caller protests at the manner in so many words (ours)."""
SENT: Final = 0.55
"""The same where the turn does nothing else for a caller whom it leaves cross (ours)."""
REFERRED: Final = 0.7
"""The same for a caller who is left sad or worried (ours)."""
_HURTFUL: Final = frozenset(("disclose", "overpromise", "shirk"))
_HELPS: Final = frozenset(
    (
        "explain", "guess", "read_back", "escalate", "promise_reply", "promise_handover", "admit_limit", "reassure",
        "ask_contact", "ask_fact", "ask_other_needs", "announce_transfer",
    )
)  # fmt: skip
"""Acts that do something for the caller, so that a turn does not merely send him away."""
_CERTAINTY: Final = re.compile(
    r"肯定|一定|保证|担保|百分之百|绝对|包您|包你|包在|铁定|必定|没问题|"
    r"\b(guarantee|definitely|certainly|promise|for sure|no doubt|a hundred per ?cent|absolutely|without fail)\b",
    re.IGNORECASE,
)
_SCREEN: Final = re.compile(
    r"显示|查到|查下来|记录(上|里)|看到|\b(shows?|i (can )?see|according to|on (my|the) screen|on record)\b",
    re.IGNORECASE,
)
"""Words of a neutral report of what is on the screen."""
_HEDGED: Final = re.compile(
    r"大概|可能|估计|应该|好像|一般|多半|吧(?=$|[，,。！])|"
    r"\b(i think|probably|maybe|perhaps|might|i guess|i suppose|should be|generally)\b",
    re.IGNORECASE,
)
"""Words that hedge."""
HEDGES: Final = 2
"""Hedges from which on a possible guess is one."""
_OWN_DOING: Final = frozenset(("promise_reply", "vague_reply", "reassure", "promise_handover", "ask_contact"))
"""Acts of the agent's own that can be promised with certainty."""


def borne_out(turns: Sequence[Turn], lines: Sequence[Line], *, left_to_others: bool) -> Iterator[Turn]:
    """The turns, likely violations made certain where the call bears them out.

    `left_to_others`: whether somebody other than the agent decides on the matter.
    """
    places = [line.event for line in lines]
    spoken = [turn.event for turn in turns if turn.to == "customer"]
    hurt = quarrelled = False
    for at, heard in enumerate(turns):
        index = bisect_right(places, heard.event)
        later = line = lines[index] if index < len(lines) else None
        following = bisect_right(spoken, heard.event)
        if line is not None and following < len(spoken) and spoken[following] < line.event:
            line = None
        answer = turns[at + 1] if at + 1 < len(turns) else None
        said = lines[index - 1] if index else None
        turn = spoken_against(heard, said, later, answer)
        if turn.to != "customer" or not turn.clear:
            yield turn
            continue
        sure = {
            finding.act
            for finding in turn.findings
            if (_likely(finding) and _second(turn, finding, said, line))
            or _flatly_denied(turn, finding, line)
            or _hedged(finding)
            or (hurt and _argues_on(turn, finding, line))
            or (quarrelled and said is not None and _disputes(said) and _holds_to_it(turn, finding, line))
            or _hurt_by_manner(finding, line)
            or _quarrelled_on(turn, finding, line, answer)
            or _sends_away(turn, finding, line, last=following >= len(spoken))
        }
        findings = tuple(replace(item, level="certain") if item.act in sure else item for item in turn.findings)
        borne = replace(turn, acts=turn.acts | sure, heard_as=turn.heard_as | sure, findings=findings)
        borne = borne.with_finding(called_a_threat(turn, line, quarrel=borne.has(*QUARREL)))
        if not borne.has("sarcasm"):
            borne = borne.with_finding(called_names(turn, line) or called_mockery(turn, line))
        if not borne.has(*QUARREL):
            borne = borne.with_finding(harsh(turn, line, answer))
        if not borne.has(*QUARREL):
            borne = borne.with_finding(_insisted(turn, line, lines[:index]))
        if not borne.has(*QUARREL):
            borne = borne.with_finding(_reproached(turn, line, answer))
        if hurt:
            borne = borne.with_finding(_denied_again(turn, line, lines[:index]))
        if not borne.has("shirk"):
            borne = borne.with_finding(refused(turn, said, line))
        if not borne.has("overpromise"):
            borne = borne.with_finding(vouched(turn) or (assured(turn, said, line) if left_to_others else None))
        quarrelled = borne.has("argue", "blame")
        hurt = hurt or quarrelled
        yield borne


def _denied_again(turn: Turn, reply: Line | None, said: Sequence[Line]) -> ActFinding | None:
    """A flat denial after an earlier quarrel that makes the caller angry, where the detector is not certain of one."""
    words = denial(turn.text) or denial_of_deed(turn.text, (line.text for line in said))
    seen = any(finding.act in QUARREL and finding.level == "certain" for finding in turn.findings)
    if words is None or seen or reply is None or _SCREEN.search(turn.text):
        return None
    if turn.has("apologise", "empathy", "reassure"):  # a kind word, however doubtful, is no quarrel
        return None
    if reply.affirms() and reply.feeling != "angry":
        return None
    if reply.feeling != "angry" and not PROTEST & set(reply.does):
        return None
    return turn.certain("argue", *words.span(), "denied again, and the caller protested")


def _insisted(turn: Turn, reply: Line | None, said: Sequence[Line]) -> ActFinding | None:
    """Words that insist on what the caller has just denied and now objects to, where the detector sees no quarrel."""
    if reply is None or not said or _SCREEN.search(turn.text) or turn.has("apologise", "reassure") or softened(turn):
        return None
    angry = reply.feeling == "angry" and ("denies" in reply.does or contradicts(reply.text))
    if "objects" not in reply.does and not angry:
        return None
    words = insisted(turn.text, said[-1].text)
    return turn.certain("argue", *words.span(), "insisted, and the caller objected") if words is not None else None


def _hedged(finding: ActFinding) -> bool:
    """Whether a possible guess is put in words that hedge more than once."""
    if finding.act != "guess" or finding.level != "possible" or (finding.confidence or 0.0) < DENIED:
        return False
    return len(_HEDGED.findall(finding.text)) >= HEDGES


def _argues_on(turn: Turn, finding: ActFinding, reply: Line | None) -> bool:
    """Whether a possible contradiction after a quarrel leaves the caller angry; what the screen says is none."""
    if finding.act not in ("argue", "blame") or finding.level != "possible" or (finding.confidence or 0.0) < DENIED:
        return False
    return reply is not None and _disputes(reply) and not _SCREEN.search(turn.text) and not softened(turn)


def _holds_to_it(turn: Turn, finding: ActFinding, reply: Line | None) -> bool:
    """Whether a likely contradiction follows at once on a quarrel that the caller disputed, however it is taken."""
    if finding.act not in ("argue", "blame") or (finding.confidence or 0.0) < MANNER or softened(turn):
        return False
    return not (_SCREEN.search(turn.text) or (reply is not None and reply.affirms()))


def _disputes(reply: Line) -> bool:
    """Whether the caller is cross at what was said, or stands by his own account."""
    if reply.affirms():
        return False
    return reply.feeling in ("angry", "impatient") or bool(PROTEST & set(reply.does)) or stands_by(reply.text)


def _quarrelled_on(turn: Turn, finding: ActFinding, reply: Line | None, answer: Turn | None) -> bool:
    """Whether a possible blame angers the caller and the next turn quarrels with what he says to it."""
    if finding.act not in ("argue", "blame") or finding.level != "possible":
        return False
    if reply is None or not _disputes(reply) or answer is None or answer.to != "customer":
        return False
    if answer.event < reply.event or softened(answer) or _SCREEN.search(turn.text):
        return False
    if (finding.confidence or 0.0) < (FLAT if denial(turn.text) is not None else DENIED):
        return False
    return _quarrels(answer, reply)


def _quarrels(answer: Turn, reply: Line) -> bool:
    """Whether a turn surely quarrels with what the caller has just said, by its acts or by its words."""
    likely = any(item.act in QUARREL and (item.confidence or 1.0) >= DENIED for item in answer.findings)
    return likely or denial(answer.text) is not None or insisted(answer.text, reply.text) is not None


def _reproached(turn: Turn, reply: Line | None, answer: Turn | None) -> ActFinding | None:
    """A reproach by its words that the caller angrily contradicts and the next turn insists on, or None."""
    if reply is None or reply.feeling != "angry" or answer is None or answer.to != "customer":
        return None
    if answer.event < reply.event or softened(answer) or turn.has("apologise") or not stands_by(reply.text):
        return None
    words = reproach(turn.text)
    if words is None or not _quarrels(answer, reply):
        return None
    return turn.certain("blame", *words.span(), "contradicted, and insisted on")


def _hurt_by_manner(finding: ActFinding, reply: Line | None) -> bool:
    """Whether the caller protests at the manner of what is possibly a quarrel."""
    if finding.act not in QUARREL or finding.level != "possible" or (finding.confidence or 0.0) < MANNER:
        return False
    return reply is not None and not reply.affirms() and protests_at_manner(reply.text)


def _sends_away(turn: Turn, finding: ActFinding, reply: Line | None, *, last: bool) -> bool:
    """Whether a possible refusal is one: nothing in the turn helps, and the caller is left cross or hung up on."""
    if finding.act != "shirk" or finding.level != "possible" or turn.acts & _HELPS:
        return False
    if reply is None:
        return last and (finding.confidence or 0.0) >= LIKELY
    least = SENT if reply.feeling in ("angry", "impatient") else REFERRED
    return (finding.confidence or 0.0) >= least and reply.feeling in UNHAPPY and not reply.affirms()


def _likely(finding: ActFinding) -> bool:
    return finding.level == "possible" and (finding.confidence or 0.0) >= LIKELY


def _flatly_denied(turn: Turn, finding: ActFinding, reply: Line | None) -> bool:
    """Whether the words are a flat denial and the caller protests in so many words: then a possible quarrel is one."""
    if finding.act != "argue" or finding.level != "possible" or (finding.confidence or 0.0) < DENIED:
        return False
    return denial(turn.text) is not None and reply is not None and bool(PROTEST & set(reply.does))


def _second(turn: Turn, finding: ActFinding, said: Line | None, reply: Line | None) -> bool:
    if finding.act == "overpromise":
        return bool(_CERTAINTY.search(turn.text)) and not turn.acts & _OWN_DOING
    if reply is None or reply.affirms():
        return False
    if finding.act in QUARREL:
        other = any(item.level == "certain" and item.act in _HURTFUL for item in turn.findings)  # anger may be at that
        still = said is not None and said.feeling == "angry" and (finding.confidence or 0.0) < SURE
        return bool(PROTEST & set(reply.does)) or (reply.feeling == "angry" and not other and not still)
    return finding.act == "shirk" and reply.feeling in UNHAPPY


__all__ = ["borne_out"]
