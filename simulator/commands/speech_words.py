"""What the commands of `three-rings speech` have in common: languages and sizes in words."""

from __future__ import annotations

from typing import Final

from simulator.errors import UsageError
from simulator.settings import Language

LANGUAGES: Final[tuple[Language, ...]] = ("zh", "yue", "en")
NAMES: Final[dict[str, str]] = {"zh": "Mandarin", "yue": "Cantonese", "en": "English"}


def checked_language(named: str | None) -> Language | None:
    """A language that calls are spoken in. Raises UsageError."""
    if named is not None and named not in LANGUAGES:
        raise UsageError(f"--lang is '{named}'; one of {', '.join(LANGUAGES)} was expected.")
    return named


def megabytes(count: int) -> str:
    """A size, rounded."""
    return f"{count / 1e6:,.0f} MB" if count >= 1e6 else f"{count / 1e3:,.0f} kB" if count else ""


__all__ = ["LANGUAGES", "NAMES", "checked_language", "megabytes"]
