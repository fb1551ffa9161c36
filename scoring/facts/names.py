"""Whether an utterance says the caller's name, rightly, wrongly, or alike in sound; other people's names apart."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
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
    "会", "今天", "不在", "负责", "的分机", "给您", "打给", "跟您", "写", "签", "那边", "在开", "正在", "接待",
    "处理",
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
        "want",
        "wanted",
        "wants",
        "neighbour",
        "neighbor",
        "agent",
        "adviser",
        "advisor",
        "manager",
        "supervisor",
        "boss",
        "friend",
        "partner",
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
        "he",
        "she",
    )
)
_DOES_EN: Final = re.compile("(?!yes|this|thanks|perhaps|always|unless)[a-z]{3,}[^s]s")
"""After a name: what that person does (looks, deals, covers)."""
_DOCTORS: Final = frozenset(("doctor", "dr"))
_TITLES_EN: Final = frozenset(("mister", "missus", "miss", "doctor", "dr", "madam", "auntie", "uncle"))


_CONNECTED_ZH: Final = ("转给", "转接", "接给", "转到", "交给", "帮您找", "帮您接", "我请", "我让", "我叫")
"""Before a name of the caller's own surname that is still a colleague's."""
_THEIR_WORK_ZH: Final = re.compile(
    "[，,]?(?:是(?:我们|我|咱们|公司|负责)|(?:马上|待会|晚点|稍后|明天|下午)?(?:会|给您|回您|联系您|打给您|跟您|打电话))"
)
"""After the name of a colleague."""
_THEIR_NAME_ZH: Final = tuple(who + "姓" for who in ("他", "她", "人", "员", "同事", "主管", "经理", "老师", "组长"))
"""Before a surname that somebody else has."""
_READ_AS: Final = str.maketrans("解单查曾区仇盖乐覃朴", "谢善渣增欧求葛岳秦嫖")
"""Characters that are read otherwise as surnames."""
_COMPOUND: Final = frozenset(
    ("欧阳", "司徒", "上官", "诸葛", "司马", "端木", "东方", "皇甫", "尉迟", "令狐", "夏侯", "公孙", "慕容", "南宫")
)
_DESCRIBED_ZH: Final[Mapping[str, str]] = {
    "耳东": "陈", "木子": "李", "弓长": "张", "立早": "章", "双口": "吕", "三横": "王", "草头": "黄", "人可": "何",
    "古月": "胡",
    "口天": "吴", "言午": "许", "双木": "林", "禾呈": "程", "走肖": "赵", "双人": "徐", "双人余": "徐",
    "言身寸": "谢", "关耳": "郑",
    "文刀": "刘", "立里": "童", "三点水": "汪", "四维": "罗", "大肚": "余", "未央": "余", "美女": "姜",
    "干勾": "于", "口十": "叶",
}  # fmt: skip
"""How the character of a surname is told."""


def _surname_size(text: str) -> int:
    return 2 if text[:2] in _COMPOUND else 1


def _named(plain: str) -> Iterator[tuple[str, int, bool]]:
    """Surnames in a text, where they start, and whether a title follows (else it is said that it is the surname)."""
    for match in _TITLE.finditer(plain):
        end = match.start()
        if plain[match.end() : match.end() + 2] == "的" + plain[end - 1 : end]:
            continue  # how a character is written: 冯小姐的冯
        size = 2 if plain[max(0, end - 2) : end] in _COMPOUND else 1
        if end >= size:
            yield plain[end - size : end], end - size, True
    for match in _CALLED.finditer(plain):
        start = match.end()
        size = _surname_size(plain[start:])
        if start + size <= len(plain) and not plain.startswith(("什么", "氏", "名", "啥", "咩"), start):
            yield plain[start : start + size], start, False
    for match in _SPELT.finditer(plain):
        if any(alike(match[2], char) in ("exact", "same") for char in match[1]):  # 澎湃的彭
            yield match[2], match.start(2), False
    for words, surname in _DESCRIBED_ZH.items():
        at = plain.find(words + surname)
        if at >= 0:
            yield surname, at + len(words), False


def name_in_mandarin(plain: str, fact: CaseFact) -> tuple[FactState, int, int] | None:
    """How the caller's name stands in a text, with its place; None where it is not said."""
    name = plain_letters(fact.value)[0]
    surname = name[: _surname_size(name)]
    if len(name) > len(surname):
        for i in range(len(plain) - len(name) + 1):
            likeness = alike(name, plain[i : i + len(name)])
            if likeness != "other" and not plain[:i].endswith((*DENIALS, *_SELF_ZH)):
                return ("possible" if likeness == "merged" else "right"), i, i + len(name)
    found: list[tuple[FactState, int, int]] = []
    for piece, start, titled in _named(plain):
        ahead, after = plain[:start], plain[start + len(piece) :]
        if ahead.endswith(_THEIR_NAME_ZH):
            continue
        if ahead.endswith((*DENIALS, *_SELF_ZH)) and not ahead.endswith(("您是", "是不是")):
            continue
        if not "\u4e00" <= piece[0] <= "\u9fff":
            continue
        span = start, start + len(piece)
        behind = _TITLE.match(after)
        theirs = titled and behind and _THEIR_WORK_ZH.match(after, behind.end())
        likeness = alike(surname.translate(_READ_AS), piece.translate(_READ_AS))
        if likeness != "other":
            if titled and (ahead.endswith(_CONNECTED_ZH[:7]) or (ahead.endswith(_CONNECTED_ZH) and theirs)):
                continue
            found.append(("possible" if likeness == "merged" else "right", *span))
        elif ahead.endswith(_OTHER_ZH) or theirs or (titled and any(after[2:].startswith(w) for w in _OTHER_AFTER_ZH)):
            continue
        elif (piece in _COMPOUND or piece in _SURNAMES) and (
            after.startswith(_TITLES_ZH[:5]) if titled else _asks_caller(ahead, after)
        ):
            found.append(("wrong", *span))
    order: tuple[FactState, ...] = ("right", "possible", "wrong")
    return min(found, key=lambda f: order.index(f[0]), default=None)


_TITLE: Final = re.compile("|".join(_TITLES_ZH[:-1]) + "|(?<=[\u4e00-\u9fff])生(?=[，,。！!？?您你早]|$)")
_CALLED: Final = re.compile("(?:贵姓是?|姓)")
_SPELT: Final = re.compile("([\u4e00-\u9fff]{1,4})的([\u4e00-\u9fff])(?=$|[，,。！!？?对是吧吗])")
_SURNAMES: Final = frozenset(
    "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严华金魏陶姜戚谢邹喻柏水窦章云苏潘葛奚范彭郎鲁韦昌马苗凤花方俞任袁柳鲍史唐"
    "费廉岑薛雷贺倪汤滕殷罗毕郝邬安常乐于时傅皮卞齐康伍余元卜顾孟平黄和穆萧尹姚邵湛汪祁毛禹狄米贝明臧计伏成戴谈宋茅庞熊纪舒屈项祝董"
    "梁杜阮蓝闵席季麻强贾路娄危江童颜郭梅盛林刁钟徐邱骆高夏蔡田樊胡凌霍虞万支柯管卢莫房裘缪干解应宗丁宣邓郁单杭洪包诸左石崔吉龚程邢"
    "裴陆荣翁荀甄曲封储靳段富巫乌焦巴牧隗谷车侯全班仰秋仲伊宫宁仇栾甘厉祖武符刘景詹束龙叶幸司黎薄印白怀蒲邰从鄂索赖卓屠池乔胥能苍"
    "双闻莘党翟谭贡劳逄姬申扶堵冉宰郦雍桑桂濮牛寿通边燕冀浦尚农温别庄晏柴瞿阎充慕连茹习宦艾鱼容向古易慎戈廖庾终暨居衡步都耿满弘匡国"
    "文寇广禄阙东欧利师巩聂关区游植冼麦曾简关覃付闫肖涂代佘岳兰邝敖练招谌辜粟盘官苟来原阳楚"
)


def _asks_caller(ahead: str, after: str) -> bool:
    """Whether a surname is said of the caller: 您 stands before it, or it is asked back."""
    return any(w in ahead[-7:] for w in ("您", "你")) or after[:3].lstrip("，,").startswith(
        ("对", "是吧", "是吗", "吗")
    )


def _self_in_english(ahead: tuple[str, ...]) -> bool:
    """Whether the words before a name (three at most) say that it is the agent's own or a colleague's."""
    if ahead[:1] == ("your",) and ahead[-1:] == ("is",):
        return False
    ahead = ahead[-2:]
    pair = " ".join(ahead)
    return (
        pair in ("i am", "this is", "name is", "name 's")
        or ahead[:1] in (("am",), ("colleague",))
        or pair.endswith("colleague")
    )


def _sounds_like(word: str, name: str) -> bool:
    """Whether a name could have been heard for another: the same head, and the same consonants or one letter away."""
    return word[:1] == name[:1] and (sound_key(word) == sound_key(name) or Levenshtein.distance(word, name) <= 1)


def _told_letter(keys: tuple[str, ...], at: int) -> int:
    """Words that tell a letter: the letter alone, `p for peter`, `p as in papa`."""
    for link in (("as", "in"), ("for",), ("like",)):
        word = keys[at + 1 + len(link) : at + 2 + len(link)]
        if keys[at + 1 : at + 1 + len(link)] == link and word and word[0][:1] == keys[at]:
            return len(link) + 2
    return 1


def _spelt_in_english(normal: Normal, name: str) -> Iterator[tuple[FactState, int, int]]:
    """Names told letter by letter (L-E-U-N-G)."""
    keys, size, start = normal.keys, len(normal.keys), 0
    while start < size:
        end, letters = start, ""
        while end < size:
            times = 2 if letters and keys[end] == "double" and end + 1 < size else 1  # M-O-double-L-O-Y
            end += times - 1
            if len(keys[end]) != 1 or not keys[end].isalpha():
                break
            letters += keys[end] * times
            end += _told_letter(keys, end)
        place = normal.starts[start], normal.ends[min(size, max(start + 1, end)) - 1]
        if len(letters) > 1 and name in letters:
            yield "right", *place
        elif len(letters) >= _SPELT_LETTERS and Levenshtein.distance(name, letters) <= len(name) // 2:
            yield "wrong", *place
        start = max(end, start + 1)


_SPELT_LETTERS: Final = 3
"""Letters from which a spelt word is a name."""
_NO_NAME_EN: Final = frozenset(
    ("is", "the", "a", "your", "my", "please", "first", "again", "correct", "right", "and", "on", "for", "not", "spelt",
     "spelled", "that", "so", "as", "then", "sir", "madam", "what", "how", "with", "of", "to", "in", "same")
)  # fmt: skip


def name_in_english(normal: Normal, fact: CaseFact) -> tuple[FactState, int, int] | None:
    """How the caller's name stands in a text, with its place; None where it is not said."""
    name = fact.value.lower().split()[-1:] or [""]
    found = list(_spelt_in_english(normal, name[0]))
    keys = normal.keys
    for i, word in enumerate(keys):
        titled = i > 0 and keys[i - 1] in _TITLES_EN
        first = i - 1 if titled else i
        ahead, after = keys[max(0, first - 3) : first], keys[i + 1] if i + 1 < len(keys) else ""
        yours = (
            ahead[:2] in (("your", "surname"), ("your", "name")) and ahead[2:] == ("is",) and word not in _NO_NAME_EN
        )
        if after in _SELF_AFTER_EN or _self_in_english(ahead):
            continue
        asked = after in ("is", "was") and keys[i + 2 : i + 3] in (("it",), ("that",))
        other = (
            ((after in _OTHER_AFTER_EN or _DOES_EN.fullmatch(after)) and not asked)
            or (ahead and ahead[-1] in _OTHER_EN)
            or (after in ("my", "our") and keys[i + 2 : i + 3] and keys[i + 2] in _OTHER_EN)
            or (titled and keys[i - 1] in _DOCTORS)
        )
        span = normal.starts[i], normal.ends[i]
        if word == name[0]:
            found.append(("right", *span))
        elif ((titled and not other) or yours) and _sounds_like(word, name[0]):
            found.append(("possible", *span))
        elif (titled and not other) or yours:
            found.append(("wrong", *span))
    order: tuple[FactState, ...] = ("right", "possible", "wrong")
    return min(found, key=lambda f: order.index(f[0]), default=None)


__all__ = ["name_in_english", "name_in_mandarin"]
