"""The JSON Schema of walkthroughs."""

from __future__ import annotations

from simulator.scenario.schema_parts import (
    Schema,
    choice,
    described,
    document,
    integer,
    listing,
    mapping,
    named,
    number,
    only_true,
    text,
    texts,
)
from simulator.scenario.steps import CLOCK_LIMIT, LEVELS, VERDICTS, WORDS
from simulator.scenario.walkthroughs import ROBOTS

STEPS = ("desk", "say", "silence", "during", "expect")


def walkthroughs() -> Schema:
    """`walkthroughs.yaml`."""
    keys: dict[str, Schema] = {
        "calls": listing(
            ("整通电话的例子，至少一通 excellent。", "Whole calls; at least one excellent."), _call(), one=False
        ),
        "robots": mapping(
            ("每个机器人学员应得的总分范围。", "The totals that each robot trainee may get."),
            {robot: _band(_ROBOTS[robot]) for robot in ROBOTS},
        ),
    }
    said = (
        "情景的测试：学员怎么说、客户怎么答、得几分。",
        "The scenario's tests: what the trainee says and what must come.",
    )
    return document("Three Rings walkthroughs", said, keys, ("format", "calls"))


_ROBOTS = {
    "model": ("照第一通 excellent 做。", "Follows the first excellent call."),
    "average": ("照做，但只有套话，不共情。", "Follows it, with a formula for feelings."),
    "hesitant": ("犹豫，接得晚，话里尽是口头禅。", "Hesitates, answers late, hedges."),
    "arguing": ("跟客户吵。", "Argues."),
    "shirking": ("推来推去。", "Sends the caller away."),
    "over_promising": ("乱承诺。", "Promises what nobody can keep."),
    "keyword_stuffer": ("只堆关键词，绝不能及格。", "Stuffs keywords; must never pass."),
    "parrot": ("只重复客户的话，绝不能及格。", "Repeats the customer; must never pass."),
    "silent": ("一声不出。", "Says nothing."),
}


def _call() -> Schema:
    keys: dict[str, Schema] = {
        "name": text(("这通电话的名字。", "Name of the call.")),
        "level": choice(("水平；旁听放第一通 excellent。", "Level; hearing plays the first excellent one."), LEVELS),
        "seed": integer(
            ("种子：同一个种子抽出同样的号码。", "Seed: the same one draws the same values."), 0, 2**31 - 1
        ),
        "trainee": listing(("学员一步步做什么。", "What the trainee does, step by step."), _step(), one=False),
        "ends": text(("应以哪种结局结束。", "The end that the call must come to.")),
        "score": _band(("应得的总分。", "The total that it must get.")),
        "verdicts": named(
            ("各条标准应得的结论。", "The verdict that each criterion must get."),
            {"enum": list(VERDICTS)},
            pattern=".*",
        ),
    }
    said = ("一通电话。", "One call.")
    return mapping(said, keys, ("name", "level", "seed", "trainee", "ends"))


def _band(said: tuple[str, str]) -> Schema:
    limits = {
        "at_least": ("至少。", "At least."),
        "at_most": ("至多。", "At most."),
        "from": ("从。", "From."),
        "to": ("到。", "To."),
    }
    return mapping(said, {key: integer(words, 0, 100) for key, words in limits.items()})


def _step() -> Schema:
    answer = mapping(
        ("接起电话。", "The trainee answers."),
        {
            "desk": described({"const": "answer"}, ("接起电话。", "Lift the receiver.")),
            "at": number(("第一声铃响后几秒。", "Seconds after the first ring."), 0, CLOCK_LIMIT),
        },
        ("desk", "at"),
    )
    others: dict[str, Schema] = {
        "desk": described(
            {"anyOf": [{"enum": ["hang_up", *WORDS]}, _talk(), *(_control(key) for key in _controls())]},
            ("桌面操作：一个词，或一个操作和它的值。", "A control of the desk: a word, or a control with its value."),
        ),
        "say": text(("学员说的话；<事实> 会念出来。", "What the trainee says; <slots> are spoken.")),
        "silence": number(("学员沉默几秒。", "Seconds of silence."), 0, CLOCK_LIMIT),
        "during": text(("客户说话时应一声，如 嗯。", "A token of listening inside the customer's line.")),
        "expect": _expect(),
    }
    step = [mapping(("一步。", "One step."), {key: value}, (key,)) for key, value in others.items()]
    return described({"anyOf": [answer, *step]}, ("一步只做一件事。", "Each step does one thing."))


def _talk() -> Schema:
    keys: dict[str, Schema] = {
        "hold": number(("请客户等候几秒。", "Seconds on hold."), 0, CLOCK_LIMIT),
        "consult": text(("内线问哪位同事。", "The colleague who is asked meanwhile.")),
        "say": texts(("对同事说的话，一句一轮。", "What is said to the colleague, turn by turn.")),
    }
    one_of = [{"required": ["hold"]}, {"required": ["consult"]}]
    return {**mapping(("等候、内线咨询。", "Hold, and a talk on the internal line."), keys), "anyOf": one_of}


def _control(key: str) -> Schema:
    return mapping(("桌面操作。", "A control of the desk."), {key: _controls()[key]}, (key,))


def _controls() -> dict[str, Schema]:
    """The controls that need a value, but hold and consult."""
    callback = {
        "when": text(("几点或哪天，HH:MM 或日期。", "Clock time HH:MM or date."), null=True),
        "phone": text(("打哪个号码。", "The number to ring.")),
        "owner": text(("谁打，self 是学员本人。", "Who rings; `self` is the trainee.")),
    }
    done = {
        "matter": text(("事由。", "The matter.")),
        "result": text(("结果。", "The result.")),
        "next": text(("下一步。", "The next step.")),
    }
    return {
        "note": text(("写进记录。", "A note into the record.")),
        "presence": text(("查同事在不在。", "Is this colleague there?")),
        "transfer": text(("转接给谁。", "Connect the caller to.")),
        "escalate": text(("升级给谁。", "Hand the case to.")),
        "knowledge": text(("打开哪页资料。", "The page to open.")),
        "callback": mapping(("登记回电。", "Book a call-back."), callback),
        "identity": named(("核对身份：项目 → 客户报的值。", "Identity: item → what the caller gave."), _VALUE),
        "hang_up": only_true(("学员挂机。", "The trainee hangs up.")),
        "complete": mapping(("完成记录。", "Finish the record."), done, ("matter", "result", "next")),
    }


_VALUE: Schema = {"type": ["string", "number", "boolean"]}


def _expect() -> Schema:
    keys: dict[str, Schema] = {
        "beat": text(("客户应在哪个段落。", "Where the call must stand.")),
        "says": text(("客户刚说的话里应有什么。", "Words that the customer must have said last.")),
        "mood_at_least": number(("心情不低于。", "Least mood."), -5, 5),
        "mood_at_most": number(("心情不高于。", "Greatest mood."), -5, 5),
        "end": text(("应已到哪种结局。", "The end that must be reached.")),
    }
    return mapping(("此刻应当如此。", "What must be true here."), keys)


__all__ = ["walkthroughs"]
