"""What stands in a cell: lists and conditions as text that a trainer can change, and back."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Final

from scoring.authored_text import Span, Value, flow_text, spans

LINES: Final = "\n"
"""Between the variants of a line: a line break (Alt and Enter)."""
WORDS: Final = " | "
"""Between words and names."""
GROUPS: Final = ("all", "any", "none")
FACTS: Final = ("right", "wrong", "asked")
PARTS: Final = ("desk", "mood", "visits")
"""Parts of a condition that hold keys of their own; in the cell `desk.consulted = claims`."""


class CellError(Exception):
    """A cell whose text cannot be read; `str()` says why, one sentence."""


def plain(node: Span) -> Value:
    """A node as a value to be written."""
    if node.kind == "items":
        return [plain(item) for item in node.items]
    if node.kind == "entries":
        return {key.text: plain(value) for key, value in node.entries}
    return node.text


def joined(node: Span | None, mark: str) -> str:
    """A text or list of texts as a cell."""
    if node is None or node.null:
        return ""
    items = node.items if node.kind == "items" else (node,)
    return mark.join(_escaped(item.text, mark) for item in items)


def parted(cell: str, mark: str) -> Value:
    """The text or list of a cell; words are a list even where there is one alone."""
    parts = [_unescaped(part.strip()) for part in re.split(r"(?<!\\)" + re.escape(mark.strip(" ")), cell)]
    kept = [part for part in parts if part]
    return kept[0] if len(kept) == 1 and mark != WORDS else list(kept)


def _escaped(text: str, mark: str) -> str:
    text = text.replace("\\", "\\\\").replace("\n", "\\n")
    return text.replace("|", "\\|") if mark == WORDS else text


def _unescaped(text: str) -> str:
    return re.sub(r"\\([\\n|])", lambda found: {"n": "\n"}.get(found[1], found[1]), text)


# --- conditions --------------------------------------------------------------------------------------------


def condition_cells(when: Span | None) -> dict[str, str]:
    """The columns of a condition; all empty for `otherwise`."""
    cells = dict.fromkeys((*GROUPS, *FACTS, "silence", "more"), "")
    more: list[str] = []
    for key, value in () if when is None else when.entries:
        if key.text in GROUPS:
            cells[key.text] = joined(value, WORDS)
        elif key.text == "facts" and value.kind == "entries":
            for name, facts in value.entries:
                cells[name.text] = joined(facts, WORDS)
        elif key.text == "silence":
            cells["silence"] = value.text
        elif key.text in PARTS and value.kind == "entries":
            more += [f"{key.text}.{name.text} = {flow_text(plain(one))}" for name, one in value.entries]
        else:
            more.append(f"{key.text} = {flow_text(plain(value))}")
    cells["more"] = "\n".join(more)
    return cells


def condition_value(cells: Mapping[str, str]) -> dict[str, Value]:
    """The condition of a row; empty for `otherwise`. Raises CellError for the column `more`."""
    found: dict[str, Value] = {group: parted(cells[group], WORDS) for group in GROUPS if cells[group]}
    facts: dict[str, Value] = {one: parted(cells[one], WORDS) for one in FACTS if cells[one]}
    if facts:
        found["facts"] = facts
    if cells["silence"]:
        found["silence"] = cells["silence"]
    for line in filter(None, map(str.strip, cells["more"].split("\n"))):
        name, equals, text = (part.strip() for part in line.partition("="))
        part, _, key = name.partition(".")
        if not equals or not text or (part in PARTS) != bool(key):
            raise CellError(
                f"'{line}' was found; a line such as 'desk.consulted = claims' or 'mood.at_most = -2' was expected"
            )
        value = _value(text)
        if key:
            inner = found.setdefault(part, {})
            assert isinstance(inner, dict)
            inner[key] = value
        else:
            found[part] = value
    return found


def _value(text: str) -> Value:
    """A value as it stands behind an equals sign."""
    try:
        node = spans(f"x: {text}").get("x")
    except Exception as error:
        raise CellError(f"'{text}' cannot be read") from error
    if node is None:
        raise CellError(f"'{text}' cannot be read")
    return plain(node)


# --- draws and recordings ----------------------------------------------------------------------------------


def fact_value_cell(node: Span | None) -> str:
    """A fact's value: the value itself, or `draw digits length=8`."""
    if node is None:
        return ""
    if node.kind != "entries":
        return _escaped(node.text, LINES)
    pairs = {key.text: value for key, value in node.entries}
    kind = pairs.pop("draw", None)
    rest = [f"{key}={joined(value, '/')}" for key, value in pairs.items()]
    return " ".join([f"draw {kind.text if kind else ''}".strip(), *rest])


def fact_value(cell: str) -> Value:
    """The value of a fact. Raises CellError."""
    if not re.match(r"draw(\s|$)", cell):
        return _unescaped(cell)
    words = cell.split()
    if len(words) < 2 or any("=" not in word for word in words[2:]):
        raise CellError(f"'{cell}' was found; a draw such as 'draw digits length=8' was expected")
    found: dict[str, Value] = {"draw": words[1]}
    for word in words[2:]:
        key, _, value = word.partition("=")
        found[key] = parted(value, "/") if key == "of" else value
    return found


def pairs_cell(node: Span | None) -> str:
    """A mapping of texts, a line for each entry."""
    return "" if node is None else "\n".join(f"{key.text} = {value.text}" for key, value in node.entries)


def pairs_value(cell: str) -> dict[str, Value]:
    """The mapping of a cell. Raises CellError."""
    found: dict[str, Value] = {}
    for line in filter(None, map(str.strip, cell.split("\n"))):
        key, equals, value = (part.strip() for part in line.partition("="))
        if not equals:
            raise CellError(f"'{line}' was found; a line such as '1 = first.ogg' was expected")
        found[key] = value
    return found


def same(one: str, other: str) -> bool:
    """Whether two cells say the same; a list may be empty lines apart."""
    return one == other or _bare(one) == _bare(other)


def _bare(cell: str) -> Iterable[str]:
    return [line.strip() for line in cell.strip().split("\n") if line.strip()]


__all__ = [
    "FACTS", "GROUPS", "LINES", "PARTS", "WORDS", "CellError", "condition_cells", "condition_value", "fact_value",
    "fact_value_cell", "joined", "pairs_cell", "pairs_value", "parted", "plain", "same",
]  # fmt: skip
