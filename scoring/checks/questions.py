"""questions: each question of the caller gets an answer or a follow-up.

Parameters: `least` – questions from which on the criterion applies (a single one is judged elsewhere). Demands,
reactions and reproaches in the form of a question do not count; 想问在国外看病赔不赔 does. An answer may be wrong or a
guess, that is charged elsewhere; sending away, a quarrel or a vague 尽快 is none, and to a question for the time
passing on without one is none. It is the first turn after the question that does more than ask back, check the
identity or have the caller wait, or a later one that speaks of the same; a question that is asked again and answered
then is answered. Of several questions in one breath one that the answer does not touch is left open. All answered:
met; some: partly; none: not met.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Final

from scoring.checks.answered import AGAIN, INSISTS, PRELIMINARY, answers, meets, says_yes_or_no
from scoring.checks.asked import Question, questions
from scoring.checks.call import PROVOCATIONS, Call, Turn
from scoring.checks.judge import absent, met, na, partly
from scoring.checks.passed_over import passed_over
from scoring.scorecard import Judgement
from scoring.standard import Criterion

_WELCOME: Final = frozenset(("greet", "state_company", "state_name", "offer_help"))
_ASKING_BACK: Final = frozenset(("ask_surname", "ask_fact", "ask_contact", "verify_identity", "ask_hold", "confirm"))
"""Those of them that the caller has to answer first."""
_BESIDE: Final = re.compile(
    r"(没|不是)(在)?问(你|您)?(这|那)|答非所问|给[^，。！？]{0,4}准(话|信|数)|我不是(要|来|想)[^，。！？]{1,8}(?=[，。！]|$)|"
    r"我就想知道|答我|没(有)?回答|\bstraight answer\b|"
    r"\b((didn't|did not|never) ask (about|for|you)|not what i asked|asking (you )?something else)\b",
    re.IGNORECASE,
)
"""Words by which a caller says that all of an answer was beside the question, or none."""
_ASKS_ON: Final = re.compile(
    r"^(好|哦|嗯|行)?[，,]?(那|那么|还有)?[^，。！？]{1,8}呢[？?]|"
    r"^(and|but|what about|how about|and what about) [^.?!,]{3,30}\?",
    re.IGNORECASE,
)
"""Words by which a caller asks shortly for what was passed over (and the payment?)."""
SEARCH: Final = 40
"""Turns in which an answer is looked for."""


def check(call: Call, criterion: Criterion) -> Judgement:
    """Follow each question until it is answered."""
    asked = questions(call)
    if len(asked) < criterion.integer("least"):
        return na("fewer than two questions")
    found = _answered(call, asked)
    again = {
        index
        for index, question in enumerate(asked)
        if index not in found
        and any(later > index and call.wording.shared(question.text, asked[later].text) for later in found)
    }
    evidence = tuple(call.words(turn) for turn in dict.fromkeys(found.values()))
    left = [question for index, question in enumerate(asked) if index not in found and index not in again]
    if not left:
        return met(*evidence)
    quotes = tuple(call.line(question.line) for question in left)
    if found:
        return partly("a question was left open", *quotes, after=left[0].line.event, due="before the end", lacking=True)
    return absent("no question was answered", *quotes, after=left[0].line.event, due="before the end")


def _answered(call: Call, asked: Sequence[Question]) -> dict[int, Turn]:
    """The answers by the place of the question; what answers several in one breath answers one of them at least."""
    given = {index: turn for index, question in enumerate(asked) if (turn := _answer(call, question)) is not None}
    found = {index: turn for index, turn in given.items() if not passed_over(call, asked[index], asked, turn)}
    lines = {asked[index].line for index in found}
    for index, turn in given.items():
        if asked[index].line not in lines:
            found[index] = turn
            lines.add(asked[index].line)
    for index, question in enumerate(asked):
        if index not in given and (turn := _with_its_fellow(call, question, asked, found)) is not None:
            found[index] = turn
    return dict(sorted(found.items()))


def _with_its_fellow(
    call: Call, question: Question, asked: Sequence[Question], found: Mapping[int, Turn]
) -> Turn | None:
    """The turn that answered another question of the same breath later on, if it speaks of this one as well."""
    fellows = [index for index, other in enumerate(asked) if other.line is question.line and other is not question]
    own = call.wording.letters(question.text).difference(*(call.wording.letters(asked[i].text) for i in fellows))
    turns = (found[index] for index in fellows if index in found)
    return next((turn for turn in turns if own & call.wording.letters(turn.text)), None)


def _answer(call: Call, question: Question) -> Turn | None:
    """The turn that answers a question."""
    following = call.after(question.line.event, SEARCH)
    if len(following) > 1 and following[0].has("ask_hold") and not answers(call, following[0], question.text):
        following = following[1:]  # looked up first: the word after the wait is the answer
    direct = {0, _before_the_answer(call, question, following)}
    wanted = call.wording.letters(question.text)
    for index, turn in enumerate(following):
        same = len(wanted & call.wording.letters(turn.text)) >= (1 if index in direct else AGAIN)
        if not same and index not in direct:
            continue
        found = answers(call, turn, question.text) or (index in direct and meets(call, question, turn, same=same))
        if found and not _asked_past(call, question, turn):
            return turn
    return None


def _asked_past(call: Call, question: Question, turn: Turn) -> bool:
    """Whether the caller says right after a turn that it did not answer this question."""
    reply = call.reply(turn)
    if reply is None or reply.event == question.line.event:
        return False
    if _ASKS_ON.search(reply.text):
        after = call.after(reply.event, 1)
        nothing = not after or not after[0].acts or after[0].has("shirk", "vague_reply", *PROVOCATIONS)
        return nothing and bool(call.wording.shared(question.text, reply.text))
    if not INSISTS.search(reply.text):
        return False
    if _BESIDE.search(reply.text) and not call.between(question.line.event, turn.event):
        return True
    return bool(call.wording.letters(question.text) & call.wording.letters(reply.text))


def _before_the_answer(call: Call, question: Question, following: Sequence[Turn]) -> int:
    """Number of turns that only ask back or prepare the answer, before the caller asks for something else."""
    later = next((line.event for line in call.lines if line.event > question.line.event and line.asks), None)
    if not any(turn.acts - PRELIMINARY - _WELCOME for turn in call.to_caller if turn.event < question.line.event):
        later = None  # the matter itself: what else is asked before it is taken up belongs to it
    for index, turn in enumerate(following):
        if later is not None and turn.event > later:
            return 0
        if turn.acts - PRELIMINARY or says_yes_or_no(question, turn):
            return index
        if not turn.acts and call.reply(turn) is not None:
            return index
        if not turn.acts & _ASKING_BACK and call.reply(turn) is not None:
            return 0
    return 0


__all__ = ["check"]
