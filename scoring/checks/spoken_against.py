"""Violations that the words alone make certain and the call speaks against: they count for nothing, or for less.

The witness is what came of them and what stands beside them: a caller who goes on contentedly, kind words in the same
turn, the caller's own words that were only repeated, people of the agent's own that a story is about.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Final

from scoring.checks.own_deed import without_own_deed
from scoring.checks.own_words import takes_back_manner
from scoring.checks.thrown_back import PROTEST, protests_at_manner
from scoring.checks.turns import Line, Turn
from scoring.record.events import ActFinding

LIKELY: Final = 0.8
"""Confidence from which on a second witness makes a finding certain (ours)."""
SURE: Final = 0.9
"""Confidence from which on a refusal is one though the turn explains and the caller is content; and a quarrel by words
that are no set phrase beside kind words (ours)."""
PLAIN: Final = 0.95
"""The same for mockery of that kind at which a calm caller does not protest, that has another cause beside it for the
caller's anger, or that was taken back (ours)."""
NEVER: Final = 2.0
"""More than any confidence."""
QUARREL: Final = frozenset(("argue", "blame", "sarcasm", "order"))
_ANECDOTE: Final = re.compile(
    r"(我|我们|咱)(自己|家)?(的|家)?(妈妈?|老妈|爸爸?|老爸|爸妈|老公|老婆|爱人|先生|太太|儿子|女儿|姐姐?|妹妹?|哥哥?|弟弟?|"
    r"外婆|奶奶|爷爷|外公|亲戚|邻居|朋友|同学)|"
    r"\bmy (own )?(mum|mom|mother|dad|father|wife|husband|partner|son|daughter|sister|brother|gran|grandmother|"
    r"neighbour|friend)\b",
    re.IGNORECASE,
)
"""The agent's own people, who are no customers."""
_FIGURE: Final = re.compile(r"\d|[零一二三四五六七八九十]{4}")
"""A figure, which tells more than a story does."""
ECHO: Final = 4
"""Characters of the caller's from which on an order in the same words is an echo."""
_EITHER: Final = re.compile(
    r"是[^。！？]{1,14}还是[^。！？]{1,16}[？?]|"
    r"\b(did|was|were|have|has|is|do) (you|it)\b[^.?!]{1,40}\bor\b[^.?!]{1,40}\?",
    re.IGNORECASE,
)
"""A question that offers two answers, and blames for neither."""
_FELT: Final = re.compile(
    r"(您|你)[^，。！？]{0,4}(肯定|一定|准是|必定|绝对)[^，。！？会能把]{0,6}"
    r"(挂心|揪心|担心|操心|闹心|心急|着急|急|难受|难过|委屈|憋屈|窝火|恼火|生气|心疼|害怕|怕|慌|焦虑|不好受|失望|为难|睡不(着|好)|没底)|"
    r"(让|令|叫|使|害)[您你][^，。！？]{0,4}(寒了?心|寒心|伤心|担心|操心|烦心|难受|难过|失望|着急|委屈|生气|受气|心烦|受累|不舒服)|"
    r"\b(wife|husband|son|daughter|mother|father|somebody|someone|you|he|she) (must|will) have "
    r"(signed|forgotten|missed|pressed|typed|misread|mixed|lost|thrown|ticked|left|given)\b|"
    r"\b(must|will|would) (have )?(upset|hurt|worr(y|ied)|disappoint(ed)?|anger(ed)?|shock(ed)?)\b",
    re.IGNORECASE,
)
"""What the caller feels or somebody has surely done, of which an agent may be sure: no outcome is promised."""
_GRANTED: Final = re.compile(
    r"我(完全|当然|是|也)?(相信|信得过|信)(您|你)(?!们|是|记|看|弄|才怪|肯定|一定)|我(不|没)怀疑(您|你)|(您|你)(说|讲)的我(都)?信|"
    r"\bi (do |quite |fully )?(believe|trust) (you|every word)"
    r"(?=[,.!?;]|$| (completely|when you|that (he|she|they|you (did|sent|paid|were|have))))|"
    r"\bi('m not| don'?t| do not) doubt(ing)? (you|it|that|what|your)\b",
    re.IGNORECASE,
)
"""Words by which an agent takes the caller's account for true."""
_OFFER: Final = re.compile(
    r"要不要我(们)?(给|帮|替|跟|现在|再|重新|先)[^，。！？]{0,6}(发|寄|打|办|登|查|约|转|留|记|报|改|念|讲|问)"
)
"""Words that offer a deed."""
_TAKEN_UP: Final = re.compile(
    r"^(好|要(?!不)|可以|行(?!了)|发|寄|嗯|麻烦|谢|对|那就|不用)|^(yes|yeah|please|ok|sure|no thanks|go on)\b",
    re.IGNORECASE,
)
"""Words by which a caller takes an offer up, or kindly declines it."""
_IDIOM: Final = re.compile(r"you('re| are) lying (awake|there|low|in bed)", re.IGNORECASE)
"""Words of a quarrel that say something else."""
_PLAIN_QUESTION: Final = re.compile(r"(so |and |then )?(were|was|did|have|has|had|is|are|do|does) ", re.IGNORECASE)
"""The head of a plain English question."""
SIGH: Final = 2
"""Characters of an interjection, which mocks nobody by itself."""
_CLAUSE: Final = re.compile(r"[，。！？；,.!?;] ?")


def spoken_against(turn: Turn, before: Line | None, reply: Line | None, answer: Turn | None) -> Turn:
    """The turn without what the call speaks against.

    `before` and `reply` are the lines of the caller around it, `answer` the next turn.
    """
    turn = without_own_deed(_without_echo(_without_feeling(_without_anecdote(turn)), before))
    return _not_sent_away(_regretted(_doubted(turn, reply), reply, answer), reply)


def _doubted(turn: Turn, reply: Line | None) -> Turn:
    """The turn without a quarrel that is hardly certain and at which nobody protests.

    That is one beside kind words, mockery of whatever confidence if the caller is neither angry nor hurt (an impatient
    one: only beside empathy); what no set phrase shows and the caller takes calmly: mockery, or blame in a question
    that offers two answers; or mockery of that kind where the caller has been sent away and may be angry at that.
    """
    if not turn.acts & QUARREL or reply is None or (PROTEST & set(reply.does) and not _declines_more(turn, reply)):
        return turn
    if protests_at_manner(reply.text):
        return turn
    kind, calm = softened(turn), reply.feeling != "angry"
    felt = any(item.act == "empathy" and item.level == "certain" and _plain(item) for item in turn.findings)
    content = calm and reply.feeling != "sad" and (felt if reply.feeling == "impatient" else kind)
    sent_away = [item.level for item in turn.findings if item.act == "shirk"]
    either = _EITHER.search(turn.text) if calm and "blame" in turn.acts else None

    def least(item: ActFinding) -> float:
        sigh = len(item.text) <= SIGH and (item.confidence or 1.0) < PLAIN
        if item.act == "sarcasm" and (sigh or (calm and _OFFER.search(item.text) and _TAKEN_UP.search(reply.text))):
            return NEVER
        if item.act == "argue" and _IDIOM.match(turn.text, item.start):
            return NEVER
        if calm and item.act == "blame" and not item.reason.startswith("pattern") and _PLAIN_QUESTION.match(turn.text):
            return SURE
        if content and (item.act == "sarcasm" or (item.act == "argue" and not item.reason.startswith("pattern"))):
            return NEVER
        if item.reason.startswith("pattern"):
            return LIKELY if kind else 0.0
        if calm and item.act == "blame" and either and either.start() < item.end and item.start < either.end():
            return NEVER
        if item.act == "sarcasm" and sent_away:
            return PLAIN if "certain" in sent_away else SURE
        if calm and item.act == "sarcasm":
            return PLAIN
        return SURE if kind else 0.0

    weak = {
        item.act
        for item in turn.findings
        if item.act in QUARREL and item.level == "certain" and (item.confidence or 1.0) < least(item)
    }
    return turn.without(*weak) if weak else turn


def _declines_more(turn: Turn, reply: Line) -> bool:
    """Whether a caller's no only says that there is nothing else."""
    return turn.has("ask_other_needs") and reply.feeling == "neutral" and set(reply.does) <= {"denies"}


def _regretted(turn: Turn, reply: Line | None, answer: Turn | None) -> Turn:
    """The turn with a blame for a mockery that no set phrase shows, that the caller does not call one and that is
    taken back in the next turn: a clumsy word."""
    if "sarcasm" not in turn.acts or reply is None or answer is None or answer.to != "customer":
        return turn
    if any(item.act == "sarcasm" and _plain(item) for item in turn.findings) or protests_at_manner(reply.text):
        return turn
    if answer.event < reply.event or not takes_back_manner(answer.text, haste=True):
        return turn
    findings = tuple(
        replace(item, act="blame", kind=None, reason="likely mockery, and taken back at once")
        if item.act == "sarcasm"
        else item
        for item in turn.findings
    )
    return replace(
        turn,
        acts=turn.acts - {"sarcasm"} | {"blame"},
        heard_as=turn.heard_as - {"sarcasm"} | {"blame"},
        findings=findings,
    )


def _plain(item: ActFinding) -> bool:
    """Whether a finding rests on a set phrase, or on words that leave hardly a doubt."""
    return item.reason.startswith("pattern") or (item.confidence or 1.0) >= PLAIN


def _not_sent_away(turn: Turn, reply: Line | None) -> Turn:
    """The turn without a refusal that is hardly certain and after which the caller goes on contentedly."""
    if "shirk" not in turn.acts or reply is None or reply.feeling != "neutral":
        return turn
    if reply.asks or PROTEST & set(reply.does):
        return turn
    explains = any(item.act == "explain" and item.level == "certain" for item in turn.findings)
    least = SURE if explains else LIKELY
    if any(item.act == "shirk" and (item.confidence or 1.0) >= least for item in turn.findings):
        return turn
    return turn.without("shirk")


def _without_echo(turn: Turn, said: Line | None) -> Turn:
    """The turn without an order that only repeats the caller's own words (叫他不要再来 – 不要再来，我加上)."""
    if said is None or "order" not in turn.heard_as or turn.to != "customer":
        return turn
    echoed = [
        item
        for item in turn.findings
        if item.act == "order"
        and any(len(part) >= ECHO and part in said.text for part in _CLAUSE.split(item.text))
        and not said.does
    ]
    if not echoed or len(echoed) < sum(item.act == "order" for item in turn.findings):
        return turn
    return turn.without("order")


def _without_anecdote(turn: Turn) -> Turn:
    """The turn without a disclosure that tells of the agent's own people and names no number."""
    told = [item for item in turn.findings if item.act == "disclose"]
    if not told or not _ANECDOTE.search(turn.text) or any(_FIGURE.search(item.text) for item in told):
        return turn
    return turn.without("disclose")


def _without_feeling(turn: Turn) -> Turn:
    """The turn without an over-promise that only says how the caller must feel (这回肯定让您寒了心)."""
    if "overpromise" not in turn.heard_as:
        return turn
    sworn = [item for item in turn.findings if item.act == "overpromise"]
    felt = [found.span() for found in _FELT.finditer(turn.text)]
    if not sworn or any(item.reason.startswith("pattern") for item in sworn):
        return turn
    if not all(any(item.start < end and start < item.end for start, end in felt) for item in sworn):
        return turn
    return turn.without("overpromise")


def softened(turn: Turn) -> bool:
    """Whether a turn apologises, feels for the caller or believes him for certain, so that it hardly quarrels on."""
    if _GRANTED.search(turn.text):
        return True
    return any(item.act in ("apologise", "reassure") and item.level == "certain" for item in turn.findings) or any(
        item.act == "empathy" and item.level == "certain" and _plain(item) for item in turn.findings
    )  # mockery that retells the caller's trouble sounds like sympathy, too


__all__ = ["LIKELY", "QUARREL", "SURE", "softened", "spoken_against"]
