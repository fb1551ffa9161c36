"""The mistakes of author files, and the reading of typed values that notes them instead of stopping."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from decimal import Decimal, InvalidOperation
from typing import Final, Literal

from scoring.authored.nodes import Entries, Items, Node, Place, Scalar, nearest

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


MOST: Final = 2_000
"""Problems of a severity that are kept: nobody mends more at once."""


@dataclass(slots=True)
class Findings:
    """Collects the problems of any number of files and reads typed values out of nodes.

    A reading method that fails notes a problem and returns its default, so that reading goes on.
    """

    problems: list[Problem] = field(default_factory=list)
    counted: Counter[str] = field(default_factory=Counter)
    """By severity, those that were not kept included."""

    def note(
        self, code: str, place: Place, message: str, *, near: str | None = None, mend: str | None = None,
        severity: Literal["error", "warning"] = "error",
    ) -> None:  # fmt: skip
        """Add one problem, unless there are more than anybody reads."""
        self.counted[severity] += 1
        if self.counted[severity] <= MOST:
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


__all__ = [
    "ALIAS_LIMIT", "DUPLICATE_KEY", "EMPTY", "FORMAT_VERSION", "MISSING_KEY", "NOT_A_NUMBER", "NOT_ONE_OF",
    "OUT_OF_RANGE", "SYNTAX", "TAG", "TOO_DEEP", "TOO_LARGE", "UNKNOWN_KEY", "WRONG_SHAPE",
    "AuthoringError", "Findings", "Problem",
]  # fmt: skip
