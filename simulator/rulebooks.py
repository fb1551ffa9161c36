"""Rulebooks by name: one that comes with the program, or a file of the user's own."""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path
from typing import Final

from scoring.authored import MAX_BYTES, nearest
from scoring.standard import SHIPPED, Standard, load_standard, shipped_standard, shipped_text
from simulator.errors import LibraryError, UnknownNameError

DEFAULT: Final = SHIPPED[0]
"""The rulebook of calls that name none."""


def open_standard(name: str | None) -> Standard:
    """A rulebook by the id of a shipped one or by the path of a YAML file; None: the default.

    Raises UnknownNameError where there is none, LibraryError where it cannot be read, AuthoringError with every problem
    of the file.
    """
    if name is None or name in SHIPPED:
        return shipped_standard(name or DEFAULT)
    return load_standard(standard_text(name), name)


def standard_text(name: str | None) -> str:
    """The text of a rulebook, as a store keeps it by its hash; `name` and errors as for `open_standard`."""
    if name is None or name in SHIPPED:
        return shipped_text(name or DEFAULT)
    path = Path(name)
    if path.suffix not in (".yaml", ".yml"):
        near = nearest(name, SHIPPED)
        hint = f" Did you mean '{near}'?" if near else ""
        raise UnknownNameError(
            f"There is no rulebook '{name}'.{hint} Shipped are {', '.join(SHIPPED)}; a file of your own ends in .yaml."
        )
    try:
        with path.open("rb") as file:
            return file.read(MAX_BYTES + 1).decode("utf-8", "surrogateescape").removeprefix("\ufeff")
    except FileNotFoundError as error:
        raise UnknownNameError(f"There is no rulebook {path}.") from error
    except OSError as error:
        raise LibraryError(f"The rulebook {path} cannot be read: {error.strerror or error}.") from error


def shipped_files() -> tuple[Path, ...]:
    """Where the rulebooks that come with the program lie."""
    folder = Path(str(files("scoring"))) / "standards"
    return tuple(folder / f"{id_}.yaml" for id_ in SHIPPED)


__all__ = ["DEFAULT", "open_standard", "shipped_files", "standard_text"]
