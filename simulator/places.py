"""Where things lie on the disk: the shipped scenarios and assets, and the user's data and cache folders."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Final

import platformdirs

from simulator.errors import StoreError

HOME_VARIABLE: Final = "THREE_RINGS_HOME"
"""Environment variable: one folder that holds everything of a user (data, and the cache in `cache`)."""
_PACKAGE: Final = Path(__file__).resolve().parent
_SHARE: Final = "share"
"""Folder in the installed package that a wheel carries the scenarios and assets in."""


def scenarios_folder() -> Path:
    """The shipped scenarios: those of the clone where the program runs from one, else those of the package."""
    return _shipped("scenarios")


def assets_folder() -> Path:
    """The shipped fonts, sounds, portraits and texts, from the clone or from the installed package."""
    return _shipped("assets")


def drills_folder() -> Path:
    """The shipped drills: a library of short scenarios, one beat a round."""
    return assets_folder() / "drills"


def schema_folder() -> Path:
    """The JSON Schemas of author files, from the clone or from the installed package."""
    return _shipped("docs/schema")


def data_folder() -> Path:
    """The user's folder for results, records and settings; made with access for the user alone (0700).

    Raises StoreError when it cannot be made.
    """
    return private_folder(_home() or platformdirs.user_data_path("three-rings", appauthor=False))


def models_folder() -> Path:
    """The user's folder for fetched recognition models and voices, one folder each; 0700. Raises StoreError."""
    return private_folder(data_folder() / "models")


def cache_folder() -> Path:
    """The user's folder for what can be made anew (rendered lines); 0700. Raises StoreError when it cannot be made."""
    home = _home()
    return private_folder(home / "cache" if home else platformdirs.user_cache_path("three-rings", appauthor=False))


def private_folder(folder: Path) -> Path:
    """Make a folder that only the user may enter, where it is missing, and return it. Raises StoreError.

    The access of a folder that is there already is left alone: it may be one that the user shares on purpose.
    """
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError as error:
        raise StoreError(
            f"The folder {folder} cannot be used ({error.strerror or error}); "
            f"make it writable, or name another one in {HOME_VARIABLE}."
        ) from error
    return folder


def _home() -> Path | None:
    named = os.environ.get(HOME_VARIABLE)
    return Path(named).expanduser().absolute() if named else None


def _shipped(name: str) -> Path:
    in_clone = _PACKAGE.parent / name
    if (_PACKAGE.parent / "pyproject.toml").is_file() and in_clone.is_dir():
        return in_clone
    return _PACKAGE / _SHARE / name


__all__ = [
    "HOME_VARIABLE", "assets_folder", "cache_folder", "data_folder", "drills_folder", "models_folder", "private_folder",
    "scenarios_folder", "schema_folder",
]  # fmt: skip
