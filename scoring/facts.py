"""Which of the caller's facts an utterance restates, rightly or wrongly, and which it asks for.

A value counts in any grouping and any way of saying it. Of several values the exact one counts; after a repair
(不对，是…) only the last; a value that is denied (不是八号) does not count. A value that differs in little, or that
stands beside the fact's own name, is a wrong restatement; one that has nothing in common with it is no restatement.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal, InvalidOperation
from typing import Final

from rapidfuzz.distance import Levenshtein

from scoring.language.numbers import Number, find_numbers
from scoring.language.numbers_zh import DIGITS
from scoring.language.phonetics import alike, sound_key
from scoring.language.text import Normal, normalise, plain_letters
from scoring.record.events import CaseFact, FactFinding, FactState

_TAIL_WORDS: Final = ("尾号", "尾数", "末尾", "后四位", "最后", "结尾", "末四位", "ending", "ends", "last")
_REPAIRS: Final = (
    "不对", "更正", "说错", "念错", "口误", "应该是", "哦不", "不好意思是", "我是说", "no wait", "i mean", "sorry",
    "correction", "rather",
    "no it's", "make that", "scratch that",
)  # fmt: skip
_DENIALS: Final = ("不是", "而不是", "并非", "不等于", "not", "isn't", "rather than", "instead of")
_TITLES_ZH: Final = (
    "先生", "女士", "小姐", "太太", "阿姨", "叔叔", "老师", "大哥", "大姐", "姐", "哥",
    "伯", "叔", "婆婆", "总", "师傅", "医生", "同学", "老板", "生",
)  # fmt: skip
_TITLES_EN: Final = frozenset(("mister", "missus", "miss", "doctor", "dr", "madam", "auntie", "uncle"))
_SEPARATORS: Final = frozenset(" ,，、。.-－—…·然后杠和跟的呢啊嗯呃")
_SINGLE: Final = {
    **DIGITS, **{str(i): str(i) for i in range(10)}, "oh": "0",
    "zero": "0", "one": "1", "two": "2", "three": "3", "four": "4", "five": "5", "six": "6", "seven": "7", "eight": "8",
    "nine": "9",
}  # fmt: skip
_ONE: Final = "(" + "|".join(sorted(_SINGLE, key=len, reverse=True)) + ")"
_SINGLE_BEFORE: Final = re.compile(rf"(?<![第a-z0-9]){_ONE}[ ,，、-]+$")
_SINGLE_AFTER: Final = re.compile(rf"[ ,，、-]+{_ONE}(?=$|[ ,，。、.?？!！吧吗对])")
_SAME_REQUEST: Final = (3, 5)
"""At least 3 of 5 content words make a request restated, at least 1 of 3 in part."""


@dataclass(frozen=True, slots=True)
class SaidValue:
    """A value that the utterance holds."""

    digits: str
    start: int
    end: int
    kind: str
    """As in `scoring.language.numbers`."""
    value: str
    dropped: bool
    """Denied, or replaced by a repair."""
    groups: tuple[str, ...]
    """Digits of each group that was said by itself."""

    def holds(self, digits: str) -> bool:
        """Whether one group, or several in a row, are exactly these digits."""
        size = len(self.groups)
        return any("".join(self.groups[i:j]) == digits for i in range(size) for j in range(i + 1, size + 1))


def _plain(text: str) -> str:
    plain, _ = plain_letters(text)
    return plain


def _dropped(plain: str, numbers: Sequence[Number], i: int) -> bool:
    """Whether a value is denied (不是八号) or mended right after."""
    number = numbers[i]
    ahead = plain[max(0, number.start - 8) : number.start].rstrip(" ,，")
    if any(ahead.endswith(w) for w in _DENIALS) and not any(ahead.endswith(w) for w in ("是不是", "whether or not")):
        return True
    if i + 1 < len(numbers):
        between = plain[number.end : numbers[i + 1].start]
        return len(between) <= 24 and any(w in between for w in _REPAIRS)
    return False


def _with_single_digits(plain: str, numbers: Sequence[Number]) -> list[Number]:
    """The numbers, and single digits that stand as groups of their own beside digit groups (一，三八零零)."""
    found = list(numbers)
    for number in numbers:
        if number.kind not in ("digits", "number"):
            continue
        before, after = _SINGLE_BEFORE.search(plain, 0, number.start), _SINGLE_AFTER.match(plain, number.end)
        for match in (before, after):
            if match and not any(n.start < match.end(1) and match.start(1) < n.end for n in found):
                value = _SINGLE[match[1]]
                found.append(Number(match.start(1), match.end(1), "digits", value))
    return sorted(found, key=lambda n: n.start)


def _said(plain: str, language: str) -> list[SaidValue]:
    """All values, digit groups that follow each other joined into one."""
    numbers = _with_single_digits(plain, find_numbers(plain, language))
    found: list[SaidValue] = []
    for i, number in enumerate(numbers):
        digits = "".join(c for c in number.value if c.isdigit())
        dropped = _dropped(plain, numbers, i)
        last = found[-1] if found else None
        if (
            last is not None
            and number.kind in ("digits", "number")
            and last.kind in ("digits", "number")
            and not last.dropped
            and all(c in _SEPARATORS for c in plain[last.end : number.start])
        ):
            joined = last.digits + digits
            found[-1] = SaidValue(joined, last.start, number.end, "digits", joined, dropped, (*last.groups, digits))
            continue
        found.append(SaidValue(digits, number.start, number.end, number.kind, number.value, dropped, (digits,)))
    return found


def said_values(text: str, language: str) -> tuple[SaidValue, ...]:
    """All values of an utterance, digit groups that follow each other joined; spans are code points of `text`."""
    plain, origin = plain_letters(text)
    return tuple(
        replace(value, start=origin[value.start], end=origin[value.end - 1] + 1)
        for value in _said(plain, "en" if language == "en" else "zh")
    )


def _near(plain: str, said: SaidValue, words: Sequence[str]) -> bool:
    """Whether one of the words stands just before the value (or names it just after)."""
    around = plain[max(0, said.start - 10) : said.start] + "|" + plain[said.end : said.end + 4]
    return any(w and w in around for w in words)


def _number(plain: str, fact: CaseFact, said: SaidValue) -> FactState | None:
    digits, got = "".join(c for c in fact.value if c.isdigit()), said.digits
    if not digits or len(got) < 2:
        return None
    if said.holds(digits):
        return "right"
    if said.kind not in ("digits", "number"):
        return None
    ahead = plain[max(0, said.start - 12) : said.start]
    tail = any(w in ahead for w in _TAIL_WORDS)
    if len(got) < len(digits):
        if digits.endswith(got) and (len(got) >= 4 or (tail and len(got) >= 3)):
            return "right"
        if len(got) >= 3 and digits.startswith(got):
            return "partly"
        if len(got) >= 4 and got in digits:
            return "partly"
        if tail and len(got) >= 3 and Levenshtein.distance(digits[-len(got) :], got) <= len(got) // 2:
            return "wrong"
    if (
        len(got) >= 4
        and abs(len(got) - len(digits)) <= 2
        and Levenshtein.distance(got, digits) <= max(2, len(digits) // 3)
    ):
        return "wrong"
    named = _near(plain, said, fact.asked_by)
    return "wrong" if named and abs(len(got) - len(digits)) <= 3 and len(got) >= 4 else None


def _date(plain: str, fact: CaseFact, said: SaidValue) -> FactState | None:
    if said.kind != "date":
        return None
    want, got = fact.value.split("-"), said.value.split("-")
    if not 1 <= len(got) <= 3 or not 1 <= len(want) <= 3:
        return None
    short = min(len(want), len(got))
    if want[-short:] == got[-short:]:
        return "right" if short > 1 or len(want) == 1 else "partly"
    if short == 1:
        return "wrong" if _near(plain, said, fact.asked_by) else None
    same = sum(a == b for a, b in zip(want[-short:], got[-short:], strict=True))
    if same >= short - 1 or _near(plain, said, fact.asked_by):
        return "wrong"
    return None


def _sum(text: str) -> Decimal | None:
    try:
        return Decimal(text)
    except InvalidOperation:
        return None


def _amount(plain: str, fact: CaseFact, said: SaidValue) -> FactState | None:
    if said.kind not in ("amount", "number", "digits"):
        return None
    want, got = _sum(fact.value.replace(",", "")), _sum(said.value)
    if want is None or got is None:
        return None
    if want == got:
        return "right"
    if said.kind == "digits" and len(said.digits) > len(str(want)) + 1:
        return None
    mine, theirs = str(int(want)), str(int(got))
    # Cents left out or added, digits swapped, one digit or one place off: meant to be this amount, and wrong.
    alike_ = mine == theirs or sorted(mine) == sorted(theirs) or mine.rstrip("0") == theirs.rstrip("0")
    if alike_ or (len(mine) >= 3 and Levenshtein.distance(mine, theirs) <= 1):
        return "wrong"
    return "wrong" if said.kind != "digits" and _near(plain, said, fact.asked_by) else None


def _name_zh(plain: str, fact: CaseFact) -> tuple[FactState, int, int] | None:
    name = _plain(fact.value)
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
        called = ahead.endswith(("姓", "免贵", "贵姓是"))
        if not (titled or called) or not "\u4e00" <= piece[0] <= "\u9fff":
            continue
        if any(ahead.endswith(w) for w in _DENIALS):
            continue
        likeness = alike(surname, piece)
        if likeness == "exact":
            found.append(("right", i, i + size))
        elif likeness in ("same", "merged"):
            found.append(("right" if likeness == "same" else "possible", i, i + size))
        elif piece in _SURNAMES and (called or any(after.startswith(t) for t in _TITLES_ZH[:5])):
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


def _name_en(normal: Normal, fact: CaseFact) -> tuple[FactState, int, int] | None:
    name = fact.value.lower().split()[-1:] or [""]
    found: list[tuple[FactState, int, int]] = []
    for i, word in enumerate(normal.keys):
        titled = i > 0 and normal.keys[i - 1] in _TITLES_EN
        span = normal.starts[i], normal.ends[i]
        if word == name[0]:
            found.append(("right", *span))
        elif titled and (sound_key(word) == sound_key(name[0]) or Levenshtein.distance(word, name[0]) <= 1):
            found.append(("possible", *span))
        elif titled:
            found.append(("wrong", *span))
    order: tuple[FactState, ...] = ("right", "possible", "wrong")
    return min(found, key=lambda f: order.index(f[0]), default=None)


def _find_words(normal: Normal, words: str) -> tuple[int, int] | None:
    """Where words stand, by sound (two characters and more) or letter by letter."""
    wanted = normalise(words, normal.language)
    size = len(wanted)
    if not size:
        return None
    by_sound = size > 1 and normal.language != "en"
    mine, theirs = (normal.sounds, wanted.sounds) if by_sound else (normal.keys, wanted.keys)
    if normal.language == "en":
        mine, theirs = tuple(map(_stem, normal.keys)), tuple(map(_stem, wanted.keys))
    for i in range(len(mine) - size + 1):
        if mine[i : i + size] == theirs:
            return normal.starts[i], normal.ends[i + size - 1]
    return None


def _stem(word: str) -> str:
    for ending in ("ing", "ed", "es", "s"):
        if word.endswith(ending) and len(word) - len(ending) >= 3:
            return word[: -len(ending)].rstrip("e")
    return word.rstrip("e")


def _request(normal: Normal, fact: CaseFact) -> tuple[FactState, int, int] | None:
    words = fact.words or tuple(w for w in fact.value.replace("，", " ").replace(",", " ").split() if w)
    places = [p for p in (_find_words(normal, w) for w in words) if p is not None]
    if not places:
        return None
    span = min(p[0] for p in places), max(p[1] for p in places)
    few, all_ = _SAME_REQUEST
    if len(places) * all_ >= len(words) * few:
        return "right", *span
    return ("partly", *span) if len(places) * 3 >= len(words) else None


def find_facts(  # noqa: PLR0912 - one branch a kind of fact
    text: str, language: str, facts: Mapping[str, CaseFact]
) -> tuple[FactFinding, ...]:
    """The facts that `text` restates, in the order of `facts`; spans are code points of `text`.

    `language` is `zh`, `yue` or `en`. A fact that is not restated does not appear.
    """
    plain, origin = plain_letters(text)
    letters = "en" if language == "en" else "zh"
    said = _said(plain, letters)
    normal = normalise(text, language)
    judged: dict[str, list[tuple[FactState, SaidValue]]] = {}
    taken: set[int] = set()
    for name, fact in facts.items():
        judge = {"number": _number, "date": _date, "amount": _amount}.get(fact.kind)
        if judge is None:
            continue
        for value in said:
            state = None if value.dropped else judge(plain, fact, value)
            if state is not None:
                judged.setdefault(name, []).append((state, value))
                if state in ("right", "partly"):
                    taken.add(value.start)
    found: list[FactFinding] = []
    order: tuple[FactState, ...] = ("right", "partly", "wrong")
    for name, fact in facts.items():
        if fact.kind in ("name", "request"):
            if fact.kind == "request":
                whole = _request(normal, fact)
            elif letters == "en":
                whole = _name_en(normal, fact)
            else:
                whole = _name_zh(plain, fact)
                if whole is not None:
                    whole = whole[0], origin[whole[1]], origin[whole[2] - 1] + 1
            if whole is not None:
                found.append(FactFinding(name, whole[0], text[whole[1] : whole[2]], whole[1], whole[2]))
            continue
        # A value that is another fact, exactly, is no wrong restatement of this one.
        mine = [(s, v) for s, v in judged.get(name, ()) if s != "wrong" or v.start not in taken]
        if mine:
            state, value = min(mine, key=lambda m: (order.index(m[0]), -m[1].start))
            start, end = origin[value.start], origin[value.end - 1] + 1
            found.append(FactFinding(name, state, text[start:end], start, end))
    return tuple(found)


_KIND_WORDS: Final[Mapping[str, tuple[str, ...]]] = {
    "date": ("哪天", "哪一天", "几号", "什么时候", "几时", "日期", "when", "date", "what day", "which day"),
    "amount": ("多少钱", "金额", "多少块", "几多钱", "how much", "amount"),
    "number": (),
    "name": ("姓", "怎么称呼", "名字", "surname", "name"),
    "request": (),
}
_PHONE: Final = ("phone", "mobile", "contact", "tel", "number_to_call")


def asked_facts(normal: Normal, acts: Sequence[str], facts: Mapping[str, CaseFact]) -> tuple[str, ...]:
    """Ids of the facts that an utterance with these acts asks for, in the order of `facts`.

    The `asked_by` words decide; without any a fact is known by its kind, when it is the only one of that kind.
    """
    asking = {"ask_fact", "ask_contact", "ask_surname", "verify_identity"} & set(acts)
    found = []
    kinds = [f.kind for f in facts.values()]
    text = "".join(normal.keys) if normal.language != "en" else " ".join(normal.keys)
    for name, fact in facts.items():
        named = any(_loosely(normal, w) for w in fact.asked_by)
        by_act = ("ask_contact" in acts and any(w in name for w in _PHONE)) or (
            "ask_surname" in acts and fact.kind == "name"
        )
        alone = "ask_fact" in acts and not fact.asked_by and kinds.count(fact.kind) == 1
        if (
            (named and (asking or any(normal.asks)))
            or by_act
            or (alone and any(w in text for w in _KIND_WORDS[fact.kind]))
        ):
            found.append(name)
    return tuple(found)


def _loosely(normal: Normal, words: str) -> bool:
    """Whether all units of `words` stand in order within a stretch of twice their number and six more."""
    wanted = normalise(words, normal.language)
    mine, theirs = (normal.keys, wanted.keys) if normal.language == "en" else (normal.sounds, wanted.sounds)
    if not theirs:
        return False
    limit = 2 * len(theirs) + 6
    for start in (i for i, unit in enumerate(mine) if unit == theirs[0]):
        at = 0
        for unit in mine[start : start + limit]:
            if unit == theirs[at]:
                at += 1
                if at == len(theirs):
                    return True
    return False


__all__ = ["SaidValue", "asked_facts", "find_facts", "said_values"]
