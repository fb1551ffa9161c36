"""Whether an answer to several questions in one breath passes one of them over: it speaks of the others alone.

What the words of a question share with the answer, or with a later turn, shows that it was taken up; so does a time
for a when and a figure for a how much. An answer of as many clauses as there were questions has one for each. In doubt
it was taken up: the words of a good answer need not be those of the question.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from scoring.checks.asked import WH, Question
from scoring.checks.call import Call, Turn
from scoring.checks.cues import names_feeling, names_time

MUCH: Final = re.compile(r"多少|几(块|次|份|个|成|笔|张|页)|\bhow (much|many)\b", re.IGNORECASE)
"""The caller asks for a figure."""
WHEN: Final = re.compile(
    r"什么时候|啥时候|几时|几点|几号|哪天|哪一天|多久|多长|几天|\b(when|how (long|soon)|what time|which day)\b",
    re.IGNORECASE,
)
"""The caller asks for a time."""
_OFTEN: Final = re.compile(r"(几|多少)(次|回|趟)|\bhow (often|many times)\b", re.IGNORECASE)
_TIMES: Final = re.compile(
    r"次|[一两三四五六七八九十\d](回|趟)|\b(once|twice|times|every|each (year|month))\b", re.IGNORECASE
)
_NAME: Final = re.compile(r"(?<!你)(?<!您)(叫|姓)(什么|啥)|\b(his|her|their) name\b", re.IGNORECASE)
_NAMED: Final = re.compile(r"姓|叫|名|工号|不(能|方便|便)|\b(name|called|is (mr|ms|mrs)|can't|cannot)\b", re.IGNORECASE)
"""Somebody's name is asked for, and told or refused."""
_WHY: Final = re.compile(r"为什么|为(啥|何|乜)|怎么(还|会|就|都|突然)?[没不]|点解|\bwhy\b|\bhow come\b", re.IGNORECASE)
_BECAUSE: Final = re.compile(
    r"是不是[^，。！？]{0,10}(漏|忘|错|丢|卡|扣|停|断|拖|没收到)|"
    r"^(or |and )?(did|have|has) (you|somebody|someone|they)( all)? "
    r"(forget|forgotten|lose|lost|miss|missed|overlook|mix)",
    re.IGNORECASE,
)
"""The caller offers an answer to his own why."""
_PAPERS: Final = re.compile(
    r"(什么|哪些|啥子?|哪几样)(材料|资料|手续|证件|东西|单)|"
    r"\b(what|which) (papers?|documents?|forms?|proof|paperwork)\b|"
    r"\bwhat (do|should|must) i (need|bring|send|keep|hand)",
    re.IGNORECASE,
)
"""The caller asks for the papers."""
_LISTED: Final = re.compile(
    r"身份证|银行卡|发票|病历|证明|小结|单据|说明|合同|申请书|收据|"
    r"\b(letter|invoice|receipts?|report|certificate|statement|id|passport|form|bills?|notes?)\b",
    re.IGNORECASE,
)
"""Papers by name."""
_LEFT_OPEN: Final = (
    "admit_limit", "escalate", "promise_reply", "promise_handover", "announce_transfer", "tell_hours", "ask_call_again",
    "vague_reply",
)  # fmt: skip
"""Acts by which a turn leaves to others what it does not answer itself."""
_SENTENCE: Final = re.compile(r"[^。！？!?；;\s][^。！？!?；;]*?(?:[。！？!?；;]|\.(?=\s|$)|$)")
_COMMA: Final = re.compile(r"，|,(?=\s)")
SUBSTANTIAL: Final = 2
"""Characters (English: words) from which on a clause can be an answer of its own."""
TELLING: Final = 4
"""Content units from which on a sentence is an answer of its own."""
RUN_ON: Final = 10
"""Units a question from which on a sentence without a comma can answer them all."""
OPENING: Final = 2
"""The caller's first lines, which hold the matter of the call."""
LONG: Final = 8
"""Content units from which on an explanation is more than a remark."""
_EITHER: Final = re.compile(r"([\u4e00-\u9fff])[不没]\1|[吗么][？?]?$")
_YES: Final = re.compile(r"^(嗯|好|哦)?[，,]?(可以|能|行|是|有|对|没问题)的?(?=[，,。！]|$)")
OWN: Final = 2
"""Content units that a question has beside those of its fellows, from which on their absence tells something."""
TAKEN: Final = {"zh": 0.2, "en": 0.0}
"""Share of these units above which the answer takes the question up; single syllables are often alike by chance."""
LATER: Final = {"zh": 0.5, "en": 0.3}
"""The same for a later turn, and"""
MANY: Final = 3
"""the units that are enough of a long question."""


def passed_over(call: Call, question: Question, asked: Sequence[Question], answer: Turn) -> bool:
    """Whether a turn that answers others of the same line does not answer this one, nor does any turn after it."""
    fellows = [other for other in asked if other.line is question.line]
    if len(fellows) < 2 or answer.has(*_LEFT_OPEN) or _has_its_own(call, question, fellows, answer):
        return False
    wording = call.wording
    others = (wording.letters(other.text) for other in fellows if other is not question)
    own = wording.letters(question.text).difference(*others)
    told = _told(call, answer)
    after = call.after(answer.event)
    if _OFTEN.search(question.text):
        return not any(_TIMES.search(text) for text in (told, *(turn.text for turn in after)))
    if _NAME.search(question.text) and not any(_NAMED.search(text) for text in (told, *(turn.text for turn in after))):
        return True
    if _one_for_one(call, told, len(fellows)):
        return False
    if len(own) < OWN or len(own & wording.letters(told)) > TAKEN[wording.language] * len(own):
        return False
    if _days(call, question.text) & _days(call, told):
        return False
    kinds = {kind for kind, _ in wording.values(told)}
    if WHEN.search(question.text) and (names_time(told, wording.language) or kinds & {"date", "span", "time"}):
        return False
    if MUCH.search(question.text) and kinds:
        return False
    if _PAPERS.search(question.text) and any(_LISTED.search(text) for text in (told, *(turn.text for turn in after))):
        return False
    least = min(MANY, LATER[wording.language] * len(own))
    later = (stated(turn.text) for turn in after)
    return not any(len(own & wording.letters(text)) >= least or wording.shared(question.text, text) for text in later)


def _has_its_own(call: Call, question: Question, fellows: Sequence[Question], answer: Turn) -> bool:
    """Whether the answer is this question's, whatever else was asked, or comes with what is explained later."""
    if question is fellows[0] and not WH.search(question.text):  # the first one has its yes or no
        return True
    if _of_a_pair(question, fellows) or (_EITHER.search(question.text) and _YES.search(answer.text)):
        return True
    opening = any(question.line is line for line in call.lines[:OPENING])
    later = (turn for turn in call.after(answer.event) if turn.has("explain")) if opening else ()
    return any(len(call.wording.letters(turn.text)) >= LONG for turn in later)


def _days(call: Call, text: str) -> set[str]:
    """The days of the month that a text names."""
    dates = (value for kind, value in call.wording.values(text) if kind == "date")
    return {date.rsplit("-", 1)[-1].lstrip("0") for date in dates}


def _of_a_pair(question: Question, fellows: Sequence[Question]) -> bool:
    """Whether a question is a why or the caller's own answer to it (why has it not come, did you forget me): one."""
    if _BECAUSE.search(question.text):
        return any(_WHY.search(other.text) for other in fellows)
    return bool(_WHY.search(question.text)) and any(_BECAUSE.search(other.text) for other in fellows)


def stated(text: str) -> str:
    """The sentences of a text that ask nothing: what is asked back answers nothing."""
    if "？" not in text and "?" not in text:
        return text
    return "".join(part for part in _SENTENCE.findall(text) if not part.rstrip().endswith(("？", "?")))


def _one_for_one(call: Call, told: str, asked: int) -> bool:
    """Whether an answer has as many sentences or clauses as there were questions: then each has its own."""
    sentences = [
        part
        for part in _SENTENCE.findall(told)
        if not part.rstrip().endswith(("？", "?")) and len(call.wording.letters(part)) >= TELLING
    ]
    clauses = [
        part for sentence in sentences for part in _COMMA.split(sentence) if call.wording.size(part) >= SUBSTANTIAL
    ]
    if _COMMA.search(told) is None and len(sentences) == 1 and call.wording.size(told) >= RUN_ON * asked:
        return True  # written without marks: nobody can tell how much it answers
    return len(sentences) >= asked or len(clauses) == asked


def _told(call: Call, turn: Turn) -> str:
    """What a turn tells: the sentences in which it takes up a feeling are left out."""
    if not turn.has("empathy"):
        return turn.text
    language = call.wording.language
    return "。".join(part for part in call.wording.clauses(turn.text) if not names_feeling(part, language))


__all__ = ["MUCH", "TELLING", "WHEN", "passed_over", "stated"]
