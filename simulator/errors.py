"""Errors that reach a person: one clear sentence each (what is wrong, where, what to do) and an exit status."""

from __future__ import annotations

from typing import ClassVar, Literal

ExitStatus = Literal[1, 2]
"""1: problems were found or nothing can go on; 2: the command was misused."""


class ThreeRingsError(Exception):
    """Root of all errors of the program that a person can act on; `str()` is the sentence to show."""

    code: ClassVar[str] = "error"
    """Stable name for `--json` output and logs."""
    exit_status: ClassVar[ExitStatus] = 1


class UsageError(ThreeRingsError):
    """The command line asks for something that does not exist or does not fit together."""

    code = "usage"
    exit_status = 2


class ScreenError(ThreeRingsError):
    """There is no display, or the window cannot be opened or painted."""

    code = "screen"


class SpeechError(ThreeRingsError):
    """A voice, a recogniser, the microphone, the speaker or a model cannot be used."""

    code = "speech"


class StoreError(ThreeRingsError):
    """The results' database or a record file cannot be read or written."""

    code = "store"


class SettingsError(ThreeRingsError):
    """The settings hold a value that does not fit."""

    code = "settings"


class LibraryError(ThreeRingsError):
    """A scenario, persona, centre card or rulebook is missing or cannot be opened."""

    code = "library"


class RetryError(ThreeRingsError):
    """A call cannot be taken up again at that place."""

    code = "retry"


class UnknownNameError(UsageError, LibraryError):
    """A scenario or rulebook was named that does not exist: misuse, not bad content."""

    code = "unknown"


class UnknownCallError(UsageError, StoreError):
    """A call was named that is not among the results."""

    code = "unknown"


__all__ = [
    "ExitStatus", "LibraryError", "RetryError", "ScreenError", "SettingsError", "SpeechError", "StoreError",
    "ThreeRingsError", "UnknownCallError", "UnknownNameError", "UsageError",
]  # fmt: skip
