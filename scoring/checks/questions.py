"""questions: each question of the caller gets an answer or a follow-up.

Parameters: `least` – questions from which on the criterion applies (a single one is judged elsewhere). Demands,
reactions and reproaches in the form of a question do not count; 想问在国外看病赔不赔 does. An answer may be wrong or a
guess, that is charged elsewhere; sending away, a quarrel or a vague 尽快 is none, and to a question for the time
passing on without one is none. It is the first turn after the question that does more than ask back, check the
identity or have the caller wait, or a later one that speaks of the same; a question that is asked again and answered
then is answered. All answered: met; some: partly; none: not met.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from scoring.checks.call import PROVOCATIONS, Call, Line, Turn
from scoring.checks.cues import names_time
from scoring.checks.disclosure import kind_of
from scoring.checks.judge import absent, met, na, partly
from scoring.checks.told import FEW, from_pages
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
    r"^(啊|哦|是)?，?真的(吗|么|假的)?[？?]?$|(你|您)们?说.{0,4}怎么办|(你|您)们(是)?怎么(做事|办事|搞)|赖账|不认账|耍我|坑(人|我)|"
    r"^[^，。！？]{0,12}在(吗|不在)[？?]?$|"
    r"(看看|讲讲|听听|说说).{0,12}好不好|难道|岂不|总不(能|会|至于)|不是要[^，。！？]{1,12}了[？?]?$|"
    r"beg your pardon|how dare|aren't you|do you call|you people|\bsurely\b",
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
_WHEN: Final = re.compile(
    r"什么时候|啥时候|几时|几点|几号|哪天|哪一天|多久|多长时间|几天|\b(when|how long|how soon|what time|which day)\b",
    re.IGNORECASE,
)
"""The caller asks for a time."""
_INDIRECT: Final = re.compile(
    r"(想|要|来)(问|知道|了解|搞清楚|弄清楚|咨询|请教)|问(一)?下|请教|"
    r"\b(wondering|(want|wanted|like|need|love) to (know|ask)|(can|could) you tell me)\b",
    re.IGNORECASE,
)
"""Words that make a question of what follows, without a mark."""
_OPEN: Final = re.compile(
    r"([\u4e00-\u9fff])[不没]\1|有没有|能不能|是不是|什么|怎么|为什么|哪|谁|多少|多久|几[点号天时个]|"
    r"\b(whether|if|what|when|where|who|which|why|how)\b",
    re.IGNORECASE,
)
"""What is open in such a question."""
_FLATLY: Final = re.compile(
    r"^[\u4e00-\u9fff]{1,4}(不了|不到|得了|得到)(?=$|[，,。！])|^(you|we|it) (can|can't|won't)\b", re.IGNORECASE
)
"""A head of an answer that says whether something can be done."""
_PRELIMINARY: Final = frozenset(
    (
        "courtesy", "ask_surname", "use_address", "empathy", "apologise", "backchannel", "ask_fact", "ask_contact",
        "verify_identity", "ask_hold", "thank_wait", "read_back", "confirm", "reassure",
    )
)  # fmt: skip
"""Acts that come before an answer and are none."""
_CLAUSE: Final = re.compile(r"[^，,；;]+")
_JOINT: Final = re.compile(r"[，,；;、]|\band\b", re.IGNORECASE)
"""What parts the clauses of a sentence."""
SMALL: Final = 2
"""Characters (English: words) up to which a clause is no question of its own."""
REACTION: Final = 4
"""Characters (English: words) up to which a question without a word of asking is a reaction."""
STORY: Final = 30
"""Characters (English: words) from which on a sentence is a story with a question at its end."""
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
        for asked in _asks(call, line):
            text = asked if asked in line.text else line.text
            if call.wording.size(text) > 2 and not _reproaches(call, text) and not _reacts(call, text):
                parts = _parts(call, text) if text == asked else (text,)
                found.extend(_Question(line, part) for part in parts)
    return found


def _asks(call: Call, line: Line) -> list[str]:
    """What a line asks, each question once; in a call from elsewhere also what it asks without a mark."""
    asked = [text for text in line.asks if not any(other != text and other in text for other in line.asks)]
    if call.imported:
        told = (part for part in call.wording.clauses(line.text) if not any(part in text for text in asked))
        asked += [found for part in told if (found := _asked_indirectly(part)) and found not in asked]
    return asked


def _asked_indirectly(sentence: str) -> str:
    """The clause of a sentence that asks in the form of a statement (想问在国外看病赔不赔), or nothing."""
    for clause in _CLAUSE.findall(sentence):
        head = _INDIRECT.search(clause)
        if head is not None and _OPEN.search(clause, head.end()):
            return str(clause).strip()
    return ""


def _reproaches(call: Call, text: str) -> bool:
    """Whether a question is a reproach; of a long story only the end of it asks."""
    clauses = _CLAUSE.findall(text)
    return bool(_REPROACH.search(clauses[-1] if call.wording.size(text) > STORY and clauses else text))


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
    else:
        following = following[_before_the_answer(call, question, following) :]
    wanted = call.wording.letters(question.text)
    for index, turn in enumerate(following):
        same = bool(wanted & call.wording.letters(turn.text))
        if _answers(call, turn, question.text) and (index == 0 or same):
            return turn
        if index == 0 and ((same and _states(call, turn)) or _says_yes_or_no(question, turn)):
            return turn
        if index == 0 and from_pages(call.wording, call.case.knowledge, turn.text, question.text) >= FEW:
            return turn
    return None


def _before_the_answer(call: Call, question: _Question, following: Sequence[Turn]) -> int:
    """Number of turns that only ask back or prepare the answer, before the caller asks for something else."""
    later = next((line.event for line in call.lines if line.event > question.line.event and line.asks), None)
    for index, turn in enumerate(following):
        if later is not None and turn.event > later:
            return 0
        if turn.acts - _PRELIMINARY or not turn.acts or _says_yes_or_no(question, turn):
            return index
    return 0


def _says_more_than_passing_on(turn: Turn) -> bool:
    """Whether other words of a turn than those that pass the case on answer."""
    passing = {(item.start, item.end) for item in turn.findings if item.act in _PASSING_ON}
    return any(
        item.act in ANSWERS and item.act not in _PASSING_ON and (item.start, item.end) not in passing
        for item in turn.findings
        if item.act in turn.acts & turn.heard_as
    )


def _says_yes_or_no(question: _Question, turn: Turn) -> bool:
    """Whether a turn opens with the yes or no that was asked for, and not to quarrel or to send away."""
    if _WH.search(question.text) or turn.has("shirk") or turn.acts & PROVOCATIONS:
        return False
    text = turn.text.strip()
    return bool(_YES_NO.search(text) or _FLATLY.search(text))


def _states(call: Call, turn: Turn) -> bool:
    """Whether a turn says something of its own, and does not only ask, refuse or put off."""
    if turn.has("shirk", "vague_reply", "ask_fact", "verify_identity") or turn.acts & PROVOCATIONS:
        return False
    if any(kind_of(call, turn, finding) == "private_contact" for finding in turn.kinds("disclose")):
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
        return _says_more_than_passing_on(turn)
    if _WHEN.search(question) and turn.has("vague_reply") and not names_time(turn.text, call.wording.language):
        return turn.has("guess")
    if turn.has(*(act for act in ANSWERS if act != "disclose")):
        return True
    return any(kind_of(call, turn, finding) != "private_contact" for finding in turn.kinds("disclose"))


__all__ = ["check", "questions"]
