"""An author file as text that can be changed in place: what stands where, and new values without losing comments.

Only what is changed is written anew; the rest stays as its author wrote it, comments and order included.
"""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import Any, Final, Literal

import yaml

_Loader: Final[type[Any]] = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_PLAIN: Final = re.compile(r"[^\s\-?:,\[\]{}#&*!|>'\"%@`<=+~](?:[^\n#:,\[\]{}]|(?<=\S)[#]|:(?=\S))*|[-+]?\d+(?:\.\d+)?")
"""Texts that need no quotes anywhere, within brackets neither."""
_UNSEEN: Final = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]")
"""What a file may not hold as it is, or what would end a line."""
_ANCHOR: Final = re.compile(r"&\S+\s+")
_WIDTH: Final = 100
"""Widest list on one line, columns; a wider one gets a line for each item."""

Value = str | list["Value"] | dict[str, "Value"]
"""A value to be written; every single value is the text that shall be read again."""


@dataclass(frozen=True, slots=True)
class Span:
    """A node of the file: what it is and where it stands, in code points."""

    kind: Literal["scalar", "items", "entries"]
    start: int
    end: int
    """Code point after the node's last one; of nodes without brackets that of the last value in it."""
    flow: bool
    """In brackets, braces or a single value: it can be exchanged as one piece of text."""
    text: str = ""
    quoted: bool = False
    items: tuple[Span, ...] = ()
    entries: tuple[tuple[Span, Span], ...] = ()
    anchor: str = ""
    """Name under which aliases repeat this node."""
    alias: str = ""
    """Name of the anchor that this node repeats."""

    def get(self, key: str) -> Span | None:
        """The value of a key, or None."""
        return next((value for name, value in self.entries if name.text == key), None)

    @property
    def null(self) -> bool:
        """Whether the author left the value empty."""
        return self.kind == "scalar" and not self.quoted and self.text in ("", "null", "~")


def spans(text: str) -> Span:
    """The tree of a file that can be read without error. An alias has its own place and what it stands for."""
    starts = [0]
    starts.extend(place + 1 for place, one in enumerate(text) if one == "\n")
    events = [
        one for one in yaml.parse(text, Loader=_Loader) if isinstance(one, yaml.NodeEvent | yaml.CollectionEndEvent)
    ]
    return _Reader(text, starts, iter(events)).node()


class _Reader:
    """Builds the tree from the parser's events."""

    def __init__(self, text: str, lines: list[int], events: Iterator[Any]) -> None:
        self._text = text
        self._lines = lines
        self._events = events
        self._anchors: dict[str, Span] = {}

    def node(self, event: Any = None) -> Span:
        event = next(self._events) if event is None else event
        start, end = self._at(event.start_mark), self._at(event.end_mark)
        if isinstance(event, yaml.AliasEvent):
            name = event.anchor or ""
            return replace(self._anchors[name], start=start, end=end, flow=True, alias=name, anchor="")
        if event.anchor:
            start = self._behind_anchor(start)
        if isinstance(event, yaml.ScalarEvent):
            # A text over several lines ends where the next thing begins; what is blank does not belong to it.
            end = start + len(self._text[start:end].rstrip())
            found = Span("scalar", start, end, True, event.value, bool(event.style), anchor=event.anchor or "")
        else:
            found = self._collection(event, start)
        if event.anchor:
            self._anchors[event.anchor] = found
        return found

    def _collection(self, event: Any, start: int) -> Span:
        flow, anchor = bool(event.flow_style), event.anchor or ""
        if isinstance(event, yaml.SequenceStartEvent):
            items: list[Span] = []
            while not isinstance(one := next(self._events), yaml.CollectionEndEvent):
                items.append(self.node(one))
            end = self._at(one.end_mark) if flow or not items else items[-1].end
            return Span("items", start, end, flow, items=tuple(items), anchor=anchor)
        entries: list[tuple[Span, Span]] = []
        while not isinstance(one := next(self._events), yaml.CollectionEndEvent):
            entries.append((self.node(one), self.node()))
        end = self._at(one.end_mark) if flow or not entries else entries[-1][1].end
        return Span("entries", start, end, flow, entries=tuple(entries), anchor=anchor)

    def _at(self, mark: Any) -> int:
        return self._lines[mark.line] + int(mark.column) if mark.line < len(self._lines) else len(self._text)

    def _behind_anchor(self, start: int) -> int:
        found = _ANCHOR.match(self._text, start)
        return found.end() if found else start


def without_aliases(text: str) -> str:
    """The file with each alias written out. Raises ValueError where one stands for more than a line holds."""
    edits: list[tuple[int, int, str]] = []
    anchors: dict[str, Span] = {}

    def visit(node: Span) -> None:
        if node.alias:
            meant = anchors[node.alias]
            if not meant.flow:
                raise ValueError(f"'*{node.alias}' stands for several lines")
            edits.append((node.start, node.end, text[meant.start : meant.end]))
            return
        if node.anchor:
            anchors[node.anchor] = node
            edits.append((text.rindex("&", 0, node.start), node.start, ""))
        for one in node.items:
            visit(one)
        for key, value in node.entries:
            visit(key)
            visit(value)

    visit(spans(text))
    for start, end, content in sorted(edits, reverse=True):
        text = text[:start] + content + text[end:]
    return text


# --- changing ----------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Kept:
    """An entry or item that stays, perhaps with changes."""

    place: int
    """Which one of the old entries or items, from 0."""
    name: str | None = None
    """A new key, where it is renamed."""
    content: str | None = None
    """The value written anew: on one line, or on lines of its own that begin with a line break."""
    inner: str | None = None
    """The value as `arranged` gave it."""


@dataclass(frozen=True, slots=True)
class Added:
    """A new entry or item."""

    name: str
    """Empty for an item of a list."""
    content: str
    """The value, as in `Kept`; an item may be a mapping on several lines without a line break before it."""


@dataclass(slots=True)
class Source:
    """The text of a file with its tree."""

    text: str
    tree: Span = field(init=False)

    def __post_init__(self) -> None:
        self.tree = spans(self.text)

    def column(self, node: Span) -> int:
        """Characters before a node in its line."""
        return node.start - (self.text.rfind("\n", 0, node.start) + 1)

    def arranged(self, node: Span, parts: Sequence[Kept | Added]) -> str:
        """A mapping or list with its parts as given, in this order; what is not named is gone.

        Comments above an entry go with it, as does the one behind it in its line. The text takes the place of all
        from the node's start to its `extent`.
        """
        if node.flow:
            inner = ", ".join(self._in_brackets(node, part) for part in parts)
            return f"[{inner}]" if node.kind == "items" else f"{{{inner}}}"
        blank = "\n" + " " * self.column(node)
        pieces = [(self._above(node, part) or blank, self._body(node, part)) for part in parts]
        return "".join(
            (above if place else above.lstrip()) + body for place, (above, body) in enumerate(pieces)
        )  # fmt: skip

    def extent(self, node: Span) -> int:
        """Where a node ends that is to be exchanged; without brackets, with the comment in its last line."""
        return node.end if node.flow else self._line_end(node.end)

    def _line_end(self, at: int) -> int:
        end = self.text.find("\n", at)
        return len(self.text) if end < 0 else end

    def _in_brackets(self, node: Span, part: Kept | Added) -> str:
        if isinstance(part, Added):
            return part.content if node.kind == "items" else f"{part.name}: {part.content}"
        key, value = (None, node.items[part.place]) if node.kind == "items" else node.entries[part.place]
        new = part.content if part.inner is None else part.inner
        content = self.text[value.start : value.end] if new is None else new
        if key is None:
            return content
        return f"{part.name or self.text[key.start : key.end]}: {content}"

    def _above(self, node: Span, part: Kept | Added) -> str | None:
        """What stands between an entry and the end of the line of the one before it."""
        if isinstance(part, Added) or part.place == 0:
            return None
        before = self._values(node)[part.place - 1]
        return self.text[self._line_end(before.end) : self._begin(node, part.place)]

    def _body(self, node: Span, part: Kept | Added) -> str:
        if isinstance(part, Added):
            return f"- {part.content}" if node.kind == "items" else f"{part.name}:{_behind(part.content)}"
        value = self._values(node)[part.place]
        begin = self._begin(node, part.place)
        mark = begin + 1 if node.kind == "items" else node.entries[part.place][0].end + 1
        head = self.text[begin:mark] if part.name is None else f"{part.name}:"
        between, behind = self.text[mark : value.start], self.text[value.end : self._line_end(value.end)]
        if part.inner is not None:
            return head + between + part.inner + (behind if value.flow else "")
        if part.content is None:
            return head + self.text[mark : self._line_end(value.end)]
        comment = behind if value.flow else between.split("\n", 1)[0].rstrip()
        if part.content.startswith("\n"):
            return head + comment + part.content
        return head + (between if value.flow and between.strip(" ") == "" and between else " ") + part.content + comment

    def _values(self, node: Span) -> tuple[Span, ...]:
        return node.items if node.kind == "items" else tuple(value for _, value in node.entries)

    def _begin(self, node: Span, place: int) -> int:
        """Where an entry begins: its key, or the dash of an item."""
        if node.kind == "entries":
            return node.entries[place][0].start
        return self.text.rindex("-", 0, node.items[place].start)


def _behind(content: str) -> str:
    """A value behind its colon: on lines of its own, or after a space."""
    return content if content.startswith("\n") else f" {content}"


# --- writing -----------------------------------------------------------------------------------------------


def scalar_text(text: str) -> str:
    """A single value as it is written: in quotes where it needs them."""
    if _PLAIN.fullmatch(text) and not _UNSEEN.search(text) and text == text.strip() and text != "null":
        return text
    quoted = json.dumps(text, ensure_ascii=False)
    return _UNSEEN.sub(lambda found: f"\\u{ord(found[0]):04x}", quoted)


def flow_text(value: Value) -> str:
    """A value on one line."""
    if isinstance(value, str):
        return scalar_text(value)
    if isinstance(value, list):
        return f"[{', '.join(flow_text(one) for one in value)}]"
    return f"{{{', '.join(f'{key}: {flow_text(one)}' for key, one in value.items())}}}"


def value_text(value: Value, column: int, *, lines: bool = False) -> str:
    """A value to stand behind a key at a column: on one line, or a list that is too long for it on lines of its own.

    With `lines` every list stands on lines of its own.
    """
    flat = flow_text(value)
    if isinstance(value, list) and len(value) > 1 and (lines or _columns(flat) + column > _WIDTH):
        return "".join(f"\n{' ' * (column + 2)}- {flow_text(one)}" for one in value)
    return flat


def _columns(text: str) -> int:
    """How wide a text is in an editor: Chinese characters take two columns."""
    return sum(2 if unicodedata.east_asian_width(one) in "WF" else 1 for one in text)


def block_text(entries: Sequence[tuple[str, Value]], column: int) -> str:
    """A mapping on lines of its own whose keys stand at a column; the first key without its blanks."""
    blank = "\n" + " " * column
    return blank.join(f"{key}:{_behind(value_text(value, column))}" for key, value in entries)


__all__ = [
    "Added", "Kept", "Source", "Span", "Value", "block_text", "flow_text", "scalar_text",
    "spans", "value_text", "without_aliases",
]  # fmt: skip
