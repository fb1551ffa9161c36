"""restated_matter: what the caller wants or complains of is restated to the caller.

Parameters: `share` – share of the request's content words that a full restatement takes up, 0 to 1. The caller's
own words count as well as the request's, and so does what the caller agrees to be the wish. A short echo of a part
is partly. Only what is said to the caller counts. Not applicable where the line was cut before the caller had told
the matter.
Met: 您要的是查清为什么扣了两次，把旧卡那一笔退回来，对吗. Partly: 想提前领. Not met: the number only.
"""

from __future__ import annotations

import re
from typing import Final

from scoring.checks.call import PROVOCATIONS, Call, Turn
from scoring.checks.judge import absent, met, na, partly
from scoring.record.events import FactFinding
from scoring.scorecard import Judgement
from scoring.standard import Criterion

_OTHER_ENDS: Final = ("explain", "guess", "overpromise", "shirk", "admit_limit")
"""Acts that name what the caller wants to another end than to be sure of it."""
SHORT = {"zh": 10, "en": 7}
"""A restatement up to this length (characters, words) is an echo, unless it asks for confirmation."""


def restatements(call: Call) -> list[Turn]:
    """Turns to the caller that restate something: by their act, a question for confirmation or a fact taken up."""
    found = []
    for turn in call.to_caller:
        if retells(call, turn):
            found.append(turn)
            continue
        facts = (
            not turn.has(*_OTHER_ENDS)
            and not turn.acts & PROVOCATIONS
            and any(_of_the_caller(call, turn, fact) for fact in turn.facts)
        )
        if turn.has("read_back") or (turn.has("confirm") and not turn.has("explain")) or facts:
            found.append(turn)
    return found


_YOU: Final = re.compile(
    r"您(是(说|想|要|指|希望|觉得|在|\d|[一二三四五六七八九十])|"
    r"想|要(的)?是|希望|反映|提到|说(的)?是|的意思|"
    r"的情况是|需要的是|这边是)|也就是说|"
    r"\b(you(('d| would) like|'re (asking|saying|right|calling)| want(ed)?| said| were| need| say)|"
    r"so (that's|you)|that's)\b",
    re.IGNORECASE,
)
"""Words by which somebody tells the caller's own story back."""
_WANTS: Final = re.compile(
    r"您(是)?(想要?|要的?|希望|要求)的?(是|就是)|您的(意思|要求|想法)(就)?是|"
    r"\byou (want|wanted|would like|'d like|asked for)\b",
    re.IGNORECASE,
)
"""Words by which somebody says what the caller wants."""
SOME: Final = 0.2
"""Share of the request from which on it is no chance that a turn takes some of it up."""
RETOLD: Final = 3
"""Content words and values of the caller that a sentence takes up when it tells the story back."""


def retells(call: Call, turn: Turn) -> bool:
    """Whether a sentence of a turn tells the caller's own story back, whatever acts the detector sees."""
    if turn.has("shirk", "guess", "overpromise") or turn.acts & PROVOCATIONS:
        return False
    told = call.values_told(before=turn.event)
    return any(
        _YOU.search(sentence) is not None
        and call.taken_up(sentence, turn.event) + len({value for _, value in call.wording.values(sentence)} & told)
        >= RETOLD
        for sentence in call.wording.clauses(turn.text)
    )


def _of_the_caller(call: Call, turn: Turn, fact: FactFinding) -> bool:
    """Whether a fact that a turn restates had been told by then."""
    return fact.state in ("right", "wrong") and call.first_told.get(fact.id, turn.event) < turn.event


def restated(call: Call, share: float) -> tuple[list[Turn], list[Turn]]:
    """Turns that restate the matter fully, and those that restate it in part."""
    full: list[Turn] = []
    part: list[Turn] = []
    told = call.values_told()
    for turn in restatements(call):
        text = _about(call, turn)
        states = {fact.state for fact in turn.facts if fact.id in call.wishes}
        taken = call.wording.share(call.matter, text) if call.matter else 0.0
        own = call.taken_up(text, turn.event)
        some = taken >= SOME or bool(call.wording.shared(call.matter, text))
        echo = call.wording.size(text) <= SHORT[call.wording.language]
        story = retells(call, turn)
        own += len(told & {value for _, value in call.wording.values(text)}) if story else 0
        agreed = _agreed(call, turn) and some and not echo
        enough = "right" in states or taken >= share or (own >= 3 and some)
        if agreed or (enough and (not echo or turn.has("confirm"))):
            full.append(turn)
        elif states or (own >= 2 and (some or story)) or (some and turn.has("read_back")):
            part.append(turn)
    return full, part


def _agreed(call: Call, turn: Turn) -> bool:
    """Whether a turn says what the caller wants, asks whether that is right, and the caller agrees."""
    reply = call.reply(turn)
    wants = any(_WANTS.search(sentence) for sentence in call.wording.clauses(turn.text))
    return wants and turn.has("confirm") and reply is not None and reply.affirms() and not reply.asks


def _about(call: Call, turn: Turn) -> str:
    """The sentences of a turn that speak of the matter; the whole turn where marks do not part it."""
    sentences = call.wording.clauses(turn.text)
    wanted = call.wording.letters(call.matter)
    spoken = [sentence for sentence in sentences if call.wording.letters(sentence) & wanted]
    return "。".join(spoken) if spoken else turn.text


def check(call: Call, criterion: Criterion) -> Judgement:
    """Find a turn to the caller that restates the matter."""
    if call.cut_off and not call.lines:
        return na("the line was cut first")
    full, part = restated(call, criterion.number("share"))
    after = call.lines[0].event if call.lines else 0
    if full:
        return met(*(call.words(turn, "read_back") for turn in full[:2]))
    if part:
        together = call.wording.share(call.matter, "\n".join(turn.text for turn in part)) if call.matter else 0.0
        if len(part) > 1 and together >= criterion.number("share"):
            return met(*(call.words(turn, "read_back") for turn in part[:3]))
        return partly(
            "only a part of the matter was echoed", call.words(part[0], "read_back"), after=after, lacking=True
        )
    return absent("the matter was never restated to the caller", after=after, root=criterion.root)


__all__ = ["SHORT", "check", "restated", "restatements", "retells"]
