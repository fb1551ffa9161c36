"""The sheets and their columns, with what a trainer reads above them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final, get_args

from scoring.record.events import ReadBack
from simulator.scenario.beats import FEELINGS, TONES
from simulator.scenario.substance import KINDS
from simulator.sheet.cells import FACTS, GROUPS


@dataclass(frozen=True, slots=True)
class Column:
    """One column."""

    key: str
    """First word of its heading, by which it is found again."""
    heading: str
    """In Chinese, behind the key."""
    wide: int = 14
    """Characters."""
    choices: tuple[str, ...] = ()


_BOOL: Final = ("true", "false")
SHEETS: Final[Mapping[str, tuple[Column, ...]]] = {
    "beats": (
        Column("beat", "段落的名字", 16), Column("feeling", "情绪", 11, FEELINGS), Column("long", "长段诉说", 8, _BOOL),
        Column("say", "客户说的话，一行一种说法", 70), Column("tells", "说出的事实", 18),
        Column("asks", "提出的问题", 16), Column("does", "这话起的作用", 14), Column("patience", "几秒不说话就催", 8),
        Column("interrupted_mood", "被打断时的心情", 9), Column("interrupted_say", "被打断时说的话", 36),
        Column("recordings", "录音：第几句 = 文件", 18),
    ),
    "replies": (
        Column("beat", "哪个段落", 16), *(Column(one, head, 24) for one, head in zip(
            GROUPS, ("全都有", "至少有一个", "一个都没有"), strict=True)),
        *(Column(one, head, 14) for one, head in zip(FACTS, ("复述对了", "复述错了", "问到"), strict=True)),
        Column("silence", "沉默几秒", 8), Column("more", "其他条件，一行一条", 26), Column("mood", "心情变化", 8),
        Column("say", "客户说的话，一行一种说法", 60), Column("does", "这话起的作用", 14),
        Column("asks", "提出的问题", 14), Column("tells", "说出的事实", 14),
        Column("feeling", "情绪", 11, FEELINGS), Column("limit", "最多用几次", 8),
        Column("then", "之后", 8, ("go", "stay", "end")), Column("where", "去哪个段落或结局", 16),
    ),
    "facts": (
        Column("fact", "事实的名字", 16), Column("kind", "种类", 10, KINDS), Column("value", "值，或 draw …", 44),
        Column("read_back", "要不要复述", 10, get_args(ReadBack)), Column("asked_by", "问到它的说法", 44),
        Column("words", "要点", 24), Column("spoken", "怎样念", 16),
    ),
    "answers": (
        Column("answer", "回答的名字", 18), Column("say", "客户说的话，一行一种说法", 70),
        Column("asked_by", "问到它的说法", 50),
    ),
    "ends": (
        Column("end", "结局的名字", 18), Column("tone", "性质", 12, TONES),
        Column("customer_hangs_up", "客户先挂机", 10, _BOOL), Column("say", "最后一句，一行一种说法", 60),
    ),
}  # fmt: skip
"""By name of the sheet; the first column names the row."""
HEADINGS: Final[Mapping[str, str]] = {
    "beats": "段落", "replies": "回应", "facts": "事实", "answers": "回答", "ends": "结局",
}  # fmt: skip

__all__ = ["HEADINGS", "SHEETS", "Column"]
