"""Rulebooks by name: one that comes with the program, or a file of the user's own."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from scoring.authored import MAX_BYTES, nearest
from scoring.standard import SHIPPED, Standard, load_standard, shipped_standard
from simulator.errors import LibraryError, UnknownNameError

DEFAULT: Final = SHIPPED[0]
"""The rulebook of calls that name none."""


def open_standard(name: str | None) -> Standard:
    """A rulebook by the id of a shipped one or by the path of a YAML file; None: the default.

    Raises UnknownNameError where there is none, LibraryError where it cannot be read, AuthoringError with every problem
    of the file.
    """
    if name is None:
        return shipped_standard(DEFAULT)
    if name in SHIPPED:
        return shipped_standard(name)
    path = Path(name)
    if path.suffix not in (".yaml", ".yml"):
        near = nearest(name, SHIPPED)
        hint = f" Did you mean '{near}'?" if near else ""
        raise UnknownNameError(
            f"There is no rulebook '{name}'.{hint} Shipped are {', '.join(SHIPPED)}; a file of your own ends in .yaml."
        )
    try:
        with path.open("rb") as file:
            text = file.read(MAX_BYTES + 1).decode("utf-8", "surrogateescape").removeprefix("\ufeff")
    except FileNotFoundError as error:
        raise UnknownNameError(f"There is no rulebook {path}.") from error
    except OSError as error:
        raise LibraryError(f"The rulebook {path} cannot be read: {error.strerror or error}.") from error
    return load_standard(text, str(path))


__all__ = ["DEFAULT", "open_standard"]
