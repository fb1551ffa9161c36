"""The JSON Schema of beats, replies, conditions and ends."""

from __future__ import annotations

from typing import Final, Literal

from scoring.acts.codebook import ACTS
from simulator.scenario.beats import FEELINGS, TONES
from simulator.scenario.fields import CUSTOMER_DOES
from simulator.scenario.schema_parts import (
    Schema,
    choice,
    chosen,
    flag,
    integer,
    listing,
    mapping,
    named,
    number,
    only_true,
    text,
    texts,
)

_MOOD: Final = (
    "心情的变化，−10 到 +10，再乘以人物的 swing。",
    "Move of the mood, −10 to +10, times the persona's swing.",
)
_DOES: Final = ("这句话起什么作用，评分会读。", "What the words do; scoring reads it.")
_ASKS: Final = ("客户提出的问题，自己起名；必须得到答复。", "Names of the questions asked; each needs an answer.")
_TELLS: Final = (
    "这里说出的事实；抽取的事实每句都要带尖括号占位。",
    "Facts told here; each variant must say a drawn one as <slot>.",
)
_SAY: Final = (
    "客户说的话；几种说法写成列表，说完一轮才会重复。",
    "What the customer says; variants in a list, none repeated before all were said.",
)
_FEELING: Final = ("客户此刻的情绪。", "What the customer feels here.")
CONDITION: Final = "condition"
"""Name of the definition that conditions refer to, as `either` holds conditions again."""


def beats() -> Schema:
    """The beats of a scenario or an included piece."""
    return named(
        ("段落：客户故事的每一步，键是自己起的名字。", "Beats: the steps of the story, by a name of your own."), _beat()
    )


def ends() -> Schema:
    """The ends."""
    end = mapping(
        ("一种结局。", "One end."),
        {
            "tone": choice(
                ("结局的性质；省略时用情景的 tone。", "How the matter stands; without it the scenario's tone."), TONES
            ),
            "customer_hangs_up": flag(
                ("客户是否先挂机，默认 true。", "Whether the customer hangs up, true by default.")
            ),
            "say": texts(("客户挂机前的最后一句。", "The customer's last words.")),
        },
    )
    return named(("结局：通话可能怎样结束，至少写三种。", "Ends: how the call can end; give at least three."), end)


def definitions() -> dict[str, Schema]:
    """What the schema refers to."""
    return {CONDITION: _condition()}


def _beat() -> Schema:
    keys: dict[str, Schema] = {
        "feeling": choice(_FEELING, FEELINGS),
        "long": flag(
            (
                "长段诉说：最长 30 秒，学员应让客户说完。",
                "A long account of up to 30 s; the trainee should let it be told.",
            )
        ),
        "say": texts(_SAY, least=1),
        "tells": texts(_TELLS),
        "asks": texts(_ASKS),
        "does": chosen(_DOES, CUSTOMER_DOES),
        "patience": number(
            (
                "几秒不说话客户就开口催，默认用人物的。",
                "Seconds of silence before the customer speaks up; else the persona's.",
            ),
            1,
            60,
        ),
        "interrupted": mapping(
            ("被打断时客户的反应。", "How being interrupted is taken."),
            {
                "mood": number(_MOOD, -10, 10),
                "say": texts(_SAY, least=1),
            },
        ),
        "interrupts": mapping(
            (
                "学员说个没完时客户怎样插话。",
                "How the customer cuts in on a trainee who talks on.",
            ),
            {
                "after": number(
                    (
                        "学员一口气说满几秒就插话。",
                        "Seconds of one spoken turn after which the customer cuts in.",
                    ),
                    3,
                    60,
                ),
                "mood": number(_MOOD, -10, 10),
                "say": texts(_SAY, least=1),
            },
            required=("after", "say"),
        ),
        "recordings": named(
            (
                "用录音代替合成语音：第几句 → 文件名。",
                "Recorded sound instead of the voice: number of the line → file.",
            ),
            text(("情景文件夹里的声音文件。", "A sound file in the scenario's folder.")),
            pattern="^[1-9][0-9]*$",
        ),
        "replies": listing(
            (
                "对学员回答的回应，从上往下试，用第一条符合的；最后一条是 otherwise。",
                "How answers are taken, tried from the top; the last one is `otherwise`.",
            ),
            _reply(),
            one=False,
        ),
    }
    return mapping(("一个段落。", "One beat."), keys, ("say", "replies"))


def _reply() -> Schema:
    keys: dict[str, Schema] = {
        "when": {"$ref": f"#/definitions/{CONDITION}"},
        "otherwise": only_true(("以上都不符合时用这一条。", "Taken when nothing above fitted.")),
        "mood": number(_MOOD, -10, 10),
        "say": texts(_SAY, least=1),
        "does": chosen(_DOES, CUSTOMER_DOES),
        "asks": texts(_ASKS),
        "tells": texts(_TELLS),
        "feeling": choice(_FEELING, FEELINGS),
        "limit": integer(
            (
                "一通电话里最多用几次，之后试下一条。",
                "How often in one call; afterwards the next fitting one is taken.",
            ),
            1,
            20,
        ),
        "go": text(
            ("去哪个段落；return 表示回到来处。", "The beat to go to; `return` goes back to the beat that called.")
        ),
        "stay": only_true(("留在本段落。", "The call stays at this beat.")),
        "end": text(("以哪种结局结束。", "The end that the call comes to.")),
    }
    reply = mapping(
        (
            "一条回应：when 或 otherwise，加上 go、stay、end 之一。",
            "One reply: `when` or `otherwise`, and one of go, stay, end.",
        ),
        keys,
    )
    one_of = [
        {"oneOf": [{"required": [key]} for key in choices]}
        for choices in (("when", "otherwise"), ("go", "stay", "end"))
    ]
    return {**reply, "allOf": one_of}


def _condition() -> Schema:
    acts = ("学员的话起的作用，名称见行为手册。", "Acts of the utterance, as the codebook names them.")
    keys: dict[str, Schema] = {
        "all": chosen((f"这些全都有。{acts[0]}", f"All of these. {acts[1]}"), ACTS),
        "any": chosen((f"至少有一个。{acts[0]}", f"At least one of these. {acts[1]}"), ACTS),
        "none": chosen((f"一个都没有。{acts[0]}", f"None of these. {acts[1]}"), ACTS),
        "facts": mapping(
            ("这句话里的事实。", "Facts in this utterance."),
            {
                "right": texts(("复述对了的事实。", "Facts restated rightly.")),
                "wrong": texts(("至少有一个复述错了。", "At least one of these restated wrongly.")),
                "asked": texts(("问到的事实或 answers。", "Facts or answers asked for.")),
            },
        ),
        "told": texts(
            (
                "这句话里讲到的知识页（讲出内容），或点名提到的同事。",
                "Knowledge pages whose content is told here, or colleagues who are named.",
            )
        ),
        "desk": _desk(),
        "mood": mapping(("客户的心情，−5 到 +5。", "The customer's mood, −5 to +5."), _limits(-5, 5)),
        "visits": mapping(
            ("第几次进入本段落。", "How often this beat was entered."),
            {
                "at_least": integer(("至少几次。", "At least so often."), 1, 100),
            },
        ),
        "silence": number(
            ("沉默满几秒；这样的回应只回应沉默。", "Seconds that nobody spoke; such a reply answers silence only."),
            1,
            120,
        ),
        "elapsed": number(("接听后满几秒。", "Seconds since the call was answered."), 1, 3600),
        "either": listing(
            ("其中任一条件成立。", "At least one of these conditions."),
            {"$ref": f"#/definitions/{CONDITION}"},
            one=False,
        ),
    }
    return mapping(
        ("什么时候用这条回应；写了的部分都要成立。", "When the reply fits; all stated parts must hold."), keys
    )


def _desk() -> Schema:
    colleague = ("同事的名字（colleagues 里的键）。", "Id of a colleague.")
    who = {
        "presence_checked": ("查过在不在的同事。", "Whose presence was checked."),
        "consulted": ("内线问过的同事。", "Who was asked on the internal line."),
        "transferred": ("转接给谁。", "Who the caller was connected to."),
        "escalated": ("升级给谁。", "Who the case was handed to."),
        "callback_owner": ("谁来回电，self 是学员本人。", "Who calls back; `self` is the trainee."),
    }
    keys: dict[str, Schema] = {
        "held": flag(("有没有请客户等候过。", "Whether the caller was on hold.")),
        **{key: text((f"{said[0]}{colleague[0]}", f"{said[1]} {colleague[1]}")) for key, said in who.items()},
        "callback": flag(("有没有登记回电。", "Whether a call-back was booked.")),
        "identity": choice(("身份核对的结果。", "Outcome of the identity check."), ("verified", "failed")),
    }
    return mapping(("到目前为止桌面上做过什么。", "What was done at the desk so far."), keys)


def _limits(least: float, most: float) -> dict[str, Schema]:
    words: dict[Literal["at_least", "at_most"], tuple[str, str]] = {
        "at_least": ("不低于。", "At least."),
        "at_most": ("不高于。", "At most."),
    }
    return {key: number(said, least, most) for key, said in words.items()}


__all__ = ["beats", "definitions", "ends"]
