"""Whether an utterance says the caller's name, rightly, wrongly, or alike in sound; other people's names apart."""

from __future__ import annotations

from typing import Final

from rapidfuzz.distance import Levenshtein

from scoring.facts.said import DENIALS
from scoring.language.phonetics import alike, sound_key
from scoring.language.text import Normal, plain_letters
from scoring.record.events import CaseFact, FactState

_TITLES_ZH: Final = (
    "先生", "女士", "小姐", "太太", "阿姨", "叔叔", "老师", "大哥", "大姐", "姐", "哥",
    "伯", "叔", "婆婆", "总", "师傅", "医生", "同学", "老板", "生",
)  # fmt: skip
_SELF_ZH: Final = (
    "我姓", "免贵姓", "免贵", "敝姓", "我是", "我叫", "这边是", "这里是", "同事", "客服", "业务员", "代理人", "坐席",
    "专员", "顾问",
)  # fmt: skip
"""Before a name that is the agent's own or a colleague's: never the caller's, even if the same."""
_OTHER_ZH: Final = (
    "我们", "主管", "经理", "部的", "部", "组的", "转给", "转", "接给", "接", "找", "请", "让", "叫", "由", "哪位",
    "那位", "转告", "告诉", "通知", "联系", "交给", "问", "跟", "和", "他", "她", "他姓", "她姓", "人姓", "员姓",
    "同事姓", "主管姓", "经理姓",
)  # fmt: skip
"""Before a name that may well be another person's: a different surname there is no mistake."""
_OTHER_AFTER_ZH: Final = (
    "会", "今天", "不在", "负责", "的分机", "给您", "打给", "跟您", "写", "签", "那边", "在开", "正在", "接待", "处理",
    "经手", "办理", "昨天",
)  # fmt: skip
_SELF_AFTER_EN: Final = frozenset(("speaking", "here", "from", "in"))
_OTHER_EN: Final = frozenset(
    (
        "to",
        "with",
        "for",
        "ask",
        "tell",
        "from",
        "by",
        "our",
        "let",
        "have",
        "get",
        "called",
        "and",
        "see",
        "colleague",
        "is",
        "am",
    )
)
_OTHER_AFTER_EN: Final = frozenset(
    (
        "will",
        "is",
        "has",
        "from",
        "in",
        "signed",
        "would",
        "was",
        "can",
        "speaking",
        "here",
        "who",
        "handles",
        "said",
        "works",
        "wrote",
        "the",
        "at",
    )
)
_DOCTORS: Final = frozenset(("doctor", "dr"))
_TITLES_EN: Final = frozenset(("mister", "missus", "miss", "doctor", "dr", "madam", "auntie", "uncle"))


def name_in_mandarin(plain: str, fact: CaseFact) -> tuple[FactState, int, int] | None:
    name = plain_letters(fact.value)[0]
    at = plain.find(name) if len(name) > 1 else -1
    if at >= 0:
        return "right", at, at + len(name)
    if len(name) > 1:
        for i in range(len(plain) - len(name) + 1):
            likeness = alike(name, plain[i : i + len(name)])
            if likeness in ("same", "merged"):
                return ("right" if likeness == "same" else "possible"), i, i + len(name)
    found: list[tuple[FactState, int, int]] = []
    size = 1 if len(name) < 2 or name[:2] not in ("欧阳", "司徒", "上官", "诸葛") else 2
    surname = name[:size]
    for i in range(len(plain) - size + 1):
        piece = plain[i : i + size]
        after, ahead = plain[i + size :], plain[:i]
        titled = any(after.startswith(t) for t in _TITLES_ZH[:-1]) or (after.startswith("生") and piece == surname)
        called = ahead.endswith(("姓", "贵姓是"))
        if not (titled or called) or not "\u4e00" <= piece[0] <= "\u9fff":
            continue
        if ahead.endswith((*DENIALS, *_SELF_ZH)) and not ahead.endswith(("您是", "是不是")):
            continue
        likeness = alike(surname, piece)
        if likeness == "exact":
            found.append(("right", i, i + size))
        elif likeness in ("same", "merged"):
            found.append(("right" if likeness == "same" else "possible", i, i + size))
        elif ahead.endswith(_OTHER_ZH) or any(after[2:].startswith(w) for w in _OTHER_AFTER_ZH if titled):
            continue
        elif piece in _SURNAMES and (
            (called and _asks_caller(ahead, after)) or any(after.startswith(t) for t in _TITLES_ZH[:5])
        ):
            found.append(("wrong", i, i + size))
    order: tuple[FactState, ...] = ("right", "possible", "wrong")
    return min(found, key=lambda f: order.index(f[0]), default=None)


_SURNAMES: Final = frozenset(
    "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严华金魏陶姜戚谢邹喻柏水窦章云苏潘葛奚范彭郎鲁韦昌马苗凤花方俞任袁柳鲍史唐"
    "费廉岑薛雷贺倪汤滕殷罗毕郝邬安常乐于时傅皮卞齐康伍余元卜顾孟平黄和穆萧尹姚邵湛汪祁毛禹狄米贝明臧计伏成戴谈宋茅庞熊纪舒屈项祝董"
    "梁杜阮蓝闵席季麻强贾路娄危江童颜郭梅盛林刁钟徐邱骆高夏蔡田樊胡凌霍虞万支柯管卢莫房裘缪干解应宗丁宣邓郁单杭洪包诸左石崔吉龚程邢"
    "裴陆荣翁荀甄曲封储靳段富巫乌焦巴牧隗谷车侯全班仰秋仲伊宫宁仇栾甘厉祖武符刘景詹束龙叶幸司黎薄印白怀蒲邰从鄂索赖卓屠池乔胥能苍"
    "双闻莘党翟谭贡劳逄姬申扶堵冉宰郦雍桑桂濮牛寿通边燕冀浦尚农温别庄晏柴瞿阎充慕连茹习宦艾鱼容向古易慎戈廖庾终暨居衡步都耿满弘匡国"
    "文寇广禄阙东欧利师巩聂关区游植冼麦曾简关覃"
)


def _asks_caller(ahead: str, after: str) -> bool:
    """Whether 姓 is said of the caller: 您 stands before it, or it is asked back."""
    return any(w in ahead[-7:] for w in ("您", "你")) or after[:3].lstrip("，,").startswith(
        ("对", "是吧", "是吗", "吗")
    )


def _self_in_english(ahead: tuple[str, ...]) -> bool:
    """Whether the two words before a name say that it is the agent's own or a colleague's."""
    pair = " ".join(ahead)
    return (
        pair in ("i am", "this is", "name is", "name 's")
        or ahead[:1] in (("am",), ("colleague",))
        or pair.endswith("colleague")
    )


def name_in_english(normal: Normal, fact: CaseFact) -> tuple[FactState, int, int] | None:
    name = fact.value.lower().split()[-1:] or [""]
    found: list[tuple[FactState, int, int]] = []
    keys = normal.keys
    for i, word in enumerate(keys):
        titled = i > 0 and keys[i - 1] in _TITLES_EN
        first = i - 1 if titled else i
        ahead, after = keys[max(0, first - 2) : first], keys[i + 1] if i + 1 < len(keys) else ""
        if after in _SELF_AFTER_EN or _self_in_english(ahead):
            continue
        other = after in _OTHER_AFTER_EN or (ahead and ahead[-1] in _OTHER_EN) or (titled and keys[i - 1] in _DOCTORS)
        span = normal.starts[i], normal.ends[i]
        if word == name[0]:
            found.append(("right", *span))
        elif titled and (sound_key(word) == sound_key(name[0]) or Levenshtein.distance(word, name[0]) <= 1):
            found.append(("possible", *span))
        elif titled and not other:
            found.append(("wrong", *span))
    order: tuple[FactState, ...] = ("right", "possible", "wrong")
    return min(found, key=lambda f: order.index(f[0]), default=None)


__all__ = ["name_in_english", "name_in_mandarin"]
