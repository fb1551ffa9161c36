"""The one serialiser of records: JSON Lines, each line carrying the hash of the line before.

A record is read strictly: an unknown type or key, a value of the wrong type, a falling clock or a broken chain is
refused with the number of the line. A last line without its newline was torn off by a crash and is dropped with a note.
"""

from __future__ import annotations

import hashlib
import json
import math
import types
import typing
from collections.abc import Iterable, Mapping
from dataclasses import MISSING, Field, dataclass, fields, is_dataclass
from functools import cache
from typing import Any, Final, Literal, TypeVar, Union

from scoring.record.events import EVENT_TYPES, Event, Header

FIRST: Final = "0" * 64
"""What stands for the hash of the line before the first."""
FORMAT: Final = 1
MAX_LINE: Final = 1_000_000
"""Longest line of a record, characters. A real header has about 3,000."""
T = TypeVar("T")

MAX_BYTES: Final = 10_000_000
"""Largest record, bytes. An hour of talk has about 1 MB."""


class RecordError(Exception):
    """A record that cannot be used; the message names the line and the reason in one sentence."""


@dataclass(frozen=True, slots=True)
class Record:
    """A whole call. Event number n of the file (and of evidence) is `events[n - 1]`; 0 is the header."""

    header: Header
    events: tuple[Event, ...]
    note: str | None = None
    """What was dropped while reading, in words."""


def digest(line: str) -> str:
    """The hash that the next line carries."""
    return hashlib.sha256(line.encode("utf-8")).hexdigest()


def content_hash(text: str) -> str:
    """Hash of a document's text as headers and the store carry it."""
    return f"sha256:{digest(text)}"


def canonical(value: object) -> str:
    """The one spelling of JSON in records and scorecards: no spaces, no escapes but the needed, keys in given order."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"), allow_nan=False)


# --- writing ----------------------------------------------------------------------------------------------


def to_plain(value: object) -> Any:
    """A dataclass, mapping, sequence or plain value as JSON values, field by field in the order of definition."""
    if is_dataclass(value) and not isinstance(value, type):
        plain = {}
        for item in fields(value):
            inner = getattr(value, item.name)
            if item.metadata.get("omit_empty") and (inner is None or inner is False or inner in ((), {})):
                continue
            plain[_key(item)] = to_plain(inner)
        return plain
    if isinstance(value, Mapping):
        return {str(key): to_plain(inner) for key, inner in value.items()}
    if isinstance(value, (tuple, list)):
        return [to_plain(inner) for inner in value]
    return value


class Writer:
    """Turns a header and events into the lines of a record, keeping the chain."""

    def __init__(self, n: int = 0, prev: str = FIRST) -> None:
        self.n = n
        """Number of the next line."""
        self.prev = prev

    def line(self, event: Header | Event) -> str:
        """The next line, without its newline."""
        text = canonical({"n": self.n, "prev": self.prev, "type": type(event).__name__, **to_plain(event)})
        self.n += 1
        self.prev = digest(text)
        return text


def encode(record: Record) -> str:
    """A whole record as text."""
    writer = Writer()
    return "".join(writer.line(event) + "\n" for event in (record.header, *record.events))


# --- reading ----------------------------------------------------------------------------------------------


def decode(text: str) -> Record:
    """Read and verify a whole record.

    Raises RecordError with the line's number when the record was changed, is damaged or does not fit the format.
    """
    if len(text) > MAX_BYTES:
        raise RecordError(f"The record is larger than {MAX_BYTES // 1_000_000} MB; no call is that long.")
    lines = text.split("\n")
    torn = lines.pop()
    note = f"line {len(lines) + 1}: a torn last line was dropped" if torn else None
    header: Header | None = None
    events: list[Event] = []
    prev, at = FIRST, 0.0
    for number, line in enumerate(lines):
        plain = _parse(line, number)
        if plain.get("prev") != prev:
            raise RecordError(f"line {number + 1}: the record was changed: the hash of the line before does not fit.")
        if type(plain.get("n")) is not int or plain["n"] != number:
            raise RecordError(f"line {number + 1}: the number 'n' must be {number}.")
        name = plain.get("type")
        body = {key: value for key, value in plain.items() if key not in ("n", "prev", "type")}
        place = f"line {number + 1}"
        if number == 0:
            header = _header(name, body, place)
        else:
            cls = EVENT_TYPES.get(name) if isinstance(name, str) else None
            if cls is None:
                raise RecordError(f"{place}: '{name}' is no event of a record.")
            event = from_plain(cls, body, place)
            if event.at < at:
                raise RecordError(f"{place}: 'at' falls from {at:g} to {event.at:g} seconds.")
            at = event.at
            events.append(event)
        prev = digest(line)
    if header is None:
        raise RecordError("line 1: the record has no header.")
    return Record(header, tuple(events), note)


def _header(name: object, body: Mapping[str, Any], place: str) -> Header:
    if name != "Header":
        raise RecordError(f"{place}: a record begins with its Header, not with '{name}'.")
    if body.get("format") != FORMAT:
        raise RecordError(f"{place}: format {body.get('format')!r} is unknown; this program reads format {FORMAT}.")
    return from_plain(Header, body, place)


def _parse(line: str, number: int) -> dict[str, Any]:
    if len(line) > MAX_LINE:
        raise RecordError(f"line {number + 1}: longer than {MAX_LINE:,} characters.")
    try:
        plain = json.loads(line, parse_constant=_no_constant)
    except (ValueError, RecursionError) as error:
        raise RecordError(f"line {number + 1}: this is no JSON object.") from error
    if not isinstance(plain, dict):
        raise RecordError(f"line {number + 1}: this is no JSON object.")
    return plain


def _no_constant(name: str) -> float:
    raise ValueError(name)


def from_plain(cls: type[T], plain: object, place: str) -> T:
    """Build a dataclass from JSON values, strictly; `place` names the spot in messages. Raises RecordError."""
    if not isinstance(plain, dict):
        raise RecordError(f"{place}: {cls.__name__} must be an object.")
    hashable: Any = cls
    hints, by_key = _shape(hashable)
    unknown = next((key for key in plain if key not in by_key), None)
    if unknown is not None:
        raise RecordError(f"{place}: {cls.__name__} has the unknown key '{unknown}'.")
    values = {}
    for key, item in by_key.items():
        if key in plain:
            values[item.name] = _value(hints[item.name], plain[key], f"{place}: {cls.__name__}.{key}")
        elif item.default is MISSING and item.default_factory is MISSING:
            raise RecordError(f"{place}: {cls.__name__} lacks the key '{key}'.")
    return cls(**values)


@cache
def _shape(cls: Any) -> tuple[dict[str, Any], dict[str, Field[Any]]]:
    return typing.get_type_hints(cls), {_key(item): item for item in fields(cls)}


def _key(item: Field[Any]) -> str:
    return item.name.rstrip("_")


def _value(hint: Any, value: Any, place: str) -> Any:
    origin = typing.get_origin(hint)
    arguments = typing.get_args(hint)
    if origin in (Union, types.UnionType):
        if value is None and type(None) in arguments:
            return None
        return _value(next(item for item in arguments if item is not type(None)), value, place)
    if origin is Literal:
        if value not in arguments or isinstance(value, bool) != isinstance(arguments[0], bool):
            raise RecordError(f"{place} is {value!r}; one of {', '.join(map(str, arguments))} was expected.")
        return value
    if origin is tuple:
        if not isinstance(value, list):
            raise RecordError(f"{place} must be a list.")
        return tuple(_value(arguments[0], inner, f"{place}[{index}]") for index, inner in enumerate(value))
    if origin is not None and issubclass(origin, Mapping):
        if not isinstance(value, dict):
            raise RecordError(f"{place} must be an object.")
        return {key: _value(arguments[1], inner, f"{place}.{key}") for key, inner in value.items()}
    if is_dataclass(hint) and isinstance(hint, type):
        return from_plain(hint, value, place)
    return _plain_value(hint, value, place)


def _plain_value(hint: Any, value: Any, place: str) -> Any:
    if hint is float and type(value) in (int, float) and math.isfinite(value):
        return float(value)
    if hint in (int, str, bool) and type(value) is hint:
        return value
    expected = {float: "a number", int: "a whole number", str: "text", bool: "true or false"}.get(hint, "a value")
    raise RecordError(f"{place} is {value!r:.40}; {expected} was expected.")


def chain(lines: Iterable[str]) -> Writer:
    """A writer that continues after lines already written (a retry copies its parent's first lines)."""
    writer = Writer()
    for line in lines:
        writer.n += 1
        writer.prev = digest(line)
    return writer


__all__ = [
    "FIRST", "FORMAT", "Record", "RecordError", "Writer", "canonical", "chain", "content_hash", "decode", "digest",
    "encode", "from_plain", "to_plain",
]  # fmt: skip
