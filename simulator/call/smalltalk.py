"""What any customer and any colleague says without being told by a scenario, in Mandarin and English.

`{}` stands for the piece that is filled in. Variants are taken in turn.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

CUSTOMER: Final[Mapping[str, Mapping[str, tuple[str, ...]]]] = {
    "zh": {
        "fact": ("{}。", "哦，是{}。", "嗯，{}。"),
        "surname": ("我姓{}。", "姓{}，{}。"),
        "spell": ("{}。", "就是{}。"),
        "repeat": ("我刚才说，{}", "好，再讲一遍：{}"),
        "slower": ("好，我讲慢一点。{}", "行，慢慢讲：{}"),
        "affirm": ("对。", "嗯，没错。", "是的。"),
        "correct": ("不对不对，是{}。", "不是，我说的是{}。"),
        "not_heard": (
            "不好意思，刚才没听清，您再说一遍？",
            "喂？您刚才讲什么，我没听到。",
            "声音断断续续的，麻烦再讲一次。",
        ),
        "puzzled": ("嗯……您的意思是？", "我没太明白，那我这件事怎么办？", "啊？您再讲清楚一点。"),
        "hello": ("喂？", "喂，听得到吗？", "喂？还有人吗？"),
        "gave_up": ("没人讲话，我挂了。",),
        "unreachable": ("没有人接，又转回你这里了。", "那边一直没人听电话啊。"),
        "back_again": ("喂，刚才怎么断了？", "喂？刚才讲到一半就断线了。"),
        "bye": ("再见。", "好，再见。"),
        "dont_know": ("这个我不知道啊。", "这个我手上没有。"),
    },
    "en": {
        "fact": ("{}.", "Oh, it's {}.", "Sure, {}."),
        "surname": ("It's {}.", "My surname is {}. {}."),
        "spell": ("{}.", "That's spelled {}."),
        "repeat": ("I said, {}", "All right, once more. {}"),
        "slower": ("Okay, slower then. {}", "Sure. {}"),
        "affirm": ("Yes, that's right.", "Correct.", "Yes."),
        "correct": ("No, that's wrong. It's {}.", "No, I said {}."),
        "not_heard": (
            "Sorry, I didn't catch that. Could you say it again?",
            "What was that? I couldn't hear you.",
            "You're breaking up. Say that again, please?",
        ),
        "puzzled": (
            "Sorry, what do you mean?",
            "I don't follow. What about my problem?",
            "Could you make that clearer?",
        ),
        "hello": ("Hello?", "Hello, can you hear me?", "Is anybody still there?"),
        "gave_up": ("Nobody's talking. I'm hanging up.",),
        "unreachable": ("Nobody picked up. I'm back with you.", "It just rang and rang."),
        "back_again": ("Hello? We got cut off.", "Hello? The line just went dead."),
        "bye": ("Goodbye.", "Okay, bye."),
        "dont_know": ("I don't know that.", "I don't have that with me."),
    },
}
"""By language and occasion."""

COLLEAGUE: Final[Mapping[str, Mapping[str, tuple[str, ...]]]] = {
    "zh": {
        "greeting": ("你好，{}，请讲。",),
        "what": ("什么事？你把情况讲一下。",),
        "noted": ("好的，我知道了。",),
    },
    "en": {
        "greeting": ("Hello, {}, go ahead.",),
        "what": ("What is it about? Give me the details.",),
        "noted": ("Okay, I've got that.",),
    },
}

LISTENING_REQUESTS: Final[Mapping[str, Mapping[str, tuple[str, ...]]]] = {
    "zh": {
        "repeat": (
            "再说一遍",
            "再讲一遍",
            "再说一次",
            "再讲一次",
            "重复一遍",
            "重复一下",
            "没听清",
            "没有听清",
            "没听到",
            "听不清",
            "再报一遍",
            "再报一次",
            "再念一遍",
        ),
        "slower": (
            "说慢一点",
            "讲慢一点",
            "慢点说",
            "慢点讲",
            "慢慢说",
            "慢一点说",
            "慢一点讲",
            "说慢点",
            "讲慢点",
            "慢一些",
        ),
        "spell": ("怎么写", "哪个字", "哪几个字", "什么字", "哪一个字"),
    },
    "en": {
        "repeat": (
            "say that again",
            "repeat that",
            "repeat it",
            "say it again",
            "once more",
            "didn't catch",
            "did not catch",
            "pardon",
            "come again",
            "couldn't hear",
            "could not hear",
            "didn't hear",
            "repeat the",
            "repeat your",
        ),
        "slower": ("slower", "more slowly", "slow down", "a bit slowly", "speak slowly"),
        "spell": ("spell",),
    },
}
"""Words by which an agent asks to hear something again, slower, or letter by letter."""

IDENTITY_WORDS: Final[Mapping[str, Mapping[str, tuple[str, ...]]]] = {
    "zh": {
        "id_tail": ("身份证", "证件", "后四位", "尾号"),
        "birthday": ("生日", "出生", "哪年生"),
        "phone_on_file": ("预留", "登记的手机", "登记的电话", "登记手机", "留的手机", "留的电话", "投保时的手机"),
        "address": ("地址", "住址"),
    },
    "en": {
        "id_tail": ("last four", "id number", "id card", "social security", "identity"),
        "birthday": ("date of birth", "birth date", "birthday", "born"),
        "phone_on_file": (
            "phone on file",
            "number on file",
            "registered phone",
            "registered number",
            "phone number we have",
        ),
        "address": ("address",),
    },
}
"""Words by which an agent asks for one identity item."""

PHONE_WORDS: Final[Mapping[str, tuple[str, ...]]] = {
    "zh": ("电话", "手机", "号码多少", "联系方式"),
    "en": ("phone", "mobile", "contact number", "reach you", "call you back on"),
}
"""Words by which an agent asks for a number to ring back."""

OPEN_QUESTIONS: Final[Mapping[str, tuple[str, ...]]] = {
    "zh": (
        "怎么回事",
        "什么情况",
        "具体情况",
        "经过",
        "发生了什么",
        "什么问题",
        "详细讲",
        "详细说",
        "具体讲",
        "具体说",
    ),
    "en": (
        "what happened",
        "tell me more",
        "what exactly",
        "go on",
        "what is the problem",
        "what's the problem",
        "describe",
    ),
}
"""Words by which an agent asks an open question; an answer without `asked_by` replies to it."""


def language_of(language: str) -> str:
    """The language whose phrases serve a call: Cantonese calls use the Mandarin ones."""
    return "en" if language == "en" else "zh"


__all__ = [
    "COLLEAGUE", "CUSTOMER", "IDENTITY_WORDS", "LISTENING_REQUESTS", "OPEN_QUESTIONS",
    "PHONE_WORDS", "language_of",
]  # fmt: skip
