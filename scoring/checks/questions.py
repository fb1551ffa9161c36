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
from collections.abc import Sequence
from typing import Final

from scoring.checks.asked import WH, Question, questions
from scoring.checks.call import PROVOCATIONS, Call, Turn
from scoring.checks.cues import names_time
from scoring.checks.disclosure import kind_of
from scoring.checks.judge import absent, met, na, partly
from scoring.checks.passed_over import passed_over
from scoring.checks.told import FEW, takes_from_pages
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
_WHETHER: Final = re.compile(
    r"([\u4e00-\u9fff])[不没]\1|^(and |so |but )*(can|could|will|do|does|is|are)\b", re.IGNORECASE
)
"""A question whose answer a mere echo of it leaves open (退不退, can I cancel it)."""
_WHO: Final = re.compile(
    r"(你|您|贵)叫什么|(你|您)贵?姓什么|(你|您)贵姓|(你|您)的?工号|(你|您)(是)?哪(位|个)|怎么称呼(你|您)|"
    r"\byour (name|number)\b|who am i (speaking|talking)|who('s| is) (this|that)",
    re.IGNORECASE,
)
"""The caller asks whom it speaks to."""
_YES_NO: Final = re.compile(
    r"^(嗯|哦|啊|那)?[，,]?((是|对|有|没有|没|可以|不可以|行|不行|能|不能|会|不会|不用|要|不要)的?){1,3}"
    r"(啊|呀|呢|了|哦|哈)?(?=$|[，,。！])|"
    r"^(oh |well |um )?,? ?(yes|yeah|yep|no(?! (idea|clue))|nope|of course|sure|certainly|"
    r"absolutely|afraid not|it( isn.t| does| will| has| hasn.t| won.t| doesn.t)|"
    r"it(.s| is)(?! (one|a matter|for|up to|hard|difficult|my|your|our|just)\b)|"
    r"i (do|did|have|can)(?=[,.!]|$))\b",
    re.IGNORECASE,
)
"""The head of an answer to a question for yes or no."""
_WHEN: Final = re.compile(
    r"什么时候|啥时候|几时|几点|几号|哪天|哪一天|多久|多长时间|几天|\b(when|how long|how soon|what time|which day)\b",
    re.IGNORECASE,
)
"""The caller asks for a time."""
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
_SAYING_NOTHING: Final = frozenset(
    ("courtesy", "ask_surname", "use_address", "empathy", "apologise", "backchannel", "ask_contact", "ask_hold")
)
"""Acts that say nothing of the matter."""
_SENT_ON: Final = re.compile(
    r"^[你您](自己)?(去|可以)?(问|找)[^，。！？]{1,12}|(弄|办|管|做)不了|"
    r"\b(not (my|our)|that's [^.?!]{1,20}'s) (job|department|business)\b",
    re.IGNORECASE,
)
"""Words that only name somebody else, or refuse."""
_ASKING_BACK: Final = frozenset(("ask_surname", "ask_fact", "ask_contact", "verify_identity", "ask_hold", "confirm"))
"""Those of them that the caller has to answer first."""
_INSISTS: Final = re.compile(
    r"我(刚才|刚刚)?(是)?问(的)?(是|你|您)|(没|不是)(在)?(问|说)(你|您)?(这|那|他|它)|答非所问|给[^，。！？]{0,4}准(话|信|数)|"
    r"\bstraight answer\b|"
    r"\b(i (just )?asked|i (didn't|did not|never) ask|i'm asking|my question (was|is)|not what i asked|"
    r"answer my question)\b",
    re.IGNORECASE,
)
"""Words by which a caller insists on what he asked."""
_BESIDE: Final = re.compile(
    r"(没|不是)(在)?问(你|您)?(这|那)|答非所问|给[^，。！？]{0,4}准(话|信|数)|\bstraight answer\b|"
    r"\b((didn't|did not|never) ask (about|for|you)|not what i asked)\b",
    re.IGNORECASE,
)
"""Words by which a caller says that all of an answer was beside the question, or none."""
_ASKS_ON: Final = re.compile(
    r"^(好|哦|嗯|行)?[，,]?(那|那么|还有)?[^，。！？]{1,8}呢[？?]|"
    r"^(and|but|what about|how about|and what about) [^.?!,]{3,30}\?",
    re.IGNORECASE,
)
"""Words by which a caller asks shortly for what was passed over (and the payment?)."""
AGAIN: Final = 2
"""Content units of a question that a later turn takes up when it answers it."""
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
    return dict(sorted(found.items()))


def _answer(call: Call, question: Question) -> Turn | None:
    """The turn that answers a question."""
    following = call.after(question.line.event, SEARCH)
    if len(following) > 1 and following[0].has("ask_hold") and not _answers(call, following[0], question.text):
        following = following[1:]  # looked up first: the word after the wait is the answer
    direct = {0, _before_the_answer(call, question, following)}
    wanted = call.wording.letters(question.text)
    for index, turn in enumerate(following):
        same = len(wanted & call.wording.letters(turn.text)) >= (1 if index in direct else AGAIN)
        if not same and index not in direct:
            continue
        found = _answers(call, turn, question.text) or (index in direct and _meets(call, question, turn, same=same))
        if found and not _asked_past(call, question, turn):
            return turn
    return None


def _meets(call: Call, question: Question, turn: Turn, *, same: bool) -> bool:
    """Whether the turn that should answer does so by its words, whatever acts are seen in it."""
    return (
        (same and _states(call, turn) and not (_WHETHER.search(question.text) and _echoes(turn)))
        or _says_yes_or_no(question, turn)
        or _says_when(call, question, turn)
        or (
            _SENT_ON.search(turn.text) is None
            and takes_from_pages(call.wording, call.case.knowledge, turn.text, (question.text,), least=FEW)
        )
    )


def _asked_past(call: Call, question: Question, turn: Turn) -> bool:
    """Whether the caller says right after a turn that it did not answer this question."""
    reply = call.reply(turn)
    if reply is None or reply.event == question.line.event:
        return False
    if _ASKS_ON.search(reply.text):
        after = call.after(reply.event, 1)
        nothing = not after or not after[0].acts or after[0].has("shirk", "vague_reply", *PROVOCATIONS)
        return nothing and bool(call.wording.shared(question.text, reply.text))
    if not _INSISTS.search(reply.text):
        return False
    if _BESIDE.search(reply.text) and not call.between(question.line.event, turn.event):
        return True
    return bool(call.wording.letters(question.text) & call.wording.letters(reply.text))


def _before_the_answer(call: Call, question: Question, following: Sequence[Turn]) -> int:
    """Number of turns that only ask back or prepare the answer, before the caller asks for something else."""
    later = next((line.event for line in call.lines if line.event > question.line.event and line.asks), None)
    for index, turn in enumerate(following):
        if later is not None and turn.event > later:
            return 0
        if turn.acts - _PRELIMINARY or not turn.acts or _says_yes_or_no(question, turn):
            return index
        if not turn.acts & _ASKING_BACK and call.reply(turn) is not None:
            return 0
    return 0


def _says_more_than_passing_on(turn: Turn) -> bool:
    """Whether other words of a turn than those that pass the case on answer."""
    passing = {(item.start, item.end) for item in turn.findings if item.act in _PASSING_ON}
    return any(
        item.act in ANSWERS and item.act not in _PASSING_ON and (item.start, item.end) not in passing
        for item in turn.findings
        if item.act in turn.acts & turn.heard_as
    )


def _says_yes_or_no(question: Question, turn: Turn) -> bool:
    """Whether a turn opens with the yes or no that was asked for, and not to quarrel or to send away."""
    if WH.search(question.text) or turn.has("shirk") or turn.acts & PROVOCATIONS:
        return False
    text = turn.text.strip()
    return bool(_YES_NO.search(text) or _FLATLY.search(text))


def _says_when(call: Call, question: Question, turn: Turn) -> bool:
    """Whether a turn names a time to a caller who asked for one, and not to quarrel or to send away."""
    if not _WHEN.search(question.text) or turn.has("shirk") or turn.acts & PROVOCATIONS:
        return False
    return names_time(turn.text, call.wording.language) and not turn.text.rstrip().endswith(("？", "?"))


def _states(call: Call, turn: Turn) -> bool:
    """Whether a turn says something of its own, and does not only ask, refuse or put off."""
    if turn.has("shirk", "vague_reply", "ask_fact", "verify_identity") or turn.acts & PROVOCATIONS:
        return False
    if any(kind_of(call, turn, finding) == "private_contact" for finding in turn.kinds("disclose")):
        return False
    return bool(turn.acts - _SAYING_NOTHING)


def _echoes(turn: Turn) -> bool:
    """Whether a turn does no more than read the caller's wish back."""
    return not turn.acts - _PRELIMINARY and not turn.has("reassure")


def _answers(call: Call, turn: Turn, question: str) -> bool:
    language = call.wording.language
    if _WHO.search(question) and turn.has("state_name"):
        return True
    if turn.has("shirk") or turn.acts & PROVOCATIONS:
        return turn.has("explain", "guess")
    if turn.has("overpromise") and not WH.search(question):
        return True
    if _INFERENCE.search(question) and not WH.search(question) and not _EITHER.search(question):
        return _says_more_than_passing_on(turn)
    if _WHEN.search(question) and turn.has("vague_reply") and not names_time(turn.text, language):
        return turn.has("guess")
    told = turn.acts.intersection(ANSWERS) - {"disclose"}
    private = any(kind_of(call, turn, finding) == "private_contact" for finding in turn.kinds("disclose"))
    if told == {"explain_absence"} and (private or (_WHEN.search(question) and not names_time(turn.text, language))):
        return False  # why somebody is away tells neither when he is back nor where his home would help
    return bool(told) or (bool(turn.kinds("disclose")) and not private)


__all__ = ["check"]
