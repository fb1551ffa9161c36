"""What robot trainees say, by language: each list is one way of handling a call badly, or middling."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True, slots=True)
class Phrases:
    """The sentences of the robots in one language. Slots are filled as spoken."""

    fillers: tuple[str, ...]
    """Hesitations, put before and into a turn."""
    hedge: str
    """What somebody says who is not sure and does not find out."""
    hello: str
    """Picking up without a greeting."""
    formula: str
    """The set phrase that stands where real empathy would."""
    nod: str
    """What is left when everything else of a turn is left out."""
    curt_opening: str
    plain_opening: str
    arguing: tuple[str, ...]
    shirking: tuple[str, ...]
    over_promising: tuple[str, ...]
    stuffing: tuple[str, ...]
    """Every word that a keyword counter might look for, and no conversation."""


PHRASES: Final[Mapping[str, Phrases]] = {
    "zh": Phrases(
        fillers=("呃，", "那个，", "就是说，", "嗯……"),
        hedge="应该是这样吧，我也不太确定。",
        hello="喂？",
        formula="我理解您的心情。",
        nod="好的。",
        curt_opening="喂，讲吧，什么事？",
        plain_opening="您好，<company>，请问有什么可以帮您？",
        arguing=(
            "您自己没看清楚合同吧，这怪得了谁？",
            "不可能，我们系统不会错，肯定是您记错了。",
            "我什么时候这样说过？您别乱讲。",
            "您冷静点，别喊，喊也没用。",
            "这么简单都听不懂，您到底要我讲几遍？",
            "您再这样我就挂了。",
        ),
        shirking=(
            "这个不归我管。",
            "您打别的部门问吧，我们这里管不了。",
            "我也没办法，规定就是这样。",
            "那您自己去柜台问问看。",
            "反正不是我经手的，我不清楚。",
        ),
        over_promising=(
            "您放心，我保证明天一定给您办好。",
            "肯定没问题的，我说了算。",
            "我帮您特批，今天一定到账。",
        ),
        stuffing=(
            "您好对不起抱歉理解您的心情请您放心谢谢请稍候核实身份复述确认对吗主管升级工作日内回复您。",
            "对不起对不起对不起，理解理解，抱歉，请，谢谢，麻烦您，您好，感谢来电，再见，欢迎再次致电。",
            "核对，确认，登记，升级，转接，主管，理赔部，两个工作日，回电，保单号，身份证，放心，抱歉。",
        ),
    ),
    "en": Phrases(
        fillers=("Er, ", "um, ", "well, you know, ", "so, "),
        hedge="I think that's probably how it is, I'm not too sure.",
        hello="Hello?",
        formula="I understand how you feel.",
        nod="Right.",
        curt_opening="Yeah, what is it?",
        plain_opening="Hello, <company>, how can I help you?",
        arguing=(
            "You obviously didn't read your policy, so whose fault is that?",
            "That's impossible, our system doesn't make mistakes. You must have got it wrong.",
            "I never said that. Don't put words in my mouth.",
            "Calm down and stop shouting, it won't help you.",
            "It really isn't that hard to understand, is it?",
            "One more word like that and I'm hanging up.",
        ),
        shirking=(
            "That's not my department.",
            "You'll have to ring somebody else about that.",
            "There's nothing I can do, rules are rules.",
            "You'd better go to a branch and ask there.",
            "It wasn't me who dealt with it, so I don't know.",
        ),
        over_promising=(
            "Don't worry, I guarantee it will be sorted out tomorrow.",
            "You'll definitely get it, you have my word.",
            "I'll make an exception for you, the money will be there today.",
        ),
        stuffing=(
            "Hello sorry apologise understand your feelings rest assured thank you please hold verify identity confirm "
            "is that correct supervisor escalate within two working days call you back.",
            "Sorry sorry sorry, I understand, apologies, please, thank you, hello, thanks for calling, goodbye.",
            "Check, confirm, register, escalate, transfer, supervisor, claims, two working days, call back, policy "
            "number, date of birth, rest assured, sorry.",
        ),
    ),
}
"""Cantonese calls use the Mandarin ones."""


def phrases(language: str) -> Phrases:
    """The phrases for a language of a call."""
    return PHRASES["en" if language == "en" else "zh"]


__all__ = ["PHRASES", "Phrases", "phrases"]
