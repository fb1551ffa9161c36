"""Reads YAML as a node tree of raw text with places, within bounds that no author's file comes near."""

from __future__ import annotations

import re
from typing import Any, Final

import yaml

from scoring.authored.findings import (
    ALIAS_LIMIT,
    DUPLICATE_KEY,
    EMPTY,
    SYNTAX,
    TAG,
    TOO_DEEP,
    TOO_LARGE,
    WRONG_SHAPE,
    Findings,
)
from scoring.authored.nodes import Entries, Items, Node, Place, Scalar

_Parser: Final[type[Any]] = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
"""The parser in C where PyYAML has it: the same nodes and places, eight times as fast."""
_TAGS: Final = "tag:yaml.org,2002:"
_TEXT: Final = _TAGS + "str"
_UNPRINTABLE: Final = re.compile(r"[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What YAML 1.1 does not allow in a file (chapter 5.1)."""
MAX_BYTES: Final = 1_000_000
"""Largest author file, bytes. A scenario of 40 beats has about 30 kB."""
MAX_DEPTH: Final = 40
"""Deepest nesting. Real files need 8."""
MAX_NODES: Final = 100_000
"""Most nodes after aliases are counted where they are used: stops alias bombs."""
MAX_MARKS: Final = 40_000
"""Most characters that part one value from the next; the longest shipped file has about 5,000. A value costs up to
five kilobytes while it is read."""


class _Loader(_Parser):  # type: ignore[misc]  # whichever of the two there is
    """Takes every value for text: nobody asks what type it would have, and to tell costs as much as to parse."""

    def resolve(self, kind: object, value: object, implicit: object) -> str:
        """The tag of a node whose author gave it none."""
        del kind, value, implicit
        return _TEXT


def read(text: str, file: str, findings: Findings) -> Entries | None:
    """Read one author file whose top level is a mapping.

    Returns None when nothing can be read; what is wrong stands in `findings`. Never raises for bad input.
    """
    top = Place(file, 1, 1)
    if len(text.encode("utf-8", "surrogatepass")) > MAX_BYTES:
        findings.note(TOO_LARGE, top, f"The file is larger than {MAX_BYTES // 1000} kB.")
        return None
    if sum(text.count(mark) for mark in ",:\n[{") > MAX_MARKS:
        findings.note(TOO_LARGE, top, "The file holds more values than any scenario or rulebook has.")
        return None
    loader = _Loader(text) if _readable(text, top, findings) else None
    if loader is None:
        return None
    try:
        node = loader.get_single_node()
    except RecursionError:
        # The parser in C has a limit of its own; the one in Python has Python's.
        findings.note(TOO_DEEP, top, f"Nested deeper than {MAX_DEPTH} levels.")
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


class _Converter:
    """Turns PyYAML's nodes into ours, counting each aliased node as often as it is used."""

    def __init__(self, file: str, findings: Findings) -> None:
        self._file = file
        self._findings = findings
        self._count = 0
        self._open: set[yaml.Node] = set()
        self.stopped = False

    def convert(self, node: yaml.Node) -> Node | None:
        if self.stopped:
            return None
        mark = node.start_mark
        place = Place(self._file, mark.line + 1, mark.column + 1)
        self._count += 1
        if self._count > MAX_NODES or node in self._open:
            self.stopped = True
            self._findings.note(ALIAS_LIMIT, place, "Aliases repeat themselves or unfold to too many values.")
            return None
        if len(self._open) >= MAX_DEPTH:
            self.stopped = True
            self._findings.note(TOO_DEEP, place, f"Nested deeper than {MAX_DEPTH} levels.")
            return None
        tag = node.tag
        if tag is not _TEXT and (not tag.startswith(_TAGS) or tag.startswith(_TAGS + "python")):
            self._findings.note(TAG, place, f"The tag '{tag}' is not allowed in an author file.")
        if isinstance(node, yaml.ScalarNode):
            return Scalar(node.value, place, bool(node.style) and node.style in "'\"|>")
        self._open.add(node)
        try:
            if isinstance(node, yaml.SequenceNode):
                return Items(tuple([item for one in node.value if (item := self.convert(one)) is not None]), place)
            return self._mapping(node, place)
        finally:
            self._open.discard(node)

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


__all__ = ["MAX_BYTES", "read"]
