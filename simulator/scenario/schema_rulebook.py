"""The JSON Schema of a rulebook."""

from __future__ import annotations

from typing import Any

from scoring.acts.codebook import ACTS, KINDS
from scoring.standard.kinds import CHECKS, CONDITIONS, Parameter
from scoring.standard.loader import CLASSES, FEELINGS, FULL_WEIGHT, LANGUAGES, SITUATIONS
from simulator.scenario.schema_parts import (
    Said,
    Schema,
    choice,
    described,
    document,
    flag,
    integer,
    listing,
    mapping,
    named,
    text,
)

_TEXT: Schema = {"type": ["string", "number", "boolean"]}


def rulebook() -> Schema:
    """A file of the folder `standards`."""
    keys: dict[str, Schema] = {
        "id": text(("标准的名字。", "Name of the rulebook.")),
        "version": text(("版本。", "Version.")),
        "title": _texts(("标题。", "Title.")),
        "pass_mark": integer(("及格线。", "Total from which on a call passes."), 1, 100),
        "critical_cap": integer(
            ("有严重失误时的最高分。", "The most that a call with a critical failure gets."), 0, 99
        ),
        "stars": described(
            {"type": "object", "propertyNames": {"pattern": "^[1-5]$"}, "additionalProperties": {"type": "integer"}},
            ("几颗星 → 总分。", "Number of stars → total."),
        ),
        "dimensions": named(
            ("维度，权重合计 100。", "Dimensions; their weights add up to 100."), _dimension(), pattern=".*"
        ),
        "criteria": named(("标准逐条。", "The criteria."), _criterion(), pattern=".*"),
        "stages": named(
            ("按培训阶段只评一部分：all 或清单。", "Sets of criteria by stage: `all` or a list."),
            {"anyOf": [{"const": "all"}, {"type": "array", "items": {"type": "string"}}]},
            pattern=".*",
        ),
    }
    required = [key for key in keys if key != "stages"]
    said = ("评分标准：条款、权重、怎样检查。", "A rulebook: clauses, weights and kinds of check.")
    return document("Three Rings rulebook", said, keys, ["format", *required])


def _texts(said: Said) -> Schema:
    return mapping(said, {one: described(_TEXT, (f"{one} 的文字。", f"The text in {one}.")) for one in LANGUAGES})


def _dimension() -> Schema:
    keys: dict[str, Schema] = {
        "title": _texts(("标题。", "Title.")),
        "weight": integer(("占总分几分。", "Points of the total."), 1, FULL_WEIGHT),
        "headline": flag(("是否放在成绩单最前面。", "Whether it heads the scorecard.")),
    }
    return mapping(("一个维度。", "One dimension."), keys, ("title", "weight"))


def _criterion() -> Schema:
    keys: dict[str, Schema] = {
        "clause": text(("原文条款。", "Clause of the source.")),
        "text": _texts(("给学员看的说明。", "What the trainee reads.")),
        "dimension": text(("属于哪个维度。", "The dimension that it counts in.")),
        "class": choice(("级别。", "Class."), CLASSES),
        "weight": integer(("在维度内的份量。", "Share within the dimension."), 1, FULL_WEIGHT),
        "check": choice(("怎样检查，见 docs/scoring.md。", "Kind of check, see docs/scoring.md."), CHECKS),
        "with": described({"type": "object"}, ("检查的参数。", "Parameters of the check.")),
        "applies": _conditions(("只在这些情况下适用。", "Applies in these cases alone.")),
        "not_applicable": _conditions(("这些情况下不适用。", "Does not apply in these cases.")),
        "root": text(("同一原因只扣一次。", "Failures of one root are charged once.")),
        "model": _texts(("示范句。", "A model sentence.")),
    }
    criterion = mapping(
        ("一条标准。", "One criterion."), keys, ("clause", "text", "dimension", "class", "weight", "check")
    )
    return {**criterion, "allOf": [_when_checked(check, parameters) for check, parameters in CHECKS.items()]}


def _when_checked(check: str, parameters: dict[str, Parameter] | Any) -> Schema:
    """The parameters that one kind of check takes."""
    must = [name for name, one in parameters.items() if one.default is None]
    with_ = {
        "type": "object",
        "properties": {name: {"description": one.meaning, **_value(one)} for name, one in parameters.items()},
        "additionalProperties": False,
        **({"required": must} if must else {}),
    }
    then: Schema = {"properties": {"with": with_}, **({"required": ["with"]} if must else {})}
    return {"if": {"properties": {"check": {"const": check}}, "required": ["check"]}, "then": then}


def _value(parameter: Parameter) -> Schema:
    acts = [*ACTS, *(f"{act}/{kind}" for act, kinds in KINDS.items() for kind in kinds)]
    shapes: dict[str, Schema] = {
        "int": {"type": "integer", "minimum": 0},
        "number": {"type": "number", "minimum": 0},
        "flag": {"type": "boolean"},
        "act": {"enum": acts},
        "acts": listing(("", ""), {"enum": acts}),
        "feelings": {"type": "array", "items": {"enum": list(FEELINGS)}},
        "facts": listing(("", ""), _TEXT),
        "situation": {"enum": list(SITUATIONS)},
        "verdict": {"enum": ["met", "partly", "not_met"]},
    }
    return {key: value for key, value in shapes[parameter.shape].items() if key != "description"}


def _conditions(said: Said) -> Schema:
    keys = {
        name: listing((f"情况 {name}。", f"The case {name}."), {"enum": [_plain(one) for one in valid]})
        for name, valid in CONDITIONS.items()
    }
    return mapping(said, keys)


def _plain(word: str) -> object:
    """The value as an editor sees it: true and false are no texts."""
    return {"true": True, "false": False}.get(word, word)


__all__ = ["rulebook"]
