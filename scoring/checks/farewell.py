"""farewell: the end fits the tone of the case.

No parameters. Routine: thanks for the call and a welcome to ring again; one of the two is partly. Unresolved and
grief: a farewell that takes up the case (also in the caller's own words) or cares for the caller is met, the set
thanks is partly, a bare goodbye or invitation is not met. Thanks in own words for what was told are thanks, and take
up the case.
"""

from __future__ import annotations

import re
from typing import Final

from scoring.checks.call import PROVOCATIONS, Call, Turn
from scoring.checks.judge import absent, failed, met, partly
from scoring.scorecard import Judgement
from scoring.standard import Criterion

_CARE: Final = re.compile(
    r"保重|休养|休息|歇|康复|早日|照顾|节哀|身体|平安|别(太)?(担心|着急|难过)|放心|家人|老人家|孩子|慢慢(来|说|讲|养|会|就|好)|受委屈|消消?气|"
    r"顺利解决|养好|好起来|(早点|早些|快点|快些|尽早)(好|缓|恢复|痊愈)|(先|多|好好|按时|记得)(吃|喝|睡|养|歇)|"
    r"养(养|着|伤)|别再?(饿|累|熬|冻|着凉)|顾着|安心(养|睡)|路上(慢|小心)|顺顺[利当]|"
    r"take (good )?care|get (well|better)|\bmend\b|feel better|good luck|fingers crossed|safe journey|"
    r"recover|look after|thinking of|sorry for your|condolence|all the best to|rest|"
    r"hope|don't worry|mother|father|family",
    re.IGNORECASE,
)
_OWN_THANKS: Final = re.compile(
    r"(谢谢|感谢|多谢)(您|你)?[^，。！？]{0,14}(告诉|(?<!耐心)听[^，。！？]{0,2}讲|(讲|说)(清|这|明|完|给我)|反映|提醒|信得过|信任|原原本本|跟我们)|"
    r"\bthank(s| you)( so much| very much)? for (telling|letting (us|me)|bringing|raising|trusting|explaining|"
    r"pointing|coming to us|taking the t)",
    re.IGNORECASE,
)
"""Thanks in own words, for what the caller told."""
_PLAIN: Final = re.compile(r"谢谢[您你]|感谢|多谢|\bthank(s| you)\b|\bcheers\b", re.IGNORECASE)
"""Bare thanks."""
_CASE: Final = re.compile(
    r"(跟进|跟到底|盯|结果|这件事|这个事|您的事|案子|进度|进展|消息)|(点|号|天|小时|星期[一二三四五六日]|"
    r"周[一二三四五六日])[^，。！？]{0,4}(前|会|给|再|接)|电话给您|给您(电话|打)|"
    r"等(我们?|他|她|主管|同事)?的?(电话|消息|回复|回音)|留意[^，。！？]{0,4}(电话|消息|短信)|"
    r"有人(跟|管|盯|办)|跟(着|紧|到)|查清楚|(给|有)(您|你)?(个)?交代|记得(传|寄|带|发|交|补)|"
    r"(点|号|天|上午|下午)[^，。！？]{0,8}(打给|给您|联系您|回您)|手机(带|放)在|(送|交|寄|发|办)(到|好)[^，。！？]{0,2}您|"
    r"you('ll| will) hear|follow|result|your (case|matter|claim)|i('ll| will) (call|ring|phone|let you)|"
    r"by (noon|five|tomorrow|monday|tuesday|wednesday|"
    r"thursday|friday)",
    re.IGNORECASE,
)


def check(call: Call, criterion: Criterion) -> Judgement:
    """Judge the last words by the tone of the case."""
    del criterion
    ending = _ending(call)
    after = ending[0].event - 1 if ending else (call.lines[-1].event if call.lines else 0)
    thanks = [turn for turn in ending if turn.has("thank_call") or _thanks_freely(turn)]
    plain = [turn for turn in ending if turn.has("goodbye") and _PLAIN.search(turn.text)]
    welcome = [turn for turn in ending if turn.has("welcome_again")]
    if call.tone == "routine":
        if thanks and welcome:
            return met(call.words(thanks[0], "thank_call"), call.words(welcome[0], "welcome_again"))
        if thanks or welcome:
            turn, act = (thanks[0], "thank_call") if thanks else (welcome[0], "welcome_again")
            why = "no welcome to ring again" if thanks else "no thanks for the call"
            return partly(why, call.words(turn, act), after=after, due="at the end", lacking=True)
        return absent("neither thanks nor a welcome to ring again", after=after, due="at the end")
    fitting = [turn for turn in ending if _fits(turn) or _takes_up(call, turn)]
    if fitting:
        return met(call.words(fitting[-1]))
    if thanks or plain:
        turn = (thanks or plain)[0]
        return partly("a set phrase on an open case", call.words(turn, "thank_call"), after=after, due="at the end")
    if ending:
        return failed("nothing that fits an open case", call.words(ending[-1]))
    return absent("no farewell", after=after, due="at the end")


def _ending(call: Call) -> list[Turn]:
    """The turns of the farewell: the last turn that takes leave and what stands beside it."""
    last = call.to_caller[-1:]
    leaving = [
        turn for turn in call.to_caller[-3:] if turn in last or turn.has("thank_call", "welcome_again", "goodbye")
    ]
    return [turn for turn in leaving if turn.event > (call.lines[0].event if call.lines else 0)]


_SET: Final = re.compile(
    r"(感谢|谢谢)(您的?)?(来电|打来|支持|理解|配合)?|(欢迎|随时)(您)?(再)?(次)?(来电|打来|致电)|有(事|需要|问题)(您)?(尽管|随时|再)(打来|来电|联系|找)|"
    r"再见|拜拜|祝您(生活)?(愉快|顺心)|先这样|电话|先生|女士|小姐|太太",
)
"""Set words of a farewell, which take up no case."""
_WISH: Final = re.compile(r"祝|希望|盼|但愿|愿您|\b(hope|wish|luck|best with)\b", re.IGNORECASE)
"""A wish: with one word of the case it is for the caller's own matter."""
OWN: Final = 2
"""Content words of the case, beyond set words, with which a farewell takes it up."""


def _takes_up(call: Call, turn: Turn) -> bool:
    """Whether a farewell names what the case is about: words of the caller's, of the request or of what was told."""
    if turn.acts & PROVOCATIONS or turn.has("shirk") or not turn.has("thank_call", "welcome_again", "goodbye"):
        return False
    text = _SET.sub("，", turn.text)
    told = "\n".join((call.matter, *call.case.knowledge.values(), *(line.text for line in call.lines)))
    named = len(call.wording.shared(text, told))
    return named >= OWN or (named > 0 and bool(_WISH.search(text)))


def _thanks_freely(turn: Turn) -> bool:
    """Whether a turn thanks in own words for what was told."""
    return bool(_OWN_THANKS.search(turn.text))


def _fits(turn: Turn) -> bool:
    if turn.acts & PROVOCATIONS or turn.has("shirk"):
        return False
    if not turn.has("thank_call", "welcome_again", "goodbye"):
        return bool(_CARE.search(turn.text))
    cares = _CARE.search(turn.text) or _CASE.search(turn.text) or _thanks_freely(turn)
    return turn.has("promise_reply", "reassure", "empathy") or bool(cares)


__all__ = ["check"]
