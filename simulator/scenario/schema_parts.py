"""Pieces of the JSON Schemas for editors: shapes with a description in Chinese and English."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, Final

from simulator.scenario.fields import LANGUAGES

Schema = dict[str, Any]
Said = tuple[str, str]
"""A description in Chinese and in English."""
_PLAIN: Final = ["string", "number", "boolean"]
"""What a text may look like to an editor: the loader takes every single value as the text that was written."""
NAME: Final = "^[a-z][a-z0-9_-]*$"


def described(schema: Schema, said: Said) -> Schema:
    """The schema with its description; editors show it under the pointer and while completing."""
    return {"description": f"{said[0]}\n\n{said[1]}", **schema}


def text(said: Said, *, null: bool = False) -> Schema:
    """One text; with `null` it may be left empty."""
    return described({"type": [*_PLAIN, "null"] if null else _PLAIN}, said)


def number(said: Said, least: float, most: float) -> Schema:
    """A number within its limits."""
    return described({"type": "number", "minimum": least, "maximum": most}, said)


def integer(said: Said, least: int, most: int) -> Schema:
    """A whole number within its limits."""
    return described({"type": "integer", "minimum": least, "maximum": most}, said)


def flag(said: Said) -> Schema:
    """true or false."""
    return described({"type": "boolean"}, said)


def only_true(said: Said) -> Schema:
    """A key that is there or not: its only value is true."""
    return described({"const": True}, said)


def choice(said: Said, words: Iterable[str]) -> Schema:
    """One of a closed set of words."""
    return described({"enum": list(words)}, said)


def listing(said: Said, item: Schema, *, one: bool = True, least: int = 0) -> Schema:
    """A list; with `one` a single value stands for a list of one."""
    array: Schema = {"type": "array", "items": item, **({"minItems": least} if least else {})}
    return described({"anyOf": [item, array]} if one else array, said)


def texts(said: Said, *, least: int = 0) -> Schema:
    """A text or a list of texts."""
    return listing(said, {"type": _PLAIN}, least=least)


def chosen(said: Said, words: Iterable[str]) -> Schema:
    """A word or a list of words from a closed set."""
    return listing(said, {"enum": list(words)})


def mapping(said: Said, keys: Mapping[str, Schema], required: Iterable[str] = ()) -> Schema:
    """A mapping with known keys and no other."""
    must = list(required)
    return described(
        {
            "type": "object", "properties": dict(keys), "additionalProperties": False,
            **({"required": must} if must else {}),
        },
        said,
    )  # fmt: skip


def named(said: Said, value: Schema, *, names: Iterable[str] | None = None, pattern: str = NAME) -> Schema:
    """A mapping whose keys the author chooses; with `names`, editors offer these."""
    key: Schema = {"pattern": pattern} if names is None else {"enum": list(names)}
    return described({"type": "object", "propertyNames": key, "additionalProperties": value}, said)


def by_language(said: Said) -> Schema:
    """A text, or one for each language."""
    each = {one: {"type": _PLAIN} for one in LANGUAGES}
    return described(
        {"anyOf": [{"type": _PLAIN}, {"type": "object", "properties": each, "additionalProperties": False}]}, said
    )


def document(title: str, said: Said, keys: Mapping[str, Schema], required: Iterable[str]) -> Schema:
    """A whole file."""
    version = described({"const": 1}, ("格式版本，固定为 1。", "Version of the format, always 1."))
    return {
        "$schema": "http://json-schema.org/draft-07/schema#",
        "title": title,
        **mapping(said, {"format": version, **keys}, required),
    }


__all__ = [
    "NAME", "Said", "Schema", "by_language", "choice", "chosen", "described", "document", "flag", "integer", "listing",
    "mapping", "named", "number", "only_true", "text", "texts",
]  # fmt: skip
