"""What a caller's words do, for transcripts from elsewhere: questions asked, agreement, objection and the like.

Scenarios state `asks` and `does` themselves; this is for calls that come without them. Plain word lists with the few
guards that calls need: a caller says these things outright.
"""

from __future__ import annotations

from functools import cache
from typing import Final

from scoring.language.text import Normal, normalise

DOES: Final = (
    "affirms", "denies", "objects", "understood", "declines_number", "asks_supervisor", "insults", "names_regulator",
)  # fmt: skip
"""What a caller's turn can do, in the order in which it is told."""

_ZH: Final[dict[str, tuple[str, ...]]] = {
    "affirms": (
        "对的", "没错", "是的", "对对", "正确", "没问题", "对啊", "对呀", "就是这样", "就是这个意思", "嗯对", "行的", "可以的", "是这样", "好的", "可以啊",
    ),
    "denies": ("不对", "不是的", "错了", "搞错", "记错", "弄错", "念错", "听错", "不是这个", "写错", "说错"),
    "objects": (
        "什么态度", "你这是什么话", "怎么说话", "怎么讲话", "凭什么", "胡说", "乱讲", "太过分", "不讲道理", "推卸", "踢皮球", "推来推去", "你怪我",
        "怪我咯", "我没看", "讽刺", "我投诉你", "要投诉你", "我不同意", "不接受", "你什么意思", "你骂我", "你威胁", "你凶什么", "骗人", "怎么能这样",
        "关我什么事", "你们的责任", "还怪起我", "别跟我说这个", "又是尽快", "敷衍", "不可能", "我明明", "明明是你们",
    ),
    "understood": ("明白了", "懂了", "清楚了", "知道了", "了解了", "听明白", "晓得了", "这样啊我明白", "原来如此", "原来是这样"),
    "declines_number": (
        "不方便留", "不想留", "不留电话", "不用留", "不留了", "电话就不留", "号码就不留", "不想给你电话", "不想给电话", "不要打给我", "我自己再打", "不方便接电话",
        "我再打过来", "我再打来", "我会再打",
    ),
    "asks_supervisor": (
        "叫你们主管", "找你们主管", "叫你们领导", "找你们领导", "叫主管", "找主管", "叫经理", "找经理", "叫你们经理", "找你们经理", "要主管", "要见领导", "你们领导呢",
        "主管在不在", "让你们主管", "让主管", "让你们领导", "管事的", "负责人来", "找负责人", "叫负责人", "让你们经理", "你们主管听", "主管来听", "领导来听", "叫领导", "找领导",
    ),
    "insults": (
        "混蛋", "王八", "傻逼", "白痴", "蠢货", "废物", "神经病", "垃圾公司", "骗子", "去死", "他妈", "滚", "猪脑", "脑残", "饭桶", "不要脸", "吃屎", "有病吧",
        "狗东西", "畜生", "死骗子", "人渣",
    ),
    "names_regulator": (
        "银保监", "保监会", "保监局", "银监", "监管局", "金管局", "监管总局", "监管部门", "消费者协会", "消委会", "消协", "12378", "一二三七八", "12315", "一二三一五",
        "上法院", "去法院", "起诉你们", "律师函", "找记者", "媒体曝光", "找媒体", "曝光你们", "12345", "一二三四五热线", "信访",
    ),
}  # fmt: skip

_EN: Final[dict[str, tuple[str, ...]]] = {
    "affirms": (
        "that's right", "that is right", "that's correct", "correct", "yes that's it", "exactly", "yes please", "yes it is", "right",
        "yes that is", "that's it", "yes", "yeah", "yep",
    ),
    "denies": ("that's wrong", "that's not right", "not correct", "no it's", "no that's", "you've got it wrong", "wrong number", "that is not"),
    "objects": (
        "how dare you", "don't talk to me", "what kind of attitude", "that's outrageous", "are you calling me", "are you blaming me", "nonsense",
        "you people", "i don't accept", "that's unacceptable", "passing the buck", "rude", "not my fault", "ridiculous", "don't lecture me",
        "are you saying i", "are you accusing", "that's not what i said", "you did say", "don't threaten me", "excuses",
    ),
    "understood": ("i see", "understood", "got it", "makes sense", "i understand", "that's clear", "clear now"),
    "declines_number": (
        "rather not leave", "don't want to leave", "no need to call me", "don't call me", "i'll call again", "i'll ring again",
        "won't leave a number", "rather not give", "i'll call back", "i'll ring back", "i'll try again",
    ),
    "asks_supervisor": (
        "your supervisor", "your manager", "speak to a manager", "speak to the manager", "a supervisor", "someone in charge", "your boss",
        "person in charge", "somebody in charge",
    ),
    "insults": ("idiot", "stupid", "moron", "liar", "crooks", "useless", "shut up", "damn you", "bastard", "crook", "liars", "cheats", "scum"),
    "names_regulator": (
        "regulator", "ombudsman", "insurance authority", "consumer council", "the press", "my lawyer", "court", "newspaper", "sue you",
        "watchdog", "financial bureau",
    ),
}  # fmt: skip

_QUESTION_ENDS_ZH: Final = ("吗", "呢", "么", "没有", "没", "不", "吧")
_QUESTION_WORDS_ZH: Final = (
    "什么时候", "什么", "怎么", "为什么", "多少", "几天", "几时", "几号", "哪里", "哪个", "哪天", "哪些", "谁", "是不是", "能不能", "可不可以", "有没有",
    "要不要", "会不会", "多久", "几点", "行不行", "还是",
)  # fmt: skip
_REACTIONS: Final = ("真的", "是吗", "对吗", "喂", "什么", "是不是", "有没有搞错", "really", "hello", "what", "is it", "right", "pardon", "sorry")
_RHETORIC: Final = (
    "凭什么", "有没有搞错", "什么态度", "什么意思", "到底管不管", "你们是不是骗", "还要我", "叫我怎么", "你叫我", "让我怎么", "听不听", "有没有听", "能不能快点",
    "难道", "怎么可以这样", "怎么能这样", "搞什么", "what kind of", "how dare", "are you kidding", "are you listening", "do you call that",
)  # fmt: skip


@cache
def _keys(words: str, language: str) -> tuple[str, ...]:
    return normalise(words, language).keys


def _holds(normal: Normal, words: str) -> bool:
    wanted = _keys(words, normal.language)
    if any(key.startswith("<") for key in wanted):  # a number is known by its digits, not by being one
        return words in normal.text
    size = len(wanted)
    return any(normal.keys[i : i + size] == wanted for i in range(len(normal.keys) - size + 1))


def _clauses(text: str) -> list[str]:
    """Sentences with their closing mark, in order."""
    found, current = [], ""
    for char in text:
        current += char
        if char in "。！？!?.;；\n":
            found.append(current.strip())
            current = ""
    return [*found, current.strip()] if current.strip() else found


def _asks(sentence: str, language: str) -> bool:
    body = sentence.strip("。！!.；;，, ")
    marked = body.endswith(("？", "?"))
    body = body.rstrip("？?").strip().lower()
    if not body or body in _REACTIONS or any(w in body for w in _RHETORIC):
        return False
    if marked:
        return len(body) > (2 if language != "en" else 6)
    if language == "en":
        first = body.split(" ", 1)[0]
        return first in ("what", "when", "where", "who", "why", "how", "which", "can", "could", "do", "does", "is", "are", "will", "did", "may")
    if body != sentence.strip() or len(body) < 4:  # closed by another mark: a statement
        return False
    return body.endswith(_QUESTION_ENDS_ZH[:3]) or any(w in body for w in _QUESTION_WORDS_ZH)


def caller_acts(text: str, language: str, before: str | None = None) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """What a caller's turn asks (the questions' own words, in order) and does (see `DOES`).

    `language` is `zh`, `yue` or `en`; `before` is the agent's last turn, which tells an agreement from a start.
    """
    asks = tuple(s for s in _clauses(text) if _asks(s, language))
    normal = normalise(text, language)
    book = _EN if language == "en" else _ZH
    does = [name for name in DOES if any(_holds(normal, w) for w in book[name])]
    if language != "en":
        head = normal.keys[:2]
        if "affirms" not in does and head and (head[0] in "对嗯行是好" and (len(normal) <= 4 or normal.breaks[1:2] == (1,))):
            if head[:2] not in (("不", "是"), ("是", "不"), ("好", "像"), ("对", "不")):
                does.insert(0, "affirms")
        if "denies" not in does and (head == ("不", "是") or head[:1] == ("不",) and len(normal) <= 3):
            does.insert(1 if "affirms" in does else 0, "denies")
    elif "denies" not in does and normal.keys[:1] == ("no",):
        does.insert(1 if "affirms" in does else 0, "denies")
    if "denies" in does and "affirms" in does:
        does.remove("affirms")
    if before is None and "affirms" in does and len(normal) > 12:
        does.remove("affirms")
    return asks, tuple(does)


__all__ = ["DOES", "caller_acts"]
