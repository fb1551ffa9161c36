"""Whether a turn answers a question of the caller: by its acts, or by its words in the place of the answer."""

from __future__ import annotations

import re
from typing import Final

from scoring.checks.asked import WH, Question
from scoring.checks.call import PROVOCATIONS, Call, Turn
from scoring.checks.cues import names_time
from scoring.checks.disclosure import kind_of
from scoring.checks.passed_over import MUCH, TELLING, WHEN, stated
from scoring.checks.told import FEW, takes_from_pages

ANSWERS: Final = (
    "explain", "explain_absence", "guess", "admit_limit", "escalate", "promise_reply", "tell_hours", "ask_call_again",
    "announce_transfer", "promise_handover", "disclose",
)  # fmt: skip
"""Acts that answer a question or take it up."""
_PASSING_ON: Final = ("escalate", "promise_reply", "promise_handover", "announce_transfer")
"""Acts that take a question up without a yes or no."""
_POLAR: Final = re.compile(r"([\u4e00-\u9fff])[不没]\1(?!过)|有没有|(吗|么)[？?]?$")
"""A question for yes or no, though an asking word stands in it (要准备点什么吗)."""
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
    r"(啊|呀|呢|了|哦|哈)?(?=$|[，,。！])|^(那)?(倒|还)(真)?(没有|不是|不会|有)|^(不会|会|可以|不可以|能)的|"
    r"^((嗯|呃|哦|啊|那|这个|那个|就是)[，,])+(是的|对的?|可以的?|不可以|行的?|不行|能的?|不能|会的?|不会|不用|没有|有的)(?=$|[，,。！])|"
    r"^((oh|well|um|uh|er|okay|right|so),? )*(yes|yeah(?!,? (what|so|um))|yep|no(?! (idea|clue))|nope|"
    r"of course|sure|certainly|"
    r"absolutely|afraid not|it( isn.t| does| will| has| hasn.t| won.t| doesn.t)|"
    r"it(.s| is)(?! (one|a matter|for|up to|hard|difficult|my|your|our|just)\b)|"
    r"i (do|did|have|can)(?=[,.!]|$))\b",
    re.IGNORECASE,
)
"""The head of an answer to a question for yes or no."""
_YES_LAST: Final = re.compile(r"(?:^|, )(yes|no|that's right|correct)[.!]?$", re.IGNORECASE)
"""The same at its end."""
_WHO_DOES: Final = re.compile(r"谁|哪(个|位)(?!月|星期|礼拜)|\bwho\b", re.IGNORECASE)
"""The caller asks for a person."""
_PERSON: Final = re.compile(
    r"主管|经理|同事|专员|部门?|我(本人|自己|来)?(会|就|给|打|来|跟)|本人|投保人|"
    r"\b(supervisor|manager|colleague|team|department|underwriters?|claims|i (do|can|will)|i'll|"
    r"(he|she|they)('ll| will)|(he|she) (does|is|has)|you (do|can))\b",
    re.IGNORECASE,
)
"""Words for one."""
_FIGURE: Final = re.compile(r"[零一二两三四五六七八九十百千万半\d]")
_WHERE: Final = re.compile(r"住(在)?哪|电话(是)?多少|号码|\b(where|number)\b", re.IGNORECASE)
"""The caller asks where somebody is reached."""
_FLATLY: Final = re.compile(
    r"^[\u4e00-\u9fff]{1,4}(不了|不到|得了|得到)(?=$|[，,。！])|^(you|we|it) (can|can't|won't)\b", re.IGNORECASE
)
"""A head of an answer that says whether something can be done."""
PRELIMINARY: Final = frozenset(
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
INSISTS: Final = re.compile(
    r"我(刚才|刚刚)?(是|就)?问(的)?(是|你|您|我)|我就想知道|答我|没(有)?回答|我不是(要|来|想)[^，。！？]{1,8}(?=[，。！]|$)|"
    r"(没|不是)(在)?(问|说)(你|您)?(这|那|他|它)|答非所问|给[^，。！？]{0,4}准(话|信|数)|"
    r"\b(left out|doesn't help|does not help|no answer|straight answer|you haven't (answered|told))\b|"
    r"\b(i (just )?asked|i (didn't|did not|never) ask|i'm asking|my question (was|is)|not what i asked|"
    r"answer my question)\b",
    re.IGNORECASE,
)
"""Words by which a caller insists on what he asked."""
_NO_ANSWER: Final = frozenset(
    (
        "ask_hold", "thank_wait", "read_back", "confirm", "ask_contact", "ask_surname", "ask_fact", "verify_identity",
        "shirk", "vague_reply", "greet", "offer_help",
    )
)  # fmt: skip
"""Acts of a turn that is no answer unless others are seen in it."""
_EMPTY: Final = re.compile(
    r"听清楚了|记下|记录|登记|重视|反[映应]|稍等|\b(take note|noted|note of|look into)\b", re.IGNORECASE
)
"""Words that only take a question in."""
_EASE: Final = {"neutral": 2, "calm": 2, "worried": 1, "sad": 1, "impatient": 1, "angry": 0}
"""How much at ease a caller is."""
AGAIN: Final = 2
"""Content units of a question that a later turn takes up when it answers it."""


def meets(call: Call, question: Question, turn: Turn, *, same: bool) -> bool:
    """Whether the turn that should answer does so by its words, whatever acts are seen in it."""
    return (
        (same and _states(call, turn) and not (_WHETHER.search(question.text) and _echoes(turn)))
        or says_yes_or_no(question, turn)
        or _names_what_is_asked(call, question, turn)
        or _is_taken_for_one(call, question, turn)
        or (
            _SENT_ON.search(turn.text) is None
            and takes_from_pages(call.wording, call.case.knowledge, turn.text, (question.text,), least=FEW)
        )
    )


def _says_more_than_passing_on(turn: Turn) -> bool:
    """Whether other words of a turn than those that pass the case on answer."""
    passing = {(item.start, item.end) for item in turn.findings if item.act in _PASSING_ON}
    return any(
        item.act in ANSWERS and item.act not in _PASSING_ON and (item.start, item.end) not in passing
        for item in turn.findings
        if item.act in turn.acts & turn.heard_as
    )


def _explains_besides(turn: Turn) -> bool:
    """Whether other words than those that send away explain something."""
    away = [(item.start, item.end) for item in turn.findings if item.act == "shirk"]
    return turn.has("explain") and any(
        item.act == "explain" and all(item.end <= start or end <= item.start for start, end in away)
        for item in turn.findings
    )


def _answers_mockingly(call: Call, turn: Turn, question: str) -> bool:
    """Whether a turn that mocks takes the question up in its words, and the caller does not ask it again."""
    wanted = call.wording.letters(question)
    if turn.has("shirk", "argue", "blame", "order") or len(wanted & call.wording.letters(turn.text)) < AGAIN:
        return False
    reply = call.reply(turn)
    return reply is None or not any(wanted & call.wording.letters(text) for text in reply.asks)


def says_yes_or_no(question: Question, turn: Turn) -> bool:
    """Whether a turn opens with the yes or no that was asked for, and not to quarrel or to send away."""
    wanted = WH.search(question.text) and not _POLAR.search(question.text)
    if wanted or turn.has("shirk") or turn.acts & PROVOCATIONS:
        return False
    text = turn.text.strip()
    verb = _EITHER.search(question.text)
    if verb is not None and text.lstrip("不没就也都")[:1] == verb[1]:
        return True
    return bool(_YES_NO.search(text) or _FLATLY.search(text) or _YES_LAST.search(text))


def _names_what_is_asked(call: Call, question: Question, turn: Turn) -> bool:
    """Whether a turn names the time, figure or person that was asked for, and not to quarrel or to send away."""
    if turn.has("shirk") or turn.acts & PROVOCATIONS or turn.text.rstrip().endswith(("？", "?")):
        return False
    if WHEN.search(question.text):
        return names_time(turn.text, call.wording.language)
    if MUCH.search(question.text):
        return bool(call.wording.values(turn.text) or _FIGURE.search(turn.text))
    return bool(_WHO_DOES.search(question.text) and _PERSON.search(turn.text)) and not turn.has("vague_reply")


def _is_taken_for_one(call: Call, question: Question, turn: Turn) -> bool:
    """Whether a turn tells something in words of its own and the caller, as much at ease as before, leaves it at that.

    Somebody whose question was not answered asks again, insists or is put out.
    """
    reply = call.reply(turn)
    if (
        reply is None
        or turn.acts & _NO_ANSWER
        or turn.has("disclose")
        or turn.acts & PROVOCATIONS
        or _EMPTY.search(turn.text)
    ):
        return False
    if any(INSISTS.search(line.text) for line in call.lines if line.event > turn.event):
        return False
    ease = _EASE.get(reply.feeling, 0)
    if ease < 2 and ease <= _EASE.get(question.line.feeling, 0):
        return False
    told = call.wording.letters(stated(turn.text)) - {value for _, value in call.wording.values(question.line.text)}
    return len(told) >= TELLING and not any(call.wording.shared(question.text, text) for text in reply.asks)


def _states(call: Call, turn: Turn) -> bool:
    """Whether a turn says something of its own, and does not only ask, refuse or put off."""
    if turn.has("shirk", "vague_reply", "ask_fact", "verify_identity") or turn.acts & PROVOCATIONS:
        return False
    if any(kind_of(call, turn, finding) == "private_contact" for finding in turn.kinds("disclose")):
        return False
    return bool(turn.acts - _SAYING_NOTHING)


def _echoes(turn: Turn) -> bool:
    """Whether a turn does no more than read the caller's wish back."""
    return not turn.acts - PRELIMINARY and not turn.has("reassure")


def answers(call: Call, turn: Turn, question: str) -> bool:
    """Whether the acts of a turn answer a question or take it up."""
    language = call.wording.language
    if _WHO.search(question) and turn.has("state_name"):
        return True
    if turn.has("shirk") or turn.acts & PROVOCATIONS:
        return turn.has("guess") or _explains_besides(turn) or _answers_mockingly(call, turn, question)
    if turn.has("overpromise") and not WH.search(question):
        return True
    if _INFERENCE.search(question) and not WH.search(question) and not _EITHER.search(question):
        return _says_more_than_passing_on(turn)
    if WHEN.search(question) and turn.has("vague_reply") and not names_time(turn.text, language):
        return turn.has("guess")
    told = turn.acts.intersection(ANSWERS) - {"disclose"}
    untimed = told and told <= set(_PASSING_ON) and not names_time(turn.text, language)
    if untimed and (WHEN.search(question) or turn.has("vague_reply")):
        return False
    private = any(kind_of(call, turn, finding) == "private_contact" for finding in turn.kinds("disclose"))
    if told == {"explain_absence"} and (private or (WHEN.search(question) and not names_time(turn.text, language))):
        return False  # why somebody is away tells neither when he is back nor where his home would help
    private = private or call.wanted is not None
    return bool(told) or (bool(turn.kinds("disclose")) and (not private or bool(_WHERE.search(question))))


__all__ = ["AGAIN", "INSISTS", "PRELIMINARY", "answers", "meets", "says_yes_or_no"]
