"""questions: each question of the caller gets an answer or a follow-up.

Parameters: `least` – questions from which on the criterion applies (a single one is judged elsewhere). Demands,
reactions and reproaches in the form of a question do not count. An answer may be wrong or a guess, that is charged
elsewhere; sending away, a quarrel or a vague 尽快 is none. It is the next turn, that after a wait, or a later one
that speaks of the same; a question that is asked again and answered then is answered. All answered: met; some:
partly; none: not met.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from scoring.checks.call import PROVOCATIONS, Call, Line, Turn
from scoring.checks.disclosure import kind_of
from scoring.checks.judge import absent, met, na, partly
from scoring.scorecard import Judgement
from scoring.standard import Criterion

ANSWERS: Final = (
    "explain", "explain_absence", "guess", "admit_limit", "escalate", "promise_reply", "tell_hours", "ask_call_again",
    "announce_transfer", "promise_handover", "disclose",
)  # fmt: skip
"""Acts that answer a question or take it up."""
_PASSING_ON: Final = ("escalate", "promise_reply", "promise_handover", "announce_transfer")
"""Acts that take a question up without a yes or no."""
_INFERENCE: Final = re.compile(r"^(那|那么|所以|也就是说|then|so)\b|^(那|所以)", re.IGNORECASE)
"""The caller draws a conclusion (那我就当可以了？): passing the case on does not tell whether it is right."""
_EITHER: Final = re.compile(r"([\u4e00-\u9fff])不\1")
"""A question that leaves both answers open (批不批), so that it concludes nothing."""
_WH: Final = re.compile(
    r"什么|怎么|为什么|哪|谁|多少|几[点号天时个]|多久|\b(what|when|where|who|which|why|how)\b", re.IGNORECASE
)
_REPROACH: Final = re.compile(
    r"不是.{0,14}吗|还要.{0,10}[？?]?$|(你|我)又|又要|都没|都不|是不是都|什么(服务|态度|意思)|这样子?对|急不急|"
    r"滋味|是不是人|抢钱|怎么说话|凭什么|管不管|就这么|骗|良心|讲不讲理|"
    r"(我|谁|叫我)[^，。！？]{0,6}哪(里|儿)?[^，。！？]{0,5}(得|有(空|时间|钱)|知道|会|敢|能)|谁(有空|会|敢|信)|"
    r"再说一(遍|次)|[你您](的)?意思(就)?是(说)?我(?!.{0,12}[能可])|怎么(都|就|也)?没(有)?(个)?人|哪?有(你们|您)?这(么|样)(说话|做事|办事|对)|"
    r"^(is|was) [a-z' .-]{2,40} (in|there|around|about|available|free|at (his|her) desk)\??$|"
    r"^(啊|哦|是)?，?真的(吗|么|假的)?[？?]?$|(你|您)们?说.{0,4}怎么办|^[^，。！？]{0,12}在(吗|不在)[？?]?$|"
    r"(看看|讲讲|听听|说说).{0,12}好不好|beg your pardon|how dare|aren't you|do you call|you people",
    re.IGNORECASE,
)

_WHO: Final = re.compile(
    r"(你|您|贵)叫什么|(你|您)贵?姓什么|(你|您)贵姓|(你|您)的?工号|(你|您)(是)?哪(位|个)|怎么称呼(你|您)|"
    r"\byour (name|number)\b|who am i (speaking|talking)|who('s| is) (this|that)",
    re.IGNORECASE,
)
"""The caller asks whom it speaks to."""
_ASKING: Final = re.compile(
    r"吗|么|呢|没有|能|可以|要不要|会不会|是不是|行不行|好不好|\b(can|could|will|would|is|are|do|does|did|may|must)\b",
    re.IGNORECASE,
)
_YES_NO: Final = re.compile(
    r"^(嗯|哦|啊|那)?[，,]?(是的?|对的?|有的?|没有|没|可以|不可以|行|不行|能|不能|会|不会|不用|要|不要)"
    r"(啊|呀|呢|了|哦|哈)?(?=$|[，,。！])|"
    r"^(oh |well |sure |um )?,? ?(yes|yeah|yep|no|nope|of course|it (is|does|will)|i (do|did|have|can))\b",
    re.IGNORECASE,
)
"""The head of an answer to a question for yes or no."""
_ALL: Final = re.compile(r"(什么|谁|哪[里儿]?|怎么)[^，。]{0,2}[都也]")
"""An asking word that asks nothing (谁都不管)."""
_JOINT: Final = re.compile(r"[，,；;、]|\band\b", re.IGNORECASE)
"""What parts the clauses of a sentence."""
SMALL: Final = 2
"""Characters (English: words) up to which a clause is no question of its own."""
REACTION: Final = 4
"""Characters (English: words) up to which a question without a word of asking is a reaction."""
SEARCH: Final = 40
"""Turns in which an answer is looked for."""


@dataclass(frozen=True, slots=True)
class _Question:
    line: Line
    text: str


def check(call: Call, criterion: Criterion) -> Judgement:
    """Follow each question until it is answered."""
    asked = questions(call)
    if len(asked) < criterion.integer("least"):
        return na("fewer than two questions")
    found = {index: turn for index, question in enumerate(asked) if (turn := _answer(call, question)) is not None}
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


def questions(call: Call) -> list[_Question]:
    """The caller's real questions. An id of a scenario stands for the line's own words."""
    found: list[_Question] = []
    for line in call.lines:
        for asked in line.asks:
            text = asked if asked in line.text else line.text
            if call.wording.size(text) > 2 and not _REPROACH.search(text) and not _reacts(call, text):
                parts = _parts(call, text) if text == asked else (text,)
                found.extend(_Question(line, part) for part in parts)
    return found


def _parts(call: Call, text: str) -> tuple[str, ...]:
    """The questions of one sentence: each clause with its own asking word (when is it due, how much is it) is one."""
    clauses = [part.strip() for part in _JOINT.split(text) if part is not None and part.strip()]
    asking = [
        part for part in clauses if _WH.search(part) and not _ALL.search(part) and call.wording.size(part) > SMALL
    ]
    return tuple(asking) if len(asking) > 1 else (text,)


def _reacts(call: Call, text: str) -> bool:
    """Whether a short question only echoes what was just heard (又走了？, gone?)."""
    return call.wording.size(text) <= REACTION and not _ASKING.search(text) and not _WH.search(text)


def _answer(call: Call, question: _Question) -> Turn | None:
    """The turn that answers a question."""
    following = call.after(question.line.event, SEARCH)
    if len(following) > 1 and following[0].has("ask_hold") and not _answers(call, following[0], question.text):
        following = following[1:]  # looked up first: the word after the wait is the answer
    wanted = call.wording.letters(question.text)
    for index, turn in enumerate(following):
        same = bool(wanted & call.wording.letters(turn.text))
        if _answers(call, turn, question.text) and (index == 0 or same):
            return turn
        if index == 0 and ((same and _states(turn)) or _says_yes_or_no(question, turn)):
            return turn
    return None


def _says_yes_or_no(question: _Question, turn: Turn) -> bool:
    """Whether a turn opens with the yes or no that was asked for, and not to quarrel or to send away."""
    if _WH.search(question.text) or turn.has("shirk") or turn.acts & PROVOCATIONS:
        return False
    return bool(_YES_NO.search(turn.text.strip()))


def _states(turn: Turn) -> bool:
    """Whether a turn says something of its own, and does not only ask, refuse or put off."""
    if turn.has("shirk", "vague_reply", "ask_fact", "verify_identity") or turn.acts & PROVOCATIONS:
        return False
    return bool(turn.acts - {"courtesy", "ask_surname", "use_address", "empathy", "apologise", "backchannel"})


def _answers(call: Call, turn: Turn, question: str) -> bool:
    if _WHO.search(question) and turn.has("state_name"):
        return True
    if turn.has("shirk") or turn.acts & PROVOCATIONS:
        return turn.has("explain", "guess")
    if turn.has("overpromise") and not _WH.search(question):
        return True
    if _INFERENCE.search(question) and not _WH.search(question) and not _EITHER.search(question):
        return turn.has(*(act for act in ANSWERS if act not in _PASSING_ON))
    if turn.has(*(act for act in ANSWERS if act != "disclose")):
        return True
    return any(kind_of(call, turn, finding) != "private_contact" for finding in turn.kinds("disclose"))


__all__ = ["check", "questions"]
