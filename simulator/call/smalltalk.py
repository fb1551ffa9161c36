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
        "correct_untold": ("不对，是{}。", "不是这个，是{}。"),
        "not_heard": (
            "不好意思，刚才没听清，您再说一遍？",
            "喂？您刚才讲什么，我没听到。",
            "声音断断续续的，麻烦再讲一次。",
        ),
        "puzzled": ("嗯……您的意思是？", "我没太明白，那我这件事怎么办？", "啊？您再讲清楚一点。"),
        "hello": ("喂？", "喂，听得到吗？", "喂？还有人吗？"),
        "waited": ("喂，查好了没有？我等好久了。", "喂？等到现在，有结果没有？"),
        "gave_up": ("没人讲话，我挂了。",),
        "unreachable": ("没有人接，又转回你这里了。", "那边一直没人听电话啊。"),
        "back_again": ("喂，刚才怎么断了？", "喂？刚才讲到一半就断线了。"),
        "dont_know": ("这个我不知道啊。", "这个我手上没有。"),
        "not_mine": ("不对吧，这不是我的号码。", "不是啊，哪里来的号码？"),
        "hear": ("听得到。", "嗯，听得到。", "听得到，你讲。"),
        "unheard": ("喂，现在听得到吗？{}", "那我大声一点。{}"),
        "whom": ("我找{}。", "找{}啊。"),
        "whom_nobody": ("我不找哪个，就是打来问这件事的。", "谁能帮我办这件事，我就找谁。"),
        "announced": ("好，你讲。", "嗯，你讲。"),
        "heard_out": ("那你讲，到底怎么帮我？", "好，我再听你讲一句。"),
        "wait": ("好，我等着。", "行，我不挂。"),
        "wrong_name": ("我姓{}，你叫错了。", "不是，我姓{}。"),
        "others_name": ("名字你们单上都有的。", "你看单子，上面有名字。"),
        "own_policy": ("是，是我自己的单。", "对，我本人。"),
    },
    "en": {
        "fact": ("It's {}.", "Oh, it's {}.", "Sure, {}."),
        "surname": ("It's {}.", "My surname is {}. {}."),
        "spell": ("{}.", "That's spelled {}."),
        "repeat": ("I said, {}", "All right, once more. {}"),
        "slower": ("Okay, slower then. {}", "Sure. {}"),
        "affirm": ("Yes, that's right.", "Correct.", "Yes."),
        "correct": ("No, that's wrong. It's {}.", "No, I said {}."),
        "correct_untold": ("No, it's {}.", "That's not right. It's {}."),
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
        "waited": ("Hello? I've been waiting a while. Any news?", "There you are. Have you found anything?"),
        "gave_up": ("Nobody's talking. I'm hanging up.",),
        "unreachable": ("Nobody picked up. I'm back with you.", "It just rang and rang."),
        "back_again": ("Hello? We got cut off.", "Hello? The line just went dead."),
        "dont_know": ("I don't know that.", "I don't have that with me."),
        "not_mine": ("No, that isn't my number.", "No. Whose number is that?"),
        "hear": ("Yes, I can hear you.", "I can hear you.", "Yes, go ahead."),
        "unheard": ("Is this better? {}", "I'll speak up. {}"),
        "whom": ("I'd like to speak to {}.", "{}, please."),
        "whom_nobody": ("Nobody in particular, I'm calling about this matter.", "Whoever can settle this for me."),
        "announced": ("Go ahead.", "All right, go on."),
        "heard_out": ("Go on, then. What will you do for me?", "All right. I'll hear you out once more."),
        "wait": ("All right, I'll wait.", "Fine, I'll hold."),
        "wrong_name": ("It's {}, actually.", "No, my name is {}."),
        "others_name": ("The name is on the policy.", "You should have the name on file."),
        "own_policy": ("Yes, it's my own policy.", "Yes, the policy is mine."),
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


def language_of(language: str) -> str:
    """The language whose phrases serve a call: Cantonese calls use the Mandarin ones."""
    return "en" if language == "en" else "zh"


__all__ = ["COLLEAGUE", "CUSTOMER", "language_of"]
