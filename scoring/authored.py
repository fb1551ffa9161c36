"""Author files: YAML read as a node tree of raw text with places, and the mistakes found in it.

Nothing is guessed from the look of a value: `no`, `12:30` and `010` stay the text that the author wrote, until a
reader asks for a number or a choice. All mistakes of a file are collected in one `Findings` and reported together.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from decimal import Decimal, InvalidOperation
from difflib import get_close_matches
from typing import Any, Final, Literal

import yaml

_Loader: Final[type[Any]] = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
"""The parser in C where PyYAML has it: the same nodes and places, eight times as fast."""
_UNPRINTABLE: Final = re.compile(r"[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What YAML 1.1 does not allow in a file (chapter 5.1)."""
MAX_BYTES: Final = 1_000_000
"""Largest author file, bytes. A scenario of 40 beats has about 30 kB."""
MAX_DEPTH: Final = 40
"""Deepest nesting. Real files need 8."""
MAX_NODES: Final = 200_000
"""Most nodes after aliases are counted where they are used: stops alias bombs."""

SYNTAX: Final = "A001"
DUPLICATE_KEY: Final = "A002"
UNKNOWN_KEY: Final = "A003"
MISSING_KEY: Final = "A004"
WRONG_SHAPE: Final = "A005"
NOT_A_NUMBER: Final = "A006"
NOT_ONE_OF: Final = "A007"
TOO_LARGE: Final = "A008"
TOO_DEEP: Final = "A009"
ALIAS_LIMIT: Final = "A010"
FORMAT_VERSION: Final = "A011"
OUT_OF_RANGE: Final = "A012"
TAG: Final = "A013"
EMPTY: Final = "A014"


@dataclass(frozen=True, slots=True)
class Place:
    """Where something stands in an author file."""

    file: str
    line: int
    """1 for the first line."""
    column: int
    """1 for the first character."""

    def __str__(self) -> str:
        return f"{self.file}:{self.line}:{self.column}"


@dataclass(frozen=True, slots=True)
class Problem:
    """One catalogued mistake of an author file."""

    code: str
    place: Place
    message: str
    """What was found and what was expected, one sentence."""
    severity: Literal["error", "warning"] = "error"
    nearest: str | None = None
    """The nearest valid name, where there is one."""
    mend: str | None = None
    """What to do."""

    def __str__(self) -> str:
        nearest = f" Did you mean '{self.nearest}'?" if self.nearest else ""
        mend = f" {self.mend}" if self.mend else ""
        return f"{self.place}: {self.severity} {self.code}: {self.message}{nearest}{mend}"


class AuthoringError(Exception):
    """Author files that cannot be used; carries every problem that was found."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems: tuple[Problem, ...] = tuple(problems)
        super().__init__("\n".join(str(problem) for problem in self.problems))


@dataclass(frozen=True, slots=True)
class Scalar:
    """A piece of text as the author wrote it."""

    text: str
    place: Place
    quoted: bool

    @property
    def null(self) -> bool:
        """Whether the author left the value empty or wrote `null` or `~`."""
        return not self.quoted and self.text in ("", "null", "~")


@dataclass(frozen=True, slots=True)
class Items:
    """A YAML sequence."""

    items: tuple[Node, ...]
    place: Place


@dataclass(frozen=True, slots=True)
class Entries:
    """A YAML mapping, in the author's order."""

    entries: tuple[tuple[Scalar, Node], ...]
    place: Place

    def get(self, key: str) -> Node | None:
        """The value of a key, or None."""
        return next((value for name, value in self.entries if name.text == key), None)

    def key(self, key: str) -> Scalar | None:
        """The key itself, for its place."""
        return next((name for name, _ in self.entries if name.text == key), None)

    def keys(self) -> tuple[str, ...]:
        """All keys in order."""
        return tuple(name.text for name, _ in self.entries)


Node = Scalar | Items | Entries


def nearest(name: str, valid: Iterable[str]) -> str | None:
    """The valid name most like a mistyped one, or None."""
    close = get_close_matches(name, list(valid), n=1, cutoff=0.6)
    return close[0] if close else None


@dataclass(slots=True)
class Findings:
    """Collects the problems of any number of files and reads typed values out of nodes.

    A reading method that fails notes a problem and returns its default, so that reading goes on.
    """

    problems: list[Problem] = field(default_factory=list)

    def note(
        self, code: str, place: Place, message: str, *, near: str | None = None, mend: str | None = None,
        severity: Literal["error", "warning"] = "error",
    ) -> None:  # fmt: skip
        """Add one problem."""
        self.problems.append(Problem(code, place, message, severity, near, mend))

    @property
    def errors(self) -> tuple[Problem, ...]:
        """The problems that make a file unusable."""
        return tuple(problem for problem in self.problems if problem.severity == "error")

    def raise_errors(self) -> None:
        """Raise AuthoringError with all problems if any of them is an error."""
        if self.errors:
            raise AuthoringError(sorted(self.problems, key=lambda p: (p.place.file, p.place.line, p.place.column)))

    # --- shapes

    def entries(self, node: Node | None, what: str) -> Entries:
        """The node as a mapping."""
        if isinstance(node, Entries):
            return node
        return Entries((), self._shape(node, what, "a mapping (key: value)"))

    def items(self, node: Node | None, what: str) -> tuple[Node, ...]:
        """The node's items; a single value is no list."""
        if isinstance(node, Items):
            return node.items
        self._shape(node, what, "a list")
        return ()

    def text(self, node: Node | None, what: str, default: str = "") -> str:
        """The node as text that is not empty."""
        if isinstance(node, Scalar):
            if node.null:
                self.note(EMPTY, node.place, f"{what} is empty; text was expected.")
                return default
            return node.text
        self._shape(node, what, "text")
        return default

    def texts(self, node: Node | None, what: str) -> tuple[str, ...]:
        """A text or a list of texts, as a tuple."""
        if isinstance(node, Items):
            return tuple(self.text(item, what) for item in node.items)
        return (self.text(node, what),)

    def number(
        self, node: Node | None, what: str, default: float = 0.0, *, least: float | None = None,
        most: float | None = None,
    ) -> float:  # fmt: skip
        """The node as a finite number, `+2` and `-1.5` included, within its limits."""
        if not isinstance(node, Scalar):
            self._shape(node, what, "a number")
            return default
        try:
            value = Decimal(node.text)
        except InvalidOperation:
            self.note(NOT_A_NUMBER, node.place, f"{what} is '{node.text}'; a number was expected.")
            return default
        if not value.is_finite():
            self.note(NOT_A_NUMBER, node.place, f"{what} is '{node.text}'; a finite number was expected.")
            return default
        if (least is not None and value < Decimal(str(least))) or (most is not None and value > Decimal(str(most))):
            low = "" if least is None else f" from {least:g}"
            high = "" if most is None else f" to {most:g}"
            self.note(OUT_OF_RANGE, node.place, f"{what} is {node.text}; a number{low}{high} was expected.")
            return default
        return float(value)

    def integer(
        self, node: Node | None, what: str, default: int = 0, *, least: int | None = None, most: int | None = None
    ) -> int:
        """The node as a whole number within its limits."""
        value = self.number(node, what, default, least=least, most=most)
        if value != int(value) and node is not None:
            self.note(NOT_A_NUMBER, node.place, f"{what} is {value:g}; a whole number was expected.")
            return default
        return int(value)

    def boolean(self, node: Node | None, what: str, default: bool = False) -> bool:
        """`true` or `false`, and no other spelling."""
        return self.choice(node, what, ("true", "false"), "true" if default else "false") == "true"

    def choice(self, node: Node | None, what: str, valid: Iterable[str], default: str) -> str:
        """One of a closed set of words."""
        words = tuple(valid)
        if not isinstance(node, Scalar):
            self._shape(node, what, f"one of {', '.join(words)}")
            return default
        if node.text not in words:
            self.note(
                NOT_ONE_OF, node.place, f"{what} is '{node.text}'; one of {', '.join(words)} was expected.",
                near=nearest(node.text, words),
            )  # fmt: skip
            return default
        return node.text

    def keys(self, node: Entries, what: str, required: Iterable[str], optional: Iterable[str] = ()) -> None:
        """Note each key that is unknown and each required one that is missing."""
        must = tuple(required)
        known = (*must, *optional)
        for name, _ in node.entries:
            if name.text not in known:
                self.note(
                    UNKNOWN_KEY, name.place,
                    f"{what} has the unknown key '{name.text}'; known keys are {', '.join(known)}.",
                    near=nearest(name.text, known),
                )  # fmt: skip
        for key in must:
            if node.get(key) is None:
                self.note(MISSING_KEY, node.place, f"{what} lacks the key '{key}'.", mend=f"Add '{key}: …'.")

    def format(self, node: Entries, version: int = 1) -> None:
        """Check the `format:` line that every author file states."""
        value = node.get("format")
        if value is None:
            self.note(MISSING_KEY, node.place, "The file lacks the key 'format'.", mend=f"Add 'format: {version}'.")
        elif not isinstance(value, Scalar) or value.text != str(version):
            self.note(FORMAT_VERSION, value.place, f"This program reads format {version} only.")

    def _shape(self, node: Node | None, what: str, expected: str) -> Place:
        if node is None:
            # The missing key has been noted already by `keys`.
            return Place("", 0, 0)
        found = {Scalar: "a single value", Items: "a list", Entries: "a mapping"}[type(node)]
        if isinstance(node, Scalar) and node.null:
            found = "nothing"
        self.note(WRONG_SHAPE, node.place, f"{what} is {found}; {expected} was expected.")
        return node.place


def read(text: str, file: str, findings: Findings) -> Entries | None:
    """Read one author file whose top level is a mapping.

    Returns None when nothing can be read; what is wrong stands in `findings`. Never raises for bad input.
    """
    top = Place(file, 1, 1)
    if len(text.encode("utf-8", "surrogatepass")) > MAX_BYTES:
        findings.note(TOO_LARGE, top, f"The file is larger than {MAX_BYTES // 1000} kB.")
        return None
    loader = _Loader(text) if _readable(text, top, findings) else None
    if loader is None:
        return None
    try:
        # Nesting is limited while parsing, before the composer recurses.
        _limit_depth(text)
        node = loader.get_single_node()
    except _TooDeepError as error:
        findings.note(TOO_DEEP, Place(file, error.line, error.column), f"Nested deeper than {MAX_DEPTH} levels.")
        return None
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        place = Place(file, mark.line + 1, mark.column + 1) if mark else top
        reason = " ".join(str(part) for part in (error.context, error.problem) if part)
        findings.note(SYNTAX, place, f"This is not valid YAML: {reason}.")
        return None
    finally:
        loader.dispose()
    if node is None:
        findings.note(EMPTY, top, "The file is empty.")
        return None
    converter = _Converter(file, findings)
    tree = converter.convert(node)
    if tree is None or converter.stopped:
        return None
    if not isinstance(tree, Entries):
        findings.note(WRONG_SHAPE, tree.place, "The file must be a mapping (key: value) at its top level.")
        return None
    return tree


def _readable(text: str, top: Place, findings: Findings) -> bool:
    match = _UNPRINTABLE.search(text)
    if match is None:
        return True
    before = text[: match.start()].split("\n")
    place = Place(top.file, len(before), len(before[-1]) + 1)
    findings.note(SYNTAX, place, f"The character U+{ord(match[0]):04X} is not allowed in an author file.")
    return False


class _TooDeepError(Exception):
    def __init__(self, line: int, column: int) -> None:
        super().__init__()
        self.line = line
        self.column = column


def _limit_depth(text: str) -> None:
    depth = 0
    for event in yaml.parse(text, Loader=_Loader):
        if isinstance(event, yaml.CollectionStartEvent):
            depth += 1
            if depth > MAX_DEPTH and event.start_mark is not None:
                raise _TooDeepError(event.start_mark.line + 1, event.start_mark.column + 1)
        elif isinstance(event, yaml.CollectionEndEvent):
            depth -= 1


class _Converter:
    """Turns PyYAML's nodes into ours, counting each aliased node as often as it is used."""

    def __init__(self, file: str, findings: Findings) -> None:
        self._file = file
        self._findings = findings
        self._count = 0
        self._open: set[int] = set()
        self.stopped = False

    def convert(self, node: yaml.Node) -> Node | None:
        if self.stopped:
            return None
        place = Place(self._file, node.start_mark.line + 1, node.start_mark.column + 1)
        self._count += 1
        if self._count > MAX_NODES or id(node) in self._open or len(self._open) > MAX_DEPTH:
            self.stopped = True
            self._findings.note(ALIAS_LIMIT, place, "Aliases repeat themselves or unfold to too many values.")
            return None
        if isinstance(node, yaml.ScalarNode):
            self._plain_tag(node, place)
            return Scalar(node.value, place, bool(node.style) and node.style in "'\"|>")
        self._open.add(id(node))
        try:
            self._plain_tag(node, place)
            if isinstance(node, yaml.SequenceNode):
                return Items(tuple(item for item in self._all(node.value) if item is not None), place)
            return self._mapping(node, place)
        finally:
            self._open.discard(id(node))

    def _all(self, nodes: Iterable[yaml.Node]) -> Iterator[Node | None]:
        for node in nodes:
            yield self.convert(node)

    def _plain_tag(self, node: yaml.Node, place: Place) -> None:
        if not node.tag.startswith("tag:yaml.org,2002:") or node.tag.startswith("tag:yaml.org,2002:python"):
            self._findings.note(TAG, place, f"The tag '{node.tag}' is not allowed in an author file.")

    def _mapping(self, node: yaml.Node, place: Place) -> Entries:
        entries: list[tuple[Scalar, Node]] = []
        seen: dict[str, Place] = {}
        for key_node, value_node in node.value:
            key = self.convert(key_node)
            value = self.convert(value_node)
            if key is None or value is None:
                continue
            if not isinstance(key, Scalar):
                self._findings.note(WRONG_SHAPE, key.place, "A key must be plain text.")
                continue
            if key.text in seen:
                first = seen[key.text]
                self._findings.note(
                    DUPLICATE_KEY, key.place, f"The key '{key.text}' stands twice; the first is in line {first.line}."
                )
                continue
            seen[key.text] = key.place
            entries.append((key, value))
        return Entries(tuple(entries), place)


__all__ = [
    "AuthoringError", "Entries", "Findings", "Items", "Node", "Place", "Problem", "Scalar", "nearest", "read",
]  # fmt: skip
