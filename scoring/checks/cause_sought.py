"""cause_sought: in a complaint the story may be told and what is missing is asked for before any judgement.

No parameters. Judged first is partly if the story was heard out or what is missing is asked for afterwards (also
where the agent takes back what was said too early), else not met; the outcome promised before any inquiry is partly
if the story was heard out, and promised after an inquiry it is charged as the promise that it is. Asking for an
identifying number alone is not asking for what is missing of the story. Not applicable where nothing was missing: the
account was complete and nobody judged.
"""

from __future__ import annotations

import re
from typing import Final

from scoring.checks.call import CONTACT, PROVOCATIONS, Call, Turn
from scoring.checks.judge import absent, failed, met, na, partly
from scoring.checks.own_words import owns_up, takes_back_own_words
from scoring.scorecard import Judgement
from scoring.standard import Criterion

_JUDGING: Final = ("argue", "blame", "sarcasm", "overpromise")
_IDENTIFYING: Final = re.compile(
    r"(保单|单|案件|合同|证件|身份证|体检|预约)(编?号|号码)|号码|policy number|case number|which policy|policy no|"
    r"\b(the|your) (number|(sur|full |last )?name)\b",
    re.IGNORECASE,
)
_CONTACT: Final = re.compile(r"电话|手机|号码|联系|phone|mobile|number|reach|contact", re.IGNORECASE)
_INVITING: Final = re.compile(
    r"怎么回事|来龙去脉|从头(说|讲)|(详细|具体)(说|讲|情况)|(whole|full) story"
    r"|tell me (more|everything|what happened|how)|from the (start|beginning)|what happened",
    re.IGNORECASE,
)
"""Words that ask for the story itself, as a question or not."""
_PARTICULARS: Final = re.compile(
    r"(当时|那天|那次|打来的?|收到的?|说的?)[^。！？]{0,12}还是[^。！？]{1,12}[？?]|"
    r"(都)?(打|发|寄|扣|推)的(是)?哪|(是)?(哪个|哪家|哪位|谁)[^。！？]{0,8}(说|讲|办|经手|打|卖|接待|签)的?[^。！？]{0,4}[？?]|"
    r"哪(一)?(天|家|次|封|通|份)[^，。！？]{0,8}[？?]|(报|写|说|提|给)没\1[^。！？]{0,10}[？?]|"
    r"(信封|短信|单子|纸|信|里头|上头|上面)[^，。！？]{0,6}(写|印|盖|说)的?[^，。！？]{0,3}(哪|什么|谁|几)|"
    r"\b(which (day|letter|message|bill)|what (exactly|did (it|they|he|she)|does it say)|when (did|was|were))\b[^?]*\?|"
    r"\b(who (told|rang|called|sold|said)|which (branch|number|counter|agent|person)|"
    r"was it (a|the) [^?]{1,30} or )[^?]*\?",
    re.IGNORECASE,
)
"""A question for particulars of what befell the caller, beside whatever else is asked."""
_SLIP: Final = re.compile(r"(说|讲)错|\bi (was|put it|spoke)( [a-z]+ly| quite| just| plain)? wrong\b", re.IGNORECASE)
_PUT_RIGHT: Final = re.compile(r"名|姓|号|日期|时间|电话|地址|称呼|\b(name|number|date|address|time)\b", re.IGNORECASE)
"""Something was said wrongly, and it was a name or a number."""
_STORY: Final = re.compile(
    r"经过|什么时候|怎么|哪|情况|讲|说|原因|为什么|谁|what|when|how|why|story|happened|who|where|tell", re.IGNORECASE
)


def check(call: Call, criterion: Criterion) -> Judgement:
    """Compare the places of the first judgement, the story and the first real question."""
    del criterion
    judging = call.with_acts(*_JUDGING)
    asked = [turn for turn in call.with_acts("ask_fact") if not _number_only(turn)]
    after = call.lines[0].event if call.lines else 0
    account = next((line for line in call.lines if line.long and not line.taken_up), None)
    if not judging:
        hasty = next((turn for turn in call.after(after) if _too_hasty(call, turn)), None)
        if asked and hasty is not None and hasty.event < asked[0].event:
            return partly("judged before it was looked into", call.words(hasty), after=after)
        if asked:
            return met(call.words(asked[0], "ask_fact"))
        questions = [
            turn
            for turn in call.after(after)
            if _seeks(call, turn) or _asks(turn) or _INVITING.search(turn.text) or _PARTICULARS.search(turn.text)
        ]
        if account is None and (particular := [turn for turn in questions if _PARTICULARS.search(turn.text)]):
            return met(call.words(particular[0]))
        if account is not None and questions:
            return met(call.line(account), call.words(questions[0]))
        if account is not None:
            return na("the account was complete")
        return absent("nothing was asked about the story", after=after)
    first = judging[0]
    if (early := [turn for turn in asked if turn.event < first.event]) and not _quarrels(judging):
        return met(call.words(early[0], "ask_fact"))
    heard = account is not None and account.event < first.event and account.heard != "cut"
    later = [turn for turn in asked if turn.event > judging[-1].event] or _looked_up(call, first)
    if heard or (later and not call.with_acts("overpromise")):
        return partly("judged before it was looked into", call.words(first), after=after)
    return failed("judged before the story was heard", call.words(first))


def _looked_up(call: Call, first: Turn) -> list[Turn]:
    """The turns that tell what was found, where the agent had owned up to the judgement before."""
    following = call.after(first.event)
    owned = next((turn for turn in following[:2] if owns_up(turn.text)), None)
    if owned is None:
        return []
    return [
        turn
        for turn in following
        if turn.event >= owned.event
        and any(item.act == "explain" and item.level == "certain" for item in turn.findings)
    ]


def _too_hasty(call: Call, turn: Turn) -> bool:
    """Whether a turn takes a judgement back; a slip in a name or a number that it puts right is none."""
    slip = _SLIP.search(turn.text) and (call.wording.values(turn.text) or _PUT_RIGHT.search(turn.text))
    return takes_back_own_words(turn.text) and not slip


def _seeks(call: Call, turn: Turn) -> bool:
    """Whether a turn asks for a fact of the case: a way to reach the caller is none."""
    return any(item.startswith("answer:") or (item in call.case.facts and item not in CONTACT) for item in turn.asked)


def _asks(turn: Turn) -> bool:
    """Whether a turn asks something about the matter."""
    aside = ("ask_surname", "ask_contact", "verify_identity", "confirm", "ask_other_needs", "ask_hold", "offer_help")
    if any(fact.state == "right" for fact in turn.facts) and not turn.has("ask_fact"):
        return False
    return not turn.has(*aside, "check_understanding") and turn.text.rstrip().endswith(("？", "?"))


def _quarrels(judging: list[Turn]) -> bool:
    """Whether a judgement is more than a promise that came after the inquiry."""
    return any(turn.acts & PROVOCATIONS for turn in judging)


def _number_only(turn: Turn) -> bool:
    """Whether a turn asks for nothing but a number: of the policy, or to reach the caller at."""
    if turn.has("ask_contact"):
        quotes = [finding.text for finding in turn.kinds("ask_fact")]
        return all(_CONTACT.search(quote) for quote in quotes)
    return bool(_IDENTIFYING.search(turn.text)) and not _STORY.search(turn.text)


__all__ = ["check"]
