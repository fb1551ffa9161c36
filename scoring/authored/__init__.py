"""Author files: YAML read as a node tree of raw text with places, and the mistakes found in it.

Nothing is guessed from the look of a value: `no`, `12:30` and `010` stay the text that the author wrote, until a
reader asks for a number or a choice. All mistakes of a file are collected in one `Findings` and reported together.
"""

from scoring.authored.findings import (
    ALIAS_LIMIT,
    DUPLICATE_KEY,
    EMPTY,
    FORMAT_VERSION,
    MISSING_KEY,
    NOT_A_NUMBER,
    NOT_ONE_OF,
    OUT_OF_RANGE,
    SYNTAX,
    TAG,
    TOO_DEEP,
    TOO_LARGE,
    UNKNOWN_KEY,
    WRONG_SHAPE,
    AuthoringError,
    Findings,
    Problem,
)
from scoring.authored.nodes import Entries, Items, Node, Place, Scalar, nearest
from scoring.authored.reading import MAX_BYTES, read

__all__ = [
    "ALIAS_LIMIT", "DUPLICATE_KEY", "EMPTY", "FORMAT_VERSION", "MAX_BYTES", "MISSING_KEY", "NOT_A_NUMBER",
    "NOT_ONE_OF", "OUT_OF_RANGE", "SYNTAX", "TAG", "TOO_DEEP", "TOO_LARGE", "UNKNOWN_KEY", "WRONG_SHAPE",
    "AuthoringError", "Entries", "Findings", "Items", "Node", "Place", "Problem", "Scalar", "nearest", "read",
]  # fmt: skip
