"""Whether a Mandarin utterance says the caller's name, rightly, wrongly, or alike in sound; others' names apart."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Final

from scoring.facts.repairs import DENIALS, last_names
from scoring.language.phonetics import alike
from scoring.language.text import plain_letters
from scoring.record.events import CaseFact, FactState

_TITLES_ZH: Final = (
    "先生", "女士", "小姐", "太太", "阿姨", "叔叔", "老师", "大哥", "大姐", "姐", "哥",
    "伯", "叔", "婆婆", "总", "师傅", "医生", "同学", "老板", "生",
)  # fmt: skip
_SELF_ZH: Final = (
    "我姓", "我也姓", "我都姓", "免贵姓", "免贵", "敝姓", "我是", "我叫", "这边是", "这里是", "同事", "客服",
    "业务员", "代理人", "坐席", "专员", "顾问",
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


_CONNECTED_ZH: Final = ("转给", "转接", "接给", "转到", "交给", "帮您找", "帮您接", "我请", "我让", "我叫")
"""Before a name of the caller's own surname that is still a colleague's."""
_THEIR_WORK_ZH: Final = re.compile(
    "[，,]?是(?:我们|我|咱们|公司|负责)|(?:马上|待会|晚点|稍后|明天|下午)?(?:会|给您|回您|联系您|打给您|跟您|打电话)"
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
    "古月": "胡", "禾口王": "程",
    "口天": "吴", "言午": "许", "双木": "林", "禾呈": "程", "走肖": "赵", "双人": "徐", "双人余": "徐",
    "言身寸": "谢", "关耳": "郑",
    "文刀": "刘", "立里": "童", "三点水": "汪", "四维": "罗", "大肚": "余", "未央": "余", "美女": "姜",
    "干勾": "于", "口十": "叶", "禾木": "程", "木易": "杨", "木土": "杜", "十八子": "李", "草字头": "黄", "大口": "吴",
    "两点": "冯", "山今": "岑",
    "共田": "黄", "廿一": "黄", "丘八": "邱", "丘耳": "邱",
    "采田": "潘",
}  # fmt: skip
"""How the character of a surname is told."""


_ANY_DESCRIBED: Final = re.compile("|".join(_DESCRIBED_ZH))


def _surname_size(text: str) -> int:
    return 2 if text[:2] in _COMPOUND else 1


def _sounds_compound(piece: str, surname: str) -> bool:
    """Whether two characters are the caller's compound surname by sound (欧杨)."""
    return len(surname) == len(piece) == 2 and alike(surname, piece) in ("exact", "same")


def _named(plain: str, surname: str) -> Iterator[tuple[str, int, bool | None]]:
    """Surnames in a text, where they start, and whether a title follows (else it is said that it is the surname).

    None: it is told how the surname is written.
    """
    for match in _TITLE.finditer(plain):
        end = match.start()
        if plain[match.end() : match.end() + 2] == "的" + plain[end - 1 : end]:
            continue  # how a character is written: 冯小姐的冯
        ahead = plain[max(0, end - 2) : end]
        size = 2 if ahead in _COMPOUND or _sounds_compound(ahead, surname) else 1
        if end >= size:
            yield plain[end - size : end], end - size, True
    for match in _CALLED.finditer(plain):
        start = match.end()
        size = _surname_size(plain[start:])
        if start + size <= len(plain) and not plain.startswith(("什么", "氏", "名", "啥", "咩"), start):
            yield plain[start : start + size], start, False
    for match in _SPELT.finditer(plain):
        if any(alike(match[2][0], char) in ("exact", "same") for char in match[1]):  # 澎湃的彭
            yield match[2], match.start(2), False
    for match in _COMPOUND_ALONE.finditer(plain):
        yield match[1], match.start(), False
    for match in _BY_PARTS.finditer(plain):
        yield match[1], match.start(1), None
    for told, start, end in _described(plain):
        if not plain[:start].endswith(DENIALS):
            yield told, end - len(told), None


def _described(plain: str) -> Iterator[tuple[str, int, int]]:
    """Surnames whose character is told by its parts (耳东陈), each where it stands first."""
    if _ANY_DESCRIBED.search(plain) is None:
        return
    for words, told in _DESCRIBED_ZH.items():
        described = re.search(f"{words}的?{told}", plain)
        if described is not None:
            yield told, described.start(), described.end()


def _is_spelt(plain: str, piece: str, start: int) -> bool:
    """Whether it is told by a word which character a surname is (生姜的姜)."""
    told = _SPELT.match(plain, max(0, start - 5)) or _SPELT.search(plain, max(0, start - 5))
    return told is not None and told.start(2) == start and piece in told[1]


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
    told = {match[2] for match in _SPELT.finditer(plain) if match[2] in match[1]} - {surname}
    described = {char for char, _, _ in _described(plain)} - {surname}
    for piece, start, titled in _named(plain, surname):
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
        spelt = _is_spelt(plain, piece, start)
        if piece in told or (piece in described and likeness == "same"):
            likeness = "other"  # 生姜的姜 is no 江, 双人徐 no 许, however alike they sound
        if likeness != "other":
            if titled and (ahead.endswith(_CONNECTED_ZH[:7]) or (ahead.endswith(_CONNECTED_ZH) and theirs)):
                continue
            found.append(("possible" if likeness == "merged" else "right", *span))
        elif ahead.endswith(_OTHER_ZH) or theirs or (titled and any(after[2:].startswith(w) for w in _OTHER_AFTER_ZH)):
            continue
        elif (spelt or piece in _COMPOUND or piece in _SURNAMES) and (
            after.startswith(_TITLES_ZH[:5])
            if titled
            else (titled is None and not any(w in ahead[-8:] for w in _SELF_ZH)) or _asks_caller(ahead, after)
        ):
            found.append(("wrong", *span))
    order: tuple[FactState, ...] = ("right", "possible", "wrong")
    return min(last_names(plain, found), key=lambda f: order.index(f[0]), default=None)


_TITLE: Final = re.compile("|".join(_TITLES_ZH[:-1]) + "|(?<=[\u4e00-\u9fff])生(?=[，,。！!？?您你早]|$)")
_CALLED: Final = re.compile("(?:贵姓是?|姓)")
_SPELT: Final = re.compile(
    rf"([\u4e00-\u9fff]{{1,4}})(?:的|那个|的那个)({'|'.join(sorted(_COMPOUND))}|[\u4e00-\u9fff])"
    r"(?=$|[，,。！!？?对是吧吗]|先生|女士|小姐|太太)"
)
_COMPOUND_ALONE: Final = re.compile(rf"({'|'.join(sorted(_COMPOUND))})(?=$|[，,。！!？?对是吧吗])")
_BY_PARTS: Final = re.compile(r"(?:字头|[草竹]头|宝盖头?|[字边]旁|点水)的?([\u4e00-\u9fff])(?=$|[，,。！!？?对是吧吗])")
"""A surname told by a part that it is written of (草字头的黄, 三点水的江)."""
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


__all__ = ["name_in_mandarin"]
