"""What an author file is once it was read: texts, lists and mappings with their places, nothing guessed."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from difflib import get_close_matches
from typing import NamedTuple


class Place(NamedTuple):
    """Where something stands in an author file. A tuple, as there are many: each value of a file has one."""

    file: str
    line: int
    """1 for the first line."""
    column: int
    """1 for the first character."""

    def __str__(self) -> str:
        return f"{self.file}:{self.line}:{self.column}"


class Scalar(NamedTuple):
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
        for name, value in self.entries:
            if name.text == key:
                return value
        return None

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


__all__ = ["Entries", "Items", "Node", "Place", "Scalar", "nearest"]
