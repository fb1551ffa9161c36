"""The JSON Schemas of a scenario and of an included piece."""

from __future__ import annotations

from typing import Final, get_args

from scoring.record.events import ReadBack
from scoring.standard import SHIPPED
from simulator.scenario.beats import TONES
from simulator.scenario.fields import DRAWS, LANGUAGES
from simulator.scenario.schema_beats import beats, definitions, ends
from simulator.scenario.schema_parts import (
    NAME,
    Schema,
    by_language,
    choice,
    described,
    document,
    flag,
    integer,
    mapping,
    named,
    text,
    texts,
)
from simulator.scenario.substance import COLLEAGUES, KINDS, PRESENCES

_OPTIONAL: Final = (
    "wanted", "include", "facts", "identity", "identity_said", "answers", "knowledge", "colleagues",
)  # fmt: skip
_TEXT: Schema = {"type": ["string", "number", "boolean"]}
_DRAW_KEYS: dict[str, Schema] = {
    "length": integer(("几位数字。", "How many digits."), 1, 20),
    "from": text(("最小值，或最早的日子 MM-DD。", "Least amount, or first day MM-DD.")),
    "to": text(("最大值，或最晚的日子 MM-DD。", "Greatest amount, or last day MM-DD.")),
    "step": text(("金额以此为一档，默认 1。", "An amount is `from` plus whole steps; 1 by default.")),
    "unit": text(("货币代码，如 CNY。", "Currency code, such as CNY.")),
    "of": texts(("从这些姓里抽。", "What a surname is drawn from.")),
}


def scenario() -> Schema:
    """`scenario.yaml`."""
    keys: dict[str, Schema] = {
        "id": described(
            {"type": "string", "pattern": NAME},
            ("情景的名字，与文件夹同名。", "Name of the scenario; that of its folder."),
        ),
        "title": by_language(("标题，学员在大厅里看到。", "Title that the trainee sees.")),
        "family": described(
            {"type": "string", "pattern": NAME, "examples": ["complaint", "absent_colleague", "beyond_authority"]},
            (
                "类别：complaint 投诉、absent_colleague 找不到同事、beyond_authority 超出权限，或自己的词。",
                "complaint, absent_colleague, beyond_authority, or a word of your own.",
            ),
        ),
        "language": choice(("通话的语言。", "Language of the call."), LANGUAGES),
        "difficulty": integer(("难度 1 到 5。", "Difficulty, 1 to 5."), 1, 5),
        "standard": described(
            {"type": "string", "examples": list(SHIPPED)}, ("用哪本评分标准。", "The rulebook that scores the call.")
        ),
        "persona": text(("由 personas 里的谁来打电话。", "Who calls: a file of the folder personas.")),
        "tone": choice(("事情的性质，决定哪种结束语合适。", "How the matter stands: which closing fits."), TONES),
        "complaint": flag(
            ("是不是投诉：是就要道歉、说明原因。", "Whether it is a complaint: then an apology and the cause are due.")
        ),
        "within_authority": flag(("学员一个人能不能办好。", "Whether the trainee alone could have settled it.")),
        "right_owner": text(
            ("最后该由谁负责：self 或同事。", "Who must have the matter at the end: `self` or a colleague.")
        ),
        "wanted": text(
            ("来电人要找的同事，没有就写 null。", "The colleague whom the caller asks for, or null."), null=True
        ),
        "brief": by_language(("学员接电话前看到的说明。", "What the trainee reads before the call.")),
        "include": texts(("要用的 shared 片段。", "Pieces from the folder shared.")),
        "facts": named(("来电人知道并会说出的事。", "What the caller knows and tells."), _fact()),
        "identity": named(
            ("身份项目：值、抽取，或事实的名字。", "Identity items: a value, a draw, or the id of a fact."),
            {"anyOf": [_TEXT, *_draws()]},
        ),
        "identity_said": named(
            (
                "来电人报的与登记不同的项目：冒名的人，或口误。",
                "Items that the caller says otherwise than they stand on file: an impostor, or a slip.",
            ),
            {"anyOf": [_TEXT, *_draws()]},
        ),
        "answers": named(
            (
                "问到才说的话；不写 asked_by 的一条回答开放式问题。",
                "What is said when asked; the one without asked_by answers an open question.",
            ),
            _answer(),
        ),
        "knowledge": named(
            (
                "核对身份后桌面显示的资料，解释要与它一致。",
                "What the desk shows once the identity was checked; explanations are held against it.",
            ),
            _page(),
        ),
        "colleagues": named(
            ("可以查、问、转接、移交的人。", "Who can be looked up, asked, connected or given the case."), _colleague()
        ),
        "start": text(("从哪个段落开始。", "The beat that answers the welcome.")),
        "beats": beats(),
        "ends": ends(),
    }
    said = (
        "一个情景：客户是谁、要什么、怎样回应学员。",
        "A scenario: who the customer is, wants what, and how answers are taken.",
    )
    required = [key for key in keys if key not in _OPTIONAL]
    return {**document("Three Rings scenario", said, keys, ["format", *required]), "definitions": definitions()}


def piece() -> Schema:
    """A file of the folder `shared`."""
    said = ("几个情景共用的片段。", "A piece that several scenarios include.")
    keys = {"beats": beats(), "ends": ends()}
    return {**document("Three Rings included piece", said, keys, ["format"]), "definitions": definitions()}


def _draws() -> list[Schema]:
    """One shape for each kind of draw."""
    said = ("每通电话从种子抽一个新值。", "A new value for every call, from its seed.")
    return [
        mapping(
            said,
            {
                "draw": described({"const": kind}, said),
                **{key: _DRAW_KEYS[key] for key in (*must, *may) if key != "draw"},
            },
            must,
        )
        for kind, (must, may) in DRAWS.items()
    ]


def _fact() -> Schema:
    keys: dict[str, Schema] = {
        "kind": choice(("种类；request 是来电人要的事。", "Kind; `request` says what the caller wants."), KINDS),
        "value": described({"anyOf": [_TEXT, *_draws()]}, ("写定的值，或抽取。", "A value, or a draw.")),
        "read_back": choice(("学员要不要复述。", "Whether the trainee should restate it."), get_args(ReadBack)),
        "asked_by": texts(("问到它的说法。", "Words that ask for it.")),
        "words": texts(("request 的要点，复述时认这些词。", "Words by which a restated request is recognised.")),
        "spoken": text(
            ("怎样念，不写就由程序决定。", "How it is said, where the program should not decide."), null=True
        ),
    }
    return mapping(("一个事实。", "One fact."), keys, ("kind", "value"))


def _answer() -> Schema:
    keys = {
        "say": texts(("回答，可写几种说法。", "The answer; variants in a list."), least=1),
        "asked_by": texts(("问到它的说法。", "Words that ask for it.")),
    }
    said = ("一个回答。", "One answer.")
    return described({"anyOf": [texts(said, least=1), mapping(said, keys, ("say",))]}, said)


def _page() -> Schema:
    each: dict[str, Schema] = dict.fromkeys(LANGUAGES, _TEXT)
    facts = named(
        ("供评分对照的数值，如 limit: 30 days。", "Values for scoring, such as limit: 30 days."), _TEXT, pattern=".*"
    )
    page = {"type": "object", "properties": {**each, "facts": facts}, "additionalProperties": False}
    return described({"anyOf": [_TEXT, page]}, ("一页资料。", "One page."))


def _colleague() -> Schema:
    accepts_keys: dict[str, Schema] = dict.fromkeys(LANGUAGES, _TEXT)
    accepts_keys["when"] = text(("几点或哪天办。", "Clock time HH:MM or date by which they will act."), null=True)
    accepts = {"anyOf": [_TEXT, {"type": "object", "properties": accepts_keys, "additionalProperties": False}]}
    keys: dict[str, Schema] = {
        "kind": choice(("同事、部门或主管。", "A colleague, a department or a supervisor."), COLLEAGUES),
        "name": text(("怎么称呼。", "Name.")),
        "presence": choice(("在不在。", "Whether they are there."), PRESENCES),
        "until": text(("到几点，HH:MM 或日期。", "Until when, HH:MM or a date."), null=True),
        "hours": text(("上班时间。", "When they are there."), null=True),
        "accepts": described(accepts, ("问到时答应说的话。", "What they say when they take it over.")),
        "refuses": by_language(("问到时拒绝说的话。", "What they say when they refuse.")),
        "sex": choice(("声音用女声还是男声。", "For the voice."), ("female", "male")),
    }
    return mapping(("一位同事或一个部门。", "One colleague or department."), keys, ("kind", "name", "presence"))


__all__ = ["piece", "scenario"]
