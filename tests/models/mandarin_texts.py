"""The sentences that the Mandarin test model learns, and those it must not know (development)."""

from __future__ import annotations

import json
import random
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from scoring.authored import Entries, Findings, Items, Scalar, read

ROOT: Final = Path(__file__).parents[2]
HELD_OUT: Final = "tests/**/spoken*.zh.txt"
"""Files of sentences, one a line, that tests speak and the model must not have heard."""
SENTENCE: Final = re.compile(r"[^。？！；…\n]+[。？！；…]*")
LONGEST: Final = 28
"""Characters of a training sentence; longer ones are cut at commas."""
FIGURES: Final = "零一二三四五六七八九"
SURNAMES: Final = (
    "陈林李黄张梁何罗郭吴刘王邓冯谭苏曾彭叶杨蔡潘钟卢程许赖袁欧余莫余徐朱马胡高孙韩谢董蒋沈魏薛丁杜戴汪田任姜范方石姚"
    "邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段雷钱汤尹黎易常武乔贺龚文"
)
DRAWN: Final = (
    "您的保单号是{long}，对吗？",
    "保单尾号{four}，我核对一下。",
    "我跟您核对一下，{phone}，没错吧？",
    "我打您这个号码{phone}。",
    "身份证后四位是{four}，出生日期是{birthday}。",
    "您好，安宁人寿客户服务部，工号{four}，请问有什么可以帮您？",
    "客户服务部{four}为您服务。",
    "{surname}女士，您稍等。",
    "{surname}先生，{day}的那一笔{money}元，我看到了。",
    "好的，{surname}{title}，我现在就帮您查。",
    "{day}扣了{money}元，对吗？",
    "一共是{money}元，{day}到账。",
    "我{time}之前给您回电话。",
    "今天{time}前由我打给您，可以吗？",
    "{day}{time}，{surname}{title}来电。",
    "尾号{four}的卡，{money}块钱。",
    "请您记一下，{phone}。",
    "{number}，{number}，{number}。",
    "{long}，{four}。",
    "{surname}{title}您好。",
    "那我{time}打{phone}找您。",
)
"""Patterns for what sentences seldom hold and calls are full of: numbers, days, times, sums and names."""
DRAWS: Final = 60


def _texts(node: Entries | Items | Scalar) -> Iterator[str]:
    if isinstance(node, Scalar):
        yield node.text
    elif isinstance(node, Items):
        for item in node.items:
            yield from _texts(item)
    else:
        for _, value in node.entries:
            yield from _texts(value)


def _digits(chance: random.Random, length: int) -> str:
    return "".join(chance.choice(FIGURES) for _ in range(length))


def _count(number: int) -> str:
    """A number below 100,000,000 as it is said."""
    if number >= 10_000:
        rest = number % 10_000
        return f"{_count(number // 10_000)}万" + (f"{'零' if rest < 1000 else ''}{_count(rest)}" if rest else "")
    said, gap = "", False
    for unit, name in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        figure = number // unit % 10
        if figure:
            said += ("零" if gap and said else "") + FIGURES[figure] + name
            gap = False
        else:
            gap = True
    return said.removeprefix("一") if said.startswith("一十") else said or "零"


def _phone(chance: random.Random) -> str:
    figures = f"一{chance.choice('三五七八')}{_digits(chance, 9)}"
    return f"{figures[:3]}，{figures[3:7]}，{figures[7:]}" if chance.random() < 0.5 else figures


def drawn_value(name: str, chance: random.Random) -> str:
    """What may stand in a slot: of the patterns here, or of a scenario."""
    match name:
        case "four":
            return _digits(chance, 4)
        case "phone":
            return _phone(chance)
        case "surname":
            return chance.choice(SURNAMES)
        case "title":
            return chance.choice(("女士", "先生", "小姐", "阿姨", "老师"))
        case "money":
            return _count(chance.choice((chance.randrange(100, 10_000), 100 * chance.randrange(10, 3000))))
        case "number":
            return _count(chance.randrange(1, 1000))
        case "birthday":
            return f"{_digits(chance, 4)}年{_count(chance.randrange(1, 13))}月{_count(chance.randrange(1, 32))}日"
        case "day":
            plain = f"{_count(chance.randrange(1, 13))}月{_count(chance.randrange(1, 32))}{chance.choice('日号')}"
            return chance.choice((plain, plain, "今天", "明天", "昨天", f"星期{chance.choice('一二三四五六')}"))
        case "time":
            hour = f"{chance.choice(('上午', '下午', '晚上', ''))}{_count(chance.randrange(1, 13))}点"
            return hour + chance.choice(("", "半", "钟", "十分", "四十五分", "三刻"))
    return _digits(chance, chance.choice((4, 6, 8)))


def filled(text: str, chance: random.Random) -> str:
    """The text with a value in each slot, written {name} or <name>."""
    return re.sub(r"[{<](\w+)[}>]", lambda slot: drawn_value(slot[1], chance), text)


def bare(text: str) -> str:
    """Only what is spoken: the Chinese characters."""
    return "".join(re.findall(r"[\u4e00-\u9fff]", text))


def held_out() -> frozenset[str]:
    """The sentences that tests speak, bare."""
    found: set[str] = set()
    for path in sorted(ROOT.glob(HELD_OUT)):
        for line in path.read_text("utf-8").splitlines():
            if line.strip() and not line.startswith(("#", "/")):
                found.update(bare(sentence) for sentence in SENTENCE.findall(line))
    return frozenset(found)


def _sources() -> Iterator[str]:
    for path in sorted((ROOT / "scoring" / "acts" / "data").glob("*.zh*.jsonl")):
        for line in path.read_text("utf-8").splitlines():
            if line.strip():
                yield str(json.loads(line)["text"])
    for path in sorted((ROOT / "scenarios").rglob("walkthroughs.yaml")):
        tree = read(path.read_text("utf-8"), path.name, Findings())
        if tree is not None:
            yield from _texts(tree)
    for pattern in DRAWN:
        for _ in range(DRAWS):
            yield pattern


def _pieces(text: str) -> Iterator[str]:
    """Sentences, several together up to LONGEST characters, longer ones cut at commas."""
    kept = ""
    for sentence in SENTENCE.findall(text):
        for part in [sentence] if len(sentence) <= LONGEST else re.findall(r"[^，、：]+[，、：]?", sentence):
            if kept and len(kept) + len(part) > LONGEST:
                yield kept
                kept = ""
            kept += part
    if kept:
        yield kept


def sentences() -> list[str]:
    """All that is learnt, each once, in a fixed order; the same sources give the same list."""
    unknown = held_out()
    found: dict[str, None] = {}
    for number, source in enumerate(_sources()):
        if not re.search(r"[\u4e00-\u9fff]", source):
            continue
        chance = random.Random(f"{number if source in DRAWN else ''}/{source}")
        text = "".join(s for s in SENTENCE.findall(filled(source, chance)) if bare(s) not in unknown)
        for piece in _pieces(text):
            clean = piece.strip(" ，、：")
            if bare(clean) and not re.search(r"[0-9A-Za-z<>{}|\[\]()%/_]", clean) and len(clean) <= LONGEST + 8:
                found[clean] = None
    return list(found)
